package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"dubanben/internal/table"
)

// shownBy is the text and the span that cover row r, column c.
func shownBy(t *table.Table, r, c int) (text string, row, col int) {
	row, col = t.Owner(r, c)
	return t.Rows[row][col].Text, row, col
}

func TestWhatWasWrittenReadsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := anyTable(t)
		s := Sheet{Label: "附件1", Title: "标题", Note: "注", Landscape: rapid.Bool().Draw(t, "landscape"), Table: tab}
		var b bytes.Buffer
		if err := Write(&b, s); err != nil {
			t.Fatal(err)
		}
		src, err := Read(t.Context(), "a.xlsx", b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		got := src.Blocks[0].Table
		const above = 2 // label and title
		if len(got.Rows) <= above+len(tab.Rows) || len(src.Notes) != 0 {
			t.Fatalf("%d rows for %d, notes %v", len(got.Rows), len(tab.Rows), src.Notes)
		}
		for r := range tab.Rows {
			for c := range tab.Columns {
				wantText, or, oc := shownBy(&tab, r, c)
				want, text := clean(wantText), ""
				if c >= len(got.Columns) && oc < len(got.Columns) {
					continue // the end of a span, where no column has a text of its own
				}
				if c < len(got.Columns) { // columns without any text are cut
					var col int
					text, _, col = shownBy(got, r+above, c)
					if col != oc {
						t.Fatalf("row %d, column %d belongs to column %d, want %d", r, c, col, oc)
					}
				}
				if or < tab.Header && !strings.Contains(want, "\n") {
					text = strings.ReplaceAll(text, "\n", "") // a header may be broken to fit its column
				}
				if text != want && (strings.TrimSpace(want) != "" || text != "") {
					t.Fatalf("row %d, column %d reads %q, want %q", r, c, text, want)
				}
			}
		}
	})
}

func TestWhatTheLibraryWritesReadsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tab := anyTable(t)
		f := excelize.NewFile()
		defer func() { _ = f.Close() }()
		cell := func(r, c int) string {
			name, _ := excelize.CoordinatesToCellName(c+3, r+5)
			return name
		}
		want := blankLike(&tab)
		var seen box
		for r, row := range tab.Rows {
			for c := range row {
				text := clean(row[c].Text)
				if row[c].Covered || escapes(text) {
					text = ""
				}
				if want[r][c] = text; row[c].Covered {
					continue // the library would put the text into the cell that covers it
				}
				if err := f.SetCellStr("Sheet1", cell(r, c), text); err != nil {
					t.Fatal(err)
				}
				if h, w := row[c].Span(); h*w > 1 {
					if err := f.MergeCell("Sheet1", cell(r, c), cell(r+h-1, c+w-1)); err != nil {
						t.Fatal(err)
					}
				}
				if strings.TrimSpace(text) != "" {
					seen.add(r, c)
				}
			}
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		src, err := Read(t.Context(), "a.xlsx", b.Bytes())
		var u *Unreadable
		if seen.endRow == 0 {
			if !errors.As(err, &u) || u.Reason != NoCells {
				t.Fatalf("blank sheet: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		compareBlock(t, src.Blocks[0], &tab, want, seen)
	})
}

func blankLike(t *table.Table) [][]string {
	out := make([][]string, len(t.Rows))
	for r := range out {
		out[r] = make([]string, len(t.Columns))
	}
	return out
}

// escapes reports a text that the library writes so that every program reads it as another.
func escapes(s string) bool { return strings.Contains(s, "_x") }

// compareBlock checks that the block is just the part of the table within the box.
func compareBlock(t *rapid.T, b table.Block, tab *table.Table, want [][]string, seen box) {
	if b.Ref.Row != seen.row+5 || b.Ref.Col != seen.col+3 || len(b.Table.Rows) != seen.rows() || len(b.Table.Columns) != seen.cols() {
		t.Fatalf("%+v, %d rows, %d columns, want %+v", b.Ref, len(b.Table.Rows), len(b.Table.Columns), seen)
	}
	for r := range b.Table.Rows {
		for c, cell := range b.Table.Rows[r] {
			_, or, oc := shownBy(tab, r+seen.row, c+seen.col)
			_, gr, gc := shownBy(b.Table, r, c)
			if gr != max(or-seen.row, 0) || gc != max(oc-seen.col, 0) {
				t.Fatalf("row %d, column %d belongs to %d, %d, want %d, %d", r, c, gr, gc, or-seen.row, oc-seen.col)
			}
			if text := want[r+seen.row][c+seen.col]; cell.Text != text {
				t.Fatalf("row %d, column %d reads %q, want %q", r, c, cell.Text, text)
			}
		}
	}
}

// strictly reads a part as the standard library does.
func strictly(text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func FuzzScannerTakesOnlyWellFormedXML(f *testing.F) {
	for _, s := range []string{
		sheetWith(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`), "<a><b x='1>2'/>&amp;<!-- - --><![CDATA[<]]><?p i?></a>", "<?xml version='1.0'?>\n<a:b xmlns:a='u'></a:b>\n",
		"<a>]]></a>", "<a b='1'c='2'/>", "<a/><b/>", "<a>&#xD;&x;</a>", "<!--a--b--><a/>", "<a", "<a></b>", "<a b=\"<\"/>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := newScanner(utf8Reader(strings.NewReader(text)))
		small := make([]byte, 8) // every token crosses the end of the buffer
		s.buf = small
		var err error
		tok := startToken
		for err == nil && tok != noToken {
			tok, err = s.next()
		}
		if err == nil && !strings.HasPrefix(text, "\xff\xfe") && !strings.HasPrefix(text, "\xfe\xff") && !strings.Contains(text[:min(len(text), 4)], "\x00") {
			if strict := strictly(text); strict != nil {
				t.Fatalf("%q: taken, though %v", text, strict)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(packed(f, bookWith(sheetWith(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B2" s="1"><v>44013</v></c></row>`))))
	f.Add(packed(f, bookWith(sheetWith(`<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>`, `<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`))))
	f.Add(written(f, annex(leaders(3, 2))))
	f.Fuzz(func(t *testing.T, data []byte) { holdsTogether(t, data) })
}

