package ledger

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
)

// Ledger is one immutable snapshot of everything a ledger file keeps.
type Ledger struct {
	things map[Kind]map[ID]Entity

	order      []*Task          // all: year, annex, printed row
	unitNames  map[string]ID    // every spelling
	taskReport map[ID][]*Report // reports of a task, oldest first
	lastSeq    int64            // of all reports
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
func Empty() *Ledger { return Of(nil) }

// Of is the ledger of the entities, as a file has them: each once, in any order.
func Of(all []Entity) *Ledger {
	counts := map[Kind]int{}
	for _, e := range all {
		k, _ := e.Ref()
		counts[k]++
	}
	l := &Ledger{things: make(map[Kind]map[ID]Entity, len(counts))}
	for k, n := range counts {
		l.things[k] = make(map[ID]Entity, n)
	}
	for _, e := range all {
		k, id := e.Ref()
		l.things[k][id] = e
	}
	l.sortTasks()
	l.indexUnits()
	l.indexReports(all)
	return l
}

// Apply returns the snapshot with the changes made; what did not change is shared with the old one.
func (l *Ledger) Apply(changes []Change) *Ledger {
	n := *l
	n.things = own(l.things)
	touched := map[Kind]bool{}
	reorder := false
	for _, c := range changes {
		if !touched[c.Kind] {
			n.things[c.Kind] = own(l.things[c.Kind])
			touched[c.Kind] = true
		}
		reorder = reorder || moves(c)
		if c.After == nil {
			delete(n.things[c.Kind], c.ID)
		} else {
			n.things[c.Kind][c.ID] = c.After
		}
	}
	switch {
	case reorder:
		n.sortTasks()
	case touched[KindTask]:
		n.renewTasks(changes)
	}
	if touched[KindUnit] {
		n.indexUnits()
	}
	if touched[KindReport] {
		n.reindexReports(changes)
	}
	return &n
}

// own is a copy that may be changed.
func own[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return maps.Clone(m)
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

// sortTasks sorts the tasks of each annex alone: a ledger of many years has many.
func (l *Ledger) sortTasks() {
	annexes := l.Annexes()
	place := make(map[ID]int, len(annexes))
	for i, a := range annexes {
		place[a.ID] = i
	}
	rows := make([][]*Task, max(1, len(annexes)))
	for _, e := range l.things[KindTask] {
		t := e.(*Task)
		rows[place[t.Annex]] = append(rows[place[t.Annex]], t)
	}
	for _, ts := range rows {
		slices.SortFunc(ts, byRank)
	}
	l.order = slices.Concat(rows...)
}

// renewTasks puts the tasks that changed, and stayed where they are, into their places.
func (l *Ledger) renewTasks(changes []Change) {
	changed := map[ID]*Task{}
	for _, c := range changes {
		if t, ok := c.After.(*Task); ok {
			changed[t.ID] = t
		}
	}
	l.order = slices.Clone(l.order)
	for i, t := range l.order {
		if now := changed[t.ID]; now != nil {
			l.order[i] = now
		}
	}
}

// byRank orders the rows of one annex as printed.
func byRank(a, b *Task) int {
	if c := cmp.Compare(a.Rank, b.Rank); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}

func ids(ts []*Task) []ID {
	out := make([]ID, len(ts))
	for i, t := range ts {
		out[i] = t.ID
	}
	return out
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

// list are all entities of a kind, in the given order.
func list[P Entity](l *Ledger, k Kind, order func(a, b P) int) []P {
	out := make([]P, 0, len(l.things[k]))
	for _, e := range l.things[k] {
		out = append(out, e.(P))
	}
	slices.SortFunc(out, order)
	return out
}

// byID is the order of what has no other.
func byID[P Entity](a, b P) int {
	_, x := a.Ref()
	_, y := b.Ref()
	return cmp.Compare(x, y)
}

// at is the entity of an id, nil where there is none.
func at[T any, P interface {
	*T
	Entity
}](l *Ledger, k Kind, id ID) P {
	p, _ := l.things[k][id].(P)
	return p
}

// Annexes are ordered by year and number.
func (l *Ledger) Annexes() []*Annex {
	return list(l, KindAnnex, func(a, b *Annex) int {
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
	return list(l, KindUnit, byUnitRank)
}

func byUnitRank(a, b *Unit) int { return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID)) }

// Leaders are ordered by rank.
func (l *Ledger) Leaders() []*Leader {
	return list(l, KindLeader, byLeaderRank)
}

func byLeaderRank(a, b *Leader) int {
	return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID))
}

// Doubts are ordered by id.
func (l *Ledger) Doubts() []*Doubt { return list(l, KindDoubt, byID[*Doubt]) }

// Tasks are ordered by year, annex and printed row.
func (l *Ledger) Tasks() []*Task { return slices.Clone(l.order) }

// TasksOf are the rows of one annex, as printed.
func (l *Ledger) TasksOf(annex ID) []*Task {
	var out []*Task
	for _, t := range l.order {
		if t.Annex == annex {
			out = append(out, t)
		}
	}
	return out
}

// Annex by id; nil where there is none. So are the other lookups.
func (l *Ledger) Annex(id ID) *Annex { return at[Annex](l, KindAnnex, id) }

// Section by id.
func (l *Ledger) Section(id ID) *Section { return at[Section](l, KindSection, id) }

// Matter by id.
func (l *Ledger) Matter(id ID) *Matter { return at[Matter](l, KindMatter, id) }

// Unit by id.
func (l *Ledger) Unit(id ID) *Unit { return at[Unit](l, KindUnit, id) }

// Leader by id.
func (l *Ledger) Leader(id ID) *Leader { return at[Leader](l, KindLeader, id) }

// Task by id.
func (l *Ledger) Task(id ID) *Task { return at[Task](l, KindTask, id) }

// Doubt by id.
func (l *Ledger) Doubt(id ID) *Doubt { return at[Doubt](l, KindDoubt, id) }

// UnitNamed finds a unit by any of its spellings.
func (l *Ledger) UnitNamed(name string) *Unit { return l.Unit(l.unitNames[Squeeze(name)]) }

// Get returns the entity, nil where there is none.
func (l *Ledger) Get(k Kind, id ID) Entity { return l.things[k][id] }

// All returns every entity, each after those it refers to.
func (l *Ledger) All() []Entity {
	out := entities(l.Annexes())
	out = append(out, entities(list(l, KindSection, byID[*Section]))...)
	out = append(out, entities(list(l, KindMatter, byID[*Matter]))...)
	out = append(out, entities(l.Units())...)
	out = append(out, entities(l.Leaders())...)
	out = append(out, entities(l.Tasks())...)
	out = append(out, entities(list(l, KindReport, byID[*Report]))...)
	out = append(out, entities(l.Doubts())...)
	out = append(out, entities(l.Choices())...)
	out = append(out, entities(list(l, KindLink, byID[*Link]))...)
	out = append(out, entities(list(l, KindRule, byID[*Rule]))...)
	return append(out, entities(list(l, KindCall, byID[*Call]))...)
}

func entities[P Entity](ps []P) []Entity {
	out := make([]Entity, len(ps))
	for i, p := range ps {
		out[i] = p
	}
	return out
}
