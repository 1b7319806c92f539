package xlsx

import (
	"bytes"
	"errors"
	"io"
)

// The bounds of one part's XML. A cell's text has at most 32,767 units, each written in eight bytes at worst.
const (
	maxToken = 1 << 20
	maxDepth = 256
	maxAttrs = 128
)

// What is wrong with a part's XML.
var (
	errMalformed = errors.New("not well-formed XML")
	errCut       = errors.New("XML ends too early")
	errDoctype   = errors.New("document type declaration")
	errDeep      = errors.New("elements nested too deeply")
	errToken     = errors.New("a tag or text is too long")
)

type token int

const (
	startToken token = iota
	endToken
	textToken
	noToken // the part is at its end
)

// attr is an attribute as written, its value still with references; the name is without prefix unless foreign.
type attr struct {
	name, value []byte
	foreign     bool // the name has a prefix
}

// scanner takes one part apart and insists on well-formed XML, because what a tolerant one passes over are rows. It is
// written by hand: the standard library's decoder allocates for every tag and takes many times as long.
type scanner struct {
	r        io.Reader
	buf      []byte
	pos, end int // what is read and not yet taken
	eof      bool

	name    []byte // of the element that starts or ends, without prefix
	foreign bool   // the element's prefix is not the root's
	attrs   []attr
	text    []byte // of a textToken, still with references
	raw     bool   // the text has no references: it is CDATA

	names  []byte // of the open elements, one after another
	starts []int  // where in names each begins
	prefix string // of the root
	empty  bool   // the element that started has no end tag
	begun  bool   // the root has started
	top    bool   // nothing is taken yet
}

func newScanner(r io.Reader) *scanner {
	return &scanner{r: r, buf: make([]byte, 64<<10), top: true}
}

