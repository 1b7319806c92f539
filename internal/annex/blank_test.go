package annex

import (
	"slices"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// leadersMerged is a sheet whose first two rows share a merged leader.
func leadersMerged(third string) table.Source {
	src := sheet("2021年表", "序号|工作任务|责任领导|责任单位", "1|甲|许西湖|区住建局", "2|乙||区民政局", third, "4|丁||区教育局")
	rows := src.Blocks[len(src.Blocks)-1].Table.Rows
	rows[len(rows)-4][2].Rows, rows[len(rows)-3][2].Covered = 2, true
	return src
}

func answered(t *testing.T, src table.Source, k ledger.DoubtKind, choice int) Found {
	t.Helper()
	r := understand(t, src, knownUnits(t))
	at := slices.IndexFunc(r.Annexes[0].Doubts, func(d Doubt) bool { return d.Kind == k })
	if at < 0 {
		t.Fatalf("no doubt %s", k)
	}
	q := r.Annexes[0].Doubts[at]
	if err := r.Answer(map[ledger.ID]string{q.ID: q.Choices[choice]}); err != nil {
		t.Fatal(err)
	}
	return r.Annexes[0]
}

func TestABlankLeaderBelowMergedOnesIsAskedAboutAndNotFilled(t *testing.T) {
	f := understand(t, leadersMerged("3|丙||区财政局"), knownUnits(t)).Annexes[0]
	eq(t, 2, "leader", f.Rows[1].Leader, "许西湖")
	eq(t, 3, "leader", f.Rows[2].Leader, "")
	eq(t, 4, "leader", f.Rows[3].Leader, "")
	f = answered(t, leadersMerged("3|丙||区财政局"), ledger.DoubtLeader, 1)
	eq(t, 3, "leader as answered", f.Rows[2].Leader, "许西湖")
	f = understand(t, leadersMerged("3|丙|刘小平|区财政局"), knownUnits(t)).Annexes[0]
	eq(t, 4, "leader below one that is not merged", f.Rows[3].Leader, "刘小平")
}

func TestBlankUnitsInAFileWithoutMergesAreAskedAboutOnce(t *testing.T) {
	src := sheet("2021年表", "序号|工作任务|责任领导|责任单位", "1|甲|许西湖|区住建局", "2|乙||", "3|丙||", "4|丁||区教育局")
	f := understand(t, src, knownUnits(t)).Annexes[0]
	eq(t, "annex", "doubts", len(f.Doubts), 1)
	eq(t, 2, "units", len(f.Rows[1].Lead), 0)
	f = answered(t, src, DoubtBlank, 1)
	eq(t, 3, "lead", spellings(f.Rows[2].Lead)[0], "区住建局")
}

func TestRowsThatShareATextAndHaveMeasuresOfTheirOwnStayRows(t *testing.T) {
	src := sheet("2021年表", "序号|工作任务|责任单位|备注", "1|完成老旧小区改造十个|区住建局|编规划", "||区民政局|办立项", "2|新建公办学校三所|区教育局|招标", "||区财政局|")
	rows := src.Blocks[len(src.Blocks)-1].Table.Rows
	for _, r := range []int{len(rows) - 4, len(rows) - 2} {
		for c := range 2 {
			rows[r][c].Rows, rows[r+1][c].Covered = 2, true
		}
	}
	f := understand(t, src, knownUnits(t)).Annexes[0]
	eq(t, "annex", "rows", len(f.Rows), 3)
	eq(t, "1 again", "text", f.Rows[1].Text, "完成老旧小区改造十个")
	eq(t, "1 again", "measure", f.Rows[1].Extra["备注"], "办立项")
	eq(t, 2, "units of both its rows", len(f.Rows[2].Lead)+len(f.Rows[2].Related), 2)
}

func TestAColumnOfGroupsIsFilledDownWhereMergesAreLost(t *testing.T) {
	f := one(t, "类别|序号|工作任务|责任单位|备注", "产业|1|甲|区住建局|略", "|2|乙|区民政局|", "民生|3|丙|区教育局|", "——|4|丁|区教育局|")
	for i, want := range []string{"产业", "产业", "民生", ""} {
		eq(t, i+1, "group", f.Rows[i].Extra["类别"], want)
	}
	eq(t, 2, "remark", f.Rows[1].Extra["备注"], "")
}

func TestATextThatAReaderGaveNoCellIsNamed(t *testing.T) {
	src := sheet("2021年表", "序号|工作任务|责任单位", "1|甲|区住建局")
	src.Notes = []table.Note{{Kind: table.NestedTable, Text: "园区路 300万"}, {Kind: table.TrackedChange, Text: "旧"}}
	r := understand(t, src, Known{})
	eq(t, "source", "left", len(r.Left), 1)
	eq(t, "source", "text", r.Left[0].Text, "园区路 300万")
}

func TestAHeadingOfOurOwnThatIsANumberStaysAHeading(t *testing.T) {
	src := sheet("2021年表", "序号|工作任务|责任单位", "23-1||", "1|甲|区住建局")
	rows := src.Blocks[len(src.Blocks)-1].Table.Rows
	at := rows[len(rows)-2]
	at[0].Cols, at[1].Covered, at[2].Covered = 3, true, true
	src.Own = true
	eq(t, 1, "section", understand(t, src, Known{}).Annexes[0].Rows[0].Section, "23-1")
}

func TestOurOwnFileFindsItsAnnexWithoutATitle(t *testing.T) {
	first := sheet("2021年表", "序号|工作任务|责任单位", "1|甲|区住建局")
	second := sheet("2021年表", "序号|工作任务|责任单位", "1|乙|区民政局")
	l, _, newID := forgedFrom(t, understand(t, first, Known{}).Annexes[0])
	r := understand(t, second, Known{})
	r.Annexes[0].Title = "2021年乙表"
	l, _, _ = merged(t, l, r, Known{}.With(l), 0, newID)
	d := l.Draft(newID)
	for _, a := range l.Annexes() {
		c := *a
		c.Label, c.Title = "", ""
		d.Put(&c)
	}
	l = l.Apply(d.Changes())
	for label, want := range map[string]string{"": "2", "附件1": "1"} {
		src := table.Source{Own: true, Year: 2021}
		if label != "" {
			src.Blocks = append(src.Blocks, table.Block{Text: label})
		}
		src.Blocks = append(src.Blocks, sheet("序号|工作任务|责任单位", "1|乙|区民政局").Blocks...)
		after, out, _ := merged(t, l, understand(t, src, Known{}), Known{}.With(l), 2021, newID)
		eq(t, label, "annexes", len(after.Annexes()), 2)
		eq(t, label, "no", out.Annexes[0].No, want)
		eq(t, label, "label", after.Annex(out.Annexes[0].ID).Label, "")
	}
}
