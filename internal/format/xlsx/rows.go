package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"dubanben/internal/format/paged"
	"dubanben/internal/table"
)

// number formats of the file: general, whole number, text.
const (
	general = 0
	whole   = 1
	asText  = 49
)

// look is what a cell's style is made of.
type look struct {
	font   string
	size   float64
	align  string
	border bool
	format int
	nowrap bool
}

// style gives the id of a look, making it once.
func (b *book) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	st := &excelize.Style{
		Font:      &excelize.Font{Family: l.font, Size: l.size},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "center", WrapText: !l.nowrap},
		NumFmt:    l.format,
	}
	if l.border {
		const thin = 1
		for _, side := range []string{"left", "right", "top", "bottom"} {
			st.Border = append(st.Border, excelize.Border{Type: side, Color: "000000", Style: thin})
		}
	}
	id, err := b.f.NewStyle(st)
	if err != nil {
		return 0, err
	}
	b.styles[l] = id
	return id, nil
}

// put writes the next row.
func (b *book) put(cells []any, height float64) error {
	b.row++
	return b.sw.SetRow(b.cell(b.row, 1), cells, excelize.RowOpts{Height: height})
}

// across writes one text over the whole width.
func (b *book) across(text string, l look, height float64) error {
	id, err := b.style(l)
	if err != nil {
		return err
	}
	cells := make([]any, len(b.p.cols))
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: id}
	}
	cells[0] = excelize.Cell{StyleID: id, Value: text}
	if err := b.put(cells, height); err != nil || len(cells) == 1 {
		return err
	}
	return b.sw.MergeCell(b.cell(b.row, 1), b.cell(b.row, len(cells)))
}

func (b *book) writeTop() error {
	if b.s.Label != "" {
		id, err := b.style(look{font: fontHead, size: labelSize, align: "left", format: asText, nowrap: true})
		if err != nil {
			return err
		}
		if err := b.put([]any{excelize.Cell{StyleID: id, Value: clean(b.s.Label)}}, labelHeight); err != nil {
			return err
		}
	}
	if b.s.Title != "" {
		t := b.p.title
		l := look{font: fontTitle, size: t.size, align: "center"}
		if err := b.across(strings.Join(t.lines, "\n"), l, min(t.height(), maxHeight)); err != nil {
			return err
		}
	}
	if b.s.Date == "" {
		return nil
	}
	return b.across(clean(b.s.Date), look{font: fontDate, size: dateSize, align: "center", format: asText}, dateHeight)
}

func (b *book) writeTable() error {
	if err := b.writePage(b.p.head); err != nil {
		return err
	}
	for i, pg := range b.p.pages {
		if i > 0 {
			if err := b.sw.InsertPageBreak(b.cell(b.row+1, 1)); err != nil {
				return err
			}
		}
		if err := b.writePage(pg); err != nil {
			return err
		}
	}
	return nil
}

// writePage writes the rows of a page. A span that came over from the page before begins anew, with its text.
func (b *book) writePage(pg paged.Page) error {
	grid := b.p.grid
	for _, s := range pg.Tall {
		if err := b.merge(s); err != nil {
			return err
		}
	}
	cells := make([]any, grid.Columns())
	for r := pg.First; r < pg.End; r++ {
		for c := range cells {
			whole := grid.At(r, c)
			s, text, size := whole.Cut(pg.First, pg.End), "", b.p.size[r]
			if whole.Rows > 1 {
				size = b.p.tall[whole].size
			}
			if r == s.Row && c == s.Col {
				text = b.p.t.Rows[whole.Row][c].Text
				if s.Cols > 1 && whole.Rows == 1 {
					if err := b.merge(s); err != nil {
						return err
					}
				}
			}
			cell, err := b.cellOf(text, s, size)
			if err != nil {
				return err
			}
			cells[c] = cell
		}
		if err := b.put(cells, b.p.height[r]); err != nil {
			return err
		}
	}
	return nil
}

// merge joins the cells of a span; of one cell there is nothing to join.
func (b *book) merge(s paged.Span) error {
	if s.Rows == 1 && s.Cols == 1 {
		return nil
	}
	row := b.p.above + s.Row + 1
	return b.sw.MergeCell(b.cell(row, s.Col+1), b.cell(row+s.Rows-1, s.Col+s.Cols))
}

// cellOf makes the cell of a span. Text is marked as text, so that a clerk's 85% or 3-1 typed over it stays what was
// typed and = + - @ begin no formula; long texts are not, for old programs show such as ####.
func (b *book) cellOf(text string, s paged.Span, size float64) (excelize.Cell, error) {
	const longest = 255
	l := look{font: fontBody, size: size, align: alignOf(b.p.t.Columns[s.Col].Align), border: true, format: asText}
	switch {
	case s.Row < b.p.t.Header:
		l.font, l.align = fontHead, "center"
	case s.Cols == b.p.grid.Columns() && s.Cols > 1:
		l.font, l.align = fontHead, "left"
	}
	value := any(text)
	if n, ok := wholeNumber(text); ok && b.counts(s, text, size) {
		value, l.format = n, whole
	} else if text == "" {
		value = nil
	} else if len(text) > longest && units16(text) > longest && !strings.ContainsRune("=+-@", rune(text[0])) {
		l.format = general
	}
	id, err := b.style(l)
	return excelize.Cell{StyleID: id, Value: value}, err
}

// counts reports whether a whole number in the span is written as a number: in the first column, where it sorts as
// one, and only if it fits its line, for a number does not wrap.
func (b *book) counts(s paged.Span, text string, size float64) bool {
	return s.Col == 0 && s.Cols == 1 && s.Row >= b.p.t.Header && ems(text)*size <= b.p.roomOf(s)
}

func alignOf(a table.Align) string {
	switch a {
	case table.Centre:
		return "center"
	case table.End:
		return "right"
	}
	return "left"
}

func (b *book) writeNotes() error {
	for _, n := range b.p.notes {
		if n.newPage {
			if err := b.sw.InsertPageBreak(b.cell(b.row+1, 1)); err != nil {
				return err
			}
		}
		l := look{font: fontBody, size: n.fit.size, align: "left", format: asText}
		if n.ownWords {
			l.font = fontHead
		}
		if units16(n.text) > 255 {
			l.format = general
		}
		if err := b.across(n.text, l, n.fit.height); err != nil {
			return err
		}
	}
	return nil
}
