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

func TestARenamedUnitIsFoundByItsOldNameAndRowsKeepIt(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error { return d.RenameUnit(id["甲局"], "丁 局", "2020-07-01") })
	l = do(t, l, func(d *Draft) error { return d.RenameUnit(id["甲局"], "戊局", "2020-09-01") })
	u := l.Unit(id["甲局"])
	if u.Name != "戊局" || !reflect.DeepEqual(u.Former, []FormerName{{"甲局", "2020-07-01"}, {"丁局", "2020-09-01"}}) || l.Task(id["1"]).Lead[0].Spelling != "甲局" {
		t.Errorf("got %+v", u)
	}
	d := l.Draft(later())
	for _, name := range []string{"甲局", "丁局", "戊局"} {
		if d.UnitFor(name).ID != u.ID || l.UnitNamed(name).ID != u.ID {
			t.Errorf("%s is another unit", name)
		}
	}
	refused(t, d.RenameUnit(id["乙局"], "甲局", "2020-07-01"), DuplicateUnit)
	refused(t, d.RenameUnit(id["乙局"], " ", "2020-07-01"), NoName)
	refused(t, d.RenameUnit(id["乙局"], "己局", "7月"), BadDay)
	refused(t, d.RenameUnit(id["甲局"], "己局", "2020-08-01"), BadTerm)
	if _, err := d.AddUnit("丁局", UnitSpec{}); refused(t, err, DuplicateUnit).Why != "戊局" {
		t.Error(err)
	}
}

func TestAGroupThatWouldContainItselfIsRefusedWithTheChain(t *testing.T) {
	l, id := year(t)
	d := l.Draft(later())
	outer, err := d.AddUnit("全部", UnitSpec{Kind: Group, Members: []ID{id["各镇"]}})
	if err != nil {
		t.Fatal(err)
	}
	if p := refused(t, d.SetUnit(id["各镇"], UnitSpec{Kind: Group, Members: []ID{id["甲镇"], outer}}), CircularGroup); p.Why != "各镇→全部→各镇" {
		t.Errorf("got %s", p.Why)
	}
	refused(t, d.SetUnit(id["各镇"], UnitSpec{Kind: Group, Members: []ID{id["各镇"]}}), CircularGroup)
	refused(t, d.SetUnit(id["甲镇"], UnitSpec{Kind: Town, Members: []ID{id["乙镇"]}}), NotAGroup)
	refused(t, d.SetUnit(id["甲镇"], UnitSpec{Kind: "村"}), UnknownUnitKind)
	refused(t, d.SetUnit(id["甲镇"], UnitSpec{Kind: Town, Others: []string{"乙镇"}}), DuplicateUnit)
	if err := d.SetUnit(id["甲镇"], UnitSpec{Kind: Town, Others: []string{"甲镇", "甲 镇政府", "甲镇政府", ""}, Contact: " 李 ", Phone: "1"}); err != nil {
		t.Fatal(err)
	}
	if u := d.Unit(id["甲镇"]); !reflect.DeepEqual(u.Others, []string{"甲镇政府"}) || u.Contact != "李" {
		t.Errorf("got %+v", u)
	}
}

func TestTwoUnitsBecomeOneFromADay(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.Set(id["3"], FieldLead, "甲局、乙局"), d.Set(id["3"], FieldPersons, "、张新"), d.SetTaskMembers(id["2"], id["有关镇"], []ID{id["甲镇"], id["乙镇"]}),
			d.Report(id["3"], id["乙局"], "2020Q3", Answer{Progress: "好"}, noon, "王"))
	})
	l = do(t, l, func(d *Draft) error {
		return errors.Join(d.Merge(id["甲局"], id["乙局"], "2020-07-01"), d.Merge(id["乙镇"], id["甲镇"], "2020-07-01"))
	})
	if u := l.UnitNamed("乙局"); u.ID != id["甲局"] || !reflect.DeepEqual(u.Former, []FormerName{{"乙局", "2020-07-01"}}) || u.Others != nil {
		t.Errorf("got %+v", u)
	}
	if got := l.Task(id["3"]).Lead; !reflect.DeepEqual(got, []Mention{{id["甲局"], "甲局", "张新"}}) {
		t.Errorf("got %+v", got)
	}
	if got := l.Task(id["2"]).Members[id["有关镇"]]; !reflect.DeepEqual(got, []ID{id["乙镇"]}) || len(l.Unit(id["各镇"]).Members) != 1 {
		t.Errorf("got %v", got)
	}
	if l.Report(id["3"], id["甲局"], "2020Q3") == nil {
		t.Error("the report is lost")
	}
	d := l.Draft(later())
	refused(t, d.Merge(id["甲局"], id["甲局"], "2020-07-01"), SameUnit)
	refused(t, d.Merge(id["甲局"], id["乙镇"], ""), BadDay)
}

