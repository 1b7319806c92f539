package ledger

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
)

// Ledger is one immutable snapshot of everything a ledger file keeps.
type Ledger struct {
	annexes  map[ID]*Annex
	sections map[ID]*Section
	matters  map[ID]*Matter
	units    map[ID]*Unit
	leaders  map[ID]*Leader
	tasks    map[ID]*Task
	reports  map[ID]*Report
	doubts   map[ID]*Doubt

	order      []ID          // of all tasks: year, annex, printed row
	unitNames  map[string]ID // every spelling
	taskReport map[ID][]ID   // reports of a task, oldest first
}

// Change is one entity before and after; nil stands for absent.
type Change struct {
	Kind   Kind
	ID     ID
	Before Entity
	After  Entity
}

// Inverse takes the change back.
func (c Change) Inverse() Change { return Change{c.Kind, c.ID, c.After, c.Before} }

// Empty is a ledger with nothing in it.
func Empty() *Ledger { return (&Ledger{}).Apply(nil) }

// Apply returns the snapshot with the changes made; what did not change is shared with the old one.
func (l *Ledger) Apply(changes []Change) *Ledger {
	n := *l
	touched := map[Kind]bool{}
	reorder := l.order == nil
	for _, c := range changes {
		if !touched[c.Kind] {
			n.own(c.Kind)
			touched[c.Kind] = true
		}
		reorder = reorder || moves(c)
		n.put(c)
	}
	if reorder {
		n.sortTasks()
	}
	if touched[KindUnit] || n.unitNames == nil {
		n.indexUnits()
	}
	if touched[KindReport] || n.taskReport == nil {
		n.indexReports()
	}
	return &n
}

// moves tells whether the change can alter the order of the tasks.
func moves(c Change) bool {
	switch c.Kind {
	case KindAnnex:
		return true
	case KindTask:
		b, ok1 := c.Before.(*Task)
		a, ok2 := c.After.(*Task)
		return !ok1 || !ok2 || a.Rank != b.Rank || a.Annex != b.Annex
	}
	return false
}

func (l *Ledger) own(k Kind) {
	switch k {
	case KindAnnex:
		l.annexes = cloned(l.annexes)
	case KindSection:
		l.sections = cloned(l.sections)
	case KindMatter:
		l.matters = cloned(l.matters)
	case KindUnit:
		l.units = cloned(l.units)
	case KindLeader:
		l.leaders = cloned(l.leaders)
	case KindTask:
		l.tasks = cloned(l.tasks)
	case KindReport:
		l.reports = cloned(l.reports)
	case KindDoubt:
		l.doubts = cloned(l.doubts)
	}
}

func cloned[T any](m map[ID]*T) map[ID]*T {
	if m == nil {
		return map[ID]*T{}
	}
	return maps.Clone(m)
}

func (l *Ledger) put(c Change) {
	switch c.Kind {
	case KindAnnex:
		set(l.annexes, c)
	case KindSection:
		set(l.sections, c)
	case KindMatter:
		set(l.matters, c)
	case KindUnit:
		set(l.units, c)
	case KindLeader:
		set(l.leaders, c)
	case KindTask:
		set(l.tasks, c)
	case KindReport:
		set(l.reports, c)
	case KindDoubt:
		set(l.doubts, c)
	}
}

func set[T any](m map[ID]*T, c Change) {
	if v, ok := any(c.After).(*T); ok && v != nil {
		m[c.ID] = v
		return
	}
	delete(m, c.ID)
}

func (l *Ledger) sortTasks() {
	place := map[ID]int{}
	for i, a := range l.Annexes() {
		place[a.ID] = i
	}
	l.order = make([]ID, 0, len(l.tasks))
	for id := range l.tasks {
		l.order = append(l.order, id)
	}
	slices.SortFunc(l.order, func(x, y ID) int {
		a, b := l.tasks[x], l.tasks[y]
		return cmp.Or(cmp.Compare(place[a.Annex], place[b.Annex]), cmp.Compare(a.Rank, b.Rank), cmp.Compare(x, y))
	})
}

func (l *Ledger) indexUnits() {
	l.unitNames = map[string]ID{}
	for _, u := range l.Units() {
		for _, n := range u.Names() {
			if _, taken := l.unitNames[n]; !taken {
				l.unitNames[n] = u.ID
			}
		}
	}
}

func (l *Ledger) indexReports() {
	l.taskReport = map[ID][]ID{}
	for _, r := range sorted(l.reports, func(a, b *Report) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID)) }) {
		l.taskReport[r.Task] = append(l.taskReport[r.Task], r.ID)
	}
}

