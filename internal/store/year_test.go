package store

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
)

// started is a store with an annex of 2020, three units, two groups, a leader and three tasks in it.
func started(t *testing.T, path string, newID func() ledger.ID) *Store {
	t.Helper()
	s, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	d := ledger.Empty().Draft(newID)
	annex, err := d.AddAnnex(ledger.AnnexSpec{Year: 2020, No: "1", Title: "2020年任务", Kind: ledger.WorkReport})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := d.Insert(ledger.Spot{Annex: annex}, make([]ledger.Heading, 3))
	if err != nil {
		t.Fatal(err)
	}
	for i, cells := range [][2]string{{"甲局", "各镇"}, {"相关镇", "乙局"}, {"乙局、甲局", ""}} {
		for f, v := range map[ledger.Field]string{ledger.FieldText: "任务", ledger.FieldLeader: "许西湖", ledger.FieldLead: cells[0], ledger.FieldRelated: cells[1]} {
			if err := d.Set(rows[i], f, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := s.Commit(Step{Kind: Do}, d.Changes(), nil); err != nil {
		t.Fatal(err)
	}
	return s
}

// hand does verbs of the year on things drawn at random; what a rule refuses is no step.
type hand struct {
	rt *rapid.T
	d  *ledger.Draft
}

func (h hand) pick(k ledger.Kind) ledger.ID {
	all := slices.DeleteFunc(h.d.Base().All(), func(e ledger.Entity) bool { kind, _ := e.Ref(); return kind != k })
	if len(all) == 0 {
		return "none"
	}
	_, id := all[rapid.IntRange(0, len(all)-1).Draw(h.rt, string(k))].Ref()
	return id
}

func (h hand) task() ledger.ID { return h.pick(ledger.KindTask) }
func (h hand) unit() ledger.ID { return h.pick(ledger.KindUnit) }

func (h hand) word() string {
	return rapid.SampledFrom([]string{"甲局", "乙局", "丙局", "丁局", "各镇", "'\"\n戊", ""}).Draw(h.rt, "word")
}

func (h hand) day() string {
	return rapid.SampledFrom([]string{"2020-03-01", "2020-07-01", "2020-12-31", "2021-06-30"}).Draw(h.rt, "day")
}

func (h hand) quarter() ledger.Quarter {
	return ledger.MakeQuarter(2020, rapid.IntRange(1, 4).Draw(h.rt, "quarter"))
}

func (h hand) number() float64 { return rapid.Float64Range(-1e9, 1e9).Draw(h.rt, "number") }

func (h hand) some(pick func() ledger.ID) []ledger.ID {
	var out []ledger.ID
	for range rapid.IntRange(0, 3).Draw(h.rt, "some") {
		out = append(out, pick())
	}
	return out
}

// answer is one by a unit that may answer, so that most are taken.
func (h hand) answer() error {
	id := h.task()
	in := ledger.Answer{Progress: h.word(), Problem: h.word(), Proxy: rapid.Bool().Draw(h.rt, "proxy")}
	t, unit := h.d.Task(id), h.unit()
	if t != nil && len(t.Lead) > 0 {
		unit = t.Lead[0].Unit
	}
	if rapid.Bool().Draw(h.rt, "percent") {
		p := h.number()
		in.Percent = &p
	}
	if t != nil && len(t.Indicators) > 0 {
		in.Values = map[ledger.ID]float64{t.Indicators[0].ID: h.number()}
	}
	return h.d.Report(id, unit, h.quarter(), in, "2020-07-01T12:00:00+08:00", "王")
}

func (h hand) report() *ledger.Report {
	if r, ok := h.d.Get(ledger.KindReport, h.pick(ledger.KindReport)).(*ledger.Report); ok {
		return r
	}
	return &ledger.Report{}
}

func (h hand) verbs() map[string]func() error {
	d, at, statuses := h.d, "2020-07-01T12:00:00+08:00", ledger.Statuses()
	return map[string]func() error{
		"report": h.answer, "again": h.answer,
		"review": func() error {
			r := h.report()
			return d.Review(r.Task, r.Unit, r.Quarter, rapid.SampledFrom(statuses).Draw(h.rt, "status"), h.word(), at, "李")
		},
		"return":  func() error { r := h.report(); return d.Return(r.Task, r.Unit, r.Quarter, h.word(), at, "李") },
		"carry":   func() error { _, err := d.CarryOn(h.some(h.task), h.quarter(), at, "王"); return err },
		"duty":    func() error { return d.SetDuty(h.task(), rapid.SampledFrom(ledger.Duties()).Draw(h.rt, "duty")) },
		"members": func() error { return d.SetTaskMembers(h.task(), h.unit(), h.some(h.unit)) },
		"indicators": func() error {
			return d.SetIndicators(h.task(), []ledger.Indicator{{ID: "i", Name: h.word(), Op: ledger.AtMost, Value: h.number()}, {Name: "x", Op: ledger.AtLeast, Value: h.number(), Unit: h.word()}}[:rapid.IntRange(0, 2).Draw(h.rt, "n")])
		},
		"steps": func() error {
			return d.SetMilestones(h.task(), []ledger.Milestone{{Day: h.day(), Text: h.word()}, {Day: h.day(), Text: "x", Done: h.day()}}[:rapid.IntRange(0, 2).Draw(h.rt, "n")])
		},
		"due": func() error {
			return d.SetDue(h.task(), h.day(), ledger.Extension{Reason: h.word(), Agreed: h.word(), On: "2020-07-01"})
		},
		"lamp": func() error {
			return d.SetLamp(h.task(), h.quarter(), &ledger.SetLamp{Lamp: ledger.Yellow, Reason: h.word()})
		},
		"unlit": func() error { return d.SetLamp(h.task(), h.quarter(), nil) },
		"end": func() error {
			return d.End(h.task(), ledger.End{Status: ledger.Suspended, Day: h.day(), Remark: h.word()})
		},
		"close":  func() error { return d.End(h.task(), ledger.End{Status: ledger.Closed, Word: "销号", Day: h.day()}) },
		"reopen": func() error { return d.Reopen(h.task()) },
		"link":   func() error { return d.LinkTasks(h.task(), h.task()) },
		"unlink": func() error { return d.UnlinkTasks(h.task(), h.task()) },
		"rule": func() error {
			return d.SetRule(ledger.Rule{Yellow: h.number() / 1e7, NotStarted: 3, Plan: [4]float64{1, 2, 3, 4}, Lamps: map[ledger.Status]ledger.Lamp{ledger.Behind: ledger.Red}})
		},
		"roll":   func() error { _, err := d.RollOver(2020, 2021, h.some(h.task)); return err },
		"delete": func() error { return d.DeleteTasks(h.some(h.task)) },
		"split":  func() error { _, err := d.Split(h.task(), "前", "后", h.day()); return err },
		"join":   func() error { _, err := d.Join(h.some(h.task)); return err },
	}
}

func (h hand) people() map[string]func() error {
	d := h.d
	leader := func() ledger.ID { return h.pick(ledger.KindLeader) }
	return map[string]func() error{
		"rename": func() error { return d.RenameUnit(h.unit(), h.word(), h.day()) },
		"unit": func() error {
			return d.SetUnit(h.unit(), ledger.UnitSpec{Kind: rapid.SampledFrom(ledger.UnitKinds()).Draw(h.rt, "kind"), Others: []string{h.word()}, Contact: h.word(), Members: h.some(h.unit)})
		},
		"order": func() error { return d.MoveUnit(h.unit(), h.unit()) },
		"add":   func() error { _, err := d.AddUnit(h.word(), ledger.UnitSpec{}); return err },
		"unite": func() error { return d.Unite(h.unit(), h.unit()) },
		"merge": func() error { return d.Merge(h.unit(), h.unit(), h.day()) },
		"part":  func() error { _, err := d.SplitUnit(h.unit(), h.word(), "", h.some(h.task), h.day()); return err },
		"drop":  func() error { return d.DeleteUnit(h.unit()) },
		"leader": func() error {
			return d.SetLeader(leader(), ledger.LeaderSpec{Name: h.word(), Post: h.word(), To: h.day()})
		},
		"up":       func() error { return d.MoveLeader(leader(), leader()) },
		"newcomer": func() error { _, err := d.AddLeader(ledger.LeaderSpec{Name: h.word(), From: h.day()}); return err },
		"succeed":  func() error { _, err := d.Succeed(leader(), h.word(), h.word(), h.day(), nil); return err },
		"dismiss":  func() error { return d.DeleteLeader(leader()) },
		"call": func() error {
			_, err := d.AddCall(h.unit(), h.quarter(), ledger.CallSpec{Day: h.day(), With: h.word(), Said: h.word(), Promised: "2021-06-30"}, "2020-07-01T12:00:00+08:00", "王")
			return err
		},
		"uncall": func() error { return d.DeleteCall(h.pick(ledger.KindCall)) },
	}
}

// The law of the year: whatever is done, what is loaded is what was done, after reopening too, and undoing each step gives
// what was there before it.
func TestAYearIsLoadedAsItWasKeptAndEachStepIsTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.duban")
	n := 0
	newID := func() ledger.ID { n++; return ledger.ID(fmt.Sprintf("n%06d", n)) }
	s := started(t, path, newID)
	same := func(rt *rapid.T, when string, want *ledger.Ledger) {
		got, err := s.Load()
		if err != nil {
			rt.Fatal(when, err)
		}
		a, b := got.All(), want.All()
		for i := range min(len(a), len(b)) {
			if !reflect.DeepEqual(a[i], b[i]) {
				rt.Fatalf("%s: got %+v, want %+v", when, a[i], b[i])
			}
		}
		if len(a) != len(b) {
			rt.Fatalf("%s: %d things, want %d", when, len(a), len(b))
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		l, err := s.Load()
		if err != nil {
			rt.Fatal(err)
		}
		before := []*ledger.Ledger{l}
		var steps []Step
		for range rapid.IntRange(1, 6).Draw(rt, "verbs") {
			d := l.Draft(newID)
			verbs := hand{rt, d}.verbs()
			for name, verb := range (hand{rt, d}).people() {
				verbs[name] = verb
			}
			var names []string
			for name := range verbs {
				names = append(names, name)
			}
			slices.Sort(names)
			name := rapid.SampledFrom(names).Draw(rt, "verb")
			if d.Try(verbs[name]) != nil || len(d.Changes()) == 0 {
				continue
			}
			step, err := s.Commit(Step{Kind: Do, Name: name}, d.Changes(), nil)
			if err != nil {
				rt.Fatal(name, err)
			}
			l = l.Apply(d.Changes())
			same(rt, name, l)
			before, steps = append(before, l), append(steps, step)
		}
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
		if s, err = Open(path, Write); err != nil {
			rt.Fatal(err)
		}
		same(rt, "reopened", l)
		for i, step := range slices.Backward(steps) {
			changes, err := s.Changes(step.ID)
			if err != nil {
				rt.Fatal(err)
			}
			slices.Reverse(changes)
			for i, c := range changes {
				changes[i] = c.Inverse()
			}
			if _, err := s.Commit(Step{Kind: Undo, Of: step.ID}, changes, nil); err != nil {
				rt.Fatal(step.Name, err)
			}
			same(rt, "undone "+step.Name, before[i])
		}
	})
	if damage, err := s.Check(); err != nil || len(damage) > 0 {
		t.Error(damage, err)
	}
	s.Close()
}
