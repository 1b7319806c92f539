package ledger

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// book builds an annex from lines: "1 甲" is a row; "1/甲 2 乙" is row 2 of matter 1, named 甲; a line with # is a section.
func book(t testing.TB, kind AnnexKind, lines ...string) (*Ledger, ID) {
	t.Helper()
	next := counter()
	d := Empty().Draft(func() ID { return "b" + next() })
	annex, err := d.AddAnnex(AnnexSpec{Year: 2020, No: "1", Title: "表", Kind: kind})
	if err != nil {
		t.Fatal(err)
	}
	section := ID("")
	matters := map[string]ID{}
	for i, line := range lines {
		if text, ok := strings.CutPrefix(line, "#"); ok {
			section = d.NewID()
			d.Put(&Section{ID: section, Annex: annex, Text: text})
			continue
		}
		f := strings.Fields(line)
		row := &Task{ID: d.NewID(), Annex: annex, Rank: int64(i+1) * RankStep, Section: section, Text: f[len(f)-1]}
		if no, name, ok := strings.Cut(f[0], "/"); ok {
			if matters[no] == "" {
				matters[no] = d.NewID()
				d.Put(&Matter{ID: matters[no], Annex: annex, No: no, Name: name})
			}
			row.Matter = matters[no]
			if len(f) > 2 {
				row.Sub = f[1]
			}
		} else {
			row.No = f[0]
		}
		d.Put(row)
	}
	return Empty().Apply(d.Changes()), annex
}

