package app

import (
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// linkNames writes pairs of tasks as 17↔3.2.
func linkNames(l *ledger.Ledger, pairs [][2]ledger.ID) string {
	var out []string
	for _, p := range pairs {
		out = append(out, l.RowName(l.Task(p[0]))+"↔"+l.RowName(l.Task(p[1])))
	}
	return strings.Join(out, " ")
}

func TestTheLinksOfTheAnnexesOf2020AreOffered(t *testing.T) {
	a, _ := sample(t)
	offered := OfferedLinks(a.Ledger(), 2020)
	const all = "17↔3.2 19↔3.1 23↔3.3 23↔3.4 52↔1.3 52↔1.4 52↔1.5 56↔2.1 56↔2.2"
	if got := linkNames(a.Ledger(), offered); got != all {
		t.Errorf("offered %s", got)
	}
	if got := OfferedLinks(a.Ledger(), 2019); got != nil {
		t.Errorf("offered %v of a year without annexes", got)
	}
	if _, err := a.LinkAll(offered[:2], ""); err != nil {
		t.Fatal(err)
	}
	if got := linkNames(a.Ledger(), OfferedLinks(a.Ledger(), 2020)); got != strings.TrimPrefix(all, "17↔3.2 19↔3.1 ") {
		t.Errorf("linked ones are offered again: %s", got)
	}
	if got := a.CanUndo(); got != "关联2对任务" {
		t.Errorf("several links are one step, not %s", got)
	}
}

func TestTheLinksOfATaskAreSetInOneStep(t *testing.T) {
	a, _ := sample(t)
	id := func(annex, no string) ledger.ID { return row(t, a, annex, no) }
	names := func() string {
		var out []string
		for _, x := range a.Ledger().Links(id("1", "52")) {
			out = append(out, a.Ledger().RowName(x))
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		others []ledger.ID
		want   string
	}{{[]ledger.ID{id("2", "1.3"), id("2", "1.4")}, "1.3 1.4"}, {[]ledger.ID{id("2", "1.5"), id("2", "1.4")}, "1.4 1.5"}, {nil, ""}} {
		if _, err := a.SetLinks(id("1", "52"), c.others, ""); err != nil || names() != c.want {
			t.Errorf("linked with %s, want %s: %v", names(), c.want, err)
		}
	}
	if _, err := a.Undo(); err != nil || names() != "1.4 1.5" {
		t.Errorf("one undo gives %s: %v", names(), err)
	}
	if _, err := a.SetLinks(id("1", "52"), []ledger.ID{id("1", "52")}, ""); err == nil || names() != "1.4 1.5" {
		t.Error("a task is linked with itself")
	}
}

func TestWhoReportsIsSetInOneStep(t *testing.T) {
	a, _ := sample(t)
	l := a.Ledger()
	group, town := l.UnitNamed("相关镇街道"), l.UnitNamed("埔前镇")
	tasks := []ledger.ID{row(t, a, "1", "15"), row(t, a, "1", "1")} // the second does not name the group
	r := Reporting{Duty: ledger.DutyMembers, Members: map[ledger.ID][]ledger.ID{group.ID: {town.ID}}}
	if _, err := a.SetReporting(tasks, r, ""); err != nil {
		t.Fatal(err)
	}
	x, y := a.Ledger().Task(tasks[0]), a.Ledger().Task(tasks[1])
	if x.Duty != ledger.DutyMembers || y.Duty != ledger.DutyMembers || fmt.Sprint(x.Members) != fmt.Sprint(r.Members) || y.Members != nil {
		t.Errorf("%v %v, %v %v", x.Duty, x.Members, y.Duty, y.Members)
	}
	if _, err := a.Undo(); err != nil || a.Ledger().Task(tasks[0]).Members != nil || a.Ledger().Task(tasks[1]).Duty != "" {
		t.Errorf("one undo takes all of it back: %v", err)
	}
}

// row is a task of 2020 by its printed number.
func row(t *testing.T, a *App, annexNo, no string) ledger.ID {
	t.Helper()
	x, err := a.Ledger().FindAnnex(2020, annexNo)
	if err != nil {
		t.Fatal(err)
	}
	found, err := a.Ledger().Find(x.ID, no)
	if err != nil {
		t.Fatal(err)
	}
	return found.ID
}
