package annex

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// None is the choice that leaves a place empty, as it is printed.
const None = "空"

// doubts asks about the row that was just added.
func (b *builder) doubts() {
	rows := b.found.Rows
	r := &rows[len(rows)-1]
	var prev *Row
	if len(rows) > 1 {
		prev = &rows[len(rows)-2]
	}
	b.numberDoubt(r, prev)
	if prev == nil {
		return
	}
	if r.damaged && r.inferred[ledger.FieldLeader] && r.Leader != "" {
		b.ask(ledger.DoubtLeader, ledger.FieldLeader,
			"这一行缺少单元格，责任领导也是空白，不能确定是否与上一行同为"+r.Leader+"。", r.Leader, None)
	}
	lead, related := b.cells[ledger.FieldLead], b.cells[ledger.FieldRelated]
	said := lead.none || related.none || related.covered || r.inferred[ledger.FieldRelated]
	within := r.group != 0 && r.group == prev.group && !b.shared
	if within && !said && len(r.Related) == 0 && len(prev.Related) > 0 {
		b.ask(ledger.DoubtRelated, ledger.FieldRelated,
			"同一件实事里，这一行重新印了牵头单位，相关单位却是空白：可能确实没有，也可能与上一行合并。",
			None, SameAsAbove+strings.Join(spellings(prev.Related), "、"))
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
		text = "这一行没有印出序号，按顺序接在" + prev.No + "之后编为" + r.No + "。"
	}
	b.ask(ledger.DoubtNumber, ledger.FieldNo, text, r.No, None)
}

// ask notes a doubt about the last row; the first choice is the default.
func (b *builder) ask(k ledger.DoubtKind, f ledger.Field, text string, choices ...string) {
	found := b.found
	r := &found.Rows[len(found.Rows)-1]
	found.Doubts = append(found.Doubts, Doubt{Row: len(found.Rows) - 1, Field: f, Doubt: ledger.Doubt{
		ID:   doubtID(string(k), found.Label, found.Title, r.No, r.Matter, r.Text),
		Kind: k, Text: text, Choices: choices, Default: choices[0]}})
}

// locate says where each doubt stands, once the numbers of sub-projects are known.
func (f *Found) locate() {
	for i := range f.Doubts {
		d := &f.Doubts[i]
		r := f.Rows[d.Row]
		at := "第" + r.Name() + "项"
		if r.group != 0 && r.Sub == "" {
			at = "第" + r.No + "件"
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
func (f *Found) columnDoubts() {
	for _, c := range f.Columns {
		base, key := c.Field.Split()
		if c.Header != "" || base != ledger.FieldExtra {
			continue
		}
		row := slices.IndexFunc(f.Rows, func(r Row) bool { return r.Extra[key] != "" })
		f.Doubts = append(f.Doubts, Doubt{Row: row, Field: c.Field, Doubt: ledger.Doubt{
			ID:   doubtID(string(ledger.DoubtColumn), f.Label, f.Title, key),
			Kind: ledger.DoubtColumn, Where: f.Name() + " " + key,
			Text:    "这一栏没有表头，看不出是什么内容，如第" + f.Rows[row].Name() + "项写着“" + beginning(f.Rows[row].Extra[key]) + "”。",
			Choices: []string{KeepColumn, DropColumn}, Default: KeepColumn}})
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

func spellings(ns []Name) []string {
	var out []string
	for _, n := range ns {
		out = append(out, n.Spelling)
	}
	return out
}

// letters are a name's characters in order without those that only say the level or form of an office. Two names with
// the same letters may be one unit: 源城社保分局, 市社保局源城分局. Never is anything guessed from names that are merely
// close: 区财政局 and 区民政局 are two.
func letters(name string) string {
	rs := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune("省市区县局", r) {
			return -1
		}
		return r
	}, name))
	slices.Sort(rs)
	return string(rs)
}

// sighting is where a unit first stands in a reading.
type sighting struct {
	annex, row int
	spelling   string
}

// sightings lists every unit of the reading once, in order of appearance.
func (r *Reading) sightings(known Known) []sighting {
	var out []sighting
	seen := map[string]bool{}
	for a, f := range r.Annexes {
		for i, row := range f.Rows {
			for _, n := range append(slices.Clone(row.Lead), row.Related...) {
				name := n.Spelling
				if u, ok := known.Find(name); ok {
					name = u.Name
				}
				if !seen[name] {
					seen[name] = true
					out = append(out, sighting{a, i, n.Spelling})
				}
			}
		}
	}
	return out
}

// unitDoubts asks about pairs of units within the reading that may be one.
func (r *Reading) unitDoubts(known Known) {
	first := map[string]string{}
	for _, s := range r.sightings(known) {
		key := letters(s.spelling)
		if other, ok := first[key]; ok {
			r.askUnit(s, other)
		} else {
			first[key] = s.spelling
		}
	}
}

// The choices of a unit doubt.
const (
	OwnUnit      = "单列"
	sameUnitHead = "与"
	sameUnitTail = "是同一单位"
)

// SameUnit is the choice that a unit is another spelling of the named one.
func SameUnit(other string) string { return sameUnitHead + other + sameUnitTail }

func (r *Reading) askUnit(s sighting, other string) {
	f := &r.Annexes[s.annex]
	q := newUnitDoubt(f, s.row, s.spelling, other)
	if !slices.ContainsFunc(f.Doubts, func(d Doubt) bool { return d.ID == q.ID }) {
		f.Doubts = append(f.Doubts, q)
	}
}

func newUnitDoubt(f *Found, row int, spelling, other string) Doubt {
	field := ledger.FieldRelated
	if slices.Contains(spellings(f.Rows[row].Lead), spelling) {
		field = ledger.FieldLead
	}
	choices := []string{OwnUnit, SameUnit(other)}
	return Doubt{Row: row, Field: field, units: [2]string{spelling, other}, Doubt: ledger.Doubt{
		ID: doubtID(string(ledger.DoubtUnit), min(spelling, other), max(spelling, other)), Kind: ledger.DoubtUnit,
		Where:   f.Name() + " 第" + f.Rows[row].Name() + "项 " + spelling,
		Text:    "“" + spelling + "”与“" + other + "”除“市、区、县、局”外用字相同，可能是同一单位的两种写法。",
		Choices: choices, Default: OwnUnit}}
}
