package annex

import (
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// from is a source of several sheets, each in the words of grown.
func from(sheets ...string) table.Source {
	var src table.Source
	for i, s := range sheets {
		src.Blocks = append(src.Blocks, grown("Sheet"+string(rune('1'+i)), s))
	}
	return src
}

func TestHeadersOfManyOfficesAreKnown(t *testing.T) {
	for want, headers := range map[ledger.Field]string{
		ledger.FieldNo:       "序号 编号 任务序号 项目序号",
		ledger.FieldText:     "重点工作 工作内容及要求 主要内容 工作举措 主要措施 具体内容 重点任务（指标） 建设规模及内容 2021年重点工作任务 目标任务 督办事项 任务清单 报告原文 政府工作报告表述",
		ledger.FieldMatter:   "实事项目 事项 项目名称 重大项目名称 民生实事",
		ledger.FieldLead:     "责任主体 承办单位 主办单位 主责单位 责任部门 牵头部门 县级牵头单位 市直责任单位 落实单位 主要责任单位 责任单位及责任人 牵头落实单位 牵头实施单位",
		ledger.FieldRelated:  "协办单位 配合部门 参与单位 协同单位 配合责任单位 有关部门 参加单位 协作单位 配合落实单位",
		ledger.FieldLeader:   "分管领导 牵头领导 挂钩领导 包保领导 责任县领导 牵头县领导 县级领导 分管副县长 挂点领导 责任领导",
		ledger.FieldPersons:  "责任人 单位责任人 负责人",
		ledger.FieldDeadline: "完成时间 时间节点 办结时限 计划完成时间 完成期限 时限 工作时限 完成时限要求 整改时限 时间要求",
		ledger.FieldProgress: "进度 落实情况 完成情况 工作进展 目前进展情况 办理情况 截至6月底进展情况 推进情况",
		"":                   "备注 联系人 责任科室 联系电话 保障措施 存在问题 进度安排 时间 办理 工作 开工时间 总投资 资金来源 年度目标值 单位",
	} {
		for h := range strings.FieldsSeq(headers) {
			f, _ := fieldOf(plainHeader(h), 0)
			eq(t, h, "field", f, want)
		}
	}
}

func TestOfTwoColumnsThatCanBeTheTextTheLongerOneIs(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want string
	}{
		{"content beside its name", []string{"序号|重点任务|主要内容|责任单位", "1|办学|新建两所小学并投入使用|县教育局"}, "1|||新建两所小学并投入使用||县教育局||||重点任务:办学"},
		{"a word for the content", []string{"序号|工作任务|主要内容|责任单位", "1|新建两所小学并投入使用|办学|县教育局"}, "1|||新建两所小学并投入使用||县教育局||||主要内容:办学"},
		{"measures", []string{"序号|重点工作|工作举措|责任主体", "1|办学|新建两所小学并投入使用|县教育局"}, "1|||新建两所小学并投入使用||县教育局||||重点工作:办学"},
		{"a long aim stays beside the task", []string{"序号|工作任务|工作目标|责任单位", "1|办学|新建两所小学并投入使用|县教育局"}, "1|||办学||县教育局||||工作目标:新建两所小学并投入使用"},
		{"as long as each other", []string{"序号|工作任务|主要内容|责任单位", "1|甲|乙|县教育局"}, "1|||乙||县教育局||||工作任务:甲"},
		{"a project and its contents", []string{"序号|项目名称|建设内容|责任单位", "1|县三小|新建校舍|县教育局"}, "1||县三小|新建校舍||县教育局"},
		{"a project alone", []string{"序号|重大项目名称|责任主体|协同单位|时间节点|目前进展", "1|县三小|县教育局|县住建局|年底|顺利"}, "1|||县三小||县教育局|县住建局|年底|顺利"},
		{"a lead and a responsible unit", []string{"序号|工作内容及要求|牵头部门|责任部门|完成情况", "1|办学|县教育局|县住建局|顺利"}, "1|||办学||县教育局|县住建局||顺利"},
	} {
		r := understand(t, sheet(append([]string{"2021年表"}, c.rows...)...), Known{})
		eq(t, c.name, "rows", rows(r), c.want)
	}
}

