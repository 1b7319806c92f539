// Command entry is a window with one multi-line entry for the test of the input method. It prints a JSON line for all that
// happens in it.
package main

import (
	"encoding/json"
	"fmt"

	"dubanben/internal/ime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

// event is one printed line.
type event struct {
	Kind string // ready, text, key, caret
	Text string
	X, Y float32 // caret's lower left corner on the canvas
}

func say(e event) {
	b, err := json.Marshal(e)
	if err == nil {
		fmt.Println(string(b))
	}
}

type field struct{ widget.Entry }

// TypedKey prints the keys that reach the program.
func (f *field) TypedKey(k *fyne.KeyEvent) {
	say(event{Kind: "key", Text: string(k.Name)})
	f.Entry.TypedKey(k)
}

func main() {
	a := app.NewWithID("dubanben.test.ime")
	w := a.NewWindow("dubanben-ime-test")
	f := &field{}
	f.MultiLine = true
	f.ExtendBaseWidget(f)
	f.OnChanged = func(s string) { say(event{Kind: "text", Text: s}) }
	f.OnCursorChanged = func() {
		pos := a.Driver().AbsolutePositionForObject(f).Add(f.CursorPosition())
		ime.Place(w, ime.Caret{Pos: pos, Height: 20})
		say(event{Kind: "caret", X: pos.X, Y: pos.Y + 20})
	}
	w.SetContent(f)
	w.Resize(fyne.NewSize(500, 300))
	a.Lifecycle().SetOnStarted(func() {
		w.Canvas().Focus(f)
		say(event{Kind: "ready"})
	})
	w.ShowAndRun()
}
