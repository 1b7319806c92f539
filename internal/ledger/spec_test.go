package ledger

import (
	"errors"
	"testing"
)

func TestAnnexesThatARuleForbidsAreRefused(t *testing.T) {
	good := func() AnnexSpec { return AnnexSpec{Year: 2021, No: "附件3", Title: "表", Kind: Meeting} }
	l, annex := book(t, WorkReport)
	for _, c := range []struct {
		change func(*AnnexSpec)
		kind   ProblemKind
	}{
		{func(s *AnnexSpec) { s.Year = 1948 }, BadYear}, {func(s *AnnexSpec) { s.Year = 2101 }, BadYear}, {func(s *AnnexSpec) { s.No = " " }, NoAnnexNumber},
		{func(s *AnnexSpec) { s.Year, s.No = 2020, "附件一" }, AnnexTaken}, {func(s *AnnexSpec) { s.Title = "" }, NoTitle}, {func(s *AnnexSpec) { s.Kind = "" }, UnknownKind},
		{func(s *AnnexSpec) { s.Columns = []Column{{FieldNo, "序号"}} }, NoTextColumn},
		{func(s *AnnexSpec) { s.Columns = []Column{{FieldText, "甲"}, {FieldText, "乙"}} }, ColumnTwice},
		{func(s *AnnexSpec) { s.Columns = []Column{{FieldText, "甲"}, {"targets.2020Q5", "乙"}} }, UnknownField},
		{func(s *AnnexSpec) { s.Columns = []Column{{FieldText, "甲"}, {"id", "乙"}} }, UnknownField}, {func(s *AnnexSpec) { s.Note = "\xff" }, BadText},
	} {
		s := good()
		c.change(&s)
		var p *Problem
		if _, err := l.Draft(later()).AddAnnex(s); !errors.As(err, &p) || p.Kind != c.kind {
			t.Errorf("got %v, want %s", err, c.kind)
		}
	}
	if err := l.Draft(later()).SetAnnex(annex, AnnexSpec{Year: 2020, No: "1", Title: "另题", Kind: Practical}); err != nil {
		t.Errorf("an annex may keep its number: %v", err)
	}
	for _, k := range AnnexKinds() {
		s := good()
		s.Kind = k
		if _, err := l.Draft(later()).AddAnnex(s); err != nil || k.Name() == "" {
			t.Errorf("%s with its usual columns: %v", k, err)
		}
	}
}

func TestNextYearsAnnexHasTheRowsButNotWhatWasReached(t *testing.T) {
	l, annex := book(t, Practical, "#一", "1/甲 1 a", "1/甲 2 b", "2/乙 c")
	n := later()
	id := rowID(t, l, annex, "1.2")
	for f, v := range map[Field]string{FieldLeader: "许西湖", FieldLead: "区水务局", FieldDeadline: "年底", FieldProgress: "已开工", Target("2020Q3"): "完成", Extra("备注"): "急"} {
		l = edit(t, l, n, id, f, v)
	}
	d := l.Draft(n)
	next, err := d.CopyAnnex(annex, AnnexSpec{Year: 2021, No: "1", Title: "新表"})
	if err != nil {
		t.Fatal(err)
	}
	l = l.Apply(d.Changes())
	if got, want := printed(l, next), "1.1a@一 1.2b@一 2c@一"; got != want || printed(l, annex) != want {
		t.Errorf("got %s, want %s", got, want)
	}
	x := l.Task(rowID(t, l, next, "1.2"))
	if x.ID == id || l.Value(x, FieldLeader) != "许西湖" || l.Value(x, FieldLead) != "区水务局" || x.Extra["备注"] != "急" || x.Deadline+x.Progress != "" || x.Targets != nil {
		t.Errorf("%+v", x)
	}
	if a := l.Annex(next); a.Kind != Practical || !a.Has("targets.2021Q3") || a.Has("targets.2020Q3") {
		t.Errorf("%+v", a)
	}
	l = do(t, l, func(d *Draft) error { return d.DeleteAnnex(next) })
	if len(l.things[KindMatter]) != 2 || len(l.things[KindSection]) != 1 || len(l.Tasks()) != 3 || len(l.Leaders()) != 1 {
		t.Errorf("deleting the copy left %v", l.All())
	}
}

func TestTheDayOfAnAnnexsProgressIsReadAndAWrongOneRefused(t *testing.T) {
	for text, want := range map[string]string{"": "", "6月30日": "2020-06-30", "截至2020年6月底": "2020-06-30", "2020-07-01": "2020-07-01"} {
		d := Empty().Draft(counter())
		id, err := d.AddAnnex(AnnexSpec{Year: 2020, No: "2", Kind: Practical, Title: "十件实事", AsOf: text})
		if err != nil || d.Annex(id).AsOf != want || d.Annex(id).Spec().AsOf != want {
			t.Errorf("%q gives %q, want %q (%v)", text, d.Annex(id).AsOf, want, err)
		}
	}
	_, err := Empty().Draft(counter()).AddAnnex(AnnexSpec{Year: 2020, No: "2", Kind: Practical, Title: "十件实事", AsOf: "上次"})
	if p, ok := err.(*Problem); !ok || p.Kind != BadDay || p.Value != "上次" {
		t.Errorf("a word that names no day gives %v", err)
	}
}
