package docx

import (
	"time"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

const (
	customPart = "docProps/custom.xml"
	packageNS  = "http://schemas.openxmlformats.org/package/2006/"
	officeType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	appProperties = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>督办本</Application></Properties>`
)

func (b *book) contentTypes() {
	b.write(`<Types xmlns="`, packageNS, `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`)
	for _, p := range [][2]string{
		{"/word/document.xml", officeType + "document.main+xml"}, {"/word/styles.xml", officeType + "styles+xml"},
		{"/word/settings.xml", officeType + "settings+xml"}, {"/word/fontTable.xml", officeType + "fontTable+xml"},
		{"/word/footer1.xml", officeType + "footer+xml"}, {"/word/footer2.xml", officeType + "footer+xml"},
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
	} {
		b.write(`<Override PartName="`, p[0], `" ContentType="`, p[1], `"/>`)
	}
	if b.d.Circulated {
		b.write(`<Override PartName="/`, customPart, `" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`)
	}
	b.write(`</Types>`)
}

func (b *book) topRelations() {
	b.write(`<Relationships xmlns="`, packageNS, `relationships"><Relationship Id="rId1" Type="`, relNS, `/officeDocument" Target="word/document.xml"/>`,
		`<Relationship Id="rId2" Type="`, packageNS, `relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
		`<Relationship Id="rId3" Type="`, relNS, `/extended-properties" Target="docProps/app.xml"/>`)
	if b.d.Circulated {
		b.write(`<Relationship Id="rId4" Type="`, relNS, `/custom-properties" Target="`, customPart, `"/>`)
	}
	b.write(`</Relationships>`)
}

// customProperties say that merged cells alone mean "as above".
func (b *book) customProperties() {
	b.write(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`,
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="`, table.OwnProperty, `"><vt:lpwstr>`, table.OwnForm, `</vt:lpwstr></property></Properties>`)
}

func (b *book) relations() {
	b.write(`<Relationships xmlns="`, packageNS, `relationships">`)
	for _, r := range [][3]string{
		{"rId1", "styles", "styles.xml"}, {"rId2", "settings", "settings.xml"}, {"rId3", "fontTable", "fontTable.xml"},
		{"rId4", "footer", "footer1.xml"}, {"rId5", "footer", "footer2.xml"},
	} {
		b.write(`<Relationship Id="`, r[0], `" Type="`, relNS, `/`, r[1], `" Target="`, r[2], `"/>`)
	}
	b.write(`</Relationships>`)
}

func (b *book) coreProperties() {
	b.write(`<cp:coreProperties xmlns:cp="`, packageNS, `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>`)
	b.escape(clean(b.d.Title))
	b.write(`</dc:title><dc:language>zh-CN</dc:language>`)
	if !b.info.Created.IsZero() {
		at := b.info.Created.UTC().Format(time.RFC3339)
		b.write(`<dcterms:created xsi:type="dcterms:W3CDTF">`, at, `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">`, at, `</dcterms:modified>`)
	}
	b.write(`</cp:coreProperties>`)
}

// settings: doNotExpandShiftReturn keeps the lines of a justified text that end with a line end from being stretched.
func (b *book) settings() {
	b.write(`<w:settings xmlns:w="`, wordML, `"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>`,
		`<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/>`,
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`,
		`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`)
}

// face is the font that a role asks for, and the one to take where the machine lacks it.
func face(r doc.Role) (name, other string) {
	switch r {
	case doc.Heading:
		return "黑体", "SimHei"
	case doc.Second:
		return "楷体", "楷体_GB2312"
	case doc.Display:
		return "方正小标宋简体", "方正小标宋_GBK"
	case doc.Digits:
		return "宋体", "SimSun"
	}
	return "仿宋", "仿宋_GB2312"
}

// fonts tells what the fonts are like, so that a machine without one takes the nearest that it has.
func (b *book) fonts() {
	b.write(`<w:fonts xmlns:w="`, wordML, `">`)
	for r := doc.Text; r <= doc.Digits; r++ {
		name, other := face(r)
		family := "roman"
		if r == doc.Heading {
			family = "swiss"
		}
		b.write(`<w:font w:name="`, name, `"><w:altName w:val="`, other, `"/><w:charset w:val="86"/><w:family w:val="`, family, `"/><w:pitch w:val="auto"/></w:font>`)
	}
	b.write(`</w:fonts>`)
}
