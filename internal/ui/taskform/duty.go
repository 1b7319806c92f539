package taskform

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// dutyBox is the dialog that says who must report on tasks, and whom the groups stand for whose members are chosen for each.
type dutyBox struct {
	*form
	tasks   []*ledger.Task
	duty    *picks
	groups  []*ledger.Unit // whose members are chosen for each task
	members map[ledger.ID][]ledger.ID
	touched map[ledger.ID]bool // those that the person has changed
	group   int
	search  *look.Field
	list    *ticks
	result  *look.Prose
}

// The widths of the dialog's left part and of the gap.
const (
	dutyLeft = 300
	dutyGap  = 16
)

// Duty asks who must report on tasks.
func Duty(d *Desk, tasks []ledger.ID) {
	d.settled(func() {
		ts := d.tasks(tasks)
		if len(ts) == 0 {
			return
		}
		b := &dutyBox{form: newForm(d, formWide, "默认：牵头单位；任务里有固定成员的组（如各镇街道），每个成员也各报各的。").about(ts[0]), tasks: ts,
			groups: openGroups(d.Ledger(), ts), members: map[ledger.ID][]ledger.ID{}, touched: map[ledger.ID]bool{}}
		for _, g := range b.groups {
			b.members[g.ID] = firstChoice(ts, g.ID)
		}
		at := slices.Index(ledger.Duties(), ts[0].Duty)
		for _, t := range ts {
			if t.Duty != ts[0].Duty {
				at = 0
			}
		}
		var words []string
		for _, x := range ledger.Duties() {
			words = append(words, x.Name())
		}
		b.duty = wordPicks(d, words, at, b.tell)
		b.result = look.NewProse("", 14, 20, false, d.Look.Text()).Within(b.resultWide())
		b.open("由谁报送", "保存", b.keep, b.body())
		b.tell()
		d.Host.Focus(b.duty.first())
	})
}

// openGroups are the groups that the tasks name and that have no members of their own, each once.
func openGroups(l *ledger.Ledger, ts []*ledger.Task) []*ledger.Unit {
	var out []*ledger.Unit
	for _, t := range ts {
		for _, m := range slices.Concat(t.Lead, t.Related) {
			if u := l.Unit(m.Unit); u != nil && u.Kind == ledger.Group && len(u.Members) == 0 && !slices.Contains(out, u) {
				out = append(out, u)
			}
		}
	}
	return out
}

// firstChoice are the members that the first task has which names the group and has any.
func firstChoice(ts []*ledger.Task, group ledger.ID) []ledger.ID {
	for _, t := range ts {
		if len(t.Members[group]) > 0 {
			return slices.Clone(t.Members[group])
		}
	}
	return nil
}

func (b *dutyBox) resultWide() float32 {
	if len(b.groups) > 0 {
		return dutyLeft
	}
	return b.wide - dutyLeft - dutyGap
}

func (b *dutyBox) body() fyne.CanvasObject {
	l := b.d.Look
	const resultHigh = 8 * 20
	result := container.New(look.Fixed(0, resultHigh), container.NewVScroll(b.result))
	choose := container.New(look.Stack(4), b.small("谁来报送"), b.duty.under())
	top := b.heading(b.tasks)
	if len(b.groups) == 0 {
		told := container.New(look.Stack(4), b.small("这样要报送的单位"), result)
		return container.New(look.Stack(formGap), top, container.New(look.Beside(dutyLeft+dutyGap), choose, told))
	}
	b.list = newTicks(b.d, nil)
	b.list.changed = b.ticked
	b.search = look.NewField(l, "", "找单位：汉字、拼音或首字母", 1)
	b.search.Changed = func(string) { b.fill() }
	b.search.Enter, b.search.Escape = func() { b.d.Host.Focus(b.list) }, func() { b.hide() }
	b.fill()
	head := fyne.CanvasObject(b.small("“" + b.groups[0].Name + "”在这里指"))
	if len(b.groups) > 1 {
		var names []string
		for _, g := range b.groups {
			names = append(names, "“"+g.Name+"”在这里指")
		}
		which := l.NewSelect(names, nil)
		which.SetSelectedIndex(0)
		which.OnChanged = func(string) { b.group = max(0, which.SelectedIndex()); b.fill() }
		head = b.framedSelect(0, which)
	}
	high := b.room() - 24 - 60 - 20 - fieldHigh
	right := container.New(look.Stack(4), head, b.search, b.boxed(b.list, min(high, 260)))
	left := container.New(look.Stack(4), choose, b.small("这样要报送的单位"), container.New(look.Fixed(0, min(high-4*36+fieldHigh, 140)), container.NewVScroll(b.result)))
	return container.New(look.Stack(formGap), top, container.New(look.Beside(dutyLeft+dutyGap), left, right))
}

