package app

import (
	"fmt"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
)

// Edit is one cell that a person changed.
type Edit struct {
	Task  ledger.ID
	Field ledger.Field
	Value string
}

// Refusal is an edit that a rule refused while others of the same verb were made.
type Refusal struct {
	Edit Edit
	Err  error
}

// How says by what act cells were changed; it is the verb in the name of the step.
type How string

// The acts. What is typed or restored is changed as a whole or not at all; of the others each cell stands for itself.
const (
	Typed    How = "修改"
	Pasted   How = "粘贴"
	Filled   How = "填充"
	Cleared  How = "清除"
	Replaced How = "替换"
	Restored How = "恢复"
)

// whole tells whether one refused cell refuses all of them.
func (h How) whole() bool { return h == Typed || h == Restored }

// SetCells changes cells; place is where the cursor stood, to bring it back on undo. Where a rule refuses a cell, what was
// typed or restored fails as a whole; a batch of cells takes the others and returns what was refused.
func (a *App) SetCells(how How, edits []Edit, place string) (Done, []Refusal, error) {
	c, err := newCells()
	if err != nil {
		return Done{}, nil, err
	}
	done, err := a.do(place, func(d *ledger.Draft) (string, error) {
		c.d = d
		if err := c.setAll(how, edits); err != nil {
			return "", err
		}
		if how.whole() {
			return editName(d.Base(), how, edits), nil
		}
		return fmt.Sprintf("%s%d格", how, len(edits)-len(c.refused)), nil
	})
	return done, c.refused, err
}

// Replace changes the cells in which a text was found and replaced n times.
func (a *App) Replace(edits []Edit, n int, place string) (Done, []Refusal, error) {
	c, err := newCells()
	if err != nil {
		return Done{}, nil, err
	}
	done, err := a.do(place, func(d *ledger.Draft) (string, error) {
		c.d = d
		return fmt.Sprintf("%s%d处", Replaced, n), c.setAll(Replaced, edits)
	})
	return done, c.refused, err
}

// Restore gives a field of a task a value of the past, as an Entry has it: its New brings back what that change made, its
// Old what was there before.
func (a *App) Restore(task ledger.ID, field ledger.Field, value, place string) (Done, error) {
	done, _, err := a.SetCells(Restored, []Edit{{task, field, restorable(field, value)}}, place)
	return done, err
}

// Names are the units and leaders that edits would make, in order.
type Names struct{ Units, Leaders []string }

// Empty tells that there are none.
func (n Names) Empty() bool { return len(n.Units)+len(n.Leaders) == 0 }

// NewNames tells which units and leaders these edits would make, without changing anything: a window asks before it makes
// them. An edit of no task stands for a cell of a row that is still to be made.
func (a *App) NewNames(edits []Edit) Names {
	c, err := newCells()
	if err != nil {
		return Names{}
	}
	n := 0
	d := a.Ledger().Draft(func() ledger.ID { n++; return ledger.ID(fmt.Sprint("?", n)) }) // never kept
	c.d = d
	row := &ledger.Task{ID: d.NewID()}
	d.Put(row)
	for _, e := range edits {
		if e.Task == "" {
			e.Task = row.ID
		}
		c.try(e)
	}
	var out Names
	for _, x := range d.Changes() {
		switch e := x.After.(type) {
		case *ledger.Unit:
			if x.Before == nil {
				out.Units = append(out.Units, e.Name)
			}
		case *ledger.Leader:
			if x.Before == nil {
				out.Leaders = append(out.Leaders, e.Name)
			}
		}
	}
	return out
}

// editName is what the menu calls the edits: 修改第23项的责任领导, 修改34行的责任领导, 修改12格.
func editName(l *ledger.Ledger, how How, edits []Edit) string {
	if len(edits) == 0 {
		return string(how)
	}
	first := edits[0]
	for _, e := range edits {
		if e.Field != first.Field {
			return fmt.Sprintf("%s%d格", how, len(edits))
		}
	}
	if len(edits) > 1 {
		return fmt.Sprintf("%s%d行的%s", how, len(edits), first.Field.Name())
	}
	if t := l.Task(first.Task); t != nil {
		return fmt.Sprintf("%s第%s项的%s", how, l.RowName(t), first.Field.Name())
	}
	return string(how) + first.Field.Name()
}

// cells sets the cells of one verb.
type cells struct {
	d       *ledger.Draft
	known   annex.Known
	read    map[string][]annex.Name // lead cells, as they were understood
	set     int
	refused []Refusal
}

func newCells() (*cells, error) {
	known, err := knownUnits()
	return &cells{known: known, read: map[string][]annex.Name{}}, err
}

func (c *cells) setAll(how How, edits []Edit) error {
	for _, e := range edits {
		if !how.whole() {
			c.try(e)
		} else if err := c.setCell(e); err != nil {
			return err
		}
	}
	return nil
}

// try sets a cell, or notes why it is as it was.
func (c *cells) try(e Edit) {
	if err := c.d.Try(func() error { return c.setCell(e) }); err != nil {
		c.refused = append(c.refused, Refusal{e, err})
		return
	}
	c.set++
}

// setCell sets one field; a lead cell is two of them, units and persons.
func (c *cells) setCell(e Edit) error {
	if annex.SaysNone(e.Field, e.Value) {
		e.Value = "" // as in a file; a leader by the name of 无 would come in again as none
	}
	if e.Field != ledger.FieldLeadCell {
		return c.d.Set(e.Task, e.Field, e.Value)
	}
	value, err := c.d.Checked(e.Task, ledger.FieldLead, e.Value)
	if err != nil {
		return err
	}
	names, ok := c.read[value]
	if !ok {
		names = annex.LeadCell(c.d.Base(), c.known, value)
		c.read[value] = names
	}
	var units, persons []string
	for _, n := range names {
		units, persons = append(units, n.Spelling), append(persons, n.Person)
	}
	return c.d.SetLead(e.Task, units, persons)
}
