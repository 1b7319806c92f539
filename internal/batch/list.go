package batch

import (
	"fmt"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/view"
)

type listVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	Year   int    `placeholder:"年度" help:"只列这一年"`
	Annex  string `placeholder:"附件" help:"只列这个附件，如 1"`
	Unit   string `placeholder:"单位" help:"只列牵头或相关单位中有它的（别名也算，所属的组不算）"`
	Leader string `placeholder:"领导" help:"只列这位责任领导的"`
	JSON   bool   `name:"json" help:"输出 JSON"`
}

func (v *listVerb) Run(w *World) error {
	return w.look(v.Ledger, func(a *app.App) error {
		l := a.Ledger()
		rows := view.Rows(l, view.Tasks(l, view.Query{Year: v.Year, Annex: v.Annex, Unit: v.Unit, Leader: v.Leader}))
		if v.JSON {
			return app.WriteJSONList(w.Out, rows)
		}
		for r := range rows {
			no := r.No
			if r.Sub != "" {
				no += "." + r.Sub
			}
			_, err := fmt.Fprintf(w.Out, "%d 附件%s\t%s\t%s\t%s\t%s\t%s\n", r.Year, r.Annex, no, oneLine(r.Text), r.Leader,
				strings.Join(r.LeadUnits, "、"), strings.Join(r.RelatedUnits, "、"))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }
