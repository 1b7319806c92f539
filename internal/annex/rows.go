package annex

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// builder makes rows of raw cells, filling down as it goes. The rules about blank cells are those of the annexes of 2020:
// a blank leader is merged with the one above, even across matters; lead unit, person and related units are filled together
// and only within a matter; a blank number and matter belong to the matter above; targets are never filled.
type builder struct {
	*account
	found     *Found
	part      *part
	index     int // of the annex in the reading
	namer     *namer
	answers   map[ledger.ID]string
	own       bool // this program wrote the source: what is blank and not merged is truly blank
	marked    bool // in its flat form, where a mark says none
	shared    bool // one column holds lead and related units
	decimals  bool // numbers such as 1.1 are printed, so that 1.0 is one
	bare      bool // all numbers are plain ones in the marks of a list, which are not kept
	unsure    bool // the row may be the rest of the one above, and nobody has said so yet
	groupings []ledger.Field
	merged    bool  // some cells are merged downwards
	top       bool  // nothing above the row could be merged with it
	blank     []int // rows without units where merges may be lost
	several   bool  // some cell of the one unit column holds several
	section   []heading
	row       Row
	cells     map[ledger.Field]rawCell
	above     map[ledger.Field]rawCell // of the row above
	numbers   map[string]int           // rows by section and number
	groups    int
}

func (b *builder) add(raw rawRow) {
	if raw.kind != taskRow {
		b.askRows(raw, -1)
		b.other(raw)
		b.top = true
		return
	}
	b.top = b.top || raw.top
	defer func() { b.top = false }()
	b.row = Row{Ref: raw.ref, inferred: map[ledger.Field]bool{}}
	b.above, b.cells = b.cells, map[ledger.Field]rawCell{}
	for c, cell := range raw.cells {
		b.cell(b.found.Meanings[c].Field, cell)
	}
	b.unsure = slices.ContainsFunc(raw.asks, func(q rowQuestion) bool {
		return slices.Contains(q.choices, continuedRow) && b.answers[q.doubt.ID] == ""
	})
	b.row.Section = strings.Join(b.sectionTexts(), "\n")
	if s := b.cells[ledger.FieldSection].text; s != "" || b.own && b.found.has(ledger.FieldSection) {
		b.row.Section = s
	}
	b.row.Text = b.cells[ledger.FieldText].text
	b.row.Sub = ledger.Squeeze(b.cells[ledger.FieldSub].text)
	b.plain()
	b.number()
	if b.row.Text == "" && !b.own {
		b.row.Text = b.row.Matter // a matter without sub-projects may leave 内容 blank
	}
	if b.row.Text == "" && !b.own { // a row that a person has just put in has none yet
		b.leaveRow(raw, whyNoText)
		return
	}
	b.leader()
	b.units()
	b.regroup()
	unsure, orphans := b.namer.take()
	b.leftover(orphanHeader, strings.Join(orphans, "\n"))
	b.found.Rows = append(b.found.Rows, b.row)
	b.markRow(raw, TaskRow, len(b.found.Rows)-1)
	for i := range b.section {
		b.section[i].used = b.section[i].used || b.cells[ledger.FieldSection].text == ""
	}
	b.askRows(raw, len(b.found.Rows)-1)
	b.doubts()
	b.askPersons(unsure)
}

// other takes a row that is no task.
func (b *builder) other(raw rawRow) {
	switch raw.kind {
	case sectionRow:
		b.enter(raw)
	case noteRow:
		b.found.Note = lines(b.found.Note, raw.text)
		b.markRow(raw, NoteRow, -1)
	default:
		b.leaveRow(raw, cmp.Or(raw.text, whyNoText))
	}
}

// markRow notes what all rows of the sheet that a raw row was read from were taken for.
func (b *builder) markRow(raw rawRow, role Role, row int) {
	for _, at := range raw.places {
		b.mark(at, role, b.index, row)
	}
}

// cell takes one cell of the row.
func (b *builder) cell(f ledger.Field, cell rawCell) {
	if f == Ignore || f == "" {
		if !cell.covered {
			b.leave(nowhere(), cell.ref, cell.text, whyIgnored)
		}
		return
	}
	if SaysNone(f, cell.text) && (!b.own || b.marked && cell.text == NoneMark) {
		cell.text, cell.none = "", true
	}
	if saysSame(f, cell.text) && b.last() != nil && !b.own {
		cell.text, cell.same = "", true
	}
	b.cells[f] = cell
	b.row.damaged = b.row.damaged || cell.missing
}

// orphanHeader is the column of persons whose row names no unit.
const orphanHeader = "未列单位的责任人"

