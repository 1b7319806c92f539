package batch

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

type indicatorsVerb struct {
	Ledger  string `arg:"" name:"台账" help:"台账文件"`
	Year    int    `placeholder:"年度" help:"附件的年度；只有一年时可以不写"`
	Annex   string `placeholder:"附件" help:"附件，如 1；不写是全部"`
	No      string `placeholder:"序号" help:"序号；不写是全部"`
	Confirm bool   `help:"把从任务文字里找到的指标确认下来"`
	JSON    bool   `name:"json" help:"输出 JSON"`
}

// indicatorRow is one indicator, confirmed or only found in the text.
type indicatorRow struct {
	Annex     string    `json:"annex"`
	No        string    `json:"no"`
	Name      string    `json:"name"`
	Op        ledger.Op `json:"op"`
	Value     float64   `json:"value"`
	Unit      string    `json:"unit"`
	Confirmed bool      `json:"confirmed"`
}

func (v *indicatorsVerb) Run(w *World) error {
	run := w.look
	if v.Confirm {
		run = w.work
	}
	return run(v.Ledger, func(a *app.App) error {
		tasks, err := v.tasks(a.Ledger())
		if err != nil {
			return err
		}
		if v.Confirm {
			more := map[ledger.ID][]ledger.Indicator{}
			for _, t := range tasks {
				more[t.ID] = app.OfferedIndicators(t)
			}
			return w.told(a.AddIndicators(more, ""))
		}
		return v.list(w, a.Ledger(), tasks)
	})
}

func (v *indicatorsVerb) tasks(l *ledger.Ledger) ([]*ledger.Task, error) {
	if v.No != "" {
		t, err := spot{v.Year, v.Annex, v.No}.find(l)
		return []*ledger.Task{t}, err
	}
	if v.Annex == "" {
		return l.Tasks(), nil
	}
	x, err := l.FindAnnex(v.Year, v.Annex)
	if err != nil {
		return nil, err
	}
	return l.TasksOf(x.ID), nil
}

func (v *indicatorsVerb) list(w *World, l *ledger.Ledger, tasks []*ledger.Task) error {
	rows := []indicatorRow{}
	for _, t := range tasks {
		add := func(in []ledger.Indicator, confirmed bool) {
			for _, x := range in {
				rows = append(rows, indicatorRow{l.Annex(t.Annex).No, l.RowName(t), x.Name, x.Op, x.Value, x.Unit, confirmed})
			}
		}
		add(t.Indicators, true)
		add(app.OfferedIndicators(t), false)
	}
	if v.JSON {
		return app.WriteJSON(w.Out, rows)
	}
	for _, r := range rows {
		word := "待确认"
		if r.Confirmed {
			word = "已确认"
		}
		if _, err := fmt.Fprintf(w.Out, "附件%s\t%s\t%s %s %v%s\t%s\n", r.Annex, r.No, r.Name, r.Op.Sign(), r.Value, r.Unit, word); err != nil {
			return err
		}
	}
	return nil
}

type ruleVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	File   string `placeholder:"文件" help:"换成这个 JSON 文件里的规则；不写则输出现在的规则"`
}

func (v *ruleVerb) Run(w *World) error {
	if v.File == "" {
		return w.look(v.Ledger, func(a *app.App) error { return app.WriteJSON(w.Out, a.Ledger().Rule()) })
	}
	data, err := os.ReadFile(v.File)
	if err != nil {
		return &app.ImportError{Path: v.File, Reason: app.ImportMissing, Err: err}
	}
	return w.work(v.Ledger, func(a *app.App) error {
		r, err := app.ParseRule(data, a.Ledger().Rule())
		if err != nil {
			return err
		}
		return w.told(a.SetRule(r, ""))
	})
}

type dutyVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	spot
	Who     string `placeholder:"范围" help:"default 牵头单位及固定组的每个成员、lead 只有牵头、all 牵头和相关、members 牵头及每个组的成员"`
	Group   string `placeholder:"组" help:"选定成员的组，如 相关镇街道"`
	Members string `placeholder:"单位" help:"这一项里组的成员，用、隔开"`
}

// Validate wants one of the two that the verb can say.
func (v *dutyVerb) Validate() error {
	if (v.Who == "") == (v.Group == "") {
		return errors.New("--who 和 --group 要写一个，且只写一个")
	}
	return nil
}

func (v *dutyVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		l := a.Ledger()
		t, err := v.find(l)
		if err != nil {
			return err
		}
		if v.Group == "" {
			duty := ledger.Duty(v.Who)
			if v.Who == "default" {
				duty = ledger.DutyDefault
			}
			return w.told(a.SetDuty([]ledger.ID{t.ID}, duty, ""))
		}
		g, err := findUnit(l, v.Group)
		if err != nil {
			return err
		}
		var members []ledger.ID
		for _, n := range ledger.SplitList(v.Members) {
			u, err := findUnit(l, n)
			if err != nil {
				return err
			}
			members = append(members, u.ID)
		}
		return w.told(a.SetTaskMembers(t.ID, g.ID, members, ""))
	})
}

type dueVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	spot
	Day    string `placeholder:"日期" help:"确认的日期；不写则按完成时限的文字认定，没有写完成时限的按任务内容和季度目标里读到的"`
	Reason string `placeholder:"原因" help:"比原来确认的日期晚时，延期的原因"`
	Agreed string `placeholder:"姓名" help:"谁同意延期"`
}

func (v *dueVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		l := a.Ledger()
		t, err := v.find(l)
		if err != nil {
			return err
		}
		day := v.Day
		if day == "" {
			if day = ledger.OfferDue(l, t).Day; day == "" {
				return &ledger.Problem{Kind: ledger.NoDueDay, Row: l.RowName(t), Value: t.Deadline}
			}
		}
		return w.told(a.SetDue(app.Days{Of: map[ledger.ID]string{t.ID: day}, Reason: v.Reason, Agreed: v.Agreed}, ""))
	})
}

type linkVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	One    string `arg:"" name:"一项" help:"如 附件1:19"`
	Other  string `arg:"" name:"另一项" help:"如 附件2:3.1"`
	Year   int    `placeholder:"年度" help:"附件的年度；只有一年时可以不写"`
	Remove bool   `help:"取消关联"`
}

func (v *linkVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		var both []ledger.ID
		for _, no := range []string{v.One, v.Other} {
			found, err := findAll(a.Ledger(), v.Year, "", no)
			if err != nil {
				return err
			}
			if len(found) != 1 {
				return &ledger.Problem{Kind: ledger.NoSuchTask, Row: cmp.Or(no, "（空）")}
			}
			both = append(both, found...)
		}
		if v.Remove {
			return w.told(a.Unlink(both[0], both[1], ""))
		}
		return w.told(a.Link(both[0], both[1], ""))
	})
}
