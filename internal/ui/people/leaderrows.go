package people

import (
	"fmt"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// leaderRows are a leader's tasks by annex, and under a band of their own those that he has handed over. A row that an edit
// has taken from him stays where it stood until he is chosen anew, for nothing is to slide under the cursor.
func leaderRows(l *ledger.Ledger, before []sheet.Group, own, gone []*ledger.Task) []sheet.Group {
	var out []sheet.Group
	at := map[string]int{}
	put := func(name string, t *ledger.Task) {
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, sheet.Group{Name: name})
		}
		out[i].Rows = append(out[i].Rows, sheet.Row{Task: t})
	}
	kept := stayed(l, before, own, gone)
	for _, last := range []bool{false, true} {
		for _, t := range l.Tasks() {
			if g, ok := kept[t.ID]; ok && (g == handedOver) == last {
				put(g, t)
			}
		}
	}
	number := map[string]int{}
	for _, t := range own {
		number[annexBand(l, t)]++
	}
	number[handedOver] = len(gone)
	for i, g := range out {
		out[i].Band = fmt.Sprintf("%s  %d 项", g.Name, number[g.Name])
	}
	return out
}

// handedOver is the band of the tasks that a leader has no longer.
const handedOver = "已移交"

// stayed is under which band each task stands.
func stayed(l *ledger.Ledger, before []sheet.Group, own, gone []*ledger.Task) map[ledger.ID]string {
	out := map[ledger.ID]string{}
	for _, g := range before {
		for _, r := range g.Rows {
			if t := l.Task(r.Task.ID); t != nil {
				out[t.ID] = g.Name
			}
		}
	}
	for _, t := range own {
		out[t.ID] = annexBand(l, t)
	}
	for _, t := range gone { // a succession moves many rows, and is no edit of one
		out[t.ID] = handedOver
	}
	return out
}

func annexBand(l *ledger.Ledger, t *ledger.Task) string {
	a := l.Annex(t.Annex)
	return a.Name() + " " + a.ShortTitle()
}

// columns are those of one leader's rows, whatever annex they are from.
func (s *Leaders) columns(l *ledger.Ledger) []sheet.Column {
	q := s.d.Quarter()
	plain := func(f ledger.Field, width float32) sheet.Column {
		c := s.d.FieldColumn(l, nil, ledger.Column{Field: f, Header: f.Name()})
		c.Width, c.Same, c.Note = width, nil, nil
		return c
	}
	name := func(t *ledger.Task) string { return rowName(l, t) }
	no := sheet.Column{Column: grid.Column{ID: "place", Header: "序号", Width: sheet.NumberWidth(56, s.sum.tasks, name), RowHead: true, ReadOnly: true, Align: grid.Centre}}
	no.Cell = func(r sheet.Row) grid.Cell { return grid.Cell{Text: name(r.Task)} }
	short := func(header string, c sheet.Column) sheet.Column { // the widths have no room for the whole names
		c.Header = header
		return c
	}
	text := plain(ledger.FieldText, 220)
	text.Header = "工作任务 / 内容"
	judged := func(id ledger.Field, header string, width float32, cell func(c *judge.Case) grid.Cell) sheet.Column {
		c := sheet.Column{Column: grid.Column{ID: string(id), Header: header, Width: width, ReadOnly: true}, Shows: view.In(id, q)}
		c.Cell = func(r sheet.Row) grid.Cell { return cell(judge.Of(l, r.Task)) }
		return c
	}
	const why = "由本季度的报送得出，请在季度进展里填报或审核。"
	status := judged(view.FieldStatus, q.Name()+"\n状态", 84, func(c *judge.Case) grid.Cell {
		x := grid.Cell{Text: string(c.Status(q)), ReadOnly: true, Why: why}
		if x.Text == "" {
			x.Text, x.Tone = "–", grid.Faint
		}
		return x
	})
	rate := judged(view.FieldRate, "完成率", 68, func(c *judge.Case) grid.Cell {
		x := grid.Cell{Text: "–", Tone: grid.Faint, ReadOnly: true, Why: why}
		if r, ok := c.Rate(q); ok {
			x.Text, x.Tone = view.RateText(r), grid.Plain
		}
		return x
	})
	rate.Align = grid.End
	out := []sheet.Column{no, text, short("牵头", plain(ledger.FieldLead, 108)), status, rate, sheet.LampColumn(l, q)}
	out = append(out, sheet.SaidColumns(l, q)...)
	out = append(out, short("相关", plain(ledger.FieldRelated, 116)))
	if s.leader == noLeader { // elsewhere it is the one who is picked; here it is to be filled in
		out = append(out, plain(ledger.FieldLeader, 76))
	}
	return out
}

// why says why the lamp under the cursor is lit.
func (s *Leaders) why() string {
	t := s.Task()
	if t == nil || s.Grid.Selection().ColumnID != string(view.FieldLamp) {
		return ""
	}
	return " · " + judge.Lamp(s.d.Ledger(), t, s.d.Quarter()).Reason
}
