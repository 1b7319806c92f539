package annex

import (
	"regexp"
	"strings"

	"dubanben/internal/ledger"
)

var (
	sectionText   = regexp.MustCompile(`^([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部分项类])`)
	sectionMark   = regexp.MustCompile(`^([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])$`)
	chineseNumber = regexp.MustCompile(`^[一二三四五六七八九十]{1,3}$`)
	anyNumber     = regexp.MustCompile(`^\d+([-－.．]\d+)*$`) // 4-3 too
)

// heading is a section row that was entered.
type heading struct {
	text string
	raw  rawRow
	used bool // a task stands below
}

var (
	partText     = regexp.MustCompile(`^第[一二三四五六七八九十]{1,3}(部分|篇|编|章|板块)`)
	lowerSection = regexp.MustCompile(`^[（(][一二三四五六七八九十]{1,3}[）)]`)
)

// level is how deep a heading stands by its number: 第一部分, then 一、 and what has no number, then （一）.
func level(s string) int {
	switch {
	case partText.MatchString(s):
		return 0
	case lowerSection.MatchString(s):
		return 2
	}
	return 1
}

// enter begins a section; （一） stands below 一、, several lines are several levels.
func (b *builder) enter(raw rawRow) {
	b.markRow(raw, SectionRow, -1)
	if b.own { // all levels are written each time
		b.endSections()
		b.section = []heading{{text: raw.text, raw: raw}}
		return
	}
	least := 0 // a further line of a heading stands below the one before, whatever its number
	for line := range strings.SplitSeq(raw.text, "\n") {
		keep := least
		for keep < len(b.section) && level(b.section[keep].text) < level(line) {
			keep++
		}
		b.leaveUnused(b.section[keep:])
		b.section = append(b.section[:keep:keep], heading{text: line, raw: raw})
		least, raw = keep+1, rawRow{}
	}
}

// endSections leaves the last section: one without a task goes nowhere.
func (b *builder) endSections() {
	b.leaveUnused(b.section)
	b.section = nil
}

func (b *builder) leaveUnused(hs []heading) {
	for _, h := range hs {
		if !h.used {
			b.leaveRow(h.raw, whyNoSection)
		}
	}
}

func (b *builder) sectionTexts() []string {
	var out []string
	for _, h := range b.section {
		out = append(out, h.text)
	}
	return out
}

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
	if len(texts) != 1 || anyNumber.MatchString(bareNumber(texts[0])) {
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
