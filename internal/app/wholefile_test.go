package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	jsonfile "dubanben/internal/format/json"
	"dubanben/internal/ledger"
)

// actInYear does one verb of a year of supervision, on a row drawn at random; what a rule refuses is no step.
func actInYear(rt *rapid.T, a *App) {
	l := a.Ledger()
	tasks, units, leaders := l.Tasks(), l.Units(), l.Leaders()
	if len(tasks) == 0 || len(units) == 0 || len(leaders) == 0 {
		return
	}
	task, other := rapid.SampledFrom(tasks).Draw(rt, "task"), rapid.SampledFrom(tasks).Draw(rt, "other")
	unit, leader := rapid.SampledFrom(units).Draw(rt, "unit"), rapid.SampledFrom(leaders).Draw(rt, "leader")
	if who := l.Answerers(task); len(who) > 0 && rapid.IntRange(0, 9).Draw(rt, "its own") > 0 {
		unit = l.Unit(who[0].Unit)
	}
	q := rapid.SampledFrom([]ledger.Quarter{"2020Q2", "2020Q3", "2020Q4"}).Draw(rt, "quarter")
	day := rapid.SampledFrom([]string{"2020-07-15", "2020-09-30", "2020-12-31"}).Draw(rt, "day")
	text := rapid.StringOfN(rapid.SampledFrom([]rune("甲<&\"\n完")), 0, 5, -1).Draw(rt, "text")
	percent := float64(rapid.IntRange(0, 1000).Draw(rt, "percent")) / 7
	status := rapid.SampledFrom(append(ledger.Statuses(), "")).Draw(rt, "status")
	one := []ledger.ID{task.ID}
	verbs := map[string]func(){
		"report": func() {
			in := ledger.Answer{Status: status, Percent: &percent, Progress: text, Problem: text, Next: "下", By: "李", Proxy: percent > 50}
			for _, x := range task.Indicators {
				in.Values = map[ledger.ID]float64{x.ID: percent}
			}
			_, _ = a.Report(task.ID, unit.ID, q, in, "")
		},
		"review":  func() { _, _ = a.Review([]Answered{{task.ID, unit.ID}}, q, "", text, "") },
		"return":  func() { _, _ = a.Return([]Answered{{task.ID, unit.ID}}, q, "退"+text, "") },
		"quarter": func() { _, _, _ = a.OpenQuarter(q, "") },
		"end": func() {
			_, _ = a.End(one, ledger.End{Status: ledger.Closed, Word: "办结", Day: day, Remark: text}, "")
		},
		"suspend": func() { _, _ = a.End(one, ledger.End{Status: ledger.Suspended, Day: day}, "") },
		"lamp":    func() { _, _ = a.SetLamp(task.ID, q, &ledger.SetLamp{Lamp: ledger.Red, Reason: "因" + text}, "") },
		"rule": func() {
			r := ledger.DefaultRule()
			r.Yellow, r.Red = percent/10, 50
			_, _ = a.SetRule(*r, "")
		},
		"duty":    func() { _, _ = a.SetDuty(one, ledger.DutyAll, "") },
		"members": func() { _, _ = a.SetTaskMembers(task.ID, unit.ID, []ledger.ID{units[0].ID}, "") },
		"indicators": func() {
			_, _ = a.SetIndicators(task.ID, []ledger.Indicator{{Name: "就业" + text, Op: ledger.AtLeast, Value: percent, Unit: "人"}}, "")
		},
		"milestones": func() { _, _ = a.SetMilestones(task.ID, []ledger.Milestone{{Day: day, Text: "步" + text}}, "") },
		"due": func() {
			_, _ = a.SetDue(Days{Of: map[ledger.ID]string{task.ID: "2020-06-30"}}, "")
			_, _ = a.SetDue(Days{Of: map[ledger.ID]string{task.ID: day}, Reason: text, Agreed: "许"}, "")
		},
		"link": func() { _, _ = a.Link(task.ID, other.ID, "") },
		"call": func() { _, _ = a.AddCall(unit.ID, q, ledger.CallSpec{Day: day, Said: text}, "") },
		"unit": func() {
			_, _ = a.SetUnit(unit.ID, UnitSpec{Kind: unit.Kind, Contact: text, Phone: "0762", Members: unit.Members, Others: unit.Others}, "")
		},
		"rename":    func() { _, _ = a.RenameUnit(unit.ID, unit.Name+"新", day, "") },
		"part":      func() { _, _, _ = a.SplitUnit(unit.ID, "新局"+text, "", one, day, "") },
		"unite":     func() { _, _ = a.MergeUnits(units[0].ID, unit.ID, day, "") },
		"succeed":   func() { _, _, _ = a.Succeed(leader.ID, "接任"+text, "副区长", day, nil, "") },
		"roll over": func() { _, _, _ = a.RollOver(2020, 2021, nil, "") },
		"answer": func() {
			for _, d := range l.Doubts() {
				_, _ = a.AnswerDoubt(d.ID, d.Choices[len(d.Choices)-1], "")
			}
		},
		"choose": func() {
			_, _ = a.do("", func(d *ledger.Draft) (string, error) {
				d.Choose(ledger.TopicHeader, "表头"+text, `["text"]`)
				return "选", nil
			})
		},
	}
	verbs[rapid.SampledFrom(keys(verbs, nil)).Draw(rt, "verb")]()
}

