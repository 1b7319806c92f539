package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/history"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/overview"
	"dubanben/internal/ui/people"
	"dubanben/internal/ui/quarter"
	"dubanben/internal/ui/rowlist"
	"dubanben/internal/ui/units"
	"dubanben/internal/view"
)

// nav lists the screens at the left, with how much stands on each.
type nav struct {
	w     *Window
	pane  fyne.CanvasObject
	items []*navItem
}

type navItem struct {
	press *look.Press
	text  *canvas.Text
	count *canvas.Text
	shown func() bool
	total func() int  // nil for what is not counted
	there func() bool // nil for what is always there
}

func newNav(w *Window) *nav {
	n := &nav{w: w}
	shows := func(name string) func() bool { return func() bool { return w.screen.Name() == name } }
	whole := n.item("overview", "总览", w.openOverview, shows(overview.Name), nil)
	tasks := n.item("table", "任务分解表", func() { w.openKind(ledger.WorkReport) }, func() bool { return w.showsKind(ledger.WorkReport) },
		func() int { return w.countKind(ledger.WorkReport) })
	matters := n.item("ten", "十件实事", func() { w.openKind(ledger.Practical) }, func() bool { return w.showsKind(ledger.Practical) },
		func() int { return w.countKind(ledger.Practical) })
	inQuarter := n.item("quarter", "季度进展", w.openQuarter, shows(quarter.Name), nil)
	byUnit := n.item("unit", "按单位", w.openUnits, func() bool { _, ok := w.screen.(*units.Screen); return ok },
		func() int { return len(w.busy.Units(w.book.Ledger(), w.year(), "")) })
	byLeader := n.item("leader", "按领导", w.openLeaders, shows(people.LeadersName), w.countLeaders)
	doubts := n.item("doubt", "存疑", w.openDoubtScreen, func() bool { _, ok := w.screen.(*doubtScreen); return ok }, func() int { return len(w.openDoubts()) })
	history := n.item("hist", "历史", func() { w.openHistory("") }, func() bool { _, ok := w.screen.(*history.Screen); return ok }, nil)
	var others []fyne.CanvasObject
	for _, k := range []ledger.AnnexKind{ledger.Special, ledger.Directive, ledger.Meeting} {
		i := n.item("file", k.Name(), func() { w.openKind(k) }, func() bool { return w.showsKind(k) }, func() int { return w.countKind(k) })
		n.items[len(n.items)-1].there = func() bool { return len(w.ofKind(k)) > 0 }
		others = append(others, i)
	}
	gap := func() fyne.CanvasObject {
		return container.New(look.Inset(8, 12, 8, 12), look.Rule(w.look.Line(), false))
	}
	parts := append([]fyne.CanvasObject{whole, gap(), tasks, matters}, others...)
	parts = append(parts, inQuarter, gap(), byUnit, byLeader, gap(), doubts, history)
	n.pane = container.New(look.Fixed(160, 0), container.New(look.Inset(8, 0, 8, 0), container.New(look.Stack(0), parts...)))
	return n
}

func (n *nav) item(icon, text string, open func(), shown func() bool, total func() int) fyne.CanvasObject {
	i := &navItem{text: look.Words(text, 14, false, n.w.look.Text()), count: look.Words("", 12, false, n.w.look.Text2()), shown: shown, total: total}
	row := container.New(look.Inset(0, 12, 0, 16), container.New(look.Dock(look.AtRight), container.New(look.Line(0), i.count),
		container.New(look.Line(8), n.w.look.Sign(icon, n.w.look.Text2()), i.text)))
	i.press = look.NewPress(n.w.look, container.New(look.Fixed(0, 36), row), func() { n.w.settled(open) })
	i.press.Radius = 0
	n.items = append(n.items, i)
	return i.press
}

// refresh marks the screen that is shown and counts again.
func (n *nav) refresh() {
	for _, i := range n.items {
		on := n.w.screen != nil && (i.shown() || n.w.cameFrom() == i.text.Text)
		i.text.TextStyle.Bold, i.count.TextStyle.Bold = on, on
		if i.total != nil {
			i.count.Text = strconv.Itoa(i.total())
		}
		look.Show(i.press, i.there == nil || i.there())
		i.press.Choose(on)
		i.press.Content.Refresh()
	}
	n.pane.Refresh()
}

// year is the year that is looked at: that of the annex shown, else the last one.
func (w *Window) year() int {
	if a := w.book.Ledger().Annex(w.annex); a != nil {
		return a.Year
	}
	if all := w.book.Ledger().Annexes(); len(all) > 0 {
		return all[len(all)-1].Year
	}
	return 0
}

// ofKind are the annexes of one kind in the year that is looked at.
func (w *Window) ofKind(k ledger.AnnexKind) []*ledger.Annex {
	var out []*ledger.Annex
	for _, a := range w.book.Ledger().Annexes() {
		if a.Kind == k && a.Year == w.year() {
			out = append(out, a)
		}
	}
	return out
}

func (w *Window) countKind(k ledger.AnnexKind) int {
	n := 0
	for _, a := range w.ofKind(k) {
		n += len(w.book.Ledger().TasksOf(a.ID))
	}
	return n
}

func (w *Window) showsKind(k ledger.AnnexKind) bool {
	s, ok := w.screen.(*annexScreen)
	return ok && s.kind == k
}

// openKind shows the first annex of a kind, or the page that says there is none.
func (w *Window) openKind(k ledger.AnnexKind) {
	if as := w.ofKind(k); len(as) > 0 {
		w.openAnnex(as[0].ID)
		return
	}
	w.present(newAnnexScreen(w, k, ""))
}

// openAnnex shows one annex.
func (w *Window) openAnnex(id ledger.ID) {
	a := w.book.Ledger().Annex(id)
	if a == nil {
		return
	}
	w.annex = id
	s := newAnnexScreen(w, a.Kind, id)
	w.present(s)
	if p, ok := w.places[s.Name()+string(id)]; ok {
		s.Show(p.task, p.column)
	}
}

// countLeaders is how many have tasks in the year that is looked at.
func (w *Window) countLeaders() int {
	l, n := w.book.Ledger(), 0
	for _, x := range view.ByLeader(l, view.Tasks(l, view.Query{Year: w.year()})) {
		if x.Leader != nil && len(x.Tasks) > 0 {
			n++
		}
	}
	return n
}

// cameFrom is the name of the screen that the rows shown were opened from; "" where the screen is no list of rows.
func (w *Window) cameFrom() string {
	if s, ok := w.screen.(*rowlist.Screen); ok {
		return s.From()
	}
	return ""
}

// openUnits shows the tasks by unit, the unit and row where they were left.
func (w *Window) openUnits() {
	p, left := w.places[units.Name+string(w.annex)]
	s := units.At(w.unitsDesk(), &w.busy)
	w.present(s)
	if left && s.Pick(p.picked) {
		s.Show(p.task, p.column)
	}
}

// home shows where a ledger opens: its first annex.
func (w *Window) home() {
	w.annex = ""
	if as := w.book.Ledger().Annexes(); len(as) > 0 {
		year := as[len(as)-1].Year
		for _, a := range as {
			if a.Year == year {
				w.openAnnex(a.ID)
				return
			}
		}
	}
	w.openKind(ledger.WorkReport)
}
