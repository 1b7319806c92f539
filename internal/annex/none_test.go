package annex

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

func TestADashOrNoneSaysThatAPlaceIsTrulyEmpty(t *testing.T) {
	for _, none := range []string{"——", "—", "－－", "/", "无", " — "} {
		r := understand(t, plainSheet("2021年实事表", "序号|实事|内容|责任领导|牵头单位|相关单位", "1|办学|甲|许西湖|区教育局|区住建局", "||乙|"+none+"|"+none+"|", "||丙|||", "||丁|刘小平|区教育局|"+none), knownUnits(t))
		f := r.Annexes[0]
		eq(t, none, "leader", f.Rows[1].Leader+"|"+f.Rows[2].Leader+"|"+f.Rows[3].Leader, "||刘小平")
		eq(t, none, "lead", len(f.Rows[1].Lead)+len(f.Rows[1].Related)+len(f.Rows[2].Lead), 0)
		eq(t, none, "related", len(f.Rows[3].Related), 0)
		eq(t, none, "doubts", len(f.Doubts), 0)
	}
	f := one(t, "2021年表", "序号|工作任务|责任领导|牵头单位|备注", "1|甲|许西湖|区住建局|——", "——|乙|－|无|无")
	eq(t, 2, "no", f.Rows[1].No, "")
	eq(t, 2, "leader", f.Rows[1].Leader, "")
	eq(t, 2, "other columns say it as it stands", f.Rows[1].Extra["备注"], "无")
}

// plainSheet is a sheet whose cells hold / as it stands.
func plainSheet(rows ...string) table.Source {
	src := sheet(rows...)
	for r, line := range rows {
		if parts := strings.Split(line, "|"); len(parts) > 1 {
			for c, p := range parts {
				src.Blocks[0].Table.Rows[r][c].Text = p
			}
		}
	}
	return src
}

func TestAShortNameAmongRelatedUnitsIsNoPerson(t *testing.T) {
	f := one(t, "序号|工作任务|牵头单位|相关单位", "1|甲|区住建局/张三丰|区教育局/李晓雯/区财政局（黄锦忠）")
	eq(t, 1, "lead", f.Rows[0].Lead[0], Name{"区住建局", "张三丰"})
	eq(t, 1, "related", strings.Join(spellings(f.Rows[0].Related), " "), "区教育局 李晓雯 区财政局")
	eq(t, 1, "no person", f.Rows[0].Related[0].Person+f.Rows[0].Related[1].Person, "")
	eq(t, 1, "in brackets", f.Rows[0].Related[2].Person, "黄锦忠")
	l, _, newID := forgedFrom(t, f)
	r := understand(t, table.Source{Blocks: []table.Block{{Text: "2021年表"}, {Table: new(Circulated(l, l.Annexes()[0]))}}}, Known{}.With(l))
	_, _, ch := merged(t, l, r, Known{}.With(l), 2021, newID)
	for _, c := range ch {
		t.Errorf("printed and read again: %+v -> %+v", c.Before, c.After)
	}
}

func forgedFrom(t testing.TB, f Found) (*ledger.Ledger, Outcome, func() ledger.ID) {
	t.Helper()
	newID := ids()
	f.Title = "2021年表"
	l, out, _ := merged(t, ledger.Empty(), &Reading{Annexes: []Found{f}}, knownUnits(t), 2021, newID)
	return l, out, newID
}

func TestARowWithoutMatterStaysWithoutOne(t *testing.T) {
	f := one(t, "序号|实事|内容|责任领导|牵头单位", "1|办学|甲|许西湖|区教育局", "2|——|乙||区住建局", "3|修路|丙||区住建局")
	l, _, _ := forgedFrom(t, f)
	eq(t, 2, "matter", l.Tasks()[1].Matter, "")
	eq(t, 2, "no", l.Tasks()[1].No, "2")
	eq(t, 3, "matter", l.Value(l.Tasks()[2], ledger.FieldMatter), "修路")
}

func TestAFileWithoutMattersLeavesTheMattersOfTheLedger(t *testing.T) {
	l, _, newID := forgedFrom(t, one(t, "序号|实事|内容|责任领导|牵头单位", "1|办学|甲|许西湖|区教育局", "2|修路|乙||区住建局"))
	after, _, _ := merged(t, l, understand(t, sheet("2021年表", "序号|内容|牵头单位", "1|甲|区教育局", "2|乙|区财政局"), Known{}), Known{}.With(l), 0, newID)
	eq(t, 1, "matter", after.Value(after.Tasks()[0], ledger.FieldMatter), "办学")
	eq(t, 2, "matter", after.Value(after.Tasks()[1], ledger.FieldMatter), "修路")
}

func TestFlatIntoAnEmptyLedgerGivesTheSameValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, a, newID := forged(t)
		k := Known{}.With(l)
		r, err := Understand(table.Source{Blocks: []table.Block{{Text: a.Label}, {Text: a.Title}, {Table: new(Flat(l, a))}}}, k)
		if err != nil {
			t.Fatal(err)
		}
		d := ledger.Empty().Draft(newID)
		out, err := r.Merge(d, k, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range out.Annexes[0].Doubts {
			if q.Kind != ledger.DoubtUnit {
				t.Errorf("asks %s %s", q.Where, q.Text)
			}
		}
		l2 := ledger.Empty().Apply(d.Changes())
		for i, y := range l2.Tasks() {
			x := l.Tasks()[i]
			for _, f := range []ledger.Field{ledger.FieldNo, ledger.FieldMatter, ledger.FieldText, ledger.FieldLeader, ledger.FieldLead, ledger.FieldRelated} {
				if l.Value(x, f) != l2.Value(y, f) {
					t.Errorf("row %d %s is %q, want %q", i, f, l2.Value(y, f), l.Value(x, f))
				}
			}
			if !slices.Equal(x.Persons(), y.Persons()) {
				t.Errorf("row %d persons %q, want %q", i, y.Persons(), x.Persons())
			}
		}
	})
}
