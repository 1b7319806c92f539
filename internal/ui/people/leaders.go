package people

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// LeadersName is the screen's name in what the window remembers.
const LeadersName = "leaders"

// Leaders is the tasks by leader: the leaders with their counts and lamps at the left, one leader's rows at the right.
type Leaders struct {
	*sheet.Sheet
	d      *Desk
	leader ledger.ID
	filled filling // whose rows stand in the table
	stand  []sheet.Group
	sum    leaderSums
	list   *grid.Grid
	model  *leaderList
	title  *canvas.Text
	post   *look.Prose
	counts *fyne.Container
	verbs  []*look.Press
	head   fyne.CanvasObject
	right  *fyne.Container // the head over the table
	aside  *desk.Aside
}

// filling is whose rows of which quarter stand in the table.
type filling struct {
	leader  ledger.ID
	quarter ledger.Quarter
}

// NewLeaders makes the screen of the year and the quarter that are looked at, on the first leader.
func NewLeaders(d *Desk) *Leaders {
	l := d.Look
	s := &Leaders{Sheet: sheet.New(d.Desk, sheet.Options{Key: LeadersName}), d: d, model: &leaderList{}}
	s.list = d.List(s.model)
	s.list.OnSelect = func(x grid.Selection) { s.choose(ledger.ID(x.Key)) }
	s.list.OnMove = func(keys []string, by int) { s.move(ledger.ID(keys[0]), by) }
	s.list.OnMenu = func(at fyne.Position) { d.Menu(s.menu(), at) }
	s.list.OnShortcut, s.Grid.OnShortcut = s.shortcut, s.shortcut
	s.list.OnEnter = func(string) bool { s.openPage(); return true }
	s.title, s.post = look.Words("", 20, true, l.Text()), look.NewProse("", 12, 16, false, l.Text2())
	s.counts = container.New(look.Flow(12, 4))
	s.verbs = []*look.Press{l.Button("", "领导资料 Alt+Enter", s.openPage), l.Button("", "接任…", s.succeed)}
	s.head = look.Panel(l.Surface(), look.Inset(8, 12, 8, 12), container.New(look.Stack(4),
		d.Headline(s.title, look.NewSpring(), s.verbs[0], s.verbs[1]), s.post, s.counts))
	add := container.New(look.Inset(8, 8, 8, 8), container.New(look.Dock(look.AtRight),
		l.Button("plus", "新增领导…", func() { d.Settled(func() { NewLeader(d) }, func() {}) }),
		container.NewClip(container.New(look.Line(0), look.Words("Alt+↑↓ 调整顺序", 12, false, l.Text2())))))
	left := container.New(look.Dock(look.AtTop), container.New(look.Stack(0), add, look.Rule(l.Line(), false)), s.list)
	s.right = container.New(look.Dock(look.AtTop), container.New(look.Stack(0), s.head, look.Rule(l.Line(), false)), s.Sheet.Content())
	s.aside = desk.NewAside(d.Desk.Desk, LeadersName, 264, left, s.right)
	s.Refresh()
	s.Arrange(2)
	return s
}

// Content is the page.
func (s *Leaders) Content() fyne.CanvasObject { return s.aside.Content() }

// Name is the screen's in what the window remembers.
func (s *Leaders) Name() string { return LeadersName }

// Detailed says that the pane is closed at first: two tables need the room.
func (s *Leaders) Detailed() bool { return false }

// Picked is the leader whose rows are shown.
func (s *Leaders) Picked() ledger.ID { return s.leader }

// Pick shows the rows of a leader; false where he is not on the list.
func (s *Leaders) Pick(leader ledger.ID) bool {
	if !s.model.has(leader) {
		return false
	}
	s.list.Select(string(leader), "name")
	return true
}

// Stops are what the keys go to before the table.
func (s *Leaders) Stops() []fyne.Focusable { return []fyne.Focusable{s.list} }

// Refresh reads the leaders and the rows out of the snapshot.
func (s *Leaders) Refresh() {
	l := s.d.Ledger()
	s.sum.read(l, s.d.Year(), s.d.Quarter(), s.d.today())
	s.model = newLeaderList(l, s.sum, s.d.today())
	if !s.model.has(s.leader) {
		s.leader = s.model.first()
	}
	s.list.SetModel(s.model)
	s.list.Select(string(s.leader), "name")
	s.fill()
}

func (s *Leaders) choose(leader ledger.ID) {
	if leader == s.leader || !s.model.has(leader) {
		return
	}
	s.leader = leader
	s.fill()
	s.d.Told()
}

// fill shows the leader's tasks, and below them those that he has handed over.
func (s *Leaders) fill() {
	l := s.d.Ledger()
	own, gone := s.sum.tasksOf(s.leader)
	now := filling{s.leader, s.sum.quarter}
	anew := now != s.filled
	if anew {
		s.stand = nil
	}
	s.stand = leaderRows(l, s.stand, own, gone)
	s.Fill(s.stand, s.columns(l), anew)
	s.filled = now
	s.heading(l, own)
}

// noLeader is what the tasks without a leader are listed under.
const noLeader ledger.ID = "none"

