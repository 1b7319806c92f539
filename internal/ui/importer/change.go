package importer

import (
	"slices"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
)

// changeKind says what a line of the differences is about.
type changeKind int

const (
	bandLine      changeKind = iota // the name of an annex, or of a group of lines
	rowChange                       // a new row
	missingChange                   // a row that the file lacks
	fieldChange                     // one field of a row, or of what stands round the table
	orderChange                     // the order of the rows
)

// change is one line of the differences.
type change struct {
	kind  changeKind
	band  string
	key   string
	file  *file
	row   *annex.RowDifference // of what stands round a table, its row is annex.Head
	field annex.FieldDifference
}

// state says what becomes of the row.
func (c *change) state() string {
	switch {
	case c.row.Ref.Row == annex.Head && c.row.Task == "":
		return "附件信息"
	case c.field.Stays:
		return "本机改过"
	case c.gone():
		return "本机删过"
	}
	return c.row.State.Name()
}

// gone tells whether the row is one that a person has deleted before.
func (c *change) gone() bool { return c.kind == rowChange && c.row.Gone.Day != "" }

// ticked tells whether the change is taken.
func (c *change) ticked() bool {
	t := &c.file.take
	switch c.kind {
	case missingChange:
		return t.Delete[c.row.Task]
	case rowChange:
		if c.gone() {
			return t.Again[c.row.Ref]
		}
		_, left := t.Leave[c.row.Ref]
		return !left
	case orderChange:
		return t.Order
	}
	if c.field.Stays {
		return slices.Contains(t.Also[c.row.Ref], c.field.Field)
	}
	return !slices.Contains(t.Leave[c.row.Ref], c.field.Field)
}

// tick takes the change, or leaves it.
func (c *change) tick(on bool) {
	t := &c.file.take
	if t.Delete == nil {
		t.Delete, t.Again = map[ledger.ID]bool{}, map[annex.RowRef]bool{}
		t.Leave, t.Also = map[annex.RowRef][]ledger.Field{}, map[annex.RowRef][]ledger.Field{}
	}
	switch {
	case c.kind == missingChange:
		t.Delete[c.row.Task] = on
	case c.gone():
		t.Again[c.row.Ref] = on
	case c.kind == rowChange && on:
		delete(t.Leave, c.row.Ref)
	case c.kind == rowChange:
		t.Leave[c.row.Ref] = nil
	case c.kind == orderChange:
		t.Order = on
	case c.field.Stays:
		mark(t.Also, c.row.Ref, c.field.Field, on)
	default:
		mark(t.Leave, c.row.Ref, c.field.Field, !on)
	}
}

// mark puts a field on a list, or takes it off: an empty list would leave the whole row out.
func mark(lists map[annex.RowRef][]ledger.Field, at annex.RowRef, field ledger.Field, on bool) {
	rest := slices.DeleteFunc(slices.Clone(lists[at]), func(f ledger.Field) bool { return f == field })
	if on {
		rest = append(rest, field)
	}
	if lists[at] = rest; len(rest) == 0 {
		delete(lists, at)
	}
}
