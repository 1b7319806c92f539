package annex

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"dubanben/internal/table"
)

// grown makes a table of lines: cells parted by |, "<" joins a cell to the one at its left, "^" to the one above it, / is a
// line break inside a cell. A line of one cell spans the width.
func grown(sheetName string, text string) table.Block {
	rows := strings.Split(strings.Trim(text, "\n"), "\n")
	t := sheet(rows...).Blocks[0].Table
	for r, row := range t.Rows {
		for c := range row {
			row[c].Ref = table.Ref{Sheet: sheetName, Row: r + 1, Col: c + 1}
			switch strings.TrimSpace(row[c].Text) {
			case "<":
				row[c].Text, row[c].Covered = "", true
				at := c - 1
				for row[at].Covered {
					at--
				}
				row[at].Cols = c - at + 1
			case "^":
				row[c].Text, row[c].Covered = "", true
				at := r - 1
				for t.Rows[at][c].Covered {
					at--
				}
				t.Rows[at][c].Rows = r - at + 1
			}
		}
	}
	return table.Block{Table: t}
}

// told is a row in one line: number, section, matter, text, leader, lead=person, related, deadline, progress, targets, extras.
func told(r Row) string {
	names := func(ns []Name) string {
		var out []string
		for _, n := range ns {
			s := n.Spelling
			if n.Person != "" {
				s += "=" + n.Person
			}
			out = append(out, s)
		}
		return strings.Join(out, " ")
	}
	parts := []string{r.Name(), r.Section, r.Matter, r.Text, r.Leader, names(r.Lead), names(r.Related), r.Deadline, r.Progress}
	for _, q := range slices.Sorted(maps.Keys(r.Targets)) {
		parts = append(parts, string(q)+":"+r.Targets[q])
	}
	for _, k := range slices.Sorted(maps.Keys(r.Extra)) {
		parts = append(parts, k+":"+r.Extra[k])
	}
	return strings.ReplaceAll(strings.TrimRight(strings.Join(parts, "|"), "|"), "\n", "/")
}

func tells(f Found) string {
	lines := []string{fmt.Sprintf("%s %s %d %s %s %s", f.Label, strings.ReplaceAll(f.Title, "\n", "/"), f.Year, f.Kind, f.Date, strings.ReplaceAll(f.Note, "\n", "/"))}
	for _, r := range f.Rows {
		lines = append(lines, told(r))
	}
	for _, d := range f.Doubts {
		lines = append(lines, "？"+string(d.Kind)+" "+d.Default)
	}
	return strings.Join(lines, "\n")
}

