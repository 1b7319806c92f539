package docx

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestReadTakesTheTextThatAPersonSees(t *testing.T) {
	r := func(marks string) string { return `<w:p><w:r>` + marks + `</w:r></w:p>` }
	fld := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	text := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	cases := []struct{ name, body, want string }{
		{"paragraphs in order, blank ones left out", p("附件1") + `<w:p/>` + p(" ") + p("标题"), "附件1\n标题"},
		{"runs are one text", `<w:p>` + text("区住") + text("建局") + `</w:p>`, "区住建局"},
		{"blanks without preserve are the file's own", "<w:p><w:r><w:t>\n  甲 乙\n  </w:t></w:r></w:p>", "甲 乙"},
		{"line ends and tabs are marks", r(`<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t><w:tab/><w:t>丁</w:t>`), "甲/乙/丙\t丁"},
		{"hyphens", r(`<w:t>1</w:t><w:noBreakHyphen/><w:t>3月</w:t><w:softHyphen/>`), "1-3月"},
		{"symbols by their fonts", r(`<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="宋体" w:char="2264"/><w:sym w:font="X" w:char="F041"/>`), "√≥≤〓"},
		{"entities", p("&lt;甲&gt;&#x4E59;&amp;"), "<甲>乙&"},
		{"insertions in, deletions out and noted", `<w:p><w:ins w:id="1">` + text("新") + `</w:ins><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>` + text("文") + `</w:p>`,
			"新文\n! tracked-change 0,0 旧"},
		{"moved text stands once", `<w:p><w:moveFrom>` + text("甲") + `</w:moveFrom></w:p><w:p><w:moveTo>` + text("甲") + `</w:moveTo></w:p>`,
			"甲\n! tracked-change 0,0 甲\n! tracked-change 0,0 "},
		{"a deleted paragraph end joins two", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + text("区住") + `</w:p>` + p("建局"), "区住建局\n! tracked-change 0,0 "},
		{"results of fields, not codes", `<w:p>` + fld("begin") + `<w:r><w:instrText> PAGE </w:instrText></w:r>` + fld("begin") + text("内") + fld("separate") + text("码") + fld("end") +
			fld("separate") + text("7") + fld("end") + text("页") + `</w:p>`, "7页"},
		{"a field that never ends swallows nothing", `<w:p>` + fld("begin") + text("码") + `</w:p>` + p("文"), "文"},
		{"a computed field without a result is noted", `<w:p>` + fld("begin") + `<w:r><w:instrText> EQ \o\ac(○,1)</w:instrText></w:r>` + fld("end") + text("甲") + `</w:p>`,
			"甲\n! formula-without-value 0,0 EQ \\o\\ac(○,1)"},
		{"wrappers are transparent", `<w:p><w:hyperlink>` + text("一") + `</w:hyperlink><w:smartTag>` + text("二") + `</w:smartTag><w:fldSimple w:instr="X">` + text("三") +
			`</w:fldSimple><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + text("四") + `</w:sdtContent></w:sdt></w:p><w:sdt><w:sdtContent>` + p("五") + `</w:sdtContent></w:sdt>`, "一二三四\n五"},
		{"one branch of alternatives", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p("附件1") +
			`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p("附件1") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + text("标题") + `</w:p>`, "附件1\n标题"},
		{"the fallback where there is no choice", `<mc:AlternateContent><mc:Fallback>` + p("甲") + `</mc:Fallback></mc:AlternateContent>`, "甲"},
		{"hidden text is noted", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>明</w:t></w:r></w:p>`, "明\n! hidden-text 0,0 暗"},
		{"of ruby the base", r(`<w:ruby><w:rt><w:r><w:t>pī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>陂</w:t></w:r></w:rubyBase></w:ruby>`), "陂"},
		{"fractions", `<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>`, "1/2"},
		{"embedded files are noted", r(`<w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>`), "! embedded-file 0,0 Excel.Sheet.12"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(mustRead(t, wordFile(t, c.body))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestReadTakesTablesAsTheyStand(t *testing.T) {
	const start, on = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	span := func(n string) string { return `<w:gridSpan w:val="` + n + `"/>` }
	cases := []struct{ name, body, want string }{
		{"cells and their paragraphs", tbl(tr(tc("", "甲"), `<w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p><w:p/>`+p("丙")+`</w:tc>`)), "|甲|乙//丙|"},
		{"merged downwards", tbl(tr(tc(start, "甲"), tc("", "1")), tr(tc(on, ""), tc("", "2")), tr(tc(`<w:vMerge w:val="continue"/>`, ""), tc("", "3"))), "|甲(3x1)|1|\n|^|2|\n|^|3|"},
		{"a new start ends the one above", tbl(tr(tc(start, "甲")), tr(tc(on, "")), tr(tc(start, "乙")), tr(tc(on, ""))), "|甲(2x1)|\n|^|\n|乙(2x1)|\n|^|"},
		{"going on with nothing is a cell", tbl(tr(tc(on, "甲"), tc("", "1")), tr(tc("", "乙"), tc(on, "2"))), "|甲|1|\n|乙|2|"},
		{"merged across and down", tbl(tr(tc(span("2")+start, "甲"), tc("", "1")), tr(tc(span("2")+on, ""), tc("", "2"))), "|甲(2x2)|^|1|\n|^|^|2|"},
		{"merges of another width are cells", tbl(tr(tc(start, "甲"), tc("", "1")), tr(tc(span("2")+on, "乙"))), "|甲|1|\n|乙(1x2)|^|"},
		{"merged across as old files do", tbl(tr(tc(`<w:hMerge w:val="restart"/>`, "甲"), tc(`<w:hMerge/>`, ""), tc("", "1")), tr(tc("", "a"), tc("", "b"), tc("", "c"))), "|甲(1x2)|^|1|\n|a|b|c|"},
		{"places before, after and beyond a row", tbl(tr(tc("", "a"), tc("", "b"), tc("", "c")), `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>`+tc("", "乙")+`</w:tr>`, tr(tc("", "丙"))),
			"|a|b|c|\n|?|乙|?|\n|丙|?|?|"},
		{"heads", tbl(`<w:tr><w:trPr><w:tblHeader/></w:trPr>`+tc("", "序号")+`</w:tr>`, `<w:tr><w:trPr><w:tblHeader w:val="0"/></w:trPr>`+tc("", "1")+`</w:tr>`), "#|序号|\n|1|"},
		{"several tables and what stands between", tbl(tr(tc("", "甲"))) + p("附件2") + tbl(tr(tc("", "乙"))), "|甲|\n附件2\n|乙|"},
		{"a table in a cell is noted", tbl(tr(`<w:tc>` + p("甲") + tbl(tr(tc("", "内"), tc("", "层"))) + `<w:p/></w:tc>`)), "|甲/|\n! nested-table 1,1 内/层"},
		{"text under a merge is noted", tbl(tr(tc(start, "甲")), tr(tc(on, "乙"))), "|甲(2x1)|\n|^|\n! covered-text 2,1 乙"},
		{"a deleted row is noted", tbl(tr(tc("", "甲")), `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>`+tc("", "乙")+`</w:tr>`, tr(tc("", "丙"))), "|甲|\n|丙|\n! tracked-change 2,0 乙"},
		{"rows and cells in wrappers", tbl(`<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>` + tc("", "甲") + `</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>`), "|甲|"},
		{"a text box in a cell", tbl(tr(`<w:tc><w:p><w:r><w:pict><v:textbox><w:txbxContent>` + p("框") + `</w:txbxContent></v:textbox></w:pict></w:r><w:r><w:t>文</w:t></w:r></w:p></w:tc>`)), "|框/文|"},
		{"columns that hold no character", `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="40"/><w:gridCol w:w="3000"/></w:tblGrid>` +
			tr(tc(span("2")+start, "甲"), tc("", "1")) + tr(tc(on, ""), tc(span("2"), "2")) + `</w:tbl>`, "|甲(2x1)|1|\n|^|2|"},
		{"a table without rows", `<w:tbl><w:tblPr/></w:tbl>` + p("文"), "文"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(mustRead(t, wordFile(t, c.body))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestReadTellsWhereACellStands(t *testing.T) {
	src := mustRead(t, wordFile(t, tbl(tr(tc("", "甲"), tc("", "乙")), tr(tc("", "丙")))))
	for r, row := range src.Blocks[0].Table.Rows {
		for c, cell := range row {
			if cell.Ref.Row != r+1 || cell.Ref.Col != c+1 {
				t.Errorf("row %d, column %d says %+v", r+1, c+1, cell.Ref)
			}
		}
	}
}

func TestFootnotesAreNotedWithTheirPlace(t *testing.T) {
	foot := wrap("footnotes", `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">`+p("截至6月")+`</w:footnote>`)
	got := shown(mustRead(t, wordFile(t, tbl(tr(`<w:tc><w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:tc>`)), "word/footnotes.xml", foot)))
	if want := "|甲|\n! footnote 1,1 截至6月"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestStrictFilesAndUTF16AreReadAlike(t *testing.T) {
	want := "附件1\n|甲|"
	body := p("附件1") + tbl(tr(tc("", "甲")))
	strict := strings.ReplaceAll(wrap("document", "<w:body>"+body+"</w:body>"), wordML, wordMLStrict)
	rels := strings.ReplaceAll(topRels, relNS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
	if got := shown(mustRead(t, zipped(t, "_rels/.rels", rels, "word/document.xml", strict))); got != want {
		t.Errorf("strict: got\n%s", got)
	}
	for name, high := range map[string]int{"little": 1, "big": 0} {
		for _, mark := range []string{"\ufeff", ""} {
			var b []byte
			text := strings.Replace(wrap("document", "<w:body>"+body+p("𠀀")+"</w:body>"), "UTF-8", "UTF-16", 1)
			for _, u := range utf16.Encode([]rune(mark + text)) {
				pair := [2]byte{}
				pair[high], pair[1-high] = byte(u>>8), byte(u)
				b = append(b, pair[:]...)
			}
			if got := shown(mustRead(t, zipped(t, "word/document.xml", string(b)))); got != want+"\n𠀀" {
				t.Errorf("%s end first, mark %q: got\n%s", name, mark, got)
			}
		}
	}
}

func TestReadStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, "", wordFile(t, strings.Repeat(p("甲"), 1000))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
