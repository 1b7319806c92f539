package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
)

// entries are the lines of the history shown, each as its cells one after the other.
func (s *stage) entries() []string {
	s.t.Helper()
	m := s.history().model
	var out []string
	for i, r := range m.list {
		if r.entry == nil {
			continue
		}
		var cells []string
		for c := range m.Columns() {
			cells = append(cells, m.Cell(i, c).Text)
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}

func (s *stage) history() *historyScreen {
	s.t.Helper()
	h, ok := s.screen.(*historyScreen)
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
			h.grid.Select(h.model.Key(i), column)
			return
		}
	}
	s.t.Fatalf("no entry with %s among %q", words, s.entries())
}

func (s *stage) entriesWithBands() []string {
	m := s.history().model
	out := make([]string, len(m.list))
	for i := range m.list {
		if m.list[i].entry != nil {
			for c := range m.Columns() {
				out[i] += m.Cell(i, c).Text + "|"
			}
		}
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
	s.sees("2020年7月2日 2 处", "修改记录")
	s.want("the import is there too", strings.Contains(all[len(all)-1], "导入"), true)
	s.want("count", strings.HasPrefix(s.status.summary.Text, s.history().count.Text), true)
}

func TestTheHistoryIsNarrowed(t *testing.T) {
	s := past(t)
	h := s.history()
	all := len(s.entries())
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
		{"day", func() { h.days.SetSelected("2020-07-02") }, 2},
		{"clerk", func() { h.clerks.SetSelected("李") }, 2},
		{"field", func() { h.fields.SetSelected("工作任务") }, 2},
		{"row", func() { type_(h.row.Area, "3.4"); h.days.SetSelected("2020-07-02") }, 1},
		{"words", func() { type_(h.text.Area, "李改的") }, 1},
		{"clerk and field", func() { h.clerks.SetSelected("王"); h.fields.SetSelected("相关责任单位") }, 1},
		{"nothing like it", func() { type_(h.text.Area, "没有这样的记录") }, 0},
	} {
		c.narrow()
		s.settle()
		s.want("entries by "+c.by, len(s.entries()), c.want)
		s.press("清除")
		s.want("all again after "+c.by, len(s.entries()), all)
	}
}

func TestAValueOfThePastIsGivenBackByItsColumn(t *testing.T) {
	s := past(t)
	x := s.task("1", "5")
	s.onEntry("王改的任务|李改的任务", historyOld)
	before := s.everything()
	s.press("恢复此值")
	s.want("the old one", s.value(x, ledger.FieldText), "王改的任务")
	s.want("said", s.message(), "已恢复第5项的工作任务，Ctrl+Z 撤销")
	s.want("the history tells of it", strings.Contains(s.entries()[0], "恢复第5项的工作任务"), true)
	s.onEntry("王改的任务|李改的任务", historyNew)
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
	s.onEntry("已经完工", historyNew)
	s.want("the pane would tell of it", s.screen.selected().ID, s.task("2", "3.4").ID)
	s.press("转到该行")
	s.want("annex", s.annex, s.task("2", "3.4").Annex)
	s.want("cursor", s.cursor(), "3.4 progress")
}

func TestTheHistoryOfARowThatIsGoneCannotBeVisited(t *testing.T) {
	s := sample(t)
	x := s.task("1", "5")
	s.write(x, ledger.FieldText, "改了的任务")
	s.screen.show(x.ID, string(ledger.FieldText))
	s.combined(withShift, fyne.KeyMinus)
	s.ctrl(fyne.Key4)
	s.settle()
	s.onEntry("改了的任务", historyOld)
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
	s.screen.show(x.ID, string(ledger.FieldText))
	s.rowMenu("本行的修改记录")
	s.want("its entries", len(s.entries()), 2)
	s.want("all are of row 5", slices.ContainsFunc(s.entries(), func(e string) bool { return strings.Contains(e, "别的任务") }), false)
	s.press("清除")
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
	s.onEntry("已经完工", historyNew)
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
	s.want("nothing breaks", s.screen.name(), historyName)
}
