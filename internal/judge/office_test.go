package judge

import (
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

func TestAQuarterIsToldByItsLeaders(t *testing.T) {
	w := newWorld()
	before := func(until string) func(*ledger.Task) {
		return func(x *ledger.Task) {
			x.Leader, x.Formerly = "xu", []ledger.Tenure{{Leader: "liu", Until: until}}
		}
	}
	w.task("1", "jy", before("2020-09-01"))
	w.task("2", "jy", before("2020-10-01"))
	w.task("3", "jy", func(x *ledger.Task) { x.Leader = "xu" })
	w.task("4", "jy")
	for q, want := range map[ledger.Quarter]string{
		"2020Q1": "刘小平[1 2]至2020-10-01 许西湖[3] [4] 移交[1 2]", "2020Q2": "刘小平[1 2]至2020-10-01 许西湖[3] [4] 移交[1 2]",
		"2020Q3": "刘小平[2]至2020-10-01 许西湖[1 3] [4] 移交[2]", "2020Q4": "许西湖[1 2 3] [4] 移交[]",
	} {
		o, got := Sum(w.l, w.l.Tasks(), q, "2020-12-10"), ""
		for _, x := range o.Leaders {
			got += fmt.Sprint(x.Name, x.Lamps.None)
			if x.Until != "" {
				got += "至" + x.Until
			}
			got += " "
		}
		if got += fmt.Sprint("移交", o.Handed); got != want {
			t.Errorf("%s: got %s, want %s", q, got, want)
		}
	}
	w.task("5", "jy", func(x *ledger.Task) { x.Leader = "liu" })
	if x := Sum(w.l, w.l.Tasks(), "2020Q1", "2020-12-10").Leaders[0]; x.Until != "" {
		t.Errorf("one who still has a task is told to have left on %s", x.Until)
	}
}

func TestASplitOffHalfOwesFromItsQuarterOn(t *testing.T) {
	for since, want := range map[string]string{"": "1234", "2019-05-01": "1234", "2020-01-01": "1234", "2020-03-31": "1234", "2020-04-01": "234",
		"2020-09-30": "34", "2020-12-31": "4", "2021-01-08": "4"} {
		w := newWorld()
		w.task("1", "jy", func(x *ledger.Task) { x.Since = since })
		c, owes, stands := Of(w.l, w.l.Task("1")), "", ""
		for _, q := range Quarters(2020) {
			n := fmt.Sprint(q.Number())
			if len(c.Owed(q)) > 0 {
				owes += n
			}
			if len(c.Standings(q)) > 0 {
				stands += n
			}
			if why := c.Lamp(q).Reason; strings.Contains(why, "拆分出来") == strings.Contains(want, n) {
				t.Errorf("since %s, %s: %s", since, q, why)
			}
		}
		if owes != want || stands != want {
			t.Errorf("since %s: owes %s, stands in %s, want %s", since, owes, stands, want)
		}
	}
}

// What a half was answered for before the day of the split counts, and nothing more is asked.
func TestAnAnswerFromBeforeTheSplitCounts(t *testing.T) {
	w := newWorld()
	w.task("1", "jy,zj", func(x *ledger.Task) { x.Since = "2020-07-01" })
	w.say("1", "jy 2020Q2 进度滞后 30")
	c := Of(w.l, w.l.Task("1"))
	if v := c.Lamp("2020Q2"); v.Lamp != ledger.Yellow {
		t.Errorf("got %+v", v)
	}
	if s := c.Standings("2020Q2"); len(s) != 1 || s[0].Must || len(c.Owed("2020Q2")) != 0 {
		t.Errorf("got %+v", s)
	}
}
