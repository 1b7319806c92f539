package app

import (
	"fmt"
	"strings"
	"time"

	"dubanben/internal/ledger"
)

// Cell is a field of a new row and what it is to hold; an empty value leaves the field as it is.
type Cell struct {
	Field ledger.Field
	Value string
}

// Insertion is new rows beside a row of an annex: behind it, or above it. Beside no row they stand at the end, where their
// numbers go on in whole ones; everywhere else circulated numbers stay and a row after 23 is 23-1.
type Insertion struct {
	Annex     ledger.ID
	Beside    ledger.ID
	Above     bool
	Rows      [][]Cell // one a row; empty for an empty row
	NewMatter bool     // in an annex of matters: the rows make a new one, beside the matter of that row
}

// Insert makes rows; how is Typed for empty ones and otherwise the act that filled them. A row whose cell is refused is
// made without it.
func (a *App) Insert(rows Insertion, how How, place string) (Done, []ledger.ID, []Refusal, error) {
	c, err := newCells()
	if err != nil {
		return Done{}, nil, nil, err
	}
	var made []ledger.ID
	done, err := a.do(place, func(d *ledger.Draft) (name string, err error) {
		c.d = d
		made, err = c.insert(rows)
		switch {
		case rows.NewMatter:
			return "新增1件实事", err
		case how == Typed:
			return fmt.Sprintf("插入%d行", len(made)), err
		}
		return fmt.Sprintf("%s%d行", how, len(made)), err
	})
	return done, made, c.refused, err
}

// Paste changes cells and makes the rows that the table lacks for them, in one step.
func (a *App) Paste(edits []Edit, more Insertion, place string) (Done, []ledger.ID, []Refusal, error) {
	c, err := newCells()
	if err != nil {
		return Done{}, nil, nil, err
	}
	var made []ledger.ID
	done, err := a.do(place, func(d *ledger.Draft) (string, error) {
		c.d = d
		for _, e := range edits {
			c.try(e)
		}
		if len(more.Rows) == 0 {
			return fmt.Sprintf("%s%d格", Pasted, c.set), nil
		}
		var err error
		made, err = c.insert(more)
		return fmt.Sprintf("%s%d格，新增%d行", Pasted, c.set, len(made)), err
	})
	return done, made, c.refused, err
}

// insert makes the rows and fills them.
func (c *cells) insert(rows Insertion) ([]ledger.ID, error) {
	headings := make([]ledger.Heading, len(rows.Rows))
	for i, row := range rows.Rows {
		headings[i].NewMatter = rows.NewMatter
		for _, cell := range row {
			switch cell.Field {
			case ledger.FieldNo:
				headings[i].No = cell.Value
			case ledger.FieldMatter:
				headings[i].Matter = cell.Value
			}
		}
	}
	made, err := c.d.Insert(ledger.Spot{Annex: rows.Annex, Beside: rows.Beside, Above: rows.Above}, headings)
	if err != nil {
		return nil, err
	}
	for i, id := range made {
		for _, cell := range rows.Rows[i] {
			if strings.TrimSpace(cell.Value) != "" {
				c.try(Edit{id, cell.Field, cell.Value})
			}
		}
	}
	return made, nil
}

// DeleteTasks takes rows away, with the matters and sections that have no other row.
func (a *App) DeleteTasks(ids []ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		return "删除" + rowsNamed(d, ids), d.DeleteTasks(ids)
	})
}

// Move shifts rows of one annex as a block, by places up (below 0) or down. A row that passes the edge of its section or
// matter joins the neighbouring one, and the name of the step says so; whole matters step over whole matters.
func (a *App) Move(ids []ledger.ID, by int, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		name := "移动" + rowsNamed(d, ids)
		passed, err := d.Move(ids, by)
		if err != nil || passed == nil {
			return name, err
		}
		return name + joined(d, ids), nil
	})
}

// joined says which matter or section rows came into.
func joined(d *ledger.Draft, ids []ledger.ID) string {
	for _, id := range ids {
		was, is := d.Base().Task(id), d.Task(id)
		if m := d.Matter(is.Matter); m != nil && was.Matter != is.Matter {
			return fmt.Sprintf("，归入第%s件实事", m.No)
		}
		if s := d.Section(is.Section); s != nil && was.Section != is.Section {
			return "，归入“" + brief(s.Text) + "”"
		}
	}
	return ""
}

// Renumber numbers the rows of an annex from 1, or its matters and the rows of each; texts stay as they are.
func (a *App) Renumber(annex ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		if err := d.Renumber(annex); err != nil {
			return "", err
		}
		return "重排" + d.Annex(annex).Name() + "的序号", nil
	})
}

// Split makes two tasks of one on a day and returns the second; "" is today, and in the annexes of another year the whole year.
// The first keeps its number and everything but its text; the second stands behind it, with the same leader, units, deadline
// and targets, and nothing is asked of it for the quarters before.
func (a *App) Split(task ledger.ID, first, second, day, place string) (Done, ledger.ID, error) {
	var made ledger.ID
	done, err := a.do(place, func(d *ledger.Draft) (name string, err error) {
		name = "拆分" + rowsNamed(d, []ledger.ID{task})
		if day == "" {
			day = a.dayWithin(d, task)
		}
		made, err = d.Split(task, first, second, day)
		return name, err
	})
	return done, made, err
}

// dayWithin is today where the task's year runs. Of another year the table is put right: nothing happens in it any more.
func (a *App) dayWithin(d *ledger.Draft, task ledger.ID) string {
	now := a.options.Now()
	if t := d.Task(task); t == nil || d.Annex(t.Annex).Year != now.Year() {
		return ""
	}
	return now.Format(time.DateOnly)
}

// Join makes one task of neighbouring rows and returns it: the topmost, with the texts, units and values of all.
func (a *App) Join(ids []ledger.ID, place string) (Done, ledger.ID, error) {
	var kept ledger.ID
	done, err := a.do(place, func(d *ledger.Draft) (name string, err error) {
		name = "合并" + rowsNamed(d, ids)
		kept, err = d.Join(ids)
		return name, err
	})
	return done, kept, err
}

// rowsNamed is 第23项 or 3行.
func rowsNamed(d *ledger.Draft, ids []ledger.ID) string {
	var first *ledger.Task
	different := map[ledger.ID]bool{}
	for _, id := range ids {
		if different[id] = true; first == nil {
			first = d.Base().Task(id)
		}
	}
	if first != nil && len(different) == 1 {
		return "第" + d.Base().RowName(first) + "项"
	}
	return fmt.Sprintf("%d行", len(different))
}

// eachTask makes the same edit on each task, in one step.
func (a *App) eachTask(tasks []ledger.ID, name, place string, edit func(*ledger.Draft, ledger.ID) error) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		for _, t := range tasks {
			if err := edit(d, t); err != nil {
				return "", err
			}
		}
		return name + rowsNamed(d, tasks), nil
	})
}