// written are all things of a ledger as its journal has them.
func written(tb rapid.TB, l *ledger.Ledger) string {
	tb.Helper()
	var out strings.Builder
	for _, e := range l.All() {
		b, err := json.Marshal(e)
		if err != nil {
			tb.Fatal(err)
		}
		out.Write(append(b, '\n'))
	}
	return out.String()
}

// withoutHistory is the file of a whole ledger as far as another one can have it.
func withoutHistory(tb rapid.TB, a *App, path string) map[string]json.RawMessage {
	tb.Helper()
	if err := a.ExportAll(path); err != nil {
		tb.Fatal(err)
	}
	data, err := os.ReadFile(path)
	out := map[string]json.RawMessage{}
	if err == nil {
		err = json.Unmarshal(data, &out)
	}
	if err != nil {
		tb.Fatal(err)
	}
	delete(out, "history")
	return out
}

func readWhole(tb rapid.TB, path string) *Whole {
	tb.Helper()
	w, err := ReadWhole(context.Background(), path)
	if err != nil || w == nil {
		tb.Fatal(w, err)
	}
	return w
}

// The law of the whole ledger: after any verbs, its file makes a ledger with the same things out of an empty one, as one step.
func TestAnyLedgerComesBackWholeFromItsFile(t *testing.T) {
	a, _ := sample(t)
	dir := t.TempDir()
	file, path := filepath.Join(dir, "全.json"), filepath.Join(dir, "新.duban")
	rapid.Check(t, func(rt *rapid.T) {
		defer backTo(rt, a, len(a.past.done))
		for range rapid.IntRange(1, 12).Draw(rt, "verbs") {
			if rapid.IntRange(0, 3).Draw(rt, "table") == 0 {
				_ = act(rt, a)
			} else {
				actInYear(rt, a)
			}
		}
		want := withoutHistory(rt, a, file)
		b, err := CreateFromWhole(t.Context(), path, readWhole(rt, file), options())
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { b.Discard() }()
		if got := written(rt, b.Ledger()); got != written(rt, a.Ledger()) {
			rt.Fatalf("other things:\n%s", got)
		}
		b.Close()
		if b, err = Open(path, options()); err != nil {
			rt.Fatal(err)
		}
		if !reflect.DeepEqual(withoutHistory(rt, b, file), want) || written(rt, b.Ledger()) != written(rt, a.Ledger()) {
			rt.Fatal("another file once it is opened again")
		}
		if found, err := b.st.Check(); err != nil || len(found) > 0 {
			rt.Fatal(found, err)
		}
		if _, err := b.Undo(); err != nil || len(b.Ledger().All()) > 0 || b.CanUndo() != "" {
			rt.Fatalf("undo leaves %d things, %v", len(b.Ledger().All()), err)
		}
	})
}

