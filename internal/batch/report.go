package batch

import (
	"strconv"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

type reportVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	spot
	Quarter  string   `required:"" placeholder:"季度" help:"季度，如 2020Q3"`
	Unit     string   `placeholder:"单位" help:"填报的单位；不写则是第一个应报的单位"`
	Status   *string  `placeholder:"状态" help:"未启动、正常推进、超序时、进度滞后、已完成、已办结、已调整、中止、常态化"`
	Percent  *float64 `placeholder:"百分比" help:"完成率，如 85；可以超过100"`
	Progress *string  `placeholder:"进展" help:"进展情况"`
	Problem  *string  `placeholder:"问题" help:"存在问题"`
	Next     *string  `placeholder:"下一步" help:"下一步工作"`
	Value    []string `placeholder:"指标=数值" help:"指标的数值，如 新增就业=3200；可以写多次" sep:"none"`
	Proxy    bool     `help:"督查室代报"`
	By       string   `placeholder:"填报人" help:"单位里填报的人"`
	Review   bool     `help:"填报后即审核通过"`
}

func (v *reportVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		l := a.Ledger()
		t, err := v.find(l)
		if err != nil {
			return err
		}
		q, err := ledger.ParseQuarter(v.Quarter)
		if err != nil {
			return err
		}
		unit, err := app.Reporter(l, t.ID, v.Unit)
		if err != nil {
			return err
		}
		in, err := v.answer(t, l.Report(t.ID, unit, q))
		if err != nil {
			return err
		}
		if err := w.told(a.Report(t.ID, unit, q, in, "")); err != nil || !v.Review {
			return err
		}
		return w.told(a.Review([]app.Answered{{Task: t.ID, Unit: unit}}, q, "", "", ""))
	})
}

// answer is what was given, over what the unit has answered for the quarter already.
func (v *reportVerb) answer(t *ledger.Task, before *ledger.Report) (ledger.Answer, error) {
	in := app.AnswerOf(before)
	in.Proxy, in.By, in.Source = v.Proxy, v.By, ""
	if v.Status != nil {
		s, err := ledger.ParseStatus(*v.Status)
		if err != nil {
			return in, err
		}
		in.Status = s
	}
	if v.Percent != nil {
		in.Percent = v.Percent
	}
	for to, from := range map[*string]*string{&in.Progress: v.Progress, &in.Problem: v.Problem, &in.Next: v.Next} {
		if from != nil {
			*to = *from
		}
	}
	for _, pair := range v.Value {
		id, value, err := indicatorValue(t, pair)
		if err != nil {
			return in, err
		}
		if in.Values == nil {
			in.Values = map[ledger.ID]float64{}
		}
		in.Values[id] = value
	}
	return in, nil
}

// indicatorValue reads 新增就业=3200 by the task's indicators; where there is one, its name may be left out.
func indicatorValue(t *ledger.Task, pair string) (ledger.ID, float64, error) {
	name, text, named := strings.Cut(strings.ReplaceAll(pair, "＝", "="), "=")
	if !named {
		name, text = "", name
	}
	value, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		return "", 0, &ledger.Problem{Kind: ledger.BadNumber, Value: text}
	}
	for _, x := range t.Indicators {
		if x.Name == strings.TrimSpace(name) || name == "" && len(t.Indicators) == 1 {
			return x.ID, value, nil
		}
	}
	return "", 0, &ledger.Problem{Kind: ledger.NoSuchIndicator, Value: name}
}

type reviewVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	spot
	Quarter string `required:"" placeholder:"季度" help:"季度，如 2020Q3"`
	Unit    string `placeholder:"单位" help:"填报的单位；不写则是第一个应报的单位"`
	Return  bool   `help:"退回重报，须用 --remark 写明原因"`
	Status  string `placeholder:"状态" help:"督查室认定的状态，代替单位所报"`
	Remark  string `placeholder:"意见" help:"审核或退回的意见"`
}

func (v *reviewVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		t, err := v.find(a.Ledger())
		if err != nil {
			return err
		}
		q, err := ledger.ParseQuarter(v.Quarter)
		if err != nil {
			return err
		}
		unit, err := app.Reporter(a.Ledger(), t.ID, v.Unit)
		if err != nil {
			return err
		}
		of := []app.Answered{{Task: t.ID, Unit: unit}}
		if v.Return {
			return w.told(a.Return(of, q, v.Remark, ""))
		}
		status, err := ledger.ParseStatus(v.Status)
		if err != nil {
			return err
		}
		return w.told(a.Review(of, q, status, v.Remark, ""))
	})
}

type quarterVerb struct {
	Ledger  string `arg:"" name:"台账" help:"台账文件"`
	Quarter string `required:"" placeholder:"季度" help:"要开启的季度，如 2020Q4"`
}

func (v *quarterVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		q, err := ledger.ParseQuarter(v.Quarter)
		if err != nil {
			return err
		}
		done, _, err := a.OpenQuarter(q, "")
		return w.told(done, err)
	})
}

type lampVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	spot
	Quarter string `required:"" placeholder:"季度" help:"季度，如 2020Q3"`
	Lamp    string `placeholder:"灯" help:"红、黄、绿或未亮"`
	Reason  string `placeholder:"理由" help:"人工设灯的理由"`
	Rule    bool   `help:"恢复按规则亮灯"`
}

func (v *lampVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		t, err := v.find(a.Ledger())
		if err != nil {
			return err
		}
		q, err := ledger.ParseQuarter(v.Quarter)
		if err != nil {
			return err
		}
		if v.Rule {
			return w.told(a.SetLamp(t.ID, q, nil, ""))
		}
		lamp, err := ledger.ParseLamp(v.Lamp)
		if err != nil {
			return err
		}
		return w.told(a.SetLamp(t.ID, q, &ledger.SetLamp{Lamp: lamp, Reason: v.Reason}, ""))
	})
}
