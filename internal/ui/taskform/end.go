package taskform

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// endChoice is one way in which a task goes out of the year's count.
type endChoice struct {
	name   string
	status ledger.Status
	word   string
	means  string
}

func endChoices() []endChoice {
	return []endChoice{
		{"办结", ledger.Closed, "办结", "办结以后目标、指标和报送不能再改"},
		{"销号", ledger.Closed, "销号", "销号以后目标、指标和报送不能再改"},
		{"中止", ledger.Suspended, "", "中止以后不再亮灯"},
		{"调整", ledger.Adjusted, "", "调整以后不再亮灯"},
	}
}

// End asks how tasks go out of the year's count, on which day and why.
func End(d *Desk, tasks []ledger.ID) {
	d.settled(func() {
		ts := d.tasks(tasks)
		if len(ts) == 0 {
			return
		}
		l := d.Ledger()
		f := newForm(d, 620, "可以按 Ctrl+Z 撤销，以后也可以“恢复办理”。").about(ts[0])
		choices := endChoices()
		means := f.prose("", d.Look.Text())
		day := f.field(ledger.DayText(d.OfferedDay(d.Quarter())), dayExample, 1)
		remark := f.field("", "办结依据、文号、原因等，可以不填", 2)
		at := 0
		if e := ts[0].End; e != nil && len(ts) == 1 {
			at = max(0, slices.IndexFunc(choices, func(c endChoice) bool { return c.status == e.Status && c.word == e.Word }))
			day.SetText(ledger.DayText(e.Day))
			remark.SetText(e.Remark)
		}
		var how *picks
		read := func() string { return readDay(day.Text(), yearOf(l, ts[0])) }
		tell := func() { means.SetText(endMeans(l, ts, choices[how.at], read())) }
		var words []string
		for _, c := range choices {
			words = append(words, c.name)
		}
		how = wordPicks(d, words, at, tell)
		day.Changed = func(string) { tell() }
		tell()
		take := func() {
			on := read()
			if on == "" {
				f.refuseAt(day, unreadable(day.Text()))
				return
			}
			c := choices[how.at]
			end := ledger.End{Status: c.status, Word: c.word, Day: on, Remark: strings.TrimSpace(remark.Text())}
			f.do(func(book *app.App) (app.Done, error) { return book.End(idsOf(ts), end, f.place) }, nil)
		}
		body := container.New(look.Stack(formGap), f.heading(ts), f.pair("怎样了结", how.inLine()), f.pair("日期", container.New(look.Line(0), sized(190, day))),
			f.pair("说明", remark), container.New(look.Fixed(0, 60), means))
		f.open("办结、销号、中止、调整", "了结", take, body)
		d.Host.Focus(how.first())
	})
}

// endMeans says what follows from an end on a day.
func endMeans(l *ledger.Ledger, ts []*ledger.Task, c endChoice, day string) string {
	q := judge.QuarterOf(day)
	if q == "" {
		return c.means + "。"
	}
	units, answers, ended := map[ledger.ID]bool{}, 0, 0
	for _, t := range ts {
		if t.End != nil {
			ended++
		}
		for _, owed := range judge.Of(l, t).Owed(q) {
			units[owed.Unit.ID] = true
			answers++
		}
	}
	text := fmt.Sprintf("从%s起不用再报送，也不催办", q)
	if answers > 0 {
		text += fmt.Sprintf("：%d 个单位当季还没有报的 %d 份不再欠", len(units), answers)
	}
	text += "；" + c.means + "。以前各季的报送和灯都保留。"
	if ended > 0 {
		text += fmt.Sprintf("其中 %d 项已经了结过，以这一次为准。", ended)
	}
	return text
}

// Reopen takes the end of tasks back.
func Reopen(d *Desk, tasks []ledger.ID) {
	d.settled(func() {
		ts := slices.DeleteFunc(d.tasks(tasks), func(t *ledger.Task) bool { return t.End == nil })
		if len(ts) == 0 {
			d.Say("选中的项没有办结、中止或调整，不用恢复。")
			return
		}
		place := desk.PlaceOf(ts[0].Annex, ts[0].ID, "")
		d.Do(func(book *app.App) (app.Done, error) { return book.Reopen(idsOf(ts), place) }, nil)
	})
}
