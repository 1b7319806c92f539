package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"dubanben/internal/table"
)

// refused reads what has to be refused, and for little memory.
func refused(t *testing.T, data []byte) *Unreadable {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	src, err := readWithin(t, data)
	runtime.ReadMemStats(&after)
	const most = 500 << 20
	if used := after.TotalAlloc - before.TotalAlloc; used > most {
		t.Errorf("%d bytes allocated", used)
	}
	var u *Unreadable
	if !errors.As(err, &u) {
		t.Fatalf("read %d blocks, error %v", len(src.Blocks), err)
	}
	if u.Error() == "" || len(src.Blocks) > 0 {
		t.Errorf("%v with %d blocks", u, len(src.Blocks))
	}
	return u
}

func TestWhatIsNoWorkbookIsToldByItsKind(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	archive := func(names ...string) string {
		var parts []entry
		for _, n := range names {
			parts = append(parts, entry{n, "<a/>"})
		}
		return string(packed(t, parts))
	}
	for name, c := range map[string]struct {
		data   string
		reason Reason
		kind   FileKind
	}{
		"nothing":       {"", NotZip, EmptyFile},
		"text":          {"序号,内容\n1,甲\n", NotZip, TextFile},
		"GB text":       {"\xd0\xf2\xba\xc5,\xc4\xda\xc8\xdd\n", NotZip, TextFile},
		"web page":      {"\r\n<html><table></table></html>", NotZip, HTMLFile},
		"XML":           {`<?xml version="1.0"?><Workbook/>`, NotZip, XMLFile},
		"PDF":           {"%PDF-1.7\n", NotZip, PDFFile},
		"noise":         {"\x00\x01\x02\xff\xfe", NotZip, UnknownFile},
		"old workbook":  {ole + wide("Workbook"), NotZip, XlsFile},
		"old document":  {ole + wide("WordDocument"), NotZip, DocFile},
		"other old":     {ole, NotZip, OleFile},
		"password":      {ole + wide("EncryptedPackage"), Encrypted, ""},
		"zip":           {archive("a.txt"), NoWorkbook, ZipFile},
		"empty zip":     {archive(), NoWorkbook, ZipFile},
		"jar":           {archive("META-INF/MANIFEST.MF"), NoWorkbook, JarFile},
		"ods":           {archive("mimetype", "content.xml"), NoWorkbook, OdsFile},
		"ofd":           {archive("OFD.xml"), NoWorkbook, OfdFile},
		"docx":          {archive("word/document.xml"), NoWorkbook, DocxFile},
		"pptx":          {archive("ppt/presentation.xml"), NoWorkbook, PptxFile},
		"xlsb":          {archive("xl/workbook.bin"), NoWorkbook, XlsbFile},
		"no links":      {archive("xl/workbook.xml"), Damaged, ""},
		"blank":         {string(packed(t, bookWith(sheetWith("")))), NoCells, ""},
		"half a zip":    {archive("a.txt")[:60], Damaged, ""},
		"path trick":    {archive("xl/workbook.xml", "xl/../../a"), Damaged, ""},
		"absolute path": {archive(`\a`), Damaged, ""},
		"same twice":    {archive("xl/workbook.xml", `xl\Workbook.xml`), Damaged, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if u := refused(t, []byte(c.data)); u.Reason != c.reason || u.FileKind != c.kind {
				t.Errorf("%v, want %s %s", u, c.reason, c.kind)
			}
		})
	}
}

