package quarter

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
)

// unitHead stands over the rows of one unit: who it is, how far its answers have come, what can be done with them.
type unitHead struct {
	s     *Screen
	left  *fyne.Container // the unit's name and whom to call
	right *fyne.Container // verbs on its answers
	below *fyne.Container // what can be shown of them
	whole fyne.CanvasObject
	said  string // what it shows, to make it anew only where that changes
	state string // the state that a link has filtered by, "" for none
}

func newUnitHead(s *Screen) *unitHead {
	h := &unitHead{s: s, left: container.New(look.Flow(8, 4)), right: container.New(look.Line(8)), below: container.New(look.Flow(8, 4))}
	l := s.d.Look
	line := container.New(look.Dock(look.AtRight), container.New(look.Inset(0, 0, 0, 12), container.New(look.Stack(0), h.right)), h.left)
	h.whole = container.New(look.Stack(0), look.Panel(l.Surface(), look.Inset(9, 12, 7, 12), container.New(look.Stack(4), line, h.below)), look.Rule(l.Line(), false))
	return h
}

// refresh shows the head of the unit.
func (h *unitHead) refresh() {
	s := h.s
	u := s.d.Ledger().Unit(s.unit)
	if u == nil || s.way != byUnit {
		return
	}
	all := s.unitRows("")
	rows := s.unitRows(s.annex)
	by := map[ledger.ReportState]int{}
	for _, r := range rows {
		if a := about(r); a.standing.Must || a.standing.Report != nil {
			by[a.standing.State]++
		}
	}
	if len(s.Tabled().Rows()) == len(rows) { // what a link has narrowed was widened again, be it elsewhere
		h.state = ""
	}
	contact := contactOf(u, all)
	old, calls := len(carriedOf(rows)), called(s.d.Ledger().Calls(s.unit, s.quarter))
	said := fmt.Sprint(s.unit, u.Name, contact, calls, s.annex, h.state, len(all), by, old, annexCounts(all))
	if said == h.said {
		return
	}
	h.said = said
	l := s.d.Look
	h.left.Objects = []fyne.CanvasObject{look.Words(u.Name, 20, true, l.Text())}
	if contact != "" {
		h.left.Add(look.Words(contact, 14, false, l.Text2()))
	}
	h.below.Objects = nil
	if x := h.annexes(all); len(x) > 2 {
		h.below.Add(newSegments(l, x))
	}
	h.below.Add(h.links(by))
	if calls != "" {
		h.below.Add(l.Tool("", calls, s.noteCall))
	}
	h.right.Objects = []fyne.CanvasObject{l.Button("left", "上一单位", func() { s.step(-1) }), nextButton(l, func() { s.step(1) })}
	if old > 0 {
		h.right.Objects = append([]fyne.CanvasObject{l.Button("", "选中项与上季相同 Alt+4", s.confirmSame)}, h.right.Objects...)
	}
	if n := by[ledger.Reported]; n > 0 {
		all := look.NewPress(l, container.New(look.Fixed(0, 28), container.New(look.Inset(0, 12, 0, 12), container.New(look.Line(0),
			look.Words(fmt.Sprintf("待审 %d 项全部通过", n), 14, true, l.OnAccent())))), s.passAll)
		all.Primary = true
		h.right.Add(all)
	}
	h.whole.Refresh()
}

// nextButton has its arrow behind its words.
func nextButton(l *look.Look, do func()) fyne.CanvasObject {
	p := look.NewPress(l, container.New(look.Fixed(0, 28), container.New(look.Inset(0, 8, 0, 8),
		container.New(look.Line(6), look.Words("下一单位", 14, false, l.Text()), l.Sign("right", l.Text())))), do)
	p.Framed = true
	return p
}

// links are the counts of the states; each shows its rows, and all again when it is pressed once more.
func (h *unitHead) links(by map[ledger.ReportState]int) fyne.CanvasObject {
	row := container.New(look.Line(2))
	for _, x := range []struct {
		word  string
		state ledger.ReportState
	}{{"待审", ledger.Reported}, {"已审", ledger.Reviewed}, {"退回", ledger.Returned}, {"未报", ledger.Unreported}} {
		name := x.state.Name()
		if by[x.state] == 0 && h.state != name {
			continue
		}
		row.Add(newLink(h.s.d.Look, x.word, fmt.Sprint(by[x.state]), h.state == name, func() { h.filter(name) }))
	}
	return row
}

// filter narrows the rows to a state, or shows all where they are narrowed to it already.
func (h *unitHead) filter(state string) {
	s := h.s
	s.d.Settled(func() {
		if h.state == state && len(s.Tabled().Rows()) < len(s.unitRows(s.annex)) {
			h.state = ""
			s.sheets[byUnit].FilterBy(stateField())
		} else {
			h.state = state
			s.sheets[byUnit].FilterBy(stateField(), state)
		}
		h.refresh()
		s.d.Host.Focus(s.Table())
	}, func() {})
}

// annexes are the annexes in which the unit has something to answer, and all of them together.
func (h *unitHead) annexes(all []sheet.Row) []segment {
	s := h.s
	l := s.d.Ledger()
	show := func(a ledger.ID) func() {
		return func() {
			s.d.Settled(func() {
				s.annex = a
				s.show()
				s.d.Host.Focus(s.Table())
				s.d.Told()
			}, func() {})
		}
	}
	counts := annexCounts(all)
	var out []segment
	for _, a := range l.Annexes() {
		if n := counts[a.ID]; n > 0 {
			out = append(out, segment{fmt.Sprintf("%s %d", a.Name(), n), "", s.annex == a.ID, show(a.ID)})
		}
	}
	return append(out, segment{fmt.Sprintf("全部 %d", len(all)), "", s.annex == "", show("")})
}

func annexCounts(rows []sheet.Row) map[ledger.ID]int {
	counts := map[ledger.ID]int{}
	for _, r := range rows {
		counts[r.Task.Annex]++
	}
	return counts
}

// contactOf is whom to call: the unit's contact, or else the persons that its tasks name.
func contactOf(u *ledger.Unit, rows []sheet.Row) string {
	if u.Kind == ledger.Group {
		return "这是组，还没有选定由哪些单位报"
	}
	if u.Contact != "" || u.Phone != "" {
		return strings.TrimSpace("联系人 " + u.Contact + " " + u.Phone)
	}
	const most = 3
	var persons []string
	seen := map[string]bool{"": true}
	for _, r := range rows {
		for _, m := range r.Task.Lead {
			if m.Unit == u.ID && !seen[m.Person] {
				seen[m.Person] = true
				persons = append(persons, m.Person)
			}
		}
	}
	if len(persons) == 0 {
		return ""
	}
	if len(persons) > most {
		return "责任人 " + strings.Join(persons[:most], "、") + "等"
	}
	return "责任人 " + strings.Join(persons, "、")
}
