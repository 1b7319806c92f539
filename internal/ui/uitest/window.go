package uitest

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dubanben/internal/grid"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// Window is a window of Fyne's test driver with the product's look, and a person before it.
type Window struct {
	T    *testing.T
	App  fyne.App
	Win  fyne.Window
	Look *look.Look
	Host grid.Host
	Mod  fyne.KeyModifier // what is held down

	dialogs []*open
	later   []func()
}

// open is a dialog that is open.
type open struct {
	title         string
	enter, escape func()
}

// NewWindow opens a window of a size; it closes with the test. What waits for a time to pass never comes.
func NewWindow(t *testing.T, size fyne.Size, dark bool) *Window {
	t.Helper()
	a := test.NewTempApp(t)
	w := &Window{T: t, App: a, Look: look.New(dark), Win: a.NewWindow("")}
	t.Cleanup(w.Win.Close)
	a.Settings().SetTheme(w.Look)
	w.Win.SetPadded(false)
	w.Win.Resize(size)
	w.Host = grid.NewHost(a, w.Win)
	w.Host.Modifiers = func() fyne.KeyModifier { return w.Mod }
	w.Host.Later = func(f func()) { w.later = append(w.later, f) }
	w.Host.After = func(time.Duration, func()) {}
	w.Look.Stand(w.Host)
	w.Look.Keys = w.unused
	w.Put(container.NewStack())
	return w
}

// Put makes an object the window's content, on the product's background.
func (w *Window) Put(content fyne.CanvasObject) {
	w.Win.SetContent(look.Panel(w.Look.Background(), look.Inset(0, 0, 0, 0), container.NewStack(content)))
}

// Popup is the desk's: a dialog over the window.
func (w *Window) Popup(title string, content fyne.CanvasObject, buttons desk.Buttons) {
	d := look.NewDialog(w.Look, w.Win.Canvas(), title, content)
	row, enter := buttons(d.Hide)
	d.SetButtons(row)
	o := &open{title: title, enter: enter, escape: func() { row[0].(*look.Press).Tapped(nil) }}
	w.dialogs = append(w.dialogs, o)
	d.SetOnClosed(func() {
		w.dialogs = slices.DeleteFunc(w.dialogs, func(x *open) bool { return x == o })
	})
	d.Show()
}

// Dialog is the title of the dialog on top, "" for none.
func (w *Window) Dialog() string {
	if n := len(w.dialogs); n > 0 {
		return w.dialogs[n-1].title
	}
	return ""
}

// IsOpen holds that the dialog on top has this title, "" for none.
func (w *Window) IsOpen(title string) {
	w.T.Helper()
	if got := w.Dialog(); got != title {
		w.T.Fatalf("open is %q, want %q; to be seen is %s", got, title, Text(w.Top()))
	}
}

// unused is what becomes of a key that nothing took: Enter and Esc are the dialog's.
func (w *Window) unused(k *fyne.KeyEvent) {
	n := len(w.dialogs)
	if n == 0 {
		return
	}
	switch o := w.dialogs[n-1]; k.Name {
	case fyne.KeyEscape:
		o.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		o.enter()
	}
}

// Enter does what Enter does in the dialog on top, wherever the keys are.
func (w *Window) Enter() { w.unused(&fyne.KeyEvent{Name: fyne.KeyReturn}) }

// Escape closes the dialog on top as Esc does, wherever the keys are.
func (w *Window) Escape() { w.unused(&fyne.KeyEvent{Name: fyne.KeyEscape}) }

// Key presses keys as the driver does: on what has the focus, or on the window where nothing has.
func (w *Window) Key(names ...fyne.KeyName) {
	w.T.Helper()
	for _, n := range names {
		w.press(n)
		w.settle()
	}
}

func (w *Window) press(k fyne.KeyName) {
	f := w.Win.Canvas().Focused()
	if f == nil {
		w.unused(&fyne.KeyEvent{Name: k})
		return
	}
	if x, ok := f.(fyne.Tabbable); k == fyne.KeyTab && (!ok || !x.AcceptsTab()) {
		if w.Mod&fyne.KeyModifierShift != 0 {
			w.Win.Canvas().FocusPrevious()
		} else {
			w.Win.Canvas().FocusNext()
		}
		return
	}
	f.TypedKey(&fyne.KeyEvent{Name: k})
	if k == fyne.KeySpace {
		f.TypedRune(' ')
	}
}

// With presses a key with modifiers, as the driver brings it: as a shortcut.
func (w *Window) With(mod fyne.KeyModifier, k fyne.KeyName) {
	w.T.Helper()
	w.Mod = mod
	w.shortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
	w.Mod = 0
}

// shortcut brings a shortcut to what has the focus.
func (w *Window) shortcut(x fyne.Shortcut) {
	w.T.Helper()
	f, ok := w.Win.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		w.T.Fatalf("%T has the keys", w.Win.Canvas().Focused())
	}
	f.TypedShortcut(x)
	w.settle()
}

// Pasted puts a text on the clipboard and pastes it into what has the focus.
func (w *Window) Pasted(text string) {
	w.T.Helper()
	w.App.Clipboard().SetContent(text)
	w.shortcut(&fyne.ShortcutPaste{Clipboard: w.App.Clipboard()})
}

// Typed types a text into what has the focus.
func (w *Window) Typed(text string) {
	for _, r := range text {
		w.Win.Canvas().Focused().TypedRune(r)
	}
	w.settle()
}

// Anew types a text in place of what stands in the field with the focus.
func (w *Window) Anew(text string) {
	w.T.Helper()
	w.shortcut(&fyne.ShortcutSelectAll{})
	if text == "" {
		w.Key(fyne.KeyBackspace)
	}
	w.Typed(text)
}

// settle does what waits for the end of the event.
func (w *Window) settle() {
	for len(w.later) > 0 {
		f := w.later[0]
		w.later = w.later[1:]
		f()
	}
}

// Top is what stands on top: a dialog, or the window's content.
func (w *Window) Top() fyne.CanvasObject {
	if o := w.Win.Canvas().Overlays().Top(); o != nil {
		return o
	}
	return w.Win.Content()
}

// Sees holds that texts can be read on top.
func (w *Window) Sees(texts ...string) {
	w.T.Helper()
	all := Text(w.Top())
	for _, x := range texts {
		if !strings.Contains(all, x) {
			w.T.Errorf("%q is not to be seen in %q", x, all)
		}
	}
}

// Click presses the button on top that says just these words, or the first whose words begin so.
func (w *Window) Click(words string) {
	w.T.Helper()
	all := Found[*look.Press](w.Top())
	i := slices.IndexFunc(all, func(p *look.Press) bool { return Text(p) == words })
	if i < 0 {
		i = slices.IndexFunc(all, func(p *look.Press) bool { return strings.HasPrefix(Text(p), words) })
	}
	if i < 0 {
		w.T.Fatalf("no button %s in %q", words, Text(w.Top()))
	}
	all[i].Tapped(nil)
	w.settle()
}

// Choose picks an option of the list on top that offers it.
func (w *Window) Choose(option string) {
	w.T.Helper()
	for _, x := range Found[*look.Select](w.Top()) {
		if slices.Contains(x.Options, option) {
			x.SetSelected(option)
			w.settle()
			return
		}
	}
	w.T.Fatalf("no list offers %s", option)
}

// Want holds that two things are the same.
func (w *Window) Want(what string, got, want any) {
	w.T.Helper()
	Want(w.T, what, got, want)
}

// Want is the same for a test without a window of this kind.
func Want(t testing.TB, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
