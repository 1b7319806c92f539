package docx

import (
	"context"
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	levels     = 9
	maxDefined = 50_000 // lists or styles of one file
	maxLabel   = 255    // bytes of the pattern of a number
	maxCount   = 1_000_000
)

// level is how the paragraphs of one level of a list are numbered.
type level struct {
	start   int
	restart int // the level after which it starts anew, from 1; 0 = never, -1 = after any above it
	format  string
	pad     int // digits at least, of 01 or 001
	pattern string
	suffix  string
	legal   bool // all numbers in decimals
	style   string
}

// list is the definition of a list, whose numbers all lists made of it share.
type list struct {
	levels map[int]level
	link   string // the style that has the true definition
	counts [levels]int
	begun  [levels]bool
}

// num is a list as paragraphs name it.
type num struct {
	list   string
	levels map[int]level
	starts map[int]int
	used   map[int]bool
}

// style is what a paragraph style says about numbers.
type style struct {
	based, num string
	level      int // -1 where it does not say
}

// numbering counts the automatic numbers of a document. A person sees them like any other text.
type numbering struct {
	lists  map[string]*list
	nums   map[string]*num
	styles map[string]style
	normal string // the style of paragraphs that name none
	soft   string // that of line ends which this package put in
}

func readNumbering(ctx context.Context, a *archive, rels relations) (*numbering, error) {
	n := &numbering{lists: map[string]*list{}, nums: map[string]*num{}, styles: map[string]style{}}
	s, err := a.open(ctx, rels.byType["styles"])
	if err != nil {
		return nil, err
	}
	if s != nil {
		defer s.close()
		if err := s.each(func(start xml.StartElement) error { return n.readStyle(s, start) }); err != nil {
			return nil, err
		}
	}
	s, err = a.open(ctx, rels.byType["numbering"])
	if s == nil || err != nil {
		return n, err
	}
	defer s.close()
	return n, s.each(func(start xml.StartElement) error { return n.define(s, start) })
}

func (n *numbering) readStyle(s *scanner, start xml.StartElement) error {
	kind := attr(start, "type")
	if nameOf(start) != "style" || kind != "paragraph" && kind != "character" {
		return nil
	}
	if len(n.styles) == maxDefined {
		return s.refuse(TooLarge)
	}
	id, st := attr(start, "styleId"), style{level: -1}
	if d := attr(start, "default"); kind == "paragraph" && (d == "1" || d == "true") {
		n.normal = id
	}
	var visit func(xml.StartElement) error
	visit = func(e xml.StartElement) error {
		switch nameOf(e) {
		case "name":
			if attr(e, "val") == breakName { // programs give styles other ids when they save them
				n.soft = id
			}
		case "basedOn":
			st.based = attr(e, "val")
		case "pPr", "numPr":
			return s.children(visit)
		case "numId":
			st.num = attr(e, "val")
		case "ilvl":
			st.level = count(attr(e, "val"))
		}
		return s.skip()
	}
	err := s.children(visit)
	if kind == "paragraph" {
		n.styles[id] = st
	}
	return err
}

func (n *numbering) define(s *scanner, start xml.StartElement) error {
	if len(n.lists)+len(n.nums) > maxDefined {
		return s.refuse(TooLarge)
	}
	switch nameOf(start) {
	case "abstractNum":
		l := &list{}
		n.lists[attr(start, "abstractNumId")] = l
		return s.children(func(e xml.StartElement) error {
			switch nameOf(e) {
			case "lvl":
				return readLevel(s, e, &l.levels)
			case "numStyleLink":
				l.link = attr(e, "val")
			}
			return s.skip()
		})
	case "num":
		d := &num{}
		n.nums[attr(start, "numId")] = d
		return s.children(func(e xml.StartElement) error {
			switch nameOf(e) {
			case "abstractNumId":
				d.list = attr(e, "val")
			case "lvlOverride":
				return d.override(s, count(attr(e, "ilvl")))
			}
			return s.skip()
		})
	}
	return nil
}

func (d *num) override(s *scanner, at int) error {
	return s.children(func(e xml.StartElement) error {
		switch nameOf(e) {
		case "lvl":
			return readLevel(s, e, &d.levels)
		case "startOverride":
			if at < levels {
				if d.starts == nil {
					d.starts, d.used = map[int]int{}, map[int]bool{}
				}
				d.starts[at] = count(attr(e, "val"))
			}
		}
		return s.skip()
	})
}

