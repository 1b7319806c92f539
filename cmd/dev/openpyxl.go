package main

import (
	"context"
	"strings"
)

// The scripts write openpyxl as its documentation does. Its faster modes are
// left aside: they know no merged ranges.
const (
	// readScript reads every cell and every merged range of a workbook.
	readScript = `
import sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).active
rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
print(sum(str(row[0]).isdigit() for row in rows), "tasks,", len(sheet.merged_cells.ranges), "merged ranges")
`
	// planScript notes what a workbook holds, for writeScript.
	planScript = `
import json, sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).active
json.dump({
    "rows": [[cell.value for cell in row] for row in sheet.iter_rows()],
    "spans": [str(span) for span in sheet.merged_cells.ranges],
    "widths": {name: column.width for name, column in sheet.column_dimensions.items()},
    "heights": {n: row.height for n, row in sheet.row_dimensions.items() if row.height},
}, open(sys.argv[2], "w"))
`
	// writeScript writes it again. Covered cells are left to merge_cells, which
	// gives them their borders.
	writeScript = `
import json, sys, openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
plan = json.load(open(sys.argv[1]))
book = openpyxl.Workbook()
sheet = book.active
font, wrap = Font(name="仿宋", size=12), Alignment(wrap_text=True, vertical="center")
border = Border(*[Side(style="thin")] * 4)
for r, row in enumerate(plan["rows"], 1):
    for c, value in enumerate(row, 1):
        if value is not None:
            cell = sheet.cell(r, c, value)
            cell.font, cell.alignment, cell.border = font, wrap, border
for span in plan["spans"]:
    sheet.merge_cells(span)
for name, width in plan["widths"].items():
    sheet.column_dimensions[name].width = width
for n, height in plan["heights"].items():
    sheet.row_dimensions[int(n)].height = height
book.save(sys.argv[2])
`
)

// pythons are the names under which a Python may be found. One that stands
// first in PATH may lack what the system's own has.
func pythons() []string { return []string{"python3", "/usr/bin/python3", "python"} }

// findPython returns the first Python that has openpyxl, "" where there is
// none: the interpreter itself, because a version manager's wrapper takes time.
func (s *session) findPython(ctx context.Context, names []string) string {
	for _, name := range names {
		path, err := s.capture(ctx, command{name: name, args: []string{"-c", "import openpyxl, sys; print(sys.executable)"}})
		if path = strings.TrimSpace(path); err == nil && path != "" {
			return path
		}
	}
	return ""
}
