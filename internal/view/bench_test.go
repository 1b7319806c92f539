package view

import (
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/seeds"
)

// seedTexts are the longer lines of the circulated annexes.
func seedTexts() []string {
	var out []string
	for line := range strings.Lines(seeds.Annexes2020) {
		if line = strings.TrimSpace(line); len(line) > 60 {
			out = append(out, line)
		}
	}
	return out
}

// district is the units of seeds/units.txt, eight leaders, and n tasks that name them.
func district(tb testing.TB, n int) *ledger.Ledger {
	tb.Helper()
	made := 0
	d := ledger.Empty().Draft(func() ledger.ID { made++; return ledger.ID(fmt.Sprintf("n%06d", made)) })
	d.Put(&ledger.Annex{ID: "a1", Year: 2020, No: "1", Label: "附件1"})
	kinds := map[string]ledger.UnitKind{"区直": ledger.Department, "镇街": ledger.Town, "驻区": ledger.Vertical, "集体": ledger.Group}
	var units []*ledger.Unit
	for line := range strings.Lines(seeds.Units) {
		part := strings.Split(strings.TrimSpace(line), "|")
		if len(part) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		u := &ledger.Unit{ID: ledger.ID(fmt.Sprintf("unit%03d", len(units))), Name: strings.TrimSpace(part[0]),
			Others: ledger.SplitList(part[1]), Kind: kinds[strings.TrimSpace(part[2])], Rank: int64(len(units))}
		units = append(units, u)
		d.Put(u)
	}
	for i, name := range strings.Fields("许西湖 黄焕辉 江伟良 张国基 范志君 刘小平 曹新华 杨辉强") {
		d.Put(&ledger.Leader{ID: ledger.ID(fmt.Sprintf("leader%d", i)), Name: name, Rank: int64(i)})
	}
	texts := seedTexts()
	mention := func(i int) ledger.Mention {
		u := units[i%len(units)]
		return ledger.Mention{Unit: u.ID, Spelling: u.Names()[i/len(units)%len(u.Names())]}
	}
	for i := range n {
		t := &ledger.Task{ID: ledger.ID(fmt.Sprintf("task%06d", i)), Annex: "a1", Rank: int64(i), No: fmt.Sprint(i + 1),
			Text: fmt.Sprintf("%s（%d）", texts[i%len(texts)], i), Leader: ledger.ID(fmt.Sprintf("leader%d", i%8)),
			Lead: []ledger.Mention{mention(i)}, Related: []ledger.Mention{mention(i * 7), mention(i*11 + 3)}}
		switch i % 5 {
		case 0:
			t.Targets = map[ledger.Quarter]string{"2020Q3": "完成80%。", "2020Q4": "全部完成。"}
		case 1:
			t.Deadline = fmt.Sprintf("2020年%d月底前", i%12+1)
		}
		d.Put(t)
	}
	return ledger.Empty().Apply(d.Changes())
}

const many = 100_000

func BenchmarkSearch(b *testing.B) {
	l := district(b, many)
	tasks := l.Tasks()
	for _, typed := range []string{"污水处理厂", "区住建局", "没有的词", "5G", "zz"} {
		p := NewPattern(typed, Strictness{})
		b.Run(fmt.Sprintf("%d/%s", many, typed), func(b *testing.B) {
			for b.Loop() {
				Search(l, tasks, p)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	l := district(b, many)
	tasks := l.Tasks()
	p := NewPattern("区住建局", Strictness{})
	for b.Loop() {
		Find(l, tasks, nil, p)
	}
}

func BenchmarkValues(b *testing.B) {
	l := district(b, many)
	tasks := l.Tasks()
	f := Filter{}.With(Condition{Field: ledger.FieldLeader, Values: []string{"leader1", "leader2", "leader3", "leader4"}})
	for _, field := range []ledger.Field{ledger.FieldLeader, ledger.FieldLead, ledger.FieldRelated, ledger.FieldNo, ledger.FieldText, ledger.FieldDeadline} {
		for name, filter := range map[string]Filter{"all": {}, "filtered": f} {
			b.Run(fmt.Sprintf("%d/%s/%s", many, field, name), func(b *testing.B) {
				for b.Loop() {
					Values(l, tasks, field, filter)
				}
			})
		}
	}
}

func BenchmarkApply(b *testing.B) {
	l := district(b, many)
	tasks := l.Tasks()
	f := Filter{}.With(Condition{Field: ledger.FieldLeader, Values: []string{"黄焕辉", "范志君"}}).
		With(Condition{Field: ledger.FieldRelated, Values: []string{"区住建局", "区财政局"}}).
		With(Condition{Field: ledger.FieldText, Op: Lacks, Text: "污水"})
	for b.Loop() {
		Apply(l, tasks, f)
	}
}

func BenchmarkSorted(b *testing.B) {
	l := district(b, many)
	tasks := l.Tasks()
	for _, field := range []ledger.Field{ledger.FieldText, ledger.FieldNo, ledger.FieldRelated, ledger.FieldDeadline} {
		b.Run(fmt.Sprintf("%d/%s", many, field), func(b *testing.B) {
			for b.Loop() {
				Sorted(l, tasks, []Sort{{Field: field}})
			}
		})
	}
}

func BenchmarkSuggest(b *testing.B) {
	l := district(b, 1000)
	var names []Candidate
	for i := range 500 {
		c := UnitCandidates(l, nil)[i%60]
		c.ID = ledger.ID(fmt.Sprint(i))
		names = append(names, c)
	}
	s := NewSuggester(names)
	for _, typed := range []string{"cgzf", "chengg", "城管", "q", "cheng管", "zhzhzhzhzh", "区执法局"} {
		b.Run("500/"+typed, func(b *testing.B) {
			for b.Loop() {
				s.Suggest(typed, 20)
			}
		})
	}
}

// answered is the district where every fourth task has an answer of its lead unit in two quarters.
func answered(tb testing.TB, n int) *ledger.Ledger {
	l := district(tb, n)
	var changes []ledger.Change
	for i, t := range l.Tasks() {
		if i%4 != 0 {
			continue
		}
		for k, q := range []ledger.Quarter{"2020Q1", "2020Q2"} {
			id := ledger.ID(fmt.Sprintf("r%d-%d", i, k))
			changes = append(changes, ledger.Change{Kind: ledger.KindReport, ID: id, After: &ledger.Report{ID: id, Seq: int64(len(changes)), Task: t.ID,
				Unit: t.Lead[0].Unit, Quarter: q, State: ledger.Reported, Status: ledger.Behind, Progress: t.Text}})
		}
	}
	return l.Apply(changes)
}

func BenchmarkRows(b *testing.B) {
	for name, l := range map[string]*ledger.Ledger{"plain": district(b, many), "answered": answered(b, many)} {
		b.Run(fmt.Sprintf("%d/%s", many, name), func(b *testing.B) {
			for b.Loop() {
				for range Rows(l, l.Tasks()) {
				}
			}
		})
	}
}

func BenchmarkLamps(b *testing.B) {
	l := answered(b, many)
	tasks := l.Tasks()
	f := Filter{}.With(Condition{Field: In(FieldLamp, "2020Q2"), Values: []string{"红灯"}})
	for b.Loop() {
		Apply(l, tasks, f)
	}
}
