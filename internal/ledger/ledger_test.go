package ledger

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func counter() func() ID {
	n := 0
	return func() ID { n++; return ID(fmt.Sprintf("id%03d", n)) }
}

// small is a ledger of one annex with two tasks, one of them in a matter.
func small(t testing.TB) (*Ledger, []ID) {
	t.Helper()
	ids := counter()
	d := Empty().Draft(ids)
	a := &Annex{ID: ids(), Year: 2020, No: "1", Label: "附件1", Kind: WorkReport, Title: "任务"}
	d.Put(a)
	m := &Matter{ID: ids(), Annex: a.ID, No: "3", Name: "实事"}
	d.Put(m)
	one := &Task{ID: ids(), Annex: a.ID, Rank: RankStep, No: "1", Text: "甲"}
	two := &Task{ID: ids(), Annex: a.ID, Rank: 2 * RankStep, Matter: m.ID, Sub: "2", Text: "乙"}
	d.Put(one)
	d.Put(two)
	return Empty().Apply(d.Changes()), []ID{one.ID, two.ID}
}

func edit(t testing.TB, l *Ledger, ids func() ID, id ID, f Field, v string) *Ledger {
	t.Helper()
	d := l.Draft(ids)
	if err := d.Set(id, f, v); err != nil {
		t.Fatal(err)
	}
	return l.Apply(d.Changes())
}

func later() func() ID {
	n := 500
	return func() ID { n++; return ID(fmt.Sprintf("id%03d", n)) }
}

func TestEveryFieldOfATaskCanBeSetAndReadBack(t *testing.T) {
	l, id := small(t)
	ids := later()
	for _, c := range []struct {
		f       Field
		in, out string
	}{
		{FieldNo, " 7 ", "7"}, {FieldSub, "4", "4"}, {FieldSection, "一、产业", "一、产业"}, {FieldText, "新的\r\n内容", "新的\n内容"},
		{FieldLeader, "许 西湖", "许西湖"}, {FieldLead, "区住建局、区水务局", "区住建局\n区水务局"}, {FieldPersons, "、张  新", "\n张新"},
		{FieldRelated, "源西街道", "源西街道"}, {FieldDeadline, "2020年12月底前", "2020年12月底前"}, {FieldProgress, "已开工", "已开工"},
		{Target("2020Q3"), "完成", "完成"}, {FieldTargets, `{"2020Q4":"验收"}`, `{"2020Q4":"验收"}`},
		{Extra("备 注"), "急", "急"}, {FieldMatter, "大事", "大事"},
	} {
		l = edit(t, l, ids, id[0], c.f, c.in)
		if got := l.Value(l.Task(id[0]), c.f); got != c.out {
			t.Errorf("%s: set %q, read %q, want %q", c.f, c.in, got, c.out)
		}
	}
	if got := l.Task(id[0]).Persons(); !reflect.DeepEqual(got, []string{"", "张新"}) {
		t.Errorf("persons %q", got)
	}
}

func TestSettingTheNumberOfAMatterRowChangesTheMatter(t *testing.T) {
	l, id := small(t)
	l = edit(t, l, later(), id[1], FieldNo, "9")
	if got := l.RowName(l.Task(id[1])); got != "9.2" {
		t.Errorf("row is %s, want 9.2", got)
	}
}

func TestAMatterKeepsAName(t *testing.T) {
	l, id := small(t)
	d := l.Draft(later())
	var p *Problem
	if err := d.Set(id[1], FieldMatter, " "); !errors.As(err, &p) || p.Kind != EmptyText {
		t.Errorf("got %v", err)
	}
}

func TestRowsGivenTheSameNewSectionInOneEditShareIt(t *testing.T) {
	l, id := small(t)
	d := l.Draft(later())
	for _, task := range id {
		if err := d.Set(task, FieldSection, "一、产业"); err != nil {
			t.Fatal(err)
		}
	}
	l = l.Apply(d.Changes())
	if l.Task(id[0]).Section != l.Task(id[1]).Section {
		t.Error("two sections of the same text")
	}
}

func TestARefusedValueSaysWhyAndChangesNothing(t *testing.T) {
	l, id := small(t)
	for _, c := range []struct {
		f    Field
		v    string
		kind ProblemKind
	}{
		{FieldText, " \u200b\n", EmptyText}, {FieldNo, "", EmptyNumber}, {"id", "x", ReadOnlyField}, {"year", "2021", ReadOnlyField},
		{"lamp", "紫", UnknownField}, {"text.x", "y", UnknownField}, {Target("2020Q5"), "x", BadQuarter}, {Target("2020"), "x", BadQuarter},
		{FieldTargets, "不是表", BadObject}, {FieldText, "a\xff", BadText}, {FieldLead, "区住建局、、区水务局", BadList}, {FieldLead, "区住建局、区住建局", DuplicateUnit},
		{FieldPersons, "张三", NoLeadUnit}, {FieldText, fmt.Sprintf("%032768d", 1), TooLong},
	} {
		d := l.Draft(later())
		err := d.Set(id[0], c.f, c.v)
		var p *Problem
		if !errors.As(err, &p) || p.Kind != c.kind {
			t.Errorf("%s=%.20q: got %v, want %s", c.f, c.v, err, c.kind)
		}
		if got := l.Apply(d.Changes()).Task(id[0]); !reflect.DeepEqual(got, l.Task(id[0])) {
			t.Errorf("%s=%.20q changed the task", c.f, c.v)
		}
	}
}

