package annex

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"dubanben/internal/ledger"
)

var (
	labelText = regexp.MustCompile(`^(附\s*[件表]\s*(?:` + digits + `|` + hanNumber + `)?)\s*[:：]?\s*(.*)$`)
	// 附件1-1, unlike 附件1-2021年任务表 and 附件1-3月任务表.
	lowerLabel   = regexp.MustCompile(`^(附\s*[件表]\s*(?:` + digits + `|` + hanNumber + `)\s*` + dash + `\s*[0-9０-９]{1,2})(?:$|\s*[:：]\s*(.*)$|\s+(.*)$|([^0-9０-９年月日.．\s:：].*)$)`)
	dateText     = regexp.MustCompile(`^[（(]?(截至|截止)?\d{4}年\d{1,2}月(\d{1,2}日)?(前|底|印发|更新|制)?[）)]?$|^[（(]?\d{4}[-./]\d{1,2}[-./]\d{1,2}[）)]?$`)
	datedForm    = regexp.MustCompile(`^(?:填报|制表|编制|报送)?(?:日期|时间)[:：](\d{4}年\d{1,2}月(?:\d{1,2}日)?)$`)
	defaultSheet = regexp.MustCompile(`^(?:[Ss]heet|工作表|表格?)?\s*\d*$`)
	bareYearText = regexp.MustCompile(`^\s*(\d{4})\s*$`)
	formText     = regexp.MustCompile(`^(填报|制表|编制|报送|责任)?(单位|日期|时间|部门)[（(]?(盖章)?[）)]?\s*[:：]`)
	yearText     = regexp.MustCompile(`(\d{4})(?:` + dash + `+\d{2,4}|[至到/]\d{2,4})?年`)
	yearHan      = regexp.MustCompile(`(二[〇○Ｏ零O][〇○Ｏ零O一二三四五六七八九]{2})(?:(?:` + dash + `+|[至到])二[〇○Ｏ零O一二三四五六七八九]{3})?年`)
)

const (
	digits    = `[0-9０-９]{1,3}`
	hanNumber = `[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]`
	dash      = `[-－—–―‐‑﹣~～]`
)

// cutLabel parts a line that begins with a label: 附件1, 附件十一, 附表2, 附件1-1.
func cutLabel(s string) (label, rest string, ok bool) {
	if m := lowerLabel.FindStringSubmatch(s); m != nil {
		return m[1], m[2] + m[3] + m[4], true
	}
	if m := labelText.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1]), strings.TrimLeft(m[2], "-－—–― "), true
	}
	return "", "", false
}

// labelOf returns the label a line consists of, "" where it is none. A sentence that begins with 附件 is none.
func labelOf(s string) string {
	label, rest, _ := cutLabel(s)
	if rest != "" {
		return ""
	}
	return label
}

// heading reads label, title, date and year out of the paragraphs above a header. What stands before the label belongs
// to the covering letter, unless the title stands there.
func (b *builder) heading() {
	f, above := b.found, b.part.above
	from, label := 0, -1
	rest := ""
	for i, p := range above {
		if l, r, ok := cutLabel(p.text); ok && !strings.ContainsAny(r, "。；，") {
			f.Label, from, label, rest = ledger.Clean(l), i+1, i, r
		}
	}
	if label < 0 || rest == "" && !anyTitle(above[from:]) {
		from = titleStart(above[:from], above[from:])
	}
	var lines []string
	for i, p := range above {
		switch {
		case i == label:
			b.mark(p.at, LabelRow, b.index, -1)
			if rest != "" {
				lines = append(lines, rest)
			}
		case i < from:
			b.leave(p.at, p.ref, p.text, whyLetter)
		case !b.beside(p):
			lines = append(lines, p.text)
			b.mark(p.at, TitleRow, b.index, -1)
		}
	}
	b.sheetName(&lines)
	f.Title = strings.Join(lines, "\n")
	f.placed = b.own && (f.Title == "" || f.unnamed)
	f.No = ledger.AnnexNo(f.Label)
	f.Year = cmp.Or(b.part.year, yearIn(f.Title), yearIn(b.part.sheet), bareYear(b.part.sheet), yearIn(b.part.file), yearIn(f.Date))
}

// beside takes a line that is no title: the date, or who fills the table in.
func (b *builder) beside(p para) bool {
	text := ledger.Squeeze(p.text)
	date := dateText.MatchString(text)
	if m := datedForm.FindStringSubmatch(text); b.found.Date == "" && (date || m != nil) {
		b.found.Date = p.text
		if m != nil {
			b.found.Date = m[1]
		}
		b.mark(p.at, DateRow, b.index, -1)
		return true
	}
	if date || formText.MatchString(p.text) {
		b.leave(p.at, p.ref, p.text, whyForm)
		return true
	}
	return false
}

// sheetName stands in for a label or title that the sheet lacks.
func (b *builder) sheetName(lines *[]string) {
	sheet := strings.TrimSpace(b.part.sheet)
	label, rest, ok := cutLabel(sheet)
	if ok && b.found.Label == "" {
		b.found.Label, sheet = ledger.Clean(label), rest
	} else if ok {
		sheet = rest
	}
	if len(*lines) == 0 && sheet != "" && !defaultSheet.MatchString(sheet) {
		*lines, b.found.unnamed = []string{sheet}, true
	}
}

// anyTitle tells whether paragraphs have a line that can be a title.
func anyTitle(ps []para) bool {
	for _, p := range ps {
		if s := ledger.Squeeze(p.text); !dateText.MatchString(s) && !formText.MatchString(p.text) {
			return true
		}
	}
	return false
}

// maxTitle is how many characters one line of a title may have.
const maxTitle = 60

// titleStart finds the first of the short lines without a full stop right above the table, or above a label and what
// follows it.
func titleStart(above, below []para) int {
	i := len(above)
	for i > 0 && len(above)+len(below)-i < 5 {
		s := above[i-1].text
		if utf8.RuneCountInString(s) > maxTitle || strings.ContainsAny(s, "。；") || strings.HasSuffix(s, "：") {
			break
		}
		i--
	}
	return i
}

// The years that an annex can be of.
const (
	firstYear = 1949
	lastYear  = 2199
)

func ourTime(year int) bool { return year >= firstYear && year <= lastYear }

// bareYear is the year that a sheet is called by, as 2021.
func bareYear(s string) int {
	if m := bareYearText.FindStringSubmatch(s); m != nil {
		if y, err := strconv.Atoi(m[1]); err == nil && ourTime(y) {
			return y
		}
	}
	return 0
}

// yearIn is the first year named in Arabic or Chinese digits, the first of 2021—2025年; 0 where there is none.
func yearIn(s string) int {
	s = strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, ledger.Squeeze(s))
	for _, m := range yearText.FindAllStringSubmatch(s, -1) {
		if y, err := strconv.Atoi(m[1]); err == nil && ourTime(y) {
			return y
		}
	}
	y := 0
	if m := yearHan.FindStringSubmatch(s); m != nil {
		for _, r := range m[1] {
			d := strings.IndexRune("零一二三四五六七八九", r) / len("零")
			y = y*10 + max(d, 0)
		}
	}
	return y
}
