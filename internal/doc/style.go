package doc

import "dubanben/internal/table"

// Style is what a paragraph is in an official document.
type Style int

// The styles; Body is the zero value.
const (
	Body      Style = iota // 正文: indented by two characters, justified
	Label                  // 附件1: flush left in the first line
	Title                  // 标题: centred, broken by sense
	Number                 // 文号, or the line under a title: centred
	Addressee              // 主送机关: flush left
	Section                // 一、 first-level heading
	Subhead                // （一） second-level heading
	Note                   // 注: small, under a table
	Signature              // 落款 and date: to the right, two characters in
)

// Role is the kind of face that a style asks for; the machine's fonts decide which one it gets.
type Role int

// The roles of GB/T 9704-2012.
const (
	Text    Role = iota // 仿宋 or 宋体: text and cells
	Heading             // 黑体: labels, first-level headings, table heads
	Second              // 楷体: second-level headings
	Display             // 小标宋: titles
	Digits              // 宋体: page numbers
)

// Look is how a style looks. Lengths are points, Indent and Outdent are ems of Size.
type Look struct {
	Role     Role
	Size     float64
	Leading  float64
	Align    table.Align
	Indent   float64 // first line
	Outdent  float64 // kept free at the right end
	Before   float64 // room above, unless at the top of a page
	After    float64 // room below
	KeepNext bool    // stays on the page of what follows
}

// Look returns the style's look: sizes and places of GB/T 9704-2012, 7.2 and 7.3. 3号 is 16 pt, 2号 is 22 pt.
func (s Style) Look() Look {
	body := Look{Role: Text, Size: 16, Leading: 28}
	switch s {
	case Label:
		return Look{Role: Heading, Size: 16, Leading: 24, After: 10, KeepNext: true}
	case Title:
		return Look{Role: Display, Size: 22, Leading: 33, Align: table.Centre, After: 12, KeepNext: true}
	case Number:
		body.Align, body.After, body.KeepNext = table.Centre, 14, true
	case Addressee:
		body.KeepNext = true
	case Section:
		body.Role, body.Indent, body.KeepNext = Heading, 2, true
	case Subhead:
		body.Role, body.Indent, body.KeepNext = Second, 2, true
	case Note:
		return Look{Role: Text, Size: 10.5, Leading: 16, Before: 6}
	case Signature:
		body.Align, body.Outdent = table.End, 2
	default:
		body.Indent = 2
	}
	return body
}
