package docx

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"dubanben/internal/table"
)

func reasonOf(t *testing.T, data []byte) Reason {
	t.Helper()
	begun := time.Now()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	src, err := Read(context.Background(), "x.docx", data)
	runtime.ReadMemStats(&after)
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
	if grown := int64(after.Sys) - int64(before.Sys); grown > 500<<20 {
		t.Errorf("took %d MB", grown>>20)
	}
	if err == nil {
		return ""
	}
	var u *Unreadable
	if !errors.As(err, &u) {
		t.Fatal(err)
	}
	if len(src.Blocks)+len(src.Notes) > 0 {
		t.Error("a refused file was read in part")
	}
	if !slices.Contains(Reasons(), u.Reason) || u.Error() == "" {
		t.Errorf("%q is no reason", u.Reason)
	}
	return u.Reason
}

func TestHostileFilesAreRefusedForTheirReason(t *testing.T) {
	whole := wordFile(t, p("甲"))
	locked := slices.Clone(whole)
	for _, sig := range []struct {
		mark string
		at   int
	}{{"PK\x03\x04", 6}, {"PK\x01\x02", 8}} {
		locked[strings.Index(string(locked), sig.mark)+sig.at] |= 1
	}
	main := func(text string) []byte { return zipped(t, "word/document.xml", text) }
	body := func(text string) []byte { return wordFile(t, text) }
	open := func(n int, s string) string { return strings.Repeat(s, n) }
	cases := []struct {
		name string
		data []byte
		want Reason
	}{
		{"nothing", nil, NotZip},
		{"a web page", []byte("<html>"), NotZip},
		{"an old .doc", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), wide("WordDocument")...), NotZip},
		{"a file with a password", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), wide("EncryptedPackage")...), Encrypted},
		{"a zip with a password", locked, Encrypted},
		{"a workbook", zipped(t, "_rels/.rels", strings.ReplaceAll(topRels, "word/document", "xl/workbook"), "xl/workbook.xml", `<workbook xmlns="urn:x"/>`), NoDocument},
		{"a zip without a document", zipped(t, "a.txt", "x"), NoDocument},
		{"half a file", whole[:len(whole)/2], Damaged},
		{"a document that is cut off", main(strings.TrimSuffix(wrap("document", "<w:body>"+p("甲")), "</w:document>")), Damaged},
		{"an empty document", main(""), Damaged},
		{"a second root", main(wrap("document", "<w:body/>") + "<x/>"), Damaged},
		{"text after the root", main(wrap("document", "<w:body/>") + "x"), Damaged},
		{"a DOCTYPE", main(`<!DOCTYPE x [<!ENTITY a "aaaa">]>` + wrap("document", "<w:body/>")), Doctype},
		{"an unknown entity", body("<w:p>&a;</w:p>"), Damaged},
		{"another charset", main(strings.Replace(wrap("document", "<w:body/>"), "UTF-8", "GBK", 1)), Damaged},
		{"a path out of the file", zipped(t, "../word/document.xml", "x"), Damaged},
		{"a path from the root", zipped(t, "/etc/x", "x"), Damaged},
		{"two parts of one name", zipped(t, "word/document.xml", wrap("document", ""), "Word/Document.xml", wrap("document", "")), Damaged},
		{"damaged numbers", wordFile(t, p("甲"), "word/numbering.xml", "<w:numbering"), Damaged},
		{"elements within elements", body(open(300, "<w:sdt>") + open(300, "</w:sdt>")), TooDeep},
		{"fields within fields", body("<w:p><w:r>" + open(200, `<w:fldChar w:fldCharType="begin"/>`) + "</w:r></w:p>"), TooDeep},
		{"a huge part", main(open(101<<20, " ")), TooLarge},
		{"a part that shrinks to nothing", main(open(60<<20, "a")), TooLarge},
		{"a huge text", body(p(open(2<<20, "甲"))), TooLarge},
		{"a huge cell", body(tbl(tr("<w:tc>" + open(40, p(open(20_000, "甲"))) + "</w:tc>"))), TooLarge},
		{"many attributes", body("<w:p " + open(300, `a="" `) + "/>"), TooLarge},
		{"many rows", body(tbl(open(MaxRows+1, "<w:tr/>"))), TooManyRows},
		{"many places out of few cells", body(tbl(tr(tc(`<w:gridSpan w:val="250"/>`, "")), open(100_000, "<w:tr><w:tc/></w:tr>"))), TooManyRows},
		{"many columns", body(tbl(tr(open(MaxColumns+1, "<w:tc/>")))), TooManyColumns},
		{"a wide span", body(tbl(tr(tc(`<w:gridSpan w:val="2000000000"/>`, "")))), TooManyColumns},
		{"far from the left", body(tbl(`<w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr><w:tc/></w:tr>`)), TooManyColumns},
		{"many grid columns", body(`<w:tbl><w:tblGrid>` + open(5000, `<w:gridCol/>`) + `</w:tblGrid></w:tbl>`), TooManyColumns},
		{"many parts", zipped(t, manyParts()...), TooLarge},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := reasonOf(t, c.data); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func manyParts() []string {
	var parts []string
	for i := range maxEntries + 1 {
		parts = append(parts, "a/"+strings.Repeat("x", i%50)+string(rune('a'+i%26))+string(rune(0x4E00+i)), "")
	}
	return parts
}

