package grid

import (
	"strconv"
	"strings"

	"dubanben/internal/textarea"
	"dubanben/internal/typeset"
)

// textLine is one laid line of a cell, from its left edge.
type textLine struct {
	text   string
	start  int     // its first byte in the cell's text
	indent float32 // room for the glyph and tag before it
	width  float32
}

// wrapped is a cell ready to be painted.
type wrapped struct {
	cell     Cell
	lines    []textLine
	more     string // “… 还有 n 行”
	notes    []string
	height   float32 // of all that, without padding
	tagWidth float32
}

// width is that of the widest line, notes too.
func (l *wrapped) width(m *metrics) float32 {
	wide := float32(0)
	for _, note := range l.notes {
		wide = max(wide, m.tiny.Width(note))
	}
	for _, t := range l.lines {
		wide = max(wide, t.indent+t.width)
	}
	return wide
}

// wrapper breaks cells into lines; it keeps its buffer from call to call.
type wrapper struct {
	*metrics
	buf []typeset.Line
}

// wrap lays a cell into a column's width; at most limit lines, 0 for all.
func (w *wrapper) wrap(c Cell, bold bool, width float32, limit int) wrapped {
	out := wrapped{cell: c}
	indent := float32(0)
	if c.Glyph != NoGlyph {
		indent += w.glyph + w.glyphGap
	}
	if c.Tag != "" {
		out.tagWidth = w.tiny.Width(c.Tag) + 2*w.tagPad
		indent += out.tagWidth + w.tagGap
	}
	if c.Text != "" || indent > 0 {
		out.lines = w.lines(c.Text, indent, max(width-2*w.padX, w.text), w.measurer(bold))
	}
	if limit > 0 && len(out.lines) > limit {
		out.more = "… 还有 " + strconv.Itoa(len(out.lines)-limit+1) + " 行"
		out.lines = out.lines[:limit-1]
		out.height += w.line
	}
	out.height += float32(len(out.lines)) * w.line
	if c.Note != "" {
		out.notes = w.notes(c.Note, max(width-2*w.padX, w.text), limit)
		out.height += float32(len(out.notes)) * w.smallLine
	}
	if c.Stamp != "" {
		out.height += w.line
	}
	out.height = max(out.height, w.line)
	return out
}

// notes breaks a cell's note; at most limit lines, the last then says that there is more, 0 for all.
func (w *wrapper) notes(text string, width float32, limit int) []string {
	w.buf = typeset.Break(text, float64(width), w.tiny, w.buf[:0])
	out := make([]string, 0, len(w.buf))
	for _, l := range w.buf {
		out = append(out, strings.TrimRight(text[l.Start:l.End], " \r"))
	}
	if limit > 0 && len(out) > limit {
		out = out[:limit]
		last := []rune(out[limit-1])
		out[limit-1] = string(last[:max(len(last)-1, 0)]) + "…"
	}
	return out
}

// lines breaks a text whose first line begins after the indent.
func (w *wrapper) lines(text string, indent, width float32, m *textarea.Measurer) []textLine {
	first, rest, more := strings.Cut(text, "\n")
	w.buf = typeset.Breaker{Indent: float64(min(indent, width-w.text))}.Break(first, float64(width), m, w.buf[:0])
	if more {
		n := len(w.buf)
		w.buf = typeset.Break(rest, float64(width), m, w.buf)
		for i := range w.buf[n:] {
			w.buf[n+i].Start += len(first) + 1
			w.buf[n+i].End += len(first) + 1
		}
	}
	out := make([]textLine, len(w.buf))
	for i, l := range w.buf {
		out[i] = textLine{text: strings.TrimRight(text[l.Start:l.End], " \r"), start: l.Start, width: float32(l.Width)}
	}
	out[0].indent = indent
	return out
}