// printed are the rows as people name them, with their texts and, after @, their sections.
func printed(l *Ledger, annex ID) string {
	var out []string
	for _, t := range l.TasksOf(annex) {
		s := l.RowName(t) + t.Text
		if x := l.Section(t.Section); x != nil {
			s += "@" + x.Text
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func rowID(t testing.TB, l *Ledger, annex ID, name string) ID {
	t.Helper()
	for _, x := range l.TasksOf(annex) {
		if l.RowName(x) == name {
			return x.ID
		}
	}
	if name != "" {
		t.Fatalf("no row %s in %s", name, printed(l, annex))
	}
	return ""
}

func do(t testing.TB, l *Ledger, f func(*Draft) error) *Ledger {
	t.Helper()
	next, made := later(), len(l.All()) // what an earlier edit made keeps its id
	d := l.Draft(func() ID { return ID(fmt.Sprintf("%s.%03d", next(), made)) })
	if err := f(d); err != nil {
		t.Fatal(err)
	}
	return l.Apply(d.Changes())
}

func TestNewRowsGetNumbersOfTheirOwnAndCirculatedOnesStay(t *testing.T) {
	plain := []string{"1 甲", "2 乙", "3 丙"}
	made := []string{"1 甲", "1-1 子", "1-2 丑", "2 乙"}
	matters := []string{"1/甲 1 a", "1/甲 2 b", "2/乙 c", "3/丙 1 d"}
	for _, c := range []struct {
		kind      AnnexKind
		lines     []string
		beside    string
		above     bool
		rows      []Heading
		want, why string
	}{
		{WorkReport, plain, "2", false, []Heading{{}}, "1甲 2乙 2-1 3丙", "behind a row"},
		{WorkReport, plain, "2", false, []Heading{{}, {}}, "1甲 2乙 2-1 2-2 3丙", "two behind a row"},
		{WorkReport, plain, "2", true, []Heading{{}}, "1甲 1-1 2乙 3丙", "above a row"},
		{WorkReport, plain, "1", true, []Heading{{}, {}}, "0-1 0-2 1甲 2乙 3丙", "above the first"},
		{WorkReport, made, "1", false, []Heading{{}}, "1甲 1-3 1-1子 1-2丑 2乙", "the next free number, wherever it stands"},
		{WorkReport, made, "1-1", false, []Heading{{}}, "1甲 1-1子 1-3 1-2丑 2乙", "between two that were made"},
		{WorkReport, plain, "", false, []Heading{{}, {}}, "1甲 2乙 3丙 4 5", "at the end"},
		{WorkReport, nil, "", false, []Heading{{}, {}}, "1 2", "into an empty annex"},
		{WorkReport, plain, "", false, []Heading{{No: "9"}, {}}, "1甲 2乙 3丙 9 10", "with a number of its own"},
		{Special, []string{"甲 x"}, "", false, []Heading{{}}, "甲x 甲-1", "after a number that is none"},
		{Practical, matters, "1.1", false, []Heading{{}}, "1.1a 1.1-1 1.2b 2c 3.1d", "within a matter"},
		{Practical, matters, "1.1", true, []Heading{{}}, "1.0-1 1.1a 1.2b 2c 3.1d", "above the first of a matter"},
		{Practical, matters, "3.1", true, []Heading{{}}, "1.1a 1.2b 2c 3.0-1 3.1d", "above the first of a later matter"},
		{Practical, matters, "2", false, []Heading{{}}, "1.1a 1.2b 2c 2.2 3.1d", "behind an only row"},
		{Practical, matters, "2", false, []Heading{{}, {}}, "1.1a 1.2b 2c 2.2 2.3 3.1d", "two behind an only row"},
		{Practical, matters, "1.1", false, []Heading{{NewMatter: true}}, "1.1a 1.2b 1-1 2c 3.1d", "a new matter does not part another"},
		{Practical, matters, "1.2", true, []Heading{{NewMatter: true}}, "0-1 1.1a 1.2b 2c 3.1d", "a new matter above the first"},
		{Practical, matters, "2", false, []Heading{{NewMatter: true}, {NewMatter: true}}, "1.1a 1.2b 2c 2-1.1 2-1.2 3.1d", "rows share the new matter"},
		{Practical, matters, "", false, []Heading{{NewMatter: true}}, "1.1a 1.2b 2c 3.1d 4", "a new matter at the end"},
		{Practical, matters, "", false, []Heading{{}}, "1.1a 1.2b 2c 3.1d 3.1-1", "a row at the end"},
		{Practical, matters, "", false, []Heading{{No: "7", Matter: "庚"}, {No: "7", Matter: "庚"}, {No: "8", Matter: "辛"}}, "1.1a 1.2b 2c 3.1d 7.1 7.2 8", "rows with matters of their own"},
		{Practical, nil, "", false, []Heading{{Matter: "甲"}, {Matter: "甲"}, {Matter: "乙"}}, "1.1 1.2 2", "matters into an empty annex"},
		{Practical, nil, "", false, []Heading{{NewMatter: true}}, "1", "a new matter into an empty annex"},
	} {
		l, annex := book(t, c.kind, c.lines...)
		beside := rowID(t, l, annex, c.beside)
		l = do(t, l, func(d *Draft) error {
			_, err := d.Insert(Spot{annex, beside, c.above}, c.rows)
			return err
		})
		if got := printed(l, annex); got != c.want {
			t.Errorf("%s: got %s, want %s", c.why, got, c.want)
		}
	}
}

func TestANewRowBelongsToTheSectionBesideItAndIsOtherwiseEmpty(t *testing.T) {
	l, annex := book(t, WorkReport, "#一", "1 甲", "#二", "2 乙")
	l = edit(t, l, later(), rowID(t, l, annex, "2"), FieldLeader, "许西湖")
	l = do(t, l, func(d *Draft) error {
		_, err := d.Insert(Spot{annex, rowID(t, l, annex, "2"), true}, []Heading{{}})
		return err
	})
	if got, want := printed(l, annex), "1甲@一 1-1@二 2乙@二"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if x := l.Task(rowID(t, l, annex, "1-1")); x.Leader != "" {
		t.Error("the new row has a leader")
	}
}

func TestANewRowBetweenTwoOfOneLeaderIsThatLeaders(t *testing.T) {
	for _, c := range []struct{ upper, lower, want string }{{"许西湖", "许西湖", "许西湖"}, {"许西湖", "黄焕辉", ""}, {"", "", ""}} {
		l, annex := book(t, WorkReport, "1 甲", "2 乙")
		fresh := later()
		l = edit(t, l, fresh, rowID(t, l, annex, "1"), FieldLeader, c.upper)
		l = edit(t, l, fresh, rowID(t, l, annex, "2"), FieldLeader, c.lower)
		l = do(t, l, func(d *Draft) error {
			_, err := d.Insert(Spot{annex, rowID(t, l, annex, "1"), false}, []Heading{{}})
			return err
		})
		if got := l.Value(l.Task(rowID(t, l, annex, "1-1")), FieldLeader); got != c.want {
			t.Errorf("between %q and %q: %q, want %q", c.upper, c.lower, got, c.want)
		}
	}
}

func TestRowsAreDeletedWithWhatOnlyTheyHad(t *testing.T) {
	l, annex := book(t, Practical, "#一", "1/甲 1 a", "1/甲 2 b", "#二", "2/乙 c")
	c := rowID(t, l, annex, "2")
	l = do(t, l, func(d *Draft) error {
		d.Put(&Doubt{ID: "d", Annex: annex, Task: c})
		d.Put(&Unit{ID: "u", Name: "区水务局"})
		d.Put(&Report{ID: "r", Task: c, Unit: "u"})
		return nil
	})
	l = do(t, l, func(d *Draft) error { return d.DeleteTasks([]ID{c, rowID(t, l, annex, "1.1"), c}) })
	if got, want := printed(l, annex), "1.2b@一"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	left := map[Kind]int{}
	for _, e := range l.All() {
		k, _ := e.Ref()
		left[k]++
	}
	if want := (map[Kind]int{KindAnnex: 1, KindSection: 1, KindMatter: 1, KindTask: 1, KindUnit: 1}); !reflect.DeepEqual(left, want) {
		t.Errorf("left %v", left)
	}
}

func TestRowsMoveByOnePlaceAndJoinWhereTheyLand(t *testing.T) {
	plain := []string{"#一", "1 甲", "2 乙", "#二", "3 丙", "4 丁"}
	matters := []string{"1/甲 1 a", "1/甲 2 b", "1/甲 3 c", "2/乙 1 d", "2/乙 2 e", "3/丙 f"}
	for _, c := range []struct {
		kind  AnnexKind
		lines []string
		rows  string
		by    int
		want  string
	}{
		{WorkReport, plain, "1", 1, "2乙@一 1甲@一 3丙@二 4丁@二"},
		{WorkReport, plain, "2", 1, "1甲@一 3丙@二 2乙@二 4丁@二"},
		{WorkReport, plain, "3", -1, "1甲@一 3丙@一 2乙@一 4丁@二"},
		{WorkReport, plain, "1", -1, "1甲@一 2乙@一 3丙@二 4丁@二"},
		{WorkReport, plain, "4", 1, "1甲@一 2乙@一 3丙@二 4丁@二"},
		{WorkReport, plain, "2 3", -1, "2乙@一 3丙@一 1甲@一 4丁@二"},
		{WorkReport, plain, "1 3", 1, "2乙@一 4丁@二 1甲@二 3丙@二"},
		{WorkReport, plain, "1", 9, "2乙@一 3丙@二 4丁@二 1甲@二"},
		{Practical, matters, "1.2", 1, "1.1a 1.3c 1.2b 2.1d 2.2e 3f"},
		{Practical, matters, "1.3", 1, "1.1a 1.2b 2.1d 2.1-1c 2.2e 3f"},
		{Practical, matters, "2.1", -1, "1.1a 1.2b 1.2-1d 1.3c 2.2e 3f"},
		{Practical, matters, "2.2", 1, "1.1a 1.2b 1.3c 2.1d 3f 3.2e"},
		{Practical, matters, "3", -1, "1.1a 1.2b 1.3c 3f 2.1d 2.2e"},
		{Practical, matters, "2.1 2.2", -1, "2.1d 2.2e 1.1a 1.2b 1.3c 3f"},
		{Practical, matters, "1.3 2.1 2.2", 1, "1.1a 1.2b 3f 3.2c 3.3d 3.4e"},
	} {
		l, annex := book(t, c.kind, c.lines...)
		var ids []ID
		for _, r := range strings.Fields(c.rows) {
			ids = append(ids, rowID(t, l, annex, r))
		}
		l = do(t, l, func(d *Draft) error { _, err := d.Move(ids, c.by); return err })
		if got := printed(l, annex); got != c.want {
			t.Errorf("%s by %d: got %s, want %s", c.rows, c.by, got, c.want)
		}
	}
}

func TestAMatterThatLosesItsLastRowGoes(t *testing.T) {
	l, annex := book(t, Practical, "1/甲 1 a", "1/甲 2 b", "2/乙 1 c", "2/乙 2 d")
	ids := []ID{rowID(t, l, annex, "1.2"), rowID(t, l, annex, "2.1"), rowID(t, l, annex, "2.2")}
	l = do(t, l, func(d *Draft) error { _, err := d.Move(ids, -1); return err })
	if got, want := printed(l, annex), "1.2b 1.2-1c 1.2-2d 1.1a"; got != want || len(l.things[KindMatter]) != 1 {
		t.Errorf("got %s, want %s; %d matters", got, want, len(l.things[KindMatter]))
	}
}

func TestRenumberingCountsRowsOrMattersAndTheirRows(t *testing.T) {
	for _, c := range []struct {
		kind  AnnexKind
		lines []string
		want  string
	}{
		{WorkReport, []string{"0-1 甲", "5 乙", "5-1 3.丙"}, "1甲 2乙 33.丙"},
		{Practical, []string{"2/甲 0-1 a", "2/甲 1 b", "7/乙 c", "8/丙 4 d"}, "1.1a 1.2b 2c 3.1d"},
		{Practical, []string{"1/甲 a", "2 b"}, "1a 2b"},
	} {
		l, annex := book(t, c.kind, c.lines...)
		l = do(t, l, func(d *Draft) error { return d.Renumber(annex) })
		if got := printed(l, annex); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestASplitTaskIsTwoWithTheSameUnitsAndTheSecondKnowsTheFirst(t *testing.T) {
	l, annex := book(t, WorkReport, "1 甲", "2 乙、丙", "3 丁")
	id := rowID(t, l, annex, "2")
	n := later()
	for f, v := range map[Field]string{FieldLeader: "许西湖", FieldLead: "区水务局", FieldDeadline: "年底", FieldProgress: "已开工", Target("2020Q3"): "完成"} {
		l = edit(t, l, n, id, f, v)
	}
	d := l.Draft(n)
	part, err := d.Split(id, "乙", "丙", "2020-07-01")
	if err != nil {
		t.Fatal(err)
	}
	l = l.Apply(d.Changes())
	if got, want := printed(l, annex), "1甲 2乙 2-1丙 3丁"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	x, y := l.Task(id), l.Task(part)
	if y.Leader != x.Leader || !reflect.DeepEqual(y.Lead, x.Lead) || y.Deadline != "年底" || y.Targets["2020Q3"] != "完成" || y.Progress != "" {
		t.Errorf("second %+v", y)
	}
	if !reflect.DeepEqual(y.From, []ID{id}) || x.From != nil {
		t.Errorf("from %v and %v", x.From, y.From)
	}
	if _, err := l.Draft(n).Split(id, "乙", " ", "2020-07-01"); err == nil || err.(*Problem).Kind != EmptyText {
		t.Errorf("an empty half: %v", err)
	}
}

func TestJoinedTasksAreOneThatHasEverything(t *testing.T) {
	l, annex := book(t, WorkReport, "1 甲", "2 乙。", "3 丙", "4 丁")
	n := later()
	two, three := rowID(t, l, annex, "2"), rowID(t, l, annex, "3")
	for _, e := range []struct {
		id ID
		f  Field
		v  string
	}{
		{two, FieldLead, "区水务局"}, {two, FieldRelated, "源西街道"}, {two, FieldDeadline, "年底"}, {two, Target("2020Q3"), "开工"},
		{three, FieldLeader, "许西湖"}, {three, FieldLead, "区教育局、区水务局"}, {three, FieldPersons, "、张新"}, {three, FieldRelated, "埔前镇、源西街道、区水务局"},
		{three, FieldDeadline, "年底"}, {three, Target("2020Q3"), "完成"}, {three, Extra("备注"), "急"},
	} {
		l = edit(t, l, n, e.id, e.f, e.v)
	}
	l = do(t, l, func(d *Draft) error { d.Put(&Doubt{ID: "d", Annex: annex, Task: three}); return nil })
	l = do(t, l, func(d *Draft) error { _, err := d.Join([]ID{three, two}); return err })
	x := l.Task(two)
	for f, want := range map[Field]string{FieldText: "乙。\n丙", FieldLeader: "许西湖", FieldLead: "区水务局\n区教育局", FieldPersons: "张新\n",
		FieldRelated: "源西街道\n埔前镇", FieldDeadline: "年底", Target("2020Q3"): "开工\n完成", Extra("备注"): "急", FieldNo: "2"} {
		if got := l.Value(x, f); got != want {
			t.Errorf("%s: got %q, want %q", f, got, want)
		}
	}
	if l.Task(three) != nil || !reflect.DeepEqual(x.From, []ID{three}) || l.Doubt("d").Task != two {
		t.Errorf("from %v, doubt of %s", x.From, l.Doubt("d").Task)
	}
	for _, c := range []struct {
		rows []string
		kind ProblemKind
	}{{[]string{"1", "4"}, NotNeighbours}, {[]string{"1"}, TooFewRows}} {
		var ids []ID
		for _, r := range c.rows {
			ids = append(ids, rowID(t, l, annex, r))
		}
		var p *Problem
		if _, err := l.Draft(n).Join(ids); !errors.As(err, &p) || p.Kind != c.kind {
			t.Errorf("%v: %v", c.rows, err)
		}
	}
}

func TestTextsAreJoinedAsTheirPunctuationSays(t *testing.T) {
	for _, c := range [][3]string{{"甲，", "乙", "甲，乙"}, {"甲", "、乙", "甲、乙"}, {"甲。", "乙", "甲。\n乙"}, {"甲", "乙", "甲\n乙"}, {"", "乙", "乙"}, {"甲", "", "甲"}, {"甲", "甲", "甲"}} {
		if got := joinedText(c[0], c[1]); got != c[2] {
			t.Errorf("%q and %q: got %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestARefusedTrialLeavesNothingBehind(t *testing.T) {
	l, id := small(t)
	d := l.Draft(later())
	if err := d.Set(id[0], FieldLead, "区甲局"); err != nil {
		t.Fatal(err)
	}
	before := d.Changes()
	err := d.Try(func() error { return d.Set(id[0], FieldRelated, "区乙局、区丙局、区乙局") })
	if err == nil || !reflect.DeepEqual(d.Changes(), before) {
		t.Errorf("%v left %+v", err, d.Changes())
	}
	if err := d.Try(func() error { return d.Set(id[1], FieldLead, "区丙局") }); err != nil {
		t.Fatal(err)
	}
	l = l.Apply(d.Changes())
	if names := []string{l.Units()[0].Name, l.Units()[1].Name}; !slices.Equal(names, []string{"区甲局", "区丙局"}) || len(l.Units()) != 2 {
		t.Errorf("units %v", names)
	}
}

func TestANameThatChangedHandsInOneEditIsFoundWhereItIs(t *testing.T) {
	l, id := small(t)
	n := later()
	l = edit(t, l, n, id[0], FieldLead, "区甲局")
	d := l.Draft(n)
	u := d.UnitFor("区甲局").Clone()
	u.Name = "区新甲局"
	d.Put(u)
	if x := d.UnitFor("区甲局"); x.ID == u.ID {
		t.Error("the old name finds the renamed unit")
	}
	d.Delete(KindUnit, u.ID)
	if x := d.UnitFor("区新甲局"); x.ID == u.ID {
		t.Error("a deleted unit is found")
	}
	v := d.UnitFor("区甲局").Clone()
	v.Others = []string{"区共名局"}
	d.Put(v)
	w := d.UnitFor("区乙局").Clone()
	w.Others = []string{"区共名局"}
	d.Put(w)
	d.Delete(KindUnit, w.ID)
	if x := d.UnitFor("区共名局"); x.ID != v.ID {
		t.Error("the other unit of that name is not found")
	}
}

func TestANarrowGapIsSpreadAgain(t *testing.T) {
	l, annex := book(t, WorkReport, "1 甲", "2 乙")
	first := rowID(t, l, annex, "1")
	n := later()
	for i := range 40 {
		d := l.Draft(n)
		if _, err := d.Insert(Spot{annex, first, false}, []Heading{{}, {}}); err != nil {
			t.Fatal(err)
		}
		l = l.Apply(d.Changes())
		if rows := l.TasksOf(annex); rows[0].ID != first || rows[1].No != fmt.Sprintf("1-%d", 2*i+1) || !ranked(rows) {
			t.Fatalf("after %d: %s", i, printed(l, annex))
		}
	}
}

func ranked(rows []*Task) bool {
	for i := 1; i < len(rows); i++ {
		if rows[i].Rank <= rows[i-1].Rank {
			return false
		}
	}
	return true
}

func TestImpossibleDatesAreRefusedWithTheReason(t *testing.T) {
	l, id := small(t)
	for in, why := range map[string]string{
		"二月三十日": "2月没有30日", "2月30日": "2月没有30日", "2020年2月30日": "2月没有30日", "2020-02-30": "2月没有30日", "2020/2/30": "2月没有30日",
		"2020.2.30": "2月没有30日", "２０２０年２月３０日前": "2月没有30日", "二〇二〇年二月三十日": "2月没有30日", "2021年2月29日": "2021年2月没有29日",
		"二〇二一年二月二十九日": "2021年2月没有29日", "2021-2-29": "2021年2月没有29日", "13月": "没有13月", "2020年13月底前": "没有13月", "13月5日": "没有13月",
		"2020-13-01": "没有13月", "4月31日": "4月没有31日", "四月三十一日": "4月没有31日", "6月0日": "6月没有0日", "第五季度": "没有第五季度", "2020年第5季度": "没有第5季度",
		"2020年1月1日至2月30日": "2月没有30日", "5月32号": "5月没有32日",
	} {
		var p *Problem
		if err := l.Draft(later()).Set(id[0], FieldDeadline, in); !errors.As(err, &p) || p.Kind != BadDate || p.Why != why {
			t.Errorf("%s: got %v, want %s", in, err, why)
		}
	}
	for _, in := range []string{"", "长期坚持", "2020年12月底前", "第三季度", "第一、二季度", "2月29日", "2020年2月29日", "二月二十九日", "2020-02-29", "12月30日", "十二月三十一日",
		"历时13月", "6个月内", "2020年", "2020.12", "1.13.40", "每月30日前", "2020年10月31日前完成", "十月十日", "前三季度"} {
		if err := l.Draft(later()).Set(id[0], FieldDeadline, in); err != nil {
			t.Errorf("%s: %v", in, err)
		}
	}
}

func FuzzDeadlinesNeverPanic(f *testing.F) {
	f.Add("2020年2月30日")
	f.Add("二〇二〇年第五季度")
	f.Fuzz(func(t *testing.T, s string) { impossibleDate(s) })
}

// Whatever is done to rows, no two of an annex have one rank, no row is lost, and every reference holds.
func TestRowsStayInOrderWhateverIsDone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l, annex := book(t, Practical, "#一", "1/甲 1 a", "1/甲 2 b", "2/乙 c", "#二", "3/丙 1 d", "3/丙 2 e", "4 f")
		n := later()
		for range rapid.IntRange(1, 15).Draw(rt, "verbs") {
			rows := l.TasksOf(annex)
			if len(rows) == 0 {
				return
			}
			i := rapid.IntRange(0, len(rows)-1).Draw(rt, "row")
			j := min(len(rows), i+rapid.IntRange(1, 3).Draw(rt, "rows"))
			d := l.Draft(n)
			want, verb := len(rows), rapid.SampledFrom([]string{"insert", "matter", "delete", "up", "down", "renumber", "split", "join"}).Draw(rt, "verb")
			var err error
			switch verb {
			case "insert", "matter":
				_, err = d.Insert(Spot{annex, rows[i].ID, rapid.Bool().Draw(rt, "above")}, []Heading{{NewMatter: verb == "matter"}})
				want++
			case "delete":
				err = d.DeleteTasks(ids(rows[i:j]))
				want -= j - i
			case "up", "down":
				_, err = d.Move(ids(rows[i:j]), map[string]int{"up": -1, "down": 1}[verb])
			case "renumber":
				err = d.Renumber(annex)
			case "split":
				_, err = d.Split(rows[i].ID, "前", "后", "2020-07-01")
				want++
			case "join":
				if j-i < 2 {
					continue
				}
				_, err = d.Join(ids(rows[i:j]))
				want -= j - i - 1
			}
			if err != nil {
				rt.Fatal(verb, err)
			}
			l = l.Apply(d.Changes())
			if rows = l.TasksOf(annex); len(rows) != want || !ranked(rows) {
				rt.Fatalf("%s: %d rows, want %d: %s", verb, len(rows), want, printed(l, annex))
			}
			used := map[ID]bool{}
			for _, x := range rows {
				if x.Matter != "" && l.Matter(x.Matter) == nil || x.Section != "" && l.Section(x.Section) == nil {
					rt.Fatalf("%s: a reference to nothing", verb)
				}
				used[x.Matter], used[x.Section] = true, true
			}
			for _, k := range []Kind{KindMatter, KindSection} {
				for id := range l.things[k] {
					if !used[id] {
						rt.Fatalf("%s: a %s without rows", verb, k)
					}
				}
			}
		}
	})
}
