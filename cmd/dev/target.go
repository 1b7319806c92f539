package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// target is the most that one run of a benchmark, and of each one beneath it,
// may take: nanoseconds or, where of is set, so many times that benchmark.
type target struct {
	room, name string
	most       float64
	of         string
}

func targets() []target {
	const micro, milli = 1e3, 1e6
	return []target{
		{"internal/grid", "BenchmarkScroll/100000", 50 * micro, ""},
		{"internal/grid", "BenchmarkScroll/1000000", 1.5, "BenchmarkScroll/100000"},
		{"internal/grid", "BenchmarkFirstShow/100000", 300 * milli, ""},
		{"internal/app", "BenchmarkPaste/1000", 100 * milli, ""},
		{"internal/view", "BenchmarkSearch/100000", 30 * milli, ""},
		{"internal/format/xlsx", "BenchmarkRead/100000", 15, "BenchmarkRead/10000"},
		{"internal/annex", "BenchmarkUnderstand100000Rows", 15, "BenchmarkUnderstand10000Rows"},
	}
}

// sideTargets are those of the comparison with other programs.
func sideTargets() []target {
	return []target{
		{"导入", "dubanben import", 0.5, "openpyxl 全部读取"},
		{"导出", "dubanben export", 0.1, "openpyxl 写出"},
	}
}

func (t target) covers(m measurement) bool {
	return m.room == t.room && (m.name == t.name || strings.HasPrefix(m.name, t.name+"/"))
}

func (t target) String() string {
	if t.of != "" {
		return fmt.Sprintf("≤ %g × %s", t.most, t.of)
	}
	return "≤ " + perRun(t.most)
}

// verdict tells whether m meets the target, measured among all.
func (t target) verdict(m measurement, all []measurement) string {
	most := t.most
	if t.of != "" {
		at := slices.IndexFunc(all, func(m measurement) bool { return m.room == t.room && m.name == t.of })
		if at < 0 {
			return "无从比较"
		}
		most *= all[at].nanoseconds
	}
	if m.nanoseconds > most {
		return "未达到"
	}
	return "达到"
}

// benchTable is a line for each measurement, then one for each target whose
// benchmark did not run.
func benchTable(all []measurement, set []target) string {
	rows := [][]string{{"包", "基准测试", "每次用时", "每次分配", "目标", "结果"}}
	for _, m := range all {
		row := []string{m.room, m.name, fmt.Sprintf("%8s", perRun(m.nanoseconds)), fmt.Sprintf("%8s", m.allocations), "", ""}
		row[4], row[5] = judged(m, all, set)
		rows = append(rows, row)
	}
	for _, t := range set {
		if !slices.ContainsFunc(all, t.covers) {
			rows = append(rows, []string{t.room, t.name, "", "", t.String(), "没有运行"})
		}
	}
	return aligned(rows)
}

// judged gives the target of m and whether it is met; both empty where none is set.
func judged(m measurement, all []measurement, set []target) (goal, result string) {
	at := slices.IndexFunc(set, func(t target) bool { return t.covers(m) })
	if at < 0 {
		return "", ""
	}
	return set[at].String(), set[at].verdict(m, all)
}

// sideTable is a line for each contender, beside openpyxl at the same work.
func sideTable(field []contender, set []target) string {
	all := make([]measurement, len(field))
	openpyxl := map[string]time.Duration{}
	for i, c := range field {
		all[i] = measurement{room: c.room, name: c.name, nanoseconds: float64(c.best)}
		if strings.HasPrefix(c.name, "openpyxl") {
			openpyxl[c.room] = c.best
		}
	}
	rows := [][]string{{"工作", "程序", "用时", "与 openpyxl 之比", "目标", "结果"}}
	for i, c := range field {
		row := []string{c.room, c.name, fmt.Sprintf("%.2f 秒", c.best.Seconds()), "", "", ""}
		if other := openpyxl[c.room]; other > 0 {
			row[3] = fmt.Sprintf("%.3f", c.best.Seconds()/other.Seconds())
		}
		row[4], row[5] = judged(all[i], all, set)
		rows = append(rows, row)
	}
	return aligned(rows)
}

// aligned puts the columns of rows under each other.
func aligned(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell))
		}
	}
	lines := make([]string, len(rows))
	for r, row := range rows {
		for i, cell := range row {
			lines[r] += cell + strings.Repeat(" ", widths[i]-width(cell)+2)
		}
		lines[r] = strings.TrimRight(lines[r], " ")
	}
	return strings.Join(lines, "\n")
}

// width is how many columns of a terminal the text takes: a Chinese character two.
func width(text string) int {
	n := 0
	for _, letter := range text {
		n++
		if letter >= '⺀' {
			n++
		}
	}
	return n
}

func perRun(time float64) string {
	for _, unit := range []string{"ns", "µs", "ms"} {
		if time < 1000 {
			return fmt.Sprintf("%.1f %s", time, unit)
		}
		time /= 1000
	}
	return fmt.Sprintf("%.1f s", time)
}
