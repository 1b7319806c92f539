package view

import (
	"runtime"
	"slices"
	"sync"

	"dubanben/internal/ledger"
)

// Search keeps the tasks in which some field has a hit of the pattern, in their order. It runs at every key typed into the
// search box, so large ledgers are shared out among the processors.
func Search(l *ledger.Ledger, tasks []*ledger.Task, p Pattern) []*ledger.Task {
	const worthwhile = 8192 // tasks
	if p.Empty() || len(tasks) == 0 {
		return nil
	}
	each := max(worthwhile, (len(tasks)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	found := make([][]*ledger.Task, (len(tasks)+each-1)/each)
	var done sync.WaitGroup
	i := 0
	for part := range slices.Chunk(tasks, each) {
		out := &found[i]
		done.Go(func() { *out = newScan(l, p).rows(part) })
		i++
	}
	done.Wait()
	return slices.Concat(found...)
}

// scan looks for a pattern in whole rows. It asks each leader, section and matter once, and puts no cell together that
// cannot have a hit.
type scan struct {
	l        *ledger.Ledger
	p        Pattern
	leaders  memo
	sections memo
	matters  memo
}

func newScan(l *ledger.Ledger, p Pattern) *scan {
	s := &scan{l: l, p: p}
	s.leaders.ask = func(id ledger.ID) bool { x := l.Leader(id); return x != nil && p.Found(x.Name) }
	s.sections.ask = func(id ledger.ID) bool { x := l.Section(id); return x != nil && p.Found(x.Text) }
	s.matters.ask = func(id ledger.ID) bool { x := l.Matter(id); return x != nil && (p.Found(x.Name) || p.Found(x.No)) }
	return s
}

// rows keeps the tasks that have a hit.
func (s *scan) rows(tasks []*ledger.Task) []*ledger.Task {
	var out []*ledger.Task
	for _, t := range tasks {
		if s.row(t) {
			out = append(out, t)
		}
	}
	return out
}

// memo remembers what was asked about an entity; rows that follow each other mostly ask about the same one.
type memo struct {
	ask    func(ledger.ID) bool
	known  map[ledger.ID]bool
	last   ledger.ID
	answer bool
}

func (m *memo) get(id ledger.ID) bool {
	if id == "" || id == m.last {
		return id != "" && m.answer
	}
	answer, ok := m.known[id]
	if !ok {
		if m.known == nil {
			m.known = map[ledger.ID]bool{}
		}
		answer = m.ask(id)
		m.known[id] = answer
	}
	m.last, m.answer = id, answer
	return answer
}

// row tells whether some field of the task that Find looks into has a hit.
func (s *scan) row(t *ledger.Task) bool {
	p := &s.p
	switch {
	case p.Found(t.Text), s.leaders.get(t.Leader), s.sections.get(t.Section), s.matters.get(t.Matter),
		s.units(t, t.Lead, ledger.FieldLeadCell), s.units(t, t.Related, ledger.FieldRelated),
		t.Progress != "" && p.Found(t.Progress), t.Deadline != "" && p.Found(t.Deadline):
		return true
	case t.Matter == "" && p.Found(t.No), t.Matter != "" && s.l.Matter(t.Matter) == nil && p.Found(t.No):
		return true
	}
	for _, v := range t.Targets {
		if p.Found(v) {
			return true
		}
	}
	for _, v := range t.Extra {
		if p.Found(v) {
			return true
		}
	}
	return false
}

// units looks into a cell of names; a hit may go over the lines of a name that stands on two.
func (s *scan) units(t *ledger.Task, ms []ledger.Mention, f ledger.Field) bool {
	for i := range ms {
		if s.p.possible(ms[i].Spelling) || ms[i].Person != "" && s.p.possible(ms[i].Person) {
			return s.p.Found(s.l.Value(t, f))
		}
	}
	return false
}
