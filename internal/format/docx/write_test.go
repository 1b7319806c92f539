package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

func written(t testing.TB, d doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, Info{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// anyDocTable draws a table whose spans keep the contract of package table and do not leave the head.
func anyDocTable(t *rapid.T) doc.Table {
	cols, rows := rapid.IntRange(1, 6).Draw(t, "cols"), rapid.IntRange(1, 30).Draw(t, "rows")
	tab := doc.Table{Size: rapid.SampledFrom([]float64{0, 10.5, 12}).Draw(t, "size"), Pad: rapid.SampledFrom([]float64{0, 6.5}).Draw(t, "pad")}
	tab.Columns, tab.Rows = make([]table.Column, cols), make([][]table.Cell, rows)
	for c := range tab.Columns {
		tab.Columns[c] = table.Column{Width: rapid.SampledFrom([]float64{0, 0, 1, 12, 60, 2000}).Draw(t, "width"), Align: table.Align(rapid.IntRange(0, 2).Draw(t, "align"))}
	}
	tab.Header = rapid.IntRange(0, min(2, rows)).Draw(t, "header")
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", "1", "007", "=A1", "@x", "+1", " 前后 ", "\n", "区发改局\n源西街道", "甲\t乙", "]]>", "<w:p/>", "&amp;", "a\r\nb\rc", "\x00\x08坏\xff", "𠀀", "第三季度目标任务",
	}), rapid.StringOfN(rapid.RuneFrom([]rune("督办事项，。《》1a\n")), 100, 400, -1))
	for r := range tab.Rows {
		tab.Rows[r] = make([]table.Cell, cols)
	}
	for r := range rows {
		last := rows
		if r < tab.Header {
			last = tab.Header
		}
		for c := range cols {
			if tab.Rows[r][c].Covered {
				continue
			}
			h, w := 1, 1
			if rapid.IntRange(0, 4).Draw(t, "spans") == 0 {
				h = rapid.IntRange(1, last-r).Draw(t, "h")
				for limit := rapid.IntRange(1, cols-c).Draw(t, "w"); w < limit && !tab.Rows[r][c+w].Covered; {
					w++
				}
			}
			for i := r; i < r+h; i++ {
				for j := c; j < c+w; j++ {
					tab.Rows[i][j] = table.Cell{Covered: true}
				}
			}
			tab.Rows[r][c] = table.Cell{Text: text.Draw(t, "text"), Rows: h, Cols: w}
		}
	}
	return tab
}

func TestWhatIsWrittenReadsAsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.SampledFrom([]string{"", "标题", "源城区2020年《政府工作报告》主要工作任务责任分解表", "一行\n二行"}).Draw(t, "title")
		d := doc.Document{Title: title, Setup: doc.A4Portrait()}
		if rapid.Bool().Draw(t, "landscape") {
			d.Setup = doc.A4Landscape()
		}
		d.Blocks = []doc.Block{doc.Paragraph{Text: "附件1", Style: doc.Label}, doc.Paragraph{Text: title, Style: doc.Title}}
		var want []table.Table
		for range rapid.IntRange(1, 2).Draw(t, "tables") {
			tab := anyDocTable(t)
			for i := rapid.IntRange(0, 2).Draw(t, "breaks"); i > 0; i-- {
				tab.Breaks = append(tab.Breaks, rapid.IntRange(-1, len(tab.Rows)+1).Draw(t, "break"))
			}
			d.Blocks = append(d.Blocks, tab)
			if rapid.Bool().Draw(t, "page") {
				d.Blocks = append(d.Blocks, doc.PageBreak{})
			}
		}
		for _, l := range layOutAll(d) {
			want = append(want, parted(l))
		}
		var b bytes.Buffer
		if err := Write(&b, d, Info{}); err != nil {
			t.Fatal(err)
		}
		src, err := Read(t.Context(), "", b.Bytes())
		if err != nil || len(src.Notes) > 0 {
			t.Fatal(err, src.Notes)
		}
		if title != "" && src.Blocks[1].Text != title {
			t.Fatalf("title %q reads %q", title, src.Blocks[1].Text)
		}
		for _, block := range src.Blocks {
			if block.Table != nil {
				same(t, *block.Table, want[0])
				want = want[1:]
			}
		}
		if len(want) > 0 {
			t.Fatalf("%d tables are lost", len(want))
		}
	})
}

