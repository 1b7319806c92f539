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

// SetCells changes cells, all or none; place is where the cursor stood, to bring it back on undo.
func (a *App) SetCells(edits []Edit, place string) (Done, error) {
	known, err := knownUnits()
	if err != nil {
		return Done{}, err
	}
	return a.do(a.editName(edits), place, func(d *ledger.Draft) error {
		for _, e := range edits {
			if err := setCell(d, known, e); err != nil {
				return err
			}
		}
		return nil
	})
}

// editName is what the menu calls the edits: 修改第23项的责任领导, 修改34行的责任领导, 修改12格.
func (a *App) editName(edits []Edit) string {
	if len(edits) == 0 {
		return "修改"
	}
	first := edits[0]
	for _, e := range edits {
		if e.Field != first.Field {
			return fmt.Sprintf("修改%d格", len(edits))
		}
	}
	if len(edits) > 1 {
		return fmt.Sprintf("修改%d行的%s", len(edits), first.Field.Name())
	}
	l := a.Ledger()
	if t := l.Task(first.Task); t != nil {
		return fmt.Sprintf("修改第%s项的%s", l.RowName(t), first.Field.Name())
	}
	return "修改" + first.Field.Name()
}

// setCell sets one field; a lead cell is two of them, units and persons.
func setCell(d *ledger.Draft, known annex.Known, e Edit) error {
	if e.Field != ledger.FieldLeadCell {
		return d.Set(e.Task, e.Field, e.Value)
	}
	value, err := d.Checked(e.Task, ledger.FieldLead, e.Value)
	if err != nil {
		return err
	}
	var units, persons []string
	for _, n := range annex.LeadCell(d.Base(), known, value) {
		units, persons = append(units, n.Spelling), append(persons, n.Person)
	}
	return d.SetLead(e.Task, units, persons)
}
