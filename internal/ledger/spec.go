package ledger

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// AnnexSpec is what a person says of an annex: all of it but its rows.
type AnnexSpec struct {
	Year              int
	No, Label         string
	Title, Date, Note string
	Kind              AnnexKind
	Columns           []Column // none stands for the usual ones
	AsOf              string   // the day up to which 进展情况 tells, in any form that names one; "" for none
}

// AnnexKinds lists the kinds that a person can choose from.
func AnnexKinds() []AnnexKind { return []AnnexKind{WorkReport, Practical, Special, Directive, Meeting} }

// Name is the kind in Chinese.
func (k AnnexKind) Name() string {
	return map[AnnexKind]string{WorkReport: "政府工作报告", Practical: "十件实事", Special: "专项督办", Directive: "批示件", Meeting: "会议议定"}[k]
}

// Spec is the annex without its id.
func (a *Annex) Spec() AnnexSpec {
	return AnnexSpec{a.Year, a.No, a.Label, a.Title, a.Date, a.Note, a.Kind, slices.Clone(a.Columns), a.AsOf}
}

// DefaultColumns are those that an annex of the kind starts with; an import reads their headers as the same fields.
func DefaultColumns(k AnnexKind, year int) []Column {
	named := func(f Field, header string) Column { return Column{f, header} }
	no, leader := named(FieldNo, "序号"), named(FieldLeader, "责任领导")
	lead, related := named(FieldLead, "牵头责任单位"), named(FieldRelated, "相关责任单位")
	deadline, progress := named(FieldDeadline, "完成时限"), named(FieldProgress, "进展情况")
	switch k {
	case Practical:
		out := []Column{no, named(FieldMatter, "实事"), named(FieldText, "内容"), progress}
		for n := 1; n <= 4; n++ {
			q := MakeQuarter(year, n)
			out = append(out, named(Target(q), q.Name()+"目标任务"))
		}
		return append(out, named(FieldLeader, "责任区领导"), named(FieldLead, "牵头单位及责任人"), named(FieldRelated, "相关单位"))
	case Special:
		return []Column{no, named(FieldText, "工作任务"), leader, lead, related, deadline, progress}
	case Directive:
		return []Column{no, named(Extra("来文单位"), "来文单位"), named(FieldText, "工作内容"), leader, lead, related, deadline, progress}
	case Meeting:
		return []Column{no, named(Extra("会议名称"), "会议名称"), named(FieldText, "工作事项"), leader, lead, related, deadline, progress}
	}
	return []Column{no, named(FieldText, "工作任务"), leader, lead, related, deadline, progress}
}

// AddAnnex makes an annex without rows.
func (d *Draft) AddAnnex(s AnnexSpec) (ID, error) {
	id := d.newID()
	return id, d.putAnnex(id, s)
}

// SetAnnex changes what is said of an annex. A column that is taken away takes no data along: where its cells are filled,
// the field goes on showing behind the others.
func (d *Draft) SetAnnex(id ID, s AnnexSpec) error {
	if d.Annex(id) == nil {
		return &Problem{Kind: NoSuchAnnex}
	}
	return d.putAnnex(id, s)
}

func (d *Draft) putAnnex(id ID, s AnnexSpec) error {
	a := &Annex{ID: id, Year: s.Year, No: AnnexNo(Clean(s.No)), Label: Squeeze(s.Label), Kind: s.Kind,
		Title: Clean(s.Title), Date: Clean(s.Date), Note: Clean(s.Note), Columns: slices.Clone(s.Columns)}
	if len(s.Columns) == 0 {
		a.Columns = DefaultColumns(s.Kind, s.Year)
	}
	for _, text := range []string{s.No, s.Label, s.Title, s.Date, s.Note} {
		if !utf8.ValidString(text) {
			return &Problem{Kind: BadText, Field: "annex"}
		}
	}
	if text := Clean(s.AsOf); text != "" {
		if a.AsOf, _ = ReadDue(text, s.Year); a.AsOf == "" {
			return &Problem{Kind: BadDay, Field: "annex", Value: text}
		}
	}
	if err := d.checkAnnex(a); err != nil {
		return err
	}
	if err := checkColumns(a.Columns); err != nil {
		return err
	}
	d.Put(a)
	return nil
}

// years that an annex can be of.
const (
	firstYear = 1949
	lastYear  = 2100
)

