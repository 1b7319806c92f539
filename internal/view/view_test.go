package view

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// town is a ledger of two towns in a group, a department with another spelling, and tasks that name them in every way.
func town(t *testing.T) *ledger.Ledger {
	t.Helper()
	n := 0
	d := ledger.Empty().Draft(func() ledger.ID { n++; return ledger.ID(fmt.Sprintf("n%02d", n)) })
	d.Put(&ledger.Annex{ID: "a1", Year: 2020, No: "1", Label: "附件1"})
	d.Put(&ledger.Annex{ID: "b1", Year: 2021, No: "1", Label: "附件1"})
	d.Put(&ledger.Unit{ID: "dep", Name: "区市场监管局", Others: []string{"区市场监督管理局"}, Kind: ledger.Department, Rank: 1})
	d.Put(&ledger.Unit{ID: "east", Name: "东埔街道", Kind: ledger.Town, Rank: 2})
	d.Put(&ledger.Unit{ID: "west", Name: "源西街道", Kind: ledger.Town, Rank: 3})
	d.Put(&ledger.Unit{ID: "all", Name: "各镇街道", Kind: ledger.Group, Members: []ledger.ID{"east", "west"}, Rank: 4})
	d.Put(&ledger.Leader{ID: "l", Name: "许西湖"})
	m := func(u ledger.ID, s string) ledger.Mention { return ledger.Mention{Unit: u, Spelling: s} }
	task := func(id, annex ledger.ID, rank int64, lead, related []ledger.Mention) {
		d.Put(&ledger.Task{ID: id, Annex: annex, Rank: rank, No: string(id), Text: "甲", Lead: lead, Related: related})
	}
	task("t1", "a1", 1, []ledger.Mention{m("dep", "区市场监督管理局")}, []ledger.Mention{m("all", "各镇街道")})
	task("t2", "a1", 2, []ledger.Mention{m("all", "各镇街道")}, []ledger.Mention{m("east", "东埔街道")})
	task("t3", "a1", 3, []ledger.Mention{m("east", "东埔街道")}, []ledger.Mention{m("east", "东埔街道")})
	task("t4", "b1", 1, []ledger.Mention{m("west", "源西街道")}, nil)
	x := d.Task("t4").Clone()
	x.Leader = "l"
	d.Put(x)
	return ledger.Empty().Apply(d.Changes())
}

func names(ts []*ledger.Task) string {
	var out []string
	for _, t := range ts {
		out = append(out, string(t.ID))
	}
	return strings.Join(out, " ")
}

func TestQueriesNarrowByYearAnnexUnitAndLeader(t *testing.T) {
	l := town(t)
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{}, "t1 t2 t3 t4"}, {Query{Year: 2020}, "t1 t2 t3"}, {Query{Annex: "附件1", Year: 2021}, "t4"}, {Query{Annex: "2"}, ""},
		{Query{Unit: "区市场监管局"}, "t1"}, {Query{Unit: "区市场监督管理局"}, "t1"}, {Query{Unit: "东埔街道"}, "t2 t3"},
		{Query{Unit: "各镇街道"}, "t1 t2"}, {Query{Unit: "没有的局"}, ""}, {Query{Leader: "许西湖"}, "t4"}, {Query{Leader: "无"}, ""},
	} {
		if got := names(Tasks(l, c.q)); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.q, got, c.want)
		}
	}
}

func TestAUnitCountsOncePerTaskInItsFirstRoleAndThroughItsGroups(t *testing.T) {
	l := town(t)
	got := map[string]string{}
	for _, x := range Loads(l, l.Tasks()) {
		var via []*ledger.Task
		for _, v := range x.Via {
			via = append(via, v.Task)
		}
		got[x.Unit.Name] = names(x.Lead) + "|" + names(x.Related) + "|" + names(via)
		if one := LoadOf(l, x.Unit.ID, l.Tasks()); !reflect.DeepEqual(one, x) {
			t.Errorf("%s alone: %+v, among all: %+v", x.Unit.Name, one, x)
		}
	}
	want := map[string]string{"区市场监管局": "t1||", "东埔街道": "t3|t2|t1", "源西街道": "t4||t1 t2"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestTownsComeBeforeTheOthers(t *testing.T) {
	l := town(t)
	var order []string
	for _, x := range Loads(l, nil) {
		order = append(order, x.Unit.Name)
	}
	if want := []string{"东埔街道", "源西街道", "区市场监管局"}; !reflect.DeepEqual(order, want) {
		t.Errorf("got %v", order)
	}
}

func TestGroupsOfAUnit(t *testing.T) {
	l := town(t)
	if g := Groups(l, "east"); len(g) != 1 || g[0].ID != "all" {
		t.Errorf("got %v", g)
	}
	if g := Groups(l, "dep"); g != nil {
		t.Errorf("got %v", g)
	}
}

// rowOf is a task in full.
func rowOf(l *ledger.Ledger, t *ledger.Task) Row {
	for r := range Rows(l, []*ledger.Task{t}) {
		return r
	}
	return Row{}
}

func TestARowHasEveryFieldAndNoNull(t *testing.T) {
	l := town(t)
	b, err := json.Marshal(rowOf(l, l.Task("t3")))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"t3","year":2020,"annex":"1","no":"t3","sub":"","section":"","matter":"","text":"甲","leader":"","lead_units":["东埔街道"],"related_units":["东埔街道"],"persons":[],"deadline":"","progress":"","targets":{},"extra":{},"status":"","closed":"","reports":{},"lamps":{}}`
	if string(b) != want {
		t.Errorf("got %s", b)
	}
}
