package app

import (
	"strings"
	"testing"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// sums are the units of a list beside the groups, the groups, and the task–unit pairs with groups opened.
func sums(rows []view.UnitRow) (units, groups, pairs int) {
	for _, r := range rows {
		if r.Kind == ledger.Group {
			groups++
			continue
		}
		units++
		pairs += r.Lead + r.Related + r.ViaGroups
	}
	return units, groups, pairs
}

func TestTheUnitsOf2020AreThoseOfThePaper(t *testing.T) {
	a, _ := sample(t)
	if units, groups, pairs := sums(view.Units(a.Ledger(), view.Query{Annex: "1"})); units != 49 || groups != 3 || pairs != 349 {
		t.Errorf("annex 1: %d units, %d groups, %d pairs", units, groups, pairs)
	}
	if units, groups, _ := sums(view.Units(a.Ledger(), view.Query{})); units != 50 || groups != 3 {
		t.Errorf("both annexes: %d units, %d groups", units, groups)
	}
	q := doubtOf(t, a.Ledger(), ledger.DoubtUnit)
	for _, choice := range q.Choices {
		if strings.Contains(choice, "同一单位") {
			if _, err := a.AnswerDoubt(q.ID, choice, ""); err != nil {
				t.Fatal(err)
			}
		}
	}
	if units, groups, _ := sums(view.Units(a.Ledger(), view.Query{})); units != 49 || groups != 3 {
		t.Errorf("once the two names of one unit are known: %d units, %d groups", units, groups)
	}
	if units, groups, pairs := sums(view.Units(a.Ledger(), view.Query{Annex: "1"})); units != 48 || groups != 3 || pairs != 349 {
		t.Errorf("annex 1 then: %d units, %d groups, %d pairs", units, groups, pairs)
	}
}

func TestEveryTownAnswersFor各镇街道(t *testing.T) {
	a, _ := sample(t)
	l := a.Ledger()
	group := l.UnitNamed("各镇街道")
	x, err := l.FindAnnex(2020, "1")
	if group == nil || err != nil {
		t.Fatal(group, err)
	}
	tasks, answers := 0, 0
	for _, task := range l.TasksOf(x.ID) {
		if task.Role(group.ID) == ledger.NoRole {
			continue
		}
		tasks++
		for _, s := range judge.Standings(l, task, "2020Q3") {
			if s.Duty.Unit.Kind == ledger.Town {
				answers++
			}
		}
	}
	if tasks != 26 || answers != 26*7 {
		t.Errorf("%d tasks, %d answers", tasks, answers)
	}
}

func TestTheOverviewOfANewYearOwesEverything(t *testing.T) {
	a, _ := sample(t)
	l := a.Ledger()
	o := judge.Sum(l, l.Tasks(), "2020Q3", "2020-07-01")
	if len(o.Tasks) != 114 || len(o.Lamps.None) != 114 || len(o.Leaders) != 8 || len(o.Doubts) != 4 {
		t.Errorf("%d tasks, %d without a lamp, %d leaders, %d doubts", len(o.Tasks), len(o.Lamps.None), len(o.Leaders), len(o.Doubts))
	}
	want := map[string]int{"许西湖": 2, "黄焕辉": 39, "江伟良": 2, "张国基": 5, "范志君": 9, "刘小平": 18, "曹新华": 30, "杨辉强": 9}
	for _, x := range o.Leaders {
		if x.Lamps.Total() != want[x.Name] {
			t.Errorf("%s has %d tasks", x.Name, x.Lamps.Total())
		}
	}
}
