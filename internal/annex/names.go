package annex

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dubanben/internal/ledger"
)

// namer takes unit cells apart.
type namer struct {
	known Known
	whole map[string]bool // every line of a unit cell of the source, without white space

	answers map[ledger.ID]string
	unsure  []string // of the last cells: names that may be a person's or a unit's
	orphans []string // of the last cells: persons without a unit
}

// piece is one name or a part of one.
type piece struct {
	text  string
	glued bool // only a line break stands before it, so that it may go on with the piece above
}

var (
	unitEnd = regexp.MustCompile(`(局|办|委|部|处|室|科|厅|署|镇|乡|街道|街道办|中心|大队|支队|中队|总队|队|会|联|院|所|站|校|园区|新区|公司|集团|指挥部|单位|部门|银行|学校|中学|小学|医院|法院|总站|农场|林场|电台|电视台|供电|分行|支行|社|组|团|馆)$`)
	// place + 分局 alone says no trade: it is the second half of 市自然资源局|源城分局, unlike 源城公安分局.
	bareBranch = regexp.MustCompile(`^\p{Han}{2}分局$`)
	bureau     = regexp.MustCompile(`^[省市].*局$`)
	// what begins with a place's level or a collective is no person's name
	officeStart = regexp.MustCompile(`^[省市区县镇乡各团驻]|政府|党`)
	bracketed   = regexp.MustCompile(`^(.+?)[（(](.+)[）)]$`)
)

const listMarks = "、，,；;/"

// split cuts a cell into pieces: at line breaks, list marks, and at spaces between things that are names by themselves.
func (n *namer) split(cell string) []piece {
	var out []piece
	for line := range strings.SplitSeq(cell, "\n") {
		parts := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(listMarks, r) })
		for i, p := range parts {
			for j, s := range n.spaced(p) {
				ended := i == 0 && strings.ContainsAny(firstRune(strings.TrimSpace(line)), listMarks)
				glued := i == 0 && j == 0 && len(out) > 0 && !ended
				out = append(out, piece{s, glued})
			}
		}
		if strings.ContainsAny(lastRune(strings.TrimSpace(line)), listMarks) {
			out = append(out, piece{}) // a mark at a line's end parts as well
		}
	}
	return out
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

func lastRune(s string) string {
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}

// spaced parts a text at white space where every part is a unit or a person; "张  新" is one person.
func (n *namer) spaced(s string) []string {
	fields := strings.FieldsFunc(s, unicode.IsSpace)
	joined := ledger.Squeeze(s)
	if joined == "" {
		return nil
	}
	for i, f := range fields {
		f = ledger.Squeeze(f)
		fields[i] = f
		if !n.complete(f) && !(i > 0 && n.person(f)) {
			return []string{joined}
		}
	}
	return fields
}

// complete tells whether a text can be a unit by itself.
func (n *namer) complete(s string) bool {
	return n.known.has(s) || unitEnd.MatchString(s) && utf8.RuneCountInString(s) > 2
}

// standsIn says which persons can stand under the units of a cell.
type standsIn int

const (
	nobody       standsIn = iota // related units have no persons: a short name there is a unit
	surnamedOnly                 // a short name after a known surname
	anyShortName                 // the header promises persons: any short name that is no unit
)

// names reads a cell: units, each with the person that stands under it. A person in brackets is one in any cell.
func (n *namer) names(cell string, who standsIn) []Name {
	allowed := surnames
	if who == anyShortName {
		allowed = ""
	}
	var out []Name
	for _, s := range n.join(n.split(cell)) {
		certain := who != nobody && len(out) > 0 && n.surnamed(s, allowed)
		if certain || n.saidPerson(s, len(out) > 0 && who != nobody) {
			if len(out) == 0 {
				n.orphans = append(n.orphans, s)
				continue
			}
			last := &out[len(out)-1]
			last.Person = strings.TrimPrefix(last.Person+"、"+s, "、")
			continue
		}
		if m := bracketed.FindStringSubmatch(s); m != nil && !n.known.has(s) && n.person(m[2]) {
			out = append(out, Name{m[1], m[2]})
			continue
		}
		out = append(out, Name{Spelling: s})
	}
	return out
}

// saidPerson tells whether a person has said that a name is a person's. A short name that no list has is asked about: one
// behind a unit that leads, whatever its first character, and anywhere else one with a surname.
func (n *namer) saidPerson(s string, behindLead bool) bool {
	doubtful := n.person(s)
	if behindLead {
		doubtful = n.surnamed(s, "") && !officeStart.MatchString(s)
	}
	if !doubtful {
		return false
	}
	n.unsure = append(n.unsure, s)
	return n.answers[personID(s)] == IsPerson
}

// take hands the unsure names and the orphans of the last cells out.
func (n *namer) take() (unsure, orphans []string) {
	unsure, orphans = n.unsure, n.orphans
	n.unsure, n.orphans = nil, nil
	return unsure, orphans
}

// maxPieces is over how many lines a narrow column may split one name.
const maxPieces = 3

// join puts names together that a line break split.
func (n *namer) join(ps []piece) []string {
	var out []string
	for i := 0; i < len(ps); {
		if ps[i].text == "" {
			i++
			continue
		}
		s, used := ps[i].text, 1
		for k := 2; k <= maxPieces && i+k <= len(ps) && ps[i+k-1].glued; k++ {
			if longer := s + ps[i+k-1].text; n.oneName(s, ps[i+k-1].text) {
				s, used = longer, k
			} else if i+k < len(ps) && ps[i+k].glued && n.certain(longer+ps[i+k].text) {
				s, used = longer, k
			} else {
				break
			}
		}
		out = append(out, s)
		i += used
	}
	return out
}

// certain tells whether a name is known or stands whole elsewhere in the source.
func (n *namer) certain(s string) bool { return n.known.has(s) || n.whole[s] }

// oneName tells whether two lines are one name: together they are known or stand whole elsewhere, or the first is no
// complete unit and the second completes it, or the second is only the local branch of the first.
func (n *namer) oneName(a, b string) bool {
	switch {
	case n.certain(a + b):
		return true
	case n.known.has(b), n.person(b), n.person(a):
		return false
	case bureau.MatchString(a) && bareBranch.MatchString(b):
		return true
	}
	return !n.complete(a) && n.complete(a+b)
}

// remember notes the lines of a unit cell.
func (n *namer) remember(cell string) {
	for _, p := range n.split(cell) {
		if p.text != "" {
			n.whole[p.text] = true
		}
	}
}
