package view

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
)

func told(l *ledger.Ledger, hits []Hit) string {
	var out []string
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s %s %s", h.Task.ID, h.Field, strings.ReplaceAll(l.Value(h.Task, h.Field)[h.From:h.To], "\n", "|")))
	}
	return strings.Join(out, "; ")
}

func TestHitsStandByRowAndColumn(t *testing.T) {
	l := sample(t)
	for _, c := range []struct {
		typed  string
		fields []ledger.Field
		want   string
	}{
		{"污水", nil, "t1 text 污水; t4 text 污水"},
		{"区住建局", nil, "t1 lead_cell 区住建局; t3 related_units 区住建局"},
		{"黄焕辉", nil, "t1 leader 黄焕辉; t3 leader 黄焕辉"},
		{"杨伟忠", nil, "t2 lead_cell 杨伟忠"},
		{"局区城管", nil, "t3 lead_cell 局|区城管"},
		{"8０％", nil, "t2 targets.2020Q3 80%"},
		{"2020年12月", nil, "t1 deadline 2020年12月; t5 deadline 2020年|12月"},
		{"9", nil, "t2 extra.分值 9"},
		{"10", []ledger.Field{ledger.FieldExtra, ledger.FieldNo}, "t1 extra.分值 10; t3 no 10"},
		{"80", []ledger.Field{ledger.FieldTargets}, "t2 targets.2020Q3 80"},
		{"区住建局", []ledger.Field{ledger.FieldRelated}, "t3 related_units 区住建局"},
		{"", nil, ""}, {"没有", nil, ""},
	} {
		if got := told(l, Find(l, l.Tasks(), c.fields, NewPattern(c.typed, Strictness{}))); got != c.want {
			t.Errorf("%q in %v: got %q, want %q", c.typed, c.fields, got, c.want)
		}
	}
}

func TestMattersAreFoundInEachOfTheirRows(t *testing.T) {
	d := ledger.Empty().Draft(func() ledger.ID { return "x" })
	d.Put(&ledger.Annex{ID: "a", Year: 2020, No: "2", Columns: []ledger.Column{{Field: ledger.FieldNo}, {Field: ledger.FieldMatter}, {Field: ledger.FieldText}}})
	d.Put(&ledger.Matter{ID: "m", Annex: "a", No: "7", Name: "改善水质"})
	d.Put(&ledger.Section{ID: "s", Annex: "a", Text: "一、民生"})
	d.Put(&ledger.Task{ID: "t1", Annex: "a", Matter: "m", Sub: "1", Text: "治水", Section: "s", Rank: 1})
	d.Put(&ledger.Task{ID: "t2", Annex: "a", Matter: "m", Sub: "2", Text: "治污", Section: "s", Rank: 2})
	d.Put(&ledger.Task{ID: "t3", Annex: "a", Matter: "gone", No: "8", Text: "无", Rank: 3})
	l := ledger.Empty().Apply(d.Changes())
	for typed, want := range map[string]string{
		"水": "t1 matter 水; t1 text 水; t2 matter 水", "7": "t1 no 7; t2 no 7", "民生": "t1 section 民生; t2 section 民生", "8": "t3 no 8",
	} {
		if got := told(l, Find(l, l.Tasks(), nil, NewPattern(typed, Strictness{}))); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

func TestSearchKeepsTheRowsThatFindHasHitsIn(t *testing.T) {
	l := district(t, 300)
	all := sample(t)
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom([]*ledger.Ledger{l, all}).Draw(t, "ledger")
		task := rapid.SampledFrom(l.Tasks()).Draw(t, "task")
		field := rapid.SampledFrom([]ledger.Field{ledger.FieldText, ledger.FieldLeadCell, ledger.FieldRelated, ledger.FieldLeader, ledger.FieldNo, ledger.FieldDeadline, "targets.2020Q3"}).Draw(t, "field")
		cell := []rune(l.Value(task, field))
		from := rapid.IntRange(0, len(cell)).Draw(t, "from")
		to := rapid.IntRange(from, min(len(cell), from+6)).Draw(t, "to")
		p := NewPattern(string(cell[from:to]), Strictness{})
		var want []*ledger.Task
		for _, task := range l.Tasks() {
			if len(Find(l, []*ledger.Task{task}, nil, p)) > 0 {
				want = append(want, task)
			}
		}
		if got := Search(l, l.Tasks(), p); names(got) != names(want) || !p.Empty() && len(got) == 0 {
			t.Fatalf("%q: searched %s, found %s", string(cell[from:to]), names(got), names(want))
		}
	})
}

func TestALargeLedgerIsSearchedInOrder(t *testing.T) {
	l := district(t, 20_000)
	got := Search(l, l.Tasks(), NewPattern("区住建局", Strictness{}))
	var want []*ledger.Task
	for _, task := range l.Tasks() {
		if strings.Contains(l.Value(task, ledger.FieldLead)+l.Value(task, ledger.FieldRelated)+task.Text, "区住建局") {
			want = append(want, task)
		}
	}
	if names(got) != names(want) || len(got) == 0 {
		t.Errorf("got %d rows, want %d", len(got), len(want))
	}
}

func TestReplacementsChangeCellsAndLeaveNumbersAlone(t *testing.T) {
	l := sample(t)
	for _, c := range []struct {
		typed, with string
		fields      []ledger.Field
		want        string
	}{
		{"污水", "废水", nil, "t1 text 推进废水处理厂建设 1; t4 text 废水管网 1"},
		{"区市场监管局", "区市监局", nil, "t3 lead_cell 区市监局|区城管执法局 1"},
		{"杨伟忠", "黄锦忠", []ledger.Field{ledger.FieldLead, ledger.FieldPersons}, "t2 lead_cell 区市场监督管理局|黄锦忠 1"},
		{"10", "11", nil, "t1 extra.分值 11 1"},
		{"23", "24", nil, ""},
		{"23", "24", []ledger.Field{ledger.FieldNo}, ""},
	} {
		var out []string
		for _, r := range Replacements(l, l.Tasks(), c.fields, NewPattern(c.typed, Strictness{}), c.with) {
			out = append(out, fmt.Sprintf("%s %s %s %d", r.Task.ID, r.Field, strings.ReplaceAll(r.Value, "\n", "|"), r.Count))
		}
		if got := strings.Join(out, "; "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.typed, got, c.want)
		}
	}
}

func TestAUnitIsFoundByANameThatIsNotPrinted(t *testing.T) {
	l := sample(t)
	d := l.Draft(func() ledger.ID { return "new" })
	if err := d.RenameUnit(l.UnitNamed("区住建局").ID, "区住房局", "2020-07-01"); err != nil {
		t.Fatal(err)
	}
	l = l.Apply(d.Changes())
	fields := []ledger.Field{ledger.FieldText, ledger.FieldLeadCell, ledger.FieldRelated}
	for typed, want := range map[string]string{"住房": "t1 lead_cell 区住建局; t3 related_units 区住建局", "区住建局": "t4 related_units 区住房和城乡建设局", "没有": "", "": ""} {
		if got := told(l, FindNamed(l, l.Tasks(), fields, NewPattern(typed, Strictness{}))); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}