func readLevel(s *scanner, start xml.StartElement, into *map[int]level) error {
	l := level{restart: -1, format: "decimal", suffix: "tab"}
	var visit func(xml.StartElement) error
	visit = func(e xml.StartElement) error {
		val := attr(e, "val")
		switch nameOf(e) {
		case "start":
			l.start = count(val)
		case "numFmt":
			if l.format = val; val == "custom" { // "001, 002, 003, ..."
				first, _, _ := strings.Cut(attr(e, "format"), ",")
				l.format, l.pad = "decimal", min(len(strings.TrimSpace(first)), 9)
			}
		case "lvlText":
			if len(val) <= maxLabel {
				l.pattern = val
			}
		case "lvlRestart":
			l.restart = count(val)
		case "suff":
			l.suffix = val
		case "isLgl":
			l.legal = on(e)
		case "pStyle":
			l.style = val
		case "mc:AlternateContent":
			return s.choose(visit)
		}
		return s.skip()
	}
	if err := s.children(visit); err != nil {
		return err
	}
	if at := count(attr(start, "ilvl")); at < levels {
		if *into == nil {
			*into = map[int]level{}
		}
		(*into)[at] = l
	}
	return nil
}

// choose reads one branch of alternatives: the first choice, or the fallback where there is none.
func (s *scanner) choose(visit func(xml.StartElement) error) error {
	taken := false
	return s.children(func(e xml.StartElement) error {
		if name := nameOf(e); taken || name != "mc:Choice" && name != "mc:Fallback" {
			return s.skip()
		}
		taken = true
		return s.children(visit)
	})
}

// count reads a number that counts something: not below 0, and no more than anything is counted to.
func count(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return 0
	}
	return min(max(n, 0), maxCount)
}

// of finds the list and the level of a paragraph: by what it says itself, else by its style.
func (n *numbering) of(p paraMarks) (id string, at int) {
	at = p.level
	from := p.style
	if from == "" {
		from = n.normal
	}
	if id = p.num; id != "" {
		return id, max(at, 0)
	}
	named := from
	for range 20 { // styles based on each other in a circle
		st, ok := n.styles[from]
		if !ok {
			return "", 0
		}
		if at < 0 {
			at = st.level
		}
		if st.num != "" {
			if at < 0 {
				at = n.levelOfStyle(st.num, named)
			}
			return st.num, at
		}
		from = st.based
	}
	return "", 0
}

func (n *numbering) levelOfStyle(id, name string) int {
	d := n.nums[id]
	if d == nil {
		return 0
	}
	if l := n.resolve(d.list); l != nil {
		for at, lv := range l.levels {
			if lv.style == name {
				return at
			}
		}
	}
	return 0
}

// resolve follows a definition to the style that has the true one.
func (n *numbering) resolve(id string) *list {
	l := n.lists[id]
	for range 5 {
		if l == nil || l.link == "" {
			return l
		}
		d := n.nums[n.styles[l.link].num]
		if d == nil {
			return l
		}
		l = n.lists[d.list]
	}
	return l
}

// label counts the paragraph and gives the number that is printed before it, with the space that parts them.
func (n *numbering) label(p paraMarks) string {
	id, at := n.of(p)
	d := n.nums[id]
	if d == nil || at >= levels {
		return ""
	}
	l := n.resolve(d.list)
	if l == nil {
		return ""
	}
	lv := d.level(l, at)
	n.step(d, l, at, lv.start)
	text := fill(lv, func(k int) string {
		other := d.level(l, k)
		if !l.begun[k] {
			l.counts[k], l.begun[k] = other.start, true
		}
		switch {
		case lv.legal:
			return strconv.Itoa(l.counts[k])
		case other.pad > 0:
			return padded(l.counts[k], other.pad)
		}
		return numeral(other.format, l.counts[k])
	})
	last, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case text == "" || lv.suffix == "nothing":
	case lv.suffix == "space", unicode.IsLetter(last), unicode.IsNumber(last): // the tab after 1、 shows as no space in what a person types
		text += " "
	}
	return text
}

func (n *numbering) step(d *num, l *list, at, first int) {
	start, has := d.starts[at]
	switch {
	case has && !d.used[at]:
		d.used[at] = true
		l.counts[at] = start
	case l.begun[at]:
		l.counts[at] = min(l.counts[at]+1, maxCount)
	default:
		l.counts[at] = first
	}
	l.begun[at] = true
	for k := at + 1; k < levels; k++ {
		if r := d.level(l, k).restart; r < 0 || r > at {
			l.begun[k] = false
		}
	}
}

func (d *num) level(l *list, at int) level {
	if lv, ok := d.levels[at]; ok {
		return lv
	}
	if lv, ok := l.levels[at]; ok {
		return lv
	}
	return level{restart: -1, format: "none"}
}

// fill puts the numbers of the levels into the pattern: （%1）, %1.%2.
func fill(lv level, number func(level int) string) string {
	if lv.format == "bullet" {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(lv.pattern); i++ {
		c := lv.pattern[i]
		if c == '%' && i+1 < len(lv.pattern) && lv.pattern[i+1] >= '1' && lv.pattern[i+1] <= '9' {
			i++
			b.WriteString(number(int(lv.pattern[i] - '1')))
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