func TestAPersonStaysWithTheUnitWhenTheListIsReordered(t *testing.T) {
	l, id := small(t)
	ids := later()
	l = edit(t, l, ids, id[0], FieldLead, "区教育局、区住建局")
	l = edit(t, l, ids, id[0], FieldPersons, "黄锦忠、杨伟忠")
	l = edit(t, l, ids, id[0], FieldLead, "区住建局、区水务局、区教育局")
	if got := l.Task(id[0]).Persons(); !reflect.DeepEqual(got, []string{"杨伟忠", "", "黄锦忠"}) {
		t.Errorf("persons %q", got)
	}
}

func TestAnotherSpellingIsTheSameUnitAndKeepsItsSpelling(t *testing.T) {
	l, id := small(t)
	ids := later()
	d := l.Draft(ids)
	d.Put(&Unit{ID: ids(), Name: "区市场监管局", Others: []string{"区市场监督管理局"}, Kind: Department})
	l = l.Apply(d.Changes())
	l = edit(t, l, ids, id[0], FieldLead, "区市场监督管理局")
	m := l.Task(id[0]).Lead[0]
	if m.Spelling != "区市场监督管理局" || l.Unit(m.Unit).Name != "区市场监管局" {
		t.Errorf("mention %+v of %s", m, l.Unit(m.Unit).Name)
	}
}

func TestANumberThatFitsSeveralRowsIsRefused(t *testing.T) {
	l, id := small(t)
	ids := later()
	a := l.Task(id[0]).Annex
	d := l.Draft(ids)
	d.Put(&Task{ID: ids(), Annex: a, Rank: 3 * RankStep, Matter: l.Task(id[1]).Matter, Sub: "3", Text: "丙"})
	l = l.Apply(d.Changes())
	if _, err := l.Find(a, "3"); err == nil || err.(*Problem).Kind != AmbiguousNumber {
		t.Errorf("matter 3 has two rows, got %v", err)
	}
	if got, err := l.Find(a, "3.3"); err != nil || got.Text != "丙" {
		t.Errorf("3.3: %v %v", got, err)
	}
	if _, err := l.Find(a, "8"); err == nil || err.(*Problem).Kind != NoSuchTask {
		t.Errorf("8: %v", err)
	}
}

func TestListsAreSplitAsPeopleWriteThem(t *testing.T) {
	for in, want := range map[string][]string{
		"": nil, "区住建局": {"区住建局"}, "甲、乙，丙;丁；戊/己": {"甲", "乙", "丙", "丁", "戊", "己"}, "张  新\n朱  锋": {"张新", "朱锋"}, "、李四": {"", "李四"}, "甲、、乙": {"甲", "", "乙"},
	} {
		if got := SplitList(in); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCleanDropsWhatNoCellHolds(t *testing.T) {
	for in, want := range map[string]string{"a\x00b\u200bc\ufeff": "abc", " x\r\ny\r": "x\ny", "甲\t乙": "甲 乙"} {
		if got := Clean(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestAnnexNumbersAreReadFromLabels(t *testing.T) {
	for in, want := range map[string]string{"附件1": "1", "附件 2": "2", "附件一": "1", "附件十": "10", "3": "3", "附件4：": "4", "": "",
		"附件１": "1", "附件 １２": "12", "附件十一": "11", "附件二十": "20", "附件九十九": "99", "附件三十五": "35", "附表1": "1", "附表二": "2",
		"附件1-1": "1-1", "附件１－２": "1-2", "附件一—1": "1-1", "附件01": "1", "附件": "", "附件百": "百", "附件十十": "十十", "附件一二": "一二", "（3）": "3"} {
		if got := AnnexNo(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// The law of undo: any sequence of edits, taken back in reverse, gives the ledger it started from; made again, the one
// it ended with.
func TestEditsUndoneAndRedoneGiveTheSameRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l, id := small(t)
		ids := later()
		fields := []Field{FieldNo, FieldText, FieldLeader, FieldLead, FieldRelated, FieldMatter, FieldSection, FieldProgress, Target("2020Q3"), Extra("备注"), FieldPersons}
		var log [][]Change
		states := []*Ledger{l}
		for range rapid.IntRange(1, 12).Draw(rt, "edits") {
			d := l.Draft(ids)
			f := rapid.SampledFrom(fields).Draw(rt, "field")
			v := rapid.StringOfN(rapid.SampledFrom([]rune("甲乙丙、\n区局张")), 0, 8, -1).Draw(rt, "value")
			if d.Set(rapid.SampledFrom(id).Draw(rt, "task"), f, v) != nil {
				continue
			}
			c := d.Changes()
			l = l.Apply(c)
			log, states = append(log, c), append(states, l)
		}
		for i := len(log) - 1; i >= 0; i-- {
			var back []Change
			for j := len(log[i]) - 1; j >= 0; j-- {
				back = append(back, log[i][j].Inverse())
			}
			l = l.Apply(back)
			if !reflect.DeepEqual(l.All(), states[i].All()) {
				rt.Fatalf("undo of step %d differs", i)
			}
		}
		for i, c := range log {
			if l = l.Apply(c); !reflect.DeepEqual(l.All(), states[i+1].All()) {
				rt.Fatalf("redo of step %d differs", i)
			}
		}
	})
}