func TestDamagedPartsAreRefused(t *testing.T) {
	row := func(cells string) string { return sheetWith(`<row r="1">` + cells + `</row>`) }
	one := row(`<c r="A1"><v>1</v></c>`)
	for name, c := range map[string]struct {
		parts  []entry
		reason Reason
	}{
		"unknown element":        {bookWith(sheetWith(`<rov r="1"/>`)), Damaged},
		"unknown cell element":   {bookWith(row(`<c r="A1"><w>1</w></c>`)), Damaged},
		"unknown attribute":      {bookWith(row(`<c q="A1"><v>1</v></c>`)), Damaged},
		"unknown type":           {bookWith(row(`<c r="A1" t="x"><v>1</v></c>`)), Damaged},
		"cell of another row":    {bookWith(row(`<c r="A2"><v>1</v></c>`)), Damaged},
		"no cell name":           {bookWith(row(`<c r="12"><v>1</v></c>`)), Damaged},
		"cell twice":             {bookWith(row(`<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>`)), Damaged},
		"text among rows":        {bookWith(sheetWith(`x`)), Damaged},
		"no rows":                {bookWith(`<worksheet ` + mainNS + `/>`), Damaged},
		"rows twice":             {bookWith(sheetWith("", "<sheetData/>")), Damaged},
		"no merge":               {bookWith(sheetWith("", `<mergeCells><mergeCell ref="A1:"/></mergeCells>`)), Damaged},
		"overlapping merges":     {bookWith(sheetWith(`<row r="2"><c r="B2"><v>1</v></c></row>`, `<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>`)), Damaged},
		"shared string missing":  {bookWith(row(`<c r="A1" t="s"><v>2</v></c>`)), BadIndex},
		"shared string negative": {bookWith(row(`<c r="A1" t="s"><v>-1</v></c>`)), BadIndex},
		"shared string blank":    {bookWith(row(`<c r="A1" t="s"><v></v></c>`)), BadIndex},
		"entities":               {bookWith(`<!DOCTYPE a [<!ENTITY b "c">]>` + one), Doctype},
		"unknown entity":         {bookWith(row(`<c r="A1" t="str"><v>&b;</v></c>`)), Damaged},
		"character zero":         {bookWith(row(`<c r="A1" t="str"><v>&#0;</v></c>`)), Damaged},
		"not UTF-8":              {bookWith(row("<c r=\"A1\" t=\"str\"><v>\xff</v></c>")), Damaged},
		"other encoding":         {bookWith(`<?xml version="1.0" encoding="GBK"?>` + one), BadEncoding},
		"two roots":              {bookWith(one + one), Damaged},
		"text behind":            {bookWith(one + "x"), Damaged},
		"attribute twice":        {bookWith(row(`<c r="A1" r="A1"><v>1</v></c>`)), Damaged},
		"sheet missing":          {bookWith(one, entry{"xl/_rels/workbook.xml.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="x/worksheet" Target="gone.xml"/></Relationships>`}), Damaged},
		"sheet without a link":   {bookWith(one, entry{"xl/workbook.xml", `<workbook ` + mainNS + `><sheets><sheet name="附件1" sheetId="1"/></sheets></workbook>`}), Damaged},
		"sheet unlinked":         {bookWith(one, entry{"xl/_rels/workbook.xml.rels", `<Relationships ` + relNS + `/>`}), Damaged},
		"strings broken":         {bookWith(one, entry{"xl/sharedStrings.xml", `<sst ` + mainNS + `><si><t>甲</t></si>`}), Damaged},
		"styles broken":          {bookWith(one, entry{"xl/styles.xml", `<styleSheet`}), Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			if u := refused(t, packed(t, c.parts)); u.Reason != c.reason || u.Part == "" {
				t.Errorf("%v, want %s", u, c.reason)
			}
		})
	}
}

func TestWhatIsTooMuchIsRefused(t *testing.T) {
	text := func(ref, s string) string { return `<c r="` + ref + `" t="str"><v>` + s + `</v></c>` }
	shared := func(n int) entry {
		return entry{"xl/sharedStrings.xml", `<sst ` + mainNS + `><si><t>` + strings.Repeat("a", n) + `</t></si></sst>`}
	}
	for name, c := range map[string]struct {
		parts  []entry
		reason Reason
	}{
		"twelve million rows":      {bookWith(sheetWith(strings.Repeat("<row/>", 12_000_000))), TooManyRows},
		"the same row for ever":    {bookWith(sheetWith(strings.Repeat(`<row r="1"/>`, 2_000_000))), TooManyRows},
		"a row far beyond":         {bookWith(sheetWith(`<row r="99999999999"/>`)), TooManyRows},
		"rows far apart":           {bookWith(sheetWith(`<row r="1">` + text("A1", "a") + `</row><row r="900000">` + text("A900000", "a") + `</row>`)), TooManyRows},
		"a column beyond":          {bookWith(sheetWith(`<row r="1">` + text("XFE1", "a") + `</row>`)), TooManyColumns},
		"rows that end in XFD":     {bookWith(sheetWith(manyRows(5000, func(r int) string { return text(fmt.Sprint("A", r), "a") + text(fmt.Sprint("XFD", r), "b") }))), TooManyColumns},
		"texts in 16,384 columns":  {bookWith(sheetWith(`<row r="1">` + strings.Repeat(`<c t="str"><v>a</v></c>`, 16384) + `</row>`)), TooManyColumns},
		"too many cells":           {bookWith(sheetWith(manyRows(150_000, func(r int) string { return text(fmt.Sprint("A", r), "a") + text(fmt.Sprint("H", r), "b") }))), TooManyCells},
		"two million levels":       {bookWith(sheetWith(`<row r="1"><extLst>` + strings.Repeat("<x>", 2_000_000))), TooDeep},
		"long text":                {bookWith(sheetWith(`<row r="1">` + text("A1", strings.Repeat("长", MaxText+1)) + `</row>`)), CellTooLong},
		"a string of a megabyte":   {bookWith(sheetWith(manyRows(12_000, func(int) string { return `<c t="s"><v>0</v></c>` })), shared(1<<20)), CellTooLong},
		"a long string everywhere": {bookWith(sheetWith(manyRows(12_000, func(int) string { return `<c t="s"><v>0</v></c>` })), shared(MaxText)), TooLarge},
		"a tag without end":        {bookWith(sheetWith(`<row r="1"><c a="` + strings.Repeat(">", 40<<20))), CellTooLong},
		"bomb":                     {bookWith(sheetWith(strings.Repeat(" ", maxUnpacked))), TooLarge},
		"empty strings":            {bookWith(sheetWith(""), entry{"xl/sharedStrings.xml", `<sst ` + mainNS + `>` + strings.Repeat("<si/>", 3_000_000) + `</sst>`}), TooLarge},
		"too many formats":         {bookWith(sheetWith(""), entry{"xl/styles.xml", `<styleSheet ` + mainNS + `><numFmts>` + manyFormats(99_000) + `</numFmts></styleSheet>`}), TooLarge},
		"too many styles":          {bookWith(sheetWith(""), entry{"xl/styles.xml", `<styleSheet ` + mainNS + `><cellXfs>` + strings.Repeat("<xf/>", 2_000_000) + `</cellXfs></styleSheet>`}), TooLarge},
		"too many merges":          {bookWith(sheetWith("", "<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:B1"/>`, MaxReadMerges+1)+"</mergeCells>")), TooManyMerges},
		"merges over each other": {bookWith(sheetWith(`<row r="1">`+text("A1", "a")+`</row><row r="190000">`+text("E190000", "a")+`</row>`,
			"<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:E190000"/>`, 90_000)+"</mergeCells>")), Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			data := packed(t, c.parts)
			if u := refused(t, data); u.Reason != c.reason {
				t.Errorf("%v, want %s", u, c.reason)
			}
		})
	}
}

