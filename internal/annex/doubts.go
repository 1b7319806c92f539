package annex

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// None is the choice that leaves a place empty, as it is printed.
const None = "空"

// The kinds of doubt beside those that the ledger names.
const (
	DoubtClose     ledger.DoubtKind = "close-unit" // an unknown unit resembles a known one
	DoubtPerson    ledger.DoubtKind = "person"     // a name may be a person's or a unit's
	DoubtShared    ledger.DoubtKind = "shared"     // one column holds several units
	DoubtBlank     ledger.DoubtKind = "blank-lead" // units are blank in a file that has lost its merged cells, if it had any
	DoubtDuplicate ledger.DoubtKind = "duplicate"  // a number stands twice
	DoubtYear      ledger.DoubtKind = "year"       // nothing names the year
	DoubtSort      ledger.DoubtKind = "kind"       // the annex may be of another kind
	DoubtRow       ledger.DoubtKind = "row"        // a row may be a section, a note, or no row at all
)

// DoubtKinds lists every kind of doubt, in the order of a list.
func DoubtKinds() []ledger.DoubtKind {
	return []ledger.DoubtKind{DoubtYear, DoubtSort, DoubtRow, ledger.DoubtNumber, DoubtDuplicate, ledger.DoubtLeader, ledger.DoubtRelated, DoubtBlank, DoubtShared,
		ledger.DoubtUnit, DoubtClose, DoubtPerson, ledger.DoubtColumn}
}

// DoubtName is what a person calls the doubts of a kind.
func DoubtName(k ledger.DoubtKind) string {
	return map[ledger.DoubtKind]string{DoubtYear: "年度", DoubtSort: "附件类别", DoubtRow: "行的性质", ledger.DoubtNumber: "序号未印", DoubtDuplicate: "序号重复",
		ledger.DoubtLeader: "责任领导空白", ledger.DoubtRelated: "相关单位空白", DoubtBlank: "责任单位空白", DoubtShared: "一栏多个单位", ledger.DoubtUnit: "单位名称",
		DoubtClose: "单位名称", DoubtPerson: "人名或单位", ledger.DoubtColumn: "没有表头的栏"}[k]
}

// doubts asks about the row that was just added, and does what was answered.
func (b *builder) doubts() {
	rows := b.found.Rows
	r := &rows[len(rows)-1]
	var prev *Row
	if len(rows) > 1 {
		prev = &rows[len(rows)-2]
	}
	b.numberDoubt(r, prev)
	b.duplicateDoubt(r)
	if prev == nil || b.own {
		return
	}
	b.leaderDoubt(r, r.group != 0 && r.group == prev.group)
	b.relatedDoubt(r, prev)
}

// leaderDoubt asks about a blank leader in a row that lacks cells, for perhaps the leader's is one of them, and about one that
// stands right below merged ones, unless all of its matter is printed once.
func (b *builder) leaderDoubt(r *Row, within bool) {
	if !r.inferred[ledger.FieldLeader] || r.Leader == "" {
		return
	}
	if !r.damaged {
		if !b.top && !within && b.above[ledger.FieldLeader].covered && b.ask(ledger.DoubtLeader, ledger.FieldLeader,
			"上面几行的责任领导是合并的，这一格空着，却没有合并进去：可能确实没有，也可能同为"+r.Leader+"。", None, r.Leader) == None {
			r.Leader = ""
		}
		return
	}
	if b.ask(ledger.DoubtLeader, ledger.FieldLeader,
		"这一行缺少单元格，责任领导也是空白，不能确定是否与上一行同为"+r.Leader+"。", r.Leader, None) == None {
		r.Leader = ""
	}
}

// relatedDoubt asks about blank related units beside a lead unit that was printed anew.
func (b *builder) relatedDoubt(r, prev *Row) {
	lead, related := b.cells[ledger.FieldLead], b.cells[ledger.FieldRelated]
	said := lead.none || related.none || related.covered || r.inferred[ledger.FieldRelated]
	within := r.group != 0 && r.group == prev.group && !b.shared
	if !within || said || len(r.Related) > 0 || len(prev.Related) == 0 {
		return
	}
	same := SameAsAbove + strings.Join(spellings(prev.Related), "、")
	if b.ask(ledger.DoubtRelated, ledger.FieldRelated,
		"同一件实事里，这一行重新印了牵头单位，相关单位却是空白：可能确实没有，也可能与上一行合并。", None, same) == same {
		r.Related = slices.Clone(prev.Related)
	}
}

// SameAsAbove begins the choice that takes the related units of the row above.
const SameAsAbove = "与上一行相同："

func (b *builder) numberDoubt(r, prev *Row) {
	if !r.inferred[ledger.FieldNo] || !b.found.has(ledger.FieldNo) || r.No == "" {
		return
	}
	text := "这一行没有印出序号，按第一项编为" + r.No + "。"
	if prev != nil {
		text = "这一行没有印出序号，按顺序接在" + prev.counted + "之后编为" + r.No + "。"
	}
	if b.ask(ledger.DoubtNumber, ledger.FieldNo, text, r.No, None) == None {
		r.No = ""
	}
}

