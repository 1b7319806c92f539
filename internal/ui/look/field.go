package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/textarea"
)

// Field is a framed place to type into, of one line or of several. The input method's window follows its caret.
type Field struct {
	widget.BaseWidget
	Area     *textarea.Area
	Changed  func(string)
	Enter    func() // Return; in a field of several lines Ctrl+Return; nil leaves Return to the owner of the keys
	Escape   func()
	Shortcut func(fyne.Shortcut) bool
	Focus    func(gained bool)

	look    *Look
	hint    string
	tab     func(back bool)
	lines   int
	most    int  // up to how many lines it grows; 0 for not at all
	returns bool // Return calls Enter
	wrong   bool
	frame   *canvas.Rectangle
	focused bool
}

// The padding of a field and the pitch of its lines.
const (
	fieldPadX  = 8
	fieldPadY  = 5
	fieldPitch = 20
)

// NewField makes a field; lines is how many it shows at least, 1 for one that has no more.
func NewField(l *Look, text, hint string, lines int) *Field {
	f := &Field{look: l, hint: hint, lines: lines, frame: canvas.NewRectangle(color.Transparent)}
	f.Area = textarea.New(l.AreaStyle(hint, lines == 1), l.Host)
	f.Area.SetText(text)
	f.Area.OnChanged = func() {
		f.mark(false)
		if f.Changed != nil {
			f.Changed(f.Area.Text())
		}
	}
	f.Area.OnKey, f.Area.OnShortcut = f.key, f.shortcut
	f.Area.OnFocus = func(gained bool) {
		f.focused = gained
		f.paint()
		if f.Focus != nil {
			f.Focus(gained)
		}
	}
	f.Area.OnCaret = func(at fyne.Position, height float32) {
		if l.Caret != nil {
			l.Caret(l.Position(f.Area).Add(at), height)
		}
	}
	f.ExtendBaseWidget(f)
	return f
}

// AreaStyle is how text looks where it is typed.
func (l *Look) AreaStyle(hint string, single bool) textarea.Style {
	return textarea.Style{
		Size: 14, Pitch: fieldPitch, Left: fieldPadX, Right: fieldPadX, Top: fieldPadY, Bottom: fieldPadY, Single: single, Placeholder: hint,
		Text: l.Text(), Faint: l.Text3(), Caret: l.Text(), Selection: l.Soft(),
	}
}

// Text is what stands in it.
func (f *Field) Text() string { return f.Area.Text() }

// SetText puts a text in; Changed is not called.
func (f *Field) SetText(s string) { f.Area.SetText(s) }

// Wrong marks the field as one whose text cannot be taken, until it is changed.
func (f *Field) Wrong() { f.mark(true) }

func (f *Field) mark(wrong bool) {
	if f.wrong != wrong {
		f.wrong = wrong
		f.paint()
	}
}

// ReturnKeeps has Return call Enter in a field of several lines too; Alt+Return is the line break then.
func (f *Field) ReturnKeeps() { f.returns = true }

// GrowTo lets the field grow with its text, up to so many lines.
func (f *Field) GrowTo(lines int) { f.most = lines }

// OnTab says what Tab does; without it the focus goes where Fyne takes it.
func (f *Field) OnTab(do func(back bool)) { f.tab, f.Area.TakesTab = do, true }

func (f *Field) key(k *fyne.KeyEvent) bool {
	switch {
	case k.Name == fyne.KeyEscape && f.Escape != nil:
		f.Escape()
	case (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && (f.lines == 1 || f.returns) && f.Enter != nil:
		if f.returns && f.look.Host.Modifiers()&fyne.KeyModifierAlt != 0 {
			return false
		}
		f.Enter()
	case k.Name == fyne.KeyTab && f.tab != nil:
		f.tab(f.look.Host.Modifiers()&fyne.KeyModifierShift != 0)
	case function(k.Name) && f.look.Keys != nil:
		f.look.Keys(k)
	default:
		return false
	}
	return true
}

// function tells whether it is one of the keys F1 to F12: no text takes them, the window does.
func function(k fyne.KeyName) bool { return len(k) > 1 && k[0] == 'F' && k[1] >= '1' && k[1] <= '9' }

func (f *Field) shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if ok && f.returns && c.Modifier == fyne.KeyModifierAlt && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		f.Area.Insert("\n")
		return true
	}
	if ok && f.Enter != nil && c.Modifier == fyne.KeyModifierControl && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		f.Enter()
		return true
	}
	return f.Shortcut != nil && f.Shortcut(s)
}

func (f *Field) paint() {
	l := f.look
	f.frame.FillColor, f.frame.StrokeColor, f.frame.StrokeWidth, f.frame.CornerRadius = l.Surface(), l.Control(), 1, 4
	if f.focused {
		f.frame.StrokeColor, f.frame.StrokeWidth = l.Accent(), 2
	}
	if f.wrong {
		f.frame.StrokeColor = l.Error()
	}
	f.frame.Refresh()
}

// CreateRenderer belongs to Fyne.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	f.paint()
	return &fieldRenderer{f}
}

type fieldRenderer struct{ f *Field }

func (r *fieldRenderer) Destroy() {}
func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.frame, r.f.Area}
}
func (r *fieldRenderer) MinSize() fyne.Size {
	high := float32(r.f.lines)*fieldPitch + 2*fieldPadY
	if w := r.f.Area.Size().Width; r.f.most > 0 && w > 0 {
		high = max(high, min(r.f.Area.HeightFor(w), float32(r.f.most)*fieldPitch+2*fieldPadY))
	}
	return fyne.NewSize(60, high)
}
func (r *fieldRenderer) Layout(s fyne.Size) {
	r.f.frame.Resize(s)
	r.f.Area.Move(fyne.NewPos(1, 0))
	r.f.Area.Resize(s.SubtractWidthHeight(2, 0))
}
func (r *fieldRenderer) Refresh() {
	r.f.Area.SetStyle(r.f.look.AreaStyle(r.f.hint, r.f.lines == 1))
	r.f.paint()
}
