package annex

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// The choices of doubts about numbers, units in one column, and persons.
const (
	KeepNumber = "照印" // of a number that stands twice
	RenumberAs = "改为" // begins the choice of another number
	FirstLeads = "第一个牵头，其余相关"
	AllLead    = "都是牵头单位"
	IsUnit     = "是单位"
	IsPerson   = "是责任人"
)

// The choices of a doubt about a row.
const (
	RowIsTask    = "作为一项任务"
	RowContinues = "接上一行"
	RowIsSection = "作为分节标题"
	RowIsNote    = "作为表后的注"
	RowIsJoined  = "并入上一行"
	RowIsNothing = "不要这一行"
)

func rowChoice(k rowKind) string {
	return map[rowKind]string{taskRow: RowIsTask, sectionRow: RowIsSection, noteRow: RowIsNote, joinedRow: RowIsJoined, continuedRow: RowContinues, leftRow: RowIsNothing}[k]
}

var partNumber = regexp.MustCompile(`^\d+\.\d*[1-9]\d*$`)

// settled are the rows with what was answered about them: each is what it was said to be, one joined to the row above is
// gone into it.
func (b *builder) settled() []rawRow {
	b.decimals = slices.ContainsFunc(b.part.rows, func(r rawRow) bool {
		s, _ := b.part.text(r, ledger.FieldNo)
		return partNumber.MatchString(ledger.Squeeze(s))
	})
	b.bare, b.merged = !b.own && b.part.bareNumbers(), b.part.merges()
	template := b.part.template()
	out := make([]rawRow, 0, len(b.part.rows))
	for i, raw := range b.part.rows {
		if i >= template && b.part.numberOnly(raw) {
			raw.asks, raw.text = nil, whyTemplate
		}
		if raw.asks != nil {
			raw = b.decide(raw)
		}
		if raw.kind != joinedRow && raw.kind != continuedRow {
			out = append(out, raw)
			continue
		}
		if n := len(out); n > 0 && out[n-1].kind == taskRow {
			asks := slices.Concat(out[n-1].asks, raw.asks)
			if raw.kind == continuedRow {
				out[n-1] = b.part.continueRow(out[n-1], raw)
			} else {
				out[n-1] = joinRows(out[n-1], raw)
			}
			out[n-1].asks = asks
			continue
		}
		raw.kind = leftRow
		out = append(out, raw)
	}
	return out
}

// decide makes a row what a person said it is.
func (b *builder) decide(raw rawRow) rawRow {
	words := strings.Join(raw.texts(), " ")
	asks := make([]rowQuestion, len(raw.asks))
	for i, q := range raw.asks {
		q.doubt = Doubt{Row: -1, Field: ledger.FieldText, Ref: raw.cells[raw.own[0]].ref, Words: words, Doubt: ledger.Doubt{
			ID: doubtID(string(DoubtRow), b.found.Label, b.found.Title, words), Kind: DoubtRow, Text: q.text,
			Where: b.found.Name() + " " + b.whereOf(raw)}}
		for _, k := range q.choices {
			q.doubt.Choices = append(q.doubt.Choices, rowChoice(k))
		}
		q.doubt.Default = q.doubt.Choices[0]
		said := b.answer(q.doubt)
		if kind := q.choices[slices.Index(q.doubt.Choices, said)]; kind != raw.kind {
			raw = b.become(raw, kind)
		}
		asks[i] = q
	}
	raw.asks = asks
	return raw
}

// whereOf says where a row stands that has no number of its own.
func (b *builder) whereOf(raw rawRow) string {
	n := raw.ref.Row
	if raw.places[0].sheet >= 0 {
		n = cmp.Or(n, raw.places[0].row+1)
	}
	return "第" + strconv.Itoa(n) + "行"
}

// become makes a row of another kind of it.
func (b *builder) become(raw rawRow, kind rowKind) rawRow {
	raw.kind, raw.text = kind, strings.Join(raw.texts(), "　")
	switch kind {
	case leftRow:
		raw.text = whyChosen
	case taskRow:
		at := slices.Index(b.part.fields, ledger.FieldText)
		if from := raw.own[0]; at >= 0 && raw.cells[at].text == "" {
			raw.cells = slices.Clone(raw.cells)
			raw.cells[at].text, raw.cells[from].text = raw.cells[from].text, ""
		}
	}
	return raw
}

// askRows notes the doubts about what a row is; row is its index, -1 where it is no task.
func (b *builder) askRows(raw rawRow, row int) {
	for _, q := range raw.asks {
		d := q.doubt
		d.Row = row
		b.found.Doubts = append(b.found.Doubts, d)
	}
}

// personID is the same wherever the name stands.
func personID(name string) ledger.ID { return doubtID(string(DoubtPerson), name) }

// askPersons asks about names of the last row that may be persons', each once.
func (b *builder) askPersons(names []string) {
	f := b.found
	for _, s := range names {
		id := personID(s)
		if slices.ContainsFunc(f.Doubts, func(d Doubt) bool { return d.ID == id }) {
			continue
		}
		field := ledger.FieldLead
		if !strings.Contains(ledger.Squeeze(b.cells[ledger.FieldLead].text), s) {
			field = ledger.FieldRelated
		}
		f.Doubts = append(f.Doubts, Doubt{Row: len(f.Rows) - 1, Field: field, Ref: b.cells[field].ref, Words: b.cells[field].text, Doubt: ledger.Doubt{
			ID: id, Kind: DoubtPerson, Text: "“" + s + "”写在单位栏里，不是已知的单位，可能是人名。",
			Choices: []string{IsUnit, IsPerson}, Default: IsUnit}})
	}
}

