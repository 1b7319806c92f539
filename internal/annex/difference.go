package annex

import (
	"fmt"
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// Difference is what a merge of a reading would do to a ledger.
type Difference struct {
	Annexes []AnnexDifference
	Moved   []Moved
}

// AnnexDifference is the difference of one annex.
type AnnexDifference struct {
	Annex   int       // index into Reading.Annexes
	ID      ledger.ID // "" where the ledger has no such annex
	Outcome AnnexOutcome
	Head    []FieldDifference // of what stands round the table: HeadLabel, HeadTitle, HeadDate, HeadNote, HeadColumns
	Rows    []RowDifference   // in the order of the file, missing ones behind the row they stood behind
	Order   []Move            // rows that the file has in another order
}

// RowState says how a row of a file stands to the ledger.
type RowState string

// The states.
const (
	NewRow       RowState = "new"
	ChangedRow   RowState = "changed"
	UnchangedRow RowState = "unchanged"
	MissingRow   RowState = "missing" // the ledger has it, the file has not
)

// Name is the state in Chinese.
func (s RowState) Name() string {
	return map[RowState]string{NewRow: "新增", ChangedRow: "有改动", UnchangedRow: "未改动", MissingRow: "文件里没有"}[s]
}

// RowDifference is the difference of one row.
type RowDifference struct {
	State   RowState
	Ref     RowRef    // of the reading; Row is -1 for a missing one
	Task    ledger.ID // of the ledger; "" for a new one
	Name    string    // the number now, the former one for a missing row
	OldName string    // the number before, "" for a new one
	Text    string
	Moved   bool // it stands at another place among the rows that stayed
	Fields  []FieldDifference
	Gone    Deletion // of a new row that a person has deleted before: it stays out unless a person wants otherwise, Take.Again
}

// FieldDifference is one value that differs: all filled ones of a new or a missing row.
type FieldDifference struct {
	Field  ledger.Field
	Header string // as the annex calls it
	Old    string
	New    string
	Words  []Span // word by word, for changed rows
	Stays  bool   // it stays as it is unless a person wants otherwise: Take.Also
}

// Compare says what Merge would do with the same ledger, list and year if all of the file were taken, row by row and field by
// field. The ledger stays as it is. Of a take, only what was said before and who watches count.
func (r *Reading) Compare(l *ledger.Ledger, known Known, year int, take ...Take) (Difference, error) {
	n := 0
	d := l.Draft(func() ledger.ID { n++; return ledger.ID(fmt.Sprintf("compared-%d", n)) })
	m := newMerger(d, r)
	for _, t := range take {
		m.take = Take{Said: t.Said, Gone: t.Gone, Watch: t.Watch, Leave: map[RowRef][]ledger.Field{}}
	}
	m.take.Overwrite = true
	out, err := m.merge(r, known, year)
	if err != nil {
		return Difference{}, err
	}
	diff := Difference{Moved: out.Moved}
	for i, a := range m.annexes {
		x := AnnexDifference{Annex: i, Outcome: out.Annexes[i], Head: a.head, Order: a.moves()}
		if was := l.Annex(a.annex.ID); was != nil {
			x.ID = was.ID
		} else {
			x.Outcome.ID = ""
		}
		x.Rows = a.difference(l)
		diff.Annexes = append(diff.Annexes, x)
	}
	return diff, nil
}

// difference reads the rows of a merge out.
func (a *annexMerge) difference(l *ledger.Ledger) []RowDifference {
	p := &pairing{was: l, now: a.d, header: func(f ledger.Field) string { return header(a.f, f) }}
	for _, t := range a.old {
		p.old = append(p.old, l.Task(t.ID))
	}
	p.rows, p.match = a.result, a.match
	out := p.differences()
	for i := range out {
		x := &out[i]
		if x.Ref.Annex = a.index; x.State == NewRow {
			x.Task, x.Gone = "", a.gone[x.Ref.Row]
		}
		if x.State == ChangedRow {
			for k := range x.Fields {
				x.Fields[k].Stays = slices.Contains(a.hand[x.Ref.Row], x.Fields[k].Field)
			}
		}
	}
	return out
}

// pairing is two states of an annex whose rows are paired.
type pairing struct {
	was, now ledger.Names
	old      []*ledger.Task
	rows     []*ledger.Task // now
	match    []*ledger.Task // for each row now, the old one; nil is new
	header   func(ledger.Field) string
}

func (p *pairing) differences() []RowDifference {
	place := map[ledger.ID]int{}
	for i, t := range p.old {
		place[t.ID] = i
	}
	matched := map[ledger.ID]bool{}
	places := make([]int, len(p.rows))
	for i := range p.rows {
		places[i] = -1
		if t := p.match[i]; t != nil {
			matched[t.ID], places[i] = true, place[t.ID]
		}
	}
	keeps := inOrder(places)
	behind := map[int][]RowDifference{} // missing rows by the place of the one above
	above := -1
	for i, t := range p.old {
		if matched[t.ID] {
			above = i
		} else {
			behind[above] = append(behind[above], p.missing(t))
		}
	}
	out := behind[-1]
	for i, t := range p.rows {
		if t == nil {
			continue
		}
		x := RowDifference{State: NewRow, Ref: RowRef{0, i}, Task: t.ID, Name: ledger.RowNameIn(p.now, t), Text: t.Text}
		if places[i] >= 0 {
			was := p.old[places[i]]
			x.Task, x.OldName = was.ID, ledger.RowNameIn(p.was, was)
			x.Moved = !keeps[i]
			x.Fields = p.fields(was, t)
			if x.State = UnchangedRow; len(x.Fields) > 0 {
				x.State = ChangedRow
			}
		} else {
			x.Fields = p.fields(nil, t)
		}
		if out = append(out, x); places[i] >= 0 {
			out = append(out, behind[places[i]]...)
		}
	}
	return out
}

func (p *pairing) missing(t *ledger.Task) RowDifference {
	name := ledger.RowNameIn(p.was, t)
	return RowDifference{State: MissingRow, Ref: RowRef{0, -1}, Task: t.ID, Name: name, OldName: name, Text: t.Text, Fields: p.fields(t, nil)}
}

// fields are the values in which two rows differ; nil is a row with none.
func (p *pairing) fields(was, now *ledger.Task) []FieldDifference {
	var out []FieldDifference
	for _, f := range fieldsOf(was, now) {
		x := FieldDifference{Field: f}
		if was != nil {
			x.Old = shown(p.was, was, f)
		}
		if now != nil {
			x.New = shown(p.now, now, f)
		}
		if x.Old == x.New {
			continue
		}
		x.Header = p.header(f)
		if was != nil && now != nil {
			x.Words = Words(x.Old, x.New)
		}
		out = append(out, x)
	}
	return out
}

// shown is a value as the difference shows it: units one a line, each with its person.
func shown(n ledger.Names, t *ledger.Task, f ledger.Field) string {
	switch f {
	case ledger.FieldLead:
		return bracketedPersons(t.Lead)
	case ledger.FieldRelated:
		return bracketedPersons(t.Related)
	}
	return ledger.ValueIn(n, t, f)
}

// fieldsOf are all fields that two tasks can differ in.
func fieldsOf(tasks ...*ledger.Task) []ledger.Field {
	out := []ledger.Field{ledger.FieldSection, ledger.FieldNo, ledger.FieldMatter, ledger.FieldSub, ledger.FieldText, ledger.FieldLeader,
		ledger.FieldLead, ledger.FieldRelated, ledger.FieldDeadline, ledger.FieldProgress}
	present := slices.DeleteFunc(tasks, func(t *ledger.Task) bool { return t == nil })
	targets, extras := ledger.KeyedFields(present)
	return slices.Concat(out, targets, extras)
}

// CompareAnnexes compares two annexes row by row, or one annex at two times: rows of one id are one, the others are paired
// by text and number. It is what a table of adjusted responsibilities prints.
func CompareAnnexes(was *ledger.Ledger, a *ledger.Annex, now *ledger.Ledger, b *ledger.Annex) []RowDifference {
	p := &pairing{was: was, now: now, old: was.TasksOf(a.ID), rows: now.TasksOf(b.ID), header: func(f ledger.Field) string {
		for _, c := range slices.Concat(b.Columns, a.Columns) {
			if c.Field == f {
				return strings.ReplaceAll(c.Header, "\n", "")
			}
		}
		return f.Name()
	}}
	byID := map[ledger.ID]*ledger.Task{}
	for _, t := range p.old {
		byID[t.ID] = t
	}
	p.match = make([]*ledger.Task, len(p.rows))
	var rest []Row
	var at []int
	for i, t := range p.rows {
		if old := byID[t.ID]; old != nil {
			p.match[i] = old
			delete(byID, t.ID)
			continue
		}
		rest, at = append(rest, Row{No: now.NumberOf(t), Sub: t.Sub, Text: t.Text}), append(at, i)
	}
	free := slices.DeleteFunc(slices.Clone(p.old), func(t *ledger.Task) bool { return byID[t.ID] == nil })
	for k, t := range matchRows(was, rest, free) {
		p.match[at[k]] = t
	}
	return p.differences()
}
