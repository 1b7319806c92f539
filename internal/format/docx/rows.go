package docx

import (
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/doc"
	"dubanben/internal/format/paged"
	"dubanben/internal/table"
)

// writing is a table while it is written, row after row.
type writing struct {
	*layout
	b    *book
	set  int
	pad  string // room beside the text of columns that have none of their own, twips
	pads []string
}

// piece is the part of a cell that stands in one row.
type piece struct {
	text      string
	col, cols int
	merge     string // empty, or the mark of a merge downwards
	tall      bool   // it spans rows
}

// table writes a table page by page; fresh asks for a new page before it.
func (b *book) table(l *layout, fresh bool) {
	w := &writing{layout: l, b: b, set: b.setOf(l.Table)}
	usual := doc.Table{Size: l.Size}
	usual.Columns = []table.Column{{Align: table.Centre}}
	w.pad = twips(usual.Padding(0))
	for c := range l.Columns {
		w.pads = append(w.pads, twips(l.Padding(c)))
	}
	w.properties()
	l.fresh[0] = l.fresh[0] || fresh
	for _, p := range slices.Concat([]paged.Page{l.head}, l.pages) {
		for r := p.First; r < p.End; r++ {
			w.row(r, p)
		}
	}
	b.write(`</w:tbl>`)
}

func (w *writing) properties() {
	size, _ := w.Text()
	total := 0
	for _, n := range w.widths {
		total += n
	}
	b := w.b
	b.write(`<w:tbl><w:tblPr><w:tblW w:w="`, strconv.Itoa(total), `" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`)
	for _, side := range [][2]string{{"top", "8"}, {"left", "8"}, {"bottom", "8"}, {"right", "8"}, {"insideH", "4"}, {"insideV", "4"}} {
		b.write(`<w:`, side[0], ` w:val="single" w:sz="`, side[1], `" w:space="0" w:color="000000"/>`)
	}
	b.write(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="`, twips(padY*size), `" w:type="dxa"/><w:left w:w="`, w.pad,
		`" w:type="dxa"/><w:bottom w:w="`, twips(padY*size), `" w:type="dxa"/><w:right w:w="`, w.pad, `" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	for _, n := range w.widths {
		b.write(`<w:gridCol w:w="`, strconv.Itoa(n), `"/>`)
	}
	b.write(`</w:tblGrid>`)
}

// row writes a row of a page. One that is higher than the page may be split, and is as high as it turns out to be.
func (w *writing) row(r int, on paged.Page) {
	pieces := w.pieces(r, on)
	head := r < w.header
	section := !head && w.grid.Section(r) && r < len(w.Rows)-1
	split := on.Over && !head
	b := w.b
	b.write(`<w:tr>`)
	if !split {
		b.write(`<w:trPr><w:cantSplit/><w:trHeight w:val="`, twips(w.heights[r]), `" w:hRule="atLeast"/>`)
		if head {
			b.write(`<w:tblHeader/>`)
		}
		b.write(`</w:trPr>`)
	}
	for i, p := range pieces {
		w.cell(p, head, split)
		style, align := w.styleOf(p, head)
		for j, text := range strings.Split(p.text, "\n") {
			b.write(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`)
			if section {
				b.write(`<w:keepNext/>`)
			}
			if i+j == 0 && w.fresh[r] {
				b.write(`<w:pageBreakBefore/>`)
			}
			b.write(align, `</w:pPr>`)
			bar := w.BarOf(r, p.col)
			switch {
			case head:
				b.balanced(text, w.ems(p.col, p.cols))
			case bar != nil && text == "":
				w.bar(bar, p)
			default:
				b.run(text)
			}
			b.write(`</w:p>`)
		}
		b.write(`</w:tc>`)
	}
	b.write(`</w:tr>`)
}

// pieces gives the row's cells: its own and the parts of those that come down into it. A merge that comes to a new page
// begins there once more, with its text.
func (w *writing) pieces(r int, on paged.Page) []piece {
	var out []piece
	for c := 0; c < len(w.Columns); {
		whole := w.grid.At(r, c)
		s := whole.Cut(on.First, on.End)
		p := piece{col: c, cols: s.Cols, tall: whole.Rows > 1}
		if s.Row == r {
			p.text = w.textOf(whole)
		}
		switch {
		case s.Row < r:
			p.merge = `<w:vMerge/>`
		case s.Rows > 1:
			p.merge = `<w:vMerge w:val="restart"/>`
		}
		out = append(out, p)
		c += s.Cols
	}
	return out
}

// cell begins a cell: its properties in the order of the schema.
func (w *writing) cell(p piece, head, split bool) {
	b := w.b
	b.write(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(w.width(p)), `" w:type="dxa"/>`)
	if p.cols > 1 {
		b.write(`<w:gridSpan w:val="`, strconv.Itoa(p.cols), `"/>`)
	}
	b.write(p.merge)
	if head {
		b.write(`<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>`)
	}
	if pad := w.pads[p.col]; pad != w.pad {
		b.write(`<w:tcMar><w:left w:w="`, pad, `" w:type="dxa"/><w:right w:w="`, pad, `" w:type="dxa"/></w:tcMar>`)
	}
	if !split || p.tall || w.Columns[p.col].Align != table.Start { // prose that goes over a page end begins at the top
		b.write(`<w:vAlign w:val="center"/>`)
	}
	b.write(`</w:tcPr>`)
}

// styleOf is the style of a cell's paragraphs, and what it does not say about their alignment.
func (w *writing) styleOf(p piece, head bool) (style, align string) {
	a := w.Columns[p.col].Align
	switch {
	case head:
		return cellStyle(headCell, w.set), ""
	case p.cols > 1 || a == table.Start:
		return cellStyle(proseCell, w.set), ""
	case a == table.End:
		return cellStyle(nameCell, w.set), `<w:jc w:val="right"/>`
	}
	return cellStyle(nameCell, w.set), ""
}

func (w *writing) width(p piece) int {
	n := 0
	for _, one := range w.widths[p.col : p.col+p.cols] {
		n += one
	}
	return n
}

// widthsOf gives the columns' widths in twips: fixed ones as they are, the others share what is left. Where they are too
// much for the type area, they give what they have beyond the room for one character.
func widthsOf(t doc.Table, room float64) []int {
	size, _ := t.Text()
	points := make([]float64, len(t.Columns))
	fixed, shared := 0.0, 0
	for i, c := range t.Columns {
		if points[i] = min(c.Width*doc.MM, room); points[i] <= 0 {
			points[i] = 0
			shared++
		}
		fixed += points[i]
	}
	total, needed := 0.0, 0.0
	for i := range points {
		if points[i] == 0 {
			points[i] = (room - fixed) / float64(shared)
		}
		least := size + 2*t.Padding(i)
		points[i] = max(points[i], least)
		total += points[i]
		needed += least
	}
	out := make([]int, len(points))
	x, at := 0.0, 0
	for i, p := range points {
		least := size + 2*t.Padding(i)
		switch {
		case total <= room+1e-6:
		case needed < room:
			p = least + (p-least)*(room-needed)/(total-needed)
		default:
			p = least * room / needed
		}
		x += p * 20
		out[i] = max(int(x+0.5)-at, 1)
		at += out[i]
	}
	return out
}
