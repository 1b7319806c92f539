package xlsx

import (
	"io"
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

// worn is a look and its style.
type worn struct {
	look
	style int
}

// dress is what is kept of a cell's look until it is written.
type dress struct {
	style  int32
	number bool // the text is written as a number
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

// line is a row outside of the table: one text, over as many cells.
type line struct {
	text   string
	style  int
	cells  int
	height float64
}

// across lays one text over the whole width.
func (b *book) across(text string, l look, height float64) (line, error) {
	id, err := b.style(l)
	if err != nil {
		return line{}, err
	}
	b.row++
	out := line{text: text, style: id, cells: len(b.p.cols), height: height}
	if out.cells == 1 {
		return out, nil
	}
	return out, b.sw.MergeCell(b.cell(b.row, 1), b.cell(b.row, out.cells))
}

func (b *book) layTop() error {
	if b.s.Label != "" {
		id, err := b.style(look{font: fontHead, size: labelSize, align: "left", format: asText, nowrap: true})
		if err != nil {
			return err
		}
		b.row++
		b.top = append(b.top, line{text: clean(b.s.Label), style: id, cells: 1, height: labelHeight})
	}
	if b.s.Title != "" {
		t := b.p.title
		l := look{font: fontTitle, size: t.size, align: "center"}
		title, err := b.across(strings.Join(t.lines, "\n"), l, min(t.height(), maxHeight))
		if err != nil {
			return err
		}
		b.top = append(b.top, title)
	}
	if b.s.Date == "" {
		return nil
	}
	date, err := b.across(clean(b.s.Date), look{font: fontDate, size: dateSize, align: "center", format: asText}, dateHeight)
	b.top = append(b.top, date)
	return err
}

func (b *book) layTable() error {
	b.dressed = make([]dress, 0, len(b.p.t.Rows)*b.p.grid.Columns())
	b.usual = make([]worn, b.p.grid.Columns())
	if err := b.layPage(b.p.head); err != nil {
		return err
	}
	for i, pg := range b.p.pages {
		if i > 0 {
			if err := b.sw.InsertPageBreak(b.cell(b.row+1, 1)); err != nil {
				return err
			}
		}
		if err := b.layPage(pg); err != nil {
			return err
		}
	}
	return nil
}

// layPage merges and dresses the cells of a page. A span that came over from the page before begins anew, with its text.
func (b *book) layPage(pg paged.Page) error {
	for _, s := range pg.Tall {
		if err := b.merge(s); err != nil {
			return err
		}
	}
	for r := pg.First; r < pg.End; r++ {
		for c := range b.usual {
			all := b.p.grid.At(r, c)
			s, text, size := all.Cut(pg.First, pg.End), b.shown(pg, r, c), b.p.size[r]
			if all.Rows > 1 {
				size = b.p.tall[all].size
			} else if s.Cols > 1 && c == s.Col {
				if err := b.merge(s); err != nil {
					return err
				}
			}
			l := b.lookOf(text, s, size)
			if u := &b.usual[c]; u.look != l || u.style == 0 {
				id, err := b.style(l)
				if err != nil {
					return err
				}
				*u = worn{look: l, style: id}
			}
			b.dressed = append(b.dressed, dress{style: int32(b.usual[c].style), number: l.format == whole})
		}
		b.row++
	}
	return nil
}

// shown is the text of a cell: a span has its own in the first cell of each of its pages.
func (b *book) shown(pg paged.Page, r, c int) string {
	s := b.p.grid.At(r, c)
	if c != s.Col || r != max(s.Row, pg.First) {
		return ""
	}
	return b.p.t.Rows[s.Row][c].Text
}

// merge joins the cells of a span; of one cell there is nothing to join.
func (b *book) merge(s paged.Span) error {
	if s.Rows == 1 && s.Cols == 1 {
		return nil
	}
	row := b.p.above + s.Row + 1
	return b.sw.MergeCell(b.cell(row, s.Col+1), b.cell(row+s.Rows-1, s.Col+s.Cols))
}

// lookOf is how the cell of a span looks. Text is marked as text, so that a clerk's 85% or 3-1 typed over it stays what was
// typed and = + - @ begin no formula; long texts are not, for old programs show such as ####.
func (b *book) lookOf(text string, s paged.Span, size float64) look {
	const longest = 255
	l := look{font: fontBody, size: size, align: alignOf(b.p.t.Columns[s.Col].Align), border: true, format: asText}
	switch {
	case s.Row < b.p.t.Header:
		l.font, l.align = fontHead, "center"
	case s.Cols == b.p.grid.Columns() && s.Cols > 1:
		l.font, l.align = fontHead, "left"
	}
	if b.counts(s, text, size) {
		l.format = whole
	} else if len(text) > longest && units16(text) > longest && !strings.ContainsRune("=+-@", rune(text[0])) {
		l.format = general
	}
	return l
}

// counts reports whether the text of a span is a whole number and written as one: in the first column, where it sorts as
// one, and only if it fits its line, for a number does not wrap.
func (b *book) counts(s paged.Span, text string, size float64) bool {
	if s.Col != 0 || s.Cols != 1 || s.Row < b.p.t.Header {
		return false
	}
	_, ok := wholeNumber(text)
	return ok && ems(text)*size <= b.p.roomOf(s)
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

func (b *book) layNotes() error {
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
		note, err := b.across(n.text, l, n.fit.height)
		if err != nil {
			return err
		}
		b.foot = append(b.foot, note)
	}
	return nil
}

// writeRows writes what is laid.
func (b *book) writeRows(w io.Writer) error {
	x := newRowWriter(w, len(b.p.cols))
	writeLines(x, b.top)
	rest := b.writePage(x, b.p.head, b.dressed)
	for _, pg := range b.p.pages {
		rest = b.writePage(x, pg, rest)
	}
	writeLines(x, b.foot)
	return x.flush()
}

func writeLines(x *rowWriter, lines []line) {
	for _, l := range lines {
		x.begin(l.height)
		x.text(0, l.style, l.text)
		for c := 1; c < l.cells; c++ {
			x.text(c, l.style, "")
		}
		x.end()
	}
}

// writePage writes the rows of a page and returns how the cells after them are dressed.
func (b *book) writePage(x *rowWriter, pg paged.Page, cells []dress) []dress {
	columns := b.p.grid.Columns()
	for r := pg.First; r < pg.End; r++ {
		x.begin(b.p.height[r])
		for c, d := range cells[:columns] {
			if text := b.shown(pg, r, c); d.number {
				x.number(c, int(d.style), text)
			} else {
				x.text(c, int(d.style), text)
			}
		}
		x.end()
		cells = cells[columns:]
	}
	return cells
}