// fill lists the units that fit what is typed, towns first, with a tick at those that the group stands for.
func (b *dutyBox) fill() {
	g := b.groups[b.group]
	var all []*ledger.Unit
	for _, towns := range []bool{true, false} {
		for _, u := range b.d.Ledger().Units() {
			if u.Kind != ledger.Group && (u.Kind == ledger.Town) == towns {
				all = append(all, u)
			}
		}
	}
	fits := fitting(all, b.search.Text())
	var rows []tickRow
	for _, u := range all {
		if fits == nil || fits[u.ID] {
			rows = append(rows, tickRow{key: string(u.ID), text: u.Name, on: slices.Contains(b.members[g.ID], u.ID)})
		}
	}
	changed := b.list.changed
	b.list.changed = func() {}
	b.list.at = 0
	b.list.fill(rows)
	b.list.changed = changed
}

// fitting are the units that a text may mean; nil for all.
func fitting(units []*ledger.Unit, text string) map[ledger.ID]bool {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	var names []view.Candidate
	for _, u := range units {
		names = append(names, view.Candidate{ID: u.ID, Name: u.Name, Others: u.Others})
	}
	fits := map[ledger.ID]bool{}
	for _, m := range view.NewSuggester(names).Suggest(text, 0) {
		fits[m.Candidate.ID] = true
	}
	return fits
}

// ticked takes over what the list says; units that it does not show stay as they are.
func (b *dutyBox) ticked() {
	g := b.groups[b.group].ID
	for _, r := range b.list.rows {
		id := ledger.ID(r.key)
		has := slices.Contains(b.members[g], id)
		switch {
		case r.on && !has:
			b.members[g] = append(b.members[g], id)
		case !r.on && has:
			b.members[g] = slices.DeleteFunc(b.members[g], func(x ledger.ID) bool { return x == id })
		}
	}
	b.touched[g] = true
	b.tell()
}

// reporting is what the dialog says now. Of several tasks whose members differ only those change that the person touched.
func (b *dutyBox) reporting() app.Reporting {
	r := app.Reporting{Duty: ledger.Duties()[b.duty.at], Members: map[ledger.ID][]ledger.ID{}}
	for g := range b.touched {
		r.Members[g] = b.members[g]
	}
	return r
}

// tell lists the units that would have to report.
func (b *dutyBox) tell() {
	l, r := b.d.Ledger(), b.reporting()
	var names []string
	answers := 0
	for _, t := range b.tasks {
		c := t.Clone()
		c.Duty = r.Duty
		for g, ms := range r.Members {
			if c.Members == nil {
				c.Members = map[ledger.ID][]ledger.ID{}
			}
			c.Members[g] = ms
		}
		for _, a := range l.Answerers(c) {
			answers++
			name := l.Unit(a.Unit).Name
			if g := l.Unit(a.Via); g != nil {
				name += "（" + g.Name + "）"
			}
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	text := fmt.Sprintf("%d 个：", len(names))
	if len(b.tasks) > 1 {
		text = fmt.Sprintf("%d 个单位，每季 %d 份：", len(names), answers)
	}
	if len(names) == 0 {
		text = "没有单位要报送：还没有牵头责任单位。"
	}
	b.result.SetText(text + strings.Join(names, "、"))
}

func (b *dutyBox) keep() {
	r := b.reporting()
	b.do(func(book *app.App) (app.Done, error) { return book.SetReporting(idsOf(b.tasks), r, b.place) }, nil)
}
