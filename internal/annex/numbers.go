package annex

import (
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// seat is an annex of the ledger, or a new one, with the number it gets. A number that a label prints belongs to it; one
// that was only given gives way to it.
type seat struct {
	annex *ledger.Annex // nil for a new one
	label string        // after the merge
	year  int
	no    string
	found bool // an annex of the reading goes there
}

// printed tells whether the seat's label prints the number.
func (s *seat) printed(no string) bool { return ledger.AnnexNo(s.label) == no }

// seating gives every annex of a reading its annex in the ledger and its number.
type seating struct {
	ledger *ledger.Ledger
	base   []*ledger.Annex
	seats  []*seat
	founds []*seat // of each annex of the reading
}

// seatAll finds the places of all annexes of a reading before any of them is written.
func seatAll(l *ledger.Ledger, founds []*Found) *seating {
	base := l.Annexes()
	s := &seating{ledger: l, base: base, founds: make([]*seat, len(founds))}
	for _, a := range base {
		s.seats = append(s.seats, &seat{annex: a, label: a.Label, year: a.Year, no: a.No})
	}
	for kinship := nearest; kinship > stranger; kinship-- {
		for i, f := range founds {
			if s.founds[i] == nil {
				s.founds[i] = s.relative(f, kinship)
			}
		}
	}
	for i, f := range founds {
		s.claim(i, f)
	}
	for _, x := range s.seats {
		if x.no == "" {
			x.no = s.free(x.year)
		}
	}
	return s
}

// How near an annex of a file is to one of the ledger.
const (
	stranger = iota
	titled   // the same title, and one of them has no label
	labelled // the same label with another title, or the same title and no label on either
	nearest  // the same label and title
)

// kinship compares an annex of the ledger with one of a file. A number counts only where both labels print it: one that
// was given to an annex without a label says nothing about it. 附件1 and 附表1 are two.
func kinship(a *ledger.Annex, f *Found) int {
	sameTitle := f.Title != "" && ledger.Squeeze(a.Title) == ledger.Squeeze(f.Title)
	x, y := labelKey(a.Label), labelKey(f.Label)
	switch {
	case a.Year != f.Year:
		return stranger
	case f.placedAt(a):
		return labelled
	case x != y && x != "" && y != "", x == y && x == "" && !sameTitle:
		return stranger
	case x == y && x != "" && sameTitle:
		return nearest
	case x == y:
		return labelled
	case sameTitle:
		return titled
	}
	return stranger
}

// labelKey is a label as it is compared; "" where it prints no number.
func labelKey(label string) string {
	no := ledger.AnnexNo(label)
	if no == "" {
		return ""
	}
	if strings.HasPrefix(ledger.Squeeze(label), "附表") {
		return "附表" + no
	}
	return "附件" + no
}

// placedAt tells whether a file that this program wrote without a title may be of an annex.
func (f *Found) placedAt(a *ledger.Annex) bool {
	if f.nameless() {
		return a.Label == "" && a.Title == ""
	}
	return f.placed && a.No == f.No
}

// nameless tells whether nothing but its rows says which annex of its ledger a file is that this program wrote.
func (f *Found) nameless() bool { return f.placed && f.No == "" }

// relative takes the free seat of that kinship, of several the one with the most rows of the file; nil where there is none.
func (s *seating) relative(f *Found, want int) *seat {
	var near []*seat
	for _, x := range s.seats {
		if !x.found && kinship(x.annex, f) == want {
			near = append(near, x)
		}
	}
	if len(near) == 0 {
		return nil
	}
	best := near[0]
	if len(near) > 1 || f.nameless() {
		most := s.common(best.annex, f)
		for _, x := range near[1:] {
			if n := s.common(x.annex, f); n > most {
				best, most = x, n
			}
		}
		if most == 0 && f.nameless() {
			return nil
		}
	}
	best.found = true
	return best
}

// common is how many texts of an annex of the ledger the file has too.
func (s *seating) common(a *ledger.Annex, f *Found) int {
	texts := map[string]bool{}
	for _, r := range f.Rows {
		texts[ledger.Squeeze(r.Text)] = true
	}
	n := 0
	for _, t := range s.ledger.TasksOf(a.ID) {
		if texts[ledger.Squeeze(t.Text)] {
			n++
		}
	}
	return n
}

// claim gives an annex that is new, or that had no printed number so far, the number that its label prints, unless another
// label prints it too. Whoever had it without a label has none for now.
func (s *seating) claim(i int, f *Found) {
	x := s.founds[i]
	if x == nil {
		x = &seat{year: f.Year, found: true}
		s.founds[i] = x
		s.seats = append(s.seats, x)
	}
	had := labelKey(x.label)
	if f.Label != "" && !(f.placed && x.annex != nil) {
		x.label = f.Label
	}
	if f.No == "" || had != "" || x.no == f.No {
		return
	}
	at := slices.IndexFunc(s.seats, func(o *seat) bool { return o != x && o.year == x.year && o.no == f.No })
	switch {
	case at < 0:
		x.no = f.No
	case !s.seats[at].printed(f.No):
		s.seats[at].no, x.no = "", f.No
	}
}

// free is the first number that no annex of the year has or had.
func (s *seating) free(year int) string {
	used := map[string]bool{}
	for _, a := range s.base {
		used[a.No] = used[a.No] || a.Year == year
	}
	for _, x := range s.seats {
		used[x.no] = used[x.no] || x.year == year
	}
	n := 1
	for used[strconv.Itoa(n)] {
		n++
	}
	return strconv.Itoa(n)
}

// moves are the annexes of the ledger whose number changes, in an order in which no two have one number at any time. Only
// where some go round in a circle is there no such order.
func (s *seating) moves() []*seat {
	type number struct {
		year int
		no   string
	}
	held := map[number]bool{}
	var left, out []*seat
	for _, x := range s.seats {
		if x.annex != nil {
			held[number{x.year, x.annex.No}] = true
			if x.no != x.annex.No {
				left = append(left, x)
			}
		}
	}
	for len(left) > 0 {
		i := max(0, slices.IndexFunc(left, func(x *seat) bool { return !held[number{x.year, x.no}] }))
		x := left[i]
		delete(held, number{x.year, x.annex.No})
		held[number{x.year, x.no}] = true
		out, left = append(out, x), slices.Delete(left, i, i+1)
	}
	return out
}
