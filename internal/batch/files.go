package batch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"dubanben/internal/app"
)

type importVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件；没有就新建"`
	File   string `arg:"" name:"文件" help:"要导入的附件文件"`
	Year   int    `placeholder:"年度" help:"标题没有写年度时用"`
	JSON   bool   `name:"json" help:"输出 JSON"`
}

// imported is what import --json prints.
type imported struct {
	Annexes []importedAnnex `json:"annexes"`
	Doubts  []openDoubt     `json:"doubts"`
	Moved   []movedAnnex    `json:"moved"` // annexes without a printed number that gave theirs up
}

type importedAnnex struct {
	Label     string   `json:"label"`
	Title     string   `json:"title"`
	Year      int      `json:"year"`
	Tasks     int      `json:"tasks"`
	New       []string `json:"new"`       // row numbers, as are the next three
	Changed   []string `json:"changed"`   // taken
	Unchanged int      `json:"unchanged"` // how many
	Missing   []string `json:"missing"`   // in the ledger, not in the file; kept
	name      string
}

type movedAnnex struct {
	Title string `json:"title"`
	Year  int    `json:"year"`
	From  string `json:"from"`
	To    string `json:"to"`
}

type openDoubt struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"`
	Where   string   `json:"where"`
	Text    string   `json:"text"`
	Choices []string `json:"choices"`
	Default string   `json:"default"`
}

func (v *importVerb) Run(w *World) error {
	reading, err := app.ReadAnnexes(v.File)
	if err != nil {
		return err
	}
	outcome, err := v.take(reading, w.options())
	if err != nil {
		return err
	}
	out := imported{Annexes: []importedAnnex{}, Doubts: []openDoubt{}, Moved: []movedAnnex{}}
	for _, m := range outcome.Moved {
		out.Moved = append(out.Moved, movedAnnex{m.Title, m.Year, m.From, m.To})
	}
	for _, x := range outcome.Annexes {
		out.Annexes = append(out.Annexes, importedAnnex{x.Label, x.Title, x.Year, x.Rows, list(x.New), list(x.Changed), len(x.Unchanged), list(x.Missing), x.Name()})
		for _, d := range x.Doubts {
			out.Doubts = append(out.Doubts, openDoubt{string(d.ID), string(d.Kind), d.Where, d.Text, list(d.Choices), d.Default})
		}
	}
	if v.JSON {
		return app.WriteJSON(w.Out, out)
	}
	return out.print(w)
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// take imports into the ledger, or into a new one where there is none. Where another import makes it at the same moment,
// that one is opened.
func (v *importVerb) take(r *app.Reading, o app.Options) (app.Outcome, error) {
	var a *app.App
	var out app.Outcome
	_, err := os.Stat(v.Ledger)
	if errors.Is(err, fs.ErrNotExist) {
		if a, out, err = app.CreateFrom(v.Ledger, r, v.Year, o); err == nil {
			return out, a.Close()
		}
		if !app.IsTaken(err) {
			return out, err
		}
	}
	if a, err = app.Open(v.Ledger, o); err != nil {
		return out, err
	}
	if out, err = a.Import(r, v.Year); err != nil {
		a.Close()
		return out, err
	}
	return out, a.Close()
}

func (o imported) print(w *World) error {
	var b strings.Builder
	changed := 0
	for _, m := range o.Moved {
		fmt.Fprintf(&b, "%d年“%s”原来没有印附件号，现在改为附件%s。\n", m.Year, strings.ReplaceAll(m.Title, "\n", ""), m.To)
	}
	for _, x := range o.Annexes {
		changed += len(x.New) + len(x.Changed)
		fmt.Fprintf(&b, "%s %s：读到%d行，新增%d行，修改%d行，未变%d行。\n", x.name, strings.ReplaceAll(x.Title, "\n", ""), x.Tasks,
			len(x.New), len(x.Changed), x.Unchanged)
		if len(x.Changed) > 0 {
			fmt.Fprintf(&b, "  修改：%s\n", strings.Join(x.Changed, "、"))
		}
		if len(x.Missing) > 0 {
			fmt.Fprintf(&b, "  文件里没有、台账里保留的：%s\n", strings.Join(x.Missing, "、"))
		}
	}
	for _, d := range o.Doubts {
		fmt.Fprintf(&b, "存疑：%s：%s（暂按“%s”）\n", d.Where, strings.TrimSuffix(d.Text, "。"), d.Default)
	}
	if changed == 0 {
		b.WriteString("台账里已经是这些内容，没有改动。\n")
	}
	_, err := fmt.Fprint(w.Out, b.String())
	return err
}

type exportVerb struct {
	Ledger string `arg:"" name:"台账" help:"台账文件"`
	Year   int    `placeholder:"年度" help:"附件的年度；只有一年时可以不写"`
	Annex  string `required:"" placeholder:"附件" help:"附件，如 1"`
	To     string `required:"" placeholder:"文件" help:"存到的文件，以 .xlsx、.pdf、.csv 或 .json 结尾"`
}

func (v *exportVerb) Run(w *World) error {
	return w.look(v.Ledger, func(a *app.App) error {
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