func sorted[T any](m map[ID]*T, less func(a, b *T) int) []*T {
	return slices.SortedFunc(maps.Values(m), less)
}

// Annexes are ordered by year and number.
func (l *Ledger) Annexes() []*Annex {
	return sorted(l.annexes, func(a, b *Annex) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), CompareNo(a.No, b.No), cmp.Compare(a.ID, b.ID))
	})
}

// CompareNo orders printed numbers: 2 before 10, numbers before words.
func CompareNo(a, b string) int {
	x, ex := strconv.Atoi(a)
	y, ey := strconv.Atoi(b)
	switch {
	case ex == nil && ey == nil:
		return cmp.Compare(x, y)
	case ex == nil:
		return -1
	case ey == nil:
		return 1
	}
	return cmp.Compare(a, b)
}

// Units are ordered by rank; groups among them.
func (l *Ledger) Units() []*Unit {
	return sorted(l.units, func(a, b *Unit) int { return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID)) })
}

// Leaders are ordered by rank.
func (l *Ledger) Leaders() []*Leader {
	return sorted(l.leaders, func(a, b *Leader) int { return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID)) })
}

// Doubts are ordered by id.
func (l *Ledger) Doubts() []*Doubt {
	return sorted(l.doubts, func(a, b *Doubt) int { return cmp.Compare(a.ID, b.ID) })
}

// Tasks are ordered by year, annex and printed row.
func (l *Ledger) Tasks() []*Task {
	out := make([]*Task, len(l.order))
	for i, id := range l.order {
		out[i] = l.tasks[id]
	}
	return out
}

// TasksOf are the rows of one annex, as printed.
func (l *Ledger) TasksOf(annex ID) []*Task {
	var out []*Task
	for _, id := range l.order {
		if t := l.tasks[id]; t.Annex == annex {
			out = append(out, t)
		}
	}
	return out
}

// Reports of a task, oldest first.
func (l *Ledger) Reports(task ID) []*Report {
	var out []*Report
	for _, id := range l.taskReport[task] {
		out = append(out, l.reports[id])
	}
	return out
}

// Annex by id; nil where there is none. So are the other lookups.
func (l *Ledger) Annex(id ID) *Annex { return l.annexes[id] }

// Section by id.
func (l *Ledger) Section(id ID) *Section { return l.sections[id] }

// Matter by id.
func (l *Ledger) Matter(id ID) *Matter { return l.matters[id] }

// Unit by id.
func (l *Ledger) Unit(id ID) *Unit { return l.units[id] }

// Leader by id.
func (l *Ledger) Leader(id ID) *Leader { return l.leaders[id] }

// Task by id.
func (l *Ledger) Task(id ID) *Task { return l.tasks[id] }

// Doubt by id.
func (l *Ledger) Doubt(id ID) *Doubt { return l.doubts[id] }

// UnitNamed finds a unit by any of its spellings.
func (l *Ledger) UnitNamed(name string) *Unit { return l.units[l.unitNames[Squeeze(name)]] }

// Get returns the entity, nil where there is none.
func (l *Ledger) Get(k Kind, id ID) Entity {
	switch k {
	case KindAnnex:
		return entity(l.annexes[id])
	case KindSection:
		return entity(l.sections[id])
	case KindMatter:
		return entity(l.matters[id])
	case KindUnit:
		return entity(l.units[id])
	case KindLeader:
		return entity(l.leaders[id])
	case KindTask:
		return entity(l.tasks[id])
	case KindReport:
		return entity(l.reports[id])
	case KindDoubt:
		return entity(l.doubts[id])
	}
	return nil
}

// entity keeps a nil pointer from becoming a non-nil Entity.
func entity[T any, P interface {
	*T
	Entity
}](p P) Entity {
	if p == nil {
		return nil
	}
	return p
}

// All returns every entity, each after those it refers to.
func (l *Ledger) All() []Entity {
	var out []Entity
	add := func(e Entity) { out = append(out, e) }
	each(l.Annexes(), add)
	each(sorted(l.sections, func(a, b *Section) int { return cmp.Compare(a.ID, b.ID) }), add)
	each(sorted(l.matters, func(a, b *Matter) int { return cmp.Compare(a.ID, b.ID) }), add)
	each(l.Units(), add)
	each(l.Leaders(), add)
	each(l.Tasks(), add)
	each(sorted(l.reports, func(a, b *Report) int { return cmp.Compare(a.ID, b.ID) }), add)
	each(l.Doubts(), add)
	return out
}

func each[P Entity](ps []P, f func(Entity)) {
	for _, p := range ps {
		f(p)
	}
}
