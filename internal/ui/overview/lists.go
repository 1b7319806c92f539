package overview

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// owedPart lists the units whose answers are missing.
func (s *Screen) owedPart() *part {
	return newPart(s, func(t *tally) []*section {
		x := &section{key: "owed", title: "未报单位", rows: "未报齐", count: len(t.Unanswered), tasks: t.owed(), total: len(t.Unanswered), few: 3, pitch: listPitch, lines: true}
		if x.total == 0 {
			x.note = "须报送的单位都已报送。"
			return []*section{x}
		}
		x.right = func(p *panel, _ bool) []fyne.CanvasObject {
			return []fyne.CanvasObject{p.link("复制未报单位名单", button(s.d.Look, "复制名单"), func() { s.copyOwing(t) })}
		}
		x.row = func(p *panel, i int, y, width float32) { s.owedRow(p, t, t.Unanswered[i], y, width) }
		return []*section{x}
	})
}

// owedRow is one unit with how much it owes, and how much of that was returned.
func (s *Screen) owedRow(p *panel, t *tally, u judge.Unanswered, y, width float32) {
	l, mid := s.d.Look, y+listPitch/2
	title := s.titled(u.Name + "·欠报送")
	number := underlined(l, fmt.Sprintf("%d 项", len(u.Tasks)), 14, true)
	x := width - margin - number.MinSize().Width
	parts := []fyne.CanvasObject{at(number, x, y, mid)}
	if n := t.back[u.Unit]; n > 0 {
		state := look.Words(fmt.Sprintf("退回 %d", n), 12, false, l.Error())
		x -= state.MinSize().Width + 12
		parts = append(parts, at(state, x, y, mid))
	}
	parts = append(parts, at(look.Clipped(u.Name, 14, l.Text(), x-12-margin), margin, y, mid))
	s.wholeRow(p, named(title, len(u.Tasks)), parts, y, width, s.rows(title, u.Tasks))
}

// at places a thing in a row of a list that begins at y.
func at(o fyne.CanvasObject, x, y, mid float32) fyne.CanvasObject {
	m := o.MinSize()
	o.Resize(m)
	o.Move(fyne.NewPos(x, mid-y-m.Height/2))
	return o
}

// wholeRow makes a row of a list pressable from edge to edge.
func (s *Screen) wholeRow(p *panel, name string, parts []fyne.CanvasObject, y, width float32, open func()) {
	const inside = 4 // of the panel's edge, for the ring
	for _, o := range parts {
		o.Move(o.Position().SubtractXY(inside, 2))
	}
	p.lay(p.link(name, container.NewWithoutLayout(parts...), open), inside, y+2, width-2*inside, listPitch-3)
}

// button is a framed word in a panel's head.
func button(l *look.Look, text string) fyne.CanvasObject {
	return look.Framed(l, container.New(look.Fixed(0, 24), container.New(look.Inset(0, 8, 0, 8), container.NewCenter(look.Words(text, 12, false, l.Text())))))
}

// copyOwing puts the units with the numbers of their missing answers on the clipboard, one a line.
func (s *Screen) copyOwing(t *tally) {
	var lines []string
	for _, u := range t.Unanswered {
		lines = append(lines, fmt.Sprintf("%s\t%d项", u.Name, len(u.Tasks)))
	}
	s.d.Host.Clipboard().SetContent(strings.Join(lines, "\n"))
	s.d.Say(fmt.Sprintf("已复制 %d 个未报单位的名单，可以粘贴到别处。", len(lines)))
}

// doubtPart lists what imports have left open.
func (s *Screen) doubtPart() *part {
	return newPart(s, func(t *tally) []*section {
		x := &section{key: "doubts", title: "存疑", count: len(t.Doubts), tasks: t.doubted(), total: len(t.Doubts), few: 2, pitch: listPitch, lines: true}
		x.note = "没有待答复的存疑。"
		if x.total > 0 {
			x.note = "导入时留下的，不影响打印，但影响统计。"
			x.right = func(p *panel, _ bool) []fyne.CanvasObject {
				return []fyne.CanvasObject{p.link("去处理存疑", underlined(s.d.Look, "去处理", 12, false), s.d.OpenDoubts)}
			}
		}
		where := map[ledger.ID]string{}
		for _, d := range s.d.Ledger().Doubts() {
			where[d.ID] = d.Where
		}
		x.row = func(p *panel, i int, y, width float32) {
			s.doubtRow(p, t.Doubts[i], where[t.Doubts[i].Doubt], y, width)
		}
		return []*section{x}
	})
}