// tasksOf are the tasks that a leader has on a day, and those that another one has taken over from him by then.
func tasksOf(l *ledger.Ledger, tasks []*ledger.Task, leader ledger.ID, day string) (own, gone []*ledger.Task) {
	for _, t := range tasks {
		had := t.LeaderOn(day)
		switch {
		case had == leader, leader == noLeader && l.Leader(had) == nil:
			own = append(own, t)
		case slices.ContainsFunc(t.Formerly, func(f ledger.Tenure) bool { return f.Leader == leader && f.Until <= day }):
			gone = append(gone, t)
		}
	}
	return own, gone
}

func (s *Leaders) heading(l *ledger.Ledger, own []*ledger.Task) {
	x := l.Leader(s.leader)
	post := "导入附件后按领导列在这里，也可以先新增领导。"
	s.title.Text = "还没有责任领导"
	switch {
	case x != nil:
		s.title.Text, post = x.Name, termText(x)
		if until := s.sum.until[s.leader]; until != "" {
			s.title.Text += "（至" + ledger.DayText(until) + "）"
		}
		if n := s.sum.later(own); n > 0 {
			post = strings.TrimSpace(fmt.Sprintf("%s　这里是%s末由他负责的任务，其中 %d 项后来由别的领导接任。", post, s.sum.quarter.Name(), n))
		}
	case s.leader == noLeader:
		s.title.Text, post = "没有责任领导", "在“责任领导”一栏填上姓名，任务就到那位领导名下。"
	}
	s.post.SetText(post)
	look.Show(s.post, post != "")
	for _, v := range s.verbs {
		look.Show(v, x != nil)
	}
	s.counts.Objects = nil
	if s.leader != "" {
		q := s.d.Quarter()
		s.counts.Add(counted(s.d, "共", len(own), func() { s.FilterBy(view.In(view.FieldLamp, q)) }))
		s.counts.Add(look.Words(q.Name(), 14, false, s.d.Look.Text2()))
		for _, lamp := range ledger.Lamps() {
			s.counts.Add(s.lamp(lamp, len(s.sum.lamps[s.leader].Of(lamp)), q))
		}
	}
	s.counts.Refresh()
	s.head.Refresh()
	if s.head.Size().Height != s.head.MinSize().Height {
		s.right.Refresh() // the table begins where the head ends
	}
}

// lamp is a lamp with its count, which narrows the table to it.
func (s *Leaders) lamp(x ledger.Lamp, n int, q ledger.Quarter) fyne.CanvasObject {
	return container.New(look.Line(2), lamps.Sign(s.d.Look, x), counted(s.d, "", n, func() { s.FilterBy(view.In(view.FieldLamp, q), x.Word()) }))
}

// termText is what a leader is, and since when.
func termText(x *ledger.Leader) string {
	text := x.Post
	add := func(s string) {
		if text != "" {
			text += "　"
		}
		text += s
	}
	switch {
	case x.From != "" && x.To != "":
		add(ledger.DayText(x.From) + "至" + ledger.DayText(x.To))
	case x.From != "":
		add(ledger.DayText(x.From) + "起")
	case x.To != "":
		add("任至" + ledger.DayText(x.To))
	}
	return text
}

// Summary is what the status bar counts; on a lamp also why it is lit.
func (s *Leaders) Summary() string {
	x := s.d.Ledger().Leader(s.leader)
	name := "没有责任领导"
	if x != nil {
		name = x.Name
	} else if s.leader == "" {
		return ""
	}
	own, gone := s.sum.tasksOf(s.leader)
	text := fmt.Sprintf("%s %d 项", name, len(own))
	if len(gone) > 0 {
		text += fmt.Sprintf(" · 已移交 %d 项", len(gone))
	}
	if n := s.sum.later(own); n > 0 {
		text += fmt.Sprintf(" · 后来移交 %d 项", n)
	}
	return text + s.Selected() + s.why()
}

// move puts a leader one place up or down among those under his band.
func (s *Leaders) move(leader ledger.ID, by int) {
	before, ok := s.model.beside(leader, by)
	if !ok {
		return
	}
	s.d.Do(func(book *app.App) (app.Done, error) {
		return book.MoveLeader(leader, before, desk.PlaceOf(s.d.Annex(), "", ""))
	}, nil)
}

func (s *Leaders) menu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem("领导资料 Alt+Enter", s.openPage), fyne.NewMenuItem("接任…", s.succeed),
		fyne.NewMenuItem("上移 Alt+↑", func() { s.move(s.leader, -1) }), fyne.NewMenuItem("下移 Alt+↓", func() { s.move(s.leader, 1) })}
	for _, i := range items {
		i.Disabled = s.d.Ledger().Leader(s.leader) == nil
	}
	return append(items, fyne.NewMenuItem("新增领导…", func() { NewLeader(s.d) }))
}

// shortcut opens the leader's page by Alt+Enter.
func (s *Leaders) shortcut(x fyne.Shortcut) {
	if s.aside.Shortcut(x) {
		return
	}
	c, ok := x.(*desktop.CustomShortcut)
	if ok && c.Modifier == fyne.KeyModifierAlt && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		s.openPage()
		return
	}
	s.d.Shortcut(x)
}

func (s *Leaders) openPage() {
	s.d.Settled(func() {
		if s.d.Ledger().Leader(s.leader) != nil {
			LeaderPage(s.d, s.leader)
		}
	}, func() {})
}

// succeed asks who takes over.
func (s *Leaders) succeed() {
	s.d.Settled(func() {
		if x := s.d.Ledger().Leader(s.leader); x != nil {
			Succeed(s.d, x.ID)
		}
	}, func() {})
}
