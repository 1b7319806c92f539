package annex

import (
	"slices"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// para is a line of text outside the rows.
type para struct {
	text string
	ref  table.Ref
	at   place
}

// part is one annex as raw cells: its header, the paragraphs above it and the rows below.
type part struct {
	head   head
	hand   []ledger.Field // what a person said of the columns
	fields []ledger.Field // of the columns, quarters of year 0
	sheet  string
	file   string
	year   int // that the source names for all its tables; 0 for none
	above  []para
	note   []para
	rows   []rawRow
	heads  []place // of the first header

	lengths []int // of the texts in each column, on the average
}

// has tells whether a column of the part has the field.
func (p *part) has(f ledger.Field) bool { return slices.Contains(p.fields, f) }

// text is what the row itself has in the column of a field.
func (p *part) text(raw rawRow, f ledger.Field) (text string, covered bool) {
	c := slices.Index(p.fields, f)
	if c < 0 || c >= len(raw.cells) {
		return "", false
	}
	return raw.cells[c].text, raw.cells[c].covered
}

// finder goes through a source and cuts it into parts.
type finder struct {
	account
	name    string
	own     bool // this program wrote the source
	marked  bool // in its flat form
	year    int  // that the source names for all its tables; 0 for none
	heads   headFinder
	parts   []*part
	cur     *part // the part whose rows are being read
	inNote  bool
	pending []para
	tables  int
	best    []string // the fullest row that was no header
	last    string   // the sheet before
}

func newFinder(c Choices) *finder {
	return &finder{heads: headFinder{choices: c, words: map[string]bool{}}}
}

func (f *finder) source(src table.Source) {
	f.name, f.own, f.marked, f.year = src.Name, src.Own, src.Marked, src.Year
	for _, b := range src.Blocks {
		if b.Table == nil {
			for line := range strings.SplitSeq(b.Text, "\n") {
				f.paragraph(line, b.Ref, nowhere())
			}
			continue
		}
		if len(b.Table.Rows) > 0 {
			f.tables++
			for _, t := range f.heads.beside(b.Table) {
				f.table(t)
			}
		}
	}
	f.endPart()
	f.leavePending(whyBehind)
	for _, n := range src.Notes {
		if why := unread(n.Kind); why != "" {
			f.leave(nowhere(), n.Ref, n.Text, why)
		}
	}
}

func (f *finder) paragraph(text string, ref table.Ref, at place) {
	if text = ledger.Clean(text); text != "" {
		f.pending = append(f.pending, para{text, ref, at})
	}
}

func (f *finder) leavePending(why string) {
	for _, p := range f.pending {
		f.leave(p.at, p.ref, p.text, why)
	}
	f.pending = nil
}

// table reads one table. One without a header continues the annex before it where nothing stands between and the width
// is the same, as Word leaves a table that was cut at a page break.
func (f *finder) table(t *table.Table) {
	g := newGrid(t)
	sheet := g.ref(0).Sheet
	index := len(f.sheets)
	f.sheets = append(f.sheets, Sheet{Name: sheet, Table: t, Rows: make([]Use, len(t.Rows))})
	for r := range t.Rows {
		f.sheets[index].Rows[r] = Use{Annex: -1, Row: -1}
	}
	var chosen *HeaderRows
	if h, ok := f.heads.choices.Headers[index]; ok {
		chosen = &h
	}
	w := &sheetReader{finder: f, g: g, index: index, heads: f.heads.all(g, chosen), chosen: chosen}
	if sheet != f.last && w.follows() {
		g.widen(len(f.cur.head.headers))
	} else if sheet != f.last {
		f.endPart()
		f.cur = nil
		if f.last != "" {
			f.leavePending(whyBehind)
		}
	}
	f.last = sheet
	if f.cur != nil && (len(f.pending) > 0 || len(f.cur.head.headers) != g.width) && !w.between() {
		f.cur = nil
	}
	w.read()
}

func sameHeaders(a, b []string) bool {
	return len(a) == len(b) && HeaderSignature(a) == HeaderSignature(b)
}

func (f *finder) startPart(h head, sheet string, at []place, lengths []int) {
	f.endPart()
	sig := HeaderSignature(h.headers)
	f.cur = &part{head: h, hand: f.heads.choices.Meanings[sig], sheet: sheet, file: f.name, year: f.year, above: f.pending, heads: at, lengths: lengths}
	ms, _ := meanings(h.headers, 0, f.cur.hand, lengths)
	for _, m := range ms {
		f.cur.fields = append(f.cur.fields, m.Field)
	}
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
	last.note = append(last.note, f.pending[:n]...)
	f.pending = f.pending[n:]
}

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
