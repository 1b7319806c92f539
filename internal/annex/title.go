package annex

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"dubanben/internal/ledger"
)

var (
	labelText = regexp.MustCompile(`^(附\s*[件表]\s*(?:` + digits + `|` + hanNumber + `)?)\s*[:：]?\s*(.*)$`)
	// 附件1-1, unlike 附件1-2021年任务表 and 附件1-3月任务表.
	lowerLabel = regexp.MustCompile(`^(附\s*[件表]\s*(?:` + digits + `|` + hanNumber + `)\s*` + dash + `\s*[0-9０-９]{1,2})(?:$|\s*[:：]\s*(.*)$|\s+(.*)$|([^0-9０-９年月日.．\s:：].*)$)`)
	dateText   = regexp.MustCompile(`^[（(]?(截至|截止)?\d{4}年\d{1,2}月(\d{1,2}日)?(前|底|印发|更新|制)?[）)]?$`)
	formText   = regexp.MustCompile(`^(填报|制表|编制|报送|责任)?(单位|日期|时间|部门)[（(]?(盖章)?[）)]?\s*[:：]`)
	yearText   = regexp.MustCompile(`(\d{4})(?:` + dash + `+\d{2,4}|[至到/]\d{2,4})?年`)
	yearHan    = regexp.MustCompile(`(二[〇○Ｏ零O][〇○Ｏ零O一二三四五六七八九]{2})(?:(?:` + dash + `+|[至到])二[〇○Ｏ零O一二三四五六七八九]{3})?年`)
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
// to the covering letter.
func (f *Found) heading(above []para, sheet string) {
	from := 0
	var lines []string
	for i, p := range above {
		if label, rest, ok := cutLabel(p.text); ok && !strings.ContainsAny(rest, "。；，") {
			f.Label, from = ledger.Clean(label), i+1
			lines = nil
			if rest != "" {
				lines = append(lines, rest)
			}
		}
	}
	if f.Label == "" {
		from = titleStart(above)
	}
	for _, p := range above[from:] {
		switch {
		case dateText.MatchString(ledger.Squeeze(p.text)):
			f.Date = p.text
		case !formText.MatchString(p.text):
			lines = append(lines, p.text)
		}
	}
	if f.Label == "" && labelOf(sheet) != "" {
		f.Label = labelOf(sheet)
	}
	f.Title = strings.Join(lines, "\n")
	f.No = ledger.AnnexNo(f.Label)
	if f.Year = yearIn(f.Title); f.Year == 0 {
		f.Year = yearIn(f.Date)
	}
}

// maxTitle is how many characters one line of a title may have.
const maxTitle = 60

// titleStart finds the first of the short lines without a full stop right above the table.
func titleStart(above []para) int {
	i := len(above)
	for i > 0 && len(above)-i < 5 {
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
