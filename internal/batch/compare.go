package batch

import (
	"fmt"

	"dubanben/internal/app"
)

type compareVerb struct {
	Ledger    string `arg:"" name:"台账" help:"台账文件"`
	Year      int    `placeholder:"年度" help:"附件的年度；只有一年时可以不写"`
	Annex     string `required:"" placeholder:"附件" help:"附件，如 1"`
	Since     string `placeholder:"日期" help:"与这一天结束时的样子对比，如 2020-07-01"`
	FromYear  int    `placeholder:"年度" help:"与另一个附件对比时，那个附件的年度"`
	FromAnnex string `placeholder:"附件" help:"与另一个附件对比，如 1"`
	To        string `required:"" placeholder:"文件" help:"存到的文件，以 .pdf 或 .docx 结尾"`
}

// Run writes the 责任分工调整对照表.
func (v *compareVerb) Run(w *World) error {
	if v.Since == "" && v.FromAnnex == "" {
		return &plain{"没有对比", "请写明与哪一天（--since）或哪个附件（--from-annex）对比。", ""}
	}
	return w.look(v.Ledger, func(a *app.App) error {
		x, err := a.Ledger().FindAnnex(v.Year, v.Annex)
		if err != nil {
			return err
		}
		was := app.Side{Annex: x.ID, Day: v.Since}
		if v.FromAnnex != "" {
			y, err := a.Ledger().FindAnnex(v.FromYear, v.FromAnnex)
			if err != nil {
				return err
			}
			was.Annex = y.ID
		}
		if err := a.ExportComparison(was, app.Side{Annex: x.ID}, v.To); err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.Out, "已把对照表存到“%s”。\n", v.To)
		return err
	})
}
