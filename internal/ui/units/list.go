package units

import (
	"fmt"
	"strconv"
	"strings"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// unitList is the model of the units at the left of 按单位: towns, then the others, each under a band with their number.
type unitList struct {
	look *look.Look
	list []unitRow
}

type unitRow struct {
	load view.Load
	band string
}

// fill lists the units that fit the text: by characters, pinyin or initials, as where units are typed.
func (u *unitList) fill(loads []view.Load, text string) {
	u.list = nil
	fits := u.fitting(loads, text)
	var towns, rest []unitRow
	for _, x := range loads {
		if fits != nil && !fits[x.Unit.ID] {
			continue
		}
		if x.Unit.Kind == ledger.Town {
			towns = append(towns, unitRow{load: x})
		} else {
			rest = append(rest, unitRow{load: x})
		}
	}
	u.add("镇街道", towns)
	u.add("区直、驻区单位", rest)
}

func (u *unitList) add(name string, group []unitRow) {
	if len(group) == 0 {
		return
	}
	u.list = append(append(u.list, unitRow{band: fmt.Sprintf("%s  %d", name, len(group))}), group...)
}

// fitting are the units that a text may mean; nil for all.
func (u *unitList) fitting(loads []view.Load, text string) map[ledger.ID]bool {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	var names []view.Candidate
	for _, x := range loads {
		names = append(names, view.Candidate{ID: x.Unit.ID, Name: x.Unit.Name, Others: x.Unit.Others})
	}
	fits := map[ledger.ID]bool{}
	for _, m := range view.NewSuggester(names).Suggest(text, 0) {
		fits[m.Candidate.ID] = true
	}
	return fits
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

// Columns are the name and the three counts.
func (u *unitList) Columns() []grid.Column {
	number := func(id, header string) grid.Column {
		return grid.Column{ID: id, Header: header, Width: 52, Align: grid.End, ReadOnly: true}
	}
	return []grid.Column{{ID: "name", Header: "单位", Width: 160, Flex: true, ReadOnly: true}, number("lead", "牵头"), number("related", "相关"), number("via", "经所属\n组")}
}

// Cell is the unit's name or one of its counts.
func (u *unitList) Cell(i, col int) grid.Cell {
	x := u.list[i].load
	if x.Unit == nil {
		return grid.Cell{}
	}
	why := "单位名称以后在单位资料里修改。"
	if col == 0 {
		return grid.Cell{Text: x.Unit.Name, ReadOnly: true, Why: why}
	}
	n := []int{len(x.Lead), len(x.Related), len(x.Via)}[col-1]
	if n == 0 {
		return grid.Cell{Text: "–", Tone: grid.Faint, ReadOnly: true, Why: why}
	}
	return grid.Cell{Text: strconv.Itoa(n), ReadOnly: true, Why: why}
}

// Span is always one row.
func (u *unitList) Span(i, _ int) (top, n int) { return i, 1 }

// Band is the text of a row over the whole width.
func (u *unitList) Band(i int) (string, bool) { return u.list[i].band, u.list[i].load.Unit == nil }
