package taskform

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// rollBox is the dialog in which a person says what goes on next year.
type rollBox struct {
	*form
	years []int
	from  *look.Select
	to    *look.Field
	list  *ticks
}

// RollOver asks which tasks of a year go on in the next.
func RollOver(d *Desk) {
	d.settled(func() {
		b := &rollBox{form: newForm(d, formWide, "可以按 Ctrl+Z 撤销。原来的年度照样能看、能改。")}
		for _, a := range d.Ledger().Annexes() {
			if !slices.Contains(b.years, a.Year) {
				b.years = append(b.years, a.Year)
			}
		}
		if len(b.years) == 0 {
			b.nothing("结转到下一年", "台账里还没有任务。先导入或新建一个附件，到年底就可以把没有做完的结转到下一年。")
			return
		}
		var names []string
		for _, y := range b.years {
			names = append(names, strconv.Itoa(y)+"年")
		}
		at := max(0, slices.Index(b.years, d.Year()))
		b.from = d.Look.NewSelect(names, nil)
		b.from.SetSelectedIndex(at)
		b.to = b.field(strconv.Itoa(b.years[at]+1), "年度", 1)
		b.list = newTicks(d, b.rows())
		b.from.OnChanged = func(string) {
			b.to.SetText(strconv.Itoa(b.year() + 1))
			b.list.at = 0
			b.list.fill(b.rows())
			b.list.ScrollToTop()
		}
		b.open("结转到下一年", "结转勾选的", b.keep, b.body())
		d.Host.Focus(b.list)
	})
}

// year that tasks go on from.
func (b *rollBox) year() int { return b.years[max(0, b.from.SelectedIndex())] }

func (b *rollBox) body() fyne.CanvasObject {
	top := container.New(look.Line(8), b.label("从"), b.framedSelect(110, b.from), b.label("结转到"), sized(80, b.to), b.label("年"))
	comes := look.NewProse("带到新一年：内容、责任领导和责任单位、报送要求和成员、指标、没有完成的节点、互相的关联。"+
		"不带：各季度目标、进展和报送、亮灯、办结情况，它们留在原来的年度。", 12, 18, false, b.d.Look.Text2()).Within(b.wide)
	return container.New(look.Stack(formGap), top, b.ticking(b.list, "任务", b.listHigh()-fieldHigh-2*18-2*formGap), comes)
}

// rows are the year's tasks: those that go on after it first, ticked; then the other open ones; then those that cannot.
func (b *rollBox) rows() []tickRow {
	l, year := b.d.Ledger(), b.year()
	multi := map[ledger.ID]bool{}
	for _, id := range app.MultiYear(l, year) {
		multi[id] = true
	}
	over := map[ledger.ID]int{}
	for _, t := range l.Tasks() {
		if t.Continues != "" {
			over[t.Continues] = yearOf(l, t)
		}
	}
	var first, open, locked []tickRow
	for _, t := range b.d.tasksIn(year) {
		r := tickRow{key: string(t.ID), no: desk.RowName(l, t), text: look.OneLine(t.Text), note: annexName(l, t), full: called(l, t) + "：" + look.OneLine(t.Text)}
		switch {
		case t.Closed():
			r.locked, r.note = true, r.note+"　"+t.End.Word+"于 "+ledger.DayText(t.End.Day)+"，不再结转"
			locked = append(locked, r)
		case over[t.ID] != 0:
			r.locked, r.note = true, fmt.Sprintf("%s　已经结转到 %d 年", r.note, over[t.ID])
			locked = append(locked, r)
		case multi[t.ID]:
			r.on, r.tag = true, "跨年"
			if y := finishes(l, t); y > year {
				r.note += fmt.Sprintf("　写明 %d 年完成", y)
			}
			first = append(first, r)
		default:
			if t.End != nil {
				r.tag = string(t.End.Status)
			}
			open = append(open, r)
		}
	}
	return slices.Concat(first, open, locked)
}

// finishes is the last year that a task's texts name a day of; 0 for none.
func finishes(l *ledger.Ledger, t *ledger.Task) int {
	texts := []string{t.Text, t.Deadline, t.Progress, t.Due}
	for _, s := range t.Targets {
		texts = append(texts, s)
	}
	last := 0
	for _, s := range texts {
		if day, err := ledger.ParseDay(readDay(s, yearOf(l, t))); err == nil {
			last = max(last, day.Year())
		}
	}
	return last
}

func (b *rollBox) keep() {
	to, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(b.to.Text()), "年"))
	if err != nil || to <= b.year() {
		b.refuseAt(b.to, fmt.Sprintf("要结转到的年度应在 %d 年以后，例如 %d。", b.year(), b.year()+1))
		return
	}
	var tasks []ledger.ID
	for _, key := range b.list.ticked() {
		tasks = append(tasks, ledger.ID(key))
	}
	if len(tasks) == 0 {
		b.refuse("还没有勾选。按空格勾选要结转的任务，或者全选；不结转请按 Esc。")
		return
	}
	from := b.year()
	var out ledger.RollOver
	b.do(func(book *app.App) (done app.Done, err error) {
		done, out, err = book.RollOver(from, to, tasks, b.place)
		return done, err
	}, func(app.Done) { b.d.rolled(from, to, out) })
}

// rolled says what became of it.
func (d *Desk) rolled(from, to int, out ledger.RollOver) {
	l := d.Ledger()
	text := fmt.Sprintf("%d 项任务已结转到 %d 年。", len(out.Tasks), to)
	var names []string
	for _, id := range out.Annexes {
		if a := l.Annex(id); a != nil {
			names = append(names, a.Name()+"“"+a.ShortTitle()+"”")
		}
	}
	if len(names) > 0 {
		text += fmt.Sprintf("新建 %d 个附件：%s。", len(names), strings.Join(names, "、"))
	}
	if out.Skipped > 0 {
		text += fmt.Sprintf("另有 %d 项以前已经结转，没有重复。", out.Skipped)
	}
	text += fmt.Sprintf("%d 年的内容没有变。", from)
	if len(out.Tasks) == 0 {
		d.Say(text)
		return
	}
	first := l.Task(out.Tasks[0])
	if first == nil {
		return
	}
	content := container.New(look.Fixed(desk.MessageWidth, 0), look.NewProse(text, 14, 20, false, d.Look.Text()).Within(desk.MessageText))
	d.Popup("结转完成", content, func(hide func()) ([]fyne.CanvasObject, func()) {
		visit := func() { hide(); d.OpenAnnex(first.Annex) }
		return []fyne.CanvasObject{d.Look.TallButton("留在这里", hide), d.Look.MainButton(fmt.Sprintf("打开 %d 年的附件", to), visit)}, visit
	})
}
