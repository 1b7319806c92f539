package units

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// at opens the screen on a unit.
func (s *stage) at(name string) *Screen {
	s.t.Helper()
	x := At(s.d, &Busy{})
	s.show(x)
	if !x.Pick(s.unit(name).ID) {
		s.t.Fatalf("%s is not on the list", name)
	}
	return x
}

// cell is what a row of the table shows in a column.
func (x *Screen) cell(task ledger.ID, column string) grid.Cell {
	m := x.Model()
	for i := range m.Rows() {
		for j, c := range m.Columns() {
			if m.Key(i) == string(task) && c.ID == column {
				return m.Cell(i, j)
			}
		}
	}
	return grid.Cell{Text: "no such cell"}
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

func (x *Screen) bands() []string {
	var out []string
	m := x.Model()
	for i := range m.Rows() {
		if b, ok := m.Band(i); ok {
			out = append(out, b)
		}
	}
	return out
}

func (s *stage) say(task *ledger.Task, unit *ledger.Unit, status ledger.Status) {
	s.t.Helper()
	if _, err := s.book.Report(task.ID, unit.ID, "2020Q3", ledger.Answer{Status: status, Progress: "已进场"}, ""); err != nil {
		s.t.Fatal(err)
	}
}

func TestAUnitsAnswerIsWrittenInItsRow(t *testing.T) {
	s := newStage(t, false)
	x, u := s.at("源西街道"), s.unit("源西街道")
	before := s.book.Ledger().All()
	task := x.Rows()[0].Task
	s.want("nothing yet", x.cell(task.ID, colAnswer).Tag, "未报")
	x.Grid.Select(string(task.ID), colAnswer)
	s.typed("已完成清表")
	s.press(fyne.KeyReturn)
	r := s.book.Ledger().Report(task.ID, u.ID, "2020Q3")
	s.want("report", []string{r.Progress, r.State.Name()}, []string{"已完成清表", "已报"})
	s.want("cell", x.cell(task.ID, colAnswer).Text, "已完成清表")
	s.want("state", x.cell(task.ID, colState).Text, "已报")
	s.undo()
	s.want("everything", s.book.Ledger().All(), before)
}

func TestAnswersPastedTogetherAreOneStepAndOtherColumnsStayTheSheets(t *testing.T) {
	s := newStage(t, false)
	x := s.at("源西街道")
	before := s.book.Ledger().All()
	x.Grid.Select(string(x.Rows()[0].Task.ID), colAnswer)
	s.d.Host.Clipboard().SetContent("甲\t牵头\n乙\t牵头")
	s.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: s.d.Host.Clipboard()})
	s.rest()
	s.want("the first two", []string{x.cell(x.Rows()[0].Task.ID, colAnswer).Text, x.cell(x.Rows()[1].Task.ID, colAnswer).Text}, []string{"甲", "乙"})
	s.undo()
	s.want("everything", s.book.Ledger().All(), before)
	task := x.Rows()[0].Task
	x.Grid.Select(string(task.ID), string(ledger.FieldText))
	s.typed("新的任务")
	s.press(fyne.KeyReturn)
	s.want("text", s.book.Ledger().Task(task.ID).Text, "新的任务")
	s.want("no answer came of it", len(s.book.Ledger().Reports(task.ID)), 0)
}

func TestARefusedAnswerStaysInItsCell(t *testing.T) {
	s := newStage(t, false)
	x := s.at("源西街道")
	task := x.Rows()[0].Task
	if _, err := s.book.End([]ledger.ID{task.ID}, ledger.End{Status: ledger.Closed, Word: "办结", Day: "2020-07-01"}, ""); err != nil {
		t.Fatal(err)
	}
	x.Grid.Select(string(task.ID), colAnswer)
	s.typed("字")
	s.want("closed", []any{x.Grid.Editing(), s.said}, []any{false, "这一项已办结，不再填报；要改请先恢复办理。"})
	next := x.Rows()[1].Task
	x.Grid.Select(string(next.ID), colAnswer)
	s.typed("字")
	x.Grid.OnEdit(grid.Batch{Edits: []grid.Edit{{Key: string(next.ID), ColumnID: colAnswer, Text: strings.Repeat("字", ledger.MaxText+1)}}})
	s.want("refused", strings.Contains(s.said, "最多"), true)
	s.want("the text waits in its cell", x.Grid.Refused(), true)
}

