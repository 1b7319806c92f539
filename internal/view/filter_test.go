package view

import (
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
)

func TestAConditionNarrowsTheRows(t *testing.T) {
	l := sample(t)
	for _, c := range []struct {
		is   string
		c    Condition
		want string
	}{
		{"a leader by name", Condition{Field: "leader", Values: []string{"黄焕辉"}}, "t1 t3"},
		{"a leader by id, or none", Condition{Field: "leader", Values: []string{"l2", ""}}, "t4 t5"},
		{"any spelling of a unit", Condition{Field: "lead_units", Values: []string{"区市场监管局"}}, "t2 t3"},
		{"asked for by another spelling", Condition{Field: "related_units", Values: []string{"区住房和城乡建设局"}}, "t3 t4"},
		{"by id", Condition{Field: "related_units", Values: []string{"u2"}}, "t3 t4"},
		{"a group is itself", Condition{Field: "related_units", Values: []string{"各镇街道"}}, "t1"},
		{"one name of a cell of two", Condition{Field: "lead_cell", Values: []string{"区城管执法局"}}, "t3"},
		{"a person in the lead cell", Condition{Field: "lead_cell", Values: []string{"杨伟忠"}}, "t2"},
		{"a person", Condition{Field: "persons", Values: []string{"杨伟忠"}}, "t2"},
		{"no person", Condition{Field: "persons", Values: []string{""}}, "t1 t3 t4 t5"},
		{"empty lists", Condition{Field: "lead_units", Values: []string{""}}, "t5"},
		{"nobody", Condition{Field: "lead_units", Values: []string{"没有的局"}}, ""},
		{"a text broken over lines", Condition{Field: "deadline", Values: []string{"2020年12月底前"}}, "t1 t5"},
		{"a number", Condition{Field: "no", Values: []string{"23", "1"}}, "t1 t4"},
		{"an extra column", Condition{Field: "extra.分值", Values: []string{"9", ""}}, "t2 t4 t5"},
		{"contains", Condition{Field: "text", Op: Contains, Text: "污 水"}, "t1 t4"},
		{"lacks", Condition{Field: "text", Op: Lacks, Text: "污水"}, "t2 t3 t5"},
		{"begins", Condition{Field: "text", Op: BeginsWith, Text: "５g"}, "t3"},
		{"ends", Condition{Field: "text", Op: EndsWith, Text: "\"六乱\""}, "t2"},
		{"equals", Condition{Field: "deadline", Op: Equals, Text: "2020年12月底前"}, "t1 t5"},
		{"is empty", Condition{Field: "deadline", Op: IsEmpty}, "t3"},
		{"is filled", Condition{Field: "related_units", Op: IsFilled}, "t1 t3 t4"},
		{"contains, name by name", Condition{Field: "lead_units", Op: Contains, Text: "局区"}, ""},
		{"begins, name by name", Condition{Field: "lead_units", Op: BeginsWith, Text: "区城管"}, "t3"},
		{"equals, by the unit's name too", Condition{Field: "related_units", Op: Equals, Text: "区住建局"}, "t3 t4"},
		{"lacks, in no name", Condition{Field: "lead_units", Op: Lacks, Text: "区"}, "t4 t5"},
		{"two tests", Condition{Field: "text", Op: Contains, Text: "污水", Op2: Lacks, Text2: "管"}, "t1"},
		{"either of two", Condition{Field: "text", Op: Contains, Text: "管网", Or: true, Op2: Contains, Text2: "5G"}, "t3 t4"},
		{"values and a test", Condition{Field: "leader", Values: []string{"黄焕辉", "许西湖"}, Op: Lacks, Text: "黄"}, "t2"},
		{"a test without text is none", Condition{Field: "text", Op: Equals, Text: " "}, "t1 t2 t3 t4 t5"},
		{"an unknown test is none", Condition{Field: "text", Op: "x", Text: "污水"}, "t1 t2 t3 t4 t5"},
	} {
		if got := names(Apply(l, l.Tasks(), Filter{[]Condition{c.c}})); got != c.want {
			t.Errorf("%s: got %q, want %q", c.is, got, c.want)
		}
	}
}

func TestConditionsOnTwoColumnsMustBothBeMet(t *testing.T) {
	l := sample(t)
	f := Filter{}.With(Condition{Field: "leader", Values: []string{"黄焕辉"}}).With(Condition{Field: "text", Op: Contains, Text: "污水"})
	if got := names(Apply(l, l.Tasks(), f)); got != "t1" {
		t.Errorf("got %q", got)
	}
}