func TestAHeaderOfThreeStoreysIsUnderstood(t *testing.T) {
	merged := `
2021年表
序号|工作任务|责任单位|<|季度目标|<|<|<
^|^|牵头|配合|第三季度|<|第四季度|<
^|^|^|^|目标任务|进展|目标任务|进展`
	blank := `
2021年表
序号|工作任务|责任单位||季度目标|||
||牵头|配合|第三季度||第四季度|
||||目标任务|进展|目标任务|进展`
	task := `
1|修路|县交通运输局|县财政局|开工|已开工|完工|
2|办学|县教育局||开工||完工|`
	for name, head := range map[string]string{"merged": merged, "blank": blank} {
		r := understand(t, from(head+task), Known{})
		eq(t, name, "rows", rows(r), "1|||修路||县交通运输局|县财政局|||2021Q3:开工|2021Q4:完工|第三季度进展:已开工\n2|||办学||县教育局||||2021Q3:开工|2021Q4:完工")
		eq(t, name, "depth", r.Annexes[0].Depth, 3)
	}
	r := understand(t, from(`
2021年表
序号|工作任务|责任分工|<|<|推进计划|<
^|^|责任领导|责任单位|<|上半年|<
^|^|^|牵头|配合|一季度|二季度
1|修路|刘伟|县交通运输局|县财政局|开工|完工`), Known{})
	eq(t, "mixed depths", "rows", rows(r), "1|||修路|刘伟|县交通运输局|县财政局|||2021Q1:开工|2021Q2:完工")
}

func TestTwoTablesSideBySideAreBothRead(t *testing.T) {
	r := understand(t, from(`
2021年甲表||||2021年乙表||
序号|工作任务|责任单位||序号|工作内容|牵头单位
1|甲|县教育局||1|丙|县住建局
2|乙|县水利局||||`), Known{})
	eq(t, "other header", "annexes", len(r.Annexes), 2)
	eq(t, "other header", "rows", rows(r), "1|||甲||县教育局\n2|||乙||县水利局\n1|||丙||县住建局")
	eq(t, "other header", "titles", r.Annexes[0].Title+r.Annexes[1].Title, "2021年甲表2021年乙表")
	eq(t, "other header", "left", len(r.Left), 0)
	for name, text := range map[string]string{"a blank column": `
2021年表
序号|工作任务|责任单位||序号|工作任务|责任单位
1|甲|县教育局||3|丙|县住建局
2|乙|县水利局||4|丁|县财政局
注：按季报送。`, "no column between": `
2021年表
序号|工作任务|责任单位|序号|工作任务|责任单位
1|甲|县教育局|3|丙|县住建局
2|乙|县水利局|4|丁|县财政局
注：按季报送。`} {
		r := understand(t, from(text), Known{})
		eq(t, name, "annexes", len(r.Annexes), 1)
		eq(t, name, "rows", rows(r), "1|||甲||县教育局\n2|||乙||县水利局\n3|||丙||县住建局\n4|||丁||县财政局")
		eq(t, name, "note", r.Annexes[0].Note, "注：按季报送。")
		eq(t, name, "place of 3", r.Annexes[0].Rows[2].Ref.Row, 3)
	}
	f := one(t, "2021年表", "序号|工作任务|责任单位||配合单位|备注", "1|甲|县教育局||县住建局|乙")
	eq(t, "a blank column only", "row", told(f.Rows[0]), "1|||甲||县教育局|县住建局|||备注:乙")
}

func TestATableGoesOnOnTheNextSheet(t *testing.T) {
	first := `
2021年表
序号|工作任务|责任领导|责任单位
1|甲|刘伟|县教育局
2|乙||县水利局`
	for _, c := range []struct {
		name, second string
		annexes      int
	}{
		{"the same header", "序号|工作任务|责任领导|责任单位\n3|丙||县住建局", 1},
		{"the title once more", "2021年表（续）\n序号|工作任务|责任领导|责任单位\n3|丙||县住建局", 1},
		{"no header", "3|丙||县住建局\n4|丁||县财政局", 1},
		{"a section first", "序号|工作任务|责任领导|责任单位\n二、民生|||\n3|丙||县住建局", 1},
		{"numbers begin anew", "序号|工作任务|责任领导|责任单位\n1|丙||县住建局", 2},
		{"a title of its own", "2021年另表\n序号|工作任务|责任领导|责任单位\n3|丙||县住建局", 2},
		{"another header", "序号|工作内容|责任领导|责任单位\n3|丙||县住建局", 2},
		{"no header and other numbers", "7|丙||县住建局", 1},
	} {
		r := understand(t, from(first, c.second), Known{})
		eq(t, c.name, "annexes", len(r.Annexes), c.annexes)
		third := r.Annexes[len(r.Annexes)-1].Rows
		if c.name == "no header and other numbers" {
			eq(t, c.name, "rows", len(r.Annexes[0].Rows), 2)
			eq(t, c.name, "left", len(r.Left) > 0, true)
			continue
		}
		if c.annexes == 1 {
			eq(t, c.name, "third row", third[2].Text+third[2].Leader, "丙刘伟")
		} else {
			eq(t, c.name, "third row", third[0].Text+third[0].Leader, "丙")
		}
	}
}