func TestAUnitIsSplitAndItsNewPartTakesTheRowsOver(t *testing.T) {
	l, id := year(t)
	var made ID
	l = do(t, l, func(d *Draft) (err error) {
		made, err = d.SplitUnit(id["乙局"], "丁局", "", []ID{id["3"]}, "2020-07-01")
		return err
	})
	if got := l.Task(id["3"]).Lead; !reflect.DeepEqual(got, []Mention{{made, "丁局", ""}}) || l.Task(id["2"]).Role(id["乙局"]) != Related {
		t.Errorf("got %+v", got)
	}
	if p := l.Unit(made).Parted; p == nil || *p != (Parting{id["乙局"], "2020-07-01"}) || l.Unit(id["乙局"]).Parted != nil {
		t.Errorf("split off %+v", p)
	}
	us := l.Units()
	if i := slices.IndexFunc(us, func(u *Unit) bool { return u.ID == made }); us[i-1].ID != id["乙局"] {
		t.Error("the new unit does not stand behind the old one")
	}
	d := l.Draft(later())
	_, err := d.SplitUnit(id["乙局"], "己局", Department, []ID{id["1"]}, "2020-07-01")
	if p := refused(t, err, NotItsUnit); p.Row != "1" {
		t.Errorf("got %+v", p)
	}
}

func TestWhatIsInUseIsNotDeletedAndTheNumbersAreTold(t *testing.T) {
	l, id := year(t)
	l = do(t, l, func(d *Draft) error {
		return d.Report(id["1"], id["甲镇"], "2020Q3", Answer{Progress: "好"}, noon, "王")
	})
	d := l.Draft(later())
	if p := refused(t, d.DeleteUnit(id["乙局"]), UnitInUse); p.Why != "2项任务" || p.Count != 2 || p.Row != "2" {
		t.Errorf("got %+v", p)
	}
	if p := refused(t, d.DeleteUnit(id["甲镇"]), UnitInUse); p.Why != "1个组、1条报送" || p.Count != 2 {
		t.Errorf("got %+v", p)
	}
	if err := d.DeleteUnit(id["丙镇"]); err != nil || d.Unit(id["丙镇"]) != nil {
		t.Error(err)
	}
	boss := l.Leaders()[0]
	if p := refused(t, d.DeleteLeader(boss.ID), LeaderInUse); p.Count != 3 {
		t.Errorf("got %+v", p)
	}
	next, err := d.Succeed(boss.ID, "黄焕辉", "区长", "2020-07-01", nil)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, d.DeleteLeader(boss.ID), LeaderInUse)
	refused(t, d.DeleteLeader(next), LeaderInUse)
	spare, err := d.AddLeader(LeaderSpec{Name: "备 用"})
	if err := errors.Join(err, d.DeleteLeader(spare)); err != nil {
		t.Error(err)
	}
}

