package text

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"dubanben/internal/table"
)

func seed(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("../../../seeds/2020-annexes.txt")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func read(t testing.TB, name, s string) table.Source {
	t.Helper()
	src, err := Read(t.Context(), name, []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func tables(src table.Source) (out []*table.Table) {
	for _, b := range src.Blocks {
		if b.Table != nil {
			out = append(out, b.Table)
		}
	}
	return out
}

// show writes a table with | between cells, / between paragraphs and ? for missing cells.
func show(t *table.Table) string {
	var rows []string
	for _, r := range t.Rows {
		var cells []string
		for _, c := range r {
			s := strings.ReplaceAll(c.Text, "\n", "/")
			if c.Missing {
				s = "?"
			}
			cells = append(cells, s)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return strings.Join(rows, "\n")
}

func eq[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

func TestSeedHasTwoTablesOfWholeRows(t *testing.T) {
	ts := tables(read(t, "a.txt", string(seed(t))))
	eq(t, "tables", len(ts), 2)
	eq(t, "annex 1 rows", len(ts[0].Rows), 99)
	eq(t, "annex 1 columns", len(ts[0].Columns), 5)
	eq(t, "annex 2 rows", len(ts[1].Rows), 22)
	eq(t, "annex 2 columns", len(ts[1].Columns), 9)
}

func TestSeedRepeatedHeadersStayAsRows(t *testing.T) {
	t1 := tables(read(t, "a.txt", string(seed(t))))[0]
	var lines []int
	for _, r := range t1.Rows {
		if r[0].Text == "序号" {
			lines = append(lines, r[0].Ref.Line)
		}
	}
	eq(t, "repeated headers", len(lines), 6)
	eq(t, "second header's line", lines[1], 94)
}

func TestSeedMissingCellsStandWhereThePaperLacksThem(t *testing.T) {
	t2 := tables(read(t, "a.txt", string(seed(t))))[1]
	missing := ""
	for r, row := range t2.Rows {
		for c, cell := range row {
			if cell.Missing {
				missing += " " + string(rune('0'+r/10)) + string(rune('0'+r%10)) + "." + string(rune('0'+c))
			}
		}
	}
	eq(t, "missing row.column", missing, " 20.8 21.0 21.8")
	eq(t, "matter 10", t2.Rows[21][1].Text, "推进红色教育基地建设")
	eq(t, "its lead", t2.Rows[21][7].Text, "区退役军人事务局")
}

func TestSeedParagraphsInOneCell(t *testing.T) {
	t2 := tables(read(t, "a.txt", string(seed(t))))[1]
	eq(t, "header over two paragraphs", t2.Rows[0][5].Text, "第四季度\n目标任务")
	eq(t, "seven paragraphs", strings.Count(t2.Rows[3][4].Text, "\n"), 6)
	eq(t, "paragraph break of one newline", t2.Rows[9][7].Text, "区住建局\n杨伟忠")
	eq(t, "inner spaces of a name stay", t2.Rows[12][7].Text, "区城管\n执法局\n张  新")
	eq(t, "dust at a paragraph's end", strings.Contains(t2.Rows[15][3].Text, "自纠工作。\n"), true)
}

// Cells are taken out of the stream at many places; the rest must still come out in its columns.
func TestAnyCellMayBeMissing(t *testing.T) {
	lines := strings.Split(string(seed(t)), "\n")
	good, all := 0, 0
	for _, cut := range []int{19, 33, 46, 72, 110, 128, 159, 188, 225, 262, 298, 330, 420, 474, 535, 571, 640} {
		if !strings.HasPrefix(lines[cut-1], "\t") {
			continue
		}
		// A cell goes with its further paragraphs.
		end := cut
		for end < len(lines) && !strings.HasPrefix(lines[end], "\t") && lines[end] != "" {
			end++
		}
		s := strings.Join(lines[:cut-1], "\n") + "\n" + strings.Join(lines[end:], "\n")
		t1 := tables(read(t, "a.txt", s))[0]
		all++
		right := len(t1.Rows) == 99
		for _, r := range t1.Rows {
			right = right && (r[0].Text == "序号" || isNumber(r[0].Text) || r[0].Missing)
		}
		if right {
			good++
		}
	}
	if all == 0 || good < all {
		t.Errorf("%d of %d", good, all)
	}
}

func TestALineWithTwoTABsIsTwoCells(t *testing.T) {
	src := read(t, "a.txt", "标题\n\t序号\t任务\n\t单位\n\n\t1\n\t甲\n\t区住建局\n")
	eq(t, "table", show(tables(src)[0]), "序号|任务|单位\n1|甲|区住建局")
}

func TestSectionRowsOfOneCell(t *testing.T) {
	src := read(t, "a.txt", "\t序号\n\t工作任务\n\t责任单位\n\n\t一、产业\n\n\t1\n\t加快建设产业园。\n\t区住建局\n\n\t2\n\t加快建设工厂。\n\t区住建局\n\n\t二、民生\n\n\t3\n\t加快建设学校。\n\t区教育局\n")
	eq(t, "table", show(tables(src)[0]), "序号|工作任务|责任单位\n一、产业|?|?\n1|加快建设产业园。|区住建局\n2|加快建设工厂。|区住建局\n二、民生|?|?\n3|加快建设学校。|区教育局")
}

func TestNotesBelowTheTableAreParagraphs(t *testing.T) {
	src := read(t, "a.txt", "\t序号\n\t任务\n\t单位\n\n\t1\n\t甲。\n\t区住建局\n\n注：按季报送。\n")
	eq(t, "last block", src.Blocks[len(src.Blocks)-1].Text, "注：按季报送。")
	eq(t, "table", show(tables(src)[0]), "序号|任务|单位\n1|甲。|区住建局")
}

func TestSecondTableAfterItsLabel(t *testing.T) {
	src := read(t, "a.txt", "附件1\n\t序号\n\t任务\n\n\t1\n\t甲\n\n附件2\n\n乙表\n\n\t号\n\t事\n\t人\n\n\t1\n\t乙\n\t丙\n")
	ts := tables(src)
	eq(t, "tables", len(ts), 2)
	eq(t, "second", show(ts[1]), "号|事|人\n1|乙|丙")
}

func TestEncodings(t *testing.T) {
	want := seed(t)
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(want)
	if err != nil {
		t.Fatal(err)
	}
	le, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(want)
	be, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes(want)
	for name, data := range map[string][]byte{"utf-8": want, "bom": append([]byte("\xef\xbb\xbf"), want...), "gb18030": gb, "utf-16le": le,
		"utf-16be": be, "crlf": bytes.ReplaceAll(want, []byte("\n"), []byte("\r\n"))} {
		src, err := Read(t.Context(), "a.txt", data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		eq(t, name, len(tables(src)[1].Rows), 22)
		eq(t, name+" first", src.Blocks[0].Text, "附件1")
	}
}

func TestRefusals(t *testing.T) {
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	for _, c := range []struct {
		data   string
		reason Reason
		kind   Kind
	}{
		{"", Empty, ""}, {" \n\t\n", Empty, ""}, {"\xef\xbb\xbf", Empty, ""},
		{"PK\x03\x04....xl/workbook.xml", Binary, Xlsx}, {"PK\x03\x04....word/document.xml", Binary, Docx}, {"PK\x03\x04", Binary, Zip},
		{ole + wide("WordDocument"), Binary, Doc}, {ole + wide("Workbook"), Binary, Xls}, {ole, Binary, Ole},
		{"%PDF-1.4", Binary, PDF}, {"\x89PNG\r\n", Binary, Picture}, {"\xff\xd8\xff\xe0", Binary, Picture}, {`{\rtf1`, Binary, RTF},
		{"\n <HTML><table>", Binary, HTML}, {"<?xml version=\"1.0\"?>\n<Workbook/>", Binary, XML}, {"<?xml version=\"1.0\"?><html><table>", Binary, HTML},
		{"a\x00b", Binary, UnknownKind}, {"\xff\x80\x80\xff\xff", Binary, UnknownKind},
		{"只有文字，\n没有表格。", NoTable, ""}, {strings.Repeat("\t\n", MaxCells+2) + "x", TooLarge, ""},
	} {
		_, err := Read(t.Context(), "a.txt", []byte(c.data))
		var u *Unreadable
		if !errors.As(err, &u) || u.Reason != c.reason || u.Kind != c.kind {
			t.Errorf("%.20q: got %v, want %s %s", c.data, err, c.reason, c.kind)
		}
	}
}

func TestTabbedAndCommaForms(t *testing.T) {
	tabbed := read(t, "a.txt", "表\n序号\t任务\t单位\n1\t\"甲\n乙\"\t区住建局\n\t丙\t\n")
	eq(t, "tabbed", show(tables(tabbed)[0]), "序号|任务|单位\n1|甲/乙|区住建局\n|丙|")
	eq(t, "paragraph", tabbed.Blocks[0].Text, "表")
	comma := read(t, "a.csv", "\ufeff序号,任务\r\n1,\"甲,乙\"\r\n2,\"他说\"\"好\"\"\"\r\n3\r\n4,'=1+1\r\n")
	eq(t, "commas", show(tables(comma)[0]), "序号|任务\n1|甲,乙\n2|他说\"好\"\n3|\n4|=1+1")
	eq(t, "line", tables(comma)[0].Rows[1][0].Ref.Line, 2)
}

func TestWrittenCSVReadsBackTheSame(t *testing.T) {
	in := [][]string{{"序号", "任务", "备注"}, {"1", "=SUM(A1)", "+5%"}, {"2", "-新增5家", "@某"}, {"3", "'=x", "''"}, {"4", "a\nb,\"c\"", "-"}, {"5", "＝全角", "'text"}}
	tab := table.Table{Columns: make([]table.Column, 3)}
	for _, r := range in {
		var cells []table.Cell
		for _, s := range r {
			cells = append(cells, table.Cell{Text: s})
		}
		tab.Rows = append(tab.Rows, cells)
	}
	var b bytes.Buffer
	if err := WriteCSV(&b, Sheet{Table: tab}); err != nil {
		t.Fatal(err)
	}
	eq(t, "byte order mark", strings.HasPrefix(b.String(), "\ufeff序号,任务,备注\r\n"), true)
	for _, bad := range []string{",=", ",+", ",@", "\n=", ",-新"} {
		eq(t, "unguarded "+bad, strings.Contains(b.String(), bad), false)
	}
	eq(t, "read back", show(tables(read(t, "a.csv", b.String()))[0]), show(&tab))
}

func TestTenMegabytesTakeSeconds(t *testing.T) {
	row := "\n\t1\n\t加快建设。\n\t许西湖\n\t区住建局\n\t区财政局\n"
	head := "\t序号\n\t任务\n\t领导\n\t单位\n\t相关\n"
	damaged := head + strings.Repeat(row, 70000) + "\n\t2\n\t少一格。\n" + strings.Repeat(row, 70000)
	for name, s := range map[string]string{
		"rows": damaged, "one paragraph": "\t" + strings.Repeat("长", 3<<20), "blank lines": "\ta\n" + strings.Repeat("\n", 10<<20) + "\tb",
		"paragraphs": "\ta\n" + strings.Repeat("x\n\n", 3<<20), "labels": "\ta\n\tb\n" + strings.Repeat("\n附件1\n\tc\n", 700000),
		"quotes": strings.Repeat("a\t\"b\n", 2<<20), "commas": strings.Repeat("a,b\n", 400000),
		"paragraphs of one cell": "序号\t任务\t单位\n1\ta\tb\n" + strings.Repeat("x\n", 900000) + "2\ta\tb\n", "lines below": "序号\t任务\t单位\n1\ta\tb\n" + strings.Repeat("x\n", 5<<20),
		"quotes never closed": "序号\t任务\t单位\n" + strings.Repeat("1\t\"\"\"a\t\"b\n", 300000), "bars": strings.Repeat("|a|b\\|", 1<<20) + "\n|a|b|\n|c|d|",
		"bars in rows": strings.Repeat("|a|b|\n", 400000), "UTF-16": strings.Repeat("a\x00\t\x00", 2<<20),
	} {
		start := time.Now()
		_, err := Read(t.Context(), "a.txt", []byte(s))
		if d := time.Since(start); d > 15*time.Second {
			t.Errorf("%s: %v", name, d)
		} else {
			t.Logf("%s: %v %v, %d MB", name, d, err, len(s)>>20)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.txt", seed(f)[:3000])
	f.Add("a.csv", []byte("a,b\n\"c\n\",d"))
	f.Add("a.txt", []byte("\ta\n\tb\n\n\t1\n \tc\n\n\n附件2\n\td\t\te"))
	f.Add("a.txt", []byte("\xff\xfea\x00"))
	f.Add("", []byte("序号\t任务\t单位\n1\t甲\n乙\t区住建局\n\n源西街道\n2\t\"丙\"\"\n\"\t丁\n注：无"))
	f.Add("", []byte("年份：2020\n| 序号 | 任务 |\n|:--|--|\n| 1 | a\\|b<br>c |\n"))
	f.Add("", wideBytes("序号\t任务\n1\t甲\n", true))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		src, err := Read(t.Context(), name, data)
		if err != nil {
			var u *Unreadable
			if !errors.As(err, &u) {
				t.Fatalf("untyped %v", err)
			}
			return
		}
		for _, b := range src.Blocks {
			if b.Table == nil {
				continue
			}
			for _, r := range b.Table.Rows {
				if len(r) != len(b.Table.Columns) {
					t.Fatal("ragged table")
				}
			}
		}
	})
}

func TestAnyTableWrittenAsCSVReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cols := rapid.IntRange(2, 5).Draw(t, "columns")
		cell := rapid.StringMatching(`[一二三a,"'=+@\-0-9]([一二三a,"'=+@\-\n ]{0,8}[一二三"'=])?`)
		tab := table.Table{Columns: make([]table.Column, cols)}
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			var row []table.Cell
			for range cols {
				s := cell.Draw(t, "cell")
				lines := strings.Split(s, "\n")
				for i := range lines {
					lines[i] = clean(lines[i])
				}
				row = append(row, table.Cell{Text: strings.Join(lines, "\n")})
			}
			tab.Rows = append(tab.Rows, row)
		}
		var b bytes.Buffer
		if err := WriteCSV(&b, Sheet{Table: tab}); err != nil {
			t.Fatal(err)
		}
		src, err := Read(t.Context(), "a.csv", b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got := show(src.Blocks[0].Table); got != show(&tab) {
			t.Fatalf("got %q, want %q", got, show(&tab))
		}
	})
}

func TestSemicolonsPartCellsWhereTheyStandInMoreLinesThanCommas(t *testing.T) {
	src, err := Read(t.Context(), "a.csv", []byte("序号;工作任务;责任单位\n1;甲，乙,丙;区住建局\n2;\"丁;戊\";区水务局\n"))
	if err != nil {
		t.Fatal(err)
	}
	eq(t, "semicolons", show(tables(src)[0]), "序号|工作任务|责任单位\n1|甲，乙,丙|区住建局\n2|丁;戊|区水务局")
}
