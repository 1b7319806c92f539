package docx

import (
	"strconv"
	"strings"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

const (
	splitFrom = 0.5  // of the type area: rows that are higher may go over a page end
	padY      = 0.25 // ems over and under a cell's text
)

// writing is a table while it is written, row after row.
type writing struct {
	doc.Table
	b      *book
	set    int
	widths []int
	lanes  []lane
	breaks map[int]bool
	header int
	tall   float64 // height from which a row may be split
	pad    string  // room beside the text of columns that have none of their own, twips
	pads   []string
}

// lane is the cell that covers a column downwards.
type lane struct {
	text  string
	cols  int
	until int // the first row below it
}

// piece is the part of a cell that stands in one row.
type piece struct {
	text      string
	col, cols int
	merge     string // empty, or the mark of a merge downwards
	tall      bool   // it spans rows
}

func (b *book) table(t doc.Table, fresh bool) {
	w := &writing{Table: t, b: b, set: b.setOf(t), widths: widthsOf(t, b.d.Setup.TypeWidth()), lanes: make([]lane, len(t.Columns)),
		breaks: map[int]bool{}, header: min(max(t.Header, 0), len(t.Rows)), tall: splitFrom * b.d.Setup.TypeHeight()}
	usual := doc.Table{Size: t.Size}
	usual.Columns = []table.Column{{Align: table.Centre}}
	w.pad = twips(usual.Padding(0))
	for c := range t.Columns {
		w.pads = append(w.pads, twips(t.Padding(c)))
	}
	for _, r := range t.Breaks {
		w.breaks[r] = r > w.header && r < len(t.Rows)
	}
	w.properties()
	for r := range t.Rows {
		w.row(r, fresh && r == 0)
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

// row writes a row; fresh asks for a new page before it.
func (w *writing) row(r int, fresh bool) {
	pieces := w.cut(r)
	head := r < w.header
	section := !head && len(pieces) == 1 && len(w.Columns) > 1 && r < len(w.Rows)-1
	split := !head && w.height(pieces) > w.tall
	b := w.b
	b.write(`<w:tr>`)
	switch {
	case head:
		b.write(`<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	case !split:
		b.write(`<w:trPr><w:cantSplit/></w:trPr>`)
	}
	for i, p := range pieces {
		w.cell(p, head, split)
		style, align := w.styleOf(p, head)
		for j, text := range strings.Split(p.text, "\n") {
			b.write(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`)
			if section {
				b.write(`<w:keepNext/>`)
			}
			if i+j == 0 && (fresh || w.breaks[r]) {
				b.write(`<w:pageBreakBefore/>`)
			}
			b.write(align, `</w:pPr>`)
			if head {
				b.balanced(text, w.room(p))
			} else {
				b.run(text)
			}
			b.write(`</w:p>`)
		}
		b.write(`</w:tc>`)
	}
	b.write(`</w:tr>`)
}

// cut gives the row's cells: its own and the parts of those that come down into it. A merge that comes to a new page
// begins there once more, with its text.
func (w *writing) cut(r int) []piece {
	var out []piece
	end := len(w.Rows)
	if r < w.header {
		end = w.header
	}
	for c := 0; c < len(w.lanes); {
		l := &w.lanes[c]
		if l.until > r {
			p := piece{col: c, cols: l.cols, merge: `<w:vMerge/>`, tall: true}
			if w.breaks[r] {
				p.text, p.merge = l.text, `<w:vMerge w:val="restart"/>`
			}
			out = append(out, p)
			c += l.cols
			continue
		}
		cell := w.Rows[r][c]
		if cell.Covered { // by nothing: a cell all the same
			cell = table.Cell{}
		}
		rows, cols := cell.Span()
		p := piece{text: clean(cell.Text), col: c, cols: 1}
		for p.cols < cols && c+p.cols < len(w.lanes) && w.lanes[c+p.cols].until <= r {
			p.cols++
		}
		if rows = min(rows, end-r); rows > 1 {
			p.merge, p.tall = `<w:vMerge w:val="restart"/>`, true
		}
		*l = lane{text: p.text, cols: p.cols, until: r + rows}
		out = append(out, p)
		c += p.cols
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

// room is the width of a cell's text in ems.
func (w *writing) room(p piece) float64 {
	size, _ := w.Text()
	return (float64(w.width(p))/20 - 2*w.Padding(p.col)) / size
}

// height is about what the row's own texts need, in points: enough to know which rows are long.
func (w *writing) height(pieces []piece) float64 {
	_, leading := w.Text()
	most := 0.0
	for _, p := range pieces {
		if p.tall {
			continue
		}
		room, lines := max(w.room(p), 1), 0.0
		for text := range strings.SplitSeq(p.text, "\n") {
			lines += 1 + float64(int(ems(text)/room))
		}
		most = max(most, lines*leading)
	}
	return most
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