func TestPapersOfATimeHaveItsLeader(t *testing.T) {
	l, id := year(t)
	a := l.Leaders()[0].ID
	l = do(t, l, func(d *Draft) error { return d.End(id["2"], End{Status: Closed, Word: "办结", Day: "2020-03-01"}) })
	var b, c ID
	l = do(t, l, func(d *Draft) (err error) {
		b, err = d.Succeed(a, "黄焕辉", "副区长", "2020-04-01", nil)
		return err
	})
	l = do(t, l, func(d *Draft) (err error) {
		c, err = d.Succeed(b, "江伟良", "", "2020-09-01", []ID{id["1"], id["1"]})
		return err
	})
	x := l.Task(id["1"])
	for day, want := range map[string]ID{"2020-03-31": a, "2020-04-01": b, "2020-08-31": b, "2020-09-01": c, "2021-01-01": c} {
		if got := x.LeaderOn(day); got != want {
			t.Errorf("%s: %s", day, l.Leader(got).Name)
		}
	}
	if l.Task(id["2"]).Leader != a || l.Task(id["3"]).Leader != b {
		t.Error("a closed task, or one that was not chosen, has a new leader")
	}
	if l.Leader(a).To != "2020-04-01" || l.Leader(b).From != "2020-04-01" || l.Leader(b).Post != "副区长" || l.Leader(b).To != "2020-09-01" {
		t.Errorf("got %+v", l.Leader(b))
	}
	d := l.Draft(later())
	_, err := d.Succeed(c, "某", "", "2020-08-01", nil)
	refused(t, err, BadTerm)
	_, err = d.Succeed(a, "某", "", "2020-12-01", []ID{id["1"]})
	refused(t, err, NotItsLeader)
	_, err = d.Succeed(c, "江伟良", "", "2020-12-01", nil)
	refused(t, err, SameLeader)
	refused(t, d.SetLeader(a, LeaderSpec{Name: "黄焕辉"}), DuplicateLeader)
	refused(t, d.SetLeader(a, LeaderSpec{Name: "某", From: "2020-05-01", To: "2020-05-01"}), BadTerm)
	back, err := d.Succeed(c, "许西湖", "", "2020-12-31", nil)
	if err != nil || back != a || d.Leader(a).To != "" || d.Task(id["1"]).LeaderOn("2020-12-31") != a {
		t.Errorf("one who comes back: %+v %v", d.Leader(a), err)
	}
}

// The law of order: whatever is moved before whatever, it stands there, and the others stay in order.
func TestUnitsAndLeadersStandWhereTheyArePut(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		next := counter()
		d := Empty().Draft(next)
		for i := range 5 {
			d.Put(&Unit{ID: ID(fmt.Sprint("u", i)), Rank: int64(rapid.IntRange(0, 3).Draw(rt, "rank"))})
			d.Put(&Leader{ID: ID(fmt.Sprint("u", i)), Rank: int64(rapid.IntRange(0, 3).Draw(rt, "rank"))})
		}
		for range 8 {
			l := Empty().Apply(d.Changes())
			var was, leaders []ID
			for i := range l.Units() {
				was, leaders = append(was, l.Units()[i].ID), append(leaders, l.Leaders()[i].ID)
			}
			one := rapid.SampledFrom(was).Draw(rt, "one")
			before := rapid.SampledFrom(append(was[:5:5], "")).Draw(rt, "before")
			if err := errors.Join(d.MoveUnit(one, before), d.MoveLeader(one, before)); err != nil {
				rt.Fatal(err)
			}
			l = Empty().Apply(d.Changes())
			for i, order := range [][]ID{was, leaders} {
				want := order
				if before != one {
					want = slices.DeleteFunc(slices.Clone(order), func(id ID) bool { return id == one })
					to := len(want)
					if before != "" {
						to = slices.Index(want, before)
					}
					want = slices.Insert(want, to, one)
				}
				var got []ID
				for j := range 5 {
					if i == 0 {
						got = append(got, l.Units()[j].ID)
					} else {
						got = append(got, l.Leaders()[j].ID)
					}
				}
				if !slices.Equal(got, want) {
					rt.Fatalf("%v before %v: got %v, want %v", one, before, got, want)
				}
			}
		}
	})
	if d := Empty().Draft(counter()); d.MoveUnit("x", "") == nil || d.MoveLeader("x", "") == nil {
		t.Error("nothing was moved")
	}
}

