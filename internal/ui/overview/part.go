package overview

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// part is a panel of sections under each other.
type part struct {
	*panel
	fill     func(t *tally) []*section
	sections []*section
}

// section is a head and the list under it. Of a long list as many rows are shown as there is room for, until it is unfolded.
type section struct {
	key   string // under which it is remembered that it is unfolded
	title string
	rows  string                                        // what the rows behind the head's number are called; "" for the title
	plain bool                                          // its head has no number
	count int                                           // the number in the head
	tasks []ledger.ID                                   // behind it
	right func(p *panel, fold bool) []fyne.CanvasObject // at the head's right end; fold tells that the list is folded
	total int                                           // rows
	few   int                                           // that always stand
	pitch float32
	lines bool // between the rows
	row   func(p *panel, i int, y, width float32)
	note  string // under the rows; "" for none
	open  bool   // unfolded
	shown int
}

// The measures of a section.
const (
	sectionHead = 36
	sectionPad  = 7 // above rows without lines, and below
	noteHeight  = 28
	listPitch   = 32
	barPitch    = 26
)

func newPart(s *Screen, fill func(t *tally) []*section) *part {
	p := &part{panel: newPanel(s)}
	p.fill = func(t *tally) []*section {
		all := fill(t)
		for _, x := range all {
			x.open = s.d.Memory.unfolded[x.key]
		}
		return all
	}
	return p
}

// least is how many rows stand whatever the room.
func (x *section) least() int {
	if x.open {
		return min(x.total, most)
	}
	return min(x.total, x.few)
}

// bare is the height of the section without its rows.
func (x *section) bare() float32 {
	h := float32(sectionHead)
	if x.total > 0 && !x.lines {
		h += 2 * sectionPad
	}
	if x.note != "" {
		h += noteHeight
	}
	return h
}

// height is that of the part without the rows of its lists.
func (p *part) height() float32 {
	h := float32(0)
	for _, x := range p.sections {
		h += x.bare()
	}
	return h
}

// build puts heads and rows into the panel.
func (p *part) build(width float32) {
	p.clear()
	y := float32(0)
	for i, x := range p.sections {
		if i > 0 {
			p.line(y, width)
		}
		p.head(x, y, width)
		y += sectionHead
		if x.total > 0 || x.note != "" {
			p.line(y, width)
		}
		pad := float32(0)
		if x.total > 0 && !x.lines {
			pad = sectionPad
		}
		y += pad
		for r := range x.shown {
			if x.lines && r > 0 {
				p.line(y, width)
			}
			x.row(p.panel, r, y, width)
			y += x.pitch
		}
		y += pad
		if x.note != "" {
			p.put(look.Clipped(x.note, 12, p.s.d.Look.Text2(), width-2*margin), margin, y+noteHeight/2)
			y += noteHeight
		}
	}
	p.Refresh()
}

func (p *panel) line(y, width float32) {
	p.lay(look.Rule(p.s.d.Look.Line(), false), 1, y, width-2, 1)
}

// head is the section's name with the number of what it lists, and what can be done with all of it.
func (p *part) head(x *section, y, width float32) {
	const mid = sectionHead / 2
	l := p.s.d.Look
	at := margin + p.put(look.Words(x.title, 14, true, l.Text()), margin, y+mid).Width + 5
	if title := p.s.titled(cmp.Or(x.rows, x.title)); !x.plain {
		p.put(p.counted(named(title, len(x.tasks)), fmt.Sprint(x.count), 14, len(x.tasks) > 0, p.s.rows(title, x.tasks)), at, y+mid)
	}
	var right []fyne.CanvasObject
	if x.right != nil {
		right = x.right(p.panel, x.shown < x.total)
	}
	p.before(width-margin, y+mid, append(right, p.folding(x)...)...)
}

// folding unfolds a list that is not shown whole, or folds it again.
func (p *part) folding(x *section) []fyne.CanvasObject {
	text, name := "", x.title
	switch hidden := min(x.total, most) - x.shown; {
	case x.open:
		text, name = "收起", name+"·收起"
	case hidden > 0:
		text, name = fmt.Sprintf("其余 %d 个", x.total-x.shown), name+"·其余"
	default:
		return nil
	}
	return []fyne.CanvasObject{p.link(name, underlined(p.s.d.Look, text, 12, false), func() {
		m := p.s.d.Memory
		m.unfolded[x.key] = !x.open
		x.open = !x.open
		p.s.page.arrange(p.s.page.size)
		if p.current() != nil {
			p.take(p.current())
		}
	})}
}

// named is what the status bar calls rows that a link opens.
func named(title string, n int) string { return fmt.Sprintf("%s %d 项", title, n) }
