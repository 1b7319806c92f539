package overview

import (
	"fmt"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// leaderPart shows the lamps by leader.
func (s *Screen) leaderPart() *part {
	return newPart(s, func(t *tally) []*section {
		var list []bar
		var all []ledger.ID
		for _, x := range t.Leaders {
			name := x.Name
			if name == "" {
				name = "未定责任领导"
			}
			if x.Until != "" {
				name += "（至" + dayIn(t, x.Until) + "）"
			}
			list = append(list, bar{name, x.Lamps})
		}
		all = t.Tasks
		x := barSection("按领导", "leaders", 8, list, all, func(p *panel, _ bool) []fyne.CanvasObject { return legend(s.d.Look) })
		if n := len(t.Handed); n > 0 {
			x.note = fmt.Sprintf("按%s的责任领导统计，其中 %d 项后来由别的领导接任。", dayIn(t, t.Quarter.LastDay()), n)
		}
		return []*section{x}
	})
}

// unitPart shows the lamps by lead unit, trouble first.
func (s *Screen) unitPart() *part {
	return newPart(s, func(t *tally) []*section {
		var list []bar
		var led []ledger.ID
		for _, x := range t.worst {
			list = append(list, bar{x.Name, x.Lamps})
			for _, lamp := range ledger.Lamps() {
				led = append(led, x.Lamps.Of(lamp)...)
			}
		}
		return []*section{barSection("按牵头单位", "units", 5, list, once(led), func(p *panel, _ bool) []fyne.CanvasObject {
			return []fyne.CanvasObject{look.Words("红、黄灯在前", 12, false, s.d.Look.Text2())}
		})}
	})
}

// dayIn is a day without its year where that is the quarter's.
func dayIn(t *tally, day string) string { return sayDay(t.Quarter, day) }

func barSection(title, key string, few int, list []bar, tasks []ledger.ID, right func(*panel, bool) []fyne.CanvasObject) *section {
	b := newBars(list)
	return &section{key: key, title: title, count: len(list), tasks: tasks, total: len(list), few: few, pitch: barPitch, row: b.row, right: right}
}
