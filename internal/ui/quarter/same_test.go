package quarter

import (
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

func TestTheFirstProgressIsFollowedByTheListOfStatusesAndThatByTheNextProgress(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one, two := s.taskNo("2", "1.1"), s.taskNo("2", "1.2")
	s.write(one, colProgress, "封顶")
	s.want("the gap is marked", s.own(one, colStatus).Tag, "未填")
	s.want("column", s.Table().Selection().ColumnID, colStatus)
	s.want("the list is open", s.Table().Editing(), true)
	s.typed("滞后")
	s.key(fyne.KeyReturn)
	s.want("progress", s.report(one).Progress, "封顶")
	s.want("status", s.report(one).Status, ledger.Behind)
	s.want("no gap", s.own(one, colStatus), grid.Cell{Text: "进度滞后"})
	at := s.Table().Selection()
	s.want("next row", at.Key, rowKey(two.ID, s.unit))
	s.want("next column", at.ColumnID, colProgress)
	s.cursor(two, colStatus)
	s.typed("zctj")
	s.key(fyne.KeyReturn)
	s.want("by its initials", s.report(two).Status, ledger.OnTrack)
	s.write(one, colProgress, "封顶，砌墙")
	s.want("a status stands there already", s.Table().Selection().ColumnID, colProgress)
	three := s.taskNo("2", "1.3")
	s.write(three, colProgress, "招标")
	s.key(fyne.KeyEscape)
	s.want("Esc leaves the list", s.Table().Editing(), false)
	s.want("no status", s.report(three).Status, ledger.Status(""))
}

func TestSeveralCarriedTextsAreConfirmedAtOnceWithLastQuartersStatusAndNumbers(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one, two, three := s.taskNo("2", "1.1"), s.taskNo("2", "1.2"), s.taskNo("2", "1.3")
	s.write(one, colProgress, "封顶")
	s.typed("滞后")
	s.key(fyne.KeyReturn)
	s.write(one, colRate, "60")
	s.write(two, colProgress, "招标")
	s.key(fyne.KeyEscape)
	s.write(three, colProgress, "立项")
	s.key(fyne.KeyEscape)
	s.combined(fyne.KeyModifierAlt, fyne.Key4)
	s.want("nothing to confirm", s.said, "选中的行没有“未更新”的内容。")
	s.openNext()
	before := s.book.CanUndo()
	s.cursor(one, colProgress)
	s.mod = fyne.KeyModifierShift
	s.key(fyne.KeyDown)
	s.mod = 0
	s.combined(fyne.KeyModifierAlt, fyne.Key4)
	r := s.report(one)
	s.want("state", r.State, ledger.Reported)
	s.want("status", r.Status, ledger.Behind)
	s.want("percent", *r.Percent, 60.0)
	s.want("text", r.Progress, "封顶")
	c := s.own(one, colProgress)
	s.want("tag", c.Tag, "同上季")
	s.want("tone", c.Tone, grid.Plain)
	s.want("the second too", s.report(two).State, ledger.Reported)
	s.want("not the third", s.report(three).State, ledger.Unreported)
	if _, err := s.book.Undo(); err != nil {
		t.Fatal(err)
	}
	s.want("one step back", s.book.CanUndo(), before)
	s.want("waits again", s.own(one, colProgress).Tag, "未更新")
}