func TestTheListCountsLampsAndWhatIsOwedOnceSomebodyAnswered(t *testing.T) {
	s := newStage(t, false)
	x, u := s.at("源西街道"), s.unit("源西街道")
	s.want("nobody has answered", x.listed(u.ID), map[string]string{"单位": "源西街道", "牵头": "5", "相关": "6", "经组": "26"})
	s.say(x.Rows()[0].Task, u, ledger.Behind)
	owed := len(view.Owed(s.book.Ledger(), u.ID, "2020Q3"))
	s.want("owed", owed, 30)
	s.want("counts", x.listed(u.ID), map[string]string{"单位": "源西街道", "牵头": "5", "相关": "6", "经组": "26", "红": "", "黄": "1", "欠": "30"})
	s.sees("牵头 5　相关 6　经所属组 26　合计 37", "黄灯1", "第三季度欠报30Alt+B")
	s.with(fyne.KeyModifierAlt, fyne.KeyB)
	s.with(fyne.KeyModifierAlt, fyne.KeyReturn)
	s.want("opened", s.opened, []string{"源西街道", "源西街道"})
	x.Grid.Select(string(x.Rows()[0].Task.ID), colLamp)
	s.want("why", strings.HasSuffix(x.Summary(), "进度滞后，未按时序完成，亮黄灯。"), true)
	s.click("1")
	s.want("the lamp's rows", len(x.Rows()), 1)
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
		s.with(fyne.KeyModifierAlt, c.key)
		s.want(string(c.key), x.bands(), c.bands)
	}
	s.click("牵头 5")
	x.Pick(s.unit("区教育局").ID)
	s.want("the next unit's too", x.bands(), []string{"牵头  8 项"})
}

func TestGroupsAndIdleUnitsAreReached(t *testing.T) {
	s := newStage(t, false)
	if _, _, err := s.book.AddUnit("区档案馆", app.UnitSpec{Contact: "李明", Phone: "3388"}, ""); err != nil {
		t.Fatal(err)
	}
	x := s.at("各镇街道")
	s.want("group", x.bands(), []string{"相关  26 项"})
	s.sees("成员 7 个：埔前镇、", "另有 1 个单位没有任务，列出")
	idle := s.unit("区档案馆")
	s.want("idle ones are not listed", x.units.has(idle.ID), false)
	s.win.Canvas().Focus(x.list)
	s.with(fyne.KeyModifierAlt, fyne.Key0)
	s.want("idle ones are listed", x.units.has(idle.ID), true)
	s.want("picked", x.Pick(idle.ID), true)
	s.sees("区档案馆", "联系人 李明 3388", "这一年没有任务", "收起没有任务的 1 个单位")
	x.Refresh()
	s.want("its band", x.units.list[len(x.units.list)-2].band, "没有任务  1")
	s.with(fyne.KeyModifierAlt, fyne.Key0)
	x.Pick(s.unit("源西街道").ID)
	s.with(fyne.KeyModifierAlt, fyne.Key0)
	s.with(fyne.KeyModifierAlt, fyne.Key0)
	s.want("they go again", x.units.has(idle.ID), false)
	x.search.SetText("档案")
	x.listUnits()
	s.want("who is sought is found", x.units.has(idle.ID), true)
	s.want("none that is not there", x.Pick("nobody"), false)
}

func TestAFormerNameFindsItsUnit(t *testing.T) {
	s := newStage(t, false)
	u := s.unit("区扶贫办")
	if _, err := s.book.RenameUnit(u.ID, "区乡村振兴局", "2020-07-01", ""); err != nil {
		t.Fatal(err)
	}
	x := s.at("区乡村振兴局")
	x.search.SetText("扶贫办")
	x.listUnits()
	s.want("found", []any{x.units.has(u.ID), slices.Contains(x.bands(), "牵头  7 项")}, []any{true, true})
}
