package batch

import (
	"bytes"
	"context"
	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

type importVerb struct {
	Ledger  string   `arg:"" name:"台账" help:"台账文件；没有就新建"`
	Files   []string `arg:"" name:"文件" help:"要导入的附件文件，一个或几个：.xlsx .docx .csv .txt .json"`
	Year    int      `placeholder:"年度" help:"标题没有写年度时用"`
	Answers string   `placeholder:"文件" help:"对存疑的回答，JSON：{\"存疑编号\": \"选项\"}"`
	DryRun  bool     `help:"只看会有什么变化，不写台账"`
	JSON    bool     `name:"json" help:"输出 JSON"`

	FileOrder bool `help:"行的先后照文件的顺序"`
	Overwrite bool `help:"本机改过的格也取文件里的值，本机删过的行也取回；不写时，文件和上次导入时一样的照本机的"`
}

// imported is what import --json prints.
type imported struct {
	Annexes []importedAnnex `json:"annexes"`
	Doubts  []openDoubt     `json:"doubts"`
	Moved   []movedAnnex    `json:"moved"` // annexes without a printed number that gave theirs up
	Left    []leftOut       `json:"left"`  // texts of the files that went nowhere

	RowsOnly []string  `json:"rows_only"` // files of whole ledgers of which only the annexes were taken
	Restored *restored `json:"restored"`  // null where no whole ledger was

	dry     bool
	ordered bool // the order of the files was taken
	said    []string
}

type leftOut struct {
	Sheet string `json:"sheet"`
	Row   int    `json:"row"` // or the line of a text file
	Text  string `json:"text"`
	Why   string `json:"why"`
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
	Order     []string `json:"order"`     // rows that the file has at another place
	Kept      []string `json:"kept"`      // rows with cells that were changed by hand and stay
	Deleted   []string `json:"deleted"`   // rows of the file that were deleted by hand and stay so
	Head      []string `json:"head"`      // of title, date, note, label: what was taken
	KeptHead  []string `json:"kept_head"` // and what was changed by hand and stays
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
	Answer  string   `json:"answer"` // "" where nobody has answered
}

func (v *importVerb) Run(w *World) error {
	ctx := context.Background()
	answers, err := v.answers()
	if err != nil {
		return err
	}
	ground, choices, err := v.present(w.options())
	if err != nil {
		return err
	}
	whole, err := v.whole(ctx, ground)
	if err != nil {
		return err
	}
	if whole != nil {
		return v.restore(ctx, w, whole, ground)
	}
	var in []app.Intake
	for _, path := range v.Files {
		r, err := app.ReadAnnexes(ctx, path, choices)
		if err != nil {
			return err
		}
		in = append(in, app.Intake{Reading: r, Year: v.Year, Take: app.Take{Order: v.FileOrder, Overwrite: v.Overwrite}})
	}
	if err := app.AnswerDoubts(ctx, ground, in, answers); err != nil {
		return err
	}
	outcome, err := v.take(ctx, ground, in, w.options())
	if err != nil {
		return err
	}
	return v.tell(w, outcome, in)
}

// answers are those of the file given, by the ids of the doubts.
func (v *importVerb) answers() (map[ledger.ID]string, error) {
	if v.Answers == "" {
		return nil, nil
	}
	data, err := os.ReadFile(v.Answers)
	if err != nil {
		return nil, &app.AnswersError{Path: v.Answers, Err: err}
	}
	out := map[ledger.ID]string{}
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &out); err != nil {
		return nil, &app.AnswersError{Path: v.Answers, Err: err}
	}
	return out, nil
}

// present is what the ledger holds now and what it remembers of headers; a missing ledger is an empty one.
func (v *importVerb) present(o app.Options) (app.Ground, app.Choices, error) {
	empty := app.Ground{Ledger: ledger.Empty()}
	if _, err := os.Stat(v.Ledger); errors.Is(err, fs.ErrNotExist) {
		return empty, app.Choices{}, nil
	}
	a, err := app.Look(v.Ledger, o)
	if err != nil {
		return empty, app.Choices{}, err
	}
	defer a.Close()
	g, err := a.Ground()
	return g, a.Choices(), err
}

// tell prints what the import took, or would take.
func (v *importVerb) tell(w *World, outcome app.Outcome, in []app.Intake) error {
	out := imported{Annexes: []importedAnnex{}, Doubts: []openDoubt{}, Moved: []movedAnnex{}, Left: []leftOut{}, RowsOnly: []string{}, dry: v.DryRun, ordered: v.FileOrder}
	for _, m := range outcome.Moved {
		out.Moved = append(out.Moved, movedAnnex{m.Title, m.Year, m.From, m.To})
	}
	for _, x := range outcome.Annexes {
		out.Annexes = append(out.Annexes, importedAnnex{Label: x.Label, Title: x.Title, Year: x.Year, Tasks: x.Rows, New: list(x.New), Changed: list(x.Changed),
			Unchanged: len(x.Unchanged), Missing: list(x.Missing), Order: list(x.Order), Kept: list(x.Kept), Deleted: list(x.Gone), Head: list(x.Head), KeptHead: list(x.KeptHead),
			name: x.Name()})
		for _, d := range x.Doubts {
			out.Doubts = append(out.Doubts, openDoubt{string(d.ID), string(d.Kind), d.Where, d.Text, list(d.Choices), d.Default, d.Answer})
		}
	}
	out.said = app.RowsOnly(in)
	for _, x := range in {
		if x.Reading.Whole != "" {
			out.RowsOnly = append(out.RowsOnly, x.Reading.Whole)
		}
		for _, l := range x.Reading.Left {
			out.Left = append(out.Left, leftOut{l.Ref.Sheet, max(l.Ref.Row, l.Ref.Line), l.Text, l.Why})
		}
	}
	if v.JSON {
		return app.WriteJSON(w.Out, out)
	}
	return out.print(w)
}