// duplicateDoubt asks about a printed number that another row of the section has too.
func (b *builder) duplicateDoubt(r *Row) {
	if b.numbers == nil {
		b.numbers = map[string]int{}
	}
	key := func(no string) string { return r.Section + "\x00" + no + "\x00" + r.Sub }
	first, twice := b.numbers[key(r.counted)]
	if b.unsure {
		return // whose number it is shows when somebody has said what the row is
	}
	if r.group != 0 || r.counted == "" || r.inferred[ledger.FieldNo] || b.cells[ledger.FieldNo].covered || !twice {
		if !twice {
			b.numbers[key(r.counted)] = len(b.found.Rows)
		}
		return
	}
	other := r.counted + "-1"
	for n := 2; b.numbers[key(other)] != 0; n++ {
		other = r.counted + "-" + strconv.Itoa(n)
	}
	b.numbers[key(other)] = len(b.found.Rows)
	text := "序号" + r.counted + "已经用在“" + beginning(b.found.Rows[first-1].Text) + "”。"
	if b.ask(DoubtDuplicate, ledger.FieldNo, text, KeepNumber, RenumberAs+other) != KeepNumber {
		r.No = other
	}
}

// ask notes a doubt about the last row and returns what was answered; the first choice is the default.
func (b *builder) ask(k ledger.DoubtKind, f ledger.Field, text string, choices ...string) string {
	found := b.found
	r := &found.Rows[len(found.Rows)-1]
	cell := b.cells[f]
	d := Doubt{Row: len(found.Rows) - 1, Field: f, Ref: cell.ref, Words: cell.text, Doubt: ledger.Doubt{
		ID:   doubtID(string(k), found.Label, found.Title, r.counted, r.Matter, r.Text),
		Kind: k, Text: text, Choices: choices, Default: choices[0]}}
	found.Doubts = append(found.Doubts, d)
	return b.answer(d)
}

// answer is what a person said to a doubt, or its default.
func (b *builder) answer(d Doubt) string {
	if s := b.answers[d.ID]; slices.Contains(d.Choices, s) {
		return s
	}
	return d.Default
}

// locate says where each doubt stands, once the numbers of sub-projects are known.
func (f *Found) locate() {
	for i := range f.Doubts {
		d := &f.Doubts[i]
		if d.Row < 0 || d.Where != "" {
			continue
		}
		r := f.Rows[d.Row]
		at := "第" + cmp.Or(r.Name(), r.counted) + "项"
		if r.group != 0 && r.Sub == "" {
			at = "第" + cmp.Or(r.No, r.counted) + "件"
		}
		d.Where = f.Name() + " " + at + " " + header(f, d.Field)
	}
}

// The choices of a column doubt; the first is the default.
const (
	KeepColumn = "保留为附加栏"
	DropColumn = "不要这一栏"
)

// columnDoubts asks about every column that has texts and no header, once each. A column with a header that nobody knows
// is no doubt: it is kept under its name.
func (b *builder) columnDoubts() {
	f := b.found
	for _, m := range f.Meanings {
		if m.Header != "" || m.Why != ByNobody {
			continue
		}
		_, key := m.Field.Split()
		row := slices.IndexFunc(f.Rows, func(r Row) bool { return r.Extra[key] != "" })
		if row < 0 {
			continue
		}
		d := Doubt{Row: row, Field: m.Field, Ref: f.Rows[row].Ref, Words: f.Rows[row].Extra[key], Doubt: ledger.Doubt{
			ID:   doubtID(string(ledger.DoubtColumn), f.Label, f.Title, key),
			Kind: ledger.DoubtColumn, Where: f.Name() + " " + key,
			Text:    "这一栏没有表头，看不出是什么内容，如第" + f.Rows[row].Name() + "项写着“" + beginning(f.Rows[row].Extra[key]) + "”。",
			Choices: []string{KeepColumn, DropColumn}, Default: KeepColumn}}
		f.Doubts = append(f.Doubts, d)
		if b.answer(d) == DropColumn {
			b.dropColumn(m.Field)
		}
	}
}

// dropColumn takes a column out of the annex again.
func (b *builder) dropColumn(field ledger.Field) {
	f := b.found
	_, key := field.Split()
	f.Columns = slices.DeleteFunc(f.Columns, func(c ledger.Column) bool { return c.Field == field })
	for i := range f.Rows {
		r := &f.Rows[i]
		b.leave(nowhere(), r.Ref, r.Extra[key], whyIgnored)
		r.Extra = with(r.Extra, key, "")
	}
}

// header is a field as the annex calls it.
func header(f *Found, field ledger.Field) string {
	for _, c := range f.Columns {
		if c.Field == field {
			return strings.ReplaceAll(c.Header, "\n", "")
		}
	}
	return field.Name()
}

// doubtID depends on what stands in the file only, so that the same file asks the same doubts again.
func doubtID(parts ...string) ledger.ID {
	for i, p := range parts {
		parts[i] = ledger.Squeeze(p)
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return ledger.ID("doubt-" + hex.EncodeToString(sum[:10]))
}
