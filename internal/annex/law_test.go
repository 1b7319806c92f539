package annex

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// forge makes annexes as a person could have in a ledger. What paper cannot say is left out: a task that leaves its section
// without entering another.
type forge struct {
	t     *rapid.T
	d     *ledger.Draft
	annex *ledger.Annex
	n     int
}

func (g *forge) pick(label string, from ...string) string {
	return rapid.SampledFrom(from).Draw(g.t, label)
}

func (g *forge) flip(label string) bool { return rapid.Bool().Draw(g.t, label) }

func (g *forge) columns() []ledger.Column {
	col := func(f ledger.Field, h string) ledger.Column { return ledger.Column{Field: f, Header: h} }
	cols := []ledger.Column{col(ledger.FieldNo, "序 号")}
	if g.annex.Kind == ledger.Practical {
		cols = append(cols, col(ledger.FieldMatter, "实事"), col(ledger.FieldText, "内容"), col(ledger.FieldProgress, "进展情况"),
			col(ledger.Target("2021Q3"), "第三季度\n目标任务"))
	} else {
		cols = append(cols, col(ledger.FieldText, "工作任务"))
	}
	cols = append(cols, col(ledger.FieldLeader, "责任领导"))
	switch g.pick("unit columns", "two", "one", "lead") {
	case "two":
		cols = append(cols, col(ledger.FieldLead, "牵头单位\n及责任人"), col(ledger.FieldRelated, "相关单位"))
	case "one":
		cols = append(cols, col(ledger.FieldLead, "责任单位"))
	case "lead":
		cols = append(cols, col(ledger.FieldLead, "牵头责任单位"))
	}
	if g.flip("remarks") {
		cols = append(cols, col(ledger.Extra("备注"), "备 注"))
	}
	if g.flip("nameless") {
		cols = append(cols, col(ledger.Extra(fmt.Sprintf("第%d栏", len(cols)+1)), ""))
	}
	return cols
}

var unitPool = []string{"区教育局", "区住建局", "区财政局", "区民政局", "市自然资源局源城分局", "源城公安分局", "源南镇", "区工业园管委会",
	"上城街道", "各镇街道", "区卫健局", "区卫生健康局", "团区委", "大鹏新区对口帮扶指挥部"}

func (g *forge) mentions(label string, persons bool) []ledger.Mention {
	names := rapid.SliceOfNDistinct(rapid.SampledFrom(unitPool), 0, 4, rapid.ID[string]).Draw(g.t, label)
	var out []ledger.Mention
	for _, n := range names {
		u := g.d.UnitFor(n)
		if slices.ContainsFunc(out, func(m ledger.Mention) bool { return m.Unit == u.ID }) {
			continue
		}
		m := ledger.Mention{Unit: u.ID, Spelling: n}
		if persons && g.flip("person") {
			m.Person = g.pick("person", "黄锦忠", "张新", "杨伟忠", "欧阳锋", "李晓雯")
		}
		out = append(out, m)
	}
	return out
}

func (g *forge) body() string {
	g.n++
	s := g.pick("text", "完成10个老旧小区升级改造", "一期：完成主体工程。\n二期：完成基础工程。", "推进“双区”建设，力争扩园0.5平方公里以上。", "建设响水体育公园",
		"1.完成设计。\n2.完成招标。", "=1+1", "@某事项", "注：另行通知")
	return fmt.Sprintf("%s（%d）", s, g.n)
}

func (g *forge) task(rank int, section, matter ledger.ID) {
	t := &ledger.Task{ID: g.d.NewID(), Annex: g.annex.ID, Rank: int64(rank) * ledger.RankStep, Section: section, Matter: matter, Text: g.body()}
	if matter == "" {
		t.No = fmt.Sprint(rank)
	} else if g.flip("sub") {
		t.Sub = fmt.Sprint(g.n)
		if g.flip("sub in text") {
			t.Text = t.Sub + "." + t.Text
		}
	}
	t.Leader = g.d.LeaderFor(g.pick("leader", "", "黄焕辉", "刘小平", "范志君"))
	t.Lead, t.Related = g.mentions("lead", true), g.mentions("related", false)
	t.Deadline = g.pick("deadline", "", "", "2021年12月底前", "长期坚持")
	t.Progress = g.pick("progress", "", "已完成，+5家", "正在施工")
	for _, q := range []ledger.Quarter{"2021Q3", "2021Q4", "2022Q1"} {
		if g.flip(string(q)) {
			t.Targets = with(t.Targets, q, "完成"+string(q))
		}
	}
	if g.flip("extra") {
		t.Extra = with(t.Extra, g.pick("header", "备注", "责任科室"), "-无")
	}
	g.d.Put(t)
}

