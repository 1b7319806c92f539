package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// annexScreen is one annex as a table: 任务分解表, 十件实事, or rows of another kind.
type annexScreen struct {
	*sheet.Sheet // nil on the page that says there is none
	d            *sheet.Desk
	home         func()
	quarter      func() ledger.Quarter // that is looked at
	kind         ledger.AnnexKind
	annex        ledger.ID // "" where the ledger has none of the kind
	title        *canvas.Text
	count        *canvas.Text
	head         *fyne.Container
	hint         fyne.CanvasObject // stands over a table without rows
	top          *fyne.Container   // head and hint
	page         *fyne.Container
}

func newAnnexScreen(w *Window, kind ledger.AnnexKind, annex ledger.ID) *annexScreen {
	s := &annexScreen{d: w.sheetDesk(), kind: kind, annex: annex, home: w.home, quarter: w.quarter}
	if annex == "" {
		s.page = container.NewStack(w.emptyPage("这里还没有附件", "导入下发的附件，或新建一个空表，任务就列在这里。", []emptyChoice{{"导入附件…", w.importFile}, {"新建附件…", w.newAnnex}}))
		return s
	}
	s.Sheet = sheet.New(s.d, sheet.Options{Key: "annex " + string(annex), Annexed: true, Growing: true})
	s.title, s.count = look.Words("", 14, true, w.look.Text()), look.Words("", 12, false, w.look.Text2())
	s.head = container.New(look.Fixed(0, 40), look.Panel(w.look.Surface(), look.Inset(0, 12, 0, 12), w.headline(s.title, s.count)))
	s.hint = look.Panel(w.look.Surface(), look.Inset(12, 12, 12, 12), container.New(look.Line(12),
		look.Words("这张表还没有行。可以插入第一行，也可以从 Excel 复制后在这里粘贴。", 14, false, w.look.Text2()), w.look.MainButton("插入第一行", func() { s.Insert(false) })))
	s.top = container.New(look.Stack(0), s.head, look.Rule(w.look.Line(), false), s.hint)
	s.page = container.New(look.Dock(look.AtTop), s.top, s.Sheet.Content())
	s.build()
	s.Arrange(s.frozen())
	s.heading()
	return s
}

// build reads the annex out of the snapshot.
func (s *annexScreen) build() {
	l := s.d.Ledger()
	a := l.Annex(s.annex)
	var groups []sheet.Group
	for _, t := range l.TasksOf(a.ID) {
		band := l.Value(t, ledger.FieldSection)
		if n := len(groups); n == 0 || groups[n-1].Rows[0].Task.Section != t.Section {
			groups = append(groups, sheet.Group{Band: band})
		}
		last := &groups[len(groups)-1]
		last.Rows = append(last.Rows, sheet.Row{Task: t})
	}
	columns := s.d.AnnexColumns(l, a)
	if q := s.quarter(); begun(l, a, q) {
		columns = append(columns, lampColumn(l, q))
	}
	s.Fill(groups, columns, false)
}

// begun tells whether anybody has answered on a row of the annex in a quarter, or a lamp was set by hand.
func begun(l *ledger.Ledger, a *ledger.Annex, q ledger.Quarter) bool {
	return slices.ContainsFunc(l.TasksOf(a.ID), func(t *ledger.Task) bool {
		_, byHand := t.Lamps[q]
		return byHand || slices.ContainsFunc(l.Reports(t.ID), func(r *ledger.Report) bool { return r.Quarter == q })
	})
}

// lampColumn shows each row's lamp of a quarter.
func lampColumn(l *ledger.Ledger, q ledger.Quarter) sheet.Column {
	return sheet.Column{Column: grid.Column{ID: "lamp", Header: "亮灯", Width: 76, ReadOnly: true}, Shows: view.In(view.FieldLamp, q),
		Cell: func(r sheet.Row) grid.Cell { return lamps.Cell(judge.Lamp(l, r.Task, q)) }}
}

// frozen is how many columns stay at the left: up to the task's text, in an annex of matters up to the matter.
func (s *annexScreen) frozen() int {
	last := ledger.FieldText
	if s.kind == ledger.Practical {
		last = ledger.FieldMatter
	}
	for i, c := range s.Columns() {
		if c.Field == last {
			return i + 1
		}
	}
	return 0
}

func (s *annexScreen) heading() {
	a := s.d.Ledger().Annex(s.annex)
	if a == nil {
		return
	}
	s.title.Text = a.Name() + "  " + strings.ReplaceAll(a.Title, "\n", "")
	tasks := s.d.Ledger().TasksOf(a.ID)
	s.count.Text = fmt.Sprintf("%d 项", len(tasks))
	if a.Kind == ledger.Practical {
		seen := map[ledger.ID]bool{}
		for _, t := range tasks {
			seen[t.Matter] = true
		}
		s.count.Text = fmt.Sprintf("%d 件 · %d 行", len(seen), len(tasks))
	}
	s.head.Refresh()
	if empty := len(tasks) == 0; empty != s.hint.Visible() {
		look.Show(s.hint, empty)
		s.top.Refresh()
		s.page.Layout.Layout(s.page.Objects, s.page.Size()) // the table gets its new room and is not read again
	}
}

// Content is the page.
func (s *annexScreen) Content() fyne.CanvasObject { return s.page }

// Name is the kind, under which the window remembers how it is looked at.
func (s *annexScreen) Name() string { return string(s.kind) }

// Detailed says that the pane is closed at first for matters: nine columns need the room.
func (s *annexScreen) Detailed() bool { return s.kind != ledger.Practical }

// Refresh reads the annex out of the snapshot.
func (s *annexScreen) Refresh() {
	if s.Sheet == nil || s.d.Ledger().Annex(s.annex) == nil { // an import was taken back, or the first one came in
		s.home()
		return
	}
	s.build()
	s.heading()
}

// Summary is what the status bar counts.
func (s *annexScreen) Summary() string {
	if s.Sheet == nil {
		return ""
	}
	unit := "项"
	if s.kind == ledger.Practical {
		unit = "行"
	}
	return s.Counted(unit)
}
