package textarea

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Widget         = (*Area)(nil)
	_ fyne.Focusable      = (*Area)(nil)
	_ fyne.Tabbable       = (*Area)(nil)
	_ fyne.Shortcutable   = (*Area)(nil)
	_ fyne.Draggable      = (*Area)(nil)
	_ fyne.Scrollable     = (*Area)(nil)
	_ fyne.Disableable    = (*Area)(nil)
	_ desktop.Mouseable   = (*Area)(nil)
	_ desktop.Cursorable  = (*Area)(nil)
	_ fyne.WidgetRenderer = (*renderer)(nil)
)

// Area is the text editor as a widget. It shows neither box nor focus ring; both are its owner's. A disabled Area is
// faint and cannot be entered; one that is read-only can be entered, selected from and copied.
type Area struct {
	widget.DisableableWidget

	TakesTab   bool                                   // Tab comes to OnKey instead of moving the focus
	OnChanged  func()                                 // after every edit, but not after SetText
	OnHeight   func()                                 // HeightFor the present width has changed
	OnCaret    func(at fyne.Position, height float32) // caret or text may have moved, while focused; as Caret
	OnKey      func(*fyne.KeyEvent) bool              // asked before the Area takes a key; true = taken
	OnShortcut func(fyne.Shortcut) bool               // asked before the Area takes a shortcut; true = taken
	OnFocus    func(gained bool)                      // the focus came or went
	OnMenu     func(at fyne.Position)                 // secondary click, at a place of the window's canvas
	OnScroll   func(*fyne.ScrollEvent)                // the wheel where the text does not scroll, or with Ctrl

	host     Host
	style    Style
	text     editing
	focused  bool
	menu     bool // the selection stays visible though a menu has taken the focus
	readOnly bool
	scroll   offset
	press    press
	wanted   float32 // the height the owner was last told of
	asked    asked   // the last answer of HeightFor

	brush brush
	body  *body
	clip  *container.Clip
}

// asked is the last answer of HeightFor for another width than the present one.
type asked struct {
	width float32
	rows  int // 0 = none
}

// New makes an empty Area.
func New(style Style, host Host) *Area {
	a := &Area{host: host}
	a.body = newBody(a)
	a.clip = container.NewClip(a.body)
	a.ExtendBaseWidget(a)
	a.text.layout.width = math.Inf(1)
	a.text.oneLine = style.Single
	a.style = style
	a.text.layout.measure = NewMeasurer(style.Size, style.Bold)
	a.text.load("")
	a.wanted = a.HeightFor(0)
	return a
}

// SetStyle changes the look and keeps text, selection and what can be undone, unless line breaks have to go.
func (a *Area) SetStyle(style Style) {
	old := a.style
	a.style = style
	if old.Size != style.Size || old.Bold != style.Bold {
		a.text.layout.measure = NewMeasurer(style.Size, style.Bold)
	}
	if a.text.oneLine = style.Single; style.Single && len(a.text.paras) > 1 {
		a.text.load(a.text.String())
	}
	a.relay()
	a.settle()
}

// SetText begins anew with a text, the caret before its first character. Line breaks become "\n", tabs spaces, and other
// control characters are left out.
func (a *Area) SetText(s string) {
	a.text.load(s)
	a.scroll, a.press, a.asked = offset{}, press{}, asked{}
	a.show()
}

// Text is the text.
func (a *Area) Text() string { return a.text.String() }

// Empty reports whether there is no text.
func (a *Area) Empty() bool { return a.text.size() == 0 }

// Insert puts a text, cleaned as by SetText, in the place of the selection, as one step that can be undone.
func (a *Area) Insert(s string) {
	if a.text.insert(clean(s, a.style.Single), single) {
		a.edited()
	}
}

// SelectAll selects the whole text.
func (a *Area) SelectAll() { a.Select(0, a.text.size()) }

