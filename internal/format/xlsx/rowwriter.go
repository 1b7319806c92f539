package xlsx

import (
	"io"
	"strconv"
	"strings"
)

// rowChunk is how many bytes of rows are gathered before they go on: rows are short, and compressing them one by one is slow.
const rowChunk = 1 << 16

// rowWriter writes the rows of a worksheet as XML. The library's own writer takes four times as long: it makes several
// strings of each cell. What goes wrong is told by flush.
type rowWriter struct {
	w       io.Writer
	letters []string // names of the columns
	row     []byte   // number of the row being written
	last    int      // the same as a number
	buf     []byte
	err     error
}

func newRowWriter(w io.Writer, columns int) *rowWriter {
	x := &rowWriter{w: w, letters: make([]string, columns), buf: make([]byte, 0, rowChunk+MaxText)}
	for i := range x.letters {
		x.letters[i] = columnName(i + 1)
	}
	return x
}

// begin begins the next row; the height is points.
func (x *rowWriter) begin(height float64) {
	x.last++
	x.row = strconv.AppendInt(x.row[:0], int64(x.last), 10)
	x.buf = append(x.buf, `<row r="`...)
	x.buf = append(x.buf, x.row...)
	x.buf = append(x.buf, `" ht="`...)
	x.buf = strconv.AppendFloat(x.buf, height, 'f', -1, 64)
	x.buf = append(x.buf, `" customHeight="1">`...)
}

// text writes a cell that shows the text as it is; an empty one only has its style.
func (x *rowWriter) text(col, style int, text string) {
	x.cell(col, style)
	switch {
	case text == "":
		x.buf = append(x.buf, `></c>`...)
		return
	case trimmed(text[0]) || trimmed(text[len(text)-1]):
		x.buf = append(x.buf, ` t="inlineStr"><is><t xml:space="preserve">`...)
	default:
		x.buf = append(x.buf, ` t="inlineStr"><is><t>`...)
	}
	x.buf = appendText(x.buf, text)
	x.buf = append(x.buf, `</t></is></c>`...)
}

// number writes a cell that holds a number; the digits are XML already.
func (x *rowWriter) number(col, style int, digits string) {
	x.cell(col, style)
	x.buf = append(x.buf, `><v>`...)
	x.buf = append(x.buf, digits...)
	x.buf = append(x.buf, `</v></c>`...)
}

func (x *rowWriter) cell(col, style int) {
	x.buf = append(x.buf, `<c r="`...)
	x.buf = append(x.buf, x.letters[col]...)
	x.buf = append(x.buf, x.row...)
	x.buf = append(x.buf, `" s="`...)
	x.buf = strconv.AppendInt(x.buf, int64(style), 10)
	x.buf = append(x.buf, '"')
}

func (x *rowWriter) end() {
	x.buf = append(x.buf, `</row>`...)
	if len(x.buf) >= rowChunk {
		x.send()
	}
}

func (x *rowWriter) send() {
	if x.err == nil {
		_, x.err = x.w.Write(x.buf)
	}
	x.buf = x.buf[:0]
}

// flush sends what is left and tells the first error.
func (x *rowWriter) flush() error {
	x.send()
	return x.err
}

// trimmed reports whether readers may drop the byte at a text's end.
func trimmed(b byte) bool { return b == ' ' || b == '\n' || b == '\t' }

// appendText appends a clean text as XML. Programs read _x0041_ as A: the underscore of such a text is written so itself.
func appendText(to []byte, text string) []byte {
	from := 0
	for {
		i := strings.IndexAny(text[from:], "&<>_")
		if i < 0 {
			return append(to, text[from:]...)
		}
		at := from + i
		to = append(to, text[from:at]...)
		switch {
		case text[at] == '&':
			to = append(to, "&amp;"...)
		case text[at] == '<':
			to = append(to, "&lt;"...)
		case text[at] == '>':
			to = append(to, "&gt;"...)
		default:
			to = append(to, '_')
			if _, ok := escaped(text[at:]); ok {
				to = append(to, "x005F_"...)
			}
		}
		from = at + 1
	}
}
