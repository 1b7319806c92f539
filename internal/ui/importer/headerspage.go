package importer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/annex"
	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
	"dubanben/internal/ui/look"
)

// headersPage shows a table as it is in its file, what each row was taken for, and what each column means; both can be
// changed.
type headersPage struct {
	w    *Wizard
	at   int // the sheet that is looked at, of all files
	grid *grid.Grid
	rows *sheetRows
}

// spot is one table of one file.
type spot struct {
	file  *file
	sheet int // among the tables of the file
	table *table.Table
}

func newHeadersPage(w *Wizard) *headersPage { return &headersPage{w: w} }

// spots are all tables of all files.
func (p *headersPage) spots() []spot {
	var out []spot
	for _, f := range p.w.files {
		n := 0
		for i := range f.source.Blocks {
			if t := f.source.Blocks[i].Table; t != nil {
				out = append(out, spot{f, n, t})
				n++
			}
		}
	}
	return out
}

func (p *headersPage) ready() string {
	if len(p.w.good()) == 0 {
		return "没有认出附件。请选中表头所在的行，再按“选中的行是表头”，并指定各栏的含义。"
	}
	return ""
}

func (p *headersPage) show() fyne.CanvasObject {
	l, spots := p.w.desk.Look, p.spots()
	if len(spots) == 0 {
		return container.NewCenter(look.Words("文件里没有表格。", 14, false, l.Text2()))
	}
	p.at = min(p.at, len(spots)-1)
	s := spots[p.at]
	p.rows = newSheetRows(s)
	if p.grid == nil {
		p.grid = p.w.desk.Table(p.rows)
		p.grid.OnKey = p.w.key
	} else {
		p.grid.SetModel(p.rows)
	}
	place(p.w, p.grid, sheetTable)
	left := container.New(look.Fixed(216, 0), look.Panel(l.Background(), look.Inset(8, 0, 8, 0), container.NewVScroll(container.New(look.Stack(0), p.list(spots)...))))
	right := container.New(look.Fixed(392, 0), look.Panel(l.Surface(), look.Inset(12, 0, 12, 12), p.meanings(s)))
	return container.NewBorder(nil, nil, container.New(look.Dock(look.AtRight), look.Rule(l.Line(), true), left), container.New(look.Dock(look.AtLeft), look.Rule(l.Line(), true), right), p.grid)
}

// list are the tables, to choose from.
func (p *headersPage) list(spots []spot) []fyne.CanvasObject {
	l := p.w.desk.Look
	var out []fyne.CanvasObject
	for i, s := range spots {
		name := s.file.name
		if found := s.found(); len(found) > 0 {
			name = found[0].Name()
		} else if s.file.reading != nil {
			name = s.name() + "（未用）"
		}
		row := container.New(look.Inset(6, 12, 6, 16), container.New(look.Stack(0), look.Clipped(name, 14, l.Text(), 180), look.Clipped(s.file.name, 12, l.Text2(), 180)))
		press := place(p.w, look.NewPress(l, row, func() { p.at = i; p.w.refresh() }), "sheet", i)
		press.Radius = 0
		press.Choose(i == p.at)
		out = append(out, press)
	}
	return out
}

// found are the annexes that begin in the table.
func (s spot) found() []*annex.Found {
	var out []*annex.Found
	if s.file.reading == nil {
		return nil
	}
	for i := range s.file.reading.Annexes {
		if a := &s.file.reading.Annexes[i]; a.Sheet == s.sheet {
			out = append(out, a)
		}
	}
	return out
}

func (s spot) name() string {
	if r := s.file.reading; r != nil && s.sheet < len(r.Sheets) && r.Sheets[s.sheet].Name != "" {
		return r.Sheets[s.sheet].Name
	}
	return fmt.Sprintf("第%d个表", s.sheet+1)
}

// meanings are the columns with what they were taken for, and how to say otherwise.
func (p *headersPage) meanings(s spot) fyne.CanvasObject {
	l := p.w.desk.Look
	parts := []fyne.CanvasObject{look.Words("各栏的含义", 14, true, l.Text())}
	found := s.found()
	if s.file.wrong != "" {
		parts = append(parts, look.NewProse(s.file.wrong, 14, 20, false, l.Error()).Within(364))
	}
	if len(found) > 0 {
		for _, m := range found[0].Meanings {
			if m.Header != "" || m.Why != annex.NoText {
				parts = append(parts, p.meaning(s, found[0].Year, found[0].Signature, m))
			}
		}
	} else if h, ok := s.file.headers[s.sheet]; ok {
		headers := headerTexts(s.table, h)
		fields := p.w.memory.Meanings[annex.HeaderSignature(headers)]
		for i, text := range headers {
			m := annex.Meaning{Column: i, Header: text}
			if i < len(fields) {
				m.Field = fields[i]
			}
			parts = append(parts, p.meaning(s, 0, annex.HeaderSignature(headers), m))
		}
	}
	parts = append(parts, look.Rule(l.Line(), false), p.byHand(s), look.Rule(l.Line(), false))
	parts = append(parts, p.left(s)...)
	return container.NewVScroll(container.New(look.Inset(0, 16, 0, 0), container.New(look.Stack(6), parts...)))
}

