package annex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// Choices are what a person decided about the headers of files; the zero value leaves everything to the rules.
type Choices struct {
	// Meanings has the fields of the columns under a header, by HeaderSignature: a field of the ledger, Extra, Ignore, or ""
	// for what the rules say. A target of year 0, targets.0000Q1, is a quarter of the annex's own year. A row with such a
	// signature is a header even where the rules know none of its words.
	Meanings map[string][]ledger.Field `json:"meanings,omitempty"`
	// Headers has the header rows that a person chose in this file, by index into Reading.Sheets.
	Headers map[int]HeaderRows `json:"headers,omitempty"`
}

// HeaderRows are the rows that a header takes: its first, counted from 0, and how many there are.
type HeaderRows struct {
	Row   int `json:"row"`
	Depth int `json:"depth"` // 0 and 1 both mean one
}

// The meanings that a person can give a column beside the fields.
const (
	Extra  ledger.Field = "extra"  // kept under its header
	Ignore ledger.Field = "ignore" // not imported
)

// Why says how a column got its meaning.
type Why string

// The ways.
const (
	ByWord   Why = "word"    // its header is a word of the field
	ByGuess  Why = "guess"   // from its place or its contents
	ByHand   Why = "hand"    // a person said so
	ByNobody Why = "unknown" // nobody knows the header: kept under its name
	NoText   Why = "empty"   // neither header nor text
)

// Name is the way in Chinese.
func (w Why) Name() string {
	return map[Why]string{ByWord: "按表头认出", ByGuess: "推测", ByHand: "手工指定", ByNobody: "保留为附加栏", NoText: "空栏"}[w]
}

// Meaning is what one column of the source was taken for.
type Meaning struct {
	Column int          // of the sheet, counted from 0
	Header string       // as printed
	Field  ledger.Field // Ignore where the column is left out, "" where it is empty
	Why    Why
}

// BadChoice is a choice about a column that cannot be followed.
type BadChoice struct {
	Signature string
	Column    int // counted from 0
	Field     ledger.Field
}

// Error is for logs; people read app.Explain.
func (b *BadChoice) Error() string {
	return fmt.Sprintf("annex: header %q column %d cannot be %q", b.Signature, b.Column, b.Field)
}

// HeaderSignature is the same for headers that differ in white space and remarks only; what a person says of the columns is
// remembered by it.
func HeaderSignature(headers []string) string {
	out := make([]string, len(headers))
	for i, h := range headers {
		out[i] = plainHeader(h)
	}
	return strings.TrimRight(strings.Join(out, "|"), "|")
}

// MeaningChoices are the meanings that a person can choose from in an annex of the year, in the order of a list.
func MeaningChoices(year int) []ledger.Field {
	out := []ledger.Field{ledger.FieldNo, ledger.FieldSub, ledger.FieldSection, ledger.FieldMatter, ledger.FieldText, ledger.FieldLeader,
		ledger.FieldLead, ledger.FieldRelated, ledger.FieldPersons, ledger.FieldDeadline, ledger.FieldProgress}
	for n := 1; n <= 4; n++ {
		out = append(out, ledger.Target(ledger.MakeQuarter(year, n)))
	}
	return append(out, Extra, Ignore)
}

// check refuses meanings that are no field.
func (c Choices) check() error {
	for sig, fields := range c.Meanings {
		for i, f := range fields {
			base, key := f.Split()
			ok := f == "" || slices.Contains(MeaningChoices(0), f)
			if base == ledger.FieldTargets {
				q := ledger.Quarter(key)
				ok = len(key) == 6 && key[4] == 'Q' && q.Number() >= 1 && q.Number() <= 4
			}
			if base == ledger.FieldExtra && key != "" {
				ok = ledger.Squeeze(key) == key
			}
			if !ok {
				return &BadChoice{Signature: sig, Column: i, Field: f}
			}
		}
	}
	return nil
}

// columnMap gives the columns of a header their meanings.
type columnMap struct {
	headers []string
	year    int // of quarters whose header prints none
	fields  []ledger.Field
	why     []Why
	owner   map[ledger.Field]int
	rank    map[ledger.Field]int
	lengths []int // of the texts below, on the average; nil where they are not known
}

