package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/history"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/uitest"
)

// entries are the lines of the history shown, each as its cells one after the other.
func (s *stage) entries() []string {
	s.t.Helper()
	return slices.DeleteFunc(s.entriesWithBands(), func(x string) bool { return x == "" })
}

func (s *stage) history() *history.Screen {
	s.t.Helper()
	h, ok := s.screen.(*history.Screen)
	if !ok {
		s.t.Fatalf("%T is no history", s.screen)
	}
	return h
}

// onEntry puts the cursor on the first entry with the words, in the column.
func (s *stage) onEntry(words, column string) {
	s.t.Helper()
	h := s.history()
	for i, line := range s.entriesWithBands() {
		if strings.Contains(line, words) {
			h.Table().Select(h.Model().Key(i), column)
			return
		}
	}
	s.t.Fatalf("no entry with %s among %q", words, s.entries())
}

// entriesWithBands are the lines with an empty one for each day.
func (s *stage) entriesWithBands() []string {
	m := s.history().Model()
	out := make([]string, m.Rows())
	for i := range out {
		if _, band := m.Band(i); band {
			continue
		}
		var cells []string
		for c := range m.Columns() {
			cells = append(cells, m.Cell(i, c).Text)
		}
		out[i] = strings.Join(cells, "|")
	}
	return out
}

// past makes a ledger in which two clerks changed three rows on two days, and opens its history.
func past(t *testing.T) *stage {
	s := sample(t)
	s.write(s.task("1", "5"), ledger.FieldText, "王改的任务")
	s.write(s.task("1", "6"), ledger.FieldRelated, "区教育局")
	*s.clock = s.clock.Add(24 * time.Hour)
	s.clerkIs("李")
	s.write(s.task("1", "5"), ledger.FieldText, "李改的任务")
	s.openNo("2")
	s.write(s.task("2", "3.4"), ledger.FieldProgress, "已经完工")
	s.ctrl(fyne.Key4)
	s.settle()
	return s
}

func TestTheHistoryListsEveryChangeNewestFirst(t *testing.T) {
	s := past(t)
	all := s.entries()
	for i, want := range []string{"李|修改第3.4项的进展情况|2020年附件2|3.4|进展情况", "李|修改第5项的工作任务|2020年附件1|5|工作任务|王改的任务|李改的任务",
		"王|修改第6项的相关责任单位|2020年附件1|6|相关责任单位", "王|修改第5项的工作任务|2020年附件1|5|工作任务"} {
		if !strings.Contains(all[i], want) {
			t.Errorf("entry %d is %q, want %q", i, all[i], want)
		}
	}
	s.sees("2020年7月2日 2 处", "历史195 处")
	s.want("the import is there too", strings.Contains(all[len(all)-1], "导入"), true)
	s.want("count", s.shows(s.history().Summary()) && s.status.summary.Text == s.history().Summary(), true)
}

func TestTheHistoryIsNarrowed(t *testing.T) {
	s := past(t)
	all := len(s.entries())
	days, clerks, fields := s.choices()[0], s.choices()[1], s.choices()[2]
	row, text := uitest.Found[*look.Field](s.screen.Content())[0], uitest.Found[*look.Field](s.screen.Content())[1]
	type_ := func(f fyne.Focusable, text string) {
		s.win.Canvas().Focus(f)
		s.retyped(text)
		s.settle()
	}
	for _, c := range []struct {
		by     string
		narrow func()
		want   int
	}{
		{"day", func() { days.SetSelected("2020-07-02") }, 2},
		{"clerk", func() { clerks.SetSelected("李") }, 2},
		{"field", func() { fields.SetSelected("工作任务") }, 2},
		{"row", func() { type_(row.Area, "3.4"); days.SetSelected("2020-07-02") }, 1},
		{"words", func() { type_(text.Area, "李改的") }, 1},
		{"clerk and field", func() { clerks.SetSelected("王"); fields.SetSelected("相关责任单位") }, 1},
		{"nothing like it", func() { type_(text.Area, "没有这样的记录") }, 0},
	} {
		c.narrow()
		s.settle()
		s.want("says that nothing is like it: "+c.by, s.shows("没有符合筛选的修改记录。"), c.want == 0)
		s.want("entries by "+c.by, len(s.entries()), c.want)
		s.press("清除筛选")
		s.want("all again after "+c.by, len(s.entries()), all)
	}
}