func (d *Draft) checkAnnex(a *Annex) error {
	for _, text := range []string{a.No, a.Label, a.Title, a.Date, a.Note} {
		if n := utf8.RuneCountInString(text); n > MaxText {
			return &Problem{Kind: TooLong, Field: "annex", Count: n, Limit: MaxText}
		}
	}
	switch {
	case a.Year < firstYear || a.Year > lastYear:
		return &Problem{Kind: BadYear, Value: strconv.Itoa(a.Year), Count: firstYear, Limit: lastYear}
	case !slices.Contains(AnnexKinds(), a.Kind):
		return &Problem{Kind: UnknownKind, Value: string(a.Kind)}
	case a.No == "":
		return &Problem{Kind: NoAnnexNumber}
	case a.Title == "":
		return &Problem{Kind: NoTitle}
	}
	for _, e := range d.all(KindAnnex) {
		if x := e.(*Annex); x.ID != a.ID && x.Year == a.Year && x.No == a.No {
			return &Problem{Kind: AnnexTaken, Value: a.No, Count: a.Year}
		}
	}
	return nil
}

// checkColumns refuses columns that are no field, stand twice, or lack the text; it gives those without a header one.
func checkColumns(cs []Column) error {
	seen := map[Field]bool{}
	for i, c := range cs {
		switch {
		case !isColumn(c.Field):
			return &Problem{Kind: UnknownField, Field: c.Field}
		case seen[c.Field]:
			return &Problem{Kind: ColumnTwice, Field: c.Field}
		}
		seen[c.Field] = true
		if cs[i].Header = Clean(c.Header); cs[i].Header == "" {
			cs[i].Header = c.Field.Name()
		}
	}
	if !seen[FieldText] {
		return &Problem{Kind: NoTextColumn}
	}
	return nil
}

func isColumn(f Field) bool {
	base, key := f.Split()
	switch base {
	case FieldTargets:
		_, err := ParseQuarter(key)
		return err == nil
	case FieldExtra:
		return key != "" && Squeeze(key) == key
	case "id", "year", "annex":
		return false
	}
	_, known := fieldNames()[base]
	return known && key == ""
}

// DeleteAnnex takes an annex away with its rows, sections, matters, reports and doubts; leaders and units stay.
func (d *Draft) DeleteAnnex(id ID) error {
	if d.Annex(id) == nil {
		return &Problem{Kind: NoSuchAnnex}
	}
	if err := d.DeleteTasks(ids(d.TasksOf(id))); err != nil {
		return err
	}
	for _, e := range d.all(KindDoubt) {
		if x := e.(*Doubt); x.Annex == id {
			d.Delete(KindDoubt, x.ID)
		}
	}
	for _, e := range d.all(KindSection) {
		if x := e.(*Section); x.Annex == id {
			d.Delete(KindSection, x.ID)
		}
	}
	for _, e := range d.all(KindMatter) {
		if x := e.(*Matter); x.Annex == id {
			d.Delete(KindMatter, x.ID)
		}
	}
	d.Delete(KindAnnex, id)
	return nil
}

// CopyAnnex makes an annex with the rows of another one, as next year's starts from last year's: numbers, sections,
// matters, texts, leaders, units, duties and extra columns, but nothing that belongs to the other's year: no targets, progress,
// deadlines, indicators, lamps, ends and doubts. Columns that the spec leaves out are the other's, its quarters moved to the new year.
func (d *Draft) CopyAnnex(from ID, s AnnexSpec) (ID, error) {
	a := d.Annex(from)
	if a == nil {
		return "", &Problem{Kind: NoSuchAnnex}
	}
	if s.Kind == "" {
		s.Kind = a.Kind
	}
	if len(s.Columns) == 0 {
		s.Columns = columnsOf(a, s.Year)
	}
	id, err := d.AddAnnex(s)
	if err != nil {
		return "", err
	}
	sections, matters := map[ID]ID{"": ""}, map[ID]ID{"": ""}
	for _, t := range d.TasksOf(from) {
		if _, made := sections[t.Section]; !made {
			c := *d.Section(t.Section)
			c.ID, c.Annex = d.newID(), id
			d.Put(&c)
			sections[t.Section] = c.ID
		}
		if _, made := matters[t.Matter]; !made {
			c := *d.Matter(t.Matter)
			c.ID, c.Annex = d.newID(), id
			d.Put(&c)
			matters[t.Matter] = c.ID
		}
		o := t.Clone()
		d.Put(&Task{ID: d.newID(), Annex: id, Rank: o.Rank, No: o.No, Sub: o.Sub, Section: sections[o.Section], Matter: matters[o.Matter], Text: o.Text,
			Leader: o.Leader, Lead: o.Lead, Related: o.Related, Extra: o.Extra, Duty: o.Duty, Members: o.Members})
	}
	return id, nil
}

func columnsOf(a *Annex, year int) []Column {
	out := slices.Clone(a.Columns)
	for i, c := range out {
		if q := c.Field.Quarter(); q != "" {
			out[i].Field = Target(MakeQuarter(year, q.Number()))
			out[i].Header = strings.ReplaceAll(c.Header, strconv.Itoa(q.Year()), strconv.Itoa(year))
		}
	}
	return out
}
