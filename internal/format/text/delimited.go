package text

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"dubanben/internal/table"
)

// record is one line of cells.
type record struct {
	cells  []table.Cell
	blanks int // blank lines before it
}

func (r record) filled() int {
	n := 0
	for _, c := range r.cells {
		if c.Text != "" {
			n++
		}
	}
	return n
}

// readDelimited reads cells between separators, quoted as a spreadsheet does; cell makes a cell's text of what is written.
func readDelimited(s string, sep rune, cell func(string) string, m *meter) ([]table.Block, error) {
	records, err := readRecords(s, sep, cell, m)
	if err != nil {
		return nil, err
	}
	return blocksOf(records)
}

// blocksOf makes paragraphs of the lines of one cell above and below the table.
func blocksOf(records []record) ([]table.Block, error) {
	first, last := 0, len(records)
	for first < last && len(records[first].cells) < 2 {
		first++
	}
	for last > first && len(records[last-1].cells) < 2 {
		last--
	}
	blocks := paragraphs(nil, records[:first])
	if first < last {
		if t := tableOf(records[first:last]); t != nil {
			blocks = append(blocks, table.Block{Table: t, Ref: t.Rows[0][0].Ref})
		} else {
			return nil, &Unreadable{Reason: TooLarge}
		}
	}
	return paragraphs(blocks, records[last:]), nil
}

func readRecords(s string, sep rune, cell func(string) string, m *meter) ([]record, error) {
	r := csv.NewReader(strings.NewReader(s))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = sep, true, -1, true
	var out []record
	cells := 0
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, &Unreadable{Reason: NoTable}
		}
		if err := m.at(int(r.InputOffset())); err != nil {
			return nil, err
		}
		if cells += len(fields); cells > MaxCells {
			return nil, &Unreadable{Reason: TooLarge}
		}
		rec := record{}
		for i, f := range fields {
			line, _ := r.FieldPos(i)
			rec.cells = append(rec.cells, table.Cell{Text: cell(f), Ref: table.Ref{Line: line, Row: len(out) + 1, Col: i + 1}})
		}
		if rec.filled() > 0 {
			out = append(out, rec)
		}
	}
}

// foreignCell is the text of a cell that any program may have written.
func foreignCell(s string) string { return cleanCell(unguard(s)) }

// cleanCell cleans every paragraph of a cell; empty lines inside it stay.
func cleanCell(s string) string {
	if !strings.Contains(s, "\n") {
		return clean(s)
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = clean(l)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

func paragraphs(out []table.Block, rs []record) []table.Block {
	for _, r := range rs {
		for _, c := range r.cells {
			out = append(out, table.Block{Text: c.Text, Ref: c.Ref})
		}
	}
	return out
}

// tableOf makes all rows as long as the longest; nil where that would be too large.
func tableOf(rs []record) *table.Table {
	cols := 0
	for _, r := range rs {
		cols = max(cols, len(r.cells))
	}
	if cols*len(rs) > 2*MaxCells {
		return nil
	}
	t := &table.Table{Columns: make([]table.Column, cols), Header: 1}
	for _, r := range rs {
		line := make([]table.Cell, cols)
		ref := r.cells[len(r.cells)-1].Ref
		for c := range line {
			line[c].Ref = ref
			line[c].Ref.Col = c + 1
		}
		copy(line, r.cells)
		t.Rows = append(t.Rows, line)
	}
	return t
}
