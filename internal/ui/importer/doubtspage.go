package importer

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/annex"
	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// doubtsPage asks what nobody but a person can know. Each doubt has a default, so that one may go on without an answer.
type doubtsPage struct {
	w    *Wizard
	kind ledger.DoubtKind // only these; "" for all
}

// asked is a doubt of a file.
type asked struct {
	file  *file
	doubt annex.Doubt
}

func (p *doubtsPage) ready() string {
	for _, f := range p.w.good() {
		if f.wrong != "" {
			return f.wrong
		}
	}
	return ""
}

// all are the doubts of all files, those too that arise only beside the ledger. One that was answered at an earlier import
// has that answer.
func (p *doubtsPage) all() []asked {
	var out []asked
	seen, before := map[ledger.ID]bool{}, p.before()
	add := func(f *file, d annex.Doubt) {
		if !seen[d.ID] {
			seen[d.ID] = true
			if d.Answer == "" {
				d.Answer = before[d.ID]
			}
			out = append(out, asked{f, d})
		}
	}
	for _, f := range p.w.good() {
		for _, a := range f.reading.Annexes {
			for _, d := range a.Doubts {
				add(f, d)
			}
		}
		for _, a := range f.diff.Annexes {
			for _, d := range a.Outcome.Doubts {
				add(f, annex.Doubt{Doubt: *d, Row: -1})
			}
		}
	}
	return out
}

// before are the answers that the ledger has.
func (p *doubtsPage) before() map[ledger.ID]string {
	out := map[ledger.ID]string{}
	for _, f := range p.w.good() {
		for _, a := range f.diff.Annexes {
			for _, d := range a.Outcome.Doubts {
				out[d.ID] = d.Answer
			}
		}
	}
	return out
}

func (p *doubtsPage) show() fyne.CanvasObject {
	l, all := p.w.desk.Look, p.all()
	const most = 200
	var lines []fyne.CanvasObject
	if len(all) == 0 {
		lines = append(lines, container.New(look.Inset(12, 0, 12, 0), look.Words("没有存疑的地方，可以直接进入下一步。", 14, false, l.Text())))
	}
	for _, a := range all {
		if p.kind != "" && a.doubt.Kind != p.kind || len(lines) >= 2*most {
			continue
		}
		lines = append(lines, p.question(a), look.Rule(l.Line(), false))
	}
	if len(all) > most {
		lines = append(lines, look.Words(fmt.Sprintf("这里列出前 %d 处，其余按默认处理，导入后可以再改。", most), 14, false, l.Text2()))
	}
	lines = append(lines, p.offers()...)
	left := container.New(look.Fixed(184, 0), look.Panel(l.Background(), look.Inset(8, 0, 8, 0), container.New(look.Stack(0), p.kinds(all)...)))
	return container.NewBorder(nil, nil, container.New(look.Dock(look.AtRight), look.Rule(l.Line(), true), left), nil,
		p.w.scrolled(container.New(look.Inset(8, 24, 8, 20), container.New(look.Stack(0), lines...))))
}

// kinds lists the kinds of doubt with how many there are.
func (p *doubtsPage) kinds(all []asked) []fyne.CanvasObject {
	l := p.w.desk.Look
	counts := map[ledger.DoubtKind]int{}
	for _, a := range all {
		counts[a.doubt.Kind]++
	}
	line := func(k ledger.DoubtKind, name string, n int) fyne.CanvasObject {
		row := container.New(look.Fixed(0, 34), container.New(look.Inset(0, 12, 0, 16), container.New(look.Line(8), look.Words(name, 14, k == p.kind, l.Text()),
			look.NewSpring(), look.Words(fmt.Sprint(n), 12, false, l.Text2()))))
		press := place(p.w, look.NewPress(l, row, func() { p.kind = k; p.w.refresh() }), "kind", k)
		press.Radius = 0
		press.Choose(k == p.kind)
		return press
	}
	out := []fyne.CanvasObject{line("", "全部", len(all))}
	for _, k := range annex.DoubtKinds() {
		if counts[k] > 0 {
			out = append(out, line(k, annex.DoubtName(k), counts[k]))
		}
	}
	return out
}

// question is one doubt: what stands there, why it is doubtful, how it is to be taken.
func (p *doubtsPage) question(a asked) fyne.CanvasObject {
	l, d := p.w.desk.Look, a.doubt
	words := d.Words
	if words == "" {
		words = "（空白）"
	}
	what := []fyne.CanvasObject{look.Words(annex.DoubtName(d.Kind), 14, true, l.Text()), look.NewProse(d.Where, 12, 18, false, l.Text2()).Within(look.WhatWidth),
		look.NewProse(words, 14, 20, false, l.Text()).Within(look.WhatWidth)}
	why := d.Text
	if d.Answer != "" && a.file.answers[d.ID] == "" {
		why += "以前导入时答复过。"
	}
	return l.Question(what, why, p.choices(a))
}

// choices are what can be answered, the default marked as such.
func (p *doubtsPage) choices(a asked) fyne.CanvasObject {
	d := a.doubt
	if len(d.Choices) == 0 {
		return p.text(a)
	}
	now := a.file.answers[d.ID]
	if now == "" {
		now = d.Answer
	}
	if now == "" {
		now = d.Default
	}
	var out []fyne.CanvasObject
	for _, c := range d.Choices {
		name := c
		if c == d.Default {
			name += "（默认）"
		}
		out = append(out, place(p.w, p.w.newOption(name, false, c == now, func() { p.answer(a, c) }), "choice", d.ID, c))
	}
	return container.New(look.Stack(0), out...)
}

// text is the answer to a doubt that has no list, such as a year.
func (p *doubtsPage) text(a asked) fyne.CanvasObject {
	f := look.NewField(p.w.desk.Look, a.file.answers[a.doubt.ID], "回答", 1)
	f.Enter = func() { p.answer(a, f.Text()) }
	f.Escape = p.w.toMain
	place(p.w, f.Area, "answer", a.doubt.ID)
	return container.New(look.Line(6), container.New(look.Fixed(160, 30), f), place(p.w, p.w.desk.Look.Button("", "就这样", f.Enter), "so", a.doubt.ID))
}

// answer takes an answer; the file is understood and compared anew.
func (p *doubtsPage) answer(a asked, choice string) {
	p.w.work(func(ctx context.Context, progress *app.Progress) error {
		if err := a.file.reading.Answer(map[ledger.ID]string{a.doubt.ID: choice}); err != nil {
			return err
		}
		if a.file.answers == nil {
			a.file.answers = map[ledger.ID]string{}
		}
		a.file.answers[a.doubt.ID] = choice
		a.file.offers = a.file.reading.Offers()
		return p.w.compare(ctx, progress)
	}, p.w.told)
}
