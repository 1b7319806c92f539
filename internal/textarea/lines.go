package textarea

import (
	"math"
	"slices"
	"sort"

	"dubanben/internal/typeset"
)

// laid is one paragraph in lines.
type laid struct {
	lines []typeset.Line // in bytes of the paragraph
	row   int            // the number of its first line in the text
}

// layout is a text in lines of one width; it knows the text only while it breaks it.
type layout struct {
	measure typeset.Measurer
	width   float64 // infinite where lines are not wrapped
	paras   []laid
}

// lay breaks the whole text.
func (l *layout) lay(m typeset.Measurer, width float64, paras []string) {
	l.measure, l.width = m, width
	if !(width > 0) {
		l.width = math.Inf(1) // a widget that has no size yet
	}
	l.splice(change{0, len(l.paras), len(paras)}, paras)
}

// splice breaks the paragraphs that a change has touched.
func (l *layout) splice(c change, paras []string) {
	switch { // the paragraph that remains keeps its memory
	case c.now > c.old:
		l.paras = slices.Insert(l.paras, c.first+c.old, make([]laid, c.now-c.old)...)
	case c.now < c.old:
		l.paras = slices.Delete(l.paras, c.first+c.now, c.first+c.old)
	}
	for i := c.first; i < c.first+c.now; i++ {
		l.paras[i].lines = typeset.Break(paras[i], l.width, l.measure, l.paras[i].lines[:0])
	}
	row := 0
	if c.first > 0 {
		row = l.paras[c.first-1].row + len(l.paras[c.first-1].lines)
	}
	for i := c.first; i < len(l.paras); i++ {
		l.paras[i].row = row
		row += len(l.paras[i].lines)
	}
}

// rows is the number of lines.
func (l *layout) rows() int {
	last := l.paras[len(l.paras)-1]
	return last.row + len(last.lines)
}

// locate is the paragraph of a row, and the number of the line in it.
func (l *layout) locate(row int) (para, line int) {
	para = sort.Search(len(l.paras), func(i int) bool { return l.paras[i].row > row }) - 1
	return para, row - l.paras[para].row
}

// lineOf is the number of the line that holds a byte of a paragraph; upper prefers the one that ends there.
func (l *layout) lineOf(para, off int, upper bool) int {
	lines := l.paras[para].lines
	i := sort.Search(len(lines), func(i int) bool { return lines[i].Start > off }) - 1
	if upper && i > 0 && lines[i].Start == off {
		return i - 1
	}
	return i
}

// rowsAt counts the lines the paragraphs would have at another width.
func (l *layout) rowsAt(width float64, paras []string) (n int) {
	var buf []typeset.Line
	for _, p := range paras {
		buf = typeset.Break(p, width, l.measure, buf[:0])
		n += len(buf)
	}
	return n
}
