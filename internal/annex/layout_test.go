package annex

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// sheet makes a source of rows whose cells are parted by |, as a spreadsheet or a pasted table gives them; rows of a single
// cell span the whole width.
func sheet(rows ...string) table.Source {
	t := &table.Table{}
	width := 0
	for _, r := range rows {
		width = max(width, strings.Count(r, "|")+1)
	}
	t.Columns = make([]table.Column, width)
	for _, r := range rows {
		line := make([]table.Cell, width)
		parts := strings.Split(r, "|")
		for i, p := range parts {
			line[i].Text = strings.ReplaceAll(p, "/", "\n")
		}
		if len(parts) == 1 {
			line[0].Cols = width
			for i := 1; i < width; i++ {
				line[i].Covered = true
			}
		}
		t.Rows = append(t.Rows, line)
	}
	return table.Source{Blocks: []table.Block{{Table: t}}}
}

func one(t *testing.T, rows ...string) Found {
	t.Helper()
	r := understand(t, sheet(rows...), knownUnits(t))
	if len(r.Annexes) != 1 {
		t.Fatalf("%d annexes", len(r.Annexes))
	}
	return r.Annexes[0]
}

func TestOneUnitColumnHasTheLeadFirst(t *testing.T) {
	f := one(t, "序 号|重点工作任务|责任单位|完成时限|备 注", "1|建设公园|区住建局、区财政局，区民政局|2021年12月底前|续建", "2|修路|区交通运输局||")
	eq(t, 1, "lead", strings.Join(spellings(f.Rows[0].Lead), " "), "区住建局")
	eq(t, 1, "related", strings.Join(spellings(f.Rows[0].Related), " "), "区财政局 区民政局")
	eq(t, 1, "deadline", f.Rows[0].Deadline, "2021年12月底前")
	eq(t, 1, "extra", f.Rows[0].Extra["备注"], "续建")
	eq(t, 2, "related", len(f.Rows[1].Related), 0)
	eq(t, "columns", "header as printed", f.Columns[0].Header, "序 号")
}

func TestTitleDateSectionsAndNotesInTheSheet(t *testing.T) {
	f := one(t, "附件一", "源城区2021年重点工作/任务分解表", "（2021年3月5日）", "单位：源城区人民政府办公室",
		"序号|工作任务|分管领导|牵头单位|配合单位", "一、产业发展", "1|建园区|黄焕辉|区工业园管委会|", "（一）工业", "2|建厂||区工商信局|区发改局", "二、民生", "3|建学校||区教育局|", "注：1.按季报送。", "2.报送至区政府督查室。")
	eq(t, "annex", "label", f.Label, "附件一")
	eq(t, "annex", "no", f.No, "1")
	eq(t, "annex", "title", f.Title, "源城区2021年重点工作\n任务分解表")
	eq(t, "annex", "date", f.Date, "（2021年3月5日）")
	eq(t, "annex", "year", f.Year, 2021)
	eq(t, "annex", "note", f.Note, "注：1.按季报送。\n2.报送至区政府督查室。")
	eq(t, "rows", "count", len(f.Rows), 3)
	eq(t, 1, "section", f.Rows[0].Section, "一、产业发展")
	eq(t, 2, "section", f.Rows[1].Section, "一、产业发展\n（一）工业")
	eq(t, 3, "section", f.Rows[2].Section, "二、民生")
	eq(t, 3, "leader", f.Rows[2].Leader, "黄焕辉")
}

func TestTwoStoreyHeader(t *testing.T) {
	src := sheet("序号|工作任务|目标任务||牵头单位", "||第三季度|第四季度|", "1|建公园|开工|完工|区住建局")
	tab := src.Blocks[0].Table
	tab.Rows[0][2].Cols, tab.Rows[0][3].Covered = 2, true
	for _, c := range []int{0, 1, 4} {
		tab.Rows[0][c].Rows, tab.Rows[1][c].Covered = 2, true
	}
	r := understand(t, src, knownUnits(t))
	d := ledger.Empty().Draft(ids())
	if _, err := r.Merge(d, Known{}, 0); err == nil {
		t.Error("a table without year was merged")
	}
	out, err := r.Merge(d, Known{}, 2022)
	if err != nil {
		t.Fatal(err)
	}
	l := ledger.Empty().Apply(d.Changes())
	x := l.Tasks()[0]
	eq(t, 1, "q3", x.Targets["2022Q3"], "开工")
	eq(t, 1, "q4", x.Targets["2022Q4"], "完工")
	eq(t, "annex", "column", l.Annex(out.Annexes[0].ID).Columns[2].Field, ledger.Target("2022Q3"))
	eq(t, "annex", "no", out.Annexes[0].No, "1")
}