func TestAWholeLedgerGoesOnlyWhereNoAnnexIs(t *testing.T) {
	a, _ := sample(t)
	file := filepath.Join(t.TempDir(), "全.json")
	if err := a.ExportAll(file); err != nil {
		t.Fatal(err)
	}
	before := a.Ledger()
	var p *ledger.Problem
	if _, err := a.ImportWhole(t.Context(), readWhole(t, file)); !errors.As(err, &p) || p.Kind != ledger.NotEmpty || a.Ledger() != before {
		t.Errorf("got %v", err)
	}
	if r := reading(t, file); len(RowsOnly([]Intake{{Reading: r}})) != 1 {
		t.Error("nobody says that only rows are taken")
	}
	if err := a.Export(a.Ledger().Annexes()[0].ID, file); err != nil {
		t.Fatal(err)
	}
	if w, err := ReadWhole(t.Context(), file); w != nil || err != nil {
		t.Errorf("an annex is taken for a whole ledger: %v", err)
	}
	if r := reading(t, file); RowsOnly([]Intake{{Reading: r}}) != nil {
		t.Error("an annex is said to be a whole ledger")
	}
}

// What an empty ledger has beside annexes gives way, a choice about the same header too, and comes back by undo.
func TestWhatAnEmptyLedgerHasGivesWayToTheWholeOne(t *testing.T) {
	a, _ := sample(t)
	file := filepath.Join(t.TempDir(), "全.json")
	choose := func(b *App, value string) {
		if _, err := b.do("", func(d *ledger.Draft) (string, error) { d.Choose(ledger.TopicHeader, "甲", value); return "选", nil }); err != nil {
			t.Fatal(err)
		}
	}
	choose(a, `["text"]`)
	if err := a.ExportAll(file); err != nil {
		t.Fatal(err)
	}
	b, err := Create(filepath.Join(t.TempDir(), "新.duban"), options())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	b.options.Rand = bytes.NewReader(bytes.Repeat([]byte("other"), 100))
	choose(b, `["no"]`)
	if _, _, err := b.AddUnit("区外来局", UnitSpec{}, ""); err != nil {
		t.Fatal(err)
	}
	before := written(t, b.Ledger())
	w := readWhole(t, file)
	if !w.Displaces(b.Ledger()) || w.Displaces(ledger.Empty()) {
		t.Error("what goes is not said")
	}
	if _, err := b.ImportWhole(t.Context(), w); err != nil || written(t, b.Ledger()) != written(t, a.Ledger()) {
		t.Fatalf("not the same: %v", err)
	}
	if _, err := b.Undo(); err != nil || written(t, b.Ledger()) != before {
		t.Errorf("undo: %v", err)
	}
	if found, err := b.st.Check(); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
}

