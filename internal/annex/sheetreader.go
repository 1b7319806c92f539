package annex

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dubanben/internal/ledger"
)

// sheetReader reads the rows of one table.
type sheetReader struct {
	*finder
	g      *grid
	index  int
	heads  map[int]head
	chosen *HeaderRows

	reprinted bool // the header stands above the row once more
	under     bool // a row of this table stands above, not the header
}

func (w *sheetReader) read() {
	name := w.sheets[w.index].Name
	for r := 0; r < len(w.g.Rows); r++ {
		h, ok := w.heads[r]
		switch {
		case ok:
			w.header(r, h, name)
			r += h.depth - 1
		case w.cur == nil:
			w.outside(r)
		default:
			w.row(r)
		}
	}
}

// header begins an annex, or is the header of the present one once more after a page break.
func (w *sheetReader) header(r int, h head, sheet string) {
	w.under = false
	var at []place
	for k := r; k < r+h.depth; k++ {
		at = append(at, place{w.index, k})
	}
	if w.cur == nil || !sameHeaders(w.cur.head.headers, h.headers) {
		w.startPart(h, sheet, at, w.lengths(r+h.depth))
		return
	}
	w.reprinted = true
	w.headingAbove()
	for _, p := range at {
		w.leaveRow(w.g.raw(p), whyReprint)
	}
}

// lengths are how many characters the texts of each column have on the average, from row r to the next header.
func (w *sheetReader) lengths(r int) []int {
	const most = 200 // rows tell enough
	sum, n := make([]int, w.g.width), make([]int, w.g.width)
	for k := r; k < min(r+most, len(w.g.Rows)); k++ {
		if _, ok := w.heads[k]; ok {
			break
		}
		for c, cell := range w.g.Rows[k] {
			if s := ledger.Clean(cell.Text); s != "" && !cell.Covered && cell.Cols < 2 {
				sum[c], n[c] = sum[c]+utf8.RuneCountInString(s), n[c]+1
			}
		}
	}
	for c := range sum {
		sum[c] /= max(n[c], 1)
	}
	return sum
}

// outside takes a row above any header as paragraphs.
func (w *sheetReader) outside(r int) {
	raw := w.g.raw(place{w.index, r})
	filled := raw.texts()
	if len(filled) > len(w.best) {
		w.best = filled
	}
	if len(w.heads) == 0 && len(filled) > 2 { // a table of something else
		w.leaveRow(raw, whyNoHeader)
		return
	}
	for _, c := range raw.own {
		ref := raw.cells[c].ref
		if ref.Row == 0 && ref.Line == 0 {
			ref = raw.ref
		}
		for line := range strings.SplitSeq(raw.cells[c].text, "\n") {
			w.paragraph(line, ref, raw.places[0])
		}
	}
}

// rowKind says what a row below a header is.
type rowKind int

const (
	taskRow rowKind = iota
	sectionRow
	noteRow
	joinedRow    // its texts belong to the row above
	continuedRow // its text is the rest of the one above
	leftRow
)

// rowQuestion is what a person is asked about a row that may be something else.
type rowQuestion struct {
	text    string
	choices []rowKind // the first is the default
	doubt   Doubt     // once the annex is known
}

var (
	noteStart  = regexp.MustCompile(`^(注|备注|说明|填表说明|附注)\s*\d*\s*[:：]`)
	noteMore   = regexp.MustCompile(`^([0-9０-９]{1,2}[.．、]|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[①-⑳])`)
	totalText  = regexp.MustCompile(`^(本页|全区|全县|全市)?(合计|总计|小计|共计)([:：].*)?$`)
	signText   = regexp.MustCompile(`^(填表|制表|审核|填报|经办|复核|签发|报送|主管|分管)[^：:。，]{0,6}[:：]|^(联系人|联系电话|电话|日期|时间)\s*[:：]`)
	headedText = regexp.MustCompile(`^(主管|分管|(填报|报送|经办)(单位|部门))[^：:。，]{0,6}[:：]\s*[^\s_＿]`)
	goneOn     = regexp.MustCompile(`[（(]?续(表|上表)?\d*[）)]?$`)
	continued  = regexp.MustCompile(`^[（(]?(续表?|接上表|接上页)[）)]?\d*$`)
	titleLike  = regexp.MustCompile(`(表|清单|台账|方案|一览)([（(].*[）)])?$`)
	// markedNumber is a plain number in the marks of a list; the .0 is a spreadsheet's
	markedNumber = regexp.MustCompile(`^[（(]?(\d{1,6})(?:\.0)?[）)]?[.．、]?$`)
	numberText   = regexp.MustCompile(`^[（(]?\d+([.．]\d+)*[）).．、]?$`)
)