func TestAValueOfThePastIsGivenBackByItsColumn(t *testing.T) {
	s := past(t)
	x := s.task("1", "5")
	s.onEntry("王改的任务|李改的任务", "old")
	before := s.everything()
	s.press("恢复此值")
	s.want("the old one", s.value(x, ledger.FieldText), "王改的任务")
	s.want("said", s.message(), "已恢复第5项的工作任务，Ctrl+Z 撤销")
	s.want("the history tells of it", strings.Contains(s.entries()[0], "恢复第5项的工作任务"), true)
	s.onEntry("王改的任务|李改的任务", "new")
	s.press("恢复此值")
	s.want("the new one", s.value(x, ledger.FieldText), "李改的任务")
	s.press("恢复此值")
	s.want("nothing to do", s.message(), "现在就是这个值。")
	s.undone()
	s.undone()
	s.want("two undos", s.everything(), before)
}

func TestTheRowOfAnEntryIsOpened(t *testing.T) {
	s := past(t)
	s.onEntry("已经完工", "new")
	s.want("the pane would tell of it", s.screen.Task().ID, s.task("2", "3.4").ID)
	s.press("转到该行")
	s.want("annex", s.annex, s.task("2", "3.4").Annex)
	s.want("cursor", s.cursor(), "3.4 progress")
}

func TestTheHistoryOfARowThatIsGoneCannotBeVisited(t *testing.T) {
	s := sample(t)
	x := s.task("1", "5")
	s.write(x, ledger.FieldText, "改了的任务")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.combined(withShift, fyne.KeyMinus)
	s.ctrl(fyne.Key4)
	s.settle()
	s.onEntry("改了的任务", "old")
	before := s.everything()
	s.press("转到该行")
	s.want("said", s.message(), "这一行已经删除，可以撤销到删除以前。")
	s.press("恢复此值")
	s.want("said", strings.HasPrefix(s.message(), "这一条没有可以恢复的值"), true)
	s.want("everything", s.everything(), before)
}

func TestTheHistoryOfOneRowIsAskedForInItsMenu(t *testing.T) {
	s := sample(t)
	x := s.task("1", "5")
	s.write(x, ledger.FieldText, "改了的任务")
	s.write(s.task("1", "6"), ledger.FieldText, "别的任务")
	s.screen.Show(x.ID, string(ledger.FieldText))
	s.rowMenu("本行的修改记录")
	s.want("its entries", len(s.entries()), 2)
	s.want("all are of row 5", slices.ContainsFunc(s.entries(), func(e string) bool { return strings.Contains(e, "别的任务") }), false)
	s.press("清除筛选")
	s.want("the whole history", len(s.entries()) > 100, true)
}

func TestUndoOnTheHistoryScreenUndoesAndIsListed(t *testing.T) {
	s := past(t)
	s.undone()
	s.want("undone", s.value(s.task("2", "3.4"), ledger.FieldProgress) == "已经完工", false)
	s.ctrl(fyne.Key4)
	s.settle()
	s.want("listed", strings.Contains(s.entries()[0], "撤销：修改第3.4项的进展情况"), true)
}

func TestTheHistoryIsNotWrittenInto(t *testing.T) {
	s := past(t)
	before := s.everything()
	s.onEntry("已经完工", "new")
	s.typed("x")
	s.key(fyne.KeyDelete)
	s.pasted("甲\t乙\r\n")
	s.want("everything", s.everything(), before)
	s.want("said", strings.Contains(s.message(), "修改记录不能改"), true)
}

func TestTheNumbersAtTheHistoryGoOnlyWithAnOpenLedger(t *testing.T) {
	s := newStage(t, Start{})
	s.makeLedger()
	s.ctrl(fyne.Key4)
	s.settle()
	s.want("no entries", len(s.entries()), 0)
	s.press("恢复此值")
	s.press("转到该行")
	s.want("nothing breaks", s.screen.Name(), history.Name)
}
