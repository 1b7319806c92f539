package importer

import (
	"fmt"

	"fyne.io/fyne/v2"
)

// places are what can have the keys on the present page, by names that stay when the page is built anew.
type places struct {
	all   map[string]fyne.Focusable
	want  string // what gets the keys next; "" for what has them
	shown bool   // the wizard stands in the window
}

// The names that several pages use.
const (
	mainButton = "main"
	sheetTable = "table"
)

// place gives something a name under which it keeps the keys.
func place[F fyne.Focusable](w *Wizard, f F, name string, more ...any) F {
	w.places.all[fmt.Sprintln(append([]any{name}, more...)...)] = f
	return f
}

// holder is the name of what has the keys.
func (w *Wizard) holder() string {
	focused := w.desk.Host.Focused()
	for name, f := range w.places.all {
		if f == focused {
			return name
		}
	}
	return ""
}

// settle gives the keys to what is wanted, else to what had them, else to what goes on.
func (w *Wizard) settle(had string) {
	if !w.places.shown {
		return
	}
	if w.places.want != "" {
		had, w.places.want = fmt.Sprintln(w.places.want), ""
	}
	f, ok := w.places.all[had]
	if !ok {
		f = w.places.all[fmt.Sprintln(mainButton)]
	}
	if f != w.desk.Host.Focused() {
		w.desk.Host.Focus(f)
	}
}

// Arrive gives the keys to the wizard, once it stands in the window.
func (w *Wizard) Arrive() {
	w.places.shown = true
	w.settle("")
}

// toMain leaves a field or a table for the button that goes on.
func (w *Wizard) toMain() {
	w.places.want = mainButton
	w.settle("")
}

// key obeys a key that neither a button nor a table has a use for: F6 leaves a table too, as it goes to the next part of a window.
func (w *Wizard) key(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF6:
		if w.holder() == fmt.Sprintln(sheetTable) {
			w.toMain()
			return
		}
	}
	w.desk.Look.Keys(k)
}

// Escape stops what is being done, else goes back a step. It loses nothing: chosen files are given up by a button only.
func (w *Wizard) Escape() {
	switch {
	case w.job != nil:
		w.stop()
	case w.step > 0:
		w.back()
	case len(w.good()) > 0:
		w.say("选好的文件还在。不导入了，请按“取消”。")
	default:
		w.desk.Leave()
	}
}

// Enter goes on, where nothing that has the keys takes it.
func (w *Wizard) Enter() { w.next() }

// leave gives the import up; where files are chosen, it asks.
func (w *Wizard) leave() {
	n := len(w.good())
	if n == 0 {
		w.desk.Leave()
		return
	}
	w.desk.Ask("放弃导入", fmt.Sprintf("选好的 %d 个文件不再导入，这里的答复和勾选也不保留。台账没有改动。", n), "放弃", w.desk.Leave)
}
