package docx

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyMarks draws well-formed marks that may stand anywhere, sensible or not.
func anyMarks(t *rapid.T, b *strings.Builder, depth int) {
	names := []string{"tbl", "tr", "tc", "p", "r", "t", "sdt", "sdtContent", "ins", "del", "tcPr", "trPr", "pPr", "tblGrid", "hyperlink", "txbxContent", "pict", "customXml"}
	leaves := []string{
		`<w:vMerge/>`, `<w:vMerge w:val="restart"/>`, `<w:hMerge/>`, `<w:hMerge w:val="restart"/>`, `<w:gridSpan w:val="2"/>`, `<w:gridSpan w:val="0"/>`, `<w:gridBefore w:val="1"/>`,
		`<w:gridCol w:w="20"/>`, `<w:gridCol w:w="4000"/>`, `<w:tblHeader/>`, `<w:fldChar w:fldCharType="begin"/>`, `<w:fldChar w:fldCharType="end"/>`, `<w:br/>`, `<w:cellDel/>`, `甲`,
	}
	for range rapid.IntRange(0, 4).Draw(t, "children") {
		if depth == 0 || rapid.Bool().Draw(t, "leaf") {
			b.WriteString(rapid.SampledFrom(leaves).Draw(t, "mark"))
			continue
		}
		name := rapid.SampledFrom(names).Draw(t, "name")
		b.WriteString("<w:" + name + ">")
		anyMarks(t, b, depth-1)
		b.WriteString("</w:" + name + ">")
	}
}

// anyGrid draws a table whose cells carry any mixture of merges and widths.
func anyGrid(t *rapid.T, b *strings.Builder) {
	b.WriteString("<w:tbl><w:tblGrid>")
	for range rapid.IntRange(0, 5).Draw(t, "grid") {
		b.WriteString(rapid.SampledFrom([]string{`<w:gridCol w:w="20"/>`, `<w:gridCol w:w="3000"/>`, `<w:gridCol w:w="3000"/>`, `<w:gridCol/>`}).Draw(t, "width"))
	}
	b.WriteString("</w:tblGrid>")
	for range rapid.IntRange(0, 6).Draw(t, "rows") {
		b.WriteString(rapid.SampledFrom([]string{"<w:tr>", "<w:tr>", `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:tblHeader/></w:trPr>`, `<w:tr><w:trPr><w:del/></w:trPr>`}).Draw(t, "row"))
		for range rapid.IntRange(0, 5).Draw(t, "cells") {
			b.WriteString("<w:tc><w:tcPr>")
			for _, props := range [][]string{
				{"", "", `<w:gridSpan w:val="2"/>`, `<w:gridSpan w:val="3"/>`}, {"", "", "", `<w:hMerge/>`, `<w:hMerge w:val="restart"/>`},
				{"", `<w:vMerge/>`, `<w:vMerge/>`, `<w:vMerge w:val="restart"/>`},
			} {
				b.WriteString(rapid.SampledFrom(props).Draw(t, "property"))
			}
			b.WriteString("</w:tcPr>" + p(rapid.SampledFrom([]string{"", "甲"}).Draw(t, "text")) + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl>")
}

func TestAnyMarksGiveSoundTables(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var b strings.Builder
		if rapid.Bool().Draw(rt, "table") {
			anyGrid(rt, &b)
		} else {
			anyMarks(rt, &b, 7)
		}
		src, err := Read(t.Context(), "", wordFile(t, b.String()))
		if err != nil {
			var u *Unreadable
			if !errors.As(err, &u) {
				rt.Fatal(err)
			}
			return
		}
		for _, block := range src.Blocks {
			if block.Table != nil {
				sound(rt, block.Table)
			}
		}
	})
}
