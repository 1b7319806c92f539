package annex

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dubanben/internal/ledger"
)

var (
	sectionText   = regexp.MustCompile(`^([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部分项类])`)
	sectionMark   = regexp.MustCompile(`^([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])$`)
	chineseNumber = regexp.MustCompile(`^[一二三四五六七八九十]{1,3}$`)
	anyNumber     = regexp.MustCompile(`^\d+([-－.．]\d+)*$`) // 4-3 too
)

// section finds the text of a heading row: one text over at least half of the width, or one that is numbered as headings
// are, or a Chinese number and a text beside it with nothing else.
func (w *sheetReader) section(raw rawRow, texts []string) (rowKind, string) {
	if len(texts) == 2 && !anyNumber.MatchString(texts[1]) {
		switch {
		case chineseNumber.MatchString(texts[0]):
			return sectionRow, texts[0] + "、" + texts[1]
		case sectionMark.MatchString(texts[0]):
			return sectionRow, texts[0] + texts[1]
		}
	}
	if len(texts) != 1 || anyNumber.MatchString(texts[0]) {
		return taskRow, ""
	}
	c := raw.own[0]
	_, cols := w.g.Rows[raw.places[0].row][c].Span()
	f := w.cur.fields[c]
	if no, covered := w.cur.text(raw, ledger.FieldNo); covered && no != "" && f == ledger.FieldText {
		return taskRow, "" // a further row of the matter above, however its text begins
	}
	repeated := len(raw.cells) > 1 && everyCell(raw, texts[0])
	if cols*2 > len(raw.cells) || repeated || sectionText.MatchString(texts[0]) || f == ledger.FieldNo {
		return sectionRow, texts[0]
	}
	return taskRow, ""
}

// everyCell tells whether all cells repeat one text, as a merged row does where merges are lost.
func everyCell(raw rawRow, s string) bool {
	for _, c := range raw.cells {
		if c.text != s {
			return false
		}
	}
	return true
}

// maxHeading is how many characters a heading over the rows has at most; a longer one may be a note.
const maxHeading = 30

// question says what must be asked about a row, nil where nothing.
func (w *sheetReader) question(raw *rawRow, texts []string) *rowQuestion {
	text, _ := w.cur.text(*raw, ledger.FieldText)
	matter, merged := w.cur.text(*raw, ledger.FieldMatter)
	switch {
	case raw.kind == sectionRow && !sectionText.MatchString(raw.text) &&
		(utf8.RuneCountInString(raw.text) > maxHeading || strings.ContainsAny(raw.text, "。；")):
		return &rowQuestion{text: "这一行只有一段文字，占满整行，但比一般的分节标题长，可能是注或任务。", choices: []rowKind{sectionRow, noteRow, taskRow, leftRow}}
	case raw.kind != taskRow:
		return nil
	case len(texts) == 1 && text == texts[0] && w.cur.has(ledger.FieldLead) && w.alone(*raw):
		return &rowQuestion{text: "这一行只有“" + beginning(text) + "”，没有序号和单位，可能是分节标题或注。", choices: []rowKind{taskRow, sectionRow, noteRow, leftRow}}
	case text == "" && (matter == "" || merged):
		return w.withoutText(raw)
	}
	return nil
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