// doubtRow is one doubt; it opens the row that it is about, or the doubts where it is about a whole annex.
func (s *Screen) doubtRow(p *panel, x judge.OpenDoubt, where string, y, width float32) {
	l, mid := s.d.Look, y+listPitch/2
	open, place := s.d.OpenDoubts, ""
	if task := s.d.Ledger().Task(x.Task); task != nil {
		place = s.rowName(task)
		open = func() { s.visit(task.ID) }
	}
	right := look.Words(place, 12, false, l.Text2())
	left := width - margin - right.MinSize().Width
	s.wholeRow(p, "存疑："+where, []fyne.CanvasObject{at(right, left, y, mid), at(look.Clipped(where, 14, l.Text(), left-12-margin), margin, y, mid)}, y, width, open)
}

// duePart lists what is due: overdue, today, until Sunday. As long as tasks have no day it says so first, and says nothing
// of what is due where no day is known at all.
func (s *Screen) duePart() *part {
	return newPart(s, func(t *tally) []*section {
		var all []*section
		if len(t.Undated) > 0 {
			all = append(all, s.undatedSection(t))
		}
		if t.dated || len(all) == 0 {
			all = append(all, s.dueSection("已逾期", t.Due.Overdue, 2), s.dueSection("今日到期", t.Due.Today, 1), s.dueSection("本周到期", t.Due.Week, 2))
		}
		return all
	})
}

// undatedSection says how many tasks have no day and leads to where days are confirmed.
func (s *Screen) undatedSection(t *tally) *section {
	x := &section{key: "undated", title: "完成时限", plain: true, lines: true}
	x.right = func(p *panel, _ bool) []fyne.CanvasObject {
		text := fmt.Sprintf("%d 项未定时限 · 去确认", len(t.Undated))
		return []fyne.CanvasObject{p.link(text, underlined(s.d.Look, text, 12, false), func() { s.d.ConfirmDues(t.asked.annex) })}
	}
	if !t.dated {
		x.note = "定了日期才知道哪些到期、逾期。"
	}
	return x
}

func (s *Screen) dueSection(title string, list []judge.Due, few int) *section {
	x := &section{key: title, title: title, count: len(list), tasks: dueTasks(list), total: len(list), few: few, pitch: listPitch, lines: true}
	x.row = func(p *panel, i int, y, width float32) { s.dueRow(p, title, list[i], y, width) }
	return x
}

// dueRow is one task or milestone with its day; a day that nobody confirmed says so.
func (s *Screen) dueRow(p *panel, title string, d judge.Due, y, width float32) {
	l, mid := s.d.Look, y+listPitch/2
	task := s.d.Ledger().Task(d.Task)
	if task == nil { // these figures are being counted anew
		return
	}
	text := d.Milestone
	if text == "" {
		text = strings.TrimPrefix(task.Text, task.Sub+".") // its number stands before it
	}
	name := s.rowName(task)
	no := look.Words(name, 12, false, l.Text2())
	day := look.Words(s.day(d), 12, false, l.Text2())
	right := width - margin - day.MinSize().Width
	parts := []fyne.CanvasObject{at(no, margin, y, mid), at(day, right, y, mid)}
	if !d.Confirmed {
		tag := tagged(l, "待确认")
		right -= tag.MinSize().Width + 8
		parts = append(parts, at(tag, right, y, mid))
	}
	from := margin + max(no.MinSize().Width, 28) + 8
	parts = append(parts, at(look.Clipped(text, 14, l.Text(), right-8-from), from, y, mid))
	s.wholeRow(p, title+"："+name+" "+look.Brief(text, 24)+" "+d.Day, parts, y, width, func() { s.visit(task.ID) })
}

// day is the day of what is due; the year is said where it is another one.
func (s *Screen) day(d judge.Due) string {
	day := spoken(d.Day)
	if q := s.shown.asked; len(d.Day) > 4 && d.Day[:4] != q.today[:4] {
		return d.Day[:4] + "年" + day
	}
	return day
}

// tagged is a small framed word.
func tagged(l *look.Look, text string) fyne.CanvasObject {
	frame := canvas.NewRectangle(l.Background())
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = l.Line2(), 1, 4
	return container.New(look.Fixed(0, 18), frame, container.New(look.Inset(0, 5, 0, 5), container.NewCenter(look.Words(text, 12, false, l.Text2()))))
}

// rowName is a row's number, with its annex where that is not the first one.
func (s *Screen) rowName(t *ledger.Task) string { return desk.RowName(s.d.Ledger(), t) }

// visit opens the row in the table of its annex.
func (s *Screen) visit(id ledger.ID) {
	if t := s.d.Ledger().Task(id); t != nil {
		s.d.Visit(t, "")
	}
}
