package annex

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

func TestFiguresOfTheSeedLedger(t *testing.T) {
	l, out, _ := seedLedger(t)
	perLeader := func(a int) string {
		var parts []string
		count := map[string]int{}
		for _, x := range l.TasksOf(out.Annexes[a].ID) {
			n := l.Leader(x.Leader).Name
			if count[n] == 0 {
				parts = append(parts, n)
			}
			count[n]++
		}
		for i, n := range parts {
			parts[i] = n + " " + string(rune('0'+count[n]/10)) + string(rune('0'+count[n]%10))
		}
		return strings.Join(parts, ", ")
	}
	eq(t, "annex 1", "leaders", perLeader(0), "许西湖 02, 黄焕辉 34, 江伟良 02, 张国基 05, 范志君 06, 刘小平 09, 曹新华 26, 杨辉强 09")
	eq(t, "annex 2", "leaders", perLeader(1), "刘小平 09, 黄焕辉 05, 曹新华 04, 范志君 03")
	lead, related, all := map[string]int{}, map[string]int{}, map[string]bool{}
	leads, rels := 0, 0
	for _, x := range l.TasksOf(out.Annexes[0].ID) {
		for _, m := range x.Lead {
			leads++
			lead[m.Spelling]++
			all[m.Spelling] = true
		}
		for _, m := range x.Related {
			rels++
			related[m.Spelling]++
			all[m.Spelling] = true
		}
	}
	eq(t, "annex 1", "lead mentions", leads, 103)
	eq(t, "annex 1", "lead names", len(lead), 38)
	eq(t, "annex 1", "related mentions", rels, 110)
	eq(t, "annex 1", "related names", len(related), 33)
	eq(t, "annex 1", "names", len(all), 53)
	eq(t, "annex 1", "各镇街道", related["各镇街道"], 26)
	groups, units := 0, 0
	for _, u := range l.Units() {
		if u.Kind == ledger.Group {
			groups++
		} else {
			units++
		}
	}
	eq(t, "both", "groups", groups, 3)
	eq(t, "both", "units", units, 50)
	eq(t, "both", "leaders", len(l.Leaders()), 8)
	eq(t, "both", "first leader", l.Leaders()[0].Name, "许西湖")
}

func TestGroupMembersAndAliasesComeFromTheKnownUnits(t *testing.T) {
	l, _, _ := seedLedger(t)
	var members []string
	for _, id := range l.UnitNamed("各镇街道").Members {
		members = append(members, l.Unit(id).Name)
	}
	eq(t, "各镇街道", "members", strings.Join(members, " "), "埔前镇 源南镇 上城街道 新江街道 东埔街道 源西街道 高埔岗街道")
	eq(t, "相关镇街道", "members", len(l.UnitNamed("相关镇街道").Members), 0)
	eq(t, "区卫健局", "unit", l.UnitNamed("区卫健局").Name, "区卫生健康局")
	eq(t, "区市场监督管理局", "unit", l.UnitNamed("区市场监督管理局").ID, l.UnitNamed("区市场监管局").ID)
	eq(t, "源城社保分局", "own unit", l.UnitNamed("源城社保分局").ID != l.UnitNamed("市社保局源城分局").ID, true)
	for _, n := range []string{"团区委", "区工商联", "区残联", "区土管大队", "大鹏新区对口帮扶指挥部"} {
		eq(t, n, "is a unit", l.UnitNamed(n) != nil, true)
	}
	for _, n := range []string{"执法局", "源城分局", "振兴办", "黄锦忠", "张新"} {
		eq(t, n, "is no unit", l.UnitNamed(n) == nil, true)
	}
}

func TestSplitNamesAreJoinedWithoutAnyKnownUnit(t *testing.T) {
	f := understand(t, seedSource(t), Known{}).Annexes
	eq(t, 14, "whole elsewhere", spellings(f[0].Rows[13].Related)[0], "市自然资源局源城分局")
	eq(t, 86, "no unit by itself", spellings(f[0].Rows[85].Related)[0], "大鹏新区对口帮扶指挥部")
	eq(t, 3.4, "split lead", f[1].Rows[11].Lead[0].Spelling, "区城管执法局")
	eq(t, 4, "split lead", f[1].Rows[12].Lead[0].Spelling, "区乡村振兴办")
	eq(t, 7, "two units stay two", strings.Join(spellings(f[0].Rows[6].Related), " "), "源南镇 区工业园管委会 区工商信局")
}

