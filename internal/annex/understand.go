package annex

import (
	"slices"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// Understand finds the annexes in a source; choices say what a person decided about its headers. A source without any
// annex gives *Unknown, together with a reading that shows its sheets, so that a header can be chosen by hand.
func Understand(src table.Source, known Known, choices ...Choices) (*Reading, error) {
	var c Choices
	if len(choices) > 0 {
		c = choices[0]
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	f := newFinder(c)
	f.source(src)
	r := &Reading{source: f, known: known}
	if src.Whole {
		r.Whole = src.Name
	}
	r.build(nil)
	switch {
	case f.tables == 0:
		return r, &Unknown{Reason: NoTable, Source: src.Name}
	case len(f.parts) == 0:
		return r, &Unknown{Reason: NoHeader, Source: src.Name, Headers: f.best}
	case len(r.Annexes) == 0:
		return r, &Unknown{Reason: NoRows, Source: src.Name}
	}
	return r, nil
}

// build makes the annexes of the parts, following the answers.
func (r *Reading) build(answers map[ledger.ID]string) {
	r.answers = answers
	r.Annexes = nil
	n := &namer{known: r.known, own: r.source.own, whole: map[string]bool{}, answers: answers}
	for _, p := range r.source.parts {
		p.remember(n)
	}
	acc := r.source.account.clone()
	for _, p := range r.source.parts {
		b := &builder{account: acc, part: p, namer: n, index: len(r.Annexes), answers: answers, own: r.source.own, marked: r.source.marked}
		if found := b.build(); len(found.Rows) > 0 {
			r.Annexes = append(r.Annexes, *found)
		}
	}
	r.Sheets, r.Left = acc.sheets, acc.left
	r.unitDoubts(r.known)
	r.closeDoubts(r.known)
	for i := range r.Annexes {
		for k := range r.Annexes[i].Doubts {
			d := &r.Annexes[i].Doubts[k]
			d.Answer = answers[d.ID]
		}
	}
}

// remember shows the namer all cells of unit columns.
func (p *part) remember(n *namer) {
	for _, raw := range p.rows {
		if raw.kind != taskRow {
			continue
		}
		for c, cell := range raw.cells {
			if f := p.fields[c]; (f == ledger.FieldLead || f == ledger.FieldRelated) && !cell.covered {
				n.remember(cell.text)
			}
		}
	}
}

// build makes an annex of the raw cells.
func (b *builder) build() *Found {
	b.found = &Found{Kind: ledger.WorkReport, Sheet: -1, Signature: HeaderSignature(b.part.head.headers), Depth: b.part.head.depth}
	if len(b.part.heads) > 0 {
		b.found.Sheet, b.found.Header = b.part.heads[0].sheet, b.part.heads[0].row
	}
	if !slices.ContainsFunc(b.part.rows, func(r rawRow) bool { return r.kind == taskRow }) {
		b.without()
		return b.found
	}
	for _, at := range b.part.heads {
		b.mark(at, HeaderRow, b.index, -1)
	}
	b.heading()
	for _, p := range b.part.note {
		b.found.Note = lines(b.found.Note, p.text)
		b.mark(p.at, NoteRow, b.index, -1)
	}
	b.askYear()
	b.columns()
	b.kind()
	for _, raw := range b.settled() {
		b.add(raw)
	}
	b.endSections()
	b.found.subs()
	b.found.dropNumberDoubts()
	b.found.locate()
	b.columnDoubts()
	b.askShared()
	b.askBlank()
	return b.found
}

// without leaves a part out that has no task.
func (b *builder) without() {
	for _, at := range b.part.heads {
		b.leaveRow(rawRow{places: []place{at}}, whyNoRows)
	}
	for _, h := range b.part.head.headers {
		b.leave(nowhere(), b.headRef(), ledger.Clean(h), whyNoRows)
	}
	for _, p := range slices.Concat(b.part.above, b.part.note) {
		b.leave(p.at, p.ref, p.text, whyNoRows)
	}
	for _, raw := range b.part.rows {
		b.leaveRow(raw, whyNoRows)
	}
}

// headRef is where the header stands.
func (b *builder) headRef() table.Ref {
	if b.found.Sheet < 0 {
		return table.Ref{}
	}
	if rows := b.sheets[b.found.Sheet].Table.Rows; len(rows[b.found.Header]) > 0 {
		return rows[b.found.Header][0].Ref
	}
	return table.Ref{}
}

// columns gives the columns their meanings, now that the year is known.
func (b *builder) columns() {
	f := b.found
	f.Meanings, _ = meanings(b.part.head.headers, f.Year, b.part.hand, b.part.lengths)
	b.guessNumbers()
	b.namePlaces()
	f.Columns = columnsOf(f.Meanings)
	b.groupings = groupings(f.Columns)
	b.shared = sharedColumn(f)
	f.allLead = b.shared && b.answers[b.sharedID()] == AllLead
}

// namePlaces calls the columns without header by their place among those that have anything: blank ones are not printed
// again.
func (b *builder) namePlaces() {
	n := 0
	for i := range b.found.Meanings {
		m := &b.found.Meanings[i]
		nameless := m.Header == "" && m.Field == extraField("", m.Column)
		if nameless && !b.filled(m.Column) {
			m.Field, m.Why = "", NoText
			continue
		}
		if m.Field == Ignore {
			continue
		}
		n++
		if nameless {
			m.Field = extraField("", n-1)
		}
	}
}

// filled tells whether a column has a text in any task.
func (b *builder) filled(c int) bool {
	return slices.ContainsFunc(b.part.rows, func(raw rawRow) bool { return raw.kind != sectionRow && raw.cells[c].text != "" })
}

// guessNumbers takes a column without header for the numbers where all of its cells are.
func (b *builder) guessNumbers() {
	ms := b.found.Meanings
	if slices.ContainsFunc(ms, func(m Meaning) bool { return m.Field == ledger.FieldNo }) {
		return
	}
	at := slices.IndexFunc(ms, func(m Meaning) bool { return m.Header == "" && m.Why == ByNobody && b.allNumbers(m.Column) })
	if at >= 0 {
		ms[at].Field, ms[at].Why = ledger.FieldNo, ByGuess
	}
}

func (b *builder) allNumbers(c int) bool {
	n := 0
	for _, raw := range b.part.rows {
		if s := raw.cells[c].text; raw.kind == taskRow && s != "" {
			if !numberText.MatchString(s) {
				return false
			}
			n++
		}
	}
	return n > 0
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
