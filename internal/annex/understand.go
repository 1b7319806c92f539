package annex

import (
	"slices"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// Understand finds the annexes in a source. A source without any gives *Unknown.
func Understand(src table.Source, known Known) (*Reading, error) {
	var f finder
	f.source(src)
	switch {
	case f.tables == 0:
		return nil, &Unknown{Reason: NoTable, Source: src.Name}
	case len(f.parts) == 0:
		return nil, &Unknown{Reason: NoHeader, Source: src.Name, Headers: f.best}
	}
	n := &namer{known: known, whole: map[string]bool{}}
	for _, p := range f.parts {
		p.remember(n)
	}
	r := &Reading{}
	for _, p := range f.parts {
		if found := p.found(n); len(found.Rows) > 0 {
			r.Annexes = append(r.Annexes, *found)
		}
	}
	if len(r.Annexes) == 0 {
		return nil, &Unknown{Reason: NoRows, Source: src.Name}
	}
	r.unitDoubts(known)
	return r, nil
}

// remember shows the namer all cells of unit columns.
func (p *part) remember(n *namer) {
	cols, _ := mapHeader(p.headers, 0)
	for _, raw := range p.rows {
		for c, cell := range raw.cells {
			if f := cols[c].Field; (f == ledger.FieldLead || f == ledger.FieldRelated) && !cell.covered {
				n.remember(cell.text)
			}
		}
	}
}

// found makes an annex of the raw cells.
func (p *part) found(n *namer) *Found {
	f := &Found{Kind: ledger.WorkReport}
	f.heading(p.above, p.sheet)
	for i, s := range p.note {
		if i > 0 {
			f.Note += "\n"
		}
		f.Note += s
	}
	f.Columns, _ = mapHeader(p.headers, f.Year)
	if f.has(ledger.FieldMatter) {
		f.Kind = ledger.Practical
	}
	b := &builder{found: f, part: p, namer: n, shared: sharedColumn(f)}
	for _, raw := range p.rows {
		b.add(raw)
	}
	b.subs()
	f.dropNumberDoubts()
	f.locate()
	f.dropEmptyColumns()
	f.columnDoubts()
	return f
}

// sharedColumn tells whether the annex has one column of units, of which the first is the lead.
func sharedColumn(f *Found) bool {
	for _, c := range f.Columns {
		if c.Field == ledger.FieldLead {
			return oneUnitColumn.MatchString(plainHeader(c.Header)) && !f.has(ledger.FieldRelated)
		}
	}
	return false
}

// promisesPersons tells whether the lead column's header says that persons stand in it.
func (f *Found) promisesPersons() bool {
	for _, c := range f.Columns {
		if c.Field == ledger.FieldLead && strings.Contains(plainHeader(c.Header), "责任人") {
			return true
		}
	}
	return false
}

// dropNumberDoubts takes the doubts about numbers away where no number is printed at all: then nothing is missing.
func (f *Found) dropNumberDoubts() {
	for _, r := range f.Rows {
		if !r.inferred[ledger.FieldNo] {
			return
		}
	}
	f.Doubts = slices.DeleteFunc(f.Doubts, func(d Doubt) bool { return d.Kind == ledger.DoubtNumber })
}

// dropEmptyColumns takes away columns with neither a header nor a text: sheets often have some at their edge.
func (f *Found) dropEmptyColumns() {
	var out []ledger.Column
	for _, c := range f.Columns {
		if _, key := c.Field.Split(); c.Header == "" && !f.usesExtra(key) {
			continue
		}
		out = append(out, c)
	}
	f.Columns = out
}

func (f *Found) usesExtra(key string) bool {
	for _, r := range f.Rows {
		if r.Extra[key] != "" {
			return true
		}
	}
	return false
}
