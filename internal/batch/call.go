package batch

import (
	"time"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

type callVerb struct {
	Ledger   string `arg:"" name:"台账" help:"台账文件"`
	Unit     string `required:"" placeholder:"单位" help:"催办的单位"`
	Quarter  string `required:"" placeholder:"季度" help:"季度，如 2020Q3"`
	Day      string `placeholder:"日期" help:"催办的日期，如 2020-11-20；不写是今天"`
	With     string `placeholder:"姓名" help:"对方是谁"`
	Said     string `placeholder:"内容" help:"说了什么"`
	Promised string `placeholder:"日期" help:"答应哪天报，如 2020-11-25"`
}

func (v *callVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		u := a.Ledger().UnitNamed(v.Unit)
		if u == nil {
			return &ledger.Problem{Kind: ledger.NoSuchUnit, Value: v.Unit}
		}
		q, err := ledger.ParseQuarter(v.Quarter)
		if err != nil {
			return err
		}
		if v.Day == "" {
			v.Day = w.Now().Format(time.DateOnly)
		}
		return w.told(a.AddCall(u.ID, q, ledger.CallSpec{Day: v.Day, With: v.With, Said: v.Said, Promised: v.Promised}, ""))
	})
}
