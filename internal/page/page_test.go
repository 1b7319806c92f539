package page

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/page/font"
	"dubanben/internal/table"
)

func fonts(t testing.TB) *font.Set {
	t.Helper()
	s, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// dump shows a page's operations, texts with their place, lines by their kind, all in whole points.
func dump(p Page) string {
	var b strings.Builder
	for _, o := range p.Ops {
		switch o.Kind {
		case Text:
			fmt.Fprintf(&b, "%4.0f %4.0f %v %s", o.X, o.Y, o.Size, o.Text)
			if o.Angle != 0 {
				fmt.Fprintf(&b, " turned %v", o.Angle)
			}
			b.WriteByte('\n')
		case Line:
			fmt.Fprintf(&b, "line %.0f,%.0f %.0f,%.0f\n", o.X, o.Y, o.X2, o.Y2)
		case Box:
			fmt.Fprintf(&b, "box %.0f,%.0f %.0f,%.0f\n", o.X, o.Y, o.X2, o.Y2)
		}
	}
	return b.String()
}

func lay(t testing.TB, d doc.Document) []Page {
	t.Helper()
	pages, err := Lay(d, fonts(t))
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func row(texts ...string) []table.Cell {
	var cells []table.Cell
	for _, s := range texts {
		cells = append(cells, table.Cell{Text: s})
	}
	return cells
}

// small is a sheet of about ten table lines.
func small() doc.Setup {
	return doc.Setup{Width: 400, Height: 300, Top: 50, Bottom: 50, Left: 50, Right: 50, PageNumber: true}
}

func wantText(t *testing.T, got, want string) {
	t.Helper()
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMergedCellIsCutAtThePageEndAndRepeated(t *testing.T) {
	tab := doc.Table{Table: table.Table{
		Columns: []table.Column{{Width: 20, Align: table.Centre}, {}, {Width: 25, Align: table.Centre}}, Header: 1,
		Rows: [][]table.Cell{row("序号", "工作任务", "领导")},
	}}
	for i := range 6 {
		tab.Rows = append(tab.Rows, row(fmt.Sprint(i+1), "第一行文字\n第二行文字", ""))
		tab.Rows[i+1][2].Covered = i > 0
	}
	tab.Rows[1][2] = table.Cell{Text: "黄焕辉", Rows: 6}
	pages := lay(t, doc.Document{Setup: small(), Blocks: []doc.Block{tab}})
	if len(pages) != 2 {
		t.Fatal(len(pages))
	}
	wantText(t, dump(pages[1]), `
  66   67 12 序号
 169   67 12 工作任务
 303   67 12 领导
line 107,50 107,74
line 279,50 279,74
  75  100 12 5
 111   91 12 第一行文字
 111  109 12 第二行文字
 297  121 12 黄焕辉
  75  142 12 6
 111  133 12 第一行文字
 111  151 12 第二行文字
line 107,74 107,158
line 279,74 279,158
line 50,116 279,116
line 50,74 350,74
box 50,50 350,158
  64  275 14 — 2 —`)
	if n := strings.Count(dump(pages[0]), "黄焕辉"); n != 1 {
		t.Error("leader on the first page", n)
	}
}

func TestTallRowIsSplitBetweenLines(t *testing.T) {
	tab := doc.Table{Table: table.Table{
		Columns: []table.Column{{Width: 20, Align: table.Centre}, {}, {Width: 30}}, Header: 1,
		Rows: [][]table.Cell{row("序号", "内容", "进展"), row("1", strings.TrimSuffix(strings.Repeat("一行\n", 15), "\n"), strings.TrimSuffix(strings.Repeat("完成\n", 12), "\n"))},
	}}
	pages := lay(t, doc.Document{Setup: small(), Blocks: []doc.Block{tab}})
	if len(pages) != 2 {
		t.Fatal(len(pages))
	}
	for _, o := range pages[1].Ops {
		if o.Text == "完成" {
			if o.Y > 92 {
				t.Errorf("continued prose does not begin at the top: %+v", o)
			}
			break
		}
	}
	for i, want := range []struct{ lines, number, progress int }{{9, 1, 9}, {6, 1, 3}} {
		d := dump(pages[i])
		if strings.Count(d, "一行\n") != want.lines || strings.Count(d, "12 1\n") != want.number || strings.Count(d, "完成") != want.progress {
			t.Errorf("page %d:\n%s", i+1, d)
		}
	}
}

func TestMergedTextIsWholeOnBothSidesOfAPageEnd(t *testing.T) {
	for before := range 9 {
		tab := doc.Table{Table: table.Table{Columns: []table.Column{{Align: table.Centre}, {}}}}
		for range before {
			tab.Rows = append(tab.Rows, row("", "行"))
		}
		for i := range 12 {
			tab.Rows = append(tab.Rows, row("", "行"))
			tab.Rows[before+i][0].Covered = true
		}
		tab.Rows[before][0] = table.Cell{Text: "首\n二\n三\n末", Rows: 12}
		for _, p := range lay(t, doc.Document{Setup: small(), Blocks: []doc.Block{tab}}) {
			if d := dump(p); strings.Contains(d, "首") != strings.Contains(d, "末") {
				t.Errorf("after %d rows:\n%s", before, d)
			}
		}
	}
}

func TestHeadAloneIsATable(t *testing.T) {
	tab := doc.Table{Table: table.Table{Columns: []table.Column{{}}, Header: 1, Rows: [][]table.Cell{row("内容")}}}
	if d := dump(lay(t, doc.Document{Setup: small(), Blocks: []doc.Block{tab}})[0]); !strings.Contains(d, "内容") || !strings.Contains(d, "box") {
		t.Error(d)
	}
}

func TestTitleIsBrokenBySense(t *testing.T) {
	for title, want := range map[string]string{
		"源城区2020年《政府工作报告》主要工作任务责任分解表":                "源城区2020年《政府工作报告》|主要工作任务责任分解表",
		"源城区2020年十件民生实事任务分解表":                        "源城区2020年|十件民生实事任务分解表",
		"源城区人民政府督查室关于2020年第三季度《政府工作报告》主要工作任务进展情况的通报": "源城区人民政府督查室关于2020年|第三季度《政府工作报告》|主要工作任务进展情况的通报",
		"第一行\n第二行": "第一行|第二行",
	} {
		pages := lay(t, doc.Document{Setup: doc.A4Portrait(), Blocks: []doc.Block{doc.Paragraph{Text: title, Style: doc.Title}}})
		var lines []string
		for _, o := range pages[0].Ops {
			if o.Size == 22 {
				lines = append(lines, o.Text)
			}
		}
		if got := strings.Join(lines, "|"); got != want && len(lines) > 1 {
			t.Errorf("%s: got %s, want %s", title, got, want)
		}
	}
}

func TestNamesAreBrokenWhereTheParentEnds(t *testing.T) {
	f := &flow{fonts: fonts(t)}
	p := f.pen(doc.Text, 12)
	for name, want := range map[string]string{
		"市自然资源局源城分局": "市自然资源局|源城分局", "区工业园管委会": "区工业园|管委会", "大鹏新区对口帮扶指挥部": "大鹏新区对口|帮扶指挥部",
		"区城管执法局": "区城管执法局", "区消防救援大队": "区消防救援|大队",
	} {
		var got []string
		for _, l := range balance(name, 6*12, p, nameSense) {
			got = append(got, name[l.Start:l.End])
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s: %s", name, s)
		}
	}
}

func TestPageNumbersStandWhereTheStandardPutsThem(t *testing.T) {
	setup := func(s doc.Setup) doc.Document {
		return doc.Document{Setup: s, Blocks: []doc.Block{doc.Paragraph{Text: "一"}, doc.PageBreak{}, doc.Paragraph{Text: "二"}}}
	}
	p := lay(t, setup(doc.A4Portrait()))
	odd, even := p[0].Ops[1], p[1].Ops[1]
	if right := odd.X + odd.Extent(); right != p[0].Width-26*doc.MM-14 || even.X != 28*doc.MM+14 {
		t.Error("portrait", right, even.X)
	}
	s := doc.A4Landscape()
	p = lay(t, setup(s))
	odd, even = p[0].Ops[1], p[1].Ops[1]
	if odd.Angle != 90 || odd.X >= s.Left || odd.Y+odd.Extent() > s.Height-s.Bottom || odd.Y < s.Height/2 || even.Y > s.Height/2 {
		t.Error("landscape", odd, even)
	}
	s.FirstPage = 8
	p = lay(t, setup(s))
	if p[0].Ops[1].Text != "— 8 —" || p[0].Number != 8 || p[0].Ops[1].Y > s.Height/2 {
		t.Error("first page", p[0].Ops[1])
	}
}

func TestWhatCannotBeLaidIsATypedError(t *testing.T) {
	narrow := doc.Table{Table: table.Table{Columns: []table.Column{{Width: 105}, {}}, Rows: [][]table.Cell{row("一", "二")}}}
	tall := doc.Table{Table: table.Table{Columns: []table.Column{{}}, Header: 1, Rows: [][]table.Cell{row(strings.Repeat("字", 400)), row("一")}}}
	ragged := doc.Table{Table: table.Table{Columns: []table.Column{{}, {}}, Rows: [][]table.Cell{row("一")}}}
	var n *NarrowError
	if _, err := Lay(doc.Document{Setup: small(), Blocks: []doc.Block{narrow}}, fonts(t)); !errors.As(err, &n) || n.Column != 1 {
		t.Error(err)
	}
	var r *RoomError
	if _, err := Lay(doc.Document{Setup: small(), Blocks: []doc.Block{tall}}, fonts(t)); !errors.As(err, &r) {
		t.Error(err)
	}
	if _, err := Lay(doc.Document{}, fonts(t)); !errors.As(err, &r) {
		t.Error(err)
	}
	var g *RaggedError
	if _, err := Lay(doc.Document{Setup: small(), Blocks: []doc.Block{ragged}}, fonts(t)); !errors.As(err, &g) || g.Cells != 1 {
		t.Error(err)
	}
}

func TestUnknownCharactersBecomeGeta(t *testing.T) {
	p := lay(t, doc.Document{Setup: small(), Blocks: []doc.Block{doc.Paragraph{Text: "甲\uE000\x07乙\U000E0101\t丙", Style: doc.Note}}})
	if p[0].Ops[0].Text != "甲〓乙 丙" || string(p[0].Missing) != "\uE000" {
		t.Errorf("%q %q", p[0].Ops[0].Text, p[0].Missing)
	}
}

func TestBreaksAndHeadingsAreKept(t *testing.T) {
	tab := doc.Table{Table: table.Table{Columns: []table.Column{{}, {}}, Breaks: []int{2}}}
	for i := range 9 {
		tab.Rows = append(tab.Rows, row(fmt.Sprint(i), "行"))
	}
	tab.Rows[8] = []table.Cell{{Text: "一、标题", Cols: 2}, {Covered: true}}
	tab.Rows = append(tab.Rows, row("a", "行\n行\n行\n行"))
	pages := lay(t, doc.Document{Setup: small(), Blocks: []doc.Block{tab}})
	if len(pages) != 3 || strings.Contains(dump(pages[0]), "12 2\n") || strings.Contains(dump(pages[1]), "标题") {
		for _, p := range pages {
			t.Log(dump(p))
		}
		t.Error(len(pages))
	}
}

func TestTitleStaysWithItsTable(t *testing.T) {
	tab := doc.Table{Table: table.Table{Columns: []table.Column{{}}, Header: 1, Rows: [][]table.Cell{row("内容"), row(strings.Repeat("一行字\n", 30))}}}
	pages := lay(t, doc.Document{Setup: small(), Blocks: []doc.Block{doc.Paragraph{Text: "标题", Style: doc.Title}, tab}})
	if !strings.Contains(dump(pages[0]), "一行字") {
		t.Error(dump(pages[0]))
	}
}
