package docx

import (
	"encoding/xml"
	"strings"

	"dubanben/internal/table"
)

// maxFields is how deep fields stand within each other.
const maxFields = 100

// paraMarks is what of a paragraph's properties bears on its text.
type paraMarks struct {
	style, num string
	level      int  // -1 where it does not say
	joined     bool // a tracked change has deleted its end
}

// para is a paragraph while it is read.
type para struct {
	marks  paraMarks
	text   strings.Builder
	hidden bool // the run that is being read is
	ours   bool // it holds a line end that this package put in
}

// field is one computed text: its code is left out, its result is read.
type field struct {
	code bool
	says string // the beginning of its code
}

// paragraph reads a paragraph into its place.
func (w *walker) paragraph(at *place) error {
	p := &para{marks: paraMarks{level: -1}}
	if err := w.s.children(func(e xml.StartElement) error { return w.inline(e, p, at) }); err != nil {
		return err
	}
	for i := range w.fields { // one that was never ended must not swallow what follows
		w.fields[i].code = false
	}
	text := at.carry + p.text.String()
	at.carry = ""
	if p.marks.joined { // the next paragraph's number is that of both
		at.inserted = true // a change, though perhaps no text was taken out
		at.carry = text
	} else if label := w.numbers.label(p.marks); text != "" {
		text = label + text
	} else {
		text = strings.TrimRight(label, " ")
	}
	if len(text) > maxText {
		return w.s.refuse(TooLarge)
	}
	if p.marks.joined {
		return nil
	}
	if err := w.add(text, at); err != nil || at.cell {
		return err
	}
	return w.leave(at)
}

// inline reads one child of a paragraph.
func (w *walker) inline(e xml.StartElement, p *para, at *place) error {
	inside := func(e xml.StartElement) error { return w.inline(e, p, at) }
	name := nameOf(e)
	switch name {
	case "pPr":
		return w.s.children(func(e xml.StartElement) error { return w.properties(e, p) })
	case "r":
		p.hidden, p.ours = false, false
		return w.s.children(func(e xml.StartElement) error { return w.run(e, p, at) })
	case "ins", "moveTo":
		at.inserted = true
		return w.s.children(inside)
	case "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir":
		return w.s.children(inside)
	case "mc:AlternateContent":
		return w.s.choose(inside)
	case "del", "moveFrom":
		return w.removed(at)
	case "m:t":
		p.hidden = false
		return w.words(e, p, at)
	case "m:den":
		p.text.WriteByte('/')
	}
	if strings.HasPrefix(name, "m:") {
		return w.s.children(inside)
	}
	return w.s.skip()
}

// properties reads one of a paragraph's.
func (w *walker) properties(e xml.StartElement, p *para) error {
	inside := func(e xml.StartElement) error { return w.properties(e, p) }
	switch nameOf(e) {
	case "pStyle":
		p.marks.style = attr(e, "val")
	case "numPr", "rPr":
		return w.s.children(inside)
	case "numId":
		p.marks.num = attr(e, "val")
	case "ilvl":
		p.marks.level = count(attr(e, "val"))
	case "del", "moveFrom":
		p.marks.joined = true
	}
	return w.s.skip()
}

// run reads one child of a run.
func (w *walker) run(e xml.StartElement, p *para, at *place) error {
	name := nameOf(e)
	switch name {
	case "rPr":
		return w.s.children(func(e xml.StartElement) error { return w.runProperty(e, p) })
	case "t":
		return w.words(e, p, at)
	case "instrText":
		return w.code()
	case "fldChar":
		if err := w.fieldMark(attr(e, "fldCharType"), at); err != nil {
			return err
		}
	case "footnoteReference", "endnoteReference":
		if text := w.footnotes[strings.TrimSuffix(name, "Reference")+attr(e, "id")]; text != "" {
			at.foot = append(at.foot, text)
		}
	case "ruby":
		return w.s.children(func(e xml.StartElement) error { return w.ruby(e, p, at) })
	case "drawing", "pict", "object":
		return w.s.children(func(e xml.StartElement) error { return w.drawn(e, at) })
	case "mc:AlternateContent":
		return w.s.choose(func(e xml.StartElement) error { return w.run(e, p, at) })
	default:
		w.put(character(name, e, p.ours), p, at)
	}
	return w.s.skip()
}

