package app

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"dubanben/internal/ledger"
)

func annexID(t *testing.T, a *App, no string) ledger.ID {
	t.Helper()
	x, err := a.Ledger().FindAnnex(2020, no)
	if err != nil {
		t.Fatal(err)
	}
	return x.ID
}

func TestABatchTakesWhatTheRulesAcceptAndReturnsTheRest(t *testing.T) {
	a, _ := sample(t)
	x, y := find(t, a, "1", "1"), find(t, a, "1", "2")
	units, leaders := len(a.Ledger().Units()), len(a.Ledger().Leaders())
	edits := []Edit{{x.ID, ledger.FieldText, "新"}, {y.ID, ledger.FieldText, ""}, {y.ID, ledger.FieldRelated, "区新局、区新局"}, {y.ID, ledger.FieldDeadline, "2月30日"},
		{"none", ledger.FieldLeader, "某人"}, {x.ID, ledger.FieldLeader, "某人"}}
	for how, want := range map[How]string{Pasted: "粘贴2格", Filled: "填充2格", Cleared: "清除2格"} {
		done, refused, err := a.SetCells(how, edits, "")
		if err != nil || done.Step.Name != want || len(refused) != 4 || len(done.Tasks) != 1 {
			t.Fatalf("%+v %v %v", done, refused, err)
		}
		for i, r := range refused {
			if r.Edit != edits[i+1] || r.Err == nil {
				t.Errorf("refused %+v", r)
			}
		}
		if n, m := len(a.Ledger().Units()), len(a.Ledger().Leaders()); n != units || m != leaders+1 {
			t.Errorf("%d units and %d leaders were made", n-units, m-leaders)
		}
		if _, err := a.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if done, refused, err := a.SetCells(Pasted, edits[1:2], ""); err != nil || done.Changed() || len(refused) != 1 {
		t.Errorf("all refused: %+v %v %v", done, refused, err)
	}
	if done, _, err := a.Replace(edits[:1], 12, ""); err != nil || done.Step.Name != "替换12处" {
		t.Errorf("%+v %v", done, err)
	}
}

func TestNamesThatEditsWouldMakeAreToldAndNothingIsMade(t *testing.T) {
	a, _ := sample(t)
	x := find(t, a, "1", "1")
	before := a.Ledger()
	got := a.NewNames([]Edit{{x.ID, ledger.FieldLeader, "某 人"}, {x.ID, ledger.FieldLead, "区新局、区住建局"}, {x.ID, ledger.FieldText, ""}, {"", ledger.FieldLeadCell, "区又新局\n李明"},
		{"", ledger.FieldRelated, "区新局、区三新局"}, {"", ledger.FieldRelated, "区四局、区四局"}})
	if want := (Names{Units: []string{"区新局", "区又新局", "区三新局"}, Leaders: []string{"某人"}}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if a.Ledger() != before || !a.NewNames(nil).Empty() {
		t.Error("something was made")
	}
}

func TestAPasteBeyondTheLastRowIsOneStep(t *testing.T) {
	a, _ := sample(t)
	x, annex := find(t, a, "1", "93"), annexID(t, a, "1")
	before := a.Ledger().All()
	done, made, refused, err := a.Paste([]Edit{{x.ID, ledger.FieldText, "甲"}}, Insertion{Annex: annex, Beside: x.ID, Rows: [][]Cell{
		{{ledger.FieldText, "乙"}, {ledger.FieldLeader, "许西湖"}, {ledger.FieldDeadline, ""}}, {{ledger.FieldText, "丙"}, {ledger.FieldDeadline, "2月30日"}}}}, "")
	if err != nil || done.Step.Name != "粘贴4格，新增2行" || len(made) != 2 || len(refused) != 1 || refused[0].Edit.Task != made[1] {
		t.Fatalf("%+v %v %v %v", done, made, refused, err)
	}
	l := a.Ledger()
	if r := l.Task(made[0]); l.RowName(r) != "93-1" || r.Text != "乙" || l.Value(r, ledger.FieldLeader) != "许西湖" {
		t.Errorf("%+v", r)
	}
	if _, err := a.UndoLight(); err != nil || !reflect.DeepEqual(a.Ledger().All(), before) {
		t.Errorf("undo of two rows: %v", err)
	}
}

func TestOnlyAnUndoOfManyRowsAsks(t *testing.T) {
	a, _ := sample(t)
	annex := annexID(t, a, "1")
	for n, asks := range map[int]bool{20: false, 21: true} {
		if _, _, _, err := a.Insert(Insertion{Annex: annex, Rows: make([][]Cell, n)}, Typed, ""); err != nil {
			t.Fatal(err)
		}
		var d *Drastic
		if _, err := a.UndoLight(); errors.As(err, &d) != asks {
			t.Errorf("%d rows: %v", n, err)
		}
	}
}

func TestVerbsOfRowsAreNamedAsTheMenuShowsThem(t *testing.T) {
	a, _ := sample(t)
	id := func(annex, no string) ledger.ID { return find(t, a, annex, no).ID }
	ids := func(annex string, nos ...string) (out []ledger.ID) {
		for _, no := range nos {
			out = append(out, id(annex, no))
		}
		return out
	}
	for _, c := range []struct {
		want string
		verb func() (Done, error)
	}{
		{"删除第23项", func() (Done, error) { return a.DeleteTasks(ids("1", "23"), "") }},
		{"删除3行", func() (Done, error) { return a.DeleteTasks(ids("1", "1", "2", "3"), "") }},
		{"移动第23项", func() (Done, error) { return a.Move(ids("1", "23"), 1, "") }},
		{"移动2行", func() (Done, error) { return a.Move(ids("1", "23", "24"), -1, "") }},
		{"移动第1.6项，归入第2件实事", func() (Done, error) { return a.Move(ids("2", "1.6"), 1, "") }},
		{"重排附件1的序号", func() (Done, error) {
			if _, err := a.DeleteTasks(ids("1", "5"), ""); err != nil {
				t.Fatal(err)
			}
			return a.Renumber(annexID(t, a, "1"), "")
		}},
		{"插入1行", func() (Done, error) {
			d, _, _, err := a.Insert(Insertion{Annex: annexID(t, a, "1"), Beside: id("1", "23"), Rows: [][]Cell{{}}}, Typed, "")
			return d, err
		}},
		{"粘贴1行", func() (Done, error) {
			d, _, _, err := a.Insert(Insertion{Annex: annexID(t, a, "1"), Rows: [][]Cell{{{ledger.FieldText, "甲"}}}}, Pasted, "")
			return d, err
		}},
		{"新增1件实事", func() (Done, error) {
			d, _, _, err := a.Insert(Insertion{Annex: annexID(t, a, "2"), Beside: id("2", "2.1"), Rows: [][]Cell{{}}, NewMatter: true}, Typed, "")
			return d, err
		}},
		{"拆分第23项", func() (Done, error) { d, _, err := a.Split(id("1", "23"), "甲", "乙", "", ""); return d, err }},
		{"合并2行", func() (Done, error) { d, _, err := a.Join(ids("1", "23", "24"), ""); return d, err }},
		{"恢复第23项的责任领导", func() (Done, error) { return a.Restore(id("1", "23"), ledger.FieldLeader, "某人", "") }},
		{"新建2021年附件3", func() (Done, error) {
			d, _, err := a.AddAnnex(AnnexSpec{Year: 2021, No: "3", Title: "表", Kind: ledger.Special}, "")
			return d, err
		}},
		{"由2020年附件1新建2021年附件1", func() (Done, error) {
			d, _, err := a.CopyAnnex(annexID(t, a, "1"), AnnexSpec{Year: 2021, No: "1", Title: "表"}, "")
			return d, err
		}},
		{"修改2020年附件1", func() (Done, error) {
			s := a.Ledger().Annex(annexID(t, a, "1")).Spec()
			s.Title = "新题"
			return a.SetAnnex(annexID(t, a, "1"), s, "")
		}},
		{"删除2020年附件2", func() (Done, error) { return a.DeleteAnnex(annexID(t, a, "2"), "") }},
	} {
		before := a.Ledger().All()
		done, err := c.verb()
		if err != nil || done.Step.Name != c.want || !done.Changed() {
			t.Errorf("got %q, want %q: %v", done.Step.Name, c.want, err)
			continue
		}
		if strings.HasPrefix(c.want, "重排") {
			if _, err := a.Undo(); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := a.Undo(); err != nil || !reflect.DeepEqual(a.Ledger().All(), before) {
			t.Errorf("%s is not taken back: %v", c.want, err)
		}
	}
}

func TestEveryColumnOfAnImportedAnnexIsAColumnOfASpec(t *testing.T) {
	a, _ := sample(t)
	for _, x := range a.Ledger().Annexes() {
		if done, err := a.SetAnnex(x.ID, x.Spec(), ""); err != nil || done.Changed() {
			t.Errorf("%s set to what it is: %+v %v", x.Name(), done, err)
		}
	}
}

func TestANewRowMayBeWithoutTextAndCheckSaysSo(t *testing.T) {
	a, _ := sample(t)
	_, made, _, err := a.Insert(Insertion{Annex: annexID(t, a, "2"), Rows: [][]Cell{{}}, NewMatter: true}, Typed, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.SetCells(Typed, []Edit{{made[0], ledger.FieldText, ""}, {made[0], ledger.FieldMatter, ""}}, ""); err != nil {
		t.Errorf("leaving it empty: %v", err)
	}
	found, err := a.Check()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range found {
		all = append(all, f.Text)
	}
	for _, want := range []string{"2020年附件2第11项没有内容。", "2020年附件2第11件实事没有名称。"} {
		if !strings.Contains(strings.Join(all, "\n"), want) {
			t.Errorf("not found: %s", want)
		}
	}
}

func TestTheUsualColumnsAreReadBackAsTheSameFields(t *testing.T) {
	for _, k := range ledger.AnnexKinds() {
		columns := ledger.DefaultColumns(k, 2020)
		var heads, cells []string
		for _, c := range columns {
			v := "内容" + string(c.Field)
			switch c.Field {
			case ledger.FieldNo:
				v = "1"
			case ledger.FieldLeader:
				v = "许西湖"
			case ledger.FieldLead, ledger.FieldRelated:
				v = "区水务局"
			}
			heads, cells = append(heads, c.Header), append(cells, v)
		}
		src, err := ReadPasted(t.Context(), "附件1\n2020年任务表\n\t"+strings.Join(heads, "\t")+"\n\t"+strings.Join(cells, "\t")+"\n")
		if err != nil {
			t.Fatalf("%s: %v", k, err)
		}
		r, err := Understand(t.Context(), src, Choices{})
		if err != nil {
			t.Fatalf("%s: %v", k, err)
		}
		var got, want []ledger.Field
		for i, c := range r.Annexes[0].Columns {
			got, want = append(got, c.Field), append(want, columns[i].Field)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q, want %q", k, got, want)
		}
	}
}

// Who splits a row of a year that is over puts the table right: both rows were there all year.
func TestASplitIsOfTodayWhereTheYearRunsAndElseOfTheWholeYear(t *testing.T) {
	a, _ := sample(t)
	for now, want := range map[string]string{"2020-08-10": "2020-08-10", "2026-08-10": "", "2019-12-31": ""} {
		a.options.Now = func() time.Time { day, _ := time.Parse(time.DateOnly, now); return day }
		_, half, err := a.Split(find(t, a, "1", "23").ID, "甲", "乙", "", "")
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Ledger().Task(half).Since; got != want {
			t.Errorf("split on %s: since %q, want %q", now, got, want)
		}
	}
}