// meanings of the columns; hand has what a person said of them, lengths how long their texts are. ok tells whether they are
// the header of an annex at all.
func meanings(headers []string, year int, hand []ledger.Field, lengths []int) (out []Meaning, ok bool) {
	m := &columnMap{headers: headers, year: year, fields: make([]ledger.Field, len(headers)), why: make([]Why, len(headers)), lengths: lengths,
		owner: map[ledger.Field]int{}, rank: map[ledger.Field]int{}}
	m.byHand(hand)
	m.byWord()
	known := 0
	for _, f := range m.fields {
		if f != "" && f != Ignore {
			known++
		}
	}
	m.rest()
	for i, h := range headers {
		out = append(out, Meaning{i, ledger.Clean(h), m.fields[i], m.why[i]})
	}
	units := m.has(ledger.FieldLead) || m.has(ledger.FieldLeader) || m.has(ledger.FieldRelated)
	return out, known >= 2 && units && m.has(ledger.FieldText)
}

func (m *columnMap) has(f ledger.Field) bool { return slices.Contains(m.fields, f) }

// byHand follows what a person said; a field that was given twice stays with the first column.
func (m *columnMap) byHand(hand []ledger.Field) {
	for i, f := range hand {
		if i >= len(m.fields) || f == "" {
			continue
		}
		if q := f.Quarter(); q != "" && q.Year() == 0 {
			f = ledger.Target(ledger.MakeQuarter(m.year, q.Number()))
		}
		if _, taken := m.owner[f]; taken && f != Ignore || f == Extra {
			f = m.extra(i)
		}
		m.fields[i], m.why[i] = f, ByHand
		m.owner[f], m.rank[f] = i, -1
	}
}

// byWord gives a field to the header with the best word for it.
func (m *columnMap) byWord() {
	for i, h := range m.headers {
		if m.fields[i] != "" {
			continue
		}
		f, r := fieldOf(plainHeader(h), m.year)
		if f == "" {
			continue
		}
		if at, taken := m.owner[f]; taken && !m.better(i, f, r) {
			m.second(i, f)
			continue
		} else if taken {
			m.second(at, f)
		}
		m.fields[i], m.why[i] = f, ByWord
		m.owner[f], m.rank[f] = i, r
	}
	at, has := m.owner[ledger.FieldMatter]
	if has && !m.has(ledger.FieldText) && m.why[at] != ByHand {
		m.fields[at], m.why[at] = ledger.FieldText, ByGuess // 事项 alone is the task
	}
	at, has = m.owner[ledger.FieldPersons]
	if has && !m.has(ledger.FieldLead) && m.why[at] != ByHand {
		m.fields[at], m.why[at] = "", "" // a person stands under a unit
	}
}

// better tells whether column i has a better claim to a field than its owner so far: the better word, but of two columns
// that can both be the text the one with the longer texts, since 工作任务 beside 工作内容 is only its name.
func (m *columnMap) better(i int, f ledger.Field, r int) bool {
	at, old := m.owner[f], m.rank[f]
	bothTexts := f == ledger.FieldText && old >= 0 && (min(r, old) >= aimRank || r != aimRank && old != aimRank)
	if bothTexts && m.lengths != nil && m.lengths[i] != m.lengths[at] {
		return m.lengths[i] > m.lengths[at]
	}
	return r < old
}

// second is where a further column of a field goes: beside 牵头单位, 责任单位 means the related ones.
func (m *columnMap) second(i int, f ledger.Field) {
	m.fields[i], m.why[i] = "", ""
	if f == ledger.FieldLead && !m.has(ledger.FieldRelated) {
		m.fields[i], m.why[i] = ledger.FieldRelated, ByGuess
		m.owner[ledger.FieldRelated], m.rank[ledger.FieldRelated] = i, 9 // a better word that comes later takes it
	}
}

// rest keeps the columns without known meaning.
func (m *columnMap) rest() {
	for i := range m.headers {
		if m.fields[i] == "" {
			m.fields[i], m.why[i] = m.extra(i), ByNobody
		}
	}
}

// extra is a column kept under its header; one without a header goes by its place, one whose header stands there before is
// counted.
func (m *columnMap) extra(i int) ledger.Field {
	h, n := ledger.Squeeze(m.headers[i]), 1
	for _, other := range m.headers[:i] {
		if ledger.Squeeze(other) == h {
			n++
		}
	}
	if f := extraField(h, i); h == "" || n == 1 && !m.has(f) {
		return f
	}
	for ; ; n++ {
		if f := ledger.Extra(h + "（" + strconv.Itoa(n) + "）"); !m.has(f) {
			return f
		}
	}
}

// columnsOf are the columns of an annex whose source has those meanings.
func columnsOf(ms []Meaning) []ledger.Column {
	var out []ledger.Column
	for _, m := range ms {
		if m.Field != Ignore && m.Field != "" {
			out = append(out, ledger.Column{Field: m.Field, Header: m.Header})
		}
	}
	return out
}
