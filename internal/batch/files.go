package batch

import (
	"errors"
	"fmt"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

type exportVerb struct {
	Ledger  string `arg:"" name:"台账" help:"台账文件"`
	Year    int    `placeholder:"年度" help:"附件的年度；只有一年时可以不写"`
	Annex   string `placeholder:"附件" help:"附件，如 1；--annex、--all、--unit、--leader 写一个"`
	Unit    string `placeholder:"单位" help:"导出这个单位的任务清单，要写明 --quarter"`
	Leader  string `placeholder:"领导" help:"导出这位领导分管的任务清单，要写明 --quarter"`
	Quarter string `placeholder:"季度" help:"清单看哪个季度的进展和亮灯，如 2020Q3"`
	All     bool   `help:"导出整本台账：.xlsx 每项任务一行，便于筛选和统计；.json 连同修改记录"`
	To      string `required:"" placeholder:"文件" help:"存到的文件，以 .xlsx、.docx、.pdf、.csv 或 .json 结尾"`
}

// Validate wants one annex, everything, or one list.
func (v *exportVerb) Validate() error {
	list := v.Unit != "" || v.Leader != ""
	switch {
	case list && (v.Annex != "" || v.All || v.Year != 0 || v.Unit != "" && v.Leader != ""):
		return errors.New("--unit 或 --leader 是一份清单，只与 --quarter 同用")
	case list != (v.Quarter != ""):
		return errors.New("--quarter 与 --unit 或 --leader 同用")
	case list:
	case v.Annex == "" && !v.All:
		return errors.New("要写明 --annex 或 --all")
	case v.All && (v.Annex != "" || v.Year != 0):
		return errors.New("--all 是整本台账，不能与 --annex、--year 同用")
	}
	return nil
}

func (v *exportVerb) Run(w *World) error {
	return w.look(v.Ledger, func(a *app.App) error {
		if v.All {
			if err := a.ExportAll(v.To); err != nil {
				return err
			}
			_, err := fmt.Fprintf(w.Out, "已导出整本台账到“%s”。\n", v.To)
			return err
		}
		if v.Quarter != "" {
			return v.list(w, a)
		}
		x, err := a.Ledger().FindAnnex(v.Year, v.Annex)
		if err != nil {
			return err
		}
		if err := a.Export(x.ID, v.To); err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.Out, "已导出%s到“%s”。\n", x.Name(), v.To)
		return err
	})
}

// list writes the list of a unit or a leader.
func (v *exportVerb) list(w *World, a *app.App) error {
	x, err := v.asked(a)
	if err != nil {
		return err
	}
	if err := a.ExportList(x, v.To); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w.Out, "已导出%s到“%s”。\n", x.Title, v.To)
	return err
}

func (v *exportVerb) asked(a *app.App) (app.List, error) {
	q := ledger.Quarter(v.Quarter)
	if v.Leader != "" {
		who, err := findLeader(a.Ledger(), v.Leader)
		if err != nil {
			return app.List{}, err
		}
		return a.LeaderList(who.ID, q)
	}
	u, err := findUnit(a.Ledger(), v.Unit)
	if err != nil {
		return app.List{}, err
	}
	return a.UnitList(u.ID, q)
}
