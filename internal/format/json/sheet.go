package jsonfile

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"dubanben/internal/table"
)

// column is one column of a sheet: its header and what a row has there.
type column struct {
	header string
	text   func(t *task) string
}

// sheet lays an annex out as rows.
type sheet struct {
	*group
	name    string
	columns []column
}

func newSheet(g *group) *sheet {
	s := &sheet{group: g, name: g.name()}
	some := func(has func(t *task) bool) bool {
		return slices.ContainsFunc(g.tasks, func(t task) bool { return has(&t) })
	}
	add := func(header string, text func(t *task) string) {
		s.columns = append(s.columns, column{header, text})
	}
	matters := some(func(t *task) bool { return t.Matter != "" })
	if some(func(t *task) bool { return t.Section != "" }) {
		add("分节", func(t *task) string { return t.Section })
	}
	add("序号", func(t *task) string { return t.No })
	if matters {
		add("实事", func(t *task) string { return t.Matter })
	}
	if matters || some(func(t *task) bool { return t.Sub != "" }) { // without it a reader looks for the number in the text
		add("子项序号", func(t *task) string { return t.Sub })
	}
	add("工作任务", func(t *task) string { return text(t.Text) })
	add("责任领导", func(t *task) string { return t.Leader })
	within := some(severalPersons)
	add("牵头责任单位", func(t *task) string { return leadCell(t, within) })
	add("相关责任单位", func(t *task) string { return list(t.RelatedUnits) })
	if !within { // also where all are blank: without the column a short name of a unit would be taken for a person's
		add("责任人", func(t *task) string { return strings.Join(t.Persons, "、") }) // an empty place keeps the others with their units
	}
	if some(func(t *task) bool { return t.Deadline != "" }) {
		add("完成时限", func(t *task) string { return t.Deadline })
	}
	if some(func(t *task) bool { return t.Progress != "" }) {
		add("进展情况", func(t *task) string { return t.Progress })
	}
	s.keyed()
	return s
}

// keyed adds a column for each quarter and each extra header.
func (s *sheet) keyed() {
	quarters, extras := map[string]bool{}, map[string]bool{}
	for _, t := range s.tasks {
		for q := range t.Targets {
			quarters[q] = true
		}
		for h := range t.Extra {
			extras[h] = true
		}
	}
	for _, q := range slices.Sorted(maps.Keys(quarters)) {
		s.columns = append(s.columns, column{quarterHeader(q, s.Year), func(t *task) string { return t.Targets[q] }})
	}
	for _, h := range slices.Sorted(maps.Keys(extras)) {
		s.columns = append(s.columns, column{h, func(t *task) string { return t.Extra[h] }})
	}
}

var quarterKey = regexp.MustCompile(`^\d{4}Q[1-4]$`)

// quarterHeader is 第三季度目标任务 of 2020Q3; what is no quarter goes under its own name.
func quarterHeader(q string, year int) string {
	if !quarterKey.MatchString(q) {
		return q
	}
	name := "第" + []string{"一", "二", "三", "四"}[q[5]-'1'] + "季度目标任务"
	if q[:4] != fmt.Sprint(year) {
		name = q[:4] + "年" + name
	}
	return name
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// list joins names.
func list(names []string) string {
	var some []string
	for _, n := range names {
		if n != "" {
			some = append(some, n)
		}
	}
	return strings.Join(some, "、")
}

const marks = "、，,；;/\n"

// severalPersons tells whether one unit of the row has several persons: then they stand with their units.
func severalPersons(t *task) bool {
	return len(t.LeadUnits) > 1 && slices.ContainsFunc(t.Persons, func(p string) bool { return strings.ContainsAny(p, marks) })
}

// leadCell is the lead units of a row, each followed by its persons where they stand within the cell.
func leadCell(t *task, within bool) string {
	if !within {
		return list(t.LeadUnits)
	}
	var out []string
	for i, u := range t.LeadUnits {
		out = append(out, u)
		if i < len(t.Persons) && t.Persons[i] != "" {
			out = append(out, t.Persons[i])
		}
	}
	return list(out)
}

var (
	dateLine = regexp.MustCompile(`^[（(]?(截至|截止)?\d{4}[年./-]`)
	noteLine = regexp.MustCompile(`^(注|备注|说明|填表说明|附注)\s*\d*\s*[:：]`)
)

// block is the sheet as a reader of workbooks gives it.
func (s *sheet) block() table.Block {
	t := &table.Table{Columns: make([]table.Column, len(s.columns))}
	above := append([]string{s.Label}, strings.Split(s.Title, "\n")...)
	if dateLine.MatchString(s.Date) { // any other would be read as a line of the title
		above = append(above, s.Date)
	}
	for _, line := range above {
		s.across(t, line)
	}
	row := make([]table.Cell, len(s.columns))
	for i, c := range s.columns {
		row[i].Text = c.header
	}
	s.add(t, row)
	for i := range s.tasks {
		row := make([]table.Cell, len(s.columns))
		for k, c := range s.columns {
			row[k].Text = c.text(&s.tasks[i])
		}
		s.add(t, row)
	}
	note := s.Note
	if note != "" && !noteLine.MatchString(note) {
		note = "注：" + note // it would be read as the heading of a section
	}
	for line := range strings.SplitSeq(note, "\n") {
		s.across(t, line)
	}
	return table.Block{Ref: table.Ref{Sheet: s.name, Row: 1, Col: 1}, Table: t}
}

// across adds a line over the whole width.
func (s *sheet) across(t *table.Table, line string) {
	if line == "" {
		return
	}
	row := make([]table.Cell, len(s.columns))
	row[0] = table.Cell{Text: line, Cols: len(row)}
	for i := 1; i < len(row); i++ {
		row[i].Covered = true
	}
	s.add(t, row)
}

func (s *sheet) add(t *table.Table, row []table.Cell) {
	for i := range row {
		row[i].Ref = table.Ref{Sheet: s.name, Row: len(t.Rows) + 1, Col: i + 1}
	}
	t.Rows = append(t.Rows, row)
}
