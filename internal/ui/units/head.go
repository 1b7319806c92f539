package units

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// head says over the rows whose they are: names, contact, groups or members, counts, lamps, what is owed, and which role is
// shown.
type head struct {
	s      *Screen
	title  *canvas.Text
	more   *look.Prose
	counts *fyne.Container
	roles  *fyne.Container
	page   *look.Press
	whole  fyne.CanvasObject
}

func newHead(s *Screen) *head {
	l := s.d.Look
	h := &head{s: s, title: look.Words("", 20, true, l.Text()), more: look.NewProse("", 12, 16, false, l.Text2()),
		counts: container.New(look.Flow(12, 2)), roles: container.New(look.Line(0))}
	h.page = l.Button("", "单位资料 Alt+Enter", s.openPage)
	h.whole = look.Panel(l.Surface(), look.Inset(8, 12, 8, 12), container.New(look.Stack(4),
		s.d.Headline(h.title, look.NewSpring(), h.page), h.more, h.counts, container.New(look.Line(0), look.Framed(l, h.roles))))
	return h
}

// fill says it of one unit.
func (h *head) fill(l *ledger.Ledger, x view.Load) {
	h.title.Text = "没有这样的单位"
	h.counts.Objects, h.roles.Objects = nil, nil
	more := ""
	if len(l.Units()) == 0 {
		h.title.Text = "还没有单位，导入附件后按单位列在这里"
	}
	if x.Unit != nil {
		h.title.Text = x.Unit.Name
		more = about(l, x.Unit)
		if x.Total() == 0 {
			more = strings.TrimLeft(more+"　这一年没有任务；把它写进任务分解表的责任单位栏，任务就列在这里。", "　")
		}
		h.count(x)
		h.offer(x)
	}
	look.Show(h.page, x.Unit != nil)
	h.more.SetText(more)
	look.Show(h.more, more != "")
	h.whole.Refresh()
	if h.s.right != nil && h.whole.Size().Height != h.whole.MinSize().Height {
		h.s.right.Refresh() // the table begins where the head ends
	}
}

// about is what else the unit is called, with whom it belongs together, and whom to ask.
func about(l *ledger.Ledger, u *ledger.Unit) string {
	var out []string
	var groups, members []string
	for _, g := range view.Groups(l, u.ID) {
		groups = append(groups, g.Name)
	}
	for _, id := range u.Members {
		if m := l.Unit(id); m != nil {
			members = append(members, m.Name)
		}
	}
	if len(u.Others) > 0 {
		out = append(out, "又称 "+strings.Join(u.Others, "、"))
	}
	if len(u.Former) > 0 {
		var names []string
		for _, f := range u.Former {
			names = append(names, f.Name)
		}
		out = append(out, "曾用名 "+strings.Join(names, "、"))
	}
	if len(groups) > 0 {
		out = append(out, "属于 "+strings.Join(groups, "、"))
	}
	switch {
	case len(members) > 0:
		out = append(out, fmt.Sprintf("成员 %d 个：%s", len(members), strings.Join(members, "、")))
	case u.Kind == ledger.Group:
		out = append(out, "成员由每项任务另选")
	}
	if who := strings.TrimSpace(u.Contact + " " + u.Phone); who != "" {
		out = append(out, "联系人 "+who)
	}
	return strings.Join(out, "　")
}

// count says how many tasks there are, their lamps, and how many answers are owed.
func (h *head) count(x view.Load) {
	s, l := h.s, h.s.d.Look
	h.counts.Add(look.Words(fmt.Sprintf("牵头 %d　相关 %d　"+viaWord+" %d　合计 %d", len(x.Lead), len(x.Related), len(x.Via), x.Total()), 14, false, l.Text2()))
	if s.stand.begun || s.stand.lit {
		for _, lamp := range ledger.Lamps() {
			if n := s.stand.lamp(s.unit, lamp); n > 0 {
				h.counts.Add(container.New(look.Line(0), lamps.Sign(l, lamp), link(l, "", strconv.Itoa(n), func() { s.onlyLamp(lamp) })))
			}
		}
	}
	q := s.d.Quarter()
	owed := s.stand.owed[s.unit]
	switch {
	case owed == 0 && s.stand.begun && x.Unit.Kind != ledger.Group:
		h.counts.Add(look.Words(q.Name()+"不欠报", 14, false, l.Text2()))
	case owed > 0:
		h.counts.Add(link(l, q.Name()+"欠报", strconv.Itoa(owed)+" Alt+B", s.openQuarter))
	}
	h.counts.Refresh()
}

// link is a word with a number that opens what it counts.
func link(l *look.Look, word, number string, open func()) *look.Press {
	number, key, _ := strings.Cut(number, " ")
	under := container.New(look.Stack(1), look.Words(number, 14, true, l.Accent()), look.Rule(l.Accent(), false))
	row := container.New(look.Line(4))
	if word != "" {
		row.Add(look.Words(word, 14, false, l.Text2()))
	}
	row.Add(under)
	if key != "" {
		row.Add(look.Words(key, 12, false, l.Text2()))
	}
	return look.NewPress(l, container.New(look.Inset(1, 4, 2, 4), row), open)
}

// The roles in which a unit has tasks.
const (
	roleLead    = "牵头"
	roleRelated = "相关"
	roleVia     = "经"
)

// viaWord heads the tasks that come through any of a unit's groups.
const viaWord = "经组"

// roles are what can be shown alone, all first.
func roles() []string { return []string{"", roleLead, roleRelated, roleVia} }

// offer lets one role be shown alone.
func (h *head) offer(x view.Load) {
	l := h.s.d.Look
	for i, r := range roles() {
		name := map[string]string{"": "全部", roleVia: viaWord}[r]
		if name == "" {
			name = r
		}
		n := []int{x.Total(), len(x.Lead), len(x.Related), len(x.Via)}[i]
		chosen, ink := h.s.role == r, l.Text()
		if chosen {
			ink = l.Accent()
		}
		words := container.New(look.Line(6), look.Words(fmt.Sprintf("%s %d", name, n), 12, chosen, ink), look.Words(fmt.Sprintf("Alt+%d", i+1), 12, false, l.Text2()))
		p := look.NewPress(l, container.New(look.Fixed(0, 24), container.New(look.Inset(0, 10, 0, 10), words)), func() { h.s.only(r) })
		p.Soft = chosen
		h.roles.Add(p)
	}
	h.roles.Refresh()
}
