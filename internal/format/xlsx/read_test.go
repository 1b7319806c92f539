package xlsx

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"dubanben/internal/table"
)

func TestCellsAreReadAsAPersonSeesThem(t *testing.T) {
	for name, c := range map[string]struct{ cell, want string }{
		"shared string":                 {`<c r="A1" t="s"><v>0</v></c>`, "甲"},
		"rich text without its reading": {`<c r="A1" t="s"><v>1</v></c>`, "乙 丙"},
		"inline string":                 {`<c r="A1" t="inlineStr"><is><t>丁</t></is></c>`, "丁"},
		"inline rich text":              {`<c r="A1" t="inlineStr"><is><r><t>丁</t></r><r><t>戊</t></r></is></c>`, "丁戊"},
		"line breaks":                   {"<c r=\"A1\" t=\"inlineStr\"><is><t>一\r\n二\n三&#10;四_x000D_\n五</t></is></c>", "一\n二\n三\n四\n五"},
		"escapes":                       {`<c r="A1" t="str"><v>_x0041__x005F_x0041_ _xD842__xDFB7_ &amp;lt; _x12 _xyz</v></c>`, "A_x0041_ 𠮷 &lt; _x12 _xyz"},
		"CDATA":                         {`<c r="A1" t="str"><v><![CDATA[<&]]>甲</v></c>`, "<&甲"},
		"number":                        {`<c r="A1"><v>12</v></c>`, "12"},
		"number as its noise":           {`<c r="A1"><v>0.30000000000000004</v></c>`, "0.3"},
		"long number":                   {`<c r="A1"><v>1.3812345678E10</v></c>`, "13812345678"},
		"leading zeros":                 {`<c r="A1" s="4"><v>7</v></c>`, "007"},
		"percent":                       {`<c r="A1" s="2"><v>0.85</v></c>`, "85%"},
		"thousands":                     {`<c r="A1" s="3"><v>12345.5</v></c>`, "12,345.50"},
		"date":                          {`<c r="A1" s="1"><v>44013</v></c>`, "2020年7月1日"},
		"short date":                    {`<c r="A1" s="5"><v>44013.75</v></c>`, "2020/7/1"},
		"ISO date":                      {`<c r="A1" s="1" t="d"><v>2020-07-01T00:00:00</v></c>`, "2020年7月1日"},
		"ISO date without format":       {`<c r="A1" t="d"><v>2020-07-01</v></c>`, "2020/7/1"},
		"truth":                         {`<c r="A1" t="b"><v>1</v></c>`, "TRUE"},
		"error":                         {`<c r="A1" t="e"><f>X</f><v>#REF!</v></c>`, "#REF!"},
		"last value of a formula":       {`<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>`, "ab"},
		"style out of range":            {`<c r="A1" s="99"><v>5</v></c>`, "5"},
		"no place given":                {`<c t="str"><v>甲</v></c>`, "甲"},
		"what a number is not":          {`<c r="A1"><v>NaN</v></c>`, "NaN"},
		"attributes of others":          {`<c r="A1" xmlns:x="u" x:y="z" t="str"><v>甲</v></c>`, "甲"},
	} {
		t.Run(name, func(t *testing.T) {
			src := mustRead(t, packed(t, bookWith(sheetWith("<row r='1'>"+c.cell+"</row>"))))
			if got := src.Blocks[0].Table.Rows[0][0].Text; got != c.want || len(src.Notes) != 0 {
				t.Errorf("%q, want %q; notes %v", got, c.want, src.Notes)
			}
		})
	}
}

func TestDatesCountFrom1904WhereTheBookSaysSo(t *testing.T) {
	book := `<workbook ` + mainNS + `><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`
	rows := `<row r="1"><c r="A1" s="1"><v>42551</v></c><c r="B1" s="1" t="d"><v>2020-07-01</v></c></row>`
	src := mustRead(t, packed(t, bookWith(sheetWith(rows), entry{"xl/workbook.xml", book})))
	if got := lines(src.Blocks[0].Table); got != "2020年7月1日|2020年7月1日\n" {
		t.Error(got)
	}
}

