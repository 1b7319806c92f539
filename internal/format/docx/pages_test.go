package docx

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

// led is a paper with a title and a table of n tasks; each leader stands once beside a group of them.
func led(n, group int) doc.Document {
	t := doc.Table{}
	t.Columns = []table.Column{{Width: 12, Align: table.Centre}, {}, {Width: 20, Align: table.Centre}}
	t.Header = 1
	t.Rows = [][]table.Cell{{{Text: "序号"}, {Text: "工作任务"}, {Text: "责任领导"}}}
	for i := range n {
		row := []table.Cell{{Text: fmt.Sprint(i + 1)}, {Text: strings.Repeat("加强社会信用体系建设，推动监管有效衔接。", 1+i%4)}, {Covered: true}}
		if i%group == 0 {
			row[2] = table.Cell{Text: fmt.Sprintf("领导%d", i/group+1), Rows: min(group, n-i)}
		}
		t.Rows = append(t.Rows, row)
	}
	return doc.Document{Setup: doc.A4Portrait(), Blocks: []doc.Block{
		doc.Paragraph{Text: "附件1", Style: doc.Label}, doc.Paragraph{Text: "任务分解表", Style: doc.Title}, t, doc.Paragraph{Text: "注：每季度报送。", Style: doc.Note},
	}}
}

// writtenRow is what a test looks at in a row.
type writtenRow struct {
	xml    string
	fresh  bool    // asks for a page before it
	height float64 // points; 0 = as high as it turns out to be
}

func rowsOf(t *testing.T, d doc.Document) []writtenRow {
	t.Helper()
	var out []writtenRow
	height := regexp.MustCompile(`<w:trHeight w:val="(\d+)"`)
	for _, xml := range strings.Split(partOf(t, written(t, d), "word/document.xml"), "<w:tr>")[1:] {
		xml, _, _ = strings.Cut(xml, "</w:tr>")
		r := writtenRow{xml: xml, fresh: strings.Contains(xml, "<w:pageBreakBefore/>")}
		if m := height.FindStringSubmatch(xml); m != nil {
			if _, err := fmt.Sscan(m[1], &r.height); err != nil {
				t.Fatal(err)
			}
			r.height /= 20
		}
		out = append(out, r)
	}
	return out
}

func TestEveryPageBeginsWithItsLeader(t *testing.T) {
	d := led(100, 40)
	pages := 1
	for i, r := range rowsOf(t, d) {
		if !r.fresh {
			continue
		}
		pages++
		if want := fmt.Sprintf("领导%d<", (i-1)/40+1); !strings.Contains(r.xml, want) {
			t.Errorf("page %d, which begins with row %d, does not name %s", pages, i, want)
		}
	}
	if pages < 5 {
		t.Errorf("%d pages", pages)
	}
}

// sheetsOf adds the heights of the rows up from each that begins a page, with the header that repeats there.
func sheetsOf(rows []writtenRow, top float64) []float64 {
	sheets := []float64{top}
	for i, r := range rows {
		if r.fresh && i > 0 {
			sheets = append(sheets, rows[0].height)
		}
		sheets[len(sheets)-1] += r.height
	}
	return sheets
}

func TestPagesAreAsFullAsThePaper(t *testing.T) {
	for _, setup := range []doc.Setup{doc.A4Portrait(), doc.A4Landscape()} {
		d := led(150, 7)
		d.Setup = setup
		rows := rowsOf(t, d)
		sheets := sheetsOf(rows, 34+45) // label and title of one line, with the room around them
		next := 0
		for i, used := range sheets[:len(sheets)-1] {
			for next++; !rows[next].fresh; next++ {
			}
			// Programs that pay no heed to breaks within a table end a page where the next row has no room.
			if used > setup.TypeHeight() || used+rows[next].height <= setup.TypeHeight() {
				t.Errorf("page %d is %.0f pt high and row %d %.0f, paper %.0f", i+1, used, next, rows[next].height, setup.TypeHeight())
			}
		}
	}
}

func TestOnlyARowHigherThanAPageIsSplit(t *testing.T) {
	d := led(5, 5)
	d.Blocks[2].(doc.Table).Rows[3][1].Text = strings.Repeat("推进落实。", 500)
	var split []int
	for i, r := range rowsOf(t, d) {
		if r.height == 0 {
			split = append(split, i)
		} else if !strings.Contains(r.xml, "<w:cantSplit/>") {
			t.Errorf("row %d may split", i)
		}
	}
	if !slices.Equal(split, []int{3}) {
		t.Errorf("rows %v may split", split)
	}
	if rows := rowsOf(t, d); !strings.Contains(rows[4].xml, "领导1") || rows[4].fresh {
		t.Error("below the row that was split the leader is not named again, or a page is begun")
	}
}

func TestATextBesideSeveralRowsHasRoomOnEachPage(t *testing.T) {
	d := led(60, 60)
	tab := d.Blocks[2].(doc.Table)
	tab.Rows[1][2].Text = strings.Repeat("很长的名单", 12)
	l := layOutAll(d)[0]
	for i, p := range l.pages {
		if got, want := l.flow.Sum(p.First, p.End), l.tallText(l.grid.At(1, 2)); got < want {
			t.Errorf("page %d gives it %.0f pt of %.0f", i+1, got, want)
		}
	}
}

func TestATableThatFitsNoRowUnderWhatStandsAboveBeginsAPage(t *testing.T) {
	d := led(5, 5)
	d.Blocks = slices.Insert(d.Blocks, 2, doc.Block(doc.Paragraph{Text: strings.Repeat("正文。\n", 17) + "正文。"}))
	if rows := rowsOf(t, d); !rows[0].fresh || rows[1].fresh {
		t.Errorf("header begins a page: %t, first row: %t", rows[0].fresh, rows[1].fresh)
	}
}

func TestBreaksThatAreAskedForAreMade(t *testing.T) {
	d := led(9, 9)
	tab := d.Blocks[2].(doc.Table)
	tab.Breaks = []int{0, 4, 7, 99}
	d.Blocks[2] = tab
	for i, r := range rowsOf(t, d) {
		if r.fresh != (i == 4 || i == 7) {
			t.Errorf("row %d begins a page: %t", i, r.fresh)
		}
	}
}
