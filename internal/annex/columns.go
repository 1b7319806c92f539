package annex

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// layout is how an annex prints: its columns, and whether one of them holds lead and related units.
type layout struct {
	columns []ledger.Column
	shared  bool
}

// Columns are the columns that show everything the annex has, as its circulated form prints them.
func Columns(l *ledger.Ledger, a *ledger.Annex) []ledger.Column {
	return circulatedLayout(a, l.TasksOf(a.ID)).columns
}

// circulatedLayout has the annex's own columns and one for every filled field that they do not show.
func circulatedLayout(a *ledger.Annex, tasks []*ledger.Task) layout {
	p := layout{columns: ownColumns(a)}
	p.shared = p.sharesUnits(tasks)
	left := leavesSection(tasks)
	p.need(ledger.FieldSection, tasks, func(*ledger.Task) bool { return left })
	p.need(ledger.FieldNo, tasks, func(t *ledger.Task) bool { return t.No != "" || t.Matter != "" })
	hidden := !subsShown(tasks, false)
	p.need(ledger.FieldSub, tasks, func(*ledger.Task) bool { return hidden })
	p.needUnits(tasks)
	p.needRest(a, tasks)
	return p
}

// leavesSection tells whether a task stands in no section though one above it does: rows of headings cannot say that.
func leavesSection(tasks []*ledger.Task) bool {
	entered := false
	return slices.ContainsFunc(tasks, func(t *ledger.Task) bool {
		entered = entered || t.Section != ""
		return entered && t.Section == ""
	})
}

// subsShown tells whether the texts alone show the numbers of all sub-projects, as subs would read them again; strict, also
// whether no text begins with a number that is none.
func subsShown(tasks []*ledger.Task, strict bool) bool {
	rows := make([]Row, len(tasks))
	group, last := 0, ledger.ID("")
	for i, t := range tasks {
		if i == 0 || t.Matter != last || t.Matter == "" {
			group, last = group+1, t.Matter
		}
		rows[i] = Row{Text: t.Text, group: group}
	}
	subsIn(rows)
	for i, t := range tasks {
		if t.Sub != "" && (t.Matter == "" || rows[i].Sub != t.Sub) || strict && t.Matter != "" && rows[i].Sub != t.Sub {
			return false
		}
	}
	return true
}

// flatLayout shows every filled field in a column of its own.
func flatLayout(a *ledger.Annex, tasks []*ledger.Task) layout {
	p := layout{columns: ownColumns(a)}
	p.need(ledger.FieldSection, tasks, func(t *ledger.Task) bool { return t.Section != "" })
	p.need(ledger.FieldNo, tasks, func(t *ledger.Task) bool { return t.No != "" || t.Matter != "" })
	unclear := !subsShown(tasks, true)
	p.need(ledger.FieldSub, tasks, func(t *ledger.Task) bool { return t.Sub != "" || unclear })
	p.needUnits(tasks)
	promised := (&Found{Columns: p.columns}).promisesPersons() // without the column a short name would be taken for a person's
	p.need(ledger.FieldPersons, tasks, func(t *ledger.Task) bool { return promised || t.Persons() != nil })
	p.needRest(a, tasks)
	return p
}

// ownColumns are the circulated columns, or the usual ones where the annex was made by hand.
func ownColumns(a *ledger.Annex) []ledger.Column {
	if len(a.Columns) > 0 {
		return slices.Clone(a.Columns)
	}
	fields := []ledger.Field{ledger.FieldNo, ledger.FieldText, ledger.FieldLeader, ledger.FieldLead, ledger.FieldRelated}
	if a.Kind == ledger.Practical {
		fields = slices.Insert(fields, 1, ledger.FieldMatter)
	}
	var out []ledger.Column
	for _, f := range fields {
		h := f.Name()
		if f == ledger.FieldText && a.Kind == ledger.Practical {
			h = "内容"
		}
		out = append(out, ledger.Column{Field: f, Header: h})
	}
	return out
}

func (p *layout) has(f ledger.Field) bool {
	return slices.ContainsFunc(p.columns, func(c ledger.Column) bool { return c.Field == f })
}

// sharesUnits tells whether one 责任单位 column can hold all units, the first of them the lead.
func (p *layout) sharesUnits(tasks []*ledger.Task) bool {
	f := &Found{Columns: p.columns}
	if !sharedColumn(f) {
		return false
	}
	for _, t := range tasks {
		if len(t.Lead) > 1 || len(t.Lead) == 0 && len(t.Related) > 0 {
			return false
		}
	}
	return true
}

// front is the order in which missing columns stand; others follow at the right end.
func front() []ledger.Field {
	return []ledger.Field{ledger.FieldSection, ledger.FieldNo, ledger.FieldMatter, ledger.FieldSub, ledger.FieldText}
}

// need adds a column for the field where a task has it and no column shows it.
func (p *layout) need(f ledger.Field, tasks []*ledger.Task, filled func(*ledger.Task) bool) {
	if !p.has(f) && slices.ContainsFunc(tasks, filled) {
		p.add(ledger.Column{Field: f, Header: f.Name()})
	}
}

