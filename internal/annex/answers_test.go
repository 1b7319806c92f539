package annex

import (
	"errors"
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// doubtOf is the first doubt of a kind.
func doubtOf(t testing.TB, r *Reading, k ledger.DoubtKind) Doubt {
	t.Helper()
	for _, f := range r.Annexes {
		for _, d := range f.Doubts {
			if d.Kind == k {
				return d
			}
		}
	}
	t.Fatalf("no doubt of kind %s", k)
	return Doubt{}
}

func answer(t testing.TB, r *Reading, k ledger.DoubtKind, choice string) ledger.ID {
	t.Helper()
	d := doubtOf(t, r, k)
	if err := r.Answer(map[ledger.ID]string{d.ID: choice}); err != nil {
		t.Fatal(err)
	}
	return d.ID
}

func rows(r *Reading) string {
	var out []string
	for _, f := range r.Annexes {
		for _, x := range f.Rows {
			out = append(out, told(x))
		}
	}
	return strings.Join(out, "\n")
}

func TestEveryChoiceOfADoubtHasItsConsequence(t *testing.T) {
	matters := func() table.Source {
		src := sheet("2021年实事", "序号|实事|内容|责任领导|牵头单位|相关单位", "1|办学|甲|许西湖|区教育局|区住建局", "||乙||区民政局|", "|修路|丙||区住建局|", "|造林|丁||区林业中心|")
		src.Blocks[0].Table.Rows[4][3].Missing = true
		return src
	}
	for _, c := range []struct {
		name   string
		src    table.Source
		kind   ledger.DoubtKind
		choice string
		want   string
	}{
		{"number: as printed", matters(), ledger.DoubtNumber, None, "1||办学|甲|许西湖|区教育局|区住建局\n1||办学|乙|许西湖|区民政局\n||修路|丙|许西湖|区住建局\n3||造林|丁|许西湖|区林业中心"},
		{"leader: none, and none below", matters(), ledger.DoubtLeader, None, "1||办学|甲|许西湖|区教育局|区住建局\n1||办学|乙|许西湖|区民政局\n2||修路|丙||区住建局\n3||造林|丁||区林业中心"},
		{"related: same as above", matters(), ledger.DoubtRelated, SameAsAbove + "区住建局", "1||办学|甲|许西湖|区教育局|区住建局\n1||办学|乙|许西湖|区民政局|区住建局\n2||修路|丙|许西湖|区住建局\n3||造林|丁|许西湖|区林业中心"},
		{"shared: all lead", sheet("2021年表", "序号|工作任务|责任单位", "1|甲|区住建局、区财政局"), DoubtShared, AllLead, "1|||甲||区住建局 区财政局"},
		{"duplicate: another number", sheet("2021年表", "序号|工作任务|牵头单位", "1|甲|区住建局", "1|乙|区财政局"), DoubtDuplicate, RenumberAs + "1-1", "1|||甲||区住建局\n1-1|||乙||区财政局"},
		{"person: a person", sheet("2021年表", "序号|工作任务|牵头单位", "1|甲|区住建局/逯叔"), DoubtPerson, IsPerson, "1|||甲||区住建局=逯叔"},
		{"person without a unit", sheet("2021年表", "序号|工作任务|牵头单位", "1|甲|李晓雯"), DoubtPerson, IsPerson, "1|||甲||||||未列单位的责任人:李晓雯"},
		{"column: dropped", sheet("2021年表", "序号|工作任务|牵头单位|", "1|甲|区住建局|乙"), ledger.DoubtColumn, DropColumn, "1|||甲||区住建局"},
		{"year", sheet("表", "序号|工作任务|牵头单位|一季度", "1|甲|区住建局|乙"), DoubtYear, "2023", "1|||甲||区住建局||||2023Q1:乙"},
		{"row: a section", sheet("2021年表", "序号|工作任务|牵头单位", "|产业|", "1|甲|区住建局"), DoubtRow, RowIsSection, "1|产业||甲||区住建局"},
		{"row: nothing", sheet("2021年表", "序号|工作任务|牵头单位", "|产业|", "1|甲|区住建局"), DoubtRow, RowIsNothing, "1|||甲||区住建局"},
		{"row: a note", sheet("2021年表", "序号|工作任务|牵头单位", "1|甲|区住建局", "|按季报送|"), DoubtRow, RowIsNote, "1|||甲||区住建局"},
		{"row: a task after all", sheet("2021年表", "序号|工作任务|牵头单位", "1|甲|区住建局", "各单位要认真落实。"), DoubtRow, RowIsTask, "1|||甲||区住建局\n2|||各单位要认真落实。"},
		{"row: not joined", sheet("2021年表", "序号|工作任务|牵头单位", "1|甲|区住建局", "||区财政局"), DoubtRow, RowIsNothing, "1|||甲||区住建局"},
	} {
		r := understand(t, c.src, knownUnits(t))
		before := rows(r)
		if before == c.want {
			t.Errorf("%s: the default does the same", c.name)
		}
		id := answer(t, r, c.kind, c.choice)
		if got := rows(r); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		newID := ids()
		l, _, _ := merged(t, ledger.Empty(), r, knownUnits(t), 0, newID)
		if q := l.Doubt(id); q == nil || q.Answer != c.choice {
			t.Errorf("%s: kept as %+v", c.name, q)
		}
		fresh := understand(t, c.src, knownUnits(t))
		if c.kind != DoubtYear {
			_, out, ch := merged(t, l, fresh, knownUnits(t), 0, newID)
			for _, x := range ch {
				t.Errorf("%s: next time %+v -> %+v", c.name, x.Before, x.After)
			}
			eq(t, c.name, "next time missing", len(out.Annexes[0].Missing), 0)
		}
		eq(t, c.name, "a merge leaves the reading", rows(fresh), before)
		if err := r.Answer(map[ledger.ID]string{id: ""}); err != nil {
			t.Error(err)
		}
		eq(t, c.name, "taken back", rows(r), before)
	}
}

func TestAnAnswerAboutTheKindSetsIt(t *testing.T) {
	src := sheet("2021年任务表", "序号|项目名称|内容|牵头单位", "1|甲|乙|区住建局")
	r := understand(t, src, knownUnits(t))
	newID := ids()
	l, _, _ := merged(t, ledger.Empty(), r, knownUnits(t), 0, newID)
	eq(t, "default", "kind", l.Annexes()[0].Kind, ledger.Practical)
	answer(t, r, DoubtSort, ledger.WorkReport.Name())
	l, _, _ = merged(t, l, r, knownUnits(t), 0, newID)
	eq(t, "answered", "kind", l.Annexes()[0].Kind, ledger.WorkReport)
	_, _, ch := merged(t, l, understand(t, src, knownUnits(t)), knownUnits(t), 0, newID)
	eq(t, "next time", "changes", len(ch), 0)
}

func TestUnitsThatAPersonUnitedAreOne(t *testing.T) {
	src := sheet("2021年表", "序号|工作任务|牵头单位", "1|甲|区教局", "2|乙|区教育局")
	r := understand(t, src, knownUnits(t))
	newID := ids()
	first, _, _ := merged(t, ledger.Empty(), r, knownUnits(t), 0, newID)
	if first.UnitNamed("区教局") == first.UnitNamed("区教育局") {
		t.Fatal("united unasked")
	}
	answer(t, r, DoubtClose, SameUnit("区教育局"))
	for name, l := range map[string]*ledger.Ledger{"in a new ledger": ledger.Empty(), "two units of a ledger": first} {
		after, _, _ := merged(t, l, r, knownUnits(t), 0, newID)
		u := after.UnitNamed("区教局")
		eq(t, name, "unit", u, after.UnitNamed("区教育局"))
		eq(t, name, "name", u.Name, "区教育局")
		eq(t, name, "units", len(after.Units()), 1)
		eq(t, name, "mention", after.Tasks()[0].Lead[0], ledger.Mention{Unit: u.ID, Spelling: "区教局"})
		_, _, ch := merged(t, after, understand(t, src, knownUnits(t)), knownUnits(t), 0, newID)
		eq(t, name, "again", len(ch), 0)
	}
}

func TestADoubtBesideALedgerCanBeAnswered(t *testing.T) {
	l, _, newID := seedLedger(t)
	r := understand(t, sheet("2021年任务表", "序号|工作任务|牵头单位", "1|甲|源城医保分局"), Known{})
	diff, err := r.Compare(l, knownUnits(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	q := diff.Annexes[0].Outcome.Doubts[0]
	if err := r.Answer(map[ledger.ID]string{q.ID: q.Choices[1]}); err != nil {
		t.Fatal(err)
	}
	after, _, _ := merged(t, l, r, knownUnits(t), 0, newID)
	eq(t, "answered", "unit", after.UnitNamed("源城医保分局").Name, "市医保局源城分局")
}

func TestAnAnswerThatFitsNoDoubtIsRefused(t *testing.T) {
	r := understand(t, sheet("2021年表", "序号|工作任务|责任单位", "1|甲|区住建局、区财政局"), knownUnits(t))
	q := doubtOf(t, r, DoubtShared)
	var bad *BadAnswer
	err := r.Answer(map[ledger.ID]string{q.ID: "胡说"})
	if !errors.As(err, &bad) || bad.Doubt != q.ID || bad.Answer != "胡说" || len(bad.Choices) != 2 {
		t.Errorf("%v", err)
	}
	if err := r.Answer(map[ledger.ID]string{"doubt-0": "是"}); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Merge(ledger.Empty().Draft(ids()), knownUnits(t), 0); !errors.As(err, &bad) || bad.Doubt != "doubt-0" || bad.Choices != nil {
		t.Errorf("%v", err)
	}
}

func TestAnsweringTheSeedNowOverridesTheLedger(t *testing.T) {
	l, out, newID := seedLedger(t)
	k := knownUnits(t)
	r := understand(t, seedSource(t), k)
	for _, q := range out.Annexes[1].Doubts {
		if err := r.Answer(map[ledger.ID]string{q.ID: q.Choices[1]}); err != nil {
			t.Fatal(err)
		}
	}
	l, o, _ := merged(t, l, r, k, 0, newID)
	eq(t, "answered", "changed", len(o.Annexes[1].Changed), 2)
	rows := l.TasksOf(out.Annexes[1].ID)
	eq(t, "last row", "leader", l.Value(rows[20], ledger.FieldLeader), "")
	eq(t, "last row", "no", l.NumberOf(rows[20]), "")
	eq(t, "3.4", "related", l.Value(rows[11], ledger.FieldRelated), "相关镇街道")
	_, _, ch := merged(t, l, understand(t, seedSource(t), k), k, 0, newID)
	eq(t, "next time", "changes", len(ch), 0)
}
