package annex

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dubanben/internal/ledger"
)

// maxHeading is how many characters a heading over the rows has at most; a longer one may be a note.
const maxHeading = 30

// question says what must be asked about a row, nil where nothing.
func (w *sheetReader) question(raw *rawRow, texts []string) *rowQuestion {
	text, _ := w.cur.text(*raw, ledger.FieldText)
	matter, merged := w.cur.text(*raw, ledger.FieldMatter)
	alone := len(texts) == 1 && text == texts[0]
	switch {
	case raw.kind == sectionRow && !sectionText.MatchString(raw.text) &&
		(utf8.RuneCountInString(raw.text) > maxHeading || strings.ContainsAny(raw.text, "。；")):
		return &rowQuestion{text: "这一行只有一段文字，占满整行，但比一般的分节标题长，可能是注或任务。", choices: []rowKind{sectionRow, noteRow, taskRow, leftRow}}
	case raw.kind != taskRow:
		return nil
	case alone && w.cur.has(ledger.FieldLead) && w.alone(*raw):
		return w.textAlone(text)
	case text != "" && w.mayContinue(*raw, alone):
		return &rowQuestion{text: "这一行的“" + beginning(text) + "”可能接着上一行的“" + w.ending() + "”，是同一项任务换页或换行断开的。",
			choices: []rowKind{taskRow, continuedRow, leftRow}}
	case text == "" && (matter == "" || merged):
		return w.withoutText(raw)
	}
	return nil
}

// textAlone asks about a row that has nothing but a text.
func (w *sheetReader) textAlone(text string) *rowQuestion {
	q := &rowQuestion{text: "这一行只有“" + beginning(text) + "”，没有序号和单位，可能是分节标题或注。", choices: []rowKind{taskRow, sectionRow, noteRow, leftRow}}
	above := w.above()
	if above == nil {
		return q
	}
	q.choices = slices.Insert(q.choices, 1, continuedRow)
	if s, _ := w.cur.text(*above, ledger.FieldText); unfinished(s) {
		q.text = "这一行只有“" + beginning(text) + "”，没有序号和单位，上一行的“" + w.ending() + "”没有句号，可能接着上一行。"
	}
	return q
}

// above is the row above where it is a task, else nil.
func (w *sheetReader) above() *rawRow {
	if n := len(w.cur.rows); n > 0 && w.cur.rows[n-1].kind == taskRow {
		return &w.cur.rows[n-1]
	}
	return nil
}

// ending is the end of the text above.
func (w *sheetReader) ending() string {
	const most = 8
	s, _ := w.cur.text(*w.above(), ledger.FieldText)
	if rs := []rune(ledger.Squeeze(s)); len(rs) > most {
		return "…" + string(rs[len(rs)-most:])
	}
	return ledger.Squeeze(s)
}

// unfinished tells whether a text ends without the mark of a sentence's end.
func unfinished(s string) bool {
	return s != "" && !strings.ContainsAny(lastRune(s), "。；！？!?;…：:.")
}

// mayContinue tells whether a row may be the rest of the one above: it has nothing else, or its number and what else it has
// are the same once more, and the text above has not come to an end, or a header stands between.
func (w *sheetReader) mayContinue(raw rawRow, alone bool) bool {
	above := w.above()
	text, covered := w.cur.text(raw, ledger.FieldText)
	if above == nil || covered || leading(text) != "" {
		return false
	}
	old, _ := w.cur.text(*above, ledger.FieldText)
	open, matters := unfinished(old), w.cur.has(ledger.FieldMatter)
	switch {
	case old == "", old == text, !open && !w.reprinted:
		return false
	case matters && !(open && w.reprinted):
		return false // on one page a blank number, or the same, says that the row belongs to the same matter
	case alone:
		return matters
	}
	no, _ := w.cur.text(raw, ledger.FieldNo)
	return no != "" && w.sameBeside(raw, *above)
}

// sameBeside tells whether a row has nothing beside its text that the one above has not.
func (w *sheetReader) sameBeside(raw, above rawRow) bool {
	for c, cell := range raw.cells {
		if w.cur.fields[c] != ledger.FieldText && cell.text != "" && cell.text != above.cells[c].text {
			return false
		}
	}
	return true
}

// continueRow is one row of two, the lower of which is the rest of the upper one's text.
func (p *part) continueRow(a, b rawRow) rawRow {
	a.cells = slices.Clone(a.cells)
	a.places = slices.Concat(a.places, b.places)
	for c, cell := range b.cells {
		switch up := &a.cells[c]; {
		case cell.covered || cell.text == "" || cell.text == up.text:
		case p.fields[c] == ledger.FieldText && unfinished(up.text):
			up.text += cell.text
		default:
			up.text = lines(up.text, cell.text)
		}
	}
	return a
}

// alone tells whether neither a number nor units reach into the row from above.
func (w *sheetReader) alone(raw rawRow) bool {
	if w.cur.has(ledger.FieldMatter) && len(w.cur.rows) > 0 {
		return false // in an annex of matters a blank number and a blank unit mean the same as above
	}
	for _, f := range []ledger.Field{ledger.FieldNo, ledger.FieldMatter, ledger.FieldLead} {
		if s, _ := w.cur.text(raw, f); s != "" {
			return false
		}
	}
	return true
}

// withoutText is a row that says no task: further lines of the one above, or nothing that could be kept.
func (w *sheetReader) withoutText(raw *rawRow) *rowQuestion {
	no, _ := w.cur.text(*raw, ledger.FieldNo)
	n := len(w.cur.rows)
	above := n > 0 && (w.cur.rows[n-1].kind == taskRow || w.cur.rows[n-1].kind == joinedRow)
	if !above {
		raw.kind = leftRow
		return nil
	}
	if no != "" {
		raw.kind = leftRow
		return &rowQuestion{text: "这一行没有工作任务的内容，只有序号“" + no + "”等。", choices: []rowKind{leftRow, joinedRow}}
	}
	raw.kind = joinedRow
	return &rowQuestion{text: "这一行没有序号和工作任务，可能是上一行的另起一行。", choices: []rowKind{joinedRow, leftRow}}
}
