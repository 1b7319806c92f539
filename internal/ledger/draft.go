package ledger

import (
	"reflect"
	"slices"
	"strings"
)

// Draft collects edits over a snapshot. It is used by one goroutine, once.
type Draft struct {
	base  *Ledger
	newID func() ID
	puts  map[ref]Entity // nil = deleted
	order []ref          // of first touch
	names *nameIndex
	trial []func() // takes the edits of a trial back, last one first
	tries bool

	reported map[ID][]ID // reports that were put, by their tasks
	reports  bool        // some report was put or deleted
	lastSeq  int64       // of the reports that were put
}

type ref struct {
	kind Kind
	id   ID
}

// Draft opens an edit; newID makes ids that were never used.
func (l *Ledger) Draft(newID func() ID) *Draft {
	d := &Draft{base: l, newID: newID, puts: map[ref]Entity{}}
	d.names = newNameIndex(d)
	return d
}

// Try makes edits that belong together: an error takes all of them back, what they made on the way too.
func (d *Draft) Try(edit func() error) error {
	d.trial, d.tries = nil, true
	err := edit()
	d.tries = false
	if err == nil {
		return nil
	}
	for i := len(d.trial) - 1; i >= 0; i-- {
		d.trial[i]()
	}
	return err
}

// Base is the snapshot under the edit.
func (d *Draft) Base() *Ledger { return d.base }

// NewID makes an id that was never used.
func (d *Draft) NewID() ID { return d.newID() }

// Put makes or replaces an entity.
func (d *Draft) Put(e Entity) {
	k, id := e.Ref()
	d.touch(ref{k, id}, e)
	d.names.add(e)
	if r, ok := e.(*Report); ok {
		d.noteReport(r)
	}
}

// Delete takes an entity away.
func (d *Draft) Delete(k Kind, id ID) {
	d.reports = d.reports || k == KindReport
	d.touch(ref{k, id}, nil)
}

func (d *Draft) touch(r ref, e Entity) {
	old, seen := d.puts[r]
	if d.tries {
		d.trial = append(d.trial, func() { d.untouch(r, old, seen) })
	}
	if !seen {
		d.order = append(d.order, r)
	}
	d.puts[r] = e
}

// untouch takes the last touch of a trial back.
func (d *Draft) untouch(r ref, old Entity, seen bool) {
	if seen {
		d.puts[r] = old
		return
	}
	delete(d.puts, r)
	d.order = d.order[:len(d.order)-1]
}

// Get returns the entity as edited so far, nil where there is none.
func (d *Draft) Get(k Kind, id ID) Entity {
	if e, ok := d.puts[ref{k, id}]; ok {
		return e
	}
	return d.base.Get(k, id)
}

// Task as edited so far; nil where there is none.
func (d *Draft) Task(id ID) *Task { t, _ := d.Get(KindTask, id).(*Task); return t }

// Annex as edited so far; nil where there is none.
func (d *Draft) Annex(id ID) *Annex { a, _ := d.Get(KindAnnex, id).(*Annex); return a }

// Matter as edited so far; nil where there is none.
func (d *Draft) Matter(id ID) *Matter { m, _ := d.Get(KindMatter, id).(*Matter); return m }

// Section as edited so far; nil where there is none.
func (d *Draft) Section(id ID) *Section { s, _ := d.Get(KindSection, id).(*Section); return s }

// Leader as edited so far; nil where there is none.
func (d *Draft) Leader(id ID) *Leader { l, _ := d.Get(KindLeader, id).(*Leader); return l }

// Unit as edited so far; nil where there is none.
func (d *Draft) Unit(id ID) *Unit { u, _ := d.Get(KindUnit, id).(*Unit); return u }

// TasksOf are the rows of one annex as edited so far, as printed.
func (d *Draft) TasksOf(annex ID) []*Task {
	var out []*Task
	for _, t := range d.base.TasksOf(annex) {
		if now := d.Task(t.ID); now != nil && now.Annex == annex {
			out = append(out, now)
		}
	}
	for _, r := range d.order {
		t, ok := d.puts[r].(*Task)
		if !ok || t.Annex != annex {
			continue
		}
		if old := d.base.Task(t.ID); old == nil || old.Annex != annex {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, byRank)
	return out
}

// Changes are the edits that change anything, each entity once, those it refers to first.
func (d *Draft) Changes() []Change {
	var out []Change
	for _, k := range Kinds() {
		for _, r := range d.order {
			if r.kind != k {
				continue
			}
			before, after := d.base.Get(r.kind, r.id), d.puts[r]
			if before == nil && after == nil || before != nil && after != nil && reflect.DeepEqual(before, after) {
				continue
			}
			out = append(out, Change{r.kind, r.id, before, after})
		}
	}
	return out
}

// UnitFor finds the unit of a spelling, or makes one of that name.
func (d *Draft) UnitFor(spelling string) *Unit {
	name := Squeeze(spelling)
	if u, ok := d.names.find(KindUnit, "", name).(*Unit); ok {
		return u
	}
	u := &Unit{ID: d.newID(), Name: name, Kind: GuessKind(name), Rank: d.names.nextRank(KindUnit)}
	d.Put(u)
	return u
}

// LeaderFor finds the leader of a name, or makes one; "" has none.
func (d *Draft) LeaderFor(name string) ID {
	name = Squeeze(name)
	if name == "" {
		return ""
	}
	if l, ok := d.names.find(KindLeader, "", name).(*Leader); ok {
		return l.ID
	}
	l := &Leader{ID: d.newID(), Name: name, Rank: d.names.nextRank(KindLeader)}
	d.Put(l)
	return l.ID
}

// RankStep is the gap left between neighbours, so that a row can be put between two.
const RankStep = 1024

// GuessKind sorts a unit by its name; a person can change it.
func GuessKind(name string) UnitKind {
	has := strings.HasPrefix
	switch {
	case has(name, "各"), has(name, "相关"), has(name, "有关"), has(name, "区直"), has(name, "全区"):
		return Group
	case strings.HasSuffix(name, "街道"), strings.HasSuffix(name, "街道办"), strings.HasSuffix(name, "镇"), strings.HasSuffix(name, "乡"):
		return Town
	case has(name, "区"), has(name, "县"), has(name, "团区委"):
		return Department
	case has(name, "市"), has(name, "省"), strings.HasSuffix(name, "分局"), strings.HasSuffix(name, "指挥部"):
		return Vertical
	}
	return Other
}
