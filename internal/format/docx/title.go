package docx

import (
	"math"
	"strings"

	"dubanben/internal/typeset"
)

// breakStyle and breakName are the id and the name of the style of the line ends that this package puts into titles and heads; they are no part of the text.
const (
	breakStyle = "TitleBreak"
	breakName  = "标题换行"
)

// titleParts are what names of papers are made of: a title is broken before such a part, not within it.
const titleParts = "主要工作任务 责任分解表 任务分解表 工作任务 分解表 重点工作 进展情况 任务清单 十件民生实事 民生实事 十件实事 目标任务 责任单位 责任领导 区领导 督查通报 汇总表 对照表 政府工作报告"

// titleLines breaks a line of a title that is too wide into two that are nearly as long as each other and end where
// the sense does. A title that needs more lines is left to the program that shows it.
func titleLines(line string, room float64) []string {
	wide := ems(line)
	if wide <= room || wide > 2*room {
		return []string{line}
	}
	best, at := math.Inf(1), 0
	left, depth, prev := 0.0, 0, rune(0)
	for i, r := range line {
		if i > 0 && typeset.CanBreak(prev, r) && left <= room && wide-left <= room {
			price := math.Abs(wide-2*left) + 8*float64(max(depth, 0))
			switch {
			case strings.ContainsRune("》”）", prev):
				price -= 4
			case partAt(line[i:]):
				price -= 3
			}
			if price += within(line, i); price < best {
				best, at = price, i
			}
		}
		if strings.ContainsRune("《“（", r) {
			depth++
		}
		if strings.ContainsRune("》”）", r) {
			depth--
		}
		left += ems(string(r))
		prev = r
	}
	if at == 0 {
		return []string{line}
	}
	return []string{line[:at], line[at:]}
}

func partAt(s string) bool {
	for part := range strings.SplitSeq(titleParts, " ") {
		if strings.HasPrefix(s, part) {
			return true
		}
	}
	return false
}

// within is the price of a break inside one of the parts.
func within(s string, i int) float64 {
	for part := range strings.SplitSeq(titleParts, " ") {
		for k := range part {
			if k > 0 && strings.HasSuffix(s[:i], part[:k]) && strings.HasPrefix(s[i:], part[k:]) {
				return 6
			}
		}
	}
	return 0
}

// ems is about the width of a text in the size of its type.
func ems(s string) float64 {
	n := 0.0
	for _, r := range s {
		if r < 0x2000 {
			n += 0.5
		} else {
			n++
		}
	}
	return n
}

// balanced writes a text that is centred in the room, given in ems: its own line ends, and ours.
func (b *book) balanced(text string, room float64) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.run("\n")
		}
		for j, part := range titleLines(line, room) {
			if j > 0 {
				b.write(`<w:r><w:rPr><w:rStyle w:val="`, breakStyle, `"/></w:rPr><w:br/></w:r>`)
			}
			b.run(part)
		}
	}
}