func TestAnnexesOfOtherPlaces(t *testing.T) {
	for _, c := range []struct {
		name string
		file string
		in   []table.Block
		want []string
	}{
		{"two storeys by merges, sections, a unit line, a note, a total", "", []table.Block{grown("分解表", `
附件1
青山县2022年政府工作报告重点任务分解表
填报单位：县政府办||||||||日期：2022年3月1日
序 号|重点工作|责任单位|<|季度目标|<|<|<|完成/时限
^|^|牵头|配合|一季度|二季度|三季度|四季度|^
一、产业发展
1.0|建设园区一期|县工信局|县发改局、县财政局|完成立项|开工|主体完工|投产|12月底
2.0|招商10个项目|县招商局||签约2个|签约5个|||全年
（一）农业
3.0|建设高标准农田|县农业农村局|县水利局|||||10月底
合计|3项
注：1.按季报送。
2.报县政府督查室。
填表人：张三|||审核人：李四`)},
			[]string{`附件1 青山县2022年政府工作报告重点任务分解表 2022 tasks 2022年3月1日 注：1.按季报送。/2.报县政府督查室。
1|一、产业发展||建设园区一期||县工信局|县发改局 县财政局|12月底||2022Q1:完成立项|2022Q2:开工|2022Q3:主体完工|2022Q4:投产
2|一、产业发展||招商10个项目||县招商局||全年||2022Q1:签约2个|2022Q2:签约5个
3|一、产业发展/（一）农业||建设高标准农田||县农业农村局|县水利局|10月底`}},

		{"one unit column, label at the right of the title, leader merged, table not at A1", "", []table.Block{grown("2023年", `
|||||
|2023年重点工作台账|||附件二|
|编号|目标任务|挂点领导|责任单位|备注
|1|修建环城路|赵一鸣|县交通运输局、县住建局|跨年
|2|改造老街|^|县住建局|
|3|建设书屋|钱永福|县文广旅体局；县教育局|`)},
			[]string{`附件二 2023年重点工作台账 2023 tasks  
1|||修建环城路|赵一鸣|县交通运输局|县住建局|||备注:跨年
2|||改造老街|赵一鸣|县住建局
3|||建设书屋|钱永福|县文广旅体局|县教育局
？shared 第一个牵头，其余相关`}},

		{"headers repeated at page breaks with the title, rows joined by merges", "", []table.Block{grown("", `
2021年目标任务分解表
序号|工作内容|分管领导|承办单位|协办单位|办结时限
1|完成甲事|孙立|区财政局|区审计局|6月底
2|完成乙事|^|区审计局||9月底
2021年目标任务分解表（续表）
续表
序号|工作内容|分管领导|承办单位|协办单位|办结时限
3|完成丙事||区民政局|区残联|12月底
^|^||区教育局|^|^`)},
			[]string{` 2021年目标任务分解表 2021 tasks  
1|||完成甲事|孙立|区财政局|区审计局|6月底
2|||完成乙事|孙立|区审计局||9月底
3|||完成丙事|孙立|区民政局 区教育局|区残联|12月底`}},

		{"several annexes on one sheet and a blank sheet between", "", []table.Block{grown("任务", `
附表1
2024年民生实事任务表
项目|内容|牵头单位|责任人|Q1|Q2
办学|1.扩建一中|区教育局|黄锦忠|开工|完工
^|2.扩建二中|^|^||开工
修路|修一条路|区交通运输局|张新||
注：按月报送。
附表2 2024年专项督办事项
序号|督办事项|责任领导|责任部门|1-3月|4-6月
1|清理欠薪|周明|区人社局|清零|`), {Table: &table.Table{}}, grown("会议", `
序号|议定事项|领导|落实单位
1|研究甲|吴敏|区府办`)},
			[]string{`附表1 2024年民生实事任务表 2024 matters  注：按月报送。
1.1||办学|1.扩建一中||区教育局=黄锦忠||||2024Q1:开工|2024Q2:完工
1.2||办学|2.扩建二中||区教育局=黄锦忠||||2024Q2:开工
2||修路|修一条路||区交通运输局=张新`, `附表2 2024年专项督办事项 2024 special  
1|||清理欠薪|周明|区人社局||||2024Q1:清零`, ` 会议 0 tasks  
1|||研究甲|吴敏|区府办
？year `}},

		{"CSV with a title row, blank columns and no numbers", "2025年甲县任务.csv", []table.Block{grown("", `
甲县重点工作|||||
|工作任务|主办单位|参与单位||完成情况
|建水库|县水利局|县财政局||已开工
|建学校|县教育局|||
||||县住建局|`)},
			[]string{` 甲县重点工作 2025 tasks  
1|||建水库||县水利局|县财政局||已开工
2|||建学校||县教育局||||第4栏:县住建局
？row 并入上一行
？column 保留为附加栏`}},

		{"Word: paragraphs above and below, a second table that goes on", "", []table.Block{{Text: "各单位："}, {Text: "现将有关任务印发给你们。"}, {Text: "附件 3"},
			{Text: "二〇二二年工作要点/责任分解"}, {Text: "（二〇二二年）"}, grown("", `
项次|工作要点|责任领导|牵头部门|配合部门
1|抓春耕|郑强|区农业农村局|各镇`), grown("", `
2|抓防汛||区水务局|区应急管理局`), {Text: "说明：一季一报。"}, {Text: "联系人：王五"}},
			[]string{`附件 3 二〇二二年工作要点/责任分解/（二〇二二年） 2022 tasks  说明：一季一报。
1|||抓春耕|郑强|区农业农村局|各镇
2|||抓防汛|郑强|区水务局|区应急管理局`}},

		{"sections in the first column only, a long line that may be a note, a doubled number", "", []table.Block{grown("", `
2022年任务清单
序号|任务内容|牵头单位|相关单位
产业类|||
1|甲|区工商信局|
1|乙|区发改局|
以上任务由区政府督查室每月调度一次，未完成的单位要书面说明原因并限期整改到位。
二|民生类||
2|丙|区民政局|区教育局`)},
			[]string{` 2022年任务清单 2022 tasks  
1|产业类||甲||区工商信局
1|产业类||乙||区发改局
2|二、民生类||丙||区民政局|区教育局
？duplicate 照印
？row 作为分节标题`}},

		{"storeys without merges, months stay extra, a person among units", "", []table.Block{grown("", `
2022年表
序号|工作任务|责任单位|责任单位|工作进度|工作进度|联系电话
||牵头单位|配合单位|1月|2月|
1|甲|区教育局/逯叔|区住建局/李晓雯|启动|推进|123`)},
			[]string{` 2022年表 2022 tasks  
1|||甲||区教育局 逯叔|区住建局 李晓雯|||工作进度1月:启动|工作进度2月:推进|联系电话:123
？person 是单位
？person 是单位`}},
	} {
		r := understand(t, table.Source{Name: c.file, Blocks: c.in}, knownUnits(t))
		for i, f := range r.Annexes {
			if i >= len(c.want) {
				t.Errorf("%s: one annex too many:\n%s", c.name, tells(f))
			} else if got := tells(f); got != c.want[i] {
				t.Errorf("%s:\n%s\nwant\n%s\nleft %+v", c.name, got, c.want[i], r.Left)
			}
		}
		if len(r.Annexes) < len(c.want) {
			t.Errorf("%s: %d annexes", c.name, len(r.Annexes))
		}
	}
}
