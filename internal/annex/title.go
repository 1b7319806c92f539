package annex

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"dubanben/internal/ledger"
)

var (
	labelText = regexp.MustCompile(`^(附\s*[件表]\s*[0-9０-９一二三四五六七八九十]{0,3})\s*[:：]?\s*(.*)$`)
	dateText  = regexp.MustCompile(`^[（(]?(截至|截止)?\d{4}年\d{1,2}月(\d{1,2}日)?(前|底|印发|更新|制)?[）)]?$`)
	formText  = regexp.MustCompile(`^(填报|制表|编制|报送|责任)?(单位|日期|时间|部门)[（(]?(盖章)?[）)]?\s*[:：]`)
	yearText  = regexp.MustCompile(`(\d{4})\s*年`)
	yearHan   = regexp.MustCompile(`[二][〇○Ｏ零O][〇○Ｏ零O一二三四五六七八九]{2}年`)
)

// labelOf returns the label a line consists of, "" where it is none. A sentence that begins with 附件 is none.
func labelOf(s string) string {
	m := labelText.FindStringSubmatch(s)
	if m == nil || m[2] != "" {
		return ""
	}
	return strings.TrimRight(m[1], "：: ")
}

// heading reads label, title, date and year out of the paragraphs above a header. What stands before the label belongs
// to the covering letter.
func (f *Found) heading(above []para, sheet string) {
	from := 0
	var lines []string
	for i, p := range above {
		if m := labelText.FindStringSubmatch(p.text); m != nil && !strings.ContainsAny(m[2], "。；，") {
			f.Label, from = ledger.Clean(m[1]), i+1
			lines = nil
			if m[2] != "" {
				lines = append(lines, m[2])
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

// yearIn is the first year named in Arabic or Chinese digits, 0 where there is none.
func yearIn(s string) int {
	s = strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, ledger.Squeeze(s))
	if m := yearText.FindStringSubmatch(s); m != nil {
		if y, err := strconv.Atoi(m[1]); err == nil && y >= 1949 && y < 2200 {
			return y
		}
	}
	y := 0
	for _, r := range strings.TrimSuffix(yearHan.FindString(s), "年") {
		d := strings.IndexRune("零一二三四五六七八九", r) / len("零")
		y = y*10 + max(d, 0)
	}
	return y
}