func TestARowThatMayGoOnIsAskedAndJoined(t *testing.T) {
	head := "序号|工作任务|责任领导|牵头单位"
	for _, c := range []struct {
		name, before, after string
		rows                []string
	}{
		{"a text alone", "1|||推进园区扩园，建|刘伟|县工信局\n|||设道路三条。|刘伟\n2|||抓春耕||县农业农村局", "1|||推进园区扩园，建设道路三条。|刘伟|县工信局\n2|||抓春耕||县农业农村局",
			[]string{head, "1|推进园区扩园，建|刘伟|县工信局", "|设道路三条。||", "2|抓春耕|无|县农业农村局"}},
		{"a further sentence", "1|||建设园区道路；|刘伟|县工信局\n|||完善管网。|刘伟", "1|||建设园区道路；/完善管网。|刘伟|县工信局",
			[]string{head, "1|建设园区道路；|刘伟|县工信局", "|完善管网。||"}},
		{"the number once more below a header", "1|||推进园区扩园，建|刘伟|县工信局\n1|||设道路三条。|刘伟\n2|||抓春耕|刘伟|县农业农村局", "1|||推进园区扩园，建设道路三条。|刘伟|县工信局\n2|||抓春耕|刘伟|县农业农村局",
			[]string{head, "1|推进园区扩园，建|刘伟|县工信局", head, "1|设道路三条。||", "2|抓春耕||县农业农村局"}},
	} {
		r := understand(t, sheet(append([]string{"2021年表"}, c.rows...)...), Known{})
		eq(t, c.name, "by default", rows(r), c.before)
		eq(t, c.name, "doubts", len(r.Annexes[0].Doubts), 1)
		q := doubtOf(t, r, DoubtRow)
		eq(t, c.name, "default", q.Default, RowIsTask)
		answer(t, r, DoubtRow, RowContinues)
		eq(t, c.name, "joined", rows(r), c.after)
		eq(t, c.name, "still one doubt", len(r.Annexes[0].Doubts), 1)
	}
}

func TestRolesInACellOfUnitsAreRead(t *testing.T) {
	k := knownUnits(t)
	for cell, want := range map[string]string{
		"牵头单位：县工信局；配合单位：县财政局、县发改局": "县工信局|县财政局 县发改局",
		"牵头：县工信局\n配合：县财政局、县发改局":    "县工信局|县财政局 县发改局",
		"县工信局 协办单位：县财政局":           "县工信局|县财政局",
		"县工信局（牵头）、县财政局":            "县工信局|县财政局",
		"县财政局、县工信局（牵头）":            "县工信局|县财政局",
		"县工信局、县财政局（配合）":            "县工信局|县财政局",
		"县工信局牵头，县财政局、县发改局配合":       "县工信局|县财政局 县发改局",
		"由县工信局、县发改局牵头，各镇（街道）配合落实。": "县工信局 县发改局|各镇（街道）",
		"县工信局牵头，县财政局":              "县工信局|县财政局",
		"县工信局负责":                   "县工信局|",
		"责任单位：县工信局、县财政局":           "县工信局|县财政局",
		"县工信局、县财政局":                "县工信局|县财政局",
		"区教育局和区财政局":                "区教育局|区财政局",
		"县农业农村局、县林业局及各镇":           "县农业农村局|县林业局 各镇",
		"县发展和改革局":                  "县发展和改革局|",
		"县住房和城乡建设局以及县水利局":          "县住房和城乡建设局|县水利局",
		"县工业和信息化局与县财政局":            "县工业和信息化局|县财政局",
		"县教育局（县体育局）":               "县教育局（县体育局）|",
		"县工商联（总商会和分会）":             "县工商联（总商会和分会）|",
	} {
		src := plainSheet("2021年表", "序号|工作任务|责任单位", "1|甲|"+cell)
		f := understand(t, src, k).Annexes[0]
		eq(t, cell, "units", strings.Join(spellings(f.Rows[0].Lead), " ")+"|"+strings.Join(spellings(f.Rows[0].Related), " "), want)
	}
	whole := knownUnits(t).With(unitLedger(t, "县文明办和县创建办"))
	f := understand(t, sheet("2021年表", "序号|工作任务|牵头单位", "1|甲|县文明办和县创建办"), whole).Annexes[0]
	eq(t, "known as one", "units", len(f.Rows[0].Lead), 1)
}

