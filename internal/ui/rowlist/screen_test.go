package rowlist

import (
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
)

func TestJustTheGivenRowsAreListedInTheirOrderWithHowTheyStand(t *testing.T) {
	s := newStage(t, "黄灯", [2]string{"2", "1.3"}, [2]string{"1", "23"}, [2]string{"1", "3"})
	s.report(s.Row("1", "23"), ledger.Behind, 40)
	s.Want("numbers", s.cells("序号"), []string{"1.3", "23", "3"})
	s.Want("annexes", s.cells("附件"), []string{"附件2", "附件1", "附件1"})
	s.Want("statuses", s.cells("状态"), []string{"–", "进度滞后", "–"})
	s.Want("lamps", s.cells("亮灯与理由"), []string{"未亮", "黄灯", "未亮"})
	s.Want("rates", s.cells("完成率"), []string{"–", "40%", "–"})
	s.Want("paper", s.Paper().Title+"，"+s.Paper().Count, "黄灯任务（2020年第三季度），3项")
	s.Want("head", s.count.Text, "2020年第三季度·3 项")
	s.Want("status bar", s.Summary(), "黄灯 · 3 项")
}

func TestARowIsEditedHereAsInItsAnnex(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"}, [2]string{"1", "4"})
	s.Show(s.Row("1", "4").ID, string(ledger.FieldText))
	s.Typed("新任务")
	s.Key(fyne.KeyReturn)
	s.Want("in the ledger", s.Row("1", "4").Text, "新任务")
	s.Want("in the table", s.cells("工作任务 / 内容")[1], "新任务")
}

func TestWhatFollowsFromReportsIsNotTyped(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"})
	s.Table().OnRefuse = func(why string) { s.Said = why }
	s.Show(s.Row("1", "3").ID, columnUnder(s, "亮灯与理由"))
	s.Typed("x")
	s.Want("editing", s.Table().Editing(), false)
	s.Want("why", s.Said, "这一格由第三季度的报送得出，请在季度进展里填报。")
}

// columnUnder is the id of the column under a header.
func columnUnder(s *stage, header string) string {
	for _, c := range s.Columns() {
		if c.Header == header {
			return c.ID
		}
	}
	return ""
}

func TestEscapeAndAltLeftLeadBack(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"})
	s.Key(fyne.KeyEscape)
	s.Want("Esc", s.backs, 1)
	s.With(fyne.KeyModifierAlt, fyne.KeyLeft)
	s.Want("Alt+←", s.backs, 2)
	s.menu()[3].Action()
	s.Want("menu", s.backs, 3)
}

func TestEscapeInAnEditorDropsWhatWasTypedAndStays(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"})
	before := s.Row("1", "3").Text
	s.Show(s.Row("1", "3").ID, string(ledger.FieldText))
	s.Typed("甲")
	s.Key(fyne.KeyEscape)
	s.Want("still here", s.backs, 0)
	s.Want("text", s.Row("1", "3").Text, before)
}

func TestARowThatIsGoneLeavesAndAnEmptyListSaysSo(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"}, [2]string{"1", "4"})
	if _, err := s.Book.DeleteTasks([]ledger.ID{s.Row("1", "3").ID}, ""); err != nil {
		t.Fatal(err)
	}
	s.Want("one is left", s.cells("序号"), []string{"4"})
	if _, err := s.Book.DeleteTasks([]ledger.ID{s.Row("1", "4").ID}, ""); err != nil {
		t.Fatal(err)
	}
	s.Want("none is left", s.count.Text, "没有任务。按 Esc 返回总览。")
	s.Want("no row to tell of", s.Task() == nil, true)
}

func TestTheMenuLeadsToTheRowInItsAnnex(t *testing.T) {
	s := newStage(t, "红灯", [2]string{"1", "3"}, [2]string{"2", "1.3"})
	s.Show(s.Row("2", "1.3").ID, string(ledger.FieldText))
	s.menu()[0].Action()
	s.Want("row", s.Visited == s.Row("2", "1.3"), true)
}

func TestTheListIsFilteredByItsLamps(t *testing.T) {
	s := newStage(t, "全部", [2]string{"1", "3"}, [2]string{"1", "4"}, [2]string{"1", "5"})
	s.report(s.Row("1", "4"), ledger.Behind, 40)
	s.FilterBy("lamp.2020Q3", "黄灯")
	s.Want("left", s.cells("序号"), []string{"4"})
}
