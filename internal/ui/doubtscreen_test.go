package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// radioWith is the list of choices that has the words.
func (s *stage) radioWith(words string) *widget.RadioGroup {
	s.t.Helper()
	var found *widget.RadioGroup
	walk(s.win.Content(), func(o fyne.CanvasObject, _ []frameOf) {
		if r, ok := o.(*widget.RadioGroup); ok && strings.Contains(strings.Join(r.Options, "|"), words) {
			found = r
		}
	})
	if found == nil {
		s.t.Fatalf("nobody asks %q", words)
	}
	return found
}

func TestAnOpenDoubtIsAnsweredOnItsScreen(t *testing.T) {
	s := sample(t)
	s.openDoubtScreen()
	s.settle()
	s.sees("待答复 4 处", "附件2 第3.4项 相关单位")
	for _, d := range s.openDoubts() {
		if d.Kind == ledger.DoubtRelated {
			s.screen.(*doubtScreen).answer(d, d.Choices[1])
		}
	}
	s.settle()
	s.want("related", s.book.Ledger().Value(s.task("2", "3.4"), ledger.FieldRelated), "相关镇街道")
	s.sees("待答复 3 处，已答复 1 处")
	s.undo()
	s.settle()
	s.want("open again", len(s.openDoubts()), 4)
	s.sees("待答复 4 处")
	s.want("the default is chosen", s.radioWith("同一单位").Selected, "单列")
}

func TestTheKeysStayOnTheDoubtsThroughAnswersAndUndo(t *testing.T) {
	s := sample(t)
	s.control(fyne.Key8)
	s.settle()
	x := s.screen.(*doubtScreen)
	on := func() int {
		for i, p := range x.takes {
			if s.win.Canvas().Focused() == p {
				return i
			}
		}
		return -1
	}
	s.want("opened", on(), 0)
	x.goOn(2)
	x.takes[2].Tapped(nil)
	s.settle()
	s.want("the next one", []int{on(), len(x.takes)}, []int{2, 3})
	s.undo()
	s.settle()
	s.want("after undo", []int{on(), len(x.takes)}, []int{2, 4})
	s.win.Canvas().Unfocus()
	s.redo()
	s.settle()
	s.want("where nothing had them", on(), 0)
}

func TestTheOverviewAndTheScreenListDoubtsInOneOrder(t *testing.T) {
	s := sample(t)
	l := s.book.Ledger()
	var want, got []ledger.ID
	for _, d := range judge.Sum(l, view.Tasks(l, view.Query{Year: 2020}), "2020Q3", "2020-07-01").Doubts {
		want = append(want, d.Doubt)
	}
	for _, d := range s.openDoubts() {
		got = append(got, d.ID)
	}
	s.want("doubts", got, want)
}

func TestTheNextImportShowsWhatWasAnswered(t *testing.T) {
	s := sample(t)
	for _, d := range s.openDoubts() {
		if d.Kind == ledger.DoubtUnit {
			if _, err := s.book.AnswerDoubt(d.ID, d.Choices[1], ""); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.settle()
	s.importFiles(s.same())
	s.settle()
	s.press("下一步：核对表头")
	s.press("下一步：存疑")
	s.sees("以前导入时答复过。")
}
