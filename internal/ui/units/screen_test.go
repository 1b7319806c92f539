package units

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/uitest"
)

// at opens the screen on a unit.
func (s *stage) at(name string) *Screen {
	s.T.Helper()
	x := At(s.d, &Busy{})
	s.Present(x)
	if !x.Pick(s.Unit(name).ID) {
		s.T.Fatalf("%s is not on the list", name)
	}
	return x
}

// cell is what a row of the table shows in a column.
func (s *stage) cell(x *Screen, task ledger.ID, column string) grid.Cell {
	s.T.Helper()
	return uitest.Cell(s.T, x.Model(), string(task), column)
}

// listed is a unit's line in the list, by the columns' headers.
func (x *Screen) listed(unit ledger.ID) map[string]string {
	out := map[string]string{}
	for i := range x.units.Rows() {
		if x.units.Key(i) == string(unit) {
			for j, c := range x.units.Columns() {
				out[c.Header] = x.units.Cell(i, j).Text
			}
		}
	}
	return out
}

func (s *stage) say(task *ledger.Task, unit *ledger.Unit, status ledger.Status) {
	s.T.Helper()
	if _, err := s.Book.Report(task.ID, unit.ID, "2020Q3", ledger.Answer{Status: status, Progress: "已进场"}, ""); err != nil {
		s.T.Fatal(err)
	}
}

func TestAUnitsAnswerIsWrittenInItsRow(t *testing.T) {
	s := newStage(t, false)
	x, u := s.at("源西街道"), s.Unit("源西街道")
	before := s.Book.Ledger().All()
	task := x.Rows()[0].Task
	s.Want("nothing yet", s.cell(x, task.ID, colAnswer).Tag, "未报")
	x.Grid.Select(string(task.ID), colAnswer)
	s.Typed("已完成清表")
	s.Key(fyne.KeyReturn)
	r := s.Book.Ledger().Report(task.ID, u.ID, "2020Q3")
	s.Want("report", []string{r.Progress, r.State.Name()}, []string{"已完成清表", "已报"})
	s.Want("cell", s.cell(x, task.ID, colAnswer).Text, "已完成清表")
	s.Want("state", s.cell(x, task.ID, colState).Text, "已报")
	s.Undo()
	s.Want("everything", s.Book.Ledger().All(), before)
}

func TestAnswersPastedTogetherAreOneStepAndOtherColumnsStayTheSheets(t *testing.T) {
	s := newStage(t, false)
	x := s.at("源西街道")
	before := s.Book.Ledger().All()
	x.Grid.Select(string(x.Rows()[0].Task.ID), colAnswer)
	s.Pasted("甲\t牵头\n乙\t牵头")
	s.Want("the first two", []string{s.cell(x, x.Rows()[0].Task.ID, colAnswer).Text, s.cell(x, x.Rows()[1].Task.ID, colAnswer).Text}, []string{"甲", "乙"})
	s.Undo()
	s.Want("everything", s.Book.Ledger().All(), before)
	task := x.Rows()[0].Task
	x.Grid.Select(string(task.ID), string(ledger.FieldText))
	s.Typed("新的任务")
	s.Key(fyne.KeyReturn)
	s.Want("text", s.Book.Ledger().Task(task.ID).Text, "新的任务")
	s.Want("no answer came of it", len(s.Book.Ledger().Reports(task.ID)), 0)
}

func TestARefusedAnswerStaysInItsCell(t *testing.T) {
	s := newStage(t, false)
	x := s.at("源西街道")
	task := x.Rows()[0].Task
	if _, err := s.Book.End([]ledger.ID{task.ID}, ledger.End{Status: ledger.Closed, Word: "办结", Day: "2020-07-01"}, ""); err != nil {
		t.Fatal(err)
	}
	x.Grid.Select(string(task.ID), colAnswer)
	s.Typed("字")
	s.Want("closed", []any{x.Grid.Editing(), s.Said}, []any{false, "这一项已办结，不再填报；要改请先恢复办理。"})
	next := x.Rows()[1].Task
	x.Grid.Select(string(next.ID), colAnswer)
	s.Typed("字")
	x.Grid.OnEdit(grid.Batch{Edits: []grid.Edit{{Key: string(next.ID), ColumnID: colAnswer, Text: strings.Repeat("字", ledger.MaxText+1)}}})
	s.Want("refused", strings.Contains(s.Said, "最多"), true)
	s.Want("the text waits in its cell", x.Grid.Refused(), true)
}

