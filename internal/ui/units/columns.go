package units

import (
	"slices"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
)

// columns are the columns of one unit's rows, whatever annex they are from.
func (s *Screen) columns(l *ledger.Ledger, tasks []*ledger.Task) []sheet.Column {
	plain := func(f ledger.Field, width float32) sheet.Column {
		c := s.d.FieldColumn(l, nil, ledger.Column{Field: f, Header: f.Name()})
		c.Width = width
		return c
	}
	name := func(t *ledger.Task) string {
		if a := l.Annex(t.Annex); a != nil && a.No != "1" {
			return "附" + a.No + " " + l.RowName(t)
		}
		return l.RowName(t)
	}
	no := sheet.Column{Column: grid.Column{ID: "place", Header: "序号", Width: sheet.NumberWidth(64, tasks, name), RowHead: true, ReadOnly: true, Align: grid.Centre}}
	no.Cell = func(r sheet.Row) grid.Cell { return grid.Cell{Text: name(r.Task)} }
	role := sheet.Column{Column: grid.Column{ID: "role", Header: "本单位", Width: 92, ReadOnly: true}}
	role.Cell = func(r sheet.Row) grid.Cell {
		is, _ := r.About.(string)
		cell := grid.Cell{Text: is, Bold: is == "牵头", ReadOnly: true, Why: "角色由牵头、相关责任单位两栏决定，请改那两栏。"}
		if is == movedOut {
			cell.Tone = grid.Quiet
		}
		return cell
	}
	text := plain(ledger.FieldText, 268)
	text.Header = "工作任务 / 内容"
	leader := plain(ledger.FieldLeader, 84)
	leader.Same, leader.Note = nil, nil
	lead, related := plain(ledger.FieldLead, 132), plain(ledger.FieldRelated, 160)
	lead.Same, related.Same = nil, nil
	out := []sheet.Column{no, text}
	if someFilled(l, tasks, ledger.FieldLeader) {
		out = append(out, leader)
	}
	out = append(out, role, lead, related)
	if someFilled(l, tasks, ledger.FieldDeadline) {
		out = append(out, plain(ledger.FieldDeadline, 96))
	}
	if someFilled(l, tasks, ledger.FieldProgress) {
		out = append(out, plain(ledger.FieldProgress, 210))
	}
	return out
}

func someFilled(l *ledger.Ledger, tasks []*ledger.Task, f ledger.Field) bool {
	return slices.ContainsFunc(tasks, func(t *ledger.Task) bool { return l.Value(t, f) != "" })
}
