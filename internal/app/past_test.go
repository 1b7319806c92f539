package app

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"dubanben/internal/ledger"
)

// told are entries in short: row, field or kind, action, old and new value.
func told(t *testing.T, a *App, w Want) []string {
	t.Helper()
	found, err := a.History(w)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range found {
		out = append(out, strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %s→%s", e.Row, e.FieldName, e.Action, strings.ReplaceAll(e.Old, "\n", "、"), strings.ReplaceAll(e.New, "\n", "、"))), " "))
	}
	return out
}

func set(t *testing.T, a *App, id ledger.ID, f ledger.Field, v string) {
	t.Helper()
	if _, _, err := a.SetCells(Typed, []Edit{{id, f, v}}, ""); err != nil {
		t.Fatal(err)
	}
}

func TestHistoryTellsEachChangeWithTheNamesOfItsTime(t *testing.T) {
	a, path := sample(t)
	x := find(t, a, "1", "23")
	set(t, a, x.ID, ledger.FieldLeader, "某人")
	set(t, a, x.ID, ledger.FieldLeader, "许西湖")
	set(t, a, x.ID, ledger.FieldNo, "24")
	set(t, a, x.ID, ledger.Target("2020Q3"), "完成")
	if _, err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(x.Text, "\n", "、")
	old := a.Ledger().Value(x, ledger.FieldLeader)
	q3 := x.Targets["2020Q3"]
	want := []string{"24 第三季度目标任务 完成→" + q3, "24 第三季度目标任务 " + q3 + "→完成", "23 序号 23→24", "23 责任领导 某人→许西湖", "23 责任领导 " + old + "→某人", "23 任务 新增 →" + text}
	if got := told(t, a, Want{Task: x.ID}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	for _, c := range []struct {
		w Want
		n int
	}{{Want{Task: x.ID, Limit: 2}, 2}, {Want{Task: x.ID, Limit: 9, Offset: 4}, 2}, {Want{Task: x.ID, Field: ledger.FieldLeader}, 2}, {Want{Task: x.ID, Field: ledger.FieldTargets}, 2},
		{Want{Row: "24", Annex: x.Annex, Field: ledger.FieldTargets}, 2}, {Want{Text: "某人"}, 3}, {Want{Day: "2020-07-01", Clerk: "王", Task: x.ID}, 6},
		{Want{Day: "2020-07-02"}, 0}, {Want{Clerk: "李"}, 0}} {
		if got := told(t, a, c.w); len(got) != c.n {
			t.Errorf("%+v: %q", c.w, got)
		}
	}
	a.Close()
	b, err := Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if got := told(t, b, Want{Task: x.ID}); !reflect.DeepEqual(got, want) {
		t.Errorf("after reopening: got %q", got)
	}
}

func TestHistoryTellsOfEverythingElseToo(t *testing.T) {
	a, _ := sample(t)
	before, err := a.History(Want{})
	if err != nil {
		t.Fatal(err)
	}
	l := a.Ledger()
	x := find(t, a, "2", "4")
	_, err = a.do("", func(d *ledger.Draft) (string, error) {
		u := l.UnitNamed("区住建局").Clone()
		u.Name, u.Others = "区住房局", []string{"区住建局"}
		d.Put(u)
		leader := *l.Leaders()[0]
		leader.Post = "区长"
		d.Put(&leader)
		doubt := *l.Doubts()[0]
		doubt.Answer = doubt.Choices[0]
		d.Put(&doubt)
		return "设置", nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Move([]ledger.ID{x.ID}, 1, ""); err != nil {
		t.Fatal(err)
	}
	set(t, a, x.ID, ledger.FieldMatter, "新名")
	set(t, a, x.ID, ledger.FieldSection, "一、民生")
	spec := l.Annex(x.Annex).Spec()
	spec.Date = "2020年7月"
	if _, err := a.SetAnnex(x.Annex, spec, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := a.DeleteTasks([]ledger.ID{x.ID}, ""); err != nil {
		t.Fatal(err)
	}
	got := told(t, a, Want{Limit: len(told(t, a, Want{})) - len(before)})
	all := strings.Join(got, "\n")
	for _, want := range []string{"单位区住建局 单位名称 区住建局→区住房局", "单位区住建局 单位别名 区住房和城乡建设局→区住建局", "责任领导" + l.Leaders()[0].Name + " 领导职务 →区长", "存疑答复 →",
		"第4件实事 实事名称 ", "4 分节 →一、民生", "分节“一、民生” 分节 新增 →一、民生", "2020年附件2 附件日期 ", "4 任务 删除 ", "第4件实事 实事 删除 新名→"} {
		if !strings.Contains(all, want) {
			t.Errorf("not told: %s in\n%s", want, all)
		}
	}
	moved, err := a.History(Want{Text: "移动"})
	if err != nil || len(moved) != 1 || moved[0].Task != x.ID {
		t.Errorf("the move: %+v %v", moved, err)
	}
}

func TestThePastOfASplitTaskIsThatOfTheTaskItCameOutOf(t *testing.T) {
	a, _ := sample(t)
	x := find(t, a, "1", "23")
	set(t, a, x.ID, ledger.FieldProgress, "早先")
	_, part, err := a.Split(x.ID, "甲", "乙", "", "")
	if err != nil {
		t.Fatal(err)
	}
	set(t, a, x.ID, ledger.FieldProgress, "后来")
	_, third, err := a.Split(part, "乙", "丙", "", "")
	if err != nil {
		t.Fatal(err)
	}
	got := told(t, a, Want{Task: third})
	if len(got) != 4 || got[0] != "23-2 任务 新增 →丙" || got[1] != "23-1 任务 新增 →乙" || !strings.HasSuffix(got[2], "→早先") || !strings.HasPrefix(got[3], "23 任务 新增") {
		t.Errorf("got %q", got)
	}
	if _, _, err := a.Join([]ledger.ID{x.ID, part, third}, ""); err != nil {
		t.Fatal(err)
	}
	if got := told(t, a, Want{Task: x.ID}); len(got) != 7 {
		t.Errorf("of the joined: %q", got)
	}
}

func TestAValueOfThePastIsRestored(t *testing.T) {
	a, _ := sample(t)
	for _, f := range []ledger.Field{ledger.FieldLeader, ledger.FieldLead, ledger.FieldPersons, ledger.FieldRelated, ledger.FieldText, ledger.FieldProgress} {
		x := find(t, a, "2", "3.4")
		set(t, a, x.ID, ledger.FieldLead, "区住建局、区水务局")
		set(t, a, x.ID, ledger.FieldPersons, "、张新")
		x = find(t, a, "2", "3.4")
		was := a.Ledger().Value(x, f)
		set(t, a, x.ID, f, "某某")
		last, err := a.History(Want{Task: x.ID, Field: f, Limit: 1})
		if err != nil || len(last) != 1 {
			t.Fatal(last, err)
		}
		if _, err := a.Restore(last[0].Task, last[0].Field, last[0].Old, ""); err != nil {
			t.Errorf("%s: %v", f, err)
		}
		if got := a.Ledger().Value(find(t, a, "2", "3.4"), f); got != was {
			t.Errorf("%s: got %q, want %q", f, got, was)
		}
	}
}

func TestHistoryIsReadWhileVerbsRun(t *testing.T) {
	a, _ := sample(t)
	x := find(t, a, "1", "23")
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for j := range 10 {
				if i == 0 {
					if _, _, err := a.SetCells(Typed, []Edit{{x.ID, ledger.FieldProgress, fmt.Sprint(j)}}, ""); err != nil {
						t.Error(err)
					}
				} else if _, err := a.History(Want{Task: x.ID}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if got, err := a.History(Want{Task: x.ID, Field: ledger.FieldProgress}); err != nil || len(got) != 10 {
		t.Errorf("%d %v", len(got), err)
	}
}
