package ledger

// Link says that two tasks, mostly of two annexes, are about one project.
type Link struct {
	ID ID `json:"id"`
	A  ID `json:"a"`
	B  ID `json:"b"`
}

// Ref names the link.
func (k *Link) Ref() (Kind, ID) { return KindLink, k.ID }

// Links of a task: the tasks at the other ends, in the order of the ledger.
func (l *Ledger) Links(task ID) []*Task {
	other := map[ID]bool{}
	for _, e := range l.things[KindLink] {
		switch k := e.(*Link); task {
		case k.A:
			other[k.B] = true
		case k.B:
			other[k.A] = true
		}
	}
	if len(other) == 0 {
		return nil
	}
	var out []*Task
	for _, t := range l.order {
		if other[t.ID] {
			out = append(out, t)
		}
	}
	return out
}

// LinkTasks says that two tasks are about one project; said twice it stands once.
func (d *Draft) LinkTasks(a, b ID) error {
	x, y := d.Task(a), d.Task(b)
	if x == nil || y == nil {
		return &Problem{Kind: NoSuchTask}
	}
	if a == b {
		return d.problem(SameTask, x, "", Problem{})
	}
	if len(d.linksOf(func(k *Link) bool { return k.joins(a, b) })) == 0 {
		d.Put(&Link{ID: d.newID(), A: a, B: b})
	}
	return nil
}

// UnlinkTasks takes the link between two tasks away; where there is none nothing changes.
func (d *Draft) UnlinkTasks(a, b ID) error {
	if d.Task(a) == nil || d.Task(b) == nil {
		return &Problem{Kind: NoSuchTask}
	}
	for _, k := range d.linksOf(func(k *Link) bool { return k.joins(a, b) }) {
		d.Delete(KindLink, k.ID)
	}
	return nil
}

func (k *Link) joins(a, b ID) bool { return k.A == a && k.B == b || k.A == b && k.B == a }

func (d *Draft) linksOf(want func(*Link) bool) []*Link {
	var out []*Link
	for _, e := range d.all(KindLink) {
		if k := e.(*Link); want(k) {
			out = append(out, k)
		}
	}
	return out
}

// relink gives the links of tasks that go to the one that stays; a link to itself goes, and one that stands there already.
func (d *Draft) relink(to ID, from map[ID]bool) {
	now := func(id ID) ID {
		if from[id] {
			return to
		}
		return id
	}
	for _, k := range d.linksOf(func(k *Link) bool {
		return (from[k.A] || from[k.B]) && (now(k.A) != k.A || now(k.B) != k.B || k.A == k.B)
	}) {
		a, b := now(k.A), now(k.B)
		if a == b || len(d.linksOf(func(o *Link) bool { return o.joins(a, b) })) > 0 {
			d.Delete(KindLink, k.ID)
		} else {
			d.Put(&Link{ID: k.ID, A: a, B: b})
		}
	}
}

// AllLinks are all links, by id.
func (l *Ledger) AllLinks() []*Link { return list(l, KindLink, byID[*Link]) }