// spoiled is the file of the sample with some text in it changed.
func spoiled(t *testing.T, file []byte, old, now string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "坏.json")
	if !bytes.Contains(file, []byte(old)) {
		t.Fatalf("the file has no %s", old)
	}
	if err := os.WriteFile(path, bytes.Replace(file, []byte(old), []byte(now), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAWholeLedgerThatDoesNotGoTogetherIsRefusedWithItsReason(t *testing.T) {
	a, path := sample(t)
	if err := a.ExportAll(path + ".json"); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path + ".json")
	if err != nil {
		t.Fatal(err)
	}
	l := a.Ledger()
	first, annex := l.Tasks()[0], l.Annexes()[0]
	for _, c := range []struct{ old, now, want string }{
		{`{"kind":"annex","value":{"id":"` + string(annex.ID) + `"`, `{"kind":"annex","value":{"id":"X"`, "第1项所指的附件不在文件里"},
		{`"lead":[{"unit":"` + string(first.Lead[0].Unit) + `"`, `"lead":[{"unit":"X"`, "附件1第1项所指的单位不在文件里"},
		{`"kind":"tasks"`, `"kind":"tisch"`, "附件1类别不对"},
		{`"year":2020,"no":"2"`, `"year":2020,"no":"1"`, "附件2在文件里有两个"},
		{`{"kind":"unit"`, `{"kind":"ship"`, "更新版本"},
		{`"rank":1024`, `"range":1024`, "更新版本"},
		{`"rank":1024`, `"rank":"1024"`, "“rank”写法不对"},
		{`"rank":1024`, `"rank":9223372036854775807`, "先后次序不对"},
		{`"entities": [`, `"entities": [{"kind":"unit","value":{"id":"` + string(first.Lead[0].Unit) + `","name":"甲","kind":"town","rank":1}},`, "编号相同"},
		{`"entities": [`, `"entities": [{"kind":"rule","value":{"id":"lamps","lamps":{},"second_red":true,"plan":[50,25,75,100]}},`, "序时进度不能低于"},
		{`"entities": [`, `"entities": [{"kind":"unit","value":{"id":"G","name":"组","kind":"group","members":["G"],"rank":1}},`, "会成为自己的成员"},
		{`"entities": [`, `"entities": [{"kind":"report","value":{"id":"R","task":"` + string(first.ID) + `","unit":"` + string(first.Lead[0].Unit) +
			`","quarter":"2020Q5","progress":"","at":"","clerk":""}},`, "第1项的2020Q5报送季度“2020Q5”不对"},
		{`"entities": [`, `"entities": [null,`, "不认识"},
		{`"entities": [`, `"entities": [{"kind":"unit","value":{"id":"U","name":"甲` + `\u0000` + `","kind":"town","rank":1}},`, "不是文字"},
		{`"entities": [`, `"entities": 5, "more": [`, "不是督办本导出的"},
	} {
		w, err := ReadWhole(t.Context(), spoiled(t, file, c.old, c.now))
		if c.want == "不是督办本导出的" && w == nil && err == nil { // it never came to the entities
			continue
		}
		if said := Explain(err).Sentence(); w != nil || !strings.Contains(said, c.want) {
			t.Errorf("%s: %s", c.now, said)
		}
	}
	cut := filepath.Join(t.TempDir(), "断.json")
	if err := os.WriteFile(cut, file[:len(file)-9], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadWhole(t.Context(), cut); !strings.Contains(Explain(err).Text, "不是完整的 JSON") {
		t.Errorf("cut off: %v", err)
	}
}

// FuzzReadWhole lets anything be read as the file of a whole ledger: what is taken makes a sound ledger file.
func FuzzReadWhole(f *testing.F) {
	f.Add(`{"entities": [{"kind":"annex","value":{"id":"a","year":2020,"no":"1","label":"","kind":"tasks","title":"","columns":null}},
 {"kind":"task","value":{"id":"t","annex":"a","rank":1,"text":"甲","lead":[{"unit":"u","spelling":"局"}],"targets":{"2020Q3":"三"},"due":"2020-12-31"}},
 {"kind":"unit","value":{"id":"u","name":"局","kind":"group","members":["v"],"rank":1}}, {"kind":"unit","value":{"id":"v","name":"镇","kind":"town","rank":-1}},
 {"kind":"report","value":{"id":"r","seq":1,"task":"t","unit":"u","quarter":"2020Q3","percent":85.5,"values":{"i":1e3},"progress":"\n","at":"","clerk":""}},
 {"kind":"choice","value":{"id":"c","topic":"header","key":"k","value":"[]"}}, {"kind":"rule","value":{"id":"lamps","lamps":{"未启动":"red"},"second_red":false,"plan":[1,2,3,4]}}]}`)
	f.Add(`{"annexes": [], "entities": [], "tasks": [{"a": [1, {}]}]}`)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data string) {
		w := &Whole{Name: "x.json"}
		found, err := jsonfile.ReadWhole(t.Context(), strings.NewReader(data), w.add)
		if err == nil && found {
			err = ledger.CheckWhole(w.entities)
		}
		if err != nil && Explain(err) == Explain(errNobodyForesaw{}) {
			t.Fatal(err)
		}
		if err != nil || !found {
			return
		}
		w.ledger = ledger.Of(w.entities)
		a, err := CreateFromWhole(t.Context(), filepath.Join(dir, "x.duban"), w, options())
		if err != nil {
			t.Fatal(err)
		}
		defer a.Discard()
		l, err := a.st.Load()
		if err != nil || written(t, l) != written(t, w.ledger) {
			t.Fatalf("not as it was taken: %v\n%s", err, written(t, l))
		}
		if err := a.ExportAll(filepath.Join(dir, "x.json")); err != nil {
			t.Fatal(err)
		}
	})
}