// parted is the table as it must come back: its texts clean, its merges cut where pages end.
func parted(l *layout) table.Table {
	t := table.Table{Columns: l.Columns, Header: l.header}
	for r := range l.Rows {
		t.Rows = append(t.Rows, slices.Clone(l.Rows[r]))
		for c := range t.Rows[r] {
			t.Rows[r][c].Text = clean(t.Rows[r][c].Text)
		}
	}
	for _, p := range l.pages {
		at := p.First
		for c := range t.Columns {
			or, oc := t.Owner(at, c)
			o := &t.Rows[or][oc]
			if rows, _ := o.Span(); p.First == p.End || or == at || oc != c || rows == 1 {
				continue
			}
			t.Rows[at][c] = table.Cell{Text: o.Text, Cols: o.Cols, Rows: o.Rows - (at - or)}
			o.Rows = at - or
		}
	}
	return t
}

func same(t *rapid.T, got, want table.Table) {
	if len(got.Rows) != len(want.Rows) || len(got.Columns) != len(want.Columns) || got.Header != want.Header {
		t.Fatalf("%d rows, %d columns, %d head; want %d, %d, %d", len(got.Rows), len(got.Columns), got.Header, len(want.Rows), len(want.Columns), want.Header)
	}
	for r := range want.Rows {
		for c, w := range want.Rows[r] {
			g := got.Rows[r][c]
			gh, gw := g.Span()
			if wh, ww := w.Span(); g.Text != w.Text || gh != wh || gw != ww || g.Covered != w.Covered || g.Missing {
				t.Fatalf("row %d, column %d is %+v, want %+v", r, c, g, w)
			}
		}
	}
}

// order is the sequence in which the schema wants the children of an element.
func order() map[string]string {
	return map[string]string{
		"tblPr":      "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
		"tcPr":       "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
		"tcMar":      "top left bottom right",
		"tblCellMar": "top left bottom right",
		"tblBorders": "top left bottom right insideH insideV",
		"pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct " +
			"autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId rPr sectPr",
		"rPr":      "rStyle rFonts b bCs i iCs color spacing w kern position sz szCs highlight u effect bdr shd lang",
		"sectPr":   "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols docGrid",
		"style":    "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr",
		"settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang",
		"font":     "altName panose1 charset family notTrueType pitch sig",
		"tbl":      "tblPr tblGrid tr",
		"tc":       "tcPr p",
		"body":     "",
	}
}

func TestPartsKeepTheOrderOfTheSchema(t *testing.T) {
	d := sample()
	d.Setup.FirstPage = 3
	for _, landscape := range []bool{false, true} {
		d.Setup.Landscape = landscape
		data := written(t, d)
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			checkOrder(t, f.Name, xml.NewDecoder(r))
			r.Close()
		}
	}
}

func checkOrder(t *testing.T, part string, d *xml.Decoder) {
	type open struct {
		name string
		at   int
	}
	stack := []open{{}}
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(part, err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			parent := &stack[len(stack)-1]
			if words := strings.Fields(order()[parent.name]); len(words) > 0 {
				at := slices.Index(words, e.Name.Local)
				if at < parent.at {
					t.Errorf("%s: %s stands in the wrong place of %s", part, e.Name.Local, parent.name)
				}
				parent.at = at
			}
			stack = append(stack, open{name: e.Name.Local})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

// sample is a document with every style and two tables.
func sample() doc.Document {
	d := doc.Document{Title: "标题 <1>", Setup: doc.A4Portrait()}
	for s := doc.Body; s <= doc.Signature; s++ {
		d.Blocks = append(d.Blocks, doc.Paragraph{Text: fmt.Sprintf("第%d种\n文字", s), Style: s})
	}
	one := doc.Table{Pad: 6.5}
	one.Columns = []table.Column{{Width: 12, Align: table.Centre}, {}, {Align: table.End}}
	one.Header = 1
	one.Rows = [][]table.Cell{{{Text: "序号"}, {Text: "任务"}, {Text: "领导"}}, {{Text: "一、综合", Cols: 3}, {Covered: true}, {Covered: true}},
		{{Text: "1"}, {Text: strings.Repeat("推进。", 900)}, {Text: "甲", Rows: 2}}, {{Text: "2"}, {Text: "落实"}, {Covered: true}}}
	two := one
	two.Size, two.Breaks = 10.5, []int{3}
	d.Blocks = append(d.Blocks, one, two, doc.PageBreak{}, doc.Paragraph{Text: "注"}, doc.PageBreak{}, one)
	return d
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, sample()), written(t, sample())) {
		t.Error("they differ")
	}
}