func (w *walker) runProperty(e xml.StartElement, p *para) error {
	switch nameOf(e) {
	case "vanish":
		p.hidden = on(e)
	case "rStyle":
		p.ours = w.numbers.soft != "" && attr(e, "val") == w.numbers.soft
	}
	return w.s.skip()
}

// character is the text of a mark that stands for one.
func character(name string, e xml.StartElement, ours bool) string {
	switch name {
	case "tab", "ptab":
		return "\t"
	case "br", "cr":
		if !ours {
			return "\n"
		}
	case "noBreakHyphen":
		return "-"
	case "sym":
		return symbol(attr(e, "font"), attr(e, "char"))
	}
	return ""
}

// ruby reads the text, not what is printed over it.
func (w *walker) ruby(e xml.StartElement, p *para, at *place) error {
	if nameOf(e) != "rubyBase" {
		return w.s.skip()
	}
	return w.s.children(func(e xml.StartElement) error { return w.inline(e, p, at) })
}

// code reads what a field computes.
func (w *walker) code() error {
	text, err := w.s.text()
	if n := len(w.fields); n > 0 && len(w.fields[n-1].says) < 100 {
		w.fields[n-1].says += text
	}
	return err
}

// words reads the characters of a run. Line ends in them are the file's own, and without xml:space blanks at the ends too.
func (w *walker) words(e xml.StartElement, p *para, at *place) error {
	text, err := w.s.text()
	if attr(e, "space") != "preserve" {
		text = strings.Trim(text, " \t\r\n")
	}
	if strings.ContainsAny(text, "\t\r\n") {
		text = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(text)
	}
	w.put(text, p, at)
	if p.text.Len() > maxText {
		return w.s.refuse(TooLarge)
	}
	return err
}

func (w *walker) put(text string, p *para, at *place) {
	if text == "" {
		return
	}
	for _, f := range w.fields {
		if f.code {
			return
		}
	}
	if p.hidden {
		at.hidden = append(at.hidden, text)
		return
	}
	p.text.WriteString(text)
}

// fieldMark begins, turns to the result of, or ends a field.
func (w *walker) fieldMark(kind string, at *place) error {
	n := len(w.fields)
	switch {
	case kind == "begin":
		if n == maxFields {
			return w.s.refuse(TooDeep)
		}
		w.fields = append(w.fields, field{code: true})
	case n == 0:
	case kind == "separate":
		w.fields[n-1].code = false
	case kind == "end":
		last := w.fields[n-1]
		w.fields = w.fields[:n-1]
		if code := strings.TrimSpace(last.says); last.code && computed(code) {
			w.note(at.ref, table.FormulaWithoutValue, code)
		}
	}
	return nil
}

// computed tells whether a field without a result would show one: 带圈字符, a symbol, a sum.
func computed(code string) bool {
	code = strings.ToLower(code)
	for _, name := range []string{"eq ", "symbol ", "=", "autonum", "listnum"} {
		if strings.HasPrefix(code, name) {
			return true
		}
	}
	return false
}

// drawn looks for text boxes in a drawing. Their paragraphs stand before the one that they are anchored in.
func (w *walker) drawn(e xml.StartElement, at *place) error {
	inside := func(e xml.StartElement) error { return w.drawn(e, at) }
	switch name := nameOf(e); {
	case name == "txbxContent":
		return w.s.children(func(e xml.StartElement) error { return w.block(e, at) })
	case name == "mc:AlternateContent":
		return w.s.choose(inside)
	case e.Name.Local == "OLEObject":
		w.note(at.ref, table.EmbeddedFile, attr(e, "ProgID"))
	}
	return w.s.children(inside)
}
