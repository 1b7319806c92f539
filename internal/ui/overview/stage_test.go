package overview

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/uitest"
	"dubanben/internal/view"
)

// TestMain makes a ledger with three quarters of answers.
func TestMain(m *testing.M) { uitest.Main(m, uitest.Day(10, 14), tell) }

// tell fills three quarters: most tasks go well, some fall behind, a few units do not answer or get their answers back.
func tell(book *app.App) error {
	l := book.Ledger()
	for n := 1; n <= 3; n++ {
		q := ledger.MakeQuarter(2020, n)
		var all []app.UnitAnswer
		for i, t := range view.Tasks(l, view.Query{Year: 2020}) {
			status, percent := ledger.OnTrack, float64(25*n-2)
			if (i*7+n*5)%11 < 3 || i%17 == 2 && n > 1 {
				status, percent = ledger.Behind, float64(17*n)
			}
			for k, d := range judge.Duties(l, t) {
				if n == 3 && (i+k)%9 == 0 || !d.Lead && k > 6 {
					continue
				}
				all = append(all, app.UnitAnswer{Task: t.ID, Unit: d.Unit.ID, Answer: ledger.Answer{Status: status, Percent: &percent, Progress: "推进中"}})
			}
		}
		if _, refused, err := book.ReportAll(q, all, ""); err != nil || len(refused) > 0 {
			return fmt.Errorf("%v %v", refused, err)
		}
	}
	last := ledger.MakeQuarter(2020, 3)
	x := view.Tasks(l, view.Query{Annex: "1"})[4]
	if _, err := book.Return([]app.Answered{{Task: x.ID, Unit: judge.Duties(l, x)[0].Unit.ID}}, last, "请补数据", ""); err != nil {
		return err
	}
	two := view.Tasks(l, view.Query{Annex: "2"})
	if _, err := book.SetDue(app.Days{Of: map[ledger.ID]string{two[0].ID: "2020-09-30", two[5].ID: "2020-09-30", two[8].ID: "2020-10-14", two[10].ID: "2020-10-16"}}, ""); err != nil {
		return err
	}
	_, _, err := book.SetCells(app.Typed, []app.Edit{{Task: two[12].ID, Field: ledger.FieldDeadline, Value: "2020年9月底前"}, {Task: two[13].ID, Field: ledger.FieldDeadline, Value: "10月18日前"}}, "")
	return err
}

// stage is the screen in a window of its own, with what it asked of the window.
type stage struct {
	*Screen
	*uitest.Stage
	quarter ledger.Quarter
	title   string         // of the rows that were opened last
	opened  []ledger.ID    // these
	keys    []fyne.KeyName // that the panels had no use for
	doubts  int
	imports int
	asked   []ledger.ID // the annexes whose days were to be confirmed
	queue   []func()    // what was asked for, where it is held back
	hold    bool
}

func newStage(t *testing.T, size fyne.Size, dark bool) *stage {
	t.Helper()
	return stageOf(t, nil, size, dark)
}

// stageOf shows another ledger than the one with answers.
func stageOf(t *testing.T, book *app.App, size fyne.Size, dark bool) *stage {
	t.Helper()
	s := &stage{quarter: "2020Q3", Stage: uitest.NewStage(t, uitest.Setup{Now: uitest.Day(10, 14), Size: size, Dark: dark, Book: book})}
	s.Look.Keys = func(k *fyne.KeyEvent) { s.keys = append(s.keys, k.Name) }
	s.Desk.Run = func(work func() error, then func(error)) {
		s.queue = append(s.queue, func() { then(work()) })
		if !s.hold {
			s.settle()
		}
	}
	s.Screen = New(&Desk{Desk: s.Desk, Memory: NewMemory(), Quarter: func() ledger.Quarter { return s.quarter }, SetQuarter: func(q ledger.Quarter) { s.quarter = q; s.Refresh() },
		OpenRows: func(title string, tasks []ledger.ID) { s.title, s.opened = title, tasks }, OpenDoubts: func() { s.doubts++ }, Import: func() { s.imports++ },
		ConfirmDues: func(annex ledger.ID) { s.asked = append(s.asked, annex) }})
	s.Put(s.Content())
	return s
}

// settle does what waits in the queue.
func (s *stage) settle() {
	for len(s.queue) > 0 {
		next := s.queue[0]
		s.queue = s.queue[1:]
		next()
	}
}

// texts are all that can be read.
func (s *stage) texts() string { return strings.Join(uitest.Texts(s.Content()), "|") }