func TestTableIsTheSheetFromItsFirstTextToItsLast(t *testing.T) {
	text := func(ref, s string) string { return `<c r="` + ref + `" t="str"><v>` + s + `</v></c>` }
	rows := `<row r="1"><c r="A1" s="1"/></row>` +
		`<row r="3" hidden="1">` + text("B3", "甲") + text("D3", "乙") + `</row>` +
		`<row r="4">` + text("B4", "丙") + `<c r="XFD4" s="1"/></row><row r="6">` + text("C6", "丁") + text("F6", "  ") + `</row><row r="1048576"/>`
	src := mustRead(t, packed(t, bookWith(sheetWith(rows, `<mergeCells><mergeCell ref="B4:B9"/><mergeCell ref="D3:XFD3"/><mergeCell ref="F20:G30"/></mergeCells>`))))
	b := src.Blocks[0]
	if b.Ref != (table.Ref{Sheet: "附件1", Row: 3, Col: 2}) || b.Table.Rows[3][1].Ref != (table.Ref{Sheet: "附件1", Row: 6, Col: 3}) {
		t.Errorf("%+v, %+v", b.Ref, b.Table.Rows[3][1].Ref)
	}
	if got, want := lines(b.Table), "甲||乙\n丙[3×1]||\n^||\n^|丁|\n"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if len(b.Table.Columns) != 3 {
		t.Errorf("%d columns", len(b.Table.Columns))
	}
}

func TestTextsUnderMergedCellsAreLeftOutAndNoted(t *testing.T) {
	rows := `<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>甲</v></c><c r="C1" t="str"><v>藏</v></c></row>` +
		`<row r="2"><c r="C2" t="str"><v>藏2</v></c></row><row r="3"><c r="B3" t="str"><v>乙</v></c></row>`
	src := mustRead(t, packed(t, bookWith(sheetWith(rows, `<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="C3:A2"/></mergeCells>`))))
	if got := lines(src.Blocks[0].Table); got != "甲\n" {
		t.Error(got)
	}
	var texts []string
	for _, n := range src.Notes {
		if n.Kind != table.CoveredText {
			t.Errorf("%+v", n)
		}
		texts = append(texts, n.Text)
	}
	if got := strings.Join(texts, " "); got != "藏 藏2 乙" {
		t.Error(got)
	}
}

func TestHiddenSheetsStandBehindTheOthersAndAreNoted(t *testing.T) {
	book := `<workbook ` + mainNS + `><sheets><sheet name="深藏" sheetId="1" state="veryHidden" r:id="a"/><sheet name="明" sheetId="2" r:id="b"/>` +
		`<sheet name="藏" sheetId="3" state="hidden" r:id="a"/><sheet name="空" sheetId="4" r:id="c"/><sheet name="图" sheetId="5" r:id="d"/></sheets></workbook>`
	rels := `<Relationships ` + relNS + `><Relationship Id="a" Type="` + relOf + `worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="b" Type="` + relOf + `worksheet" Target="/xl/b.xml"/><Relationship Id="c" Type="` + relOf + `worksheet" Target="../xl/c.xml"/>` +
		`<Relationship Id="d" Type="` + relOf + `chartsheet" Target="chartsheets/d.xml"/>` +
		`<Relationship Id="e" Type="` + relOf + `externalLink" Target="externalLinks/e.xml"/></Relationships>`
	src := mustRead(t, packed(t, bookWith(sheetWith(`<row r="1"><c r="A1"><v>1</v></c></row>`),
		entry{"xl/workbook.xml", book}, entry{"xl/_rels/workbook.xml.rels", rels},
		entry{"xl/b.xml", sheetWith(`<row r="1"><c r="A1"><v>2</v></c></row>`)}, entry{"xl/c.xml", sheetWith(`<row r="1"><c r="A1" s="1"/></row>`)},
		entry{"xl/externalLinks/_rels/e.xml.rels", `<Relationships ` + relNS + `><Relationship Id="x" Type="t/externalLinkPath" Target="file:///D:/旧.xlsx" TargetMode="External"/></Relationships>`},
	)))
	var names []string
	for _, b := range src.Blocks {
		names = append(names, b.Ref.Sheet)
	}
	if got := strings.Join(names, " "); got != "明 深藏 藏" {
		t.Error(got)
	}
	want := []table.Note{
		{Kind: table.ExternalLink, Text: "file:///D:/旧.xlsx"},
		{Kind: table.HiddenSheet, Ref: table.Ref{Sheet: "深藏"}}, {Kind: table.HiddenSheet, Ref: table.Ref{Sheet: "藏"}},
	}
	if !reflect.DeepEqual(src.Notes, want) {
		t.Errorf("%+v", src.Notes)
	}
}

