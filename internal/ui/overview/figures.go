package overview

import (
	"fmt"
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// figures are the six numbers at the top.
type figures struct {
	*panel
	t *tally
}

func (f *figures) fill(t *tally) { f.t = t }

// figure is one of them: what it is, the number, small words beside it in one or two lines.
type figure struct {
	name   fyne.CanvasObject
	number fyne.CanvasObject
	beside [][]fyne.CanvasObject
}

// The measures of a figure.
const (
	figureHeight = 76
	figurePad    = 16
	figureSize   = 28
	figureLead   = 10 // free over a figure's digits
	besideGap    = 10
	smallPitch   = 18
)

// build places them side by side as far as there is room, and returns where they end.
func (f *figures) build(width float32) float32 {
	f.clear()
	all := f.all()
	needs := make([]float32, len(all))
	for i, x := range all {
		needs[i] = x.width()
	}
	across := len(all)
	for across > 1 && sum(needs, across) > width {
		across = (across + 1) / 2
	}
	rows := (len(all) + across - 1) / across
	for r := range rows {
		if r > 0 {
			f.lay(look.Rule(f.s.d.Look.Line(), false), 1, float32(r)*figureHeight, width-2, 1)
		}
		to := min((r+1)*across, len(all))
		f.side(all[r*across:to], needs[r*across:to], float32(r)*figureHeight, width)
	}
	high := float32(rows) * figureHeight
	f.Move(fyne.NewPos(margin, 0))
	f.Resize(fyne.NewSize(width, high))
	f.Refresh()
	return high
}

// sum is how much room the widest row needs.
func sum(needs []float32, across int) float32 {
	most := float32(0)
	for i := 0; i < len(needs); i += across {
		row := float32(0)
		for _, w := range needs[i:min(i+across, len(needs))] {
			row += w
		}
		most = max(most, row)
	}
	return most
}

// side places a row of figures; what is left of the width is shared.
func (f *figures) side(row []figure, needs []float32, y, width float32) {
	spare := (width - sum(needs, len(needs))) / float32(len(row))
	x := float32(0)
	for i, one := range row {
		if i > 0 {
			f.lay(look.Rule(f.s.d.Look.Line(), true), x, y+2, 1, figureHeight-4)
		}
		f.put(one.name, x+figurePad, y+21)
		at := x + figurePad + f.put(one.number, x+figurePad, y+50).Width + besideGap
		mid := y + 55
		if len(one.beside) > 1 {
			mid = y + 42
		}
		for _, line := range one.beside {
			to := at
			for _, o := range line {
				to += f.put(o, to, mid).Width + 3
			}
			mid += smallPitch
		}
		x += needs[i] + spare
	}
}

// width is how much room the figure needs.
func (x figure) width() float32 {
	beside := float32(0)
	for _, line := range x.beside {
		w := float32(0)
		for _, o := range line {
			w += o.MinSize().Width + 3
		}
		beside = max(beside, w)
	}
	return figurePad + max(x.name.MinSize().Width, x.number.MinSize().Width+besideGap+beside) + figurePad/2
}

func (f *figures) all() []figure {
	var out []figure
	for _, lamp := range ledger.Lamps() {
		out = append(out, f.lamp(lamp))
	}
	return append(out, f.rate(), f.answers())
}

// small is what stands beside a number.
func (f *figures) small(text string) fyne.CanvasObject {
	return look.Words(text, 12, false, f.s.d.Look.Text2())
}

// figure makes a number that opens rows, of any size.
func (f *figures) figure(what, text string, size float32, tasks []ledger.ID) fyne.CanvasObject {
	title := f.s.titled(what)
	o := f.counted(named(title, len(tasks)), text, size, len(tasks) > 0, f.s.rows(title, tasks))
	if x, ok := o.(*link); ok && size == figureSize {
		x.lead = figureLead
	}
	return o
}

func (f *figures) lamp(lamp ledger.Lamp) figure {
	word, tasks := lamp.Word(), f.t.Lamps.Of(lamp)
	x := figure{name: lampName(f.s.d.Look, lamp, 14), number: f.figure(word, strconv.Itoa(len(tasks)), figureSize, tasks)}
	if f.t.before != nil {
		x.beside = append(x.beside, f.since(word, len(tasks)-len(f.t.before.Of(lamp)), f.t.moved.Of(lamp)))
	}
	if lamp != ledger.NoLamp {
		return x
	}
	var why []fyne.CanvasObject
	for _, part := range []struct {
		word  string
		tasks []ledger.ID
	}{{"全未报", f.t.silent}, {"退回", f.t.sent}} {
		if n := len(part.tasks); n > 0 {
			why = append(why, f.small(part.word), f.figure(word+"·"+part.word, strconv.Itoa(n), 12, part.tasks))
		}
	}
	if why != nil {
		x.beside = append(x.beside, why)
	}
	return x
}

// since says how many more a lamp has than in the quarter before; the number opens the tasks that have got it or lost it.
func (f *figures) since(word string, more int, moved []ledger.ID) []fyne.CanvasObject {
	text := fmt.Sprintf("%+d", more)
	if more == 0 {
		text = "持平"
	}
	return []fyne.CanvasObject{f.small("比上季"), f.figure(word+"·比上季变化", text, 12, moved)}
}

// rate is the mean 完成率 beside the plan.
func (f *figures) rate() figure {
	now := f.t.Rates[f.t.asked.quarter.Number()-1]
	lines := [][]fyne.CanvasObject{{f.small("序时 " + percent(now.Plan))}}
	if n := len(now.Tasks); n > 0 {
		lines = append(lines, []fyne.CanvasObject{f.small(fmt.Sprintf("%d 项平均", n))})
	}
	return figure{name: look.Words("完成率", 14, false, f.s.d.Look.Text2()), number: f.figure("有完成率", meanText(now), figureSize, now.Tasks), beside: lines}
}

// answers is how many units have reported on everything they must, and how much is still to come.
func (f *figures) answers() figure {
	owing, missing := len(f.t.Unanswered), 0
	for _, u := range f.t.Unanswered {
		missing += len(u.Tasks)
	}
	lines := [][]fyne.CanvasObject{
		{f.small("须报"), f.figure("须报送", strconv.Itoa(f.t.bound), 12, f.t.must), f.small("个单位")},
		{f.small(fmt.Sprintf("%d 个欠报送 %d 份", owing, missing))},
	}
	if owing > 0 {
		lines[1] = append(lines[1], f.small("·未报齐"), f.figure("未报齐", strconv.Itoa(len(f.t.owed())), 12, f.t.owed()), f.small("项"))
	}
	return figure{name: look.Words("单位报齐", 14, false, f.s.d.Look.Text2()), number: f.figure("报齐的单位", strconv.Itoa(f.t.bound-owing), figureSize, f.t.done), beside: lines}
}

// meanText is a quarter's mean 完成率, — where there is none.
func meanText(r judge.QuarterRate) string {
	if r.Mean == nil {
		return "—"
	}
	return percent(*r.Mean)
}

// percent has at most one decimal.
func percent(x float64) string {
	return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) + "%"
}
