package quarter

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// The size of the dialog of past answers.
const (
	pastWidth  = 620
	pastHeight = 380
)

// showPast shows all that the unit has answered on the row's task, and what was said to it, newest first.
func (s *Screen) showPast() {
	s.d.Settled(func() {
		rows := s.chosen()
		if len(rows) == 0 {
			return
		}
		d, l, a := s.d, s.d.Look, about(rows[0])
		parts := []fyne.CanvasObject{look.NewProse(s.whose(rows[:1]), 14, 20, false, l.Text()).Within(pastWidth - 16)}
		n := 0
		for _, r := range slices.Backward(d.Ledger().Reports(rows[0].Task.ID)) {
			if r.Unit == a.unit() {
				n++
				parts = append(parts, look.Rule(l.Line(), false), s.past(rows[0].Task, r))
			}
		}
		if n == 0 {
			parts = append(parts, look.NewProse("还没有填报。填了以后，每一次的内容、时间和经办人都列在这里。", 14, 20, false, l.Text2()).Within(pastWidth-16))
		}
		scroll := container.NewVScroll(container.New(look.Inset(0, 14, 0, 2), container.New(look.Stack(8), parts...)))
		d.Popup("历次填报", container.New(look.Fixed(pastWidth, pastHeight), scroll), func(hide func()) ([]fyne.CanvasObject, func()) {
			return []fyne.CanvasObject{l.MainButton("关闭", hide)}, hide
		})
	}, func() {})
}

// past is one report: when it was in which state, who said what.
func (s *Screen) past(t *ledger.Task, r *ledger.Report) fyne.CanvasObject {
	l := s.d.Look
	head := []string{r.Quarter.Name(), r.State.Name(), timed(r.At, "2006年1月2日 15:04")}
	if r.Clerk != "" {
		head = append(head, "经办 "+r.Clerk)
	}
	if r.By != "" {
		head = append(head, "填报 "+r.By)
	}
	if r.Proxy {
		head = append(head, "代报")
	}
	if r.Stale {
		head = append(head, "未更新")
	}
	if r.Source != "" {
		head = append(head, "来自 "+r.Source)
	}
	lines := []fyne.CanvasObject{look.NewProse(strings.Join(head, "　"), 14, 20, true, l.Text()).Within(pastWidth - 16)}
	rate := strings.ReplaceAll(measured(t, *r), "\n", "；")
	if r.Percent != nil && len(r.Values) > 0 {
		rate += "；" + view.RateText(*r.Percent)
	}
	for _, x := range [][2]string{{"状态", string(r.Status)}, {"完成率", rate}, {"进展", r.Progress}, {"问题", r.Problem}, {"下一步", r.Next}, {"意见", r.Remark}} {
		if x[1] != "" {
			lines = append(lines, look.NewProse(x[0]+"："+x[1], 14, 20, false, l.Text2()).Within(pastWidth-16))
		}
	}
	return container.New(look.Stack(2), lines...)
}