func (p *layout) add(c ledger.Column) {
	order := slices.Index(front(), c.Field)
	if order < 0 {
		p.columns = append(p.columns, c)
		return
	}
	at := 0
	for at < len(p.columns) && slices.Contains(front()[:order], p.columns[at].Field) {
		at++
	}
	p.columns = slices.Insert(p.columns, at, c)
}

func (p *layout) needUnits(tasks []*ledger.Task) {
	p.need(ledger.FieldMatter, tasks, func(t *ledger.Task) bool { return t.Matter != "" })
	p.need(ledger.FieldText, tasks, func(*ledger.Task) bool { return true })
	p.need(ledger.FieldLeader, tasks, func(t *ledger.Task) bool { return t.Leader != "" })
	p.need(ledger.FieldLead, tasks, func(t *ledger.Task) bool { return len(t.Lead) > 0 })
	if p.shared {
		return
	}
	p.need(ledger.FieldRelated, tasks, func(t *ledger.Task) bool { return len(t.Related) > 0 })
	// 责任单位 alone would be read as lead and related units together.
	if sharedColumn(&Found{Columns: p.columns}) {
		p.add(ledger.Column{Field: ledger.FieldRelated, Header: ledger.FieldRelated.Name()})
	}
}

// needRest adds deadline, progress, targets by quarter and extra columns by name.
func (p *layout) needRest(a *ledger.Annex, tasks []*ledger.Task) {
	p.need(ledger.FieldDeadline, tasks, func(t *ledger.Task) bool { return t.Deadline != "" })
	p.need(ledger.FieldProgress, tasks, func(t *ledger.Task) bool { return t.Progress != "" })
	targets, extras := ledger.KeyedFields(tasks)
	for _, f := range targets {
		h := f.Name()
		if q := f.Quarter(); q.Year() != a.Year {
			h = q.String() + "目标任务"
		}
		if !p.has(f) {
			p.add(ledger.Column{Field: f, Header: h})
		}
	}
	for _, f := range extras {
		if !p.has(f) {
			p.add(ledger.Column{Field: f, Header: f.Name()})
		}
	}
}

// The widths of A4's type area in millimetres: upright by GB/T 9704, lying with the margins that offices use for wide tables.
const (
	upright  = 156.0
	lying    = 252.0
	minText  = 24.0 // the narrowest column for running text, about six characters of 小四
	minTitle = 8.0
)

// short is the width of a column of short texts: upright in 小四, where seven characters of a unit stand on one line;
// lying in 五号. 0 for running text.
func short(f ledger.Field, wide bool) float64 {
	base, _ := f.Split()
	widths := map[ledger.Field][2]float64{
		ledger.FieldNo: {12, 11}, ledger.FieldSub: {12, 11}, ledger.FieldLeader: {20, 15}, ledger.FieldPersons: {20, 15},
		ledger.FieldLead: {33, 20}, ledger.FieldRelated: {33, 21.5}, ledger.FieldMatter: {26, 22}, ledger.FieldSection: {26, 22},
		ledger.FieldDeadline: {24, 26},
	}
	if wide {
		return widths[base][1]
	}
	return widths[base][0]
}

// weight is the share of running text in the width that short texts leave.
func weight(f ledger.Field) float64 {
	switch base, _ := f.Split(); base {
	case ledger.FieldText:
		return 3
	case ledger.FieldProgress:
		return 2
	case ledger.FieldExtra:
		return 1 // 备注 and the like are short
	}
	return 1.6
}

// widths adds up what the columns of short texts take, what the others need at least, and their weights.
func (p *layout) widths(wide bool) (taken, least, weights float64) {
	for _, c := range p.columns {
		if w := short(c.Field, wide); w > 0 {
			taken += w
			continue
		}
		least += minText
		weights += weight(c.Field)
	}
	return taken, least, weights
}

// tableColumns shares the page's width out: short columns get what they need, running text the rest by weight.
func (p *layout) tableColumns() []table.Column {
	total, wide := upright, false
	taken, least, weights := p.widths(wide)
	if taken+least+minText > upright {
		total, wide = lying, true
		taken, least, weights = p.widths(wide)
	}
	rest := max(total-taken, least) // where even that is too much, the page scales it
	scale := total / (taken + rest)
	out := make([]table.Column, len(p.columns))
	for i, c := range p.columns {
		w := short(c.Field, wide)
		if w > 0 {
			out[i].Align = table.Centre
		} else {
			w = rest * weight(c.Field) / weights
		}
		out[i].Width = max(w*scale, minTitle)
	}
	return out
}

// lines joins what is not empty, one a line.
func lines(parts ...string) string {
	var b strings.Builder
	for _, s := range parts {
		if s == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(s)
	}
	return b.String()
}

// spacedName writes a person's name of two characters with a space between, as it stands above or below names of three.
func spacedName(s string) string {
	if utf8.RuneCountInString(s) != 2 {
		return s
	}
	return firstRune(s) + "　" + lastRune(s)
}
