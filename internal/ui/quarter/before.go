package quarter

import (
	"strings"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/view"
)

// beforeColumn is what the unit said in the quarter before, to be read while this one is asked for.
func (s *Screen) beforeColumn() sheet.Column {
	value := func(r sheet.Row) string {
		if a := about(r); a.group == "" && a.before != nil {
			return wasSaid(*a.before, a.report())
		}
		return ""
	}
	return sheet.Column{
		Column: grid.Column{ID: colBefore, Header: "上季进展", Width: 150, Flex: true, ReadOnly: true},
		Value:  value,
		Cell: func(r sheet.Row) grid.Cell {
			return grid.Cell{Text: value(r), Tone: grid.Quiet, ReadOnly: true, Why: "这是" + s.lastQuarter().Name() + "报的，只供对照；要改请先在上面换到那个季度。"}
		},
	}
}

// wasSaid is an answer in lines: status and rate, the progress, the problem. Texts that stand in the row's own answer too are
// not read twice.
func wasSaid(x judge.Standing, now ledger.Report) string {
	head := string(x.Report.Status)
	if x.Rate != nil {
		head = strings.TrimSpace(head + " " + view.RateText(*x.Rate))
	}
	lines := []string{head, x.Report.Progress}
	if x.Report.Progress != "" && x.Report.Progress == now.Progress {
		lines[1] = "（进展同右）"
	}
	if x.Report.Problem != "" && x.Report.Problem != now.Problem {
		lines = append(lines, "问题："+x.Report.Problem)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// odd is what in the row's answer does not go together.
func (a *answer) odd() []string {
	if a.group != "" || a.closed {
		return nil
	}
	return view.Contradictions(a.standing, a.before)
}

// washed tints the rows that went back to their unit, and those in which only the quarter before's texts stand. Cells that
// several rows share stay as they are.
func washed(columns []sheet.Column) []sheet.Column {
	for i := range columns {
		c := &columns[i]
		if c.RowHead || c.Same != nil {
			continue
		}
		plain := c.Cell
		c.Cell = func(r sheet.Row) grid.Cell {
			x := plain(r)
			switch {
			case about(r).group != "":
			case about(r).standing.State == ledger.Returned:
				x.Wash = grid.Bad
			case carried(r):
				x.Wash = grid.Warn
			}
			return x
		}
	}
	return columns
}