// fill reads more behind what is not yet taken; false at the end of the part.
func (s *scanner) fill() (bool, error) {
	if s.eof {
		return false, nil
	}
	if s.pos > 0 {
		copy(s.buf, s.buf[s.pos:s.end])
		s.pos, s.end = 0, s.end-s.pos
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxToken {
			return false, errToken
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		if err == io.EOF {
			s.eof, err = true, nil
		}
		if n > 0 || s.eof || err != nil {
			return n > 0, err
		}
	}
}

// find gives the place of pattern behind pos, at least from bytes on, and reads as far as is needed.
func (s *scanner) find(pattern string, from int) (int, error) {
	for {
		if s.pos+from <= s.end {
			if i := bytes.Index(s.buf[s.pos+from:s.end], []byte(pattern)); i >= 0 {
				return from + i, nil
			}
			from = max(from, s.end-s.pos-len(pattern)+1)
		}
		more, err := s.fill()
		if err != nil {
			return 0, err
		}
		if !more {
			return 0, errCut
		}
	}
}

// next takes the next token; its bytes last until the one after it.
func (s *scanner) next() (token, error) {
	if s.empty {
		s.empty = false
		s.pop()
		return endToken, nil
	}
	for {
		if s.pos == s.end {
			more, err := s.fill()
			if err != nil {
				return 0, err
			}
			if !more {
				return noToken, s.atEnd()
			}
		}
		if s.buf[s.pos] != '<' {
			if err := s.scanText(); err != nil {
				return 0, err
			}
			if len(s.starts) > 0 {
				return textToken, nil
			}
			continue
		}
		t, ok, err := s.scanMarkup()
		s.top = false
		if ok || err != nil {
			return t, err
		}
	}
}

func (s *scanner) atEnd() error {
	if len(s.starts) > 0 || !s.begun {
		return errCut
	}
	return nil
}

// scanText takes the text up to the next tag. Outside the root it may only be white space.
func (s *scanner) scanText() error {
	n, err := s.find("<", 0)
	if err == errCut && len(s.starts) == 0 {
		n, err = s.end-s.pos, nil
	}
	if err != nil {
		return err
	}
	s.text, s.raw = s.buf[s.pos:s.pos+n], false
	s.pos += n
	s.top = false
	if len(s.starts) == 0 && !blank(s.text) || !legalXML(s.text, true) || bytes.Contains(s.text, []byte("]]>")) {
		return errMalformed
	}
	return nil
}

// scanMarkup takes what begins with an opening bracket; ok says that it is a token.
func (s *scanner) scanMarkup() (t token, ok bool, err error) {
	for s.end-s.pos < 2 {
		more, err := s.fill()
		if err != nil {
			return 0, false, err
		}
		if !more {
			return 0, false, errCut
		}
	}
	switch s.buf[s.pos+1] {
	case '/':
		return endToken, true, s.scanEnd()
	case '?':
		return 0, false, s.scanInstruction()
	case '!':
		return s.scanDeclaration()
	}
	return startToken, true, s.scanStart()
}

func (s *scanner) scanEnd() error {
	n, err := s.find(">", 2)
	if err != nil {
		return err
	}
	name := trimRight(s.buf[s.pos+2 : s.pos+n])
	s.pos += n + 1
	if len(s.starts) == 0 || !bytes.Equal(name, s.names[s.starts[len(s.starts)-1]:]) {
		return errMalformed
	}
	s.pop()
	return nil
}

// pop closes the innermost element and leaves its name behind.
func (s *scanner) pop() {
	last := len(s.starts) - 1
	s.setName(s.names[s.starts[last]:])
	s.names, s.starts = s.names[:s.starts[last]], s.starts[:last]
}

func (s *scanner) setName(name []byte) {
	prefix, local, found := bytes.Cut(name, []byte(":"))
	if !found {
		prefix, local = nil, name
	}
	s.name, s.foreign = local, string(prefix) != s.prefix
}

// scanInstruction passes over a processing instruction. The one at the top says how the part is encoded.
func (s *scanner) scanInstruction() error {
	n, err := s.find("?>", 2)
	if err != nil {
		return err
	}
	body := s.buf[s.pos+2 : s.pos+n]
	s.pos += n + 2
	target, _, _ := bytes.Cut(body, []byte(" "))
	if bytes.EqualFold(bytes.TrimSpace(target), []byte("xml")) {
		if !s.top {
			return errMalformed
		}
		return checkEncoding(body)
	}
	if !legalXML(body, false) || len(target) == 0 || !legalName(bytes.TrimRight(target, "\r\n\t")) {
		return errMalformed
	}
	return nil
}

// scanDeclaration passes over a comment, takes CDATA and refuses the rest: entities can be made to grow without end.
func (s *scanner) scanDeclaration() (t token, ok bool, err error) {
	for s.end-s.pos < len("<![CDATA[") {
		more, err := s.fill()
		if err != nil {
			return 0, false, err
		}
		if !more {
			break
		}
	}
	head := s.buf[s.pos:s.end]
	switch {
	case bytes.HasPrefix(head, []byte("<!--")):
		n, err := s.find("--", len("<!--"))
		if err == nil {
			n, err = s.commentEnd(n)
		}
		s.pos += n
		return 0, false, err
	case bytes.HasPrefix(head, []byte("<![CDATA[")) && len(s.starts) > 0:
		n, err := s.find("]]>", len("<![CDATA["))
		if err != nil {
			return 0, false, err
		}
		s.text, s.raw = s.buf[s.pos+len("<![CDATA["):s.pos+n], true
		s.pos += n + len("]]>")
		if !legalXML(s.text, false) {
			return 0, false, errMalformed
		}
		return textToken, true, nil
	case bytes.HasPrefix(head, []byte("<!DOCTYPE")):
		return 0, false, errDoctype
	}
	return 0, false, errMalformed
}

// commentEnd checks that the two hyphens at n end the comment, as only those may.
func (s *scanner) commentEnd(n int) (int, error) {
	end, err := s.find(">", n+2)
	if err != nil {
		return 0, err
	}
	if end != n+2 || !legalXML(s.buf[s.pos+len("<!--"):s.pos+n], false) {
		return 0, errMalformed
	}
	return end + 1, nil
}

// scanStart takes a start tag.
func (s *scanner) scanStart() error {
	n, err := s.tagEnd()
	if err != nil {
		return err
	}
	tag := s.buf[s.pos+1 : s.pos+n]
	s.pos += n + 1
	s.empty = len(tag) > 0 && tag[len(tag)-1] == '/'
	if s.empty {
		tag = tag[:len(tag)-1]
	}
	i := 0
	for i < len(tag) && !space(tag[i]) {
		i++
	}
	name := tag[:i]
	if !legalName(name) || len(s.starts) == 0 && s.begun {
		return errMalformed
	}
	if len(s.starts) >= maxDepth {
		return errDeep
	}
	if !s.begun {
		s.begun = true
		if prefix, _, found := bytes.Cut(name, []byte(":")); found {
			s.prefix = string(prefix)
		}
	}
	s.starts = append(s.starts, len(s.names))
	s.names = append(s.names, name...)
	s.setName(name)
	return s.scanAttrs(tag[i:])
}

// tagEnd finds the bracket that closes the tag, which is none within quotes.
func (s *scanner) tagEnd() (int, error) {
	var quote byte
	for n := 1; ; {
		for _, c := range s.buf[s.pos+n : s.end] {
			switch {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				return n, nil
			case c == '"', c == '\'':
				quote = c
			}
			n++
		}
		more, err := s.fill()
		if err != nil {
			return 0, err
		}
		if !more {
			return 0, errCut
		}
	}
}

// scanAttrs takes the attributes of a tag, each after white space.
func (s *scanner) scanAttrs(b []byte) error {
	s.attrs = s.attrs[:0]
	for {
		rest := trimLeft(b)
		if len(rest) == 0 {
			return nil
		}
		eq := bytes.IndexByte(rest, '=')
		if eq < 1 || len(rest) == len(b) || len(s.attrs) == maxAttrs {
			return errMalformed
		}
		name, value := trimRight(rest[:eq]), trimLeft(rest[eq+1:])
		if len(value) < 2 || value[0] != '"' && value[0] != '\'' || !legalName(name) {
			return errMalformed
		}
		n := bytes.IndexByte(value[1:], value[0])
		if n < 0 {
			return errMalformed
		}
		a := attr{name: name, value: value[1 : n+1]}
		b = value[n+2:]
		if bytes.IndexByte(a.value, '<') >= 0 || !legalXML(a.value, true) || s.has(name) {
			return errMalformed
		}
		if i := bytes.IndexByte(name, ':'); i >= 0 {
			a.foreign = true
		}
		s.attrs = append(s.attrs, a)
	}
}

func (s *scanner) has(name []byte) bool {
	for i := range s.attrs {
		if bytes.Equal(s.attrs[i].name, name) {
			return true
		}
	}
	return false
}

// attr gives the text of an attribute without prefix, "" where it is missing.
func (s *scanner) attr(name string) string {
	for i := range s.attrs {
		if string(s.attrs[i].name) == name {
			return string(appendXML(nil, s.attrs[i].value))
		}
	}
	return ""
}

// linkID gives the relationship that an element names: its attribute id under whatever prefix; named tells whether it has one.
func (s *scanner) linkID() (id string, named bool) {
	for i := range s.attrs {
		if _, local, found := bytes.Cut(s.attrs[i].name, []byte(":")); found && string(local) == "id" {
			return string(appendXML(nil, s.attrs[i].value)), true
		}
	}
	return "", false
}
