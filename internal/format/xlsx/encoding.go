package xlsx

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

var errEncoding = errors.New("unknown encoding")

// declaredEncoding finds the encoding in an XML declaration.
var declaredEncoding = regexp.MustCompile(`encoding\s*=\s*["']([^"']*)["']`)

// checkEncoding refuses a declaration of an encoding that is not read. UTF-16 has become UTF-8 by then.
func checkEncoding(declaration []byte) error {
	m := declaredEncoding.FindSubmatch(declaration)
	if m == nil {
		return nil
	}
	switch strings.ToLower(string(m[1])) {
	case "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be":
		return nil
	}
	return errEncoding
}

// utf8Reader gives a part's text in UTF-8 without a byte order mark, whichever of the encodings that XML asks for it has.
func utf8Reader(r io.Reader) io.Reader {
	b := bufio.NewReaderSize(r, 32<<10)
	head, _ := b.Peek(4) // a shorter part ends in an error further on
	starts := func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }
	switch {
	case starts("\xef\xbb\xbf"):
		_, _ = b.Discard(3)
	case starts("\xff\xfe"):
		_, _ = b.Discard(2)
		return &wideReader{r: b, order: binary.LittleEndian}
	case starts("\xfe\xff"):
		_, _ = b.Discard(2)
		return &wideReader{r: b, order: binary.BigEndian}
	case starts("<\x00?\x00"):
		return &wideReader{r: b, order: binary.LittleEndian}
	case starts("\x00<\x00?"):
		return &wideReader{r: b, order: binary.BigEndian}
	}
	return b
}

// wideReader turns UTF-16 into UTF-8.
type wideReader struct {
	r     io.Reader
	order binary.ByteOrder
	high  rune // the first half of a pair whose second is still to come
	out   []byte
}

// Read implements io.Reader.
func (w *wideReader) Read(p []byte) (int, error) {
	var in [8 << 10]byte
	for len(w.out) == 0 {
		n, err := io.ReadFull(w.r, in[:])
		if n%2 != 0 {
			return 0, errCut
		}
		for i := 0; i < n; i += 2 {
			if err := w.take(rune(w.order.Uint16(in[i:]))); err != nil {
				return 0, err
			}
		}
		switch {
		case err == io.ErrUnexpectedEOF && n > 0:
		case err == io.EOF && w.high != 0:
			return 0, errCut
		case err != nil:
			return 0, err
		}
	}
	n := copy(p, w.out)
	w.out = w.out[n:]
	return n, nil
}

func (w *wideReader) take(unit rune) error {
	switch {
	case w.high != 0:
		r := utf16.DecodeRune(w.high, unit)
		if w.high = 0; r == utf8.RuneError {
			return errMalformed
		}
		unit = r
	case unit >= 0xD800 && unit < 0xDC00:
		w.high = unit
		return nil
	case utf16.IsSurrogate(unit):
		return errMalformed
	}
	w.out = utf8.AppendRune(w.out, unit)
	return nil
}
