package units

import (
	"fmt"
	"slices"
	"strings"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/view"
)

// unitList is the model of the units at the left of 按单位: towns, then the others, then groups, and if they are asked for
// those without a task, each under a band with their number.
type unitList struct {
	stand standing
	idle  []view.Load // that are listed too
	best  ledger.ID   // what a text that is sought means most likely; "" without one
	list  []unitRow
	cols  []grid.Column // of this list
}

type unitRow struct {
	load view.Load
	band string
}

// fill lists the units that fit the text: by characters, pinyin or initials, as where units are typed.
func (u *unitList) fill(loads []view.Load, text string) {
	u.list = nil
	fits, best := fitting(slices.Concat(loads, u.idle), text)
	u.best = best
	var towns, rest, groups, idle []unitRow
	for _, x := range u.idle {
		if fits == nil || fits[x.Unit.ID] {
			idle = append(idle, unitRow{load: x})
		}
	}
	for _, x := range loads {
		switch {
		case fits != nil && !fits[x.Unit.ID]:
		case x.Unit.Kind == ledger.Group:
			groups = append(groups, unitRow{load: x})
		case x.Unit.Kind == ledger.Town:
			towns = append(towns, unitRow{load: x})
		default:
			rest = append(rest, unitRow{load: x})
		}
	}
	u.add("镇街道", towns)
	u.add("区直和市直、驻区单位", rest)
	u.add("组", groups)
	u.add("没有任务", idle)
	u.cols = u.columns()
}

func (u *unitList) add(name string, group []unitRow) {
	if len(group) == 0 {
		return
	}
	u.list = append(append(u.list, unitRow{band: fmt.Sprintf("%s  %d", name, len(group))}), group...)
}

// fitting are the units that a text may mean, and which it means most likely; nil for all.
func fitting(loads []view.Load, text string) (fits map[ledger.ID]bool, best ledger.ID) {
	if strings.TrimSpace(text) == "" {
		return nil, ""
	}
	var names []view.Candidate
	for _, x := range loads {
		names = append(names, view.Candidate{ID: x.Unit.ID, Name: x.Unit.Name, Others: x.Unit.Names()[1:]})
	}
	fits = map[ledger.ID]bool{}
	for _, m := range view.NewSuggester(names).Suggest(text, 0) {
		if best == "" {
			best = m.Candidate.ID
		}
		fits[m.Candidate.ID] = true
	}
	return fits, best
}

func (u *unitList) has(id ledger.ID) bool {
	for _, r := range u.list {
		if r.load.Unit != nil && r.load.Unit.ID == id {
			return true
		}
	}
	return false
}

func (u *unitList) first() ledger.ID {
	for _, r := range u.list {
		if r.load.Unit != nil {
			return r.load.Unit.ID
		}
	}
	return ""
}

// Rows is how many rows there are, bands included.
func (u *unitList) Rows() int { return len(u.list) }

// Key is the unit's id, or the band's text.
func (u *unitList) Key(i int) string {
	if x := u.list[i].load.Unit; x != nil {
		return string(x.ID)
	}
	return "band " + u.list[i].band
}

// The columns of the list.
const (
	colName    = "name"
	colLead    = "lead"
	colRelated = "related"
	colVia     = "via"
	colRed     = "red"
	colYellow  = "yellow"
	colOwed    = "owed"
)

// Columns are the name and the counts.
func (u *unitList) Columns() []grid.Column { return u.cols }

// columns are the name and the three counts; lamps and what is owed once there are some.
func (u *unitList) columns() []grid.Column {
	name := grid.Column{ID: colName, Header: "单位", Width: 96, Flex: true, ReadOnly: true}
	count := func(id, header string, lamp bool, of func(view.Load) int) grid.Column {
		most := 0
		for _, r := range u.list {
			if r.load.Unit != nil {
				most = max(most, of(r.load))
			}
		}
		return lamps.CountColumn(id, header, most, lamp)
	}
	lit := func(x ledger.Lamp) func(view.Load) int {
		return func(r view.Load) int { return u.stand.lamp(r.Unit.ID, x) }
	}
	out := []grid.Column{name, count(colLead, "牵头", false, func(r view.Load) int { return len(r.Lead) }),
		count(colRelated, "相关", false, func(r view.Load) int { return len(r.Related) }), count(colVia, viaWord, false, func(r view.Load) int { return len(r.Via) })}
	if u.stand.lit {
		out = append(out, count(colRed, "红", true, lit(ledger.Red)), count(colYellow, "黄", true, lit(ledger.Yellow)))
	}
	if u.stand.begun {
		out = append(out, count(colOwed, "欠", false, func(r view.Load) int { return u.stand.owed[r.Unit.ID] }))
	}
	return out
}

// Cell is the unit's name or one of its counts.
func (u *unitList) Cell(i, col int) grid.Cell {
	x := u.list[i].load
	if x.Unit == nil {
		return grid.Cell{}
	}
	c := u.cell(x, u.cols[col].ID)
	c.ReadOnly, c.Why = true, "名称在单位资料里用“更名”修改。"
	return c
}

func (u *unitList) cell(x view.Load, column string) grid.Cell {
	switch column {
	case colName:
		c := grid.Cell{Text: x.Unit.Name}
		if x.Unit.Kind == ledger.Group {
			c.Note = "成员每项任务另选"
			if n := len(x.Unit.Members); n > 0 {
				c.Note = fmt.Sprintf("%d 个成员", n)
			}
		}
		return c
	case colLead:
		return lamps.Number(len(x.Lead))
	case colRelated:
		return lamps.Number(len(x.Related))
	case colVia:
		return lamps.Number(len(x.Via))
	case colRed:
		return lamps.Count(ledger.Red, u.stand.lamp(x.Unit.ID, ledger.Red))
	case colYellow:
		return lamps.Count(ledger.Yellow, u.stand.lamp(x.Unit.ID, ledger.Yellow))
	}
	return lamps.Number(u.stand.owed[x.Unit.ID])
}

// Span is always one row.
func (u *unitList) Span(i, _ int) (top, n int) { return i, 1 }

// Band is the text of a row over the whole width.
func (u *unitList) Band(i int) (string, bool) { return u.list[i].band, u.list[i].load.Unit == nil }