func TestAFieldHasOneCondition(t *testing.T) {
	a, b := Condition{Field: "leader", Values: []string{"l1"}}, Condition{Field: "leader", Values: []string{"l2"}}
	x := Condition{Field: "text", Op: IsFilled}
	f := Filter{}.With(a).With(x).With(b)
	if !reflect.DeepEqual(f, Filter{[]Condition{b, x}}) || !reflect.DeepEqual(f.On("leader"), b) {
		t.Errorf("got %+v", f)
	}
	if g := f.With(Condition{Field: "leader"}); !reflect.DeepEqual(g, Filter{[]Condition{x}}) || g.On("leader").Narrows() || len(f.Conditions) != 2 {
		t.Errorf("got %+v", g)
	}
	if g := f.With(Condition{Field: "no"}); len(g.Conditions) != 2 {
		t.Errorf("got %+v", g)
	}
}

func TestAChipSaysTheConditionInChinese(t *testing.T) {
	l := sample(t)
	for want, c := range map[string]Condition{
		"责任领导：黄焕辉、范志君、（空白）":   {Field: "leader", Values: []string{"l1", "范志君", ""}},
		"责任领导：黄焕辉、范志君等4个":     {Field: "leader", Values: []string{"l1", "l2", "l0", ""}},
		"牵头责任单位：区住建局":         {Field: "lead_cell", Values: []string{"区住房和城乡建设局"}},
		"工作任务 含“污水”":          {Field: "text", Op: Contains, Text: "污水"},
		"工作任务 含“污水”和不含“管网”":   {Field: "text", Op: Contains, Text: "污水", Op2: Lacks, Text2: "管网"},
		"工作任务 开头是“推进”或结尾是“厂”": {Field: "text", Op: BeginsWith, Text: "推进", Or: true, Op2: EndsWith, Text2: "厂"},
		"完成时限 为空":             {Field: "deadline", Op: IsEmpty},
		"完成时限 不为空":            {Field: "deadline", Op: IsFilled},
		"责任领导：许西湖，等于“许西湖”":    {Field: "leader", Values: []string{"l0"}, Op: Equals, Text: "许西湖"},
		"工作任务：一二三四五六七八九十一…":   {Field: "text", Values: []string{"一二三四五六七八九十一二三"}},
		"第三季度目标任务 含“80％”":     {Field: "targets.2020Q3", Op: Contains, Text: "80％"},
	} {
		if got := (Filter{}).Describe(l, c); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, o := range Ops() {
		if o.Name() == "" {
			t.Errorf("%q has no name", o)
		}
	}
}

func TestAFilterIsRememberedAsItIs(t *testing.T) {
	f := Filter{[]Condition{{Field: "leader", Values: []string{"l1", ""}}, {Field: "text", Op: Contains, Text: "污水", Or: true, Op2: IsEmpty}}}
	b, err := json.Marshal(f)
	var got Filter
	if err != nil || json.Unmarshal(b, &got) != nil || !reflect.DeepEqual(got, f) {
		t.Errorf("got %+v of %s, %v", got, b, err)
	}
}

func TestTheListOfAColumnCountsRowsThatPassTheOthers(t *testing.T) {
	l := sample(t)
	dirty := Filter{}.With(Condition{Field: "text", Op: Contains, Text: "污水"}).With(Condition{Field: "leader", Values: []string{"l1", "l0"}})
	for _, c := range []struct {
		field ledger.Field
		f     Filter
		want  []ValueCount
	}{
		{"leader", Filter{}, []ValueCount{{"许西湖", "许西湖", 1, true}, {"黄焕辉", "黄焕辉", 2, true}, {"范志君", "范志君", 1, true}, {"", "（空白）", 1, true}}},
		{"leader", dirty, []ValueCount{{"许西湖", "许西湖", 0, true}, {"黄焕辉", "黄焕辉", 1, true}, {"", "（空白）", 1, false}}},
		{"lead_units", Filter{}, []ValueCount{{"区城管执法局", "区城管执法局", 1, true}, {"区住建局", "区住建局", 1, true}, {"区市场监管局", "区市场监管局", 2, true},
			{"市自然资源局源城分局", "市自然资源局源城分局", 1, true}, {"", "（空白）", 1, true}}},
		{"lead_cell", dirty, []ValueCount{{"区住建局", "区住建局", 1, true}}},
		{"persons", Filter{}, []ValueCount{{"杨伟忠", "杨伟忠", 1, true}, {"", "（空白）", 4, true}}},
		{"no", Filter{}, []ValueCount{{"1", "1", 1, true}, {"2", "2", 1, true}, {"10", "10", 1, true}, {"23", "23", 1, true}, {"23-1", "23-1", 1, true}}},
		{"extra.分值", Filter{}, []ValueCount{{"9", "9", 1, true}, {"10", "10", 1, true}, {"无", "无", 1, true}, {"", "（空白）", 2, true}}},
		{"deadline", Filter{}, []ValueCount{{"第三季度", "第三季度", 1, true}, {"2020年12月底前", "2020年12月底前", 2, true}, {"长期坚持", "长期坚持", 1, true}, {"", "（空白）", 1, true}}},
		{"text", dirty, []ValueCount{{"5G基站", "5G基站", 1, true}, {"持续整治“六乱”", "持续整治“六乱”", 1, true}, {"推进污水处理厂建设", "推进污水处理厂建设", 1, true}}},
	} {
		if got := Values(l, l.Tasks(), c.field, c.f); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.field, got, c.want)
		}
	}
}