func manyFormats(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<numFmt numFmtId="%d" formatCode="%s"/>`, i+200, strings.Repeat("yyyy0#?%", 30))
	}
	return b.String()
}

func manyRows(n int, cells func(row int) string) string {
	var b strings.Builder
	for r := 1; r <= n; r++ {
		fmt.Fprintf(&b, `<row r="%d">%s</row>`, r, cells(r))
	}
	return b.String()
}

func TestArchivesOfManyOrHugeFilesAreRefused(t *testing.T) {
	if u := refused(t, append([]byte("PK\x03\x04"), make([]byte, MaxBytes)...)); u.Reason != TooLarge {
		t.Error(u)
	}
	if u := refused(t, append([]byte("PK\x03\x04"), bytes.Repeat([]byte("PK\x01\x02"), maxEntries+1)...)); u.Reason != TooLarge {
		t.Error(u)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.CreateRaw(&zip.FileHeader{Name: "_rels/.rels", Flags: 1}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if u := refused(t, b.Bytes()); u.Reason != Encrypted {
		t.Error(u)
	}
}

func TestHugeFormattedRangesAndManyMergesAreRead(t *testing.T) {
	rows := manyRows(60_000, func(r int) string {
		if r%2 == 0 {
			return `<c s="1"/><c s="1"/><c s="1"/>`
		}
		return fmt.Sprintf(`<c t="str"><v>%d</v></c><c t="str"><v>甲</v></c><c s="1"/>`, r)
	}) + strings.Repeat(`<row><c s="1"/><c s="1"/><c s="1"/></row>`, 900_000)
	var merges strings.Builder
	for r := 1; r < 50_000; r += 2 {
		fmt.Fprintf(&merges, `<mergeCell ref="A%d:A%d"/><mergeCell ref="B%d:B%d"/>`, r, r+1, r, r+1)
	}
	src := mustRead(t, packed(t, bookWith(sheetWith(rows, "<mergeCells>"+merges.String()+"</mergeCells>"))))
	got := src.Blocks[0].Table
	if len(got.Rows) != 59_999 || len(got.Columns) != 2 || got.Rows[49_998][1].Rows != 2 || !got.Rows[49_999][1].Covered || got.Rows[50_000][1].Rows > 1 {
		t.Errorf("%d rows, %d columns, %+v", len(got.Rows), len(got.Columns), got.Rows[49_998])
	}
}

// A damaged file may be refused or read as it was; rows are never lost in silence.
func TestCutFilesNeverLoseRows(t *testing.T) {
	sheet := sheetWith(manyRows(4, func(r int) string {
		return fmt.Sprintf(`<c r="A%d"><v>%d</v></c><c r="B%d" t="inlineStr"><is><t>甲&amp;乙</t></is></c><c r="C%d" t="s"><v>1</v></c>`, r, r, r, r)
	}), `<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>`, `<pageMargins left="1"/>`)
	parts := bookWith(sheet)
	whole := packed(t, parts)
	want := lines(mustRead(t, whole).Blocks[0].Table)
	same := func(what string, data []byte) {
		t.Helper()
		src, err := readWithin(t, data)
		if err == nil && lines(src.Blocks[0].Table) != want {
			t.Errorf("%s: %s", what, lines(src.Blocks[0].Table))
		}
	}
	for n := range whole {
		same(fmt.Sprintf("file cut at %d", n), whole[:n])
	}
	for _, p := range parts {
		if p.name == "[Content_Types].xml" {
			continue
		}
		for n := 0; n < len(p.text); n += 3 {
			cut := bookWith(sheet, entry{p.name, p.text[:n]})
			if _, err := readWithin(t, packed(t, cut)); err == nil {
				t.Errorf("%s cut at %d was read", p.name, n)
			}
		}
	}
	for n := 0; n+8 < len(sheet); n += 3 { // a piece lost in the middle
		src, err := readWithin(t, packed(t, bookWith(sheet[:n]+sheet[n+8:])))
		if err == nil && len(src.Blocks) > 0 && len(src.Blocks[0].Table.Rows) < 4 && !bytes.Contains([]byte(sheet[n:n+8]), []byte("r=")) {
			t.Errorf("without %q: %s", sheet[n:n+8], lines(src.Blocks[0].Table))
		}
	}
}

func TestEveryReasonAndKindIsListedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Reasons() {
		if seen[string(r)] {
			t.Errorf("%s twice", r)
		}
		seen[string(r)] = true
		u := &Unreadable{Reason: r, Part: "xl/a.xml", Ref: table.Ref{Row: 2, Col: 28}, Limit: 9}
		if got := u.Error(); !strings.Contains(got, string(r)) || !strings.Contains(got, "AB2") {
			t.Error(got)
		}
	}
	for _, k := range FileKinds() {
		if k == "" || seen["kind "+string(k)] {
			t.Errorf("%q", k)
		}
		seen["kind "+string(k)] = true
	}
}