// The law of merging: no task loses a unit but for the one that goes, no answer is lost, and no cell has a unit twice.
func TestMergingKeepsCounts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l, id := year(t)
		names := []string{"甲局", "乙局", "甲镇", "乙镇", "丙镇", "各镇", "有关镇"}
		n := later()
		d := l.Draft(n)
		for range rapid.IntRange(0, 8).Draw(rt, "cells") {
			row := id[rapid.SampledFrom([]string{"1", "2", "3"}).Draw(rt, "row")]
			cell := strings.Join(rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 4, rapid.ID).Draw(rt, "cell"), "、")
			if err := d.Set(row, rapid.SampledFrom([]Field{FieldLead, FieldRelated}).Draw(rt, "field"), cell); err != nil {
				rt.Fatal(err)
			}
			unit := id[rapid.SampledFrom(names).Draw(rt, "unit")]
			d.Report(row, unit, "2020Q3", Answer{Progress: cell + "x"}, noon, "王") // some do not answer for the row
			d.SetTaskMembers(row, id["有关镇"], []ID{unit})                           // some rows do not name it
		}
		l = l.Apply(d.Changes())
		keep, gone := id[rapid.SampledFrom(names).Draw(rt, "keep")], id[rapid.SampledFrom(names).Draw(rt, "gone")]
		d = l.Draft(n)
		if err := d.Merge(keep, gone, "2020-07-01"); err != nil {
			return // one with itself, or a group that would contain itself
		}
		m := l.Apply(d.Changes())
		if len(m.things[KindReport]) < len(l.things[KindReport]) {
			rt.Fatal("a report is lost")
		}
		for _, e := range l.things[KindReport] { // its text is in the answer that counts
			r := e.(*Report)
			unit := map[bool]ID{true: keep, false: r.Unit}[r.Unit == gone]
			if last := l.Report(r.Task, r.Unit, r.Quarter); last.ID == r.ID && !strings.Contains(m.Report(r.Task, unit, r.Quarter).Progress, r.Progress) {
				rt.Fatalf("%q is lost", r.Progress)
			}
		}
		for _, was := range l.Tasks() {
			is := m.Task(was.ID)
			if namesUnit(is, gone) {
				rt.Fatal("the one that is gone is still named")
			}
			for _, cells := range [][2][]Mention{{was.Lead, is.Lead}, {was.Related, is.Related}} {
				units := map[ID]bool{}
				for _, x := range cells[0] {
					units[map[bool]ID{true: keep, false: x.Unit}[x.Unit == gone]] = true
				}
				if len(cells[1]) != len(units) {
					rt.Fatalf("%v became %v", cells[0], cells[1])
				}
			}
		}
		for _, r := range m.things[KindReport] {
			if r.(*Report).Unit == gone {
				rt.Fatal("a report of the one that is gone")
			}
		}
	})
}

// The law of succession: however often a task changes hands, each day has the leader of that day.
func TestEachDayHasItsLeader(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l, id := year(t)
		d := l.Draft(later())
		days := rapid.SliceOfNDistinct(rapid.IntRange(10, 28), 1, 6, rapid.ID).Draw(rt, "days")
		slices.Sort(days)
		now := l.Leaders()[0].ID
		want := map[int]ID{}
		for day, i := 9, 0; day <= 28; day++ {
			if i < len(days) && days[i] == day {
				next, err := d.Succeed(now, rapid.SampledFrom([]string{"甲", "乙", "丙"}).Draw(rt, "name"), "", fmt.Sprintf("2020-07-%02d", day), nil)
				if err == nil { // nobody succeeds himself
					now = next
				}
				i++
			}
			want[day] = now
		}
		for day, leader := range want {
			if got := d.Task(id["1"]).LeaderOn(fmt.Sprintf("2020-07-%02d", day)); got != leader {
				rt.Fatalf("day %d: %s, want %s", day, got, leader)
			}
		}
	})
}

func TestASplitOffUnitKeepsItsDayUntilItGoesBack(t *testing.T) {
	l, id := year(t)
	var part, of ID
	l = do(t, l, func(d *Draft) (err error) {
		part, err = d.SplitUnit(id["乙局"], "丁局", "", []ID{id["3"]}, "2020-07-01")
		return err
	})
	l = do(t, l, func(d *Draft) (err error) {
		of, err = d.SplitUnit(part, "戊局", "", []ID{id["3"]}, "2020-09-01")
		return err
	})
	merged := do(t, l, func(d *Draft) error { return d.Merge(id["甲局"], id["乙局"], "2020-10-01") })
	if p := merged.Unit(part).Parted; *p != (Parting{id["甲局"], "2020-07-01"}) {
		t.Errorf("the whole was merged: %+v", p)
	}
	for _, c := range []struct {
		keep, gone ID
		want       *Parting
	}{{id["乙局"], part, nil}, {part, id["乙局"], nil}, {part, of, &Parting{id["乙局"], "2020-07-01"}}, {of, part, &Parting{id["乙局"], "2020-07-01"}}, {id["甲局"], of, nil}} {
		m := do(t, l, func(d *Draft) error { return d.Merge(c.keep, c.gone, "2020-10-01") })
		if got := m.Unit(c.keep).Parted; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s takes %s in: %+v, want %+v", l.Unit(c.keep).Name, l.Unit(c.gone).Name, got, c.want)
		}
	}
	if p := do(t, l, func(d *Draft) error { return d.Unite(id["甲局"], part) }).Unit(id["甲局"]).Parted; p == nil || p.From != id["乙局"] {
		t.Errorf("the same unit under another name: %+v", p)
	}
}
