package batch

import (
	"errors"
	"fmt"

	"dubanben/internal/app"
)

type exportVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	Year   int    `placeholder:"年度" help:"附件的年度；只有一年时可以不写"`
	Annex  string `placeholder:"附件" help:"附件，如 1；与 --all 二选一"`
	All    bool   `help:"导出整本台账：.xlsx 每项任务一行，便于筛选和统计；.json 连同修改记录"`
	To     string `required:"" placeholder:"文件" help:"存到的文件，以 .xlsx、.docx、.pdf、.csv 或 .json 结尾"`
}

// Validate wants either one annex or everything.
func (v *exportVerb) Validate() error {
	switch {
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