// Select selects the bytes from one place to another, where the caret will be. Places outside the text or inside a
// character are brought to the nearest fitting one.
func (a *Area) Select(from, to int) {
	a.text.selectBetween(from, to)
	a.show()
}

// Selected is the selected text.
func (a *Area) Selected() string { return a.text.slice(a.text.selection.bounds()) }

// CaretToStart puts the caret before the text.
func (a *Area) CaretToStart() { a.move(top, false) }

// CaretToEnd puts the caret behind the text.
func (a *Area) CaretToEnd() { a.move(bottom, false) }

// Caret is where the line of the caret stands in the Area and how high it is. A caret that is scrolled out of sight
// counts as standing at the nearest edge.
func (a *Area) Caret() (at fyne.Position, height float32) {
	at = a.caret()
	size := a.Size()
	at.X = min(max(at.X, 0), max(size.Width, 0))
	at.Y = min(max(at.Y, 0), max(size.Height-a.style.Pitch, 0))
	return at, a.style.Pitch
}

// HeightFor is the height at which an Area of the width shows all of its text.
func (a *Area) HeightFor(width float32) float32 {
	inner := a.inner(width)
	rows := a.text.layout.rows()
	if inner != a.text.layout.width {
		if a.asked.rows == 0 || a.asked.width != width {
			a.asked = asked{width, a.text.layout.rowsAt(inner, a.text.paras)}
		}
		rows = a.asked.rows
	}
	return a.style.Top + float32(rows)*a.style.Pitch + a.style.Bottom
}

// inner is the width of lines in an Area of the width; no line is narrower than a character.
func (a *Area) inner(width float32) float64 {
	if a.style.Single || width <= 0 {
		return math.Inf(1)
	}
	return float64(max(width-a.style.Left-a.style.Right, a.style.Size))
}

// SetReadOnly says whether the person may change the text.
func (a *Area) SetReadOnly(yes bool) { a.readOnly = yes }

// Focused reports whether what is typed comes here.
func (a *Area) Focused() bool { return a.focused }

// FocusGained is called by Fyne.
func (a *Area) FocusGained() { a.setFocused(true) }

// FocusLost is called by Fyne.
func (a *Area) FocusLost() { a.setFocused(false) }

func (a *Area) setFocused(yes bool) {
	a.focused = yes
	if yes {
		a.menu = false
	} else {
		a.press = press{}
	}
	a.text.history.close()
	a.paint()
	if a.OnFocus != nil {
		a.OnFocus(yes)
	}
	a.tell()
}

// AcceptsTab is asked by Fyne.
func (a *Area) AcceptsTab() bool { return a.TakesTab }

// Cursor is asked by Fyne.
func (a *Area) Cursor() desktop.Cursor {
	if a.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.TextCursor
}

// relay breaks the text anew: its width or its font is another one.
func (a *Area) relay() {
	a.asked = asked{}
	a.text.layout.lay(a.text.layout.measure, a.inner(a.Size().Width), a.text.paras)
}

// edited follows an edit.
func (a *Area) edited() {
	a.asked = asked{}
	a.show()
	if a.OnChanged != nil {
		a.OnChanged()
	}
}

// show follows whatever has changed text or caret.
func (a *Area) show() {
	a.tellHeight()
	a.showCaret()
	a.paint()
	a.tell()
}

// settle follows another size or font. Only where the person is typing does it scroll to the caret.
func (a *Area) settle() {
	a.tellHeight()
	if a.scrollTo(a.scroll); a.focused {
		a.showCaret()
	}
	a.paint()
	a.tell()
}

func (a *Area) tellHeight() {
	if wanted := a.HeightFor(a.Size().Width); wanted != a.wanted {
		a.wanted = wanted
		if a.OnHeight != nil {
			a.OnHeight()
		}
	}
}

// tell says where the caret is, as long as it is shown.
func (a *Area) tell() {
	if a.focused && a.OnCaret != nil {
		a.OnCaret(a.Caret())
	}
}