// leaves are all places of a JSON value that hold a text, a number or nothing.
func leaves(v any, set func(any), out *[]func(any)) {
	switch x := v.(type) {
	case map[string]any:
		for _, k := range keys(x, nil) {
			leaves(x[k], func(to any) { x[k] = to }, out)
		}
	case []any:
		for i := range x {
			leaves(x[i], func(to any) { x[i] = to }, out)
		}
	default:
		*out = append(*out, set)
	}
}

// Whatever a file has elsewhere than it was written: it is refused with a sentence, or makes a sound ledger that can be looked at.
func TestAChangedFileOfALedgerIsRefusedOrMakesASoundOne(t *testing.T) {
	a, path := sample(t)
	file := path + ".json"
	rapid.Check(t, func(rt *rapid.T) {
		defer backTo(rt, a, len(a.past.done))
		for range 6 {
			actInYear(rt, a)
		}
		var things []wholeEntity
		for _, e := range a.Ledger().All() {
			k, _ := e.Ref()
			things = append(things, wholeEntity{k, e})
		}
		var all []any
		b, err := json.Marshal(things)
		if err == nil {
			err = json.Unmarshal(b, &all)
		}
		if err != nil {
			rt.Fatal(err)
		}
		for range rapid.IntRange(1, 3).Draw(rt, "changes") {
			var places []func(any)
			kind := rapid.SampledFrom(ledger.Kinds()).Draw(rt, "kind")
			for _, x := range all {
				if x.(map[string]any)["kind"] == string(kind) {
					leaves(x.(map[string]any)["value"], nil, &places)
				}
			}
			if len(places) > 0 {
				_, id := things[rapid.IntRange(0, len(things)-1).Draw(rt, "thing")].Value.Ref()
				to := rapid.SampledFrom([]any{"", "甲", string(id), -1, 1e300, 0, true, "2021-02-29", "2020Q9", "red", nil, []any{string(id)}, map[string]any{"2020Q3": "x"}, "\x01\n\x7f"}).Draw(rt, "value")
				rapid.SampledFrom(places).Draw(rt, "place")(to)
			}
		}
		if b, err = json.Marshal(map[string]any{"entities": all}); err == nil {
			err = os.WriteFile(file, b, 0o600)
		}
		if err != nil {
			rt.Fatal(err)
		}
		w, err := ReadWhole(context.Background(), file)
		if err != nil {
			if Explain(err) == Explain(errNobodyForesaw{}) {
				rt.Fatal(err)
			}
			return
		}
		looksSound(rt, w, path+".duban")
	})
}

// looksSound makes a ledger of a file and looks at it in many ways.
func looksSound(rt *rapid.T, w *Whole, path string) {
	b, err := CreateFromWhole(context.Background(), path, w, options())
	if err != nil {
		rt.Fatal(err)
	}
	defer b.Discard()
	l, err := b.st.Load()
	if err != nil || written(rt, l) != written(rt, w.ledger) {
		rt.Fatalf("not as it was taken: %v", err)
	}
	if found, err := b.st.Check(); err != nil || len(found) > 0 {
		rt.Fatal(found, err)
	}
	for _, ending := range []string{".json", ".xlsx"} {
		if err := b.ExportAll(path + ending); err != nil {
			rt.Fatal(err)
		}
	}
	if err := b.ExportOverview("2020Q3", "", "2020-08-01", path+".pdf"); err != nil {
		rt.Fatal(err)
	}
	actInYear(rt, b)
	_ = act(rt, b)
}
