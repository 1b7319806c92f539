package ui

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// units opens the screen by unit on one unit.
func units(t *testing.T, name string) (*stage, *unitScreen) {
	t.Helper()
	s := sample(t)
	s.openUnits()
	x := s.screen.(*unitScreen)
	u := s.book.Ledger().UnitNamed(name)
	if u == nil {
		t.Fatalf("there is no unit %s", name)
	}
	x.list.Select(string(u.ID), "name")
	s.settle()
	return s, x
}

// bands are the full-width rows with the number of rows under each.
func bands(m *rows) (names []string, under []int) {
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
	s, x := units(t, "源西街道")
	s.want("counts", x.counts.Text, "牵头 5　相关 6　经所属组 26　合计 37")
	s.want("name", x.title.Text, "源西街道")
	s.want("group", strings.Contains(x.groups.Text, "属于 各镇街道"), true)
	names, under := bands(x.model)
	s.want("bands", names, []string{"牵头  5 项", "相关  6 项", "经各镇街道  26 项"})
	s.want("rows under them", under, []int{5, 6, 26})
	s.want("status", s.status.summary.Text, "源西街道 37 项 · 牵头 5 · 相关 6 · 经所属组 26")
	for i, u := range x.units.list {
		if u.load.Unit != nil && u.load.Unit.Name == "源西街道" {
			s.want("counts in the list", []string{x.units.Cell(i, 1).Text, x.units.Cell(i, 2).Text, x.units.Cell(i, 3).Text}, []string{"5", "6", "26"})
		}
	}
}

// TestTheListAndTheRowsAgree walks through all units as a clerk does with the arrow keys.
func TestTheListAndTheRowsAgree(t *testing.T) {
	s, x := units(t, "源西街道")
	seen := 0
	for _, u := range x.units.list {
		if u.load.Unit == nil {
			continue
		}
		seen++
		x.list.Select(string(u.load.Unit.ID), "name")
		got := map[string]int{}
		for _, r := range x.model.list {
			if r.task != nil {
				got[r.role[:len("牵")]]++
			}
		}
		want := map[string]int{}
		for k, n := range map[string]int{"牵": len(u.load.Lead), "相": len(u.load.Related), "经": len(u.load.Via)} {
			if n > 0 {
				want[k] = n
			}
		}
		if !reflect.DeepEqual(got, want) || x.title.Text != u.load.Unit.Name {
			t.Errorf("%s under the head %s: %v, want %v", u.load.Unit.Name, x.title.Text, got, want)
		}
	}
	s.want("units", seen, len(view.Loads(s.book.Ledger(), nil)))
	s.want("number at the left", s.nav.items[2].count.Text, "50")
}

func TestUnitsAreListedTownsFirst(t *testing.T) {
	_, x := units(t, "源西街道")
	names, under := bands(&rows{list: asRows(x.units)})
	if len(names) != 2 || !strings.HasPrefix(names[0], "镇街道") || !strings.HasPrefix(names[1], "区直、驻区单位") {
		t.Fatalf("bands %q", names)
	}
	if under[0] == 0 || under[0]+under[1] != 50 {
		t.Errorf("rows under them: %v", under)
	}
}

// asRows makes rows of a list of units, to count its bands.
func asRows(u *unitList) []row {
	var out []row
	for _, x := range u.list {
		if x.load.Unit == nil {
			out = append(out, row{band: x.band})
		} else {
			out = append(out, row{task: &ledger.Task{ID: x.load.Unit.ID}})
		}
	}
	return out
}

func TestTheFilterNarrowsTheUnits(t *testing.T) {
	s, x := units(t, "源西街道")
	names := func() []string {
		var out []string
		for _, u := range x.units.list {
			if u.load.Unit != nil {
				out = append(out, u.load.Unit.Name)
			}
		}
		return out
	}
	search := func(text string) {
		s.win.Canvas().Focus(x.search.Area)
		s.shortcutKey(&fyne.ShortcutSelectAll{})
		s.typed(text)
	}
	search("市监")
	s.want("units", slices.Contains(names(), "区市场监管局"), true)
	s.want("others are gone", slices.Contains(names(), "源西街道"), false)
	s.want("the first one that is left is shown", x.title.Text, names()[0])
	search("没有这个局")
	s.want("nothing is left", []any{len(names()), x.title.Text, len(x.model.list)}, []any{0, "没有这样的单位", 0})
	s.want("status", s.status.summary.Text, "")
	search(" ")
	s.want("all are back", len(names()), 50)
	s.want("head", x.title.Text == "没有这样的单位", false)
}

func TestARowOfAUnitIsEditedAndStays(t *testing.T) {
	s, x := units(t, "源西街道")
	task := x.model.list[1].task
	before := s.book.Ledger().All()
	s.write(task, ledger.FieldText, "新的任务")
	s.want("text", s.book.Ledger().Task(task.ID).Text, "新的任务")
	s.want("unit", x.title.Text, "源西街道")
	s.shortcutKey(&fyne.ShortcutUndo{})
	s.want("everything", s.book.Ledger().All(), before)
	s.want("still by unit", s.screen.name(), "units")
	at := x.grid.Selection()
	s.want("cursor", []string{at.Key, at.ColumnID}, []string{string(task.ID), string(ledger.FieldText)})
}

func TestTheRoleIsNotEditedHere(t *testing.T) {
	s, x := units(t, "源西街道")
	task := x.model.list[1].task
	s.screen.show(task.ID, "role")
	s.win.Canvas().Focused().TypedRune('x')
	s.settle()
	s.want("editing", x.grid.Editing(), false)
	s.want("status", s.status.message.Text, "角色由牵头、相关责任单位两栏决定，请改那两栏。")
}

func TestAUnitThatIsTakenOutOfItsLastRowKeepsItsPlace(t *testing.T) {
	s, x := units(t, "大鹏新区对口帮扶指挥部")
	task := x.model.list[1].task
	field := ledger.FieldLead
	if task.Role(x.unit) == ledger.Related {
		field = ledger.FieldRelated
	}
	s.write(task, field, "源西街道")
	s.want("the row stays under the cursor", s.screen.selected().ID, task.ID)
	s.want("and says so", s.cell(task, "role"), grid.Cell{Text: "已移出", Tone: grid.Quiet, ReadOnly: true, Why: s.cell(task, "role").Why})
	s.want("head", []string{x.title.Text, x.counts.Text}, []string{"大鹏新区对口帮扶指挥部", "牵头 0　相关 0　经所属组 0　合计 0"})
	s.undo()
	s.settle()
	s.want("the row is back under the cursor", s.screen.selected() == s.book.Ledger().Task(task.ID), true)
}
