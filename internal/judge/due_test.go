package judge

import (
	"fmt"
	"testing"

	"dubanben/internal/ledger"
)

func TestWhatIsDueIsSortedByDay(t *testing.T) {
	w := newWorld()
	due := func(day, deadline string, ms ...ledger.Milestone) func(*ledger.Task) {
		return func(x *ledger.Task) { x.Due, x.Deadline, x.Milestones = day, deadline, ms }
	}
	w.task("late", "jy", due("2020-06-29", ""))
	w.task("read", "jy", due("", "第二季度"))
	w.task("today", "jy", due("2020-07-01", "2020年6月底前")) // what a person confirmed counts
	w.task("sunday", "jy", due("2020-07-05", ""))
	w.task("monday", "jy", due("2020-07-06", ""))
	w.task("ever", "jy", due("", "长期坚持"))
	w.task("steps", "jy", due("", "", ledger.Milestone{Day: "2020-07-03", Text: "封顶"}, ledger.Milestone{Day: "2020-05-01", Text: "动工", Done: "2020-05-02"}))
	w.task("done", "jy", due("2020-01-01", ""))
	w.say("done", "jy 2020Q1 已完成")
	w.task("ended", "jy", due("2020-01-01", "", ledger.Milestone{Day: "2020-07-01", Text: "移交"}), func(x *ledger.Task) {
		x.End = &ledger.End{Status: ledger.Suspended, Day: "2020-03-01"}
	})
	a := Schedule(w.l, w.l.Tasks(), "2020-07-01") // a Wednesday
	for want, got := range map[string][]Due{
		"[{late 2020-06-29  true} {read 2020-06-30  false}]":                              a.Overdue,
		"[{today 2020-07-01  true}]":                                                      a.Today,
		"[{today 2020-07-01  true} {steps 2020-07-03 封顶 true} {sunday 2020-07-05  true}]": a.Week,
	} {
		if fmt.Sprint(got) != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
	if a := Schedule(w.l, w.l.Tasks(), "2020-07-05"); len(a.Today) != 1 || len(a.Week) != 1 {
		t.Error("the week ends on Sunday", a)
	}
	if a := Schedule(w.l, w.l.Tasks(), ""); len(a.Overdue)+len(a.Week) != 0 {
		t.Error("no day, nothing due")
	}
}

func TestOnlyDoubtsThatNobodyAnsweredAreOpen(t *testing.T) {
	w := newWorld()
	w.task("1", "jy")
	w.put(&ledger.Doubt{ID: "d1", Annex: "a", Task: "1"}, &ledger.Doubt{ID: "d2", Annex: "a", Answer: "是"}, &ledger.Doubt{ID: "d3", Annex: "a"},
		&ledger.Doubt{ID: "d4", Annex: "a19"}, &ledger.Doubt{ID: "d5", Annex: "a", Task: "gone"})
	o := Sum(w.l, w.l.Tasks(), "2020Q1", "2020-03-03")
	if got := fmt.Sprint(o.Doubts); got != "[{d1 1} {d3 }]" {
		t.Error(got)
	}
}

func TestTheQuarterOfADay(t *testing.T) {
	for day, want := range map[string]ledger.Quarter{"2020-01-01": "2020Q1", "2020-03-31": "2020Q1", "2020-04-01": "2020Q2", "2020-12-31": "2020Q4", "": "", "2020-13-01": ""} {
		if got := QuarterOf(day); got != want {
			t.Errorf("%s: got %s", day, got)
		}
	}
}

func TestATaskIsUndatedUntilSomebodySaysByWhen(t *testing.T) {
	w := newWorld()
	w.task("none", "jy", func(x *ledger.Task) { x.Text = "2020年9月底前完成" }) // what can be read is not confirmed
	w.task("unread", "jy", func(x *ledger.Task) { x.Deadline = "按进度" })
	w.task("written", "jy", func(x *ledger.Task) { x.Deadline = "第三季度" })
	w.task("confirmed", "jy", func(x *ledger.Task) { x.Due = "2020-12-31" })
	w.task("ever", "jy", func(x *ledger.Task) { x.Deadline = "长期坚持" })
	w.task("kept", "jy", func(x *ledger.Task) { x.Text = "长期坚持巡河" })
	w.task("closed", "jy", func(x *ledger.Task) { x.End = &ledger.End{Status: ledger.Closed, Word: "办结", Day: "2020-09-01"} })
	if got := fmt.Sprint(Sum(w.l, w.l.Tasks(), "2020Q3", "2020-07-01").Undated); got != "[none unread]" {
		t.Errorf("got %s", got)
	}
}
