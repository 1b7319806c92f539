package batch

import (
	"fmt"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

type endVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	spot
	As     string `default:"办结" placeholder:"方式" help:"办结、销号、中止、调整；恢复则重新办理"`
	Day    string `placeholder:"日期" help:"日期，如 2020-12-20；不写是今天"`
	Remark string `placeholder:"说明" help:"办结或中止的说明"`
}

func (v *endVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		t, err := v.find(a.Ledger())
		if err != nil {
			return err
		}
		if v.As == "恢复" {
			return w.told(a.Reopen([]ledger.ID{t.ID}, ""))
		}
		end := ledger.End{Status: ledger.Closed, Word: v.As, Day: w.day(v.Day), Remark: v.Remark}
		switch v.As {
		case "中止":
			end.Status, end.Word = ledger.Suspended, ""
		case "调整", string(ledger.Adjusted):
			end.Status, end.Word = ledger.Adjusted, ""
		}
		return w.told(a.End([]ledger.ID{t.ID}, end, ""))
	})
}

type splitVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	spot
	First  string `required:"" placeholder:"内容" help:"留在原序号的内容"`
	Second string `required:"" placeholder:"内容" help:"新的一项的内容"`
	Day    string `placeholder:"日期" help:"从哪天起是两项，如 2020-08-01；不写是今天，往年的附件不写则全年都是两项；新的一项从这个季度起才要报送"`
}

func (v *splitVerb) Run(w *World) error {
	return w.work(v.Ledger, func(a *app.App) error {
		t, err := v.find(a.Ledger())
		if err != nil {
			return err
		}
		done, _, err := a.Split(t.ID, v.First, v.Second, v.Day, "")
		return w.told(done, err)
	})
}

type rolloverVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	From   int    `required:"" placeholder:"年度" help:"从哪一年结转"`
	To     int    `placeholder:"年度" help:"转入哪一年；不写是下一年"`
	No     string `placeholder:"序号" help:"结转哪几项，如 附件2:1.2、附件1:23；不写是跨年的"`
	DryRun bool   `help:"只列出要结转的，不改台账"`
	JSON   bool   `name:"json" help:"输出 JSON"`
}

// offered is one task that can go on in the next year.
type offered struct {
	Annex string `json:"annex"`
	No    string `json:"no"`
	Text  string `json:"text"`
}

func (v *rolloverVerb) Run(w *World) error {
	run := w.work
	if v.DryRun {
		run = w.look
	}
	return run(v.Ledger, func(a *app.App) error {
		l := a.Ledger()
		tasks, err := v.tasks(l)
		if err != nil {
			return err
		}
		to := v.To
		if to == 0 {
			to = v.From + 1
		}
		if !v.DryRun {
			done, _, err := a.RollOver(v.From, to, tasks, "")
			if err == nil && !done.Changed() && !v.JSON {
				_, err = fmt.Fprintf(w.Out, "没有要结转的任务：跨年的都已在%d年，或本来没有，台账没有改动。\n", to)
				return err
			}
			if err != nil || !v.JSON {
				return w.told(done, err)
			}
		}
		return v.show(w, l, tasks)
	})
}

func (v *rolloverVerb) tasks(l *ledger.Ledger) ([]ledger.ID, error) {
	if !hasYear(l, v.From) {
		return nil, &ledger.Problem{Kind: ledger.NoSuchAnnex, Count: v.From}
	}
	if v.No != "" {
		return findAll(l, v.From, "", v.No)
	}
	return app.MultiYear(l, v.From), nil
}

func (v *rolloverVerb) show(w *World, l *ledger.Ledger, tasks []ledger.ID) error {
	list := []offered{}
	for _, id := range tasks {
		t := l.Task(id)
		list = append(list, offered{l.Annex(t.Annex).No, l.RowName(t), t.Text})
	}
	if v.JSON {
		return app.WriteJSON(w.Out, list)
	}
	for _, x := range list {
		if _, err := fmt.Fprintf(w.Out, "附件%s\t%s\t%s\n", x.Annex, x.No, oneLine(x.Text)); err != nil {
			return err
		}
	}
	return nil
}
