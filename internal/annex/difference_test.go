package annex

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
)

func marked(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Op {
		case Same:
			b.WriteString(s.Text)
		case Removed:
			b.WriteString("[-" + s.Text + "]")
		case Added:
			b.WriteString("[+" + s.Text + "]")
		}
	}
	return b.String()
}

func TestWordsAreComparedAsAPersonReadsThem(t *testing.T) {
	for _, c := range [][3]string{
		{"完成10个老旧小区改造", "完成12个老旧小区改造", "完成[-10][+12]个老旧小区改造"},
		{"区住建局", "区城管执法局", "区[-住建][+城管执法]局"},
		{"扩园0.5平方公里", "扩园1.5平方公里以上", "扩园[-0.5][+1.5]平方公里[+以上]"},
		{"", "新增", "[+新增]"}, {"删去", "", "[-删去]"}, {"不变", "不变", "不变"}, {"", "", ""},
		{"加快推进5G网络建设", "持续推进5G网络和IPv6建设", "[-加快][+持续]推进5G网络[+和IPv6]建设"},
	} {
		eq(t, c[0], "words", marked(Words(c[0], c[1])), c[2])
	}
}

func TestWordsGiveBothTextsBack(t *testing.T) {
	text := rapid.StringOf(rapid.SampledFrom([]rune("区住建局财政10.5A b，。\n")))
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "old"), text.Draw(t, "new")
		var old, now strings.Builder
		last := Op(-1)
		for _, s := range Words(a, b) {
			if s.Text == "" || s.Op == last {
				t.Errorf("span %+v", s)
			}
			last = s.Op
			if s.Op != Added {
				old.WriteString(s.Text)
			}
			if s.Op != Removed {
				now.WriteString(s.Text)
			}
		}
		if old.String() != a || now.String() != b {
			t.Errorf("%q and %q", old.String(), now.String())
		}
	})
}

func TestLongTextsAreComparedWithoutALargeTable(t *testing.T) {
	a, b := strings.Repeat("甲乙丙丁。", 4000), strings.Repeat("甲乙丙丁。", 3999)+"戊。"
	spans := Words(a, b)
	eq(t, "long", "spans", len(spans), 4)
	eq(t, "long", "first", spans[0].Op, Same)
}

// summary is each row of a difference in one line.
func summary(rs []RowDifference) string {
	var out []string
	for _, r := range rs {
		s := string(r.State) + " " + r.Name
		if r.OldName != "" && r.OldName != r.Name {
			s += "<" + r.OldName
		}
		if r.Moved {
			s += " moved"
		}
		if r.State == ChangedRow {
			for _, f := range r.Fields {
				s += " " + string(f.Field) + "=" + marked(f.Words)
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestADifferenceSaysWhatAMergeWouldDo(t *testing.T) {
	first := sheet("2021年表", "序号|工作任务|责任领导|牵头单位|相关单位", "1|加快建设人民公园|许西湖|区住建局|", "2|修建环城北路|许西湖|区交通运输局|区财政局", "3|改造农贸市场|许西湖|区市场监管局|", "4|整治河道|许西湖|区水务局|")
	second := sheet("2021年表（修订）", "序号|工作任务|责任领导|牵头单位|相关单位", "1|新建一座图书馆|许西湖|区文广旅体局|", "2|加快建设人民公园二期|许西湖|区住建局/区财政局|", "3|整治河道|许西湖|区水务局|", "4|修建环城北路|范志君|区交通运输局|区财政局")
	second.Blocks[0].Table.Rows[0][0].Text = "附件1"
	first.Blocks[0].Table.Rows[0][0].Text = "附件1"
	newID := ids()
	l, _, _ := merged(t, ledger.Empty(), understand(t, first, knownUnits(t)), knownUnits(t), 2021, newID)
	r := understand(t, second, knownUnits(t))
	diff, err := r.Compare(l, knownUnits(t), 2021)
	if err != nil {
		t.Fatal(err)
	}
	eq(t, "rows", "difference", summary(diff.Annexes[0].Rows), `new 1
changed 2<1 no=[-1][+2] text=加快建设人民公园[+二期] lead_units=区住建局[+
区财政局]
changed 3<4 moved no=[-4][+3]
changed 4<2 no=[-2][+4] leader=[-许西湖][+范志君]
missing 3`)
	eq(t, "annex", "id", diff.Annexes[0].ID, l.Annexes()[0].ID)

	missing := diff.Annexes[0].Rows[4]
	take := Take{Leave: map[RowRef][]ledger.Field{{0, 0}: nil, {0, 1}: {ledger.FieldText}, {0, 3}: {ledger.FieldNo}}, Delete: map[ledger.ID]bool{missing.Task: true}}
	d := l.Draft(newID)
	out, err := r.Merge(d, knownUnits(t), 2021, take)
	if err != nil {
		t.Fatal(err)
	}
	after := l.Apply(d.Changes())
	eq(t, "left", "rows", strings.Join(out.Annexes[0].Left, " "), "1")
	eq(t, "deleted", "rows", strings.Join(out.Annexes[0].Deleted, " "), "3")
	eq(t, "taken", "rows", list(after), "2 加快建设人民公园 许西湖 区住建局、区财政局\n2 修建环城北路 范志君 区交通运输局\n3 整治河道 许西湖 区水务局")
	eq(t, "no unit of a row that stayed out", "unit", after.UnitNamed("区文广旅体局"), nil)

	d = l.Draft(newID)
	if _, err := r.Merge(d, knownUnits(t), 2021, Take{Order: true}); err != nil {
		t.Fatal(err)
	}
	eq(t, "in the file's order", "rows", list(l.Apply(d.Changes())), "1 新建一座图书馆 许西湖 区文广旅体局\n2 加快建设人民公园二期 许西湖 区住建局、区财政局\n3 整治河道 许西湖 区水务局\n4 修建环城北路 范志君 区交通运输局\n3 改造农贸市场 许西湖 区市场监管局")
}

func list(l *ledger.Ledger) string {
	var out []string
	for _, x := range l.Tasks() {
		out = append(out, fmt.Sprintf("%s %s %s %s", l.RowName(x), x.Text, l.Value(x, ledger.FieldLeader), strings.Join(ledger.Spellings(x.Lead), "、")))
	}
	return strings.Join(out, "\n")
}

func TestTheSeedComparedWithItselfIsUnchanged(t *testing.T) {
	l, _, _ := seedLedger(t)
	diff, err := understand(t, seedSource(t), knownUnits(t)).Compare(l, knownUnits(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range diff.Annexes {
		for _, r := range a.Rows {
			if r.State != UnchangedRow || r.Moved || r.Fields != nil {
				t.Errorf("%+v", r)
			}
		}
		eq(t, a.Outcome.Name(), "head", len(a.Head), 0)
	}
	diff, err = understand(t, seedSource(t), knownUnits(t)).Compare(ledger.Empty(), knownUnits(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range []int{93, 21} {
		rows := diff.Annexes[i].Rows
		eq(t, i, "new", len(rows), n)
		eq(t, i, "of them", slices.IndexFunc(rows, func(r RowDifference) bool { return r.State != NewRow || r.Task != "" }), -1)
		eq(t, i, "id", diff.Annexes[i].ID, "")
	}
}

func TestAnAnnexAtTwoTimesIsComparedRowByRow(t *testing.T) {
	l, out, newID := seedLedger(t)
	a := l.Annex(out.Annexes[0].ID)
	rows := l.TasksOf(a.ID)
	d := l.Draft(newID)
	for f, v := range map[ledger.Field]string{ledger.FieldLeader: "刘小平", ledger.FieldLead: "区教育局"} {
		if err := d.Set(rows[0].ID, f, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.DeleteTasks([]ledger.ID{rows[5].ID}); err != nil {
		t.Fatal(err)
	}
	now := l.Apply(d.Changes())
	var got []string
	for _, r := range CompareAnnexes(l, a, now, now.Annex(a.ID)) {
		if r.State != UnchangedRow {
			got = append(got, summary([]RowDifference{r}))
		}
	}
	eq(t, "two times", "rows", strings.Join(got, "\n"), "changed 1 leader=[-许西湖][+刘小平] lead_units=[-源西街道][+区教育局]\nmissing 6")
}
