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
	one, two := s.Row("2", "1.1"), s.Row("2", "1.2")
	s.write(one, colProgress, "封顶")
	s.Want("the gap is marked", s.own(one, colStatus).Tag, "未填")
	s.Want("column", s.Table().Selection().ColumnID, colStatus)
	s.Want("the list is open", s.Table().Editing(), true)
	s.Typed("滞后")
	s.Key(fyne.KeyReturn)
	s.Want("progress", s.report(one).Progress, "封顶")
	s.Want("status", s.report(one).Status, ledger.Behind)
	s.Want("no gap", s.own(one, colStatus), grid.Cell{Text: "进度滞后"})
	at := s.Table().Selection()
	s.Want("next row", at.Key, rowKey(two.ID, s.unit))
	s.Want("next column", at.ColumnID, colProgress)
	s.cursor(two, colStatus)
	s.Typed("zctj")
	s.Key(fyne.KeyReturn)
	s.Want("by its initials", s.report(two).Status, ledger.OnTrack)
	s.write(one, colProgress, "封顶，砌墙")
	s.Want("a status stands there already", s.Table().Selection().ColumnID, colProgress)
	three := s.Row("2", "1.3")
	s.write(three, colProgress, "招标")
	s.Key(fyne.KeyEscape)
	s.Want("Esc leaves the list", s.Table().Editing(), false)
	s.Want("no status", s.report(three).Status, ledger.Status(""))
}

func TestSeveralCarriedTextsAreConfirmedAtOnceWithLastQuartersStatusAndNumbers(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one, two, three := s.Row("2", "1.1"), s.Row("2", "1.2"), s.Row("2", "1.3")
	s.write(one, colProgress, "封顶")
	s.Typed("滞后")
	s.Key(fyne.KeyReturn)
	s.write(one, colRate, "60")
	s.write(two, colProgress, "招标")
	s.Key(fyne.KeyEscape)
	s.write(three, colProgress, "立项")
	s.Key(fyne.KeyEscape)
	s.With(fyne.KeyModifierAlt, fyne.Key4)
	s.Want("nothing to confirm", s.Said, "选中的行没有“未更新”的内容。")
	s.openNext()
	before := s.Book.CanUndo()
	s.cursor(one, colProgress)
	s.Mod = fyne.KeyModifierShift
	s.Key(fyne.KeyDown)
	s.Mod = 0
	s.With(fyne.KeyModifierAlt, fyne.Key4)
	r := s.report(one)
	s.Want("state", r.State, ledger.Reported)
	s.Want("status", r.Status, ledger.Behind)
	s.Want("percent", *r.Percent, 60.0)
	s.Want("text", r.Progress, "封顶")
	c := s.own(one, colProgress)
	s.Want("tag", c.Tag, "同上季")
	s.Want("tone", c.Tone, grid.Plain)
	s.Want("the second too", s.report(two).State, ledger.Reported)
	s.Want("not the third", s.report(three).State, ledger.Unreported)
	s.Undo()
	s.Want("one step back", s.Book.CanUndo(), before)
	s.Want("waits again", s.own(one, colProgress).Tag, "未更新")
}
