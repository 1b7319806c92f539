package docx

import (
	"bufio"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	maxDepth = 200       // elements within elements; Word's own files stay below 60
	maxMarks = 8_000_000 // starts, ends and texts; a table of 10,000 rows as Word writes it has 3 million
	maxText  = 1 << 20   // bytes of one cell or paragraph
	maxAttrs = 256       // attributes of one element
)

// The namespaces of the marks, as Word writes them and as ISO's strict form does.
const (
	wordML       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordMLStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	compatNS     = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	mathNS       = "http://schemas.openxmlformats.org/officeDocument/2006/math"
	mathNSStrict = "http://purl.oclc.org/ooxml/officeDocument/math"
	relNS        = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// scanner reads the marks of one part, and refuses it where it is damaged or more than a person would write.
type scanner struct {
	ctx    context.Context
	part   string
	d      *xml.Decoder
	closer io.Closer
	depth  int
	marks  int
	rooted bool
}

func newScanner(ctx context.Context, part string, text io.Reader, closer io.Closer) *scanner {
	s := &scanner{ctx: ctx, part: part, d: xml.NewDecoder(text), closer: closer}
	s.d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") { // turned into UTF-8 before
			return in, nil
		}
		return nil, errors.New("charset " + label)
	}
	return s
}

func (s *scanner) close() { _ = s.closer.Close() } // nothing is written

func (s *scanner) refuse(r Reason) error { return &Unreadable{Reason: r, Part: s.part} }

// next gives the next start, end or text; io.EOF after the root element.
func (s *scanner) next() (xml.Token, error) {
	for {
		t, err := s.d.Token()
		if err == io.EOF && s.rooted {
			return nil, io.EOF
		}
		if err != nil {
			return nil, &Unreadable{Reason: Damaged, Part: s.part, Err: err}
		}
		if s.marks++; s.marks > maxMarks {
			return nil, s.refuse(TooLarge)
		}
		if s.marks%1024 == 0 && s.ctx.Err() != nil {
			return nil, s.ctx.Err()
		}
		switch t := t.(type) {
		case xml.StartElement:
			return t, s.enter(t)
		case xml.EndElement:
			s.depth--
			return t, nil
		case xml.CharData:
			if s.depth > 0 {
				return t, nil
			}
			if strings.TrimLeft(string(t), " \t\r\n\ufeff") != "" {
				return nil, s.refuse(Damaged)
			}
		case xml.Directive:
			return nil, s.refuse(Doctype)
		}
	}
}

func (s *scanner) enter(start xml.StartElement) error {
	switch {
	case s.depth == 0 && s.rooted:
		return s.refuse(Damaged)
	case s.depth == maxDepth:
		return s.refuse(TooDeep)
	case len(start.Attr) > maxAttrs:
		return s.refuse(TooLarge)
	}
	s.rooted = true
	s.depth++
	return nil
}

// skip reads to the end of the element that has just begun.
func (s *scanner) skip() error {
	for outside := s.depth - 1; s.depth > outside; {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	return nil
}

// children calls visit for every child of the element that has just begun, up to its end. visit reads its child to the
// end; text between children means nothing.
func (s *scanner) children(visit func(xml.StartElement) error) error {
	for {
		t, err := s.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := visit(t); err != nil {
				return err
			}
		}
	}
}

// each calls visit for every element up to the end of the part.
func (s *scanner) each(visit func(xml.StartElement) error) error {
	for {
		t, err := s.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok {
			if err := visit(start); err != nil {
				return err
			}
		}
	}
}

// text is the characters of the element that has just begun, up to its end.
func (s *scanner) text() (string, error) {
	var b strings.Builder
	for outside := s.depth - 1; s.depth > outside; {
		t, err := s.next()
		if err != nil {
			return "", err
		}
		if c, ok := t.(xml.CharData); ok {
			if b.Len()+len(c) > maxText {
				return "", s.refuse(TooLarge)
			}
			b.Write(c)
		}
	}
	return b.String(), nil
}

// nameOf is an element's name: as it is in WordprocessingML, with a prefix in two other namespaces, "" elsewhere.
func nameOf(start xml.StartElement) string {
	switch start.Name.Space {
	case wordML, wordMLStrict:
		return start.Name.Local
	case compatNS:
		return "mc:" + start.Name.Local
	case mathNS, mathNSStrict:
		return "m:" + start.Name.Local
	}
	return ""
}

// attr is an attribute's value whatever its namespace; "" where there is none.
func attr(start xml.StartElement, local string) string {
	for _, a := range start.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// on tells whether a mark that can be switched is on: it is, unless its value says no.
func on(start xml.StartElement) bool {
	switch attr(start, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// utf8Reader turns UTF-16, which the format allows, into UTF-8.
func utf8Reader(r io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(r, 64<<10)
	head, err := b.Peek(2)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch string(head) {
	case "\xff\xfe", "<\x00":
		return &from16{r: b, low: 0}, nil
	case "\xfe\xff", "\x00<":
		return &from16{r: b, low: 1}, nil
	}
	return b, nil
}

// from16 reads UTF-16 as UTF-8.
type from16 struct {
	r   *bufio.Reader
	low int // which byte of a unit is its low one
	out []byte
}

// Read implements io.Reader.
func (f *from16) Read(p []byte) (int, error) {
	for len(f.out) < min(len(p), 4096) {
		c, err := f.rune()
		if err != nil {
			if len(f.out) > 0 && err == io.EOF {
				break
			}
			return 0, err
		}
		if c != '\ufeff' {
			f.out = utf8.AppendRune(f.out, c)
		}
	}
	n := copy(p, f.out)
	f.out = f.out[:copy(f.out, f.out[n:])]
	return n, nil
}

func (f *from16) rune() (rune, error) {
	c, err := f.unit()
	if err != nil || !utf16.IsSurrogate(c) {
		return c, err
	}
	low, err := f.unit()
	if err != nil {
		return 0, io.ErrUnexpectedEOF
	}
	if c = utf16.DecodeRune(c, low); c == utf8.RuneError {
		return 0, errors.New("half a character of UTF-16")
	}
	return c, nil
}

func (f *from16) unit() (rune, error) {
	var b [2]byte
	if _, err := io.ReadFull(f.r, b[:]); err != nil {
		return 0, err
	}
	return rune(b[f.low]) | rune(b[1-f.low])<<8, nil
}
