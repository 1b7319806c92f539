package annex

import (
	"strings"
	"testing"

	"dubanben/internal/table"
)

// pages is a source as Word gives it: a line of cells parted by | belongs to a table, a blank line ends one, other lines are
// paragraphs.
func pages(lines ...string) table.Source {
	var src table.Source
	var rows []string
	end := func() {
		if rows != nil {
			src.Blocks = append(src.Blocks, sheet(rows...).Blocks...)
		}
		rows = nil
	}
	for _, l := range lines {
		if strings.Contains(l, "|") {
			rows = append(rows, l)
			continue
		}
		if end(); l != "" {
			src.Blocks = append(src.Blocks, table.Block{Text: l})
		}
	}
	end()
	return src
}

func TestHeadingsBetweenTablesOfOneHeaderAreSectionsOfOneAnnex(t *testing.T) {
	const head, title = "序号|工作任务|牵头单位", "2020年重点任务分解表"
	for name, c := range map[string]struct {
		lines []string
		want  string // annexes parted by //, sections by ;
	}{
		"a header in each table": {[]string{"附件1", title, "一、稳增长", head, "1|修路|县交通局", "", "二、惠民生", head, "2|办学|县教育局"},
			"2020年重点任务分解表: 一、稳增长 1; 二、惠民生 2"},
		"a header in the first only": {[]string{"附件1", title, "一、稳增长", head, "1|修路|县交通局", "", "二、惠民生", "2|办学|县教育局"},
			"2020年重点任务分解表: 一、稳增长 1; 二、惠民生 2"},
		"numbers begin again": {[]string{title, "一、稳增长", head, "1|修路|县交通局", "", "二、惠民生", head, "1|办学|县教育局"},
			"2020年重点任务分解表: 一、稳增长 1; 二、惠民生 1"},
		"two levels": {[]string{title, "一、稳增长", "（一）工业", head, "1|修路|县交通局", "", "（二）商贸", head, "2|办学|县教育局", "", "二、惠民生", head, "3|建院|县卫健局"},
			"2020年重点任务分解表: 一、稳增长/（一）工业 1; 一、稳增长/（二）商贸 2; 二、惠民生 3"},
		"rows of a sheet": {[]string{title + "|", "一、稳增长|", head, "1|修路|县交通局", "二、惠民生|", head, "2|办学|县教育局"},
			"2020年重点任务分解表: 一、稳增长 1; 二、惠民生 2"},
		"titles of tables": {[]string{"一、2020年重点任务分解表", head, "1|修路|县交通局", "", "二、2020年民生实事分解表", head, "1|办学|县教育局"},
			"一、2020年重点任务分解表:  1 // 二、2020年民生实事分解表:  1"},
		"headings are the only titles": {[]string{"一、重点任务", head, "1|修路|县交通局", "", "二、民生实事", head, "1|办学|县教育局"},
			"一、重点任务:  1 // 二、民生实事:  1"},
		"another header": {[]string{title, "一、稳增长", head, "1|修路|县交通局", "", "二、惠民生", "序号|实事|责任单位", "1|办学|县教育局"},
			"2020年重点任务分解表/一、稳增长:  1 // 二、惠民生:  1"},
	} {
		r := understand(t, pages(c.lines...), knownUnits(t))
		var annexes []string
		for _, f := range r.Annexes {
			var rows []string
			for _, row := range f.Rows {
				rows = append(rows, strings.ReplaceAll(row.Section, "\n", "/")+" "+row.No)
			}
			annexes = append(annexes, strings.ReplaceAll(f.Title, "\n", "/")+": "+strings.Join(rows, "; "))
		}
		eq(t, name, "annexes", strings.Join(annexes, " // "), c.want)
	}
}

func TestAHeadingWithoutATaskBetweenTablesIsAccountedFor(t *testing.T) {
	r := understand(t, pages("2020年重点任务分解表", "一、稳增长", "序号|工作任务|牵头单位", "1|修路|县交通局", "", "二、惠民生", "三、优环境", "序号|工作任务|牵头单位", "2|办学|县教育局"), knownUnits(t))
	var left []string
	for _, l := range r.Left {
		left = append(left, l.Text)
	}
	if got := strings.Join(left, "|"); !strings.Contains(got, "二、惠民生") {
		t.Errorf("left out: %s", got)
	}
}
