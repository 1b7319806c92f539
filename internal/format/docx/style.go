package docx

import (
	"strconv"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

// The styles of a table's paragraphs; the number of the table's type follows.
const (
	headCell  = "TableHead"
	proseCell = "TableProse"
	nameCell  = "TableName"
	gapStyle  = "Gap"
)

// paraStyle is a paragraph style of the file.
type paraStyle struct {
	id, name string
	builtIn  bool // Word knows it by its name
	outline  int  // 1 and 2 are levels of headings
	look     doc.Look
	justify  bool
	dense    bool // no room between Chinese and other letters: its lines are those that the rows' heights are computed for
}

// styleID is the file's name of a style.
func styleID(s doc.Style) string {
	switch s {
	case doc.Label:
		return "AnnexLabel"
	case doc.Title:
		return "Title"
	case doc.Number:
		return "DocumentNumber"
	case doc.Addressee:
		return "Addressee"
	case doc.Section:
		return "Heading1"
	case doc.Subhead:
		return "Heading2"
	case doc.Note:
		return "TableNote"
	case doc.Signature:
		return "Signed"
	}
	return "BodyText"
}

func (b *book) styles() {
	b.write(`<w:styles xmlns:w="`, wordML, `"><w:docDefaults><w:rPrDefault><w:rPr>`)
	b.font(doc.Text)
	b.write(`<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`,
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:style>`,
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>`,
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>`,
		`<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	for _, s := range []struct {
		style   doc.Style
		name    string
		builtIn bool
		outline int
	}{
		{doc.Body, "Body Text", true, 0}, {doc.Label, "附件标注", false, 0}, {doc.Title, "Title", true, 0}, {doc.Number, "文号", false, 0},
		{doc.Addressee, "主送机关", false, 0}, {doc.Section, "heading 1", true, 1}, {doc.Subhead, "heading 2", true, 2},
		{doc.Note, "表注", false, 0}, {doc.Signature, "署名", false, 0},
	} {
		look := s.style.Look()
		b.style(paraStyle{id: styleID(s.style), name: s.name, builtIn: s.builtIn, outline: s.outline, look: look, justify: look.Align == table.Start})
	}
	for i, set := range b.sets {
		n := ""
		if i > 0 {
			n = strconv.Itoa(i + 1)
		}
		look := doc.Look{Role: doc.Text, Size: set.size, Leading: set.leading}
		b.style(paraStyle{id: cellStyle(proseCell, i), name: "表格正文" + n, look: look, justify: true, dense: true})
		look.Align = table.Centre
		b.style(paraStyle{id: cellStyle(nameCell, i), name: "表格名称" + n, look: look, dense: true})
		look.Role = doc.Heading
		b.style(paraStyle{id: cellStyle(headCell, i), name: "表头" + n, look: look, dense: true})
	}
	b.style(paraStyle{id: gapStyle, name: "表后", look: doc.Look{Size: 1, Leading: 1}})
	b.write(`<w:style w:type="character" w:customStyle="1" w:styleId="`, breakStyle, `"><w:name w:val="`, breakName, `"/></w:style></w:styles>`)
}

func cellStyle(kind string, set int) string { return kind + strconv.Itoa(set+1) }

func (b *book) style(s paraStyle) {
	b.write(`<w:style w:type="paragraph"`)
	if !s.builtIn {
		b.write(` w:customStyle="1"`)
	}
	b.write(` w:styleId="`, s.id, `"><w:name w:val="`, s.name, `"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>`)
	if s.look.KeepNext {
		b.write(`<w:keepNext/>`)
	}
	if s.dense {
		b.write(`<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>`)
	}
	b.write(`<w:spacing w:before="`, twips(s.look.Before), `" w:after="`, twips(s.look.After), `" w:line="`, twips(s.look.Leading), `" w:lineRule="exact"/>`)
	if in, out := s.look.Indent, s.look.Outdent; in > 0 || out > 0 { // in characters too, so that they follow the size
		b.write(`<w:ind w:rightChars="`, strconv.Itoa(int(out*100)), `" w:right="`, twips(out*s.look.Size),
			`" w:firstLineChars="`, strconv.Itoa(int(in*100)), `" w:firstLine="`, twips(in*s.look.Size), `"/>`)
	}
	b.write(`<w:jc w:val="`, alignment(s.look.Align, s.justify), `"/>`)
	if s.outline > 0 {
		b.write(`<w:outlineLvl w:val="`, strconv.Itoa(s.outline-1), `"/>`)
	}
	b.write(`</w:pPr><w:rPr>`)
	b.font(s.look.Role)
	b.write(`<w:sz w:val="`, halves(s.look.Size), `"/><w:szCs w:val="`, halves(s.look.Size), `"/></w:rPr></w:style>`)
}

func alignment(a table.Align, justify bool) string {
	switch {
	case a == table.Centre:
		return "center"
	case a == table.End:
		return "right"
	case justify:
		return "both"
	}
	return "left"
}

// font asks for one face for all scripts: quotes and dashes would else come out of a Latin one.
func (b *book) font(r doc.Role) {
	name, _ := face(r)
	b.write(`<w:rFonts w:ascii="`, name, `" w:eastAsia="`, name, `" w:hAnsi="`, name, `" w:cs="`, name, `"/>`)
}