func TestTwoTablesInOneSheetAndTableNotAtA1(t *testing.T) {
	r := understand(t, sheet("||||", "|附件1|||", "|2021年甲表|||", "|序号|工作任务|责任领导|责任单位", "|1|甲|许西湖|区住建局", "||||", "|附件2|||", "|2021年乙表|||", "|序号|工作任务|责任领导|责任单位", "|1|乙|许西湖|区民政局"), knownUnits(t))
	eq(t, "sheet", "annexes", len(r.Annexes), 2)
	eq(t, "second", "label", r.Annexes[1].Label, "附件2")
	eq(t, "second", "title", r.Annexes[1].Title, "2021年乙表")
	eq(t, "second", "row", r.Annexes[1].Rows[0].Text, "乙")
	eq(t, "first", "columns", len(r.Annexes[0].Columns), 4)
}

func TestATableCutByWordGoesOnWithoutHeader(t *testing.T) {
	a := sheet("序号|工作任务|责任领导|责任单位", "1|甲|许西湖|区住建局")
	b := sheet("2|乙||区民政局", "3|丙||区财政局")
	a.Blocks = append(a.Blocks, b.Blocks...)
	r := understand(t, a, Known{})
	eq(t, "cut table", "annexes", len(r.Annexes), 1)
	eq(t, "cut table", "rows", len(r.Annexes[0].Rows), 3)
	eq(t, 3, "leader", r.Annexes[0].Rows[2].Leader, "许西湖")
}

func TestMergedCellsOfTheSourceAreFilledDown(t *testing.T) {
	src := sheet("序号|实事|内容|责任领导|牵头单位|相关单位", "1|办学|1.甲|许西湖|区教育局|区住建局", "||2.乙|||", "||3.丙||区民政局|")
	tab := src.Blocks[0].Table
	for _, c := range []int{0, 1, 3, 4} {
		tab.Rows[1][c].Rows, tab.Rows[2][c].Covered = 2, true
	}
	tab.Rows[1][5].Rows, tab.Rows[2][5].Covered, tab.Rows[3][5].Covered = 3, true, true
	src.Name = "2021年实事.xlsx"
	f := understand(t, src, knownUnits(t)).Annexes[0]
	eq(t, 1.2, "lead", f.Rows[1].Lead[0].Spelling, "区教育局")
	eq(t, 1.3, "related by merge", spellings(f.Rows[2].Related)[0], "区住建局")
	eq(t, 1.3, "matter", f.Rows[2].Matter, "办学")
	eq(t, "annex", "doubts", len(f.Doubts), 0)
}

func TestUnknownColumnsAreKept(t *testing.T) {
	f := one(t, "序号|工作任务|牵头单位|责任科室|联 系 人|", "1|甲|区住建局|办公室|张三|")
	eq(t, 1, "extra", f.Rows[0].Extra["责任科室"], "办公室")
	eq(t, 1, "extra", f.Rows[0].Extra["联系人"], "张三")
	eq(t, "columns", "empty one dropped", len(f.Columns), 5)
}

func TestPersonsInAColumnOfTheirOwn(t *testing.T) {
	f := one(t, "序号|工作任务|牵头单位|责任人", "1|甲|区住建局/区民政局|杨伟忠/李晓雯")
	eq(t, 1, "first", f.Rows[0].Lead[0].Person, "杨伟忠")
	eq(t, 1, "second", f.Rows[0].Lead[1].Person, "李晓雯")
}

func TestHeadersOfOtherPlaces(t *testing.T) {
	for h, want := range map[string]ledger.Field{
		"序 号": ledger.FieldNo, "主要工作\n任务": ledger.FieldText, "目标任务": ledger.FieldText, "工作内容": ledger.FieldText,
		"责任区领导": ledger.FieldLeader, "分管领导": ledger.FieldLeader, "区分管领导": ledger.FieldLeader, "牵头单位\n及责任人": ledger.FieldLead,
		"责任单位": ledger.FieldLead, "配合单位": ledger.FieldRelated, "相关责任单位": ledger.FieldRelated, "进展情况（截至6月底）": ledger.FieldProgress,
		"完成时限": ledger.FieldDeadline, "第四季度\n目标任务": "targets.2021Q4", "2022年第一季度目标任务": "targets.2022Q1", "2季度": "targets.2021Q2", "备注": ""} {
		f, _ := fieldOf(plainHeader(h), 2021)
		eq(t, h, "field", f, want)
	}
}