// sharedID names the doubt about the annex's one column of units.
func (b *builder) sharedID() ledger.ID {
	return doubtID(string(DoubtShared), b.found.Label, b.found.Title, header(b.found, ledger.FieldLead))
}

// askShared asks once which of the units in one column lead.
func (b *builder) askShared() {
	f := b.found
	if !b.several || b.own {
		return // where this program writes such a column, the first leads
	}
	row := slices.IndexFunc(f.Rows, func(r Row) bool { return len(r.Lead)+len(r.Related) > 1 })
	h := header(f, ledger.FieldLead)
	f.Doubts = append(f.Doubts, Doubt{Row: row, Field: ledger.FieldLead, Ref: f.Rows[row].Ref,
		Words: strings.Join(spellings(slices.Concat(f.Rows[row].Lead, f.Rows[row].Related)), "、"), Doubt: ledger.Doubt{
			ID: b.sharedID(), Kind: DoubtShared, Where: f.Name() + " " + h,
			Text:    "“" + h + "”一栏里有的格写着几个单位，没有分牵头和配合。",
			Choices: []string{FirstLeads, AllLead}, Default: FirstLeads}})
}

var anyYearText = regexp.MustCompile(`(?:^|\D)(20\d{2})(?:\D|$)`)

// askYear asks for the year where neither title, sheet, file nor date names it. There is no default: an import that knows
// no year is refused.
func (b *builder) askYear() {
	f := b.found
	if f.Year != 0 {
		return
	}
	first, last := b.part.rows[0], b.part.rows[len(b.part.rows)-1]
	d := Doubt{Row: -1, Ref: b.headRef(), Words: strings.ReplaceAll(f.Title, "\n", ""), Doubt: ledger.Doubt{
		ID: doubtID(string(DoubtYear), f.Label, f.Title, strings.Join(first.texts(), " "), strings.Join(last.texts(), " ")), Kind: DoubtYear,
		Where: f.Name() + " 年度", Text: "标题、表名、文件名和日期里都没有写年度。", Choices: b.years()}}
	f.Doubts = append(f.Doubts, d)
	if y, err := strconv.Atoi(b.answers[d.ID]); err == nil && ourTime(y) {
		f.Year = y
	}
}

// years are those that file name and rows speak of, the likeliest first.
func (b *builder) years() []string {
	count := map[string]int{}
	note := func(s string, weight int) {
		if m := anyYearText.FindStringSubmatch(s); m != nil {
			count[m[1]] += weight
		}
	}
	note(b.part.file, len(b.part.rows)+1)
	for _, raw := range b.part.rows {
		for _, s := range raw.texts() {
			note(s, 1)
		}
	}
	out := slices.SortedFunc(maps.Keys(count), func(x, y string) int { return cmp.Or(cmp.Compare(count[y], count[x]), cmp.Compare(x, y)) })
	return out[:min(len(out), 3)]
}

// kind tells the kinds of annex apart by title and columns, and asks where the two do not agree.
func (b *builder) kind() {
	f := b.found
	title := ledger.Squeeze(f.Title)
	matters := f.has(ledger.FieldMatter)
	practical := strings.Contains(title, "实事") || strings.Contains(title, "民生")
	var why string
	switch {
	case matters:
		f.Kind = ledger.Practical
		at := slices.IndexFunc(f.Meanings, func(m Meaning) bool { return m.Field == ledger.FieldMatter })
		if m := f.Meanings[at]; !practical && m.Why != ByHand && !strings.Contains(plainHeader(m.Header), "实事") {
			why = "表里有“" + strings.ReplaceAll(m.Header, "\n", "") + "”一栏，像十件实事，标题里却没有写实事。"
		}
	case practical:
		why = "标题像十件实事，表里却没有实事一栏。"
	case strings.Contains(title, "专项"):
		f.Kind = ledger.Special
	case strings.Contains(title, "批示"):
		f.Kind = ledger.Directive
	case strings.Contains(title, "议定"):
		f.Kind = ledger.Meeting
	}
	if why == "" {
		return
	}
	d := Doubt{Row: -1, Ref: b.headRef(), Words: strings.ReplaceAll(f.Title, "\n", ""), Doubt: ledger.Doubt{
		ID: doubtID(string(DoubtSort), f.Label, f.Title, f.Signature), Kind: DoubtSort, Where: f.Name() + " 类别", Text: why, Default: f.Kind.Name()}}
	for _, k := range ledger.AnnexKinds() {
		d.Choices = append(d.Choices, k.Name())
	}
	f.Doubts = append(f.Doubts, d)
	said := b.answer(d)
	f.kindSet = b.answers[d.ID] == said
	for _, k := range ledger.AnnexKinds() {
		if k.Name() == said {
			f.Kind = k
		}
	}
}
