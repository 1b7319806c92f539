package text

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/table"
)

func TestATablePastedFromWordHasItsRowsAgain(t *testing.T) {
	const seven = "序号\t实事\t内容\t进展情况\t责任区领导\t牵头单位\t相关单位\n"
	const head = "序号|实事|内容|进展情况|责任区领导|牵头单位|相关单位"
	for name, c := range map[string]struct{ text, want string }{
		"no paragraphs": {seven + "1\t教育\t扩建\t开工\t刘小平\t区教育局\t区住建局\n", head + "\n1|教育|扩建|开工|刘小平|区教育局|区住建局"},
		"paragraphs in the middle": {seven + "1\t教育\t扩建：\n一期完工；\n二期开工。\t开工\t刘小平\t区教育局\n黄锦忠\t区住建局\n2\t卫生\t改造\t无\t刘小平\t区卫健局\t各镇\n",
			head + "\n1|教育|扩建：/一期完工；/二期开工。|开工|刘小平|区教育局/黄锦忠|区住建局\n2|卫生|改造|无|刘小平|区卫健局|各镇"},
		"paragraphs in the last cell": {seven + "1\t教育\t扩建\t开工\t刘小平\t区教育局\t区住建局\n源西街道\n东埔街道\n2\t卫生\t改造\t无\t刘小平\t区卫健局\t各镇\n上城街道\n",
			head + "\n1|教育|扩建|开工|刘小平|区教育局|区住建局/源西街道/东埔街道\n2|卫生|改造|无|刘小平|区卫健局|各镇/上城街道"},
		"blank paragraphs": {seven + "1\t教育\t扩建\n\n二期\t开工\n\t刘小平\t\n区教育局\t区住建局\n\n源西街道\n2\t卫生\t改造\t无\t刘小平\t区卫健局\t各镇\n",
			head + "\n1|教育|扩建//二期|开工|刘小平|区教育局|区住建局//源西街道\n2|卫生|改造|无|刘小平|区卫健局|各镇"},
		"rows under a merged number": {seven + "1\t教育\t1.扩建\n一期\t开工\t刘小平\t区教育局\t区住建局\n\t\t2.新建\n二期\t无\t\t\t\n2\t卫生\t改造\t无\t刘小平\t区卫健局\t各镇\n",
			head + "\n1|教育|1.扩建/一期|开工|刘小平|区教育局|区住建局\n||2.新建/二期|无|||\n2|卫生|改造|无|刘小平|区卫健局|各镇"},
		"a header in parts": {"序号\t内容\t第四季度\n目标任务\t牵头单位\n及责任人\n1\t扩建\t完工\n验收\t区教育局\n2\t改造\t无\t区卫健局\n",
			"序号|内容|第四季度/目标任务|牵头单位/及责任人\n1|扩建|完工/验收|区教育局\n2|改造|无|区卫健局"},
		"sections stand alone": {"序号\t任务\t单位\n一、综合\n1\t甲\n乙\t区住建局\n二、农业\n2\t丙\t区农业局\n（一）林业\n3\t丁\t区林业局\n",
			"序号|任务|单位\n一、综合||\n1|甲/乙|区住建局\n二、农业||\n2|丙|区农业局\n（一）林业||\n3|丁|区林业局"},
		"titles above and a note below":        {"附件1\n任务分解表\n序号\t任务\t单位\n1\t甲\n乙\t区住建局\n注：每季度报送。\n", "序号|任务|单位\n1|甲/乙|区住建局"},
		"what stands below after a blank line": {"序号\t任务\t单位\n1\t甲\n乙\t区住建局\n\n制表：张三\n", "序号|任务|单位\n1|甲/乙|区住建局"},
		"what stands below whole rows":         {"序号\t任务\t单位\n1\t甲\t区住建局\n制表：张三\n", "序号|任务|单位\n1|甲|区住建局"},
		"a page's header again":                {"序号\t任务\t单位\n1\t甲\n乙\t区住建局\n序号\t任务\t单位\n2\t丙\t区农业局\n", "序号|任务|单位\n1|甲/乙|区住建局\n序号|任务|单位\n2|丙|区农业局"},
		"rows that lack their last cells":      {"序号\t任务\t单位\t备注\n1\t甲\n2\t乙\t区农业局\n3\t丙\n4\t丁\n5\t戊\t区水务局\t已完成\n", "序号|任务|单位|备注\n1|甲||\n2|乙|区农业局|\n3|丙||\n4|丁||\n5|戊|区水务局|已完成"},
		"rows without numbers":                 {"单位\t任务\t备注\n区农业局\t甲\n区水务局\t乙\n", "单位|任务|备注\n区农业局|甲|\n区水务局|乙|"},
		"quoted as from Excel":                 {"序号\t任务\t单位\n1\t\"甲\n乙\"\t\"区住建局\n源西街道\"\n2\t丙\t区农业局\n", "序号|任务|单位\n1|甲/乙|区住建局/源西街道\n2|丙|区农业局"},
		"a quote that begins a cell":           {"序号\t任务\t单位\n1\t\"百街\"千巷\t区住建局\n2\t丙\t\"区农业局\n", "序号|任务|单位\n1|\"百街\"千巷|区住建局\n2|丙|\"区农业局"},
	} {
		t.Run(name, func(t *testing.T) {
			eq(t, "rows", shown(tables(read(t, "", c.text))[0]), c.want)
		})
	}
}

