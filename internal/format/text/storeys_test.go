package text

import (
	"strings"
	"testing"
)

// lined writes rows in the circulated form, a cell a line, with a blank line before each row or without.
func lined(gap bool, rows ...string) string {
	var b strings.Builder
	for _, r := range rows {
		if gap {
			b.WriteString("\n")
		}
		for _, c := range strings.Split(r, "|") {
			b.WriteString("\t" + c + "\n")
		}
	}
	return b.String()
}

func TestAHeaderOfTwoStoreysIsTwoRowsOfTheTable(t *testing.T) {
	data := []string{"1|建设公园。|许西湖|区住建局||开工|完工", "2|修建道路。||区交通运输局|区财政局|开工|", "3|修建学校。||区教育局|区财政局||完工"}
	low := "|||牵头单位|配合单位|第一季度|第二季度"
	want := strings.Join(append([]string{"序号|工作任务|责任领导|责任单位||季度目标|", low}, data...), "\n")
	for _, top := range []string{"序号|工作任务|责任领导|责任单位||季度目标|", "序号|工作任务|责任领导|责任单位|季度目标"} {
		for _, gap := range []bool{true, false} {
			ts := tables(read(t, "a.txt", lined(gap, append([]string{top, low}, data...)...)))
			eq(t, top, len(ts), 1)
			eq(t, top, show(ts[0]), want)
			eq(t, top+" header rows", ts[0].Header, 2)
		}
	}
	again := append(append([]string{"序号|工作任务|责任领导|责任单位|季度目标", low}, data...), append([]string{"序号|工作任务|责任领导|责任单位|季度目标", low}, "4|修桥。||区住建局||开工|")...)
	ts := tables(read(t, "a.txt", "2021年任务表\n"+lined(true, again...)+"\n注：按季报送。\n"))
	eq(t, "header once more", show(ts[0]), want+"\n序号|工作任务|责任领导|责任单位||季度目标|\n"+low+"\n4|修桥。||区住建局||开工|")
}

func TestAHeaderOfTwoStoreysStaysWhereACellIsMissing(t *testing.T) {
	rows := []string{"序号|工作任务|责任单位||备注", "||牵头单位|配合单位|"}
	for i := range 12 {
		rows = append(rows, string(rune('1'+i%9))+"|加快建设产业园。|区住建局|区财政局|")
	}
	for i := range 12 {
		n := rows[2+i][1:]
		rows[2+i] = strings.TrimSpace(strings.Split("1 2 3 4 5 6 7 8 9 10 11 12", " ")[i]) + n
	}
	rows[7] = "6|加快建设产业园。|区住建局|区财政局"
	ts := tables(read(t, "a.txt", lined(true, rows...)))
	eq(t, "rows", len(ts[0].Rows), 14)
	eq(t, "missing", ts[0].Rows[7][4].Missing, true)
	eq(t, "second header", ts[0].Rows[1][2].Text, "牵头单位")
}

func TestAHeaderOfOneStoreyIsNotTakenForTwo(t *testing.T) {
	for _, head := range []string{"序号|工作任务|责任领导|牵头单位|配合单位|备注", "序号|工作任务|责任领导|责任单位||", "序号|工作任务||责任单位|责任领导|"} {
		rows := []string{head, "1|建设公园。|许西湖|区住建局|甲|乙", "2|修路。|许西湖|区住建局|甲|乙", "3|修路。|许西湖|区住建局|甲|"}
		ts := tables(read(t, "a.txt", lined(false, rows...)))
		eq(t, head, show(ts[0]), strings.Join(rows, "\n"))
	}
}