// leftover keeps a text under a header of its own that has no place in its field.
func (b *builder) leftover(header, text string) {
	if text == "" {
		return
	}
	f := ledger.Extra(header)
	_, key := f.Split()
	if !b.found.has(f) {
		b.found.Columns = append(b.found.Columns, ledger.Column{Field: f, Header: header})
	}
	b.row.Extra = with(b.row.Extra, key, lines(b.row.Extra[key], text))
}

// last is the row above, nil at the start.
func (b *builder) last() *Row {
	if n := len(b.found.Rows); n > 0 {
		return &b.found.Rows[n-1]
	}
	return nil
}

// plain takes the fields that stand as they are.
func (b *builder) plain() {
	for f, cell := range b.cells {
		base, key := f.Split()
		switch {
		case f == ledger.FieldDeadline:
			if b.row.Deadline = cell.text; cell.same {
				b.row.Deadline = b.last().Deadline
			}
		case f == ledger.FieldProgress:
			b.row.Progress = cell.text
		case cell.text == "":
		case base == ledger.FieldTargets:
			if b.row.Targets == nil {
				b.row.Targets = map[ledger.Quarter]string{}
			}
			b.row.Targets[ledger.Quarter(key)] = cell.text
		case base == ledger.FieldExtra:
			if b.row.Extra == nil {
				b.row.Extra = map[string]string{}
			}
			b.row.Extra[key] = cell.text
		}
	}
}

// number finds the row's number and matter.
func (b *builder) number() {
	b.row.No = b.plainNumber(b.cells[ledger.FieldNo].text)
	b.row.Matter = b.cells[ledger.FieldMatter].text
	prev := b.last()
	if b.matter(prev) {
		b.row.No, b.row.counted, b.row.Matter, b.row.group = prev.No, prev.counted, prev.Matter, prev.group
		return
	}
	if b.row.No == "" && !b.cells[ledger.FieldNo].none && !b.own {
		b.row.No = nextNumber(prev)
		b.row.inferred[ledger.FieldNo] = true
	}
	b.row.counted = b.row.No
	if b.unsure && b.row.inferred[ledger.FieldNo] && prev != nil {
		b.row.No, b.row.counted = "", prev.counted // no number for half a task
	}
}

// matter tells whether the row belongs to the matter above, and else begins a matter where the annex has them.
func (b *builder) matter(prev *Row) bool {
	if !b.found.has(ledger.FieldMatter) || b.cells[ledger.FieldMatter].none || b.withoutMatter(prev) {
		return false
	}
	if prev != nil && prev.group != 0 && b.sameMatter(prev) {
		return true
	}
	if b.row.Matter == "" && b.row.No != "" && prev != nil && !b.own && b.countsRows() {
		b.row.Matter = prev.Matter
	}
	b.groups++
	b.row.group = b.groups
	return false
}

// countsRows tells whether the numbers stand behind the matters: they count rows then, and a matter is merged over several.
func (b *builder) countsRows() bool {
	return slices.Index(b.part.fields, ledger.FieldMatter) < slices.Index(b.part.fields, ledger.FieldNo)
}

// withoutMatter tells whether a row that this program wrote belongs to no matter: nothing stands in its place, nor is it
// merged with a matter above.
func (b *builder) withoutMatter(prev *Row) bool {
	merged := b.cells[ledger.FieldMatter].covered && prev != nil && prev.group != 0
	return b.own && b.row.Matter == "" && !merged
}

// plainNumber drops the .0 that a spreadsheet gives a whole number, and the marks where all numbers are bare.
func (b *builder) plainNumber(s string) string {
	switch s = ledger.Squeeze(s); {
	case b.own:
		return s
	case b.bare:
		return bareNumber(s)
	}
	if whole, ok := strings.CutSuffix(s, ".0"); ok && !b.decimals && anyNumber.MatchString(whole) {
		return whole
	}
	return s
}

// sameMatter tells whether the row belongs to the matter above it: both places are blank or merged, or say the same once
// more, as they do after a page break.
func (b *builder) sameMatter(prev *Row) bool {
	no, name := b.row.No, b.row.Matter
	if b.own && !b.cells[ledger.FieldMatter].covered {
		return name == prev.Matter && no == prev.No // printed once more on the next page
	}
	sameName := name == "" || ledger.Squeeze(name) == ledger.Squeeze(prev.Matter)
	return sameName && (no == "" || no == prev.No) && (no != "" || name != "" || b.row.Text != "")
}

// nextNumber follows the number of the row above; the first is 1. What is no number has none after it.
func nextNumber(prev *Row) string {
	if prev == nil {
		return "1"
	}
	n, err := strconv.Atoi(prev.counted)
	if err != nil {
		return ""
	}
	return strconv.Itoa(n + 1)
}

