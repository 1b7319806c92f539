package overview

import "dubanben/internal/ledger"

// Memory is what overviews keep while a ledger is open: figures, so that coming back counts nothing anew, and how the page
// was left.
type Memory struct {
	of       *ledger.Ledger // the snapshot that the figures are of
	tallies  map[question]*tally
	annexes  map[int]ledger.ID // that is looked at, by year
	unfolded map[string]bool   // lists that are shown whole
	at       string            // the link that had the keys last
	offset   float32           // how far the page is scrolled
}

// question is what figures answer.
type question struct {
	quarter ledger.Quarter
	annex   ledger.ID // "" for all of the year
	today   string
}

// NewMemory makes the memory for a ledger that was just opened.
func NewMemory() *Memory {
	return &Memory{tallies: map[question]*tally{}, annexes: map[int]ledger.ID{}, unfolded: map[string]bool{}}
}

// find returns the figures of the snapshot; nil where they are to be counted.
func (m *Memory) find(l *ledger.Ledger, q question) *tally {
	if m.of != l {
		return nil
	}
	return m.tallies[q]
}

// last are the newest figures that there are, be they of an earlier snapshot.
func (m *Memory) last(q question) *tally { return m.tallies[q] }

// keep remembers figures; those of another snapshot go.
func (m *Memory) keep(l *ledger.Ledger, t *tally) {
	if m.of != l {
		m.of, m.tallies = l, map[question]*tally{}
	}
	m.tallies[t.asked] = t
}

// annex is the one that is looked at; "" for all, and where the chosen one is gone.
func (m *Memory) annex(l *ledger.Ledger, year int) ledger.ID {
	id := m.annexes[year]
	if a := l.Annex(id); a == nil || a.Year != year {
		return ""
	}
	return id
}

func (m *Memory) choose(year int, annex ledger.ID) { m.annexes[year] = annex }