func TestAHiddenSheetThatIsTooWideIsPassedOver(t *testing.T) {
	two := func(state string) []byte {
		return packed(t, bookWith(sheetWith(`<row r="1"><c r="A1"><v>1</v></c></row>`),
			entry{"xl/workbook.xml", `<workbook ` + mainNS + `><sheets><sheet name="底表" sheetId="2"` + state + ` r:id="rId4"/><sheet name="附件1" sheetId="1" r:id="rId1"/></sheets></workbook>`},
			entry{"xl/_rels/workbook.xml.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId4" Type="x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`},
			entry{"xl/worksheets/sheet2.xml", sheetWith(`<row r="1"><c r="A1"><v>1</v></c><c r="ZZ1"><v>1</v></c></row>`)}))
	}
	src := mustRead(t, two(` state="hidden"`))
	if len(src.Blocks) != 1 || src.Blocks[0].Ref.Sheet != "附件1" || len(src.Notes) != 1 || src.Notes[0].Ref.Sheet != "底表" {
		t.Errorf("read %+v with notes %+v", src.Blocks, src.Notes)
	}
	if u := refused(t, two("")); u.Reason != TooManyColumns || u.Ref.Sheet != "底表" {
		t.Errorf("%v", u)
	}
}

func TestModulesOfOldMacrosAreNoSheets(t *testing.T) {
	src := mustRead(t, packed(t, bookWith(sheetWith(`<row r="1"><c r="A1"><v>1</v></c></row>`), entry{"xl/workbook.xml", `<workbook ` + mainNS +
		`><sheets><sheet name="Module1" sheetId="2" state="veryHidden" r:id=""/><sheet name="附件1" sheetId="1" r:id="rId1"/></sheets></workbook>`})))
	if len(src.Blocks) != 1 || src.Blocks[0].Ref.Sheet != "附件1" {
		t.Errorf("read %+v", src.Blocks)
	}
}

func TestFormulasWithoutAValueAreEmptyAndNoted(t *testing.T) {
	rows := `<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1"><f>SUM(C1:C2)</f></c><c r="C1"><f>1+1</f><v/></c>` +
		`<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>1+1</f><v>2</v></c></row>`
	src := mustRead(t, packed(t, bookWith(sheetWith(rows))))
	want := []table.Note{
		{Kind: table.FormulaWithoutValue, Ref: table.Ref{Sheet: "附件1", Row: 1, Col: 2}, Text: "SUM(C1:C2)"},
		{Kind: table.FormulaWithoutValue, Ref: table.Ref{Sheet: "附件1", Row: 1, Col: 3}, Text: "1+1"},
	}
	if got := lines(src.Blocks[0].Table); got != "甲||||2\n" || !reflect.DeepEqual(src.Notes, want) {
		t.Errorf("%q, %+v", got, src.Notes)
	}
}

func TestPrefixesStrictNamesAndMissingPartsAreRead(t *testing.T) {
	prefixed := `<?xml version="1.0" encoding="UTF-8"?><!-- by hand --><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">` +
		`<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c s="3"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`
	parts := bookWith(prefixed,
		entry{"_rels/.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>`},
		entry{"xl/_rels/workbook.xml.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		entry{"xl/workbook.xml", `<w:workbook xmlns:w="u" xmlns:q="v"><w:sheets><w:sheet name="a" sheetId="1" q:id="rId1"/></w:sheets></w:workbook>`})
	kept := parts[:0]
	for _, p := range parts {
		if p.name != "xl/styles.xml" && p.name != "xl/sharedStrings.xml" {
			kept = append(kept, p)
		}
	}
	if got := lines(mustRead(t, packed(t, kept)).Blocks[0].Table); got != "甲|2\n" {
		t.Error(got)
	}
}

func TestPartsInUTF16AreRead(t *testing.T) {
	sheet := `<?xml version="1.0" encoding="UTF-16"?>` + sheetWith(`<row r="1"><c r="A1" t="str"><v>甲𠮷</v></c></row>`)
	for name, c := range map[string]struct {
		mark string
		big  bool
	}{"little": {"\xff\xfe", false}, "big": {"\xfe\xff", true}, "little without mark": {"", false}, "big without mark": {"", true}} {
		wide := []byte(c.mark)
		for _, u := range utf16.Encode([]rune(sheet)) {
			if c.big {
				u = u>>8 | u<<8
			}
			wide = append(wide, byte(u), byte(u>>8))
		}
		if got := lines(mustRead(t, packed(t, bookWith(string(wide)))).Blocks[0].Table); got != "甲𠮷\n" {
			t.Errorf("%s: %q", name, got)
		}
		if src, err := readWithin(t, packed(t, bookWith(string(wide[:len(wide)-2])))); err == nil {
			t.Errorf("%s, cut: %v", name, src.Blocks)
		}
	}
	if got := lines(mustRead(t, packed(t, bookWith("\xef\xbb\xbf"+sheetWith(`<row r="1"><c r="A1"><v>1</v></c></row>`)))).Blocks[0].Table); got != "1\n" {
		t.Error(got)
	}
}

func TestCancelledReadingGivesTheContextsError(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, "a.xlsx", packed(t, bookWith(sheetWith("")))); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
