package quarter

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ui/look"
)

// topStrip stands over everything: which quarter it is, which view, how many units are complete, the next quarter's verb.
type topStrip struct {
	s       *Screen
	quarter *canvas.Text // chosen in the window's bar
	rest    *fyne.Container
	verb    *fyne.Container
	whole   fyne.CanvasObject
	said    string // what it shows, to make it anew only where that changes
}

func newTopStrip(s *Screen) *topStrip {
	t := &topStrip{s: s, rest: container.New(look.Line(12)), verb: container.New(look.Line(8))}
	l := s.d.Look
	t.quarter = look.Words("", 16, true, l.Text())
	line := s.d.Headline(t.quarter, t.rest, look.NewSpring(), t.verb)
	t.whole = container.New(look.Stack(0), look.Panel(l.Surface(), look.Inset(6, 12, 6, 12), line), look.Rule(l.Line(), false))
	return t
}

// refresh shows the strip as things are now.
func (t *topStrip) refresh() {
	s := t.s
	complete, owed := s.units.complete(), len(s.loads)-s.units.complete()
	said := fmt.Sprint(s.quarter, s.way, complete, owed, s.stood.annex)
	if said == t.said {
		return
	}
	t.said = said
	t.quarter.Text = s.quarter.Name()
	l := s.d.Look
	view := func(text, key string, w way) segment { return segment{text, key, s.way == w, func() { s.turnTo(w) }} }
	t.rest.Objects = []fyne.CanvasObject{newSegments(l, []segment{view("按单位", "Alt+7", byUnit), view("按任务", "Alt+8", byTask), view(fmt.Sprintf("未报 %d", owed), "Alt+9", owing)})}
	if len(s.loads) > 0 && s.way != owing { // there the number that owe says it
		t.rest.Add(look.Words(fmt.Sprintf("报齐 %d/%d", complete, len(s.loads)), 12, false, l.Text2()))
	}
	t.verb.Objects = nil
	switch {
	case s.way != owing:
		t.verb.Add(l.Button("", "通过 Alt+1", s.passChosen))
		t.verb.Add(l.Button("", "退回… Alt+2", s.sendBack))
	case owed > 0:
		t.verb.Add(l.Button("", "记催办… Alt+T", s.noteCall))
		t.verb.Add(l.Button("", "催办通知… Ctrl+P", s.askReminders))
		t.verb.Add(l.Button("", "复制名单 Alt+C", s.copyOwing))
	}
	if next := s.next(); next != "" && s.way != owing {
		t.verb.Add(l.Button("", "开启"+next.Name()+"…", s.openNext))
	}
	t.whole.Refresh()
}