// ledger makes a ledger with one annex.
func (g *forge) ledger() {
	g.annex = &ledger.Annex{ID: g.d.NewID(), Year: 2021, No: "3", Label: "附件3", Title: "源城区2021年工作任务分解表", Kind: ledger.WorkReport}
	if g.flip("matters") {
		g.annex.Kind = ledger.Practical
	}
	if g.flip("own columns") {
		g.annex.Columns = g.columns()
	}
	g.d.Put(g.annex)
	section, matter := ledger.ID(""), ledger.ID("")
	for i := range rapid.IntRange(1, 8).Draw(g.t, "rows") {
		if g.flip("new section") && g.flip("really") {
			section = g.d.NewID()
			g.d.Put(&ledger.Section{ID: section, Annex: g.annex.ID, Text: fmt.Sprintf("%s、第%d部分", []string{"一", "二", "三", "四", "五", "六", "七", "八"}[i], i)})
			matter = "" // a matter does not go on in the next section
		}
		if g.annex.Kind == ledger.Practical && (matter == "" || g.flip("new matter")) {
			matter = g.d.NewID()
			g.d.Put(&ledger.Matter{ID: matter, Annex: g.annex.ID, No: fmt.Sprint(i + 1), Name: fmt.Sprintf("实事%d", i)})
		}
		g.task(i+1, section, matter)
	}
}

func forged(t *rapid.T) (*ledger.Ledger, *ledger.Annex, func() ledger.ID) {
	newID := ids()
	g := &forge{t: t, d: ledger.Empty().Draft(newID)}
	g.ledger()
	l := ledger.Empty().Apply(g.d.Changes())
	return l, l.Annex(g.annex.ID), newID
}

func noChange(t *rapid.T, l *ledger.Ledger, a *ledger.Annex, newID func() ledger.ID, tab table.Table) {
	src := table.Source{Blocks: []table.Block{{Text: a.Label}, {Text: a.Title}, {Table: &tab}}}
	r, err := Understand(src, Known{}.With(l))
	if err != nil {
		t.Fatal(err)
	}
	d := l.Draft(newID)
	if _, err := r.Merge(d, Known{}.With(l), 0); err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Changes() {
		t.Errorf("%s\n before %+v\n after  %+v", c.Kind, c.Before, c.After)
	}
}

func TestCirculatedThenImportedChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, a, newID := forged(t)
		noChange(t, l, a, newID, Circulated(l, a))
	})
}

func TestFlatThenImportedChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, a, newID := forged(t)
		noChange(t, l, a, newID, Flat(l, a))
	})
}

func TestCirculatedShowsEveryFilledField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, a, newID := forged(t)
		k := Known{}.With(l)
		src := table.Source{Blocks: []table.Block{{Text: a.Label}, {Text: a.Title}, {Table: new(Circulated(l, a))}}}
		r, err := Understand(src, k)
		if err != nil {
			t.Fatal(err)
		}
		d := ledger.Empty().Draft(newID)
		if _, err := r.Merge(d, k, 0); err != nil {
			t.Fatal(err)
		}
		l2 := ledger.Empty().Apply(d.Changes())
		before, after := l.Tasks(), l2.Tasks()
		if len(before) != len(after) {
			t.Fatalf("%d rows, want %d", len(after), len(before))
		}
		for i, x := range before {
			y := after[i]
			if x.Text != y.Text || x.Deadline != y.Deadline || x.Progress != y.Progress || !maps.Equal(x.Targets, y.Targets) || !maps.Equal(x.Extra, y.Extra) {
				t.Errorf("row %d\n before %+v\n after  %+v", i, x, y)
			}
			if len(x.Lead) > 0 && !slices.Equal(ledger.Spellings(x.Lead), ledger.Spellings(y.Lead)) {
				t.Errorf("row %d lead %v, want %v", i, y.Lead, x.Lead)
			}
		}
	})
}
