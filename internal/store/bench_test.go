package store

import (
	"fmt"
	"path/filepath"
	"testing"

	"dubanben/internal/ledger"
)

// long is a ledger of so many tasks with a lead unit, a related one and two answers each.
func long(b *testing.B, tasks int) *Store {
	b.Helper()
	s, err := Create(filepath.Join(b.TempDir(), "长.duban"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	all := []ledger.Entity{&ledger.Annex{ID: "a", Year: 2020, No: "1"}, &ledger.Unit{ID: "u1", Name: "区住建局"}, &ledger.Unit{ID: "u2", Name: "区财政局"}}
	for i := range tasks {
		t := &ledger.Task{ID: ledger.ID(fmt.Sprintf("t%06d", i)), Annex: "a", Rank: int64(i), No: fmt.Sprint(i), Text: "推进重点项目建设，确保年内完成投资任务。",
			Lead: []ledger.Mention{{Unit: "u1", Spelling: "区住建局"}}, Related: []ledger.Mention{{Unit: "u2", Spelling: "区财政局"}}}
		all = append(all, t)
		for _, q := range []ledger.Quarter{"2020Q1", "2020Q2"} {
			all = append(all, &ledger.Report{ID: ledger.ID(string(t.ID) + string(q)), Seq: int64(len(all)), Task: t.ID, Unit: "u1", Quarter: q, State: ledger.Reported,
				Status: ledger.OnTrack, Progress: "已完成前期工作，正在组织实施。"})
		}
	}
	if _, err := s.Commit(Step{Kind: Do, Name: "导入"}, put(all...), nil); err != nil {
		b.Fatal(err)
	}
	return s
}

func BenchmarkLoad(b *testing.B) {
	s := long(b, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	s := long(b, 10_000)
	for b.Loop() {
		if found, err := s.Check(); err != nil || len(found) > 0 {
			b.Fatal(found, err)
		}
	}
}
