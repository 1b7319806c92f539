package text

import (
	"regexp"
	"slices"
	"strconv"

	"dubanben/internal/table"
)

// yearName begins the line that gives the year of a file's tables.
const yearName = "年份"

var yearLine = regexp.MustCompile(`^` + yearName + `\s*[:：]\s*(\d{4})\s*年?$`)

// yearWithin is among how many rows at a table's top the line is looked for: programs that save such a file fill it up with
// blank cells, and it becomes a row.
const yearWithin = 8

// takeYear takes the line with the year out of what stands above the first row of the file's first table.
func takeYear(src *table.Source) {
	for i, b := range src.Blocks {
		if b.Table != nil {
			takeYearRow(src, b.Table)
			return
		}
		if year := yearIn(b.Text); year > 0 {
			src.Year, src.Blocks = year, slices.Delete(src.Blocks, i, i+1)
			return
		}
	}
}

func takeYearRow(src *table.Source, t *table.Table) {
	for r, row := range t.Rows[:min(len(t.Rows), yearWithin)] {
		if filled := (record{cells: row}).filled(); filled > 1 {
			return
		}
		if year := yearIn(row[0].Text); year > 0 && len(t.Rows) > 1 {
			src.Year, t.Rows = year, slices.Delete(t.Rows, r, r+1)
			return
		}
	}
}

// yearIn is the year that a line gives, 0 where it gives none.
func yearIn(line string) int {
	m := yearLine.FindStringSubmatch(line)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}
