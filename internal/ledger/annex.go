package ledger

import "strings"

// AnnexKind says what sort of paper an annex is.
type AnnexKind string

// The kinds of annex: rows that are tasks, or matters with sub-projects.
const (
	WorkReport AnnexKind = "tasks"     // 政府工作报告任务分解表
	Practical  AnnexKind = "matters"   // 十件实事任务分解表
	Special    AnnexKind = "special"   // 专项督办
	Directive  AnnexKind = "directive" // 领导批示件
	Meeting    AnnexKind = "meeting"   // 会议议定事项
)

// Annex is one circulated table of one year.
type Annex struct {
	ID      ID        `json:"id"`
	Year    int       `json:"year"`
	No      string    `json:"no"`    // "1" for 附件1; unique within the year
	Label   string    `json:"label"` // as printed, "附件1"; "" where the paper has none
	Kind    AnnexKind `json:"kind"`
	Title   string    `json:"title"`
	Date    string    `json:"date,omitempty"`  // as printed below the title
	Note    string    `json:"note,omitempty"`  // the notes below the table, paragraphs joined by "\n"
	AsOf    string    `json:"as_of,omitempty"` // the day up to which its own 进展情况 tells, 2020-06-30; "" where nobody said
	Columns []Column  `json:"columns"`         // as circulated, left to right
}

// Column is one column of an annex as it was circulated.
type Column struct {
	Field  Field  `json:"field"`
	Header string `json:"header"` // as printed, line breaks kept as "\n"
}

// Section is a heading row over the whole width of the table, such as "一、产业发展".
type Section struct {
	ID    ID     `json:"id"`
	Annex ID     `json:"annex"`
	Text  string `json:"text"`
}

// Matter groups the sub-projects of one 实事.
type Matter struct {
	ID    ID     `json:"id"`
	Annex ID     `json:"annex"`
	No    string `json:"no"`
	Name  string `json:"name"`
}

// Has reports whether the annex was circulated with a column for the field.
func (a *Annex) Has(f Field) bool {
	for _, c := range a.Columns {
		if c.Field == f {
			return true
		}
	}
	return false
}

// Name is what a person calls the annex: its label, or 附件 and its number.
func (a *Annex) Name() string {
	if a.Label != "" {
		return a.Label
	}
	return "附件" + a.No
}

// ShortTitle is the title without the year and the quotation round it, for lists of annexes.
func (a *Annex) ShortTitle() string {
	t := strings.ReplaceAll(a.Title, "\n", "")
	if i := strings.Index(t, "年"); i >= 0 {
		t = t[i+len("年"):]
	}
	t = strings.TrimSuffix(strings.TrimSuffix(t, "责任分解表"), "任务分解表")
	t = strings.TrimPrefix(t, "《政府工作报告》")
	return strings.Trim(t, "“”\"")
}
