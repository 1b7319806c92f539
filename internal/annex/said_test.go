package annex

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// dated is an annex with a title and a date above its table and a note below.
func dated(title, date, note string, rows ...string) table.Source {
	src := sheet(append([]string{title}, rows...)...)
	src.Blocks = append([]table.Block{{Text: "附件1"}, {Text: title}, {Text: date}}, src.Blocks...)
	src.Blocks[3].Table.Rows = src.Blocks[3].Table.Rows[1:]
	src.Blocks = append(src.Blocks, table.Block{Text: note})
	return src
}

func headOf(x AnnexDifference) string {
	var out []string
	for _, f := range x.Head {
		s := fmt.Sprintf("%s %s", f.Field, marked(f.Words))
		if f.Stays {
			s += " stays"
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestWhatStandsRoundATableIsComparedAndTakenAsAPersonWants(t *testing.T) {
	const head, row = "序号|工作任务|责任领导|牵头单位|相关单位", "1|加快建设人民公园|许西湖|区住建局|"
	newID, k := ids(), knownUnits(t)
	l, _, _ := merged(t, ledger.Empty(), understand(t, dated("2021年工作任务分解表", "（2021年3月1日）", "注：甲", head, row), k), k, 2021, newID)
	r := understand(t, dated("2021年重点工作分解表", "（2021年4月1日）", "注：乙", head+"|备注", row+"|无"), k)
	diff, err := r.Compare(l, k, 2021)
	if err != nil {
		t.Fatal(err)
	}
	eq(t, "head", "difference", headOf(diff.Annexes[0]), `title 2021年[+重点]工作[-任务]分解表
date （2021年[-3][+4]月1日）
note 注：[-甲][+乙]
columns 序号、工作任务、责任领导、牵头单位、相关单位[+、备注] stays`)
	at := RowRef{0, Head}
	for _, c := range []struct {
		take Take
		want string
		head []ledger.Field
	}{
		{Take{}, "2021年重点工作分解表 （2021年4月1日） 注：乙 5", []ledger.Field{HeadTitle, HeadDate, HeadNote}},
		{Take{Leave: map[RowRef][]ledger.Field{at: {HeadTitle, HeadNote}}}, "2021年工作任务分解表 （2021年4月1日） 注：甲 5", []ledger.Field{HeadDate}},
		{Take{Also: map[RowRef][]ledger.Field{at: {HeadColumns}}}, "2021年重点工作分解表 （2021年4月1日） 注：乙 6", []ledger.Field{HeadTitle, HeadDate, HeadNote, HeadColumns}},
	} {
		d := l.Draft(newID)
		out, err := r.Merge(d, k, 2021, c.take)
		if err != nil {
			t.Fatal(err)
		}
		a := l.Apply(d.Changes()).Annexes()[0]
		eq(t, c.take, "annex", fmt.Sprint(a.Title, " ", a.Date, " ", a.Note, " ", len(a.Columns)), c.want)
		eq(t, c.take, "taken", slices.Equal(out.Annexes[0].Head, c.head), true)
	}
}

func TestUnitsThatAreSaidToBeOneAreOneAfterTheMerge(t *testing.T) {
	const head = "序号|工作任务|责任领导|牵头单位|相关单位"
	newID, k := ids(), Known{}
	l, _, _ := merged(t, ledger.Empty(), understand(t, sheet("2021年表", head, "1|甲事|许西湖|区卫健局|", "2|乙事|许西湖|区卫生健康局|"), k), k, 2021, newID)
	d := l.Draft(newID)
	r := understand(t, sheet("2021年表", head, "1|甲事|许西湖|区卫健局|", "2|乙事|许西湖|区卫生健康局|"), k)
	if _, err := r.Merge(d, k, 2021, Take{Unite: [][2]string{{"区卫生健康局", "区卫健局"}}}); err != nil {
		t.Fatal(err)
	}
	after := l.Apply(d.Changes())
	eq(t, "units", "one", after.UnitNamed("区卫生健康局").ID, l.UnitNamed("区卫健局").ID)
	eq(t, "rows", "spelling", list(after), list(l))
}

func TestAMergeEndsWhereAPersonHasCancelledIt(t *testing.T) {
	r, k := understand(t, seedSource(t), knownUnits(t)), knownUnits(t)
	stop, n := errors.New("cancelled"), 0
	watch := func() error {
		if n++; n == 40 {
			return stop
		}
		return nil
	}
	if _, err := r.Merge(ledger.Empty().Draft(ids()), k, 0, Take{Watch: watch}); !errors.Is(err, stop) || n != 40 {
		t.Errorf("%v after %d rows", err, n)
	}
}

func TestWhatImportsSaidIsWhatTheLastOneWrote(t *testing.T) {
	task := func(text, leader, target string) *ledger.Task {
		return &ledger.Task{ID: "t", Text: text, Leader: ledger.ID(leader), Targets: map[ledger.Quarter]string{"2021Q3": target}}
	}
	s := Said{}
	s.Add([]ledger.Change{{Kind: ledger.KindTask, ID: "t", After: task("甲", "a", "x")}})
	s.Add([]ledger.Change{{Kind: ledger.KindTask, ID: "t", Before: task("手改", "a", "手改"), After: task("手改", "b", "y")}})
	got := s["t"].(*ledger.Task)
	eq(t, "said", "values", got.Text+" "+string(got.Leader)+" "+got.Targets["2021Q3"], "甲 b y")
	s.Add([]ledger.Change{{Kind: ledger.KindTask, ID: "t", Before: got}})
	eq(t, "said", "left", len(s), 0)
}
