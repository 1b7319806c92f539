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
	own   bool            // this program wrote the cells: a name stands on one line
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
	// what begins with a place's level or a collective is no person's name
	officeStart = regexp.MustCompile(`^[省市区县镇乡各团驻]|政府|党`)
	bracketed   = regexp.MustCompile(`^(.+?)[（(](.+)[）)]$`)
)

const listMarks = "、，,；;/"

// split cuts a cell into pieces: at line breaks, list marks, and at spaces between things that are names by themselves.
func (n *namer) split(cell string) []piece {
	var out []piece
	for _, line := range cutOutside(n.bracketLines(cell), "\n") {
		parts := cutOutside(line, listMarks)
		for i, p := range parts {
			for j, s := range n.spaced(p) {
				for k, name := range n.conjoined(s) {
					out = append(out, piece{name, i+j+k == 0 && len(out) > 0})
				}
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
	return n.known.has(s) || utf8.RuneCountInString(s) > 2 && (unitEnd.MatchString(s) || furtherEnd.MatchString(s) || endsBracket(s))
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
		if m := bracketed.FindStringSubmatch(s); m != nil && !n.known.has(s) && n.persons(m[2]) {
			out = append(out, Name{m[1], strings.Join(ledger.SplitList(m[2]), "、")})
			continue
		}
		out = append(out, Name{Spelling: s})
	}
	return out
}

// saidPerson tells whether a person has said that a name is a person's. A short name that no list has is asked about: one
// behind a unit that leads, whatever its first character, and anywhere else one with a surname.
func (n *namer) saidPerson(s string, behindLead bool) bool {
	doubtful := !n.own && n.person(s) // what we write where no person can stand is a unit
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

// remember notes the lines of a unit cell.
func (n *namer) remember(cell string) {
	for _, p := range n.split(cell) {
		if p.text != "" {
			n.whole[p.text] = true
		}
	}
}
