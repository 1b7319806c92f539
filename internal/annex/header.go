package annex

import (
	"regexp"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// synonym maps printed headers to a field. Of several columns for one field the lower rank wins, then the left one; the
// others become extra columns. The words are those of annexes of this and other districts and cities.
type synonym struct {
	field ledger.Field
	rank  int
	re    *regexp.Regexp
}

var synonyms = []synonym{
	{ledger.FieldNo, 0, regexp.MustCompile(`^(序号|编号|项次|序|(任务|项目|事项|工作)(序号|编号)|[Nn][Oo]\.?|№)$`)},
	{ledger.FieldSub, 0, regexp.MustCompile(`^(子项序号|子项|子序号)$`)},
	{ledger.FieldSection, 0, regexp.MustCompile(`^分节$`)},
	{ledger.FieldMatter, 0, regexp.MustCompile(`^(民生)?([一二三四五六七八九十]件)?(民生)?实事(名称|项目|事项)?$`)},
	{ledger.FieldMatter, 1, regexp.MustCompile(`^(事项|民生事项|民生项目|(重大|重点|主要|建设)*项目)(名称)?$`)},
	{ledger.FieldText, 0, regexp.MustCompile(`^` + taskWords + `*(内容|建设规模)` + taskTail + `$`)},
	{ledger.FieldText, 1, regexp.MustCompile(`^` + taskWords + `*(任务|事项|要点)(分解|名称|清单)?` + taskTail + `$`)},
	{ledger.FieldText, aimRank, regexp.MustCompile(`^(年度)?(工作)?(目标|目标任务|任务目标)$`)},
	{ledger.FieldText, 3, regexp.MustCompile(`^(\d{4}年)?(年度)?(主要|重点)工作$`)},
	{ledger.FieldText, 3, regexp.MustCompile(`^(政府)?(工作)?报告(原文|表述|提法|确定事项)$`)},
	{ledger.FieldText, 4, regexp.MustCompile(`^(工作|具体|主要|重点|落实|推进|任务)*(举措|措施)` + taskTail + `$`)},
	{ledger.FieldLeader, 0, regexp.MustCompile(`^` + leaderWords + `*(领导|副?[区县市镇乡]长)(同志|姓名)?$`)},
	{ledger.FieldLead, 0, regexp.MustCompile(`^` + levelWords + `?(牵头|主办|主责|主管|第一|主要|首要)` + levelWords + `?(责任|落实|承办|实施)?` + officeWords + `$`)},
	{ledger.FieldLead, 1, regexp.MustCompile(`^` + levelWords + `?(责任|承办|落实|负责|实施|完成|办理|执行)` + levelWords + `?` + officeWords + `$`)},
	{ledger.FieldRelated, 0, regexp.MustCompile(`^` + levelWords + `?(相关|配合|协办|协助|协同|协作|会办|联办|参与|有关|参加|支持|共同)` + levelWords + `?(责任|配合|落实|承办|实施)?` + officeWords + `$`)},
	{ledger.FieldPersons, 0, regexp.MustCompile(`^(牵头单位|责任单位)?责任人(姓名)?$`)},
	{ledger.FieldPersons, 1, regexp.MustCompile(`^((单位|主要|具体|直接|第一)责任人|(单位|部门)?负责人)$`)},
	{ledger.FieldProgress, 0, regexp.MustCompile(`^((截至|截止)[0-9一二三四五六七八九十年月日底末前目今]{0,8}|目前|工作|任务|项目|整改|事项|当前|最新|推进)*(进展|完成|落实|推进|办理|实施|执行)?(进度)?(情况)?$`)},
	{ledger.FieldDeadline, 0, regexp.MustCompile(`^((工作|任务|计划|要求|预计|拟|应|规定|完成|办理|办结|落实|截止|整改|推进|最后)*(完成|办理|办结|落实|截止|整改)(时限|时间|期限|日期|节点|时间节点)(要求|安排)?|(工作|任务)?时限(要求)?|时间(节点|要求|安排|期限))$`)},
}

// aimRank is the rank of 目标任务: beside 工作任务 or 内容 it is a column of its own, however long its texts are.
const aimRank = 2

// The parts that headers are put together of.
const (
	taskWords   = `(\d{4}年|具体|主要|重点|重大|年度|目标|任务|工作|建设|项目|整改|实施|督办|督查|议定|批示|交办|报告|决策)`
	taskTail    = `([及和与、](主要)?(建设)?(内容|规模|要求|目标|标准))?`
	leaderWords = `(责任|分管|牵头|挂钩|挂点|挂联|包保|包抓|包联|联系|主管|督办|督导|负责|协调|[区县市镇乡]级?|[区县市]政府|[区县市]委|党政|副)`
	levelWords  = `([省市区县镇乡]级?|[区县市]直)`
	officeWords = `(单位|部门|主体|单位[、/或和]部门|部门[、/或和]单位)(名称)?(及责任人|[、/和]责任人)?`
)

var (
	quarterHeader = regexp.MustCompile(`^(?:(\d{4})年?)?(?:第?([一二三四1-4])季度|[Qq]([1-4])|(1月?` + dash + `3|4月?` + dash + `6|7月?` + dash + `9|10月?` + dash + `12)月(?:份)?)` +
		`(?:工作|阶段|计划|推进)?(?:目标任务|目标|任务|计划|安排|进度安排|进度计划)?$`)
	bareProgress  = regexp.MustCompile(`^((截至|截止)[0-9一二三四五六七八九十年月日底末前目今]{0,8}|目前|工作|任务|项目|整改|事项|当前|最新|推进)*(办理|推进|实施|执行)?$`)
	remark        = regexp.MustCompile(`[（(][^（）()]*[）)]`)
	oneUnitColumn = regexp.MustCompile(`^` + levelWords + `?(责任|承办|落实|负责|实施|完成|办理|执行)` + levelWords + `?(单位|部门|主体)`)
)

// plainHeader is the header as it is compared: without white space and what stands in brackets.
func plainHeader(s string) string {
	s = ledger.Squeeze(s)
	if t := remark.ReplaceAllString(s, ""); t != "" {
		s = t
	}
	return strings.TrimRight(s, "：:*")
}

func fieldOf(h string, year int) (ledger.Field, int) {
	if h == "" {
		return "", 0
	}
	if m := quarterHeader.FindStringSubmatch(h); m != nil {
		n := quarterNumber(m[2]+m[3], m[4])
		if y, err := strconv.Atoi(m[1]); err == nil {
			year = y
		}
		return ledger.Target(ledger.MakeQuarter(year, n)), 0
	}
	for _, s := range synonyms {
		if s.re.MatchString(h) && !(s.field == ledger.FieldProgress && bareProgress.MatchString(h)) {
			return s.field, s.rank
		}
	}
	return "", 0
}

// quarterNumber reads 一, 1, or the months of a quarter.
func quarterNumber(figure, months string) int {
	if months != "" {
		first, _ := strconv.Atoi(strings.TrimFunc(months[:2], func(r rune) bool { return r < '0' || r > '9' }))
		return (first + 2) / 3
	}
	if n, err := strconv.Atoi(figure); err == nil {
		return n
	}
	return strings.Index("一二三四", figure)/len("一") + 1
}

// extraField keeps a column without known meaning; one without a header goes by its place.
func extraField(h string, i int) ledger.Field {
	if ledger.Squeeze(h) == "" {
		return ledger.Extra("第" + strconv.Itoa(i+1) + "栏")
	}
	return ledger.Extra(h)
}
