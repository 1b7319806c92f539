package docx

import (
	"strconv"
	"strings"

	"dubanben/internal/doc"
)

func (b *book) document() {
	b.write(`<w:document xmlns:w="`, wordML, `" xmlns:r="`, relNS, `"><w:body>`)
	begun, fresh := false, false // something stands on the pages; a new one is due
	after := false               // a table was the last
	tables := layOutAll(b.d)
	for _, block := range b.d.Blocks {
		switch block := block.(type) {
		case doc.PageBreak:
			fresh = begun
			continue
		case doc.Paragraph:
			b.paragraph(block, fresh)
			after = false
		case doc.Table:
			if blank(block) {
				continue
			}
			if after { // else the two would be one
				b.gap()
			}
			b.table(tables[0], fresh)
			tables, after = tables[1:], true
		}
		begun, fresh = true, false
	}
	if after || !begun { // Word wants a paragraph after the last table
		b.gap()
	}
	b.section()
	b.write(`</w:body></w:document>`)
}

func (b *book) gap() { b.write(`<w:p><w:pPr><w:pStyle w:val="`, gapStyle, `"/></w:pPr></w:p>`) }

// paragraph writes a paragraph of the document; a line end in a title stays in it, in other styles it begins another.
func (b *book) paragraph(p doc.Paragraph, fresh bool) {
	texts := []string{clean(p.Text)}
	if p.Style != doc.Title {
		texts = strings.Split(texts[0], "\n")
	}
	for _, text := range texts {
		b.write(`<w:p><w:pPr><w:pStyle w:val="`, styleID(p.Style), `"/>`)
		if fresh {
			b.write(`<w:pageBreakBefore/>`)
			fresh = false
		}
		b.write(`</w:pPr>`)
		if p.Style == doc.Title {
			b.balanced(text, b.d.Setup.TypeWidth()/p.Style.Look().Size)
		} else {
			b.run(text)
		}
		b.write(`</w:p>`)
	}
}

// section is the sheet.
func (b *book) section() {
	s := b.d.Setup
	b.write(`<w:sectPr>`)
	if s.PageNumber {
		b.write(`<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>`)
	}
	b.write(`<w:pgSz w:w="`, twips(s.Width), `" w:h="`, twips(s.Height), `"`)
	if s.Width > s.Height {
		b.write(` w:orient="landscape"`)
	}
	b.write(`/><w:pgMar w:top="`, twips(s.Top), `" w:right="`, twips(s.Right), `" w:bottom="`, twips(s.Bottom), `" w:left="`, twips(s.Left),
		`" w:header="`, twips(s.Top/2), `" w:footer="`, twips(max(s.Bottom-numberGap-numberSize/2, 0)), `" w:gutter="0"/>`)
	if s.FirstPage > 0 {
		b.write(`<w:pgNumType w:start="`, strconv.Itoa(s.FirstPage), `"/>`)
	}
	b.write(`</w:sectPr>`)
}
