package batch

import (
	"fmt"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

type setVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	spot
	Field string `required:"" placeholder:"字段" help:"字段，与 list --json 同名；某季度的目标如 targets.2020Q3，附加栏如 extra.备注"`
	Value string `required:"" placeholder:"内容" help:"新内容；多个单位或人名用、隔开"`
}

func (v *setVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		t, err := v.find(a.Ledger())
		if err != nil {
			return err
		}
		done, _, err := a.SetCells(app.Typed, []app.Edit{{Task: t.ID, Field: ledger.Field(v.Field), Value: v.Value}}, "")
		return w.told(done, err)
	})
}

type undoVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
}

func (v *undoVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		done, err := a.Undo()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.Out, "已撤销：%s。\n", done.Step.Name)
		return err
	})
}

type checkVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
}

func (v *checkVerb) Run(w *World) error {
	return w.look(v.Ledger, func(a *app.App) error {
		found, err := a.Check()
		if err != nil {
			return err
		}
		damaged := 0
		for _, f := range found {
			if f.Damage {
				damaged++
			}
			if _, err := fmt.Fprintln(w.Out, f.Text); err != nil {
				return err
			}
		}
		if damaged > 0 {
			return &app.Damage{Path: v.Ledger, Count: damaged}
		}
		_, err = fmt.Fprintf(w.Out, "台账文件完好，共%d项任务。\n", len(a.Ledger().Tasks()))
		return err
	})
}