// meaning is one column with the list of what it may mean.
func (p *headersPage) meaning(s spot, year int, signature string, m annex.Meaning) fyne.CanvasObject {
	l := p.w.desk.Look
	fields := annex.MeaningChoices(year)
	var names []string
	at := -1
	for i, f := range fields {
		names = append(names, meaningName(f))
		if same(f, m.Field) {
			at = i
		}
	}
	if base, _ := m.Field.Split(); at < 0 && base == ledger.FieldExtra {
		at = slices.Index(fields, annex.Extra)
	}
	choose := place(p.w, p.w.desk.Look.NewSelect(names, nil), "meaning", m.Column)
	choose.SetSelectedIndex(at)
	choose.OnChanged = func(string) {
		if i := choose.SelectedIndex(); i >= 0 {
			p.say(s, signature, m.Column, fields[i])
		}
	}
	header := strings.ReplaceAll(m.Header, "\n", "")
	if header == "" {
		header = "（没有表头）"
	}
	return container.New(look.Line(8), container.New(look.Fixed(128, 0), look.Clipped(header, 14, l.Text(), 126)), container.New(look.Fixed(132, 30), choose),
		look.Words(m.Why.Name(), 12, false, l.Text2()))
}

// same compares meanings; a quarter is the same in every year.
func same(a, b ledger.Field) bool {
	if qa, qb := a.Quarter(), b.Quarter(); qa != "" && qb != "" {
		return qa.Number() == qb.Number()
	}
	return a == b
}

func meaningName(f ledger.Field) string {
	switch f {
	case annex.Extra:
		return "保留为附加栏"
	case annex.Ignore:
		return "不导入"
	}
	return f.Name()
}

// say takes what the person said of a column and understands the file anew.
func (p *headersPage) say(s spot, signature string, column int, f ledger.Field) {
	fields := slices.Clone(p.w.memory.Meanings[signature])
	for len(fields) <= column {
		fields = append(fields, "")
	}
	if q := f.Quarter(); q != "" {
		f = ledger.Field(fmt.Sprintf("%s.0000Q%d", ledger.FieldTargets, q.Number())) // a quarter of the annex's own year
	}
	fields[column] = f
	p.w.memory.Meanings[signature] = fields
	p.again(s.file)
}

func (p *headersPage) again(f *file) {
	p.w.work(func(ctx context.Context, _ *app.Progress) error {
		err := p.w.understand(ctx, f)
		if err != nil && ctx.Err() == nil {
			f.wrong = p.w.desk.Say(err)
			err = nil // the page says it, and offers to say what the header is
		}
		return err
	}, p.w.told)
}

// byHand lets the person say which rows the header is.
func (p *headersPage) byHand(s spot) fyne.CanvasObject {
	l := p.w.desk.Look
	take := func(depth int) func() {
		return func() {
			if s.file.headers == nil {
				s.file.headers = map[int]app.HeaderRows{}
			}
			s.file.headers[s.sheet] = app.HeaderRows{Row: p.grid.Selection().Row, Depth: depth}
			p.again(s.file)
		}
	}
	undo := func() {
		delete(s.file.headers, s.sheet)
		p.again(s.file)
	}
	button := func(text string, do func()) fyne.CanvasObject {
		return place(p.w, l.Button("", text, do), "header", text)
	}
	return container.New(look.Stack(6), look.NewProse("表头认错了：在左边选中表头所在的行（Esc 离开表格），再按下面的按钮。", 12, 18, false, l.Text2()).Within(364),
		container.New(look.Line(6), button("选中的行是表头", take(1)), button("两行表头", take(2)), button("自动", undo)))
}

// left are the texts that go nowhere, and why.
func (p *headersPage) left(s spot) []fyne.CanvasObject {
	l := p.w.desk.Look
	if s.file.reading == nil || len(s.file.reading.Left) == 0 {
		return []fyne.CanvasObject{look.NewProse("文件里的每一处文字都用上了。", 12, 18, false, l.Text2()).Within(364)}
	}
	const most = 60
	all := s.file.reading.Left
	out := []fyne.CanvasObject{look.Words(fmt.Sprintf("没有用上的文字 %d 处", len(all)), 14, true, l.Text())}
	for _, x := range all[:min(len(all), most)] {
		out = append(out, look.NewProse(look.OneLine(x.Text)+"："+x.Why, 12, 18, false, l.Text2()).Within(364))
	}
	return out
}

// headerTexts are the heads of the columns under header rows.
func headerTexts(t *table.Table, h app.HeaderRows) []string {
	var out []string
	for c := range t.Columns {
		text := ""
		for r := h.Row; r < min(h.Row+max(h.Depth, 1), len(t.Rows)); r++ {
			row, col := t.Owner(r, c)
			if s := t.Rows[row][col].Text; s != "" {
				text = s
			}
		}
		out = append(out, text)
	}
	return out
}
