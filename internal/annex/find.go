package annex

import (
	"regexp"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// para is a line of text outside the rows.
type para struct {
	text string
	ref  table.Ref
}

// part is one annex as raw cells: its header, the paragraphs above it and the rows below.
type part struct {
	headers []string
	sheet   string
	above   []para
	note    []string
	rows    []rawRow
	merged  map[int]bool // columns in which the source itself merges cells downwards
}

// rawRow is one row below the header; a section row has only a section.
type rawRow struct {
	ref     table.Ref
	section string
	cells   []rawCell
}

// rawCell is one place of a row. A covered one has the text of the cell that covers it.
type rawCell struct {
	text    string
	covered bool
	missing bool
	none    bool // a dash or 无 says that the place is truly empty
}

// finder goes through a source and cuts it into parts.
type finder struct {
	parts   []*part
	cur     *part // the part whose rows are being read
	inNote  bool
	pending []para
	tables  int
	best    []string // the fullest row that was no header
}

func (f *finder) source(src table.Source) {
	for _, b := range src.Blocks {
		if b.Table == nil {
			for line := range strings.SplitSeq(b.Text, "\n") {
				f.paragraph(line, b.Ref)
			}
			continue
		}
		if len(b.Table.Rows) > 0 {
			f.tables++
			f.table(b.Table)
		}
	}
	f.endPart()
}

func (f *finder) paragraph(text string, ref table.Ref) {
	if text = ledger.Clean(text); text != "" {
		f.pending = append(f.pending, para{text, ref})
	}
}

// table reads one table. One without a header continues the annex before it where nothing stands between and the width
// is the same, as Word leaves a table that was cut at a page break.
func (f *finder) table(t *table.Table) {
	sheet := t.Rows[0][0].Ref.Sheet
	if f.cur != nil && (len(f.pending) > 0 || len(f.cur.headers) != len(t.Columns) || f.cur.sheet != sheet) {
		f.cur = nil
	}
	for r := 0; r < len(t.Rows); r++ {
		if headers, depth := headerAt(t, r); depth > 0 {
			if f.cur == nil || !sameHeaders(f.cur.headers, headers) {
				f.startPart(headers, sheet)
			}
			r += depth - 1
			continue
		}
		if f.cur == nil {
			f.outside(t, r)
		} else {
			f.row(t, r)
		}
	}
}

func sameHeaders(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if plainHeader(a[i]) != plainHeader(b[i]) {
			return false
		}
	}
	return true
}

func (f *finder) startPart(headers []string, sheet string) {
	f.endPart()
	f.cur = &part{headers: headers, sheet: sheet, above: f.pending, merged: map[int]bool{}}
	f.parts = append(f.parts, f.cur)
	f.pending, f.inNote = nil, false
}

// endPart gives the paragraphs since the last row to the note below that row's table, as far as they are a note.
func (f *finder) endPart() {
	if len(f.parts) == 0 {
		return
	}
	last := f.parts[len(f.parts)-1]
	n := noteLength(f.pending)
	for _, p := range f.pending[:n] {
		last.note = append(last.note, p.text)
	}
	f.pending = f.pending[n:]
}

var (
	noteStart = regexp.MustCompile(`^(注|备注|说明)\s*\d*\s*[:：]`)
	noteMore  = regexp.MustCompile(`^([0-9０-９]{1,2}[.．、]|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[①-⑳])`)
)

// noteLength counts the paragraphs of a note: 注：… and the numbered ones after it, up to a label.
func noteLength(ps []para) int {
	if len(ps) == 0 || !noteStart.MatchString(ps[0].text) {
		return 0
	}
	n := 1
	for n < len(ps) && (noteMore.MatchString(ps[n].text) || noteStart.MatchString(ps[n].text)) {
		n++
	}
	return n
}

// outside takes a row above any header as paragraphs.
func (f *finder) outside(t *table.Table, r int) {
	filled := texts(t, r)
	if len(filled) > len(f.best) {
		f.best = filled
	}
	for _, s := range filled {
		for line := range strings.SplitSeq(s, "\n") {
			f.paragraph(line, t.Rows[r][0].Ref)
		}
	}
}

// texts are the distinct texts of a row; some programs repeat a merged cell's text in every column.
func texts(t *table.Table, r int) []string {
	var out []string
	last := ""
	for c := range t.Rows[r] {
		if s := ledger.Clean(ownText(t, r, c)); s != "" && s != last {
			out = append(out, s)
			last = s
		}
	}
	return out
}

// row takes one row below a header: nothing, a label that ends the annex, a note, a section, or a task.
func (f *finder) row(t *table.Table, r int) {
	raw := f.raw(t, r)
	filled := texts(t, r)
	if len(filled) == 0 && !anyCovered(raw) {
		return
	}
	if len(filled) == 1 && !anyText(raw, filled[0]) {
		switch {
		case labelOf(filled[0]) != "":
			f.cur = nil
			f.outside(t, r)
			return
		case noteStart.MatchString(filled[0]), f.inNote:
			f.inNote = true
			f.cur.note = append(f.cur.note, filled[0])
			return
		}
	}
	if s := section(t, r, f.cur.headers); s != "" {
		f.cur.rows = append(f.cur.rows, rawRow{ref: raw.ref, section: s})
		return
	}
	f.cur.rows = append(f.cur.rows, raw)
}

func (f *finder) raw(t *table.Table, r int) rawRow {
	raw := rawRow{ref: t.Rows[r][0].Ref}
	for c, cell := range t.Rows[r] {
		v := rawCell{text: cell.Text, missing: cell.Missing}
		if cell.Covered {
			or, oc := t.Owner(r, c)
			v = rawCell{}
			if or < r && oc == c {
				v = rawCell{text: t.Rows[or][oc].Text, covered: true}
				f.cur.merged[c] = true
			}
		}
		raw.cells = append(raw.cells, v)
	}
	return raw
}

func anyCovered(r rawRow) bool {
	for _, c := range r.cells {
		if c.covered && c.text != "" {
			return true
		}
	}
	return false
}

// anyText tells whether a merged cell from above adds other text than s to the row.
func anyText(r rawRow, s string) bool {
	for _, c := range r.cells {
		if c.covered && c.text != "" && c.text != s {
			return true
		}
	}
	return false
}

var (
	sectionText   = regexp.MustCompile(`^([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部分项])`)
	chineseNumber = regexp.MustCompile(`^[一二三四五六七八九十]{1,3}$`)
	anyNumber     = regexp.MustCompile(`^\d+$`)
)

// section is the text of a heading row: one text over at least half of the width, or one that is numbered as headings
// are, or a Chinese number and a text beside it with nothing else.
func section(t *table.Table, r int, headers []string) string {
	filled := texts(t, r)
	if len(filled) == 2 && chineseNumber.MatchString(filled[0]) && !anyNumber.MatchString(filled[1]) {
		return filled[0] + "、" + filled[1]
	}
	if len(filled) != 1 || anyNumber.MatchString(filled[0]) {
		return ""
	}
	for c, cell := range t.Rows[r] {
		if cell.Covered || ledger.Clean(cell.Text) == "" {
			continue
		}
		_, cols := cell.Span()
		f, _ := fieldOf(plainHeader(headers[c]), 0)
		if cols*2 > len(headers) || sectionText.MatchString(filled[0]) || f == ledger.FieldNo {
			return filled[0]
		}
		return ""
	}
	return ""
}
