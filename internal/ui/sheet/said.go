package sheet

import (
	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/view"
)

// LampColumn is a task's lamp in a quarter, with the reason below it.
func LampColumn(l *ledger.Ledger, q ledger.Quarter) Column {
	return Column{Column: grid.Column{ID: string(view.FieldLamp), Header: "亮灯与理由", Width: 128, ReadOnly: true}, Shows: view.In(view.FieldLamp, q),
		Cell: func(r Row) grid.Cell {
			v := judge.Lamp(l, r.Task, q)
			c := lamps.Cell(v)
			c.Note, c.Why = v.Reason, "这一格由"+q.Name()+"的报送得出，请在季度进展里填报。"
			return c
		}}
}

// SaidColumns are what the units have reached in a quarter and what stands in their way, for lists in which nothing is answered.
func SaidColumns(l *ledger.Ledger, q ledger.Quarter) []Column {
	column := func(id, header string, width float32, of func(*ledger.Report) string) Column {
		said := func(r Row) string { return view.Said(l, r.Task, q, of) }
		return Column{Column: grid.Column{ID: id, Header: header, Width: width, ReadOnly: true}, Value: said,
			Cell: func(r Row) grid.Cell {
				return grid.Cell{Text: said(r), ReadOnly: true, Why: "这一格是" + q.Name() + "的报送，请在季度进展里填报。"}
			}}
	}
	return []Column{column("said progress", q.Name()+"\n进展", 170, func(r *ledger.Report) string { return r.Progress }),
		column("said problem", "存在问题", 130, func(r *ledger.Report) string { return r.Problem })}
}