func (b *builder) leader() {
	b.row.Leader = b.leaderName(b.cells[ledger.FieldLeader].text)
	if b.cells[ledger.FieldLeader].same {
		b.row.Leader = b.last().Leader
		return
	}
	if prev := b.last(); b.row.Leader == "" && !b.own && !b.cells[ledger.FieldLeader].none && prev != nil && b.found.has(ledger.FieldLeader) {
		b.row.Leader = prev.Leader
		b.row.inferred[ledger.FieldLeader] = true
	}
}

// leaderName is one name, or several parted by 、 as a cell with two leaders has them.
func (b *builder) leaderName(s string) string {
	names := ledger.SplitList(s)
	for _, n := range names {
		if !b.namer.person(n) {
			return ledger.Squeeze(s)
		}
	}
	return strings.Join(names, "、")
}

// units reads lead units, persons and related units.
func (b *builder) units() {
	lead, related := b.cells[ledger.FieldLead], b.cells[ledger.FieldRelated]
	who := b.standsInLead()
	b.row.Lead, b.row.Related = b.namer.names(lead.text, who), b.namer.names(related.text, nobody)
	if b.shared && (b.own || !b.partRoles(lead.text, who)) {
		b.firstLeads()
	}
	prev := b.last()
	if b.blankLead(prev) {
		b.unitsAbove(prev, lead, related)
		return
	}
	if related.same {
		b.row.Related = append([]Name(nil), prev.Related...)
	}
	if !lead.same && !b.filledDown() {
		b.persons()
		return
	}
	b.unitsAbove(prev, lead, related)
}

// standsInLead tells which persons can stand in a lead cell. Our own files have them there or in a column of their own.
func (b *builder) standsInLead() standsIn {
	switch {
	case b.own && b.found.has(ledger.FieldPersons):
		return nobody
	case b.found.promisesPersons():
		return anyShortName
	}
	return surnamedOnly
}

// unitsAbove takes the lead units of the row above, and its related units where they stand with the lead units.
func (b *builder) unitsAbove(prev *Row, lead, related rawCell) {
	b.row.Lead = append([]Name(nil), prev.Lead...)
	b.row.inferred[ledger.FieldLead] = !lead.same
	if related.text == "" && !related.none && !related.same && (b.shared || b.filledDown()) {
		b.row.Related = append([]Name(nil), prev.Related...)
		b.row.inferred[ledger.FieldRelated] = !lead.same
	}
	if own := b.cells[ledger.FieldPersons]; own.text != "" && !own.covered {
		for i := range b.row.Lead {
			b.row.Lead[i].Person = ""
		}
		b.persons()
	}
}

// filledDown tells whether the lead units are those of the row above in the same matter.
func (b *builder) filledDown() bool {
	prev, lead := b.last(), b.cells[ledger.FieldLead]
	return prev != nil && !b.own && lead.text == "" && !lead.none && b.row.group != 0 && prev.group == b.row.group
}

// persons ties the names of a column of their own to the lead units; those left over go to the last.
func (b *builder) persons() {
	names := ledger.SplitList(b.cells[ledger.FieldPersons].text)
	if len(b.row.Lead) == 0 {
		b.leftover(orphanHeader, b.cells[ledger.FieldPersons].text)
	}
	for i, p := range names {
		if at := min(i, len(b.row.Lead)-1); at >= 0 && p != "" {
			name := &b.row.Lead[at]
			name.Person = strings.TrimPrefix(name.Person+"、"+p, "、")
		}
	}
}

var leadingNumber = regexp.MustCompile(`^(?:(\d{1,2})\s*[.．、]|[（(](\d{1,2})[）)])\s*(\D|$)`)

// subs reads the numbers of sub-projects from the start of their texts. A list inside a single row has no sub-projects, nor
// has a matter whose rows repeat a number.
func (f *Found) subs() {
	if f.has(ledger.FieldMatter) && !f.has(ledger.FieldSub) {
		subsIn(f.Rows)
	}
}

func subsIn(rows []Row) {
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].group == rows[from].group {
			to++
		}
		subMatter(rows[from:to])
		from = to
	}
}

func subMatter(rows []Row) {
	seen := map[string]bool{}
	subs := make([]string, len(rows))
	for i, r := range rows {
		subs[i] = leading(r.Text)
		if subs[i] != "" && seen[subs[i]] || len(rows) == 1 && listInside(r.Text) {
			return
		}
		seen[subs[i]] = true
	}
	for i := range rows {
		rows[i].Sub = subs[i]
	}
}

// leading is the number at the start of a text, "" where there is none.
func leading(s string) string {
	m := leadingNumber.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return m[1] + m[2]
}

// listInside tells whether further paragraphs of the text are numbered too.
func listInside(s string) bool {
	_, rest, _ := strings.Cut(s, "\n")
	for line := range strings.SplitSeq(rest, "\n") {
		if leading(line) != "" {
			return true
		}
	}
	return false
}
