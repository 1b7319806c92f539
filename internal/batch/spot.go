package batch

import (
	"fmt"
	"slices"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

// spot is how a verb names one task.
type spot struct {
	Year  int    `placeholder:"年度" help:"附件的年度；只有一年时可以不写"`
	Annex string `required:"" placeholder:"附件" help:"附件，如 1"`
	No    string `required:"" placeholder:"序号" help:"序号，如 23；附件2的子项如 1.3"`
}

// find is the task of the spot.
func (s spot) find(l *ledger.Ledger) (*ledger.Task, error) {
	x, err := l.FindAnnex(s.Year, s.Annex)
	if err != nil {
		return nil, err
	}
	return l.Find(x.ID, s.No)
}

// quarterSpot is how a verb names one task in a quarter.
type quarterSpot struct {
	spot
	Quarter string `required:"" placeholder:"季度" help:"季度，如 2020Q3"`
}

// find is the task of the spot, and the quarter.
func (s quarterSpot) find(l *ledger.Ledger) (*ledger.Task, ledger.Quarter, error) {
	t, err := s.spot.find(l)
	if err != nil {
		return nil, "", err
	}
	q, err := ledger.ParseQuarter(s.Quarter)
	return t, q, err
}

// findAll are the tasks of a list of numbers, 1.2、3.2 or 附件2:1.2.
func findAll(l *ledger.Ledger, year int, annex, nos string) ([]ledger.ID, error) {
	var out []ledger.ID
	for _, no := range ledger.SplitList(nos) {
		in := annex
		if a, n, ok := strings.Cut(strings.ReplaceAll(no, "：", ":"), ":"); ok {
			in, no = strings.TrimPrefix(a, "附件"), n
		}
		t, err := spot{year, in, no}.find(l)
		if err != nil {
			return nil, err
		}
		out = append(out, t.ID)
	}
	return out, nil
}

// hasYear tells whether any annex is of the year.
func hasYear(l *ledger.Ledger, year int) bool {
	return slices.ContainsFunc(l.Annexes(), func(x *ledger.Annex) bool { return x.Year == year })
}

// findUnit is the unit of a name; every spelling will do.
func findUnit(l *ledger.Ledger, name string) (*ledger.Unit, error) {
	if u := l.UnitNamed(name); u != nil {
		return u, nil
	}
	return nil, &ledger.Problem{Kind: ledger.NoSuchUnit, Value: name}
}

// findLeader is the leader of a name.
func findLeader(l *ledger.Ledger, name string) (*ledger.Leader, error) {
	for _, x := range l.Leaders() {
		if x.Name == ledger.Squeeze(name) {
			return x, nil
		}
	}
	return nil, &ledger.Problem{Kind: ledger.NoSuchLeader, Value: name}
}

// day is the day given, or today.
func (w *World) day(given string) string {
	if given != "" {
		return given
	}
	return w.Now().Format("2006-01-02")
}

// told says what a verb did.
func (w *World) told(done app.Done, err error) error {
	if err != nil {
		return err
	}
	if !done.Changed() {
		_, err = fmt.Fprintln(w.Out, "内容与原来相同，没有改动。")
		return err
	}
	_, err = fmt.Fprintf(w.Out, "已%s。\n", done.Step.Name)
	return err
}
