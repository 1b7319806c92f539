package annex

import (
	"regexp"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// synonym maps printed headers to a field. Of several columns for one field the lower rank wins, then the left one; the
// others become extra columns. The words are those of annexes of this and other districts and cities.
type synonym struct {
	field ledger.Field
	rank  int
	re    *regexp.Regexp
}

var synonyms = []synonym{
	{ledger.FieldNo, 0, regexp.MustCompile(`^(序号|编号|项次)$`)},
	{ledger.FieldSub, 0, regexp.MustCompile(`^(子项序号|子项|子序号)$`)},
	{ledger.FieldSection, 0, regexp.MustCompile(`^分节$`)},
	{ledger.FieldMatter, 0, regexp.MustCompile(`^(民生)?([一二三四五六七八九十]件)?(民生)?实事(名称|项目|事项)?$`)},
	{ledger.FieldMatter, 1, regexp.MustCompile(`^(事项|民生事项|民生项目|项目)(名称)?$`)},
	{ledger.FieldText, 0, regexp.MustCompile(`^(具体|主要|任务|建设)?(内容|任务内容|建设内容|工作内容)$`)},
	{ledger.FieldText, 1, regexp.MustCompile(`^(主要|重点|具体|年度|目标)*(工作)?(任务|事项|要点)(分解|名称|及要求)?$`)},
	{ledger.FieldText, 2, regexp.MustCompile(`^(年度)?(工作)?(目标|目标任务|任务目标)$`)},
	{ledger.FieldText, 3, regexp.MustCompile(`^(主要|重点)工作$`)},
	{ledger.FieldLeader, 0, regexp.MustCompile(`^(责任|分管|牵头|挂钩|挂点|包保|联系|主管)?[区县市镇]?(责任|分管|牵头)?领导$`)},
	{ledger.FieldLead, 0, regexp.MustCompile(`^(牵头|主办|主责|主管|第一)(责任)?(单位|部门)(及责任人|[、/和]责任人)?$`)},
	{ledger.FieldLead, 1, regexp.MustCompile(`^(责任|承办|落实)(单位|部门)(及责任人|[、/和]责任人)?$`)},
	{ledger.FieldRelated, 0, regexp.MustCompile(`^(相关|配合|协办|协助|参与|有关|参加)(责任)?(单位|部门)$`)},
	{ledger.FieldPersons, 0, regexp.MustCompile(`^(牵头单位)?责任人$`)},
	{ledger.FieldProgress, 0, regexp.MustCompile(`^(目前|工作|任务|当前)?(进展|完成|落实)(情况)?$`)},
	{ledger.FieldDeadline, 0, regexp.MustCompile(`^((工作)?(完成|办理|办结|落实)(时限|时间|期限|日期)|时限(要求)?|完成时间节点)$`)},
}

var (
	quarterHeader = regexp.MustCompile(`^(?:(\d{4})年)?第?([一二三四1-4])季度(?:工作)?(?:目标任务|目标|任务|计划|安排)?$`)
	remark        = regexp.MustCompile(`[（(][^（）()]*[）)]`)
	oneUnitColumn = regexp.MustCompile(`^(责任|承办|落实)(单位|部门)`)
)

// plainHeader is the header as it is compared: without white space and what stands in brackets.
func plainHeader(s string) string {
	s = ledger.Squeeze(s)
	if t := remark.ReplaceAllString(s, ""); t != "" {
		s = t
	}
	return strings.TrimRight(s, "：:*")
}

// mapHeader gives each header its field; ok tells whether they are the header of an annex at all. Year 0 stands in for an
// unknown year in target columns.
func mapHeader(headers []string, year int) (cols []ledger.Column, ok bool) {
	owner, rank := map[ledger.Field]int{}, map[ledger.Field]int{}
	fields := make([]ledger.Field, len(headers))
	for i, h := range headers {
		f, r := fieldOf(plainHeader(h), year)
		if f == "" {
			continue
		}
		if at, taken := owner[f]; taken && rank[f] <= r {
			fields[i] = second(fields, f)
			continue
		} else if taken {
			fields[at] = second(fields, f)
		}
		fields[i], owner[f], rank[f] = f, i, r
	}
	if at, has := owner[ledger.FieldMatter]; has && !contains(fields, ledger.FieldText) {
		fields[at] = ledger.FieldText // 事项 alone is the task
	}
	known := 0
	for i, h := range headers {
		if fields[i] != "" {
			known++
		} else {
			fields[i] = extraField(h, i)
		}
		cols = append(cols, ledger.Column{Field: fields[i], Header: printed(h)})
	}
	units := contains(fields, ledger.FieldLead) || contains(fields, ledger.FieldLeader) || contains(fields, ledger.FieldRelated)
	return cols, known >= 3 && units && contains(fields, ledger.FieldText)
}

// second is where a further column of a field goes: beside 牵头单位, 责任单位 means the related ones.
func second(fields []ledger.Field, f ledger.Field) ledger.Field {
	if f == ledger.FieldLead && !contains(fields, ledger.FieldRelated) {
		return ledger.FieldRelated
	}
	return ""
}

func fieldOf(h string, year int) (ledger.Field, int) {
	if m := quarterHeader.FindStringSubmatch(h); m != nil {
		n := strings.Index("一二三四", m[2])/len("一") + 1
		if d, err := strconv.Atoi(m[2]); err == nil {
			n = d
		}
		if y, err := strconv.Atoi(m[1]); err == nil {
			year = y
		}
		return ledger.Target(ledger.MakeQuarter(year, n)), 0
	}
	for _, s := range synonyms {
		if s.re.MatchString(h) {
			return s.field, s.rank
		}
	}
	return "", 0
}

// extraField keeps a column without known meaning; one without a header goes by its place.
func extraField(h string, i int) ledger.Field {
	if ledger.Squeeze(h) == "" {
		return ledger.Extra("第" + strconv.Itoa(i+1) + "栏")
	}
	return ledger.Extra(h)
}

// printed keeps the header's line breaks and drops other dust.
func printed(h string) string { return ledger.Clean(h) }

func contains(fs []ledger.Field, f ledger.Field) bool {
	for _, x := range fs {
		if x == f {
			return true
		}
	}
	return false
}

// headerAt looks for a header in row r, or in rows r and r+1 where it has two storeys; depth is how many rows it takes.
func headerAt(t *table.Table, r int) (headers []string, depth int) {
	one := make([]string, len(t.Rows[r]))
	for c := range one {
		one[c] = ownText(t, r, c)
	}
	if two := twoStoreys(t, r, one); two != nil {
		if _, ok := mapHeader(two, 0); ok {
			return two, 2
		}
	}
	if _, ok := mapHeader(one, 0); ok {
		return one, 1
	}
	return nil, 0
}

// ownText is the text of a cell that no other covers.
func ownText(t *table.Table, r, c int) string {
	if t.Rows[r][c].Covered {
		return ""
	}
	return t.Rows[r][c].Text
}
