package text

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dubanben/internal/table"
)

// readTabbed reads cells between TABs: quoted as Excel and WPS put a sheet on the clipboard, or as Word puts a table there,
// without quotes, so that the paragraphs of a cell are lines.
func readTabbed(s string, m *meter) ([]table.Block, error) {
	var out []record
	line, cells, blanks, all := 1, 0, 0, len(s)
	for s != "" {
		if err := m.at(all - len(s)); err != nil {
			return nil, err
		}
		fields, rest := table.CutTSV(s)
		r := record{blanks: blanks}
		for i, f := range fields {
			r.cells = append(r.cells, table.Cell{Text: cleanCell(unguard(f)), Ref: table.Ref{Line: line, Row: len(out) + 1, Col: i + 1}})
		}
		line += strings.Count(s[:len(s)-len(rest)], "\n")
		s, blanks = rest, blanks+1
		if len(fields) == 1 && r.filled() == 0 {
			continue
		}
		if cells += len(fields); cells > MaxCells {
			return nil, &Unreadable{Reason: TooLarge}
		}
		out, blanks = append(out, r), 0
	}
	return blocksOf(dropBlank(rejoin(out)))
}

func dropBlank(rs []record) []record {
	return slices.DeleteFunc(rs, func(r record) bool { return r.filled() == 0 })
}

// rowNumber is the number that a line begins with, 0 where it begins with none.
func (r record) rowNumber() int {
	if len(r.cells) < 2 {
		return 0
	}
	n, _ := number(strings.TrimRight(r.cells[0].Text, ".．、"))
	return n
}

// rejoin makes rows of lines that are parts of rows. It is certain of it only where rows begin with numbers and as many
// TABs stand from one number to the next as the table has, or a multiple of them; else lines stay rows.
func rejoin(rs []record) []record {
	several := func(r record) bool { return len(r.cells) > 1 }
	first, start := slices.IndexFunc(rs, several), slices.IndexFunc(rs, func(r record) bool { return r.rowNumber() > 0 })
	if start < 0 {
		return rs
	}
	header := rs[first:start]
	cols := columnsOf(header, rs[start:])
	if cols < 2 {
		return rs
	}
	j := joiner{cols: cols, last: len(rs) - 1, out: slices.Clone(rs[:first])}
	for !several(rs[j.last]) {
		j.last--
	}
	if tabs(header)+1 == cols {
		j.header = start
	} else {
		j.out, first = append(j.out, header...), start
	}
	for i, r := range rs[first:] {
		j.line(first+i, r)
	}
	j.close()
	return j.out
}

// tabs is how many TABs the lines have.
func tabs(rs []record) int {
	n := 0
	for _, r := range rs {
		n += len(r.cells) - 1
	}
	return n
}

// columnsOf finds how many columns the table has: as many as the header where that agrees with the rows, else what most of
// them have; 0 where the rows do not agree.
func columnsOf(header, rows []record) int {
	var sums []int // of the TABs from each number up to the next
	for _, r := range rows {
		if r.rowNumber() > 0 {
			sums = append(sums, 0)
		}
		sums[len(sums)-1] += len(r.cells) - 1
	}
	seen := map[int]int{}
	for _, n := range sums {
		seen[n]++
	}
	most := slices.MaxFunc(slices.Sorted(maps.Keys(seen)), func(a, b int) int { return cmp.Or(seen[a]-seen[b], b-a) })
	widest := 0
	for _, r := range header {
		widest = max(widest, len(r.cells)-1)
	}
	for _, n := range []int{tabs(header), widest, most} {
		fits := 0
		for _, sum := range sums {
			if n > 0 && sum%n == 0 {
				fits++
			}
		}
		const share = 10 // one row in ten may be damaged
		if n > 1 && (len(sums)-fits)*share <= len(sums) {
			return n + 1
		}
	}
	return 0
}

// joiner puts rows together from lines.
type joiner struct {
	cols   int
	header int // lines before this one are the header's
	last   int // line of several cells
	out    []record
	open   bool            // the last row may go on
	tail   strings.Builder // of its last cell
	number int             // of the last row that has one
	parts  bool            // some row was in parts
}

// line takes the next line: a further paragraph of the row's last cell and the cells behind it, or a row of its own.
func (j *joiner) line(i int, r record) {
	if !j.open || !j.continues(i, r) {
		j.close()
		j.out = append(j.out, record{cells: slices.Clone(r.cells), blanks: r.blanks})
		j.tail.WriteString(r.cells[len(r.cells)-1].Text)
		j.open = len(r.cells) > 1
		j.number = cmp.Or(r.rowNumber(), j.number)
		return
	}
	j.parts = true
	j.tail.WriteString(strings.Repeat("\n", r.blanks+1))
	j.tail.WriteString(r.cells[0].Text)
	if len(r.cells) > 1 {
		j.close()
		row := &j.out[len(j.out)-1]
		row.cells = append(row.cells, r.cells[1:]...)
		j.tail.WriteString(row.cells[len(row.cells)-1].Text)
		j.open = true
	}
}

// close puts the paragraphs of the open row's last cell into it.
func (j *joiner) close() {
	if j.open {
		cells := j.out[len(j.out)-1].cells
		cells[len(cells)-1].Text = strings.Trim(j.tail.String(), "\n")
	}
	j.tail.Reset()
	j.open = false
}

// continues tells whether a line belongs to the row before it.
func (j *joiner) continues(i int, r record) bool {
	text, alone := r.cells[0].Text, len(r.cells) == 1
	if alone && (labelLine.MatchString(text) || i > j.last && noteLine.MatchString(text)) {
		return false
	}
	if have := len(j.out[len(j.out)-1].cells); have < j.cols {
		n := r.rowNumber()
		return have+len(r.cells)-1 <= j.cols && (n == 0 || n != j.number+1)
	}
	return alone && j.paragraph(i, r)
}

// paragraph tells whether a line without a TAB behind a whole row is a paragraph of that row's last cell: in the header only
// what goes on with its text; no heading, nothing where the cell is empty, and below the table nothing after a blank line or
// where no row before was in parts.
func (j *joiner) paragraph(i int, r record) bool {
	text := r.cells[0].Text
	if i < j.header {
		return strings.ContainsRune("及和与、（(/", []rune(text)[0])
	}
	return !heading(text) && strings.Trim(j.tail.String(), "\n") != "" && (i < j.last || r.blanks == 0 && j.parts)
}