func list[S ~string](all []S) []string {
	out := []string{}
	for _, s := range all {
		out = append(out, string(s))
	}
	return out
}

// take imports into the ledger, or into a new one where there is none. Where another import makes it at the same moment,
// that one is opened. A dry run only says what it would do.
func (v *importVerb) take(ctx context.Context, g app.Ground, in []app.Intake, o app.Options) (app.Outcome, error) {
	if v.DryRun {
		return app.Foresee(ctx, g, in)
	}
	var out app.Outcome
	err := v.into(o, func() (a *app.App, err error) {
		a, out, err = app.CreateFrom(ctx, v.Ledger, in, app.Choices{}, o)
		return a, err
	}, func(a *app.App) (err error) {
		out, err = a.Import(ctx, in, app.Choices{})
		return err
	})
	return out, err
}

// into makes the ledger, or fills it where it is there.
func (v *importVerb) into(o app.Options, create func() (*app.App, error), fill func(*app.App) error) error {
	_, err := os.Stat(v.Ledger)
	if errors.Is(err, fs.ErrNotExist) {
		a, err := create()
		if err == nil {
			return a.Close()
		}
		if !app.IsTaken(err) {
			return err
		}
	}
	a, err := app.Open(v.Ledger, o)
	if err != nil {
		return err
	}
	if err := fill(a); err != nil {
		a.Close()
		return err
	}
	return a.Close()
}

func (o imported) print(w *World) error {
	var b strings.Builder
	changed, kept := 0, 0
	for _, m := range o.Moved {
		fmt.Fprintf(&b, "%d年“%s”原来没有印附件号，现在改为附件%s。\n", m.Year, strings.ReplaceAll(m.Title, "\n", ""), m.To)
	}
	for _, x := range o.Annexes {
		changed += len(x.New) + len(x.Changed) + len(x.Head)
		kept += len(x.Kept) + len(x.KeptHead) + len(x.Deleted)
		if o.ordered {
			changed += len(x.Order)
		}
		x.print(&b, o.ordered)
	}
	for _, s := range o.said {
		b.WriteString(s + "\n")
	}
	for _, d := range o.Doubts {
		held := "暂按“" + d.Default + "”"
		if d.Answer != "" {
			held = "已答“" + d.Answer + "”"
		}
		fmt.Fprintf(&b, "存疑：%s：%s（%s）\n", d.Where, strings.TrimSuffix(d.Text, "。"), held)
	}
	const most = 10
	for i, l := range o.Left {
		if i == most {
			fmt.Fprintf(&b, "没有用上的文字还有%d处，--json 列出全部\n", len(o.Left)-most)
			break
		}
		fmt.Fprintf(&b, "没有用上：“%s”（%s）\n", short(l.Text), l.Why)
	}
	switch {
	case changed == 0 && kept > 0:
		b.WriteString("台账没有改动。\n")
	case changed == 0:
		b.WriteString("台账里已经是这些内容，没有改动。\n")
	case o.dry:
		b.WriteString("以上是试算，台账没有改动。\n")
	}
	_, err := fmt.Fprint(w.Out, b.String())
	return err
}

// print tells of one annex.
func (x importedAnnex) print(b *strings.Builder, ordered bool) {
	fmt.Fprintf(b, "%s %s：读到%d行，新增%d行，修改%d行，未变%d行。\n", x.name, strings.ReplaceAll(x.Title, "\n", ""), x.Tasks,
		len(x.New), len(x.Changed), x.Unchanged)
	order := "文件里换了位置、台账里没有动的（--file-order 照文件排）"
	if ordered {
		order = "照文件换了位置的"
	}
	for _, line := range []struct {
		what string
		rows []string
	}{{"修改", x.Changed}, {"修改附件的", headNames(x.Head)}, {"文件里没有、台账里保留的", x.Missing}, {"本机改过、保留没动的（--overwrite 取文件里的值）", x.Kept},
		{"本机删过、没有再取的（--overwrite 取回）", x.Deleted}, {"本机改过、保留没动的附件的", headNames(x.KeptHead)}, {order, x.Order}} {
		if len(line.rows) > 0 {
			fmt.Fprintf(b, "  %s：%s\n", line.what, strings.Join(line.rows, "、"))
		}
	}
}

// headNames are the fields of an annex in Chinese.
func headNames(fields []string) []string {
	var out []string
	for _, f := range fields {
		out = append(out, map[string]string{"label": "附件号", "title": "标题", "date": "日期", "note": "注"}[f])
	}
	return out
}

// short is a text on one line, cut where it is long.
func short(s string) string {
	const most = 30
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}
