package ledger

import "slices"

// Unite makes a unit one with another: its names become other names of the one that is kept, and whatever names it, rows,
// groups and reports, names that one. Rows keep the spelling they print.
func (d *Draft) Unite(keep, gone ID) error {
	a, b := d.Unit(keep), d.Unit(gone)
	if a == nil || b == nil || keep == gone {
		return &Problem{Kind: NoSuchUnit}
	}
	u := a.Clone()
	for _, n := range b.Names() {
		if !slices.Contains(u.Names(), n) {
			u.Others = append(u.Others, n)
		}
	}
	d.Put(u)
	for _, e := range d.all(KindTask) {
		t := e.(*Task)
		if t.Role(gone) != NoRole {
			c := t.Clone()
			c.Lead, c.Related = renamed(c.Lead, gone, keep), renamed(c.Related, gone, keep)
			d.Put(c)
		}
	}
	for _, e := range d.all(KindUnit) {
		if g := e.(*Unit); slices.Contains(g.Members, gone) {
			c := g.Clone()
			c.Members = slices.DeleteFunc(c.Members, func(id ID) bool { return id == gone })
			if !slices.Contains(c.Members, keep) {
				c.Members = append(c.Members, keep)
			}
			d.Put(c)
		}
	}
	for _, e := range d.all(KindReport) {
		if r := e.(*Report); r.Unit == gone {
			c := *r
			c.Unit = keep
			d.Put(&c)
		}
	}
	d.Delete(KindUnit, gone)
	return nil
}

func renamed(ms []Mention, gone, keep ID) []Mention {
	for i := range ms {
		if ms[i].Unit == gone {
			ms[i].Unit = keep
		}
	}
	return ms
}