func FuzzReadSheet(f *testing.F) {
	f.Add(sheetWith(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44013</v></c></row>`), "0.00")
	f.Add(sheetWith(`<row><c t="inlineStr"><is><r><t>甲</t></r></is></c><c><f>1</f></c></row>`, `<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`), `[>=1]#,##0.0#;yyyy"年"m"月";# ?/?;@`)
	f.Add(sheetWith(`<row r="9"><c r="C9" s="0"><v>-1234.5678</v></c></row>`), `[DBNum2][$-804]General;[h]:mm:ss.00`)
	f.Add(sheetWith(`<row r="9"><c r="C9" s="0"><v>1e300</v></c></row>`), `##0.0E+0`)
	f.Fuzz(func(t *testing.T, sheet, code string) {
		var quoted bytes.Buffer
		_ = xml.EscapeText(&quoted, []byte(code))
		styles := `<styleSheet ` + mainNS + `><numFmts><numFmt numFmtId="164" formatCode="` + quoted.String() + `"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`
		holdsTogether(t, packed(t, bookWith(sheet, entry{"xl/styles.xml", styles})))
	})
}

// holdsTogether reads anything: it is refused with a reason, or gives tables that keep their contract.
func holdsTogether(t *testing.T, data []byte) {
	src, err := readWithin(t, data)
	var u *Unreadable
	if err != nil {
		if !errors.As(err, &u) {
			t.Fatalf("%T %v", err, err)
		}
		return
	}
	for _, b := range src.Blocks {
		covers := blankLike(b.Table)
		for r, row := range b.Table.Rows {
			if len(row) != len(b.Table.Columns) {
				t.Fatalf("row %d has %d cells", r, len(row))
			}
			for c, cell := range row {
				if cell.Covered {
					if covers[r][c] == "" || cell.Text != "" {
						t.Fatalf("row %d, column %d is covered by nothing, or has the text %q", r, c, cell.Text)
					}
					continue
				}
				h, w := cell.Span()
				for i := r; i < r+h; i++ {
					for j := c; j < c+w; j++ {
						if covers[i][j] != "" {
							t.Fatalf("row %d, column %d is covered twice", i, j)
						}
						covers[i][j] = "x"
					}
				}
			}
		}
	}
}