// row takes one row below a header.
func (w *sheetReader) row(r int) {
	raw := w.g.raw(place{w.index, r})
	if len(raw.own) == 0 && !(w.own && slices.ContainsFunc(raw.cells, func(c rawCell) bool { return c.text != "" })) {
		return
	}
	if w.own && !w.besideTasks(raw) {
		w.inNote = false
		w.cur.rows = append(w.cur.rows, raw)
		return
	}
	texts := raw.texts()
	if w.ownSection(r, raw, texts) {
		raw.kind, raw.text = sectionRow, texts[0]
		w.cur.rows = append(w.cur.rows, raw)
		return
	}
	if !raw.coveredText(texts[0]) && w.around(r, raw, texts) {
		return
	}
	if w.total(raw, texts) {
		w.leaveRow(raw, whyTotal)
		return
	}
	w.inNote = false
	if w.goesOn(raw) {
		w.join(raw)
		return
	}
	raw.kind, raw.text = w.section(raw, texts)
	if q := w.question(&raw, texts); q != nil {
		raw.asks = []rowQuestion{*q}
	}
	raw.top, w.under = !w.under, true
	w.cur.rows = append(w.cur.rows, raw)
	w.reprinted = false
}

// besideTasks tells whether a row of a table that this program wrote may be something else than a task: one cell over the
// whole width, or what a person put in the place of the number since.
func (w *sheetReader) besideTasks(raw rawRow) bool {
	if len(raw.own) != 1 {
		return false
	}
	s := raw.cells[raw.own[0]].text
	if w.cur.fields[raw.own[0]] == ledger.FieldNo && (sectionText.MatchString(s) || noteStart.MatchString(s)) {
		return true
	}
	return w.wholeWidth(raw)
}

// ownSection tells whether a row is a heading that this program wrote, whatever it looks like.
func (w *sheetReader) ownSection(r int, raw rawRow, texts []string) bool {
	return w.own && w.wholeWidth(raw) && !w.inNote && !w.noteBegins(raw, texts) && !w.nextHeading(r, texts)
}

// wholeWidth tells whether a row is one cell that reaches to the last column.
func (w *sheetReader) wholeWidth(raw rawRow) bool {
	if len(raw.own) != 1 {
		return false
	}
	_, cols := w.g.Rows[raw.places[0].row][raw.own[0]].Span()
	return cols > 1 && raw.own[0]+cols >= w.lastColumn()
}

// lastColumn is the one behind the last that has a header.
func (w *sheetReader) lastColumn() int {
	h := w.cur.head.headers
	for i := len(h); i > 0; i-- {
		if h[i-1] != "" {
			return i
		}
	}
	return len(h)
}

// around takes a row that stands round the tasks: a note, the heading of the next annex or this one's once more, a
// signature.
func (w *sheetReader) around(r int, raw rawRow, texts []string) bool {
	switch {
	case w.noteBegins(raw, texts), len(texts) == 1 && w.inNote && w.noteGoesOn(r, texts[0]):
		w.inNote = true
		w.cur.note = append(w.cur.note, para{strings.Join(texts, "　"), raw.ref, raw.places[0]})
	case w.nextHeading(r, texts):
		w.cur = nil
		w.outside(r)
	case w.reprint(r, texts):
		w.leaveRow(raw, whyReprint)
	case signed(texts) && !w.overTasks(r, texts):
		w.leaveRow(raw, whyForm)
	default:
		return false
	}
	return true
}

// signed tells whether all texts of a row are those of a signature line.
func signed(texts []string) bool {
	return !slices.ContainsFunc(texts, func(s string) bool { return !signText.MatchString(s) })
}

// overTasks tells whether row r names the leader or the unit of the tasks below it; below the last task, at a page's end and with a
// blank name the same words are a signature line.
func (w *sheetReader) overTasks(r int, texts []string) bool {
	if len(texts) != 1 || !headedText.MatchString(texts[0]) {
		return false
	}
	for k := r + 1; k < len(w.g.Rows); k++ {
		if _, ok := w.heads[k]; ok {
			return false
		}
		raw := w.g.raw(place{w.index, k})
		below := raw.texts()
		switch {
		case len(below) == 0, signed(below), w.total(raw, below):
		case w.nextHeading(k, below), w.noteBegins(raw, below):
			return false
		case len(below) > 1:
			return true
		}
	}
	return false
}

