package quarter

import (
	"fmt"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// listWidth is that of the units at the left.
const listWidth = 233

// unitList is the model of the units at the left, in their order: how much of what each must report is there.
type unitList struct{ loads []view.QuarterLoad }

func (u *unitList) fill(loads []view.QuarterLoad) { u.loads = loads }

// place of a unit in the list; -1 for none.
func (u *unitList) place(id ledger.ID) int {
	for i, x := range u.loads {
		if x.Unit.ID == id {
			return i
		}
	}
	return -1
}

func (u *unitList) has(id ledger.ID) bool { return u.place(id) >= 0 }

func (u *unitList) first() ledger.ID {
	if len(u.loads) == 0 {
		return ""
	}
	return u.loads[0].Unit.ID
}

// beside is the unit so many places behind another; "" beyond the ends.
func (u *unitList) beside(id ledger.ID, by int) ledger.ID {
	i := u.place(id)
	if i < 0 || i+by < 0 || i+by >= len(u.loads) {
		return ""
	}
	return u.loads[i+by].Unit.ID
}

// complete is how many units owe nothing.
func (u *unitList) complete() int {
	n := 0
	for _, x := range u.loads {
		if x.Owed() == 0 {
			n++
		}
	}
	return n
}

// Rows is how many units there are.
func (u *unitList) Rows() int { return len(u.loads) }

// Key is the unit's id.
func (u *unitList) Key(i int) string { return string(u.loads[i].Unit.ID) }

// Columns are the name, how much is answered, and what is owed.
func (u *unitList) Columns() []grid.Column {
	return []grid.Column{{ID: "name", Header: "单位顺序", Width: 96, Flex: true, ReadOnly: true},
		{ID: "answered", Header: "已报", Width: 54, Align: grid.End, ReadOnly: true}, {ID: "owed", Header: "欠报", Width: 66, Align: grid.End, ReadOnly: true}}
}

// Cell is what the column shows of the unit.
func (u *unitList) Cell(i, col int) grid.Cell {
	x := u.loads[i]
	c := grid.Cell{ReadOnly: true, Why: "这里只选单位，报送情况在右边填。"}
	switch {
	case col == 0:
		c.Text = x.Unit.Name
	case col == 1:
		c.Text, c.Tone = fmt.Sprintf("%d/%d", len(x.Must)-x.Owed(), len(x.Must)), grid.Quiet
	case x.Owed() > 0:
		c.Text, c.Bold = fmt.Sprintf("欠 %d", x.Owed()), true
	default:
		c.Text, c.Tone = "✓ 报齐", grid.Quiet
	}
	return c
}

// Span is always one row.
func (u *unitList) Span(i, _ int) (top, n int) { return i, 1 }

// Band is never shown.
func (u *unitList) Band(int) (string, bool) { return "", false }
