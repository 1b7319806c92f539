package batch

import (
	"fmt"

	"dubanben/internal/app"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

type overviewVerb struct {
	Ledger  string `arg:"" name:"台账" help:"台账文件"`
	Quarter string `required:"" placeholder:"季度" help:"季度，如 2020Q3"`
	Annex   string `placeholder:"附件" help:"只看这个附件，如 1"`
	Day     string `placeholder:"日期" help:"到期从哪天算，如 2020-09-30；不写是今天"`
	JSON    bool   `name:"json" help:"输出 JSON"`
}

// overview is what 总览 shows, in counts; the rows behind them are in the list.
type overview struct {
	Quarter    ledger.Quarter `json:"quarter"`
	Today      string         `json:"today"`
	Tasks      int            `json:"tasks"`
	Lamps      lampCounts     `json:"lamps"`
	Statuses   []named        `json:"statuses"`
	Leaders    []lampsOf      `json:"leaders"`
	Units      []lampsOf      `json:"units"`
	Rates      []rate         `json:"rates"`
	Due        dues           `json:"due"`
	Unanswered []named        `json:"unanswered"`
	Doubts     int            `json:"doubts"`
}

type lampCounts struct {
	Red    int `json:"red"`
	Yellow int `json:"yellow"`
	Green  int `json:"green"`
	None   int `json:"none"`
}

type lampsOf struct {
	Name  string     `json:"name"`
	Tasks int        `json:"tasks"`
	Lamps lampCounts `json:"lamps"`
}

type named struct {
	Name  string `json:"name"`
	Tasks int    `json:"tasks"`
}

type rate struct {
	Quarter ledger.Quarter `json:"quarter"`
	Mean    *float64       `json:"mean"`
	Plan    float64        `json:"plan"`
	Tasks   int            `json:"tasks"`
}

type dues struct {
	Overdue []due `json:"overdue"`
	Today   []due `json:"today"`
	Week    []due `json:"week"`
	Undated int   `json:"undated"` // open tasks without a day
}

type due struct {
	Year      int    `json:"year"`
	Annex     string `json:"annex"`
	No        string `json:"no"`
	Day       string `json:"day"`
	Milestone string `json:"milestone"`
	Confirmed bool   `json:"confirmed"`
}

func (v *overviewVerb) Run(w *World) error {
	return w.look(v.Ledger, func(a *app.App) error {
		l := a.Ledger()
		q, err := ledger.ParseQuarter(v.Quarter)
		if err != nil {
			return err
		}
		if len(l.Annexes()) > 0 && !hasYear(l, q.Year()) {
			return &ledger.Problem{Kind: ledger.NoSuchAnnex, Count: q.Year()}
		}
		if v.Annex != "" {
			if _, err := l.FindAnnex(q.Year(), v.Annex); err != nil {
				return err
			}
		}
		if _, err := ledger.ParseDay(w.day(v.Day)); err != nil {
			return err
		}
		sum := judge.Sum(l, view.Tasks(l, view.Query{Year: q.Year(), Annex: v.Annex}), q, w.day(v.Day))
		if v.JSON {
			return app.WriteJSON(w.Out, counted(l, sum))
		}
		return tell(w, sum)
	})
}

// tell says an overview in a few lines.
func tell(w *World, o judge.Overview) error {
	_, err := fmt.Fprintf(w.Out, "%s：%d项，红灯%d、黄灯%d、绿灯%d、未亮%d；未报单位%d个；逾期%d项、本周到期%d项，未定时限%d项；存疑%d处。\n", o.Quarter, len(o.Tasks),
		len(o.Lamps.Red), len(o.Lamps.Yellow), len(o.Lamps.Green), len(o.Lamps.None), len(o.Unanswered), len(o.Due.Overdue), len(o.Due.Week), len(o.Undated), len(o.Doubts))
	return err
}

func counted(l *ledger.Ledger, o judge.Overview) overview {
	out := overview{Quarter: o.Quarter, Today: o.Today, Tasks: len(o.Tasks), Lamps: countLamps(o.Lamps), Doubts: len(o.Doubts),
		Statuses: []named{}, Leaders: []lampsOf{}, Units: []lampsOf{}, Unanswered: []named{}}
	for _, s := range o.Statuses {
		out.Statuses = append(out.Statuses, named{string(s.Status), len(s.Tasks)})
	}
	for _, x := range o.Leaders {
		out.Leaders = append(out.Leaders, lampsOf{x.Name, x.Lamps.Total(), countLamps(x.Lamps)})
	}
	for _, x := range o.Units {
		out.Units = append(out.Units, lampsOf{x.Name, x.Lamps.Total(), countLamps(x.Lamps)})
	}
	for _, r := range o.Rates {
		out.Rates = append(out.Rates, rate{r.Quarter, r.Mean, r.Plan, len(r.Tasks)})
	}
	for _, u := range o.Unanswered {
		out.Unanswered = append(out.Unanswered, named{u.Name, len(u.Tasks)})
	}
	out.Due = dues{listDues(l, o.Due.Overdue), listDues(l, o.Due.Today), listDues(l, o.Due.Week), len(o.Undated)}
	return out
}

func countLamps(x judge.Lamps) lampCounts {
	return lampCounts{len(x.Red), len(x.Yellow), len(x.Green), len(x.None)}
}

func listDues(l *ledger.Ledger, ds []judge.Due) []due {
	out := []due{}
	for _, d := range ds {
		t := l.Task(d.Task)
		a := l.Annex(t.Annex)
		out = append(out, due{a.Year, a.No, l.RowName(t), d.Day, d.Milestone, d.Confirmed})
	}
	return out
}