func TestAUnitNamedTwiceInACellCountsOnce(t *testing.T) {
	l := sample(t)
	x := l.Task("t1").Clone()
	x.Lead = append(x.Lead, ledger.Mention{Unit: "u2", Spelling: "区住房和城乡建设局"})
	if got := Values(l, []*ledger.Task{x}, ledger.FieldLead, Filter{}); !reflect.DeepEqual(got, []ValueCount{{"区住建局", "区住建局", 1, true}}) {
		t.Errorf("got %v", got)
	}
}

func TestTextsAreOfferedMostUsedFirst(t *testing.T) {
	l := sample(t)
	for field, want := range map[ledger.Field][]string{
		"deadline": {"2020年12月底前", "第三季度", "长期坚持"}, "related_units": {"区住建局", "各镇街道"}, "progress": {},
	} {
		if got := Distinct(l, l.Tasks(), field); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q, want %q", field, got, want)
		}
	}
}

func someCondition(l *ledger.Ledger) *rapid.Generator[Condition] {
	return rapid.Custom(func(t *rapid.T) Condition {
		c := Condition{Field: rapid.SampledFrom(someFields()).Draw(t, "field")}
		for _, v := range Values(l, l.Tasks(), c.Field, Filter{}) {
			if rapid.Bool().Draw(t, "chosen") {
				c.Values = append(c.Values, v.Value)
			}
		}
		op := rapid.SampledFrom(append(Ops(), ""))
		text := rapid.SampledFrom([]string{"污水", "区", "1", "局", "", "2020"})
		c.Op, c.Op2, c.Or = op.Draw(t, "op"), op.Draw(t, "op2"), rapid.Bool().Draw(t, "or")
		c.Text, c.Text2 = text.Draw(t, "text"), text.Draw(t, "text2")
		return c
	})
}

func someFields() []ledger.Field {
	return []ledger.Field{"no", "text", "leader", "lead_units", "lead_cell", "related_units", "persons", "deadline", "extra.分值", "targets.2020Q3", "section"}
}

func TestFilteringAgainChangesNothing(t *testing.T) {
	l := sample(t)
	rapid.Check(t, func(t *rapid.T) {
		f := Filter{rapid.SliceOfN(someCondition(l), 0, 3).Draw(t, "conditions")}
		once := Apply(l, l.Tasks(), f)
		if twice := Apply(l, once, f); names(once) != names(twice) {
			t.Fatalf("%+v: once %s, twice %s", f, names(once), names(twice))
		}
	})
}

func TestChoosingAValueShowsAsManyRowsAsItsCountSays(t *testing.T) {
	l := sample(t)
	rapid.Check(t, func(t *rapid.T) {
		f := Filter{rapid.SliceOfN(someCondition(l), 0, 2).Draw(t, "conditions")}
		field := rapid.SampledFrom(someFields()).Draw(t, "field")
		for _, v := range Values(l, l.Tasks(), field, f) {
			var others Filter
			for _, c := range f.Conditions {
				if c.Field != field {
					others.Conditions = append(others.Conditions, c)
				}
			}
			others.Conditions = append(others.Conditions, Condition{Field: field, Values: []string{v.Value}})
			if got := len(Apply(l, l.Tasks(), others)); got != v.Count {
				t.Fatalf("%s %+v under %+v: %d rows", field, v, f, got)
			}
		}
	})
}
