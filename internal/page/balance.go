package page

import (
	"math"
	"strings"

	"dubanben/internal/typeset"
)

// sense tells how welcome a break before byte i of the text is, in squared ems; below 0 is welcome.
type sense func(text string, i int) float64

// balance breaks centred text into as few lines as fit and, among the ways to do that, the one whose lines are most alike
// and end where the sense ends; paragraphs are apart. Text without a legal way is broken as usual.
func balance(text string, width float64, p pen, s sense) []typeset.Line {
	var lines []typeset.Line
	at := 0
	for par := range strings.SplitSeq(text, "\n") {
		for _, l := range balanceOne(par, width, p, s) {
			l.Start, l.End = l.Start+at, l.End+at
			lines = append(lines, l)
		}
		at += len(par) + 1
	}
	return lines
}

// maxBalanced bounds the work: longer texts are no titles and no names.
const maxBalanced = 120

func balanceOne(text string, width float64, p pen, s sense) []typeset.Line {
	plain := typeset.Break(text, width, p, nil)
	if len(plain) == 1 || len(text) > 4*maxBalanced {
		return plain
	}
	places := breaks(text, p, s)
	best, cost := cut(places, len(plain), width, p.size)
	if more, c := cut(places, len(plain)+1, width, p.size); c+rejected < cost {
		best = more
	}
	if best == nil {
		return plain
	}
	return best
}

// rejected is the cost from which on one more line is better than a break against the sense.
const rejected = 25.0

// place is a place where a line may begin or end.
type place struct {
	at    int     // byte
	x     float64 // pen there
	price float64
}

// breaks lists the start of the text, every legal break and its end.
func breaks(text string, p pen, s sense) []place {
	list := []place{{}}
	x, prev := 0.0, rune(0)
	for i, r := range text {
		if i > 0 && typeset.CanBreak(prev, r) {
			list = append(list, place{at: i, x: x, price: s(text, i)})
		}
		x += p.Advance(r)
		prev = r
	}
	return append(list, place{at: len(text), x: x})
}

// cut finds the cheapest way to make n lines; nil and +Inf where there is none.
func cut(places []place, n int, width, em float64) ([]typeset.Line, float64) {
	last := len(places) - 1
	mean := places[last].x / float64(n)
	cost := make([][]float64, n+1)
	from := make([][]int, n+1)
	for k := range cost {
		cost[k], from[k] = make([]float64, last+1), make([]int, last+1)
		for j := range cost[k] {
			cost[k][j] = math.Inf(1)
		}
	}
	cost[0][0] = 0
	for k := 1; k <= n; k++ {
		for j := 1; j <= last; j++ {
			for i := j - 1; i >= 0 && places[j].x-places[i].x <= width+1e-6; i-- {
				c := cost[k-1][i] + raggedness(places[j].x-places[i].x, mean, em) + places[j].price
				if c < cost[k][j] {
					cost[k][j], from[k][j] = c, i
				}
			}
		}
	}
	if math.IsInf(cost[n][last], 1) {
		return nil, cost[n][last]
	}
	lines := make([]typeset.Line, n)
	for k, j := n, last; k > 0; k-- {
		i := from[k][j]
		lines[k-1] = typeset.Line{Start: places[i].at, End: places[j].at, Width: places[j].x - places[i].x, Last: k == n}
		j = i
	}
	return lines, cost[n][last]
}

// raggedness is the price of a line of width w among lines of the mean width; one character is no line.
func raggedness(w, mean, em float64) float64 {
	d := (w - mean) / em
	if w < 1.5*em {
		return d*d + 100
	}
	return d * d
}

// titleSense knows where the title of an official paper may be broken: before the phrases that name what follows, after
// a title in 《》, never inside 《》 or “” and never inside such a phrase.
func titleSense(text string, i int) float64 {
	price := 0.0
	before, after := text[:i], text[i:]
	for _, pair := range []string{"《》", "“”", "（）"} {
		open, shut := pair[:3], pair[3:]
		if strings.Count(before, open) > strings.Count(before, shut) {
			price += 100
		}
	}
	if strings.HasSuffix(before, "》") || strings.HasSuffix(before, "”") {
		price -= 3
	}
	for _, phrase := range []string{"主要工作任务", "责任分解表", "任务分解表", "重点工作", "进展情况", "任务清单", "工作", "情况", "任务", "督查通报"} {
		if strings.HasPrefix(after, phrase) {
			price -= 4
			break
		}
	}
	for _, whole := range []string{
		"主要工作", "工作任务", "责任分解", "任务分解", "分解表", "重点工作", "进展情况", "任务清单", "报告", "十件", "民生", "实事", "督查", "通报", "通知", "政府",
		"人民", "季度", "年度", "情况", "汇总表", "对照表", "催办单",
	} {
		price += inside(before, after, whole)
	}
	for _, weak := range []string{"的", "和", "与", "及", "等"} {
		if strings.HasPrefix(after, weak) {
			price += 15
		}
	}
	return price
}

// inside is the price of a break within the word.
func inside(before, after, word string) float64 {
	for i := range word {
		if i > 0 && strings.HasSuffix(before, word[:i]) && strings.HasPrefix(after, word[i:]) {
			return 20
		}
	}
	return 0
}

// nameSense knows where the name of an office may be broken: after what ends the name of its parent, before its own kind.
func nameSense(text string, i int) float64 {
	for _, kind := range []string{
		"分局", "执法局", "管委会", "委员会", "事务中心", "服务中心", "指挥部", "帮扶指挥部", "大队", "办公室", "街道", "监督管理局", "管理局",
	} {
		if strings.HasPrefix(text[i:], kind) {
			return -5
		}
	}
	for _, end := range []string{"局", "办", "会", "院", "部", "处", "园", "镇", "中心", "公司", "、", "，", "；"} {
		if strings.HasSuffix(text[:i], end) {
			return -4
		}
	}
	return 0
}