func TestCoveringLetterAboveTheLabelIsNoTitle(t *testing.T) {
	src := seedSource(t)
	letter := []table.Block{{Text: "关于印发分解表的通知"}, {Text: "各镇人民政府、各街道办事处："}, {Text: "附件1为任务分解，请认真落实。"}, {Text: "2020年7月1日"}}
	src.Blocks = append(letter, src.Blocks...)
	f := understand(t, src, knownUnits(t)).Annexes
	eq(t, "annex 1", "title", f[0].Title, "源城区2020年《政府工作报告》主要工作任务责任分解表")
	eq(t, "annex 2", "title", f[1].Title, "源城区2020年“十件实事”任务分解表")
	eq(t, "annex 2", "label", f[1].Label, "附件2")
	eq(t, "annex 2", "rows", len(f[1].Rows), 21)
}

func TestYears(t *testing.T) {
	for s, want := range map[string]int{"源城区2020年任务": 2020, "二〇二一年任务": 2021, "二○二二年": 2022, "２０２３年": 2023, "任务分解表": 0, "5000年": 0} {
		eq(t, s, "year", yearIn(s), want)
	}
}

func TestWhatIsNoAnnexIsRefusedWithAReason(t *testing.T) {
	for _, c := range []struct {
		src  table.Source
		want Reason
	}{
		{table.Source{}, NoTable},
		{sheet("姓名|电话|地址", "张三|123|河源"), NoHeader},
		{sheet("序号|工作任务|责任领导|责任单位"), NoRows},
	} {
		_, err := Understand(c.src, Known{})
		var u *Unknown
		if !errors.As(err, &u) || u.Reason != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestAnAnnexWithoutLabelTakesTheNextNumberOnce(t *testing.T) {
	l, _, newID := seedLedger(t)
	r := understand(t, sheet("2020年专项任务表", "序号|工作任务|责任单位", "1|甲|区住建局"), Known{})
	l, out, _ := merged(t, l, r, Known{}, 0, newID)
	eq(t, "new annex", "no", out.Annexes[0].No, "3")
	_, out, ch := merged(t, l, r, Known{}, 0, newID)
	eq(t, "again", "no", out.Annexes[0].No, "3")
	eq(t, "again", "changes", len(ch), 0)
}

func TestAUnitThatResemblesOneOfTheLedgerIsAsked(t *testing.T) {
	l, _, newID := seedLedger(t)
	r := understand(t, sheet("2021年任务表", "序号|工作任务|责任单位", "1|甲|源城医保分局"), Known{})
	_, out, _ := merged(t, l, r, knownUnits(t), 0, newID)
	if d := out.Annexes[0].Doubts; len(d) != 1 || d[0].Choices[1] != SameUnit("市医保局源城分局") {
		t.Errorf("%+v", d)
	}
}

func TestNumbersThatAreNotPrintedAtAllAreNoDoubt(t *testing.T) {
	f := one(t, "2021年任务表", "序号|工作任务|责任单位", "|甲|区住建局", "|乙|区民政局")
	eq(t, "annex", "doubts", len(f.Doubts), 0)
	eq(t, 2, "no", f.Rows[1].No, "2")
}

func TestKnownUnitsRefuseABadLine(t *testing.T) {
	for _, s := range []string{"区住建局", "区住建局 | | 奇怪 |", " | | 区直 |"} {
		var bad *BadLine
		if _, err := ParseKnown("# 注\n" + s); !errors.As(err, &bad) || bad.Line != 2 {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestTwentyThousandRowsTakeSeconds(t *testing.T) {
	rows := []string{"2021年任务表", "序号|工作任务|责任领导|牵头单位|相关单位"}
	for i := range 20000 {
		rows = append(rows, fmt.Sprintf("%d|任务%d|许西湖|区住建局/区民政局|各镇街道", i+1, i))
	}
	start := time.Now()
	r := understand(t, sheet(rows...), knownUnits(t))
	newID := ids()
	l, _, _ := merged(t, ledger.Empty(), r, knownUnits(t), 0, newID)
	_, out, ch := merged(t, l, r, knownUnits(t), 0, newID)
	Circulated(l, l.Annex(out.Annexes[0].ID))
	eq(t, "again", "changes", len(ch), 0)
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("%v", d)
	} else {
		t.Log(d)
	}
}

func TestTownsTogetherAreNoPersonAndNoPartOfTheNameBefore(t *testing.T) {
	f := one(t, "序号|工作任务|责任单位及责任人", "1|修路|区农业农村局、各镇街", "2|清河|区水务局 各镇街")
	eq(t, 1, "related", strings.Join(spellings(f.Rows[0].Related), " "), "各镇街")
	eq(t, 1, "person", f.Rows[0].Lead[0].Person, "")
	eq(t, 2, "related", strings.Join(spellings(f.Rows[1].Related), " "), "各镇街")
	eq(t, 2, "lead", strings.Join(spellings(f.Rows[1].Lead), " "), "区水务局")
}
