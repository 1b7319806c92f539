package ui

import (
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/uitest"
	"dubanben/internal/view"
)

// busyNow are the units that have something to do.
func (s *stage) busyNow() []view.Load { return s.busy.Units(s.book.Ledger(), s.year(), "") }

// bands are the full-width rows with the number of rows under each.
func bands(m tableNow) (names []string, under []int) {
	for _, r := range m.list {
		if r.task == nil {
			names, under = append(names, r.band), append(under, 0)
		} else {
			under[len(under)-1]++
		}
	}
	return names, under
}

func TestAUnitsTasksAreCountedByRole(t *testing.T) {
	s := sample(t)
	s.byUnit("源西街道")
	s.sees("牵头 5　相关 6　经组 26　合计 37", "源西街道", "属于 各镇街道")
	names, under := bands(s.model())
	s.want("bands", names, []string{"牵头  5 项", "相关  6 项", "经各镇街道  26 项"})
	s.want("rows under them", under, []int{5, 6, 26})
	s.want("status", s.status.summary.Text, "源西街道 37 项 · 牵头 5 · 相关 6 · 经组 26")
	list := uitest.Found[*canvas.Text](s.unitList())
	name := list[slices.IndexFunc(list, func(x *canvas.Text) bool { return x.Text == "源西街道" })]
	var counts []string
	for _, x := range list {
		if x != name && x.Position().Y == name.Position().Y {
			counts = append(counts, x.Text)
		}
	}
	s.want("counts in the list", counts, []string{"5", "6", "26"})
}

// TestTheListAndTheRowsAgree walks through all units as a clerk does with the arrow keys.
func TestTheListAndTheRowsAgree(t *testing.T) {
	s := sample(t)
	x := s.byUnit("源西街道")
	all := s.busyNow()
	for _, load := range all {
		x.Pick(load.Unit.ID)
		got := map[string]int{}
		for _, r := range s.model().list {
			if r.task != nil {
				got[r.role[:len("牵")]]++
			}
		}
		want := map[string]int{}
		for k, n := range map[string]int{"牵": len(load.Lead), "相": len(load.Related), "经": len(load.Via)} {
			if n > 0 {
				want[k] = n
			}
		}
		if !reflect.DeepEqual(got, want) || !s.shows(load.Unit.Name) {
			t.Errorf("%s: %v, want %v", load.Unit.Name, got, want)
		}
	}
	s.want("units", len(all), len(view.Loads(s.book.Ledger(), nil)))
	for _, i := range s.nav.items {
		if i.text.Text == "按单位" {
			s.want("number at the left", i.count.Text, "50")
			return
		}
	}
	t.Error("按单位 is not at the left")
}

func TestTheFilterNarrowsTheUnits(t *testing.T) {
	s := sample(t)
	x := s.byUnit("源西街道")
	listed := func(name string) bool {
		return slices.ContainsFunc(uitest.Found[*canvas.Text](s.unitList()), func(x *canvas.Text) bool { return x.Text == name })
	}
	first := x.Picked()
	s.searchUnits("市监")
	s.want("units", listed("区市场监管局"), true)
	s.want("others are gone", listed("源西街道"), false)
	s.want("the first one that is left is shown", []bool{x.Picked() != first, listed(s.book.Ledger().Unit(x.Picked()).Name)}, []bool{true, true})
	s.searchUnits("没有这个局")
	s.want("nothing is left", []any{x.Picked(), s.shows("没有这样的单位"), len(s.model().list)}, []any{ledger.ID(""), true, 0})
	s.want("status", s.status.summary.Text, "")
	s.searchUnits(" ")
	s.want("all are back", []bool{listed("区教育局") || listed("源西街道"), s.shows("没有这样的单位")}, []bool{true, false})
}

func TestARowOfAUnitIsEditedAndStays(t *testing.T) {
	s := sample(t)
	x := s.byUnit("源西街道")
	task := s.model().list[1].task
	before := s.book.Ledger().All()
	s.write(task, ledger.FieldText, "新的任务")
	s.want("text", s.book.Ledger().Task(task.ID).Text, "新的任务")
	s.sees("源西街道")
	s.shortcutKey(&fyne.ShortcutUndo{})
	s.want("everything", s.book.Ledger().All(), before)
	s.want("still by unit", s.screen.Name(), "units")
	at := x.Grid.Selection()
	s.want("cursor", []string{at.Key, at.ColumnID}, []string{string(task.ID), string(ledger.FieldText)})
}

func TestTheRoleIsNotEditedHere(t *testing.T) {
	s := sample(t)
	x := s.byUnit("源西街道")
	task := s.model().list[1].task
	s.screen.Show(task.ID, "role")
	s.win.Canvas().Focused().TypedRune('x')
	s.settle()
	s.want("editing", x.Grid.Editing(), false)
	s.want("status", s.status.message.Text, "角色由牵头、相关责任单位两栏决定，请改那两栏。")
}

func TestAUnitThatIsTakenOutOfItsLastRowKeepsItsPlace(t *testing.T) {
	s := sample(t)
	x := s.byUnit("大鹏新区对口帮扶指挥部")
	task := s.model().list[1].task
	field := ledger.FieldLead
	if task.Role(x.Picked()) == ledger.Related {
		field = ledger.FieldRelated
	}
	s.write(task, field, "源西街道")
	s.want("the row stays under the cursor", s.screen.Task().ID, task.ID)
	s.want("and says so", s.cell(task, "role"), grid.Cell{Text: "已移出", Tone: grid.Quiet, ReadOnly: true, Why: s.cell(task, "role").Why})
	s.sees("大鹏新区对口帮扶指挥部", "牵头 0　相关 0　经组 0　合计 0")
	s.undo()
	s.settle()
	s.want("the row is back under the cursor", s.screen.Task() == s.book.Ledger().Task(task.ID), true)
}

func TestARenamedUnitIsFoundByBothItsNames(t *testing.T) {
	s := sample(t)
	if _, err := s.book.RenameUnit(s.book.Ledger().UnitNamed("区卫生健康局").ID, "区卫健和医保局", "2020-07-01", ""); err != nil {
		t.Fatal(err)
	}
	s.settle()
	s.openBox(ledger.FieldLead)
	s.typed("卫生健康")
	_, listed := s.valueRows()["区卫健和医保局"]
	s.want("what is printed narrows the values to the unit", []any{len(s.valueRows()), listed}, []any{1, true})
	s.key(fyne.KeyEscape)
	s.settle()
	s.seek("卫健和医保")
	s.want("hits", s.hitCount(), "1 / 5")
	s.want("the cursor is on one", s.screen.Task() != nil, true)
	s.want("what is printed instead", s.status.message.Text, "这个单位在表里印作“区卫生健康局”。")
}

func TestRowsOpenedFromTheRegisterLeadBackToIt(t *testing.T) {
	s := sample(t)
	s.openRoll()
	u := s.book.Ledger().UnitNamed("区教育局")
	s.screen.Show(u.ID, "name")
	s.openRows("区教育局牵头", []ledger.ID{s.task("1", "3").ID})
	s.sees("返回单位名册 Esc")
	s.press("返回单位名册 Esc")
	s.want("screen", s.screen.Name(), "roll")
	s.want("unit", s.screen.Table().Selection().Key, string(u.ID))
}
