package batch

import (
	"context"
	"fmt"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

// restored is how much of a whole ledger came back.
type restored struct {
	Annexes int `json:"annexes"`
	Tasks   int `json:"tasks"`
	Units   int `json:"units"`
	Leaders int `json:"leaders"`
	Reports int `json:"reports"`
	Doubts  int `json:"doubts"`
	Links   int `json:"links"`
	Calls   int `json:"calls"`
}

func restoredOf(l *ledger.Ledger) *restored {
	r := &restored{Annexes: len(l.Annexes()), Tasks: len(l.Tasks()), Units: len(l.Units()), Leaders: len(l.Leaders()), Doubts: len(l.Doubts()),
		Links: len(l.AllLinks()), Calls: len(l.AllCalls())}
	for _, t := range l.Tasks() {
		r.Reports += len(l.Reports(t.ID))
	}
	return r
}

// whole is the one file where it has a whole ledger and the ledger has no annex yet; nil otherwise.
func (v *importVerb) whole(ctx context.Context, g app.Ground) (*app.Whole, error) {
	if len(v.Files) != 1 || len(g.Ledger.Annexes()) > 0 {
		return nil, nil
	}
	x, err := app.ReadWhole(ctx, v.Files[0])
	if err == nil && x != nil && v.Answers != "" {
		return nil, &plain{"没有导入", "文件是整本台账，存疑的答复已在里面，用不上 --answers。", "请去掉它再导入。"}
	}
	return x, err
}

// restore makes the ledger the one of the file, and tells.
func (v *importVerb) restore(ctx context.Context, w *World, x *app.Whole, g app.Ground) error {
	if !v.DryRun {
		o := w.options()
		if err := v.into(o, func() (*app.App, error) { return app.CreateFromWhole(ctx, v.Ledger, x, o) }, func(a *app.App) error {
			_, err := a.ImportWhole(ctx, x)
			return err
		}); err != nil {
			return err
		}
	}
	if v.JSON {
		return app.WriteJSON(w.Out, restoring(x.Ledger()))
	}
	said := "已恢复整本台账：" + x.Contents() + "。修改记录没有带过来，仍在原来的台账里。\n"
	if v.DryRun {
		said = "会恢复整本台账：" + x.Contents() + "。修改记录不会带过来。\n"
	}
	if x.Displaces(g.Ledger) {
		said += "台账里原有的单位、责任领导等换成文件里的。\n"
	}
	if v.DryRun {
		said += "以上是试算，台账没有改动。\n"
	}
	_, err := fmt.Fprint(w.Out, said)
	return err
}

// restoring is what is printed of a whole ledger: all its rows are new.
func restoring(l *ledger.Ledger) imported {
	out := imported{Annexes: []importedAnnex{}, Doubts: []openDoubt{}, Moved: []movedAnnex{}, Left: []leftOut{}, RowsOnly: []string{}, Restored: restoredOf(l)}
	none := list[string](nil)
	for _, x := range l.Annexes() {
		a := importedAnnex{Label: x.Label, Title: x.Title, Year: x.Year, New: []string{}, Changed: none, Missing: none, Order: none, Kept: none, Deleted: none, Head: none, KeptHead: none}
		for _, t := range l.TasksOf(x.ID) {
			a.New = append(a.New, l.RowName(t))
		}
		a.Tasks = len(a.New)
		out.Annexes = append(out.Annexes, a)
	}
	for _, d := range l.Doubts() {
		out.Doubts = append(out.Doubts, openDoubt{string(d.ID), string(d.Kind), d.Where, d.Text, list(d.Choices), d.Default, d.Answer})
	}
	return out
}