func TestNames(t *testing.T) {
	n := &namer{known: knownUnits(t), whole: map[string]bool{}}
	for _, c := range []struct{ cell, want string }{
		{"市自然资源局\n源城分局", "市自然资源局源城分局"},
		{"市水利局\n河东分局", "市水利局河东分局"},
		{"市社保局源城分局\n源城公安分局", "市社保局源城分局 源城公安分局"},
		{"源南镇\n区工业园管委会", "源南镇 区工业园管委会"},
		{"区城管\n执法局\n张  新", "区城管执法局=张新"},
		{"区教育局、区住建局；区财政局/区民政局", "区教育局 区住建局 区财政局 区民政局"},
		{"区教育局 区住建局", "区教育局 区住建局"},
		{"区教育局（黄锦忠）", "区教育局=黄锦忠"},
		{"区教育局 黄锦忠", "区教育局=黄锦忠"},
		{"区住建局\n杨伟忠\n区财政局\n欧阳锋", "区住建局=杨伟忠 区财政局=欧阳锋"},
		{"区住建局\n杨伟忠\n张新", "区住建局=杨伟忠、张新"},
		{"团区委\n区工商联\n区残联\n区土管大队", "团区委 区工商联 区残联 区土管大队"},
		{"高埔岗街道\n高新区管委会", "高埔岗街道 高新区管委会"},
		{"相关镇\n街道", "相关镇街道"},
		{"大鹏新区\n对口帮扶\n指挥部", "大鹏新区对口帮扶指挥部"},
		{"", ""},
	} {
		var got []string
		for _, x := range n.names(c.cell, surnamedOnly) {
			s := x.Spelling
			if x.Person != "" {
				s += "=" + x.Person
			}
			got = append(got, s)
		}
		eq(t, c.cell, "names", strings.Join(got, " "), c.want)
	}
}

func TestUnitsOneCharacterApartAreNeverTakenForOne(t *testing.T) {
	for _, p := range [][2]string{{"区财政局", "区民政局"}, {"市社保局源城分局", "市医保局源城分局"}} {
		if letters(p[0]) == letters(p[1]) {
			t.Errorf("%v", p)
		}
	}
	if letters("源城社保分局") != letters("市社保局源城分局") {
		t.Error("the same characters must raise a doubt")
	}
}

func TestAnAnsweredDoubtStandsAgainstTheSameFile(t *testing.T) {
	l, out, newID := seedLedger(t)
	k := knownUnits(t)
	d := l.Draft(newID)
	for _, q := range out.Annexes[1].Doubts {
		c := *q
		c.Answer = c.Choices[1]
		d.Put(&c)
		switch q.Kind {
		case ledger.DoubtLeader:
			x := d.Task(q.Task).Clone()
			x.Leader = ""
			d.Put(x)
		case ledger.DoubtRelated:
			if err := d.Set(q.Task, ledger.FieldRelated, "相关镇街道"); err != nil {
				t.Fatal(err)
			}
		case ledger.DoubtNumber:
			m := *d.Matter(d.Task(q.Task).Matter)
			m.No = ""
			d.Put(&m)
		}
	}
	l = l.Apply(d.Changes())
	_, _, ch := merged(t, l, understand(t, seedSource(t), k), k, 0, newID)
	for _, c := range ch {
		t.Errorf("%s: %+v -> %+v", c.Kind, c.Before, c.After)
	}
}

func TestMergeUpdatesFieldByFieldAndKeepsWhatTheFileLacks(t *testing.T) {
	l, out, newID := seedLedger(t)
	k := knownUnits(t)
	first := l.TasksOf(out.Annexes[0].ID)
	d := l.Draft(newID)
	if err := d.Set(first[4].ID, ledger.FieldDeadline, "2020年12月底前"); err != nil {
		t.Fatal(err)
	}
	l = l.Apply(d.Changes())
	r := understand(t, seedSource(t), k)
	f := &r.Annexes[0]
	f.Rows[4].Leader = "张国基"
	f.Rows = slices.Delete(f.Rows, 9, 10)
	fresh := f.Rows[20]
	fresh.No, fresh.Text = "200", "新增的一项任务。"
	f.Rows = slices.Insert(f.Rows, 20, fresh)
	l2, o, _ := merged(t, l, r, k, 0, newID)
	a := o.Annexes[0]
	eq(t, "new", "rows", strings.Join(a.New, " "), "200")
	eq(t, "changed", "rows", strings.Join(a.Changed, " "), "5")
	eq(t, "missing", "rows", strings.Join(a.Missing, " "), "10")
	now := l2.TasksOf(a.ID)
	eq(t, "rows", "kept and added", len(now), 94)
	eq(t, "row 5", "leader", l2.Value(now[4], ledger.FieldLeader), "张国基")
	eq(t, "row 5", "deadline", now[4].Deadline, "2020年12月底前")
	eq(t, "new row", "place", l2.RowName(now[21]), "200")
}

func TestARowPutInAboveDoesNotRenameTheRowsBelow(t *testing.T) {
	l, _, newID := seedLedger(t)
	k := knownUnits(t)
	r := understand(t, seedSource(t), k)
	f := &r.Annexes[0]
	fresh := f.Rows[0]
	fresh.Text = "另一项新的任务。"
	f.Rows = slices.Insert(f.Rows, 1, fresh)
	for i := range f.Rows {
		f.Rows[i].No = strconv.Itoa(i + 1)
	}
	_, o, ch := merged(t, l, r, k, 0, newID)
	a := o.Annexes[0]
	eq(t, "new", "rows", strings.Join(a.New, " "), "2")
	eq(t, "changed", "rows", len(a.Changed), 92)
	for _, c := range ch {
		if b, ok := c.Before.(*ledger.Task); ok && b.Text != c.After.(*ledger.Task).Text {
			t.Fatalf("text of %s went to another task", b.No)
		}
	}
}

func TestNewRowsFindPlaceWhereNoRankIsLeft(t *testing.T) {
	old := []*ledger.Task{{ID: "a", Rank: 5}, {ID: "b", Rank: 6}}
	ranks := placeRows(old, []*ledger.Task{old[0], nil, old[1]})
	eq(t, "crowded", "rank", ranks[1], 0)
	got := spreadOrder(old, []*ledger.Task{old[0], nil, old[1]}, []*ledger.Task{old[0], {ID: "n"}, old[1]})
	if !slices.Equal(got, []ledger.ID{"a", "n", "b"}) {
		t.Error(got)
	}
}

func TestCirculatedFormPrintsLikeThePaper(t *testing.T) {
	l, out, _ := seedLedger(t)
	t1 := Circulated(l, l.Annex(out.Annexes[0].ID))
	eq(t, "附件1", "rows", len(t1.Rows), 94)
	eq(t, "附件1", "columns", len(t1.Columns), 5)
	eq(t, "附件1", "leader of 3 spans", t1.Rows[3][2].Rows, 34)
	eq(t, "附件1", "width", sum(t1.Columns), 156)
	eq(t, "附件1", "number column", t1.Columns[0].Width, 12)
	for c := range t1.Columns {
		if c != 2 && slices.ContainsFunc(t1.Rows, func(r []table.Cell) bool { return r[c].Covered }) {
			t.Errorf("column %d is merged", c)
		}
	}
	t2 := Circulated(l, l.Annex(out.Annexes[1].ID))
	eq(t, "附件2", "columns", len(t2.Columns), 9)
	eq(t, "附件2", "width", sum(t2.Columns), 252)
	eq(t, "附件2", "matter 1 spans", t2.Rows[1][1].Rows, 6)
	eq(t, "附件2", "leader spans two matters", t2.Rows[1][6].Rows, 8)
	eq(t, "附件2", "lead of 3.1 spans", t2.Rows[9][7].Rows, 2)
	eq(t, "附件2", "lead of 3.4", t2.Rows[12][7].Text, "区城管执法局\n张　新")
	eq(t, "附件2", "header", t2.Rows[0][7].Text, "牵头单位\n及责任人")
}

func sum(cols []table.Column) (mm float64) {
	for _, c := range cols {
		mm += c.Width
	}
	return float64(int(mm*100+0.5)) / 100
}