// unitLedger is a ledger that has one unit.
func unitLedger(t testing.TB, name string) *ledger.Ledger {
	t.Helper()
	d := ledger.Empty().Draft(ids())
	d.UnitFor(name)
	return ledger.Empty().Apply(d.Changes())
}

func TestNumbersInTheMarksOfAListAreBare(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"marks", "1. 2、 （3） ４ 5", "1 2 3 4 5"},
		{"full width", "１ ２ １０", "1 2 10"},
		{"levels stay", "1 （1） （2） 2", "1 （1） （2） 2"},
		{"parts stay", "1.1 1.2 2.1", "1.1 1.2 2.1"},
		{"words stay", "1. A2 3.", "1. A2 3."},
		{"once more in the next section", "1. 2. 一、 1. 2.", "1 2 1 2"},
	} {
		lines := []string{"2021年表", "序号|工作任务|牵头单位"}
		for i, no := range strings.Fields(c.in) {
			if no == "一、" {
				lines = append(lines, "一、民生")
				continue
			}
			lines = append(lines, no+"|任务"+string(rune('甲'+i))+"|县教育局")
		}
		r := understand(t, sheet(lines...), Known{})
		var got []string
		for _, x := range r.Annexes[0].Rows {
			got = append(got, x.No)
		}
		eq(t, c.name, "numbers", strings.Join(got, " "), c.want)
		newID := ids()
		l, out, _ := merged(t, ledger.Empty(), r, Known{}, 0, newID)
		src := table.Source{Own: true, Blocks: []table.Block{{Text: "2021年表"}, {Table: new(Circulated(l, l.Annex(out.Annexes[0].ID)))}}}
		_, _, ch := merged(t, l, understand(t, src, Known{}), Known{}, 0, newID)
		eq(t, c.name, "changes of our own export", len(ch), 0)
	}
}

func TestPreparedRowsWithANumberOnlyAreLeftOut(t *testing.T) {
	r := understand(t, sheet("2021年表", "序号|工作任务|牵头单位|备注", "1|甲|县教育局|", "2|||", "3|乙|县水利局|", "4|||", "5.|||", "6|||", "注：按季报送。"), Known{})
	f := r.Annexes[0]
	eq(t, "rows", "all", rows(r), "1|||甲||县教育局\n3|||乙||县水利局")
	eq(t, "rows", "asked about the one between", len(f.Doubts), 1)
	eq(t, "rows", "left", len(r.Left), 4)
	for _, l := range r.Left[1:] {
		eq(t, l.Text, "why", l.Why, whyTemplate)
	}
}

func TestSectionsOfThreeLevels(t *testing.T) {
	f := one(t, "2021年表", "序号|工作任务|牵头单位", "第一部分 经济", "一、工业", "（一）园区", "1|甲|县工信局", "二、农业", "2|乙|县农业农村局", "第二部分 社会", "3|丙|县民政局", "（其余）由县长负责", "4|丁|县教育局")
	for i, want := range []string{"第一部分 经济/一、工业/（一）园区", "第一部分 经济/二、农业", "第二部分 社会", "第二部分 社会/（其余）由县长负责"} {
		eq(t, i, "section", strings.ReplaceAll(f.Rows[i].Section, "\n", "/"), want)
	}
	f = one(t, "2021年表", "序号|工作任务|牵头单位", "工业类：", "1|甲|县工信局", "（其余）由县长负责", "2|乙|县教育局")
	eq(t, 2, "section", f.Rows[1].Section, "（其余）由县长负责")
}

func TestAMatterMergedOverNumberedRowsIsFilledDown(t *testing.T) {
	f := one(t, "2021年实事表", "实事项目|序号|具体内容|牵头单位", "底线民生|1|提标|县民政局", "|2|救助|县民政局", "公交|3|买车|县交通运输局")
	eq(t, "rows", "matters", f.Rows[0].Matter+" "+f.Rows[1].Matter+" "+f.Rows[2].Matter, "底线民生 底线民生 公交")
}