func TestHostileFilesCostLittle(t *testing.T) {
	rnd := func(n int) string { // packs badly enough to pass for a real part
		var b strings.Builder
		x := uint32(1)
		for b.Len() < n {
			x = x*1664525 + 1013904223
			b.WriteString("<w:p w:a=\"")
			b.WriteByte('a' + byte(x>>24)%26)
			b.WriteByte('a' + byte(x>>16)%26)
			b.WriteString("\"/>")
		}
		return b.String()
	}
	list := `<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="99999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="` +
		strings.Repeat("%1", 120) + `"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`
	para := `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`
	for name, data := range map[string][]byte{
		"empty paragraphs":     wordFile(t, rnd(24<<20)),
		"numbers of numbers":   wordFile(t, strings.Repeat(para, 150_000), "word/numbering.xml", wrap("numbering", list)),
		"numbers in one cell":  wordFile(t, tbl(tr("<w:tc>"+strings.Repeat(para, 10_000)+"</w:tc>")), "word/numbering.xml", wrap("numbering", list)),
		"definitions of lists": wordFile(t, "", "word/numbering.xml", wrap("numbering", strings.Repeat(`<w:abstractNum w:abstractNumId="7"/>`, 400_000))),
		"styles in a circle":   wordFile(t, strings.Repeat(`<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>`, 10_000), "word/styles.xml", wrap("styles", `<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>`)),
		"lists in a circle": wordFile(t, para, "word/numbering.xml", wrap("numbering", `<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`),
			"word/styles.xml", wrap("styles", `<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`)),
		"a merge over everything": wordFile(t, tbl(strings.Repeat(tr(tc(`<w:vMerge/>`, "甲")), 60_000))),
		"tables within tables":    wordFile(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 60)+strings.Repeat("</w:tc></w:tr></w:tbl>", 60)),
	} {
		t.Run(name, func(t *testing.T) { reasonOf(t, data) })
	}
}

func TestACutAnywhereIsNoticed(t *testing.T) {
	text := wrap("document", "<w:body>"+tbl(tr(tc("", "甲"), tc("", "乙")), tr(tc("", "丙")))+"</w:body>")
	for i := range len(text) {
		if got := reasonOf(t, zipped(t, "word/document.xml", text[:i])); got != Damaged {
			t.Fatalf("cut at %d: %q", i, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("<w:body>" + p("甲") + tbl(tr(tc(`<w:vMerge w:val="restart"/>`, "甲"), tc(`<w:gridSpan w:val="3"/>`, "乙")), tr(tc(`<w:vMerge/>`, ""), tc(`<w:hMerge/>`, ""))) + "</w:body>")
	f.Add(`<w:body><w:tbl><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="5000"/></w:tblGrid>` + tr(tc("", "a"), tc(`<w:vMerge/>`, "b"), tc(`<w:hMerge w:val="restart"/>`, "c"), tc("<w:hMerge/>", "d")) + `</w:tbl></w:body>`)
	f.Add(`<w:body>` + numbered("1", "0", "甲") + `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:sym w:char="F0"/></w:r></w:p></w:body>`)
	f.Fuzz(func(t *testing.T, body string) {
		src, err := Read(t.Context(), "x", zipped(t, "word/document.xml", wrap("document", body)))
		if err != nil {
			var u *Unreadable
			if !errors.As(err, &u) {
				t.Fatal(err)
			}
			return
		}
		for _, b := range src.Blocks {
			if b.Table != nil {
				sound(t, b.Table)
			}
		}
	})
}

// sound checks that rows are as long as the columns, and that spans neither leave the table nor meet.
func sound(t interface{ Fatalf(string, ...any) }, tab *table.Table) {
	owned := make([][]int, len(tab.Rows))
	for r := range owned {
		owned[r] = make([]int, len(tab.Columns))
	}
	for r, row := range tab.Rows {
		if len(row) != len(tab.Columns) {
			t.Fatalf("row %d has %d cells of %d", r, len(row), len(tab.Columns))
		}
		for c, cell := range row {
			if cell.Covered {
				if cell.Text != "" {
					t.Fatalf("a covered cell says %q", cell.Text)
				}
				continue
			}
			h, w := cell.Span()
			for i := r; i < r+h; i++ {
				for k := c; k < c+w; k++ {
					owned[i][k]++
				}
			}
		}
	}
	for r := range owned {
		for c, n := range owned[r] {
			if n != 1 {
				t.Fatalf("row %d, column %d belongs to %d cells", r, c, n)
			}
		}
	}
}

func FuzzArchive(f *testing.F) {
	f.Add(wordFile(f, p("甲")))
	f.Add(wordFile(f, numbered("1", "0", "甲"), "word/numbering.xml", wrap("numbering", "")))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(t.Context(), "x", data); err != nil {
			var u *Unreadable
			if !errors.As(err, &u) {
				t.Fatal(err)
			}
		}
	})
}
