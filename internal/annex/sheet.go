package annex

import (
	"slices"
	"strings"

	"dubanben/internal/table"
)

// Sheet is one table of the source as it is, and what each of its rows was taken for.
type Sheet struct {
	Name  string // of the sheet; "" where the file has none
	Table *table.Table
	Rows  []Use // of each row of the table
}

// Use is what one row of the source was taken for.
type Use struct {
	Role  Role
	Annex int    // index into Reading.Annexes; -1 where it belongs to none
	Row   int    // index into Found.Rows of the task; -1 for other rows
	Why   string // why the row was left out, in Chinese
}

// Role says what a row of the source was taken for.
type Role string

// The roles of a row.
const (
	BlankRow   Role = ""
	TitleRow   Role = "title"
	LabelRow   Role = "label"
	DateRow    Role = "date"
	HeaderRow  Role = "header"
	SectionRow Role = "section"
	TaskRow    Role = "task"
	NoteRow    Role = "note"
	LeftRow    Role = "left"
)

// Name is the role in Chinese.
func (r Role) Name() string {
	return map[Role]string{BlankRow: "空行", TitleRow: "标题", LabelRow: "附件号", DateRow: "日期", HeaderRow: "表头", SectionRow: "分节",
		TaskRow: "任务", NoteRow: "注", LeftRow: "未导入"}[r]
}

// LeftOut is a text of the source that goes nowhere, and why.
type LeftOut struct {
	Ref  table.Ref
	Text string
	Why  string // in Chinese
}

// The reasons for leaving a text out.
const (
	whyForm      = "填报单位、制表人等说明行"
	whyLetter    = "标题前面的文字"
	whyBehind    = "表格以外的文字"
	whyReprint   = "换页重印的表头或标题"
	whyTotal     = "合计行"
	whyNoText    = "没有工作任务，也没有可以并入的上一行"
	whyNoHeader  = "没有认得表头的表格"
	whyNoRows    = "只有表头，没有任务"
	whyTemplate  = "只有序号的空行"
	whyChosen    = "按选择不导入"
	whyIgnored   = "这一栏按选择不导入"
	whyNoSection = "标题下面没有任务"
)

// unread says why a reader gave no cell a text that stands in the file; kinds that lose no text are not there.
func unread(k table.NoteKind) string {
	return map[table.NoteKind]string{table.NestedTable: "格子里套着的表格", table.CoveredText: "合并单元格下面盖住的文字", table.HiddenText: "隐藏的文字",
		table.Footnote: "脚注", table.TooWide: "比表格宽，多出的格", table.EmbeddedFile: "嵌入的文件"}[k]
}

// place is a row of a sheet; sheet is -1 for a paragraph.
type place struct{ sheet, row int }

// nowhere is the place of a paragraph.
func nowhere() place { return place{-1, -1} }

// account keeps what became of every text of a source.
type account struct {
	sheets []Sheet
	left   []LeftOut
}

// clone is an account that may be written on.
func (a *account) clone() *account {
	c := &account{left: slices.Clone(a.left)}
	for _, s := range a.sheets {
		s.Rows = slices.Clone(s.Rows)
		c.sheets = append(c.sheets, s)
	}
	return c
}

// mark notes what a row was taken for.
func (a *account) mark(at place, r Role, annex, row int) {
	if at.sheet >= 0 {
		a.sheets[at.sheet].Rows[at.row] = Use{Role: r, Annex: annex, Row: row}
	}
}

// leave notes a text that goes nowhere; its row is marked where nothing else made use of it.
func (a *account) leave(at place, ref table.Ref, text, why string) {
	if text == "" {
		return
	}
	a.left = append(a.left, LeftOut{ref, text, why})
	if at.sheet >= 0 {
		if u := &a.sheets[at.sheet].Rows[at.row]; u.Role == BlankRow {
			u.Role, u.Why = LeftRow, why
		}
	}
}

// leaveRow leaves the texts of a raw row out.
func (a *account) leaveRow(r rawRow, why string) {
	for _, at := range r.places {
		if at.sheet >= 0 {
			a.sheets[at.sheet].Rows[at.row] = Use{Role: LeftRow, Annex: -1, Row: -1, Why: why}
		}
	}
	var ref table.Ref
	var texts []string
	for _, c := range r.cells {
		if !c.covered && c.text != "" {
			if texts == nil {
				ref = c.ref
			}
			texts = append(texts, c.text)
		}
	}
	if texts != nil {
		a.left = append(a.left, LeftOut{ref, strings.Join(texts, " "), why})
	}
}