// shown is the table with / for the line ends within cells.
func shown(t *table.Table) string {
	c := *t
	c.Rows = nil
	for _, row := range t.Rows {
		line := make([]table.Cell, len(row))
		for i, cell := range row {
			line[i] = table.Cell{Text: strings.ReplaceAll(cell.Text, "\n", "/")}
		}
		c.Rows = append(c.Rows, line)
	}
	return show(&c)
}

func TestWhatIsPastedFromWordReadsAsTheSameGrid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cols, rows := rapid.IntRange(3, 8).Draw(t, "cols"), rapid.IntRange(1, 12).Draw(t, "rows")
		part := rapid.StringMatching(`[甲乙丙丁区局镇街，。a-c%"][甲乙丙丁区局，。 a-c0-9"]{0,6}[甲乙丙丁区局，。a-c0-9]`)
		cell := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(part, 1, 4).Draw(t, "parts"), "\n") })
		want := [][]string{{"序号"}}
		for c := 1; c < cols; c++ {
			want[0] = append(want[0], "栏目"+strconv.Itoa(c))
		}
		for r := range rows {
			row := []string{strconv.Itoa(r + 1)}
			for c := 1; c < cols; c++ {
				text := cell.Draw(t, "cell")
				if c < cols-1 && rapid.IntRange(0, 4).Draw(t, "empty") == 0 {
					text = ""
				}
				row = append(row, text)
			}
			want = append(want, row)
		}
		// The last row's last cell: nothing tells its paragraphs from what stands below the table.
		last := &want[rows][cols-1]
		*last, _, _ = strings.Cut(*last, "\n")
		var b strings.Builder
		for _, row := range want {
			b.WriteString(strings.Join(row, "\t") + "\n")
		}
		if strings.Contains(b.String(), "\t\"") {
			return // could be quoted
		}
		src, err := Read(t.Context(), "", []byte(b.String()))
		if err != nil || len(src.Blocks) != 1 {
			t.Fatalf("%q: %v, %d blocks", b.String(), err, len(src.Blocks))
		}
		for r, row := range src.Blocks[0].Table.Rows {
			for c, got := range row {
				if got.Text != want[r][c] {
					t.Fatalf("row %d, column %d is %q, want %q, of %q", r, c, got.Text, want[r][c], b.String())
				}
			}
		}
	})
}

func TestCellsBetweenBars(t *testing.T) {
	const want = "序号|任务|单位\n1|甲，乙|区住建局\n2|丙|"
	for name, text := range map[string]string{
		"Markdown":         "| 序号 | 任务 | 单位 |\n| --- | :---: | ---: |\n| 1 | 甲，乙 | 区住建局 |\n| 2 | 丙 |  |\n",
		"without a frame":  "序号|任务|单位\n---|---|---\n1|甲，乙|区住建局\n2|丙|\n",
		"no rule":          "序号|任务|单位\n1|甲，乙|区住建局\n2|丙|\n",
		"full width":       "｜序号｜任务｜单位｜\n｜1｜甲，乙｜区住建局｜\n｜2｜丙｜｜\n",
		"title and note":   "附件1\n任务分解表\n\n| 序号 | 任务 | 单位 |\n|---|---|---|\n| 1 | 甲，乙 | 区住建局 |\n| 2 | 丙 |  |\n\n注：无\n",
		"a .csv with bars": "序号|任务|单位\n1|甲，乙|区住建局\n2|丙|\n",
	} {
		t.Run(name, func(t *testing.T) {
			file := ""
			if strings.Contains(name, ".csv") {
				file = "a.csv"
			}
			src := read(t, file, text)
			eq(t, "rows", show(tables(src)[0]), want)
			if name == "title and note" {
				eq(t, "around", around(src), "附件1\n任务分解表\n[表]\n注：无")
			}
		})
	}
	src := read(t, "", "| 序号 | 任务 |\n|--|--|\n| 1 | a\\|b<br>c |\n")
	eq(t, "a bar and a line end within a cell", tables(src)[0].Rows[1][1].Text, "a|b\nc")
}

func TestUTF16WithoutAMarkIsText(t *testing.T) {
	for name, text := range map[string]string{
		"mostly Chinese": "序号\t工作任务\t责任单位\r\n1\t加快推进“双随机、一公开”监管。\t区市场监管局\r\n",
		"mostly ASCII":   "No,Task,Unit\r\n1,GDP 6.5%,abc\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			plain := show(tables(read(t, "a.csv", text))[0])
			for _, little := range []bool{true, false} {
				eq(t, "rows", show(tables(read(t, "a.csv", string(wideBytes(text, little))))[0]), plain)
			}
		})
	}
}

// wideBytes is UTF-16 without a byte order mark.
func wideBytes(s string, little bool) []byte {
	var b []byte
	for _, r := range s {
		if little {
			b = append(b, byte(r), byte(r>>8))
		} else {
			b = append(b, byte(r>>8), byte(r))
		}
	}
	return b
}

func TestBytesWithZerosAreNoUTF16Text(t *testing.T) {
	for name, data := range map[string]string{
		"zeros": strings.Repeat("\x00", 200), "a program": "\x7fELF\x02\x01\x01\x00" + strings.Repeat("\x00\x01\x02\x90", 80), "text with a zero": "a,b\n\x001,2\n",
		"numbers": strings.Repeat("\x01\x00\x00\x00", 90),
	} {
		if _, err := Read(t.Context(), "a.csv", []byte(data)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}