func partOf(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTheFormIsThatOfAnOfficialPaper(t *testing.T) {
	d := sample()
	var b bytes.Buffer
	if err := Write(&b, d, Info{Created: time.Date(2020, 7, 1, 8, 0, 0, 0, time.UTC)}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ rule, part, want string }{
		{"A4 upright", "word/document.xml", `<w:pgSz w:w="11906" w:h="16838"/>`},
		{"margins of GB/T 9704", "word/document.xml", `w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"`},
		{"numbers on odd and even pages", "word/document.xml", `<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>`},
		{"odd ones at the right", "word/footer1.xml", `<w:jc w:val="right"/>`},
		{"even ones at the left", "word/footer2.xml", `<w:jc w:val="left"/>`},
		{"the head repeats and does not break", "word/document.xml", `<w:trPr><w:cantSplit/><w:trHeight w:val="500" w:hRule="atLeast"/><w:tblHeader/></w:trPr>`},
		{"a long row may break", "word/document.xml", `<w:tr><w:tc><w:tcPr><w:tcW w:w="680"`},
		{"a heading row stays with the next", "word/document.xml", `<w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">一、综合`},
		{"a page break goes to what follows", "word/document.xml", `<w:pStyle w:val="BodyText"/><w:pageBreakBefore/></w:pPr><w:r><w:t xml:space="preserve">注`},
		{"titles in 小标宋 of 22 pt", "word/styles.xml", `w:eastAsia="方正小标宋简体" w:hAnsi="方正小标宋简体" w:cs="方正小标宋简体"/><w:sz w:val="44"/>`},
		{"labels in 黑体 of 16 pt", "word/styles.xml", `w:eastAsia="黑体" w:hAnsi="黑体" w:cs="黑体"/><w:sz w:val="32"/>`},
		{"Chinese", "word/styles.xml", `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>`},
		{"the title among the properties", "docProps/core.xml", `<dc:title>标题 &lt;1&gt;</dc:title>`},
		{"the day", "docProps/core.xml", `2020-07-01T08:00:00Z</dcterms:created>`},
	} {
		if !strings.Contains(partOf(t, b.Bytes(), c.part), c.want) {
			t.Errorf("%s: %s lacks %s", c.rule, c.part, c.want)
		}
	}
}

func TestALandscapeSheetHasItsNumberAtTheLeftSideTurned(t *testing.T) {
	d := sample()
	d.Setup = doc.A4Landscape()
	data := written(t, d)
	if got := partOf(t, data, "word/document.xml"); !strings.Contains(got, `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`) {
		t.Error("the sheet is not landscape")
	}
	for name, side := range map[string]string{"word/footer1.xml": "right", "word/footer2.xml": "left"} {
		if got := partOf(t, data, name); !strings.Contains(got, `vert="vert"`) || !strings.Contains(got, `<w:jc w:val="`+side+`"/>`) {
			t.Errorf("%s is not turned to the %s", name, side)
		}
	}
}

func TestWriteRefusesWhatWordCannotOpen(t *testing.T) {
	wide := doc.Table{}
	wide.Columns = make([]table.Column, 64)
	long := doc.Table{}
	long.Rows = make([][]table.Cell, 32768)
	ragged := doc.Table{}
	ragged.Columns, ragged.Rows = make([]table.Column, 2), [][]table.Cell{{{}, {}}, {{}}}
	for fault, tab := range map[Fault]doc.Table{TooWide: wide, TooLong: long, Ragged: ragged} {
		var b bytes.Buffer
		var u *Unwritable
		if err := Write(&b, doc.Document{Setup: doc.A4Portrait(), Blocks: []doc.Block{tab}}, Info{}); !errors.As(err, &u) || u.Fault != fault || b.Len() > 0 {
			t.Errorf("%s: got %v and %d bytes", fault, err, b.Len())
		}
	}
	if len(Faults()) != 3 {
		t.Errorf("Faults lists %v", Faults())
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteGivesTheErrorOfItsTarget(t *testing.T) {
	if err := Write(full{}, sample(), Info{}); err == nil {
		t.Error("none")
	}
}

func TestADocumentWithoutAnythingIsStillOne(t *testing.T) {
	if got := mustRead(t, written(t, doc.Document{Setup: doc.A4Portrait()})); len(got.Blocks) != 0 {
		t.Errorf("it has %d blocks", len(got.Blocks))
	}
}
