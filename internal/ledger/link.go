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
	for _, id := range l.order {
		if other[id] {
			out = append(out, l.Task(id))
		}
	}
	return out
}
