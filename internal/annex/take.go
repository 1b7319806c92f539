package annex

import (
	"cmp"
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// RowRef is a row of a reading: an annex of Reading.Annexes and a row of Found.Rows, Head for what stands round its table.
type RowRef struct {
	Annex int `json:"annex"`
	Row   int `json:"row"`
}

// Head is the row of what a file prints round its table; its fields are those of AnnexDifference.Head.
const Head = -1

// The fields of an annex's head.
const (
	HeadLabel   ledger.Field = "label"
	HeadTitle   ledger.Field = "title"
	HeadDate    ledger.Field = "date"
	HeadNote    ledger.Field = "note"
	HeadColumns ledger.Field = "columns"
)

// Take says what of a difference goes into the ledger. The zero value takes new and changed rows and what stands round the
// table, keeps missing rows, and leaves the columns, the order and what was changed or deleted by hand as they are.
type Take struct {
	Leave     map[RowRef][]ledger.Field // rows of the file that stay out; with fields, only these stay as they are
	Also      map[RowRef][]ledger.Field // fields that would stay as they are and are taken all the same
	Delete    map[ledger.ID]bool        // rows of the ledger that the file lacks and that are deleted
	Again     map[RowRef]bool           // rows of the file that were deleted by hand and are taken all the same
	Order     bool                      // rows of the ledger take the order of the file
	Overwrite bool                      // what was changed by hand takes the file's value, what was deleted comes back
	Unite     [][2]string               // names of units that are one: the first becomes another name of the second

	Said  Said                   // what imports wrote last, to know what was changed by hand; nil for nothing
	Gone  map[ledger.ID]Deletion // tasks of it that were deleted by hand
	Watch func() error           // told of each row that was done; an error ends the merge; may be nil
}

// leavesRow tells whether a row of the file stays out altogether.
func (t Take) leavesRow(at RowRef) bool {
	fields, ok := t.Leave[at]
	return ok && len(fields) == 0
}

// leaves tells whether one field of a row stays as it is.
func (t Take) leaves(at RowRef, f ledger.Field) bool {
	return slices.Contains(t.Leave[at], f)
}

// also tells whether a field is taken that would stay as it is.
func (t Take) also(at RowRef, f ledger.Field) bool {
	return t.Overwrite && f != HeadColumns || slices.Contains(t.Also[at], f)
}

// takeHead takes over what the file prints round its table, and shows all that differs. The circulated columns stay: a file
// that was exported has one for every field that is filled.
func (a *annexMerge) takeHead(c, old *ledger.Annex) {
	label, title, at := a.f.Label, a.f.Title, RowRef{a.index, Head}
	if a.f.unnamed {
		title = "" // a sheet's name does not take the place of a title
	}
	if a.f.placed {
		label = ""
	}
	said, _ := a.take.Said[old.ID].(*ledger.Annex)
	if said == nil {
		said = &ledger.Annex{}
	}
	for _, p := range []struct {
		field        ledger.Field
		header       string
		to           *string
		file, before string
	}{{HeadLabel, "附件号", &c.Label, label, said.Label}, {HeadTitle, "标题", &c.Title, title, said.Title},
		{HeadDate, "日期", &c.Date, a.f.Date, said.Date}, {HeadNote, "注", &c.Note, a.f.Note, said.Note}} {
		file := ledger.Squeeze(p.file)
		if file == "" || file == ledger.Squeeze(*p.to) { // a title breaks where its page does
			continue
		}
		byHand := file == ledger.Squeeze(p.before)
		a.head = append(a.head, FieldDifference{p.field, p.header, *p.to, p.file, Words(*p.to, p.file), byHand})
		switch {
		case a.take.leaves(at, p.field):
		case byHand && !a.take.also(at, p.field):
			a.out.KeptHead = append(a.out.KeptHead, p.field)
		default:
			*p.to = p.file
			a.out.Head = append(a.out.Head, p.field)
		}
	}
	columns := bothColumns(a.f.Columns, old.Columns)
	if before, now := headersOf(old.Columns), headersOf(columns); before != now {
		a.head = append(a.head, FieldDifference{HeadColumns, "栏目", before, now, Words(before, now), true})
		if a.take.also(at, HeadColumns) {
			c.Columns = columns
			a.out.Head = append(a.out.Head, HeadColumns)
		}
	}
}

// bothColumns are the columns of a file, then those that only the ledger has: what stands in them is not lost.
func bothColumns(file, ledgers []ledger.Column) []ledger.Column {
	out := slices.Clone(file)
	for _, c := range ledgers {
		if !slices.ContainsFunc(file, func(x ledger.Column) bool { return x.Field == c.Field }) {
			out = append(out, c)
		}
	}
	return out
}

// headersOf are the heads of columns as a person reads them.
func headersOf(columns []ledger.Column) string {
	var out []string
	for _, c := range columns {
		out = append(out, cmp.Or(ledger.Squeeze(c.Header), c.Field.Name()))
	}
	return strings.Join(out, "、")
}

// delete takes the missing rows away that were ticked.
func (a *annexMerge) delete(lost []*ledger.Task) ([]*ledger.Task, error) {
	var ids []ledger.ID
	kept := lost[:0:0]
	for _, t := range lost {
		if a.take.Delete[t.ID] {
			ids = append(ids, t.ID)
			a.out.Deleted = append(a.out.Deleted, a.nameNow(t))
		} else {
			kept = append(kept, t)
		}
	}
	return kept, a.d.DeleteTasks(ids)
}

// reorder gives the rows the order of the file; a row that the file lacks goes on standing behind the one it stood behind.
func (a *annexMerge) reorder() {
	behind := map[ledger.ID][]ledger.ID{}
	var above ledger.ID
	for _, t := range a.old {
		if a.matched[t.ID] {
			above = t.ID
		} else if a.d.Task(t.ID) != nil {
			behind[above] = append(behind[above], t.ID)
		}
	}
	order := behind[""]
	for _, t := range a.result {
		if t != nil {
			order = append(append(order, t.ID), behind[t.ID]...)
		}
	}
	a.rank(order)
}

// rank deals out ranks in the given order.
func (a *annexMerge) rank(order []ledger.ID) {
	for i, id := range order {
		if t := a.d.Task(id); t.Rank != int64(i+1)*ledger.RankStep {
			c := t.Clone()
			c.Rank = int64(i+1) * ledger.RankStep
			a.d.Put(c)
		}
	}
}

// Move is a row that stands at another place among those that both have.
type Move struct {
	Row    string // its number in the file
	Behind string // that of the row above it in the file, "" at the top
}

// moves are the rows that the file has in another order than the ledger.
func (a *annexMerge) moves() []Move {
	place := map[ledger.ID]int{}
	for i, t := range a.old {
		place[t.ID] = i
	}
	places := make([]int, len(a.match))
	for i, t := range a.match {
		places[i] = -1
		if t != nil {
			places[i] = place[t.ID]
		}
	}
	var out []Move
	for i, kept := range inOrder(places) {
		if kept || places[i] < 0 {
			continue
		}
		m := Move{Row: a.f.Rows[i].Name()}
		if i > 0 {
			m.Behind = a.f.Rows[i-1].Name()
		}
		out = append(out, m)
	}
	return out
}

// inOrder tells which rows kept their order: the longest run of matched rows whose tasks stood in the same order. The others
// were moved.
func inOrder(places []int) []bool {
	var tails []int // index of the smallest last place of a run of each length
	before := make([]int, len(places))
	for i, p := range places {
		before[i] = -1
		if p < 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(tails, p, func(k, p int) int { return places[k] - p })
		if at > 0 {
			before[i] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, i)
		} else {
			tails[at] = i
		}
	}
	keep := make([]bool, len(places))
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = before[i] {
			keep[i] = true
		}
	}
	return keep
}
