package desk

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// asideIn is an aside of a screen of the width, in a window that remembers.
func asideIn(t *testing.T, prefs fyne.Preferences, width float32) (*Aside, *canvas.Rectangle) {
	t.Helper()
	w := test.NewTempWindow(t, canvas.NewRectangle(nil))
	w.SetPadded(false)
	list := canvas.NewRectangle(nil)
	a := NewAside(&Desk{Look: look.New(false), Canvas: w.Canvas(), Prefs: prefs}, "units", 220, list, canvas.NewRectangle(nil))
	w.SetContent(a.Content())
	w.Resize(fyne.NewSize(width, 600))
	return a, list
}

func TestTheEdgeOfAListIsDraggedAndStaysThere(t *testing.T) {
	prefs := test.NewTempApp(t).Preferences()
	a, list := asideIn(t, prefs, 1206)
	own := list.Size().Width
	grip := a.whole.Objects[3].(*grip)
	drag := func(by float32) {
		grip.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(by, 0)})
		grip.DragEnd()
	}
	drag(-100)
	if got := list.Size().Width; got != own-100 {
		t.Errorf("dragged by 100 the list is %v wide, was %v", got, own)
	}
	if _, again := asideIn(t, prefs, 1206); again.Size().Width != own-100 {
		t.Errorf("opened again the list is %v wide", again.Size().Width)
	}
	drag(-5000)
	if got := list.Size().Width + 1; got != asideLeast {
		t.Errorf("at least the list is %v wide", got)
	}
	drag(5000)
	if got := list.Size().Width; got > 1206*asideMost {
		t.Errorf("at most the list is %v wide", got)
	}
	grip.DoubleTapped(nil)
	if got := list.Size().Width; got != own {
		t.Errorf("after a double click the list is %v wide, want its own %v", got, own)
	}
}

func TestAListIsNarrowerInANarrowWindowAndKeysMoveItsEdge(t *testing.T) {
	prefs := test.NewTempApp(t).Preferences()
	a, list := asideIn(t, prefs, 930)
	if got := list.Size().Width + 1; got != 220 {
		t.Errorf("the list is %v wide, want 220", got)
	}
	key := func(k fyne.KeyName, mod fyne.KeyModifier) bool {
		return a.Shortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
	}
	if !key(fyne.KeyRight, fyne.KeyModifierAlt) || list.Size().Width+1 != 220+asideStep {
		t.Errorf("Alt+→ makes it %v wide", list.Size().Width+1)
	}
	if !key(fyne.KeyLeft, fyne.KeyModifierAlt) || list.Size().Width+1 != 220 {
		t.Errorf("Alt+← makes it %v wide", list.Size().Width+1)
	}
	if key(fyne.KeyUp, fyne.KeyModifierAlt) || key(fyne.KeyLeft, fyne.KeyModifierControl) {
		t.Error("other keys are taken")
	}
}

func TestADialogOffersTodayOnlyInTheQuartersYear(t *testing.T) {
	for _, c := range []struct {
		today string
		q     ledger.Quarter
		want  string
	}{
		{"2020-07-14", "2020Q3", "2020-07-14"},
		{"2020-01-03", "2020Q4", "2020-01-03"},
		{"2026-11-23", "2020Q2", "2020-06-30"},
		{"2019-12-31", "2020Q1", "2020-03-31"},
		{"2026-11-23", "", "2026-11-23"},
	} {
		d := &Desk{Now: func() time.Time {
			day, err := time.Parse(time.DateOnly, c.today)
			if err != nil {
				t.Fatal(err)
			}
			return day
		}}
		if got := d.OfferedDay(c.q); got != c.want {
			t.Errorf("on %s in %s: %s, want %s", c.today, c.q, got, c.want)
		}
	}
}
