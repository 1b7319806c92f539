package annex

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dubanben/internal/ledger"
)

func spellings(ns []Name) []string {
	var out []string
	for _, n := range ns {
		out = append(out, n.Spelling)
	}
	return out
}

// letters are a name's characters in order without those that only say the level or form of an office. Two names with
// the same letters may be one unit: 源城社保分局, 市社保局源城分局. Never is anything guessed from names that are merely
// close: 区财政局 and 区民政局 are two.
func letters(name string) string {
	rs := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune("省市区县局", r) {
			return -1
		}
		return r
	}, name))
	slices.Sort(rs)
	return string(rs)
}

// abbreviates tells whether one name is the other with characters left out, first and last kept: 区教局, 区教育局. A
// character replaced makes another office.
func abbreviates(a, b string) bool {
	short, long := []rune(a), []rune(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	const least = 3
	if len(short) < least || len(short) == len(long) || len(long) > 2*len(short)+1 || short[0] != long[0] || short[len(short)-1] != long[len(long)-1] {
		return false
	}
	i := 0
	for _, r := range long {
		if i < len(short) && short[i] == r {
			i++
		}
	}
	return i == len(short)
}

// sighting is where a unit first stands in a reading.
type sighting struct {
	annex, row int
	spelling   string
}

// sightings lists every unit of the reading once, in order of appearance.
func (r *Reading) sightings(known Known) []sighting {
	var out []sighting
	seen, passed := map[string]bool{}, map[string]bool{}
	look := func(a, i int, names []Name) {
		for _, n := range names {
			if passed[n.Spelling] {
				continue
			}
			passed[n.Spelling] = true
			name := n.Spelling
			if u, ok := known.Find(name); ok {
				name = u.Name
			}
			if !seen[name] {
				seen[name] = true
				out = append(out, sighting{a, i, n.Spelling})
			}
		}
	}
	for a, f := range r.Annexes {
		for i, row := range f.Rows {
			look(a, i, row.Lead)
			look(a, i, row.Related)
		}
	}
	return out
}

// unitDoubts asks about pairs of units within the reading that may be one.
func (r *Reading) unitDoubts(known Known) {
	first := map[string]string{}
	for _, s := range r.sightings(known) {
		key := letters(s.spelling)
		if other, ok := first[key]; ok {
			r.askUnit(s, newUnitDoubt(&r.Annexes[s.annex], s.row, s.spelling, other))
		} else {
			first[key] = s.spelling
		}
	}
}

// closeDoubts asks about unknown units that abbreviate a known one, or that a known one abbreviates.
func (r *Reading) closeDoubts(known Known) {
	for _, s := range r.sightings(known) {
		if known.has(s.spelling) {
			continue
		}
		if u, ok := known.close(s.spelling); ok {
			r.askUnit(s, newCloseDoubt(&r.Annexes[s.annex], s.row, s.spelling, u.Name))
		}
	}
}

// close finds a known unit, no group, that a spelling abbreviates or is abbreviated by.
func (k Known) close(spelling string) (KnownUnit, bool) {
	for _, u := range k.units {
		if u.Kind == ledger.Group || u.Name == spelling {
			continue
		}
		for _, n := range append([]string{u.Name}, u.Others...) {
			if abbreviates(spelling, n) {
				return u, true
			}
		}
	}
	return KnownUnit{}, false
}

// The choices of a unit doubt.
const (
	OwnUnit      = "单列"
	sameUnitHead = "与"
	sameUnitTail = "是同一单位"
)

// SameUnit is the choice that a unit is another spelling of the named one.
func SameUnit(other string) string { return sameUnitHead + other + sameUnitTail }

func (r *Reading) askUnit(s sighting, q Doubt) {
	f := &r.Annexes[s.annex]
	for _, d := range f.Doubts {
		if d.ID == q.ID || d.units[0] == s.spelling {
			return // asked once is enough
		}
	}
	f.Doubts = append(f.Doubts, q)
}

func newUnitDoubt(f *Found, row int, spelling, other string) Doubt {
	d := unitDoubt(f, row, spelling, other)
	d.Kind, d.ID = ledger.DoubtUnit, doubtID(string(ledger.DoubtUnit), min(spelling, other), max(spelling, other))
	d.Text = "“" + spelling + "”与“" + other + "”除“市、区、县、局”外用字相同，可能是同一单位的两种写法。"
	return d
}

func newCloseDoubt(f *Found, row int, spelling, other string) Doubt {
	d := unitDoubt(f, row, spelling, other)
	d.Kind, d.ID = DoubtClose, doubtID(string(DoubtClose), spelling, other)
	d.Text = "“" + spelling + "”不是已知的单位，与“" + other + "”只差几个字，可能是它的简称或全称。"
	if utf8.RuneCountInString(spelling) == utf8.RuneCountInString(other)-1 {
		d.Text = "“" + spelling + "”不是已知的单位，比“" + other + "”只少一个字，可能漏字或是简称。"
	}
	return d
}

func unitDoubt(f *Found, row int, spelling, other string) Doubt {
	field := ledger.FieldRelated
	if slices.Contains(spellings(f.Rows[row].Lead), spelling) {
		field = ledger.FieldLead
	}
	return Doubt{Row: row, Field: field, Ref: f.Rows[row].Ref, Words: spelling, units: [2]string{spelling, other}, Doubt: ledger.Doubt{
		Where:   f.Name() + " 第" + f.Rows[row].Name() + "项 " + spelling,
		Choices: []string{OwnUnit, SameUnit(other)}, Default: OwnUnit}}
}
