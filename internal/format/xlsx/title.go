package xlsx

import (
	"math"
	"strings"

	"dubanben/internal/typeset"
)

// titleWords are words that titles of such tables are made of: a title is broken between them, never inside one.
const titleWords = "政府 工作 报告 主要 重点工作 任务 责任 分解 完成 进展 落实 情况 民生 实事 办理 督办 督查 事项 目标 清单 台账 牵头 单位 领导 年度 季度 统计 汇总 通报"

// titled is a title ready to be written.
type titled struct {
	lines []string
	size  float64
}

// height of the title's row in points.
func (t titled) height() float64 { return snap(float64(len(t.lines))*t.size*leading + rowPad) }

// setTitle breaks the title into lines no wider than width points: as it was broken by hand, or into two balanced
// ones, in the largest type for which that is enough.
func setTitle(title string, width float64) titled {
	paras := paragraphs(title)
	for i := range paras {
		paras[i] = strings.TrimSpace(paras[i])
	}
	const largest, least, tiny = 22.0, 16.0, 2.0
	for size := largest; ; size -= 2 {
		wide := width * 0.97 / size // what is left keeps the program from wrapping once more
		var lines []string
		for _, p := range paras {
			lines = append(lines, balance(p, wide)...)
		}
		t := titled{lines: lines, size: size}
		if enough := len(lines) <= max(2, len(paras)) || size <= least; enough && t.height() <= maxHeight || size <= tiny {
			return t
		}
	}
}

// balance breaks one line of a title into halves until each fits.
func balance(s string, wide float64) []string {
	rs := []rune(s)
	if ems(s) <= wide || len(rs) < 2 {
		return []string{s}
	}
	i := bestCut(rs)
	left, right := strings.TrimSpace(string(rs[:i])), strings.TrimSpace(string(rs[i:]))
	return append(balance(left, wide), balance(right, wide)...)
}

// bestCut finds where the title falls apart by sense into two lines of like width.
func bestCut(rs []rune) int {
	best, at := math.Inf(1), (len(rs)+1)/2
	total, left, depth := ems(string(rs)), 0.0, 0
	for i := 1; i < len(rs); i++ {
		a, b := rs[i-1], rs[i]
		left += em{}.Advance(a)
		depth += bracket(a)
		if !typeset.CanBreak(a, b) {
			continue
		}
		score := math.Abs(total - 2*left)
		if depth > 0 {
			score += 6
		}
		switch {
		case strings.ContainsRune("》”）】、，的和及", a) || strings.ContainsRune("《（", b) || dated(rs[:i]):
			score -= 4
		case inWord(rs, i):
			score += 4
		case wordAt(rs, i):
			score -= 2
		}
		if score < best {
			best, at = score, i
		}
	}
	return at
}

// bracket is 1 for an opening bracket, -1 for a closing one.
func bracket(r rune) int {
	switch {
	case strings.ContainsRune("《“（【〔", r):
		return 1
	case strings.ContainsRune("》”）】〕", r):
		return -1
	}
	return 0
}

// inWord reports whether a cut before rs[i] would part a known word.
func inWord(rs []rune, i int) bool { return strings.Contains(titleWords, string(rs[i-1:i+1])) }

// wordAt reports whether a known word begins at rs[i].
func wordAt(rs []rune, i int) bool {
	return i+1 < len(rs) && strings.Contains(titleWords, string(rs[i:i+2]))
}

// dated reports whether a line would end with the time that the paper is about.
func dated(rs []rune) bool {
	s := string(rs[max(len(rs)-2, 0):])
	return s == "季度" || s == "年度" || s == "半年" || s == "月份"
}