// noteBegins tells whether the row is the beginning of a note: in its first columns, nothing printed as a number.
func (w *sheetReader) noteBegins(raw rawRow, texts []string) bool {
	if !noteStart.MatchString(texts[0]) {
		return false
	}
	no, _ := w.cur.text(raw, ledger.FieldNo)
	return len(texts) == 1 || raw.own[0] == 0 || no == texts[0]
}

func (w *sheetReader) noteGoesOn(r int, s string) bool {
	if noteMore.MatchString(s) {
		return true
	}
	_, ahead := w.ahead(r)
	return !ahead && labelOf(s) == ""
}

// ahead is the header that follows row r with nothing but headings between.
func (w *sheetReader) ahead(r int) (head, bool) {
	const most = 8
	for k := r; k < min(r+most, len(w.g.Rows)); k++ {
		if h, ok := w.heads[k]; ok {
			return h, true
		}
		texts := w.g.raw(place{w.index, k}).texts()
		if len(texts) > 2 || len(texts) > 0 && numberText.MatchString(texts[0]) {
			break
		}
	}
	return head{}, false
}

// nextHeading tells whether the row is the heading of another annex below: a label, or what stands above another header, or
// above the same header and looks like a title.
func (w *sheetReader) nextHeading(r int, texts []string) bool {
	if len(texts) > 2 || numberText.MatchString(texts[0]) {
		return false
	}
	if len(texts) == 1 && labelOf(texts[0]) != "" {
		return true
	}
	h, ok := w.ahead(r)
	if !ok {
		return false
	}
	if !sameHeaders(h.headers, w.cur.head.headers) {
		return true
	}
	_, rest, labelled := cutLabel(texts[0])
	if labelled && !strings.ContainsAny(rest, "。；，") {
		return !w.repeats(texts[0])
	}
	return len(texts) == 1 && titleLike.MatchString(texts[0]) && !sectionText.MatchString(texts[0]) && !w.repeats(texts[0]) &&
		!continued.MatchString(ledger.Squeeze(texts[0]))
}

// reprint tells whether the row above the repeated header is the annex's own heading once more.
func (w *sheetReader) reprint(r int, texts []string) bool {
	if len(texts) > 2 || numberText.MatchString(texts[0]) {
		return false
	}
	if _, ok := w.ahead(r); !ok {
		return false
	}
	return !slices.ContainsFunc(texts, func(s string) bool {
		return !w.repeats(s) && !continued.MatchString(ledger.Squeeze(s))
	})
}

// repeats tells whether a text stands above the annex too.
func (w *sheetReader) repeats(s string) bool {
	for line := range strings.SplitSeq(goneOn.ReplaceAllString(s, ""), "\n") {
		if !slices.ContainsFunc(w.cur.above, func(p para) bool { return ledger.Squeeze(p.text) == ledger.Squeeze(line) }) {
			return false
		}
	}
	return true
}

func (w *sheetReader) total(raw rawRow, texts []string) bool {
	if no, _ := w.cur.text(raw, ledger.FieldNo); numberText.MatchString(no) {
		return false
	}
	return totalText.MatchString(ledger.Squeeze(texts[0]))
}

// goesOn tells whether the row is a further line of the task above: number and text are merged with those above.
func (w *sheetReader) goesOn(raw rawRow) bool {
	n := len(w.cur.rows)
	if n == 0 || w.cur.rows[n-1].kind != taskRow {
		return false
	}
	text, covered := w.cur.text(raw, ledger.FieldText)
	if !covered || text == "" {
		return false
	}
	no, noCovered := w.cur.text(raw, ledger.FieldNo)
	return (noCovered || no == "") && !w.saysMore(raw)
}

// saysMore tells whether the row has more than units of its own, as a measure with its date has: such rows share a task's text
// and are followed one by one.
func (w *sheetReader) saysMore(raw rawRow) bool {
	return slices.ContainsFunc(raw.own, func(c int) bool {
		switch base, _ := w.cur.fields[c].Split(); base {
		case ledger.FieldExtra, ledger.FieldDeadline, ledger.FieldProgress, ledger.FieldTargets:
			return true
		}
		return false
	})
}

// join puts the row's own texts below those of the row above.
func (w *sheetReader) join(raw rawRow) {
	last := &w.cur.rows[len(w.cur.rows)-1]
	*last = joinRows(*last, raw)
}

// joinRows is one row of two; the upper one's cells are not written on.
func joinRows(a, b rawRow) rawRow {
	a.cells = slices.Clone(a.cells)
	a.places = slices.Concat(a.places, b.places)
	for c, cell := range b.cells {
		if !cell.covered && cell.text != "" && c < len(a.cells) {
			a.cells[c].text, a.cells[c].covered = lines(a.cells[c].text, cell.text), false
		}
	}
	return a
}