func TestTheListCountsLampsAndWhatIsOwedOnceSomebodyAnswered(t *testing.T) {
	s := newStage(t, false)
	x, u := s.at("源西街道"), s.Unit("源西街道")
	s.Want("nobody has answered", x.listed(u.ID), map[string]string{"单位": "源西街道", "牵头": "5", "相关": "6", "经组": "26"})
	s.say(x.Rows()[0].Task, u, ledger.Behind)
	s.Want("counts", x.listed(u.ID), map[string]string{"单位": "源西街道", "牵头": "5", "相关": "6", "经组": "26", "红": "–", "黄": "1", "欠": "30"})
	s.Sees("牵头 5　相关 6　经组 26　合计 37", "黄灯1", "第三季度欠报30Alt+B")
	s.With(fyne.KeyModifierAlt, fyne.KeyB)
	s.With(fyne.KeyModifierAlt, fyne.KeyReturn)
	s.Want("opened", s.opened, []string{"源西街道", "源西街道"})
	x.Grid.Select(string(x.Rows()[0].Task.ID), colLamp)
	s.Want("why", strings.HasSuffix(x.Summary(), "进度滞后，未按时序完成，亮黄灯。"), true)
	s.Click("1")
	s.Want("the lamp's rows", len(x.Rows()), 1)
}

func TestOneRoleIsShownAlone(t *testing.T) {
	s := newStage(t, false)
	x := s.at("源西街道")
	for _, c := range []struct {
		key   fyne.KeyName
		bands []string
	}{
		{fyne.Key2, []string{"牵头  5 项"}}, {fyne.Key3, []string{"相关  6 项"}}, {fyne.Key4, []string{"经各镇街道  26 项"}},
		{fyne.Key1, []string{"牵头  5 项", "相关  6 项", "经各镇街道  26 项"}},
	} {
		s.With(fyne.KeyModifierAlt, c.key)
		s.Want(string(c.key), uitest.Bands(x.Model()), c.bands)
	}
	s.Click("牵头 5")
	x.Pick(s.Unit("区教育局").ID)
	s.Want("the next unit's too", uitest.Bands(x.Model()), []string{"牵头  8 项"})
}

func TestGroupsAndIdleUnitsAreReached(t *testing.T) {
	s := newStage(t, false)
	if _, _, err := s.Book.AddUnit("区档案馆", app.UnitSpec{Contact: "李明", Phone: "3388"}, ""); err != nil {
		t.Fatal(err)
	}
	x := s.at("各镇街道")
	s.Want("group", uitest.Bands(x.Model()), []string{"相关  26 项"})
	s.Sees("成员 7 个：埔前镇、", "另有 1 个单位没有任务，列出")
	idle := s.Unit("区档案馆")
	s.Want("idle ones are not listed", x.units.has(idle.ID), false)
	s.Win.Canvas().Focus(x.list)
	s.With(fyne.KeyModifierAlt, fyne.Key0)
	s.Want("idle ones are listed", x.units.has(idle.ID), true)
	s.Want("picked", x.Pick(idle.ID), true)
	s.Sees("区档案馆", "联系人 李明 3388", "这一年没有任务", "收起没有任务的 1 个单位")
	x.Refresh()
	s.Want("its band", x.units.list[len(x.units.list)-2].band, "没有任务  1")
	s.With(fyne.KeyModifierAlt, fyne.Key0)
	x.Pick(s.Unit("源西街道").ID)
	s.With(fyne.KeyModifierAlt, fyne.Key0)
	s.With(fyne.KeyModifierAlt, fyne.Key0)
	s.Want("they go again", x.units.has(idle.ID), false)
	x.search.SetText("档案")
	x.listUnits()
	s.Want("who is sought is found", x.units.has(idle.ID), true)
	s.Want("none that is not there", x.Pick("nobody"), false)
}

func TestAFormerNameFindsItsUnit(t *testing.T) {
	s := newStage(t, false)
	u := s.Unit("区扶贫办")
	if _, err := s.Book.RenameUnit(u.ID, "区乡村振兴局", "2020-07-01", ""); err != nil {
		t.Fatal(err)
	}
	x := s.at("区乡村振兴局")
	x.search.SetText("扶贫办")
	x.listUnits()
	s.Want("found", []any{x.units.has(u.ID), slices.Contains(uitest.Bands(x.Model()), "牵头  7 项")}, []any{true, true})
}
