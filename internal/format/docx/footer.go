package docx

import (
	"strconv"

	"dubanben/internal/doc"
)

// The page number of an official document: 4号, its dashes 7 mm from the type area (GB/T 9704-2012, 7.5).
const (
	numberSize = 14.0
	numberGap  = 7 * doc.MM
	numberRoom = 90.0 // points along its line, where it is turned
	numberWide = 20.0 // and across
)

// footer prints the page number outside, one character in: at the right on odd pages, at the left on even ones. That
// of a landscape sheet stands at the sheet's left side, turned: below on odd pages, above on even ones.
func (b *book) footer(odd bool) {
	s := b.d.Setup
	if !s.Landscape {
		b.write(`<w:ftr xmlns:w="`, wordML, `">`)
		b.number(odd, true)
		b.write(`</w:ftr>`)
		return
	}
	top := s.Top + numberSize
	if odd {
		top = s.Height - s.Bottom - numberSize - numberRoom
	}
	b.write(`<w:ftr xmlns:w="`, wordML, `" xmlns:mc="`, compatNS, `" xmlns:v="urn:schemas-microsoft-com:vml"`)
	for _, ns := range [][2]string{
		{"a", "http://schemas.openxmlformats.org/drawingml/2006/main"}, {"wps", shapeNS},
		{"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
	} {
		b.write(` xmlns:`, ns[0], `="`, ns[1], `"`)
	}
	b.write(`><w:p><w:pPr><w:pStyle w:val="`, gapStyle, `"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps">`)
	b.turned(s.Left-numberGap-numberWide/2, top, odd)
	b.write(`</mc:Choice><mc:Fallback><w:pict><v:shape id="page" stroked="f" filled="f" style="position:absolute;margin-left:`,
		points(s.Left-numberGap-numberWide/2), `;margin-top:`, points(top), `;width:`, points(numberWide), `;height:`, points(numberRoom),
		`;mso-position-horizontal-relative:page;mso-position-vertical-relative:page" coordsize="21600,21600" path="m,l,21600r21600,l21600,xe">`,
		`<v:textbox style="layout-flow:vertical" inset="0,0,0,0"><w:txbxContent>`)
	b.number(odd, false)
	b.write(`</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p></w:ftr>`)
}

const shapeNS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"

// turned is the page number in a text box at x and y of the sheet, turned by a quarter clockwise.
func (b *book) turned(x, y float64, odd bool) {
	size := [2]string{emus(numberWide), emus(numberRoom)}
	b.write(`<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">`,
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>`, emus(x), `</wp:posOffset></wp:positionH>`,
		`<wp:positionV relativeFrom="page"><wp:posOffset>`, emus(y), `</wp:posOffset></wp:positionV><wp:extent cx="`, size[0], `" cy="`, size[1], `"/>`,
		`<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="页码"/><wp:cNvGraphicFramePr/>`,
		`<a:graphic><a:graphicData uri="`, shapeNS, `"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="`, size[0], `" cy="`, size[1],
		`"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>`)
	b.number(odd, false)
	b.write(`</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>`,
		`</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`)
}

// emus are the units of drawings, 12,700 to the point.
func emus(points float64) string { return strconv.Itoa(int(points * 12700)) }

// number is the paragraph of the page number.
func (b *book) number(odd, inset bool) {
	side, edge := "left", "left"
	if odd {
		side, edge = "right", "right"
	}
	b.write(`<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="`, twips(numberSize), `" w:lineRule="exact"/>`)
	if inset {
		b.write(`<w:ind w:`, edge, `Chars="100" w:`, edge, `="`, twips(numberSize), `"/>`)
	}
	b.write(`<w:jc w:val="`, side, `"/></w:pPr>`)
	b.digits(`<w:t xml:space="preserve">— </w:t>`)
	b.digits(`<w:fldChar w:fldCharType="begin"/>`)
	b.digits(`<w:instrText xml:space="preserve"> PAGE </w:instrText>`)
	b.digits(`<w:fldChar w:fldCharType="separate"/>`)
	b.digits(`<w:t>1</w:t>`)
	b.digits(`<w:fldChar w:fldCharType="end"/>`)
	b.digits(`<w:t xml:space="preserve"> —</w:t>`)
	b.write(`</w:p>`)
}

func (b *book) digits(mark string) {
	b.write(`<w:r><w:rPr>`)
	b.font(doc.Digits)
	b.write(`<w:sz w:val="`, halves(numberSize), `"/><w:szCs w:val="`, halves(numberSize), `"/></w:rPr>`, mark, `</w:r>`)
}

// points is a length in the form of style attributes.
func points(p float64) string { return strconv.FormatFloat(p, 'f', 1, 64) + "pt" }
