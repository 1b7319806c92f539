package judge

import "dubanben/internal/ledger"

// Duty is a unit that must report on a task.
type Duty struct {
	Unit *ledger.Unit
	Via  *ledger.Unit // the group through which it must; nil where the task names the unit itself
	Lead bool
}

// Duties are the units that must report on a task, leads first, each once: the ledger's Answerers with their units.
func Duties(l *ledger.Ledger, t *ledger.Task) []Duty { return (&Case{l: l, t: t}).Duties() }

// Duties of the case's task, as the function of that name gives them.
func (c *Case) Duties() []Duty {
	if !c.asked {
		c.asked = true
		for _, a := range c.l.Answerers(c.t) {
			d := Duty{Unit: c.l.Unit(a.Unit), Lead: a.Lead}
			if a.Via != "" {
				d.Via = c.l.Unit(a.Via)
			}
			c.duties = append(c.duties, d)
		}
	}
	return c.duties
}

// Leads are the units that lead the case's task, themselves or as members of a group that does.
func (c *Case) Leads() []Duty {
	all := c.Duties()
	for i, d := range all {
		if !d.Lead {
			return all[:i]
		}
	}
	return all
}

// isLead tells whether the unit leads the task, be it as the group that the task names.
func (c *Case) isLead(unit ledger.ID) bool {
	return c.t.Role(unit) == ledger.Lead || has(c.Leads(), unit)
}

func has(ds []Duty, unit ledger.ID) bool {
	for _, d := range ds {
		if d.Unit.ID == unit {
			return true
		}
	}
	return false
}
