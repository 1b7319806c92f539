package batch

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

type reportVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	quarterSpot
	Unit     string   `placeholder:"单位" help:"填报的单位；不写则是第一个应报的单位"`
	Status   *string  `placeholder:"状态" help:"未启动、正常推进、超序时、进度滞后、已完成、已办结、已调整、中止、常态化"`
	Percent  *string  `placeholder:"百分比" help:"完成率，如 85；可以超过100"`
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
		t, q, err := v.find(l)
		if err != nil {
			return err
		}
		unit, err := app.Reporter(l, t.ID, v.Unit)
		if err != nil {
			return err
		}
		in, err := v.answer(t, l.RowName(t), l.Report(t.ID, unit, q))
		if err != nil {
			return err
		}
		if v.Review {
			return w.told(a.ReportReviewed(t.ID, unit, q, in, ""))
		}
		return w.told(a.Report(t.ID, unit, q, in, ""))
	})
}

// answer is what was given, over what the unit has answered for the quarter already.
func (v *reportVerb) answer(t *ledger.Task, row string, before *ledger.Report) (ledger.Answer, error) {
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
		p, err := figure(strings.TrimSuffix(strings.ReplaceAll(*v.Percent, "％", "%"), "%"))
		if err != nil {
			return in, &ledger.Problem{Kind: ledger.BadPercent, Row: row, Value: *v.Percent, Limit: ledger.MostPercent}
		}
		in.Percent = &p
	}
	for to, from := range map[*string]*string{&in.Progress: v.Progress, &in.Problem: v.Problem, &in.Next: v.Next} {
		if from != nil {
			*to = *from
		}
	}
	for _, pair := range v.Value {
		id, value, err := indicatorValue(t, row, pair)
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

// figure reads a number as a person types it, with commas between thousands too; an empty text is none.
func figure(s string) (float64, error) {
	return strconv.ParseFloat(strings.NewReplacer(",", "", "，", "").Replace(strings.TrimSpace(s)), 64)
}

// indicatorValue reads 新增就业=3200 by the task's indicators; where there is one, its name may be left out.
func indicatorValue(t *ledger.Task, row, pair string) (ledger.ID, float64, error) {
	name, text, named := strings.Cut(strings.ReplaceAll(pair, "＝", "="), "=")
	if !named {
		name, text = "", name
	}
	name = strings.TrimSpace(name)
	for _, x := range t.Indicators {
		if x.Name != name && (named || len(t.Indicators) > 1) {
			continue
		}
		value, err := figure(text)
		if err != nil {
			return "", 0, &ledger.Problem{Kind: ledger.BadNumber, Row: row, Value: text, Why: x.Name}
		}
		return x.ID, value, nil
	}
	return "", 0, &ledger.Problem{Kind: ledger.NoSuchIndicator, Row: row, Value: name, Count: len(t.Indicators)}
}

type reviewVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	quarterSpot
	Unit   string `placeholder:"单位" help:"填报的单位；不写则是第一个应报的单位"`
	Return bool   `help:"退回重报，须用 --remark 写明原因"`
	Status string `placeholder:"状态" help:"督查室认定的状态，代替单位所报"`
	Remark string `placeholder:"意见" help:"审核或退回的意见"`
}

func (v *reviewVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		t, q, err := v.find(a.Ledger())
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

// nothingCarried says why the opening of a quarter changed nothing.
const nothingCarried = "没有可以沿用的上季度填报，台账没有改动。"

func (v *quarterVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		q, err := ledger.ParseQuarter(v.Quarter)
		if err != nil {
			return err
		}
		done, _, err := a.OpenQuarter(q, "")
		if err == nil && !done.Changed() {
			_, err = fmt.Fprintln(w.Out, nothingCarried)
			return err
		}
		return w.told(done, err)
	})
}

type lampVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	quarterSpot
	Lamp   string `placeholder:"灯" help:"红、黄、绿或未亮"`
	Reason string `placeholder:"理由" help:"人工亮灯的理由"`
	Rule   bool   `help:"恢复按规则亮灯"`
}

// Validate wants a lamp or the rule, not both: what is left out is not 未亮.
func (v *lampVerb) Validate() error {
	if v.Rule == (v.Lamp != "") {
		return errors.New("--lamp 和 --rule 要写一个，且只写一个")
	}
	return nil
}

func (v *lampVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		t, q, err := v.find(a.Ledger())
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
