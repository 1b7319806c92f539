package overview

import "fyne.io/fyne/v2"

// panels are the parts of the page that have links, in the order of Tab.
func (p *page) panels() []*panel {
	all := []*panel{p.figures.panel}
	for _, c := range p.columns(0) {
		for _, x := range c.parts {
			all = append(all, x.panel)
		}
	}
	return all
}

// current is the link that has the keys; nil for none.
func (p *page) current() *link {
	for _, x := range p.panels() {
		if x.focused {
			return x.current()
		}
	}
	return nil
}

// focus gives the keys to the link that had them last, else to the first.
func (p *page) focus() {
	for _, x := range p.panels() {
		for _, y := range x.links {
			if y.name == p.s.d.Memory.at {
				x.take(y)
				return
			}
		}
	}
	for _, x := range p.panels() {
		if len(x.links) > 0 {
			x.take(x.links[0])
			return
		}
	}
}

// box is where something stands on the page.
type box struct{ x0, y0, x1, y1 float32 }

func boxOf(x *link) box {
	at := x.panel.Position().Add(x.Position())
	return box{at.X, at.Y, at.X + x.Size().Width, at.Y + x.Size().Height}
}

// walk takes the keys to the nearest link in the arrow's direction; false where the key is no arrow.
func (p *page) walk(from *link, key fyne.KeyName) bool {
	aside := float32(3) // how much dearer a step aside is than one ahead
	switch key {
	case fyne.KeyLeft, fyne.KeyRight:
		aside = 100 // a row is gone through to its end first
	case fyne.KeyUp, fyne.KeyDown:
	default:
		return false
	}
	a := boxOf(from)
	var best *link
	least := float32(0)
	for _, x := range p.panels() {
		for _, y := range x.links {
			ahead, off, ok := steps(a, boxOf(y), key)
			if cost := ahead + aside*off; ok && y != from && (best == nil || cost < least) {
				best, least = y, cost
			}
		}
	}
	if best != nil {
		best.panel.take(best)
	}
	return true
}

// steps says how far one box is from another in the arrow's direction and how far beside it; false where it does not lie
// that way.
func steps(a, b box, key fyne.KeyName) (ahead, off float32, ok bool) {
	const touch = 1 // parts of a bar stand so far apart
	switch key {
	case fyne.KeyLeft:
		return a.x0 - b.x1, apart(a.y0, a.y1, b.y0, b.y1), b.x1 <= a.x0+touch
	case fyne.KeyRight:
		return b.x0 - a.x1, apart(a.y0, a.y1, b.y0, b.y1), b.x0 >= a.x1-touch
	case fyne.KeyUp:
		return a.y0 - b.y1, apart(a.x0, a.x1, b.x0, b.x1), b.y1 <= a.y0+touch
	}
	return b.y0 - a.y1, apart(a.x0, a.x1, b.x0, b.x1), b.y0 >= a.y1-touch
}

// apart is the distance between two spans; 0 where they overlap.
func apart(a0, a1, b0, b1 float32) float32 { return max(0, b0-a1, a0-b1) }

// scrolled takes the keys that move the whole page.
func (p *page) scrolled(key fyne.KeyName) bool {
	step := float32(0)
	switch key {
	case fyne.KeyPageUp:
		step = -p.scroll.Size().Height
	case fyne.KeyPageDown:
		step = p.scroll.Size().Height
	case fyne.KeyHome:
		step = -p.sheet.Size().Height
	case fyne.KeyEnd:
		step = p.sheet.Size().Height
	default:
		return false
	}
	p.toOffset(p.scroll.Offset.Y + step)
	return true
}

// reveal scrolls as far as is needed to show a link.
func (p *page) reveal(x *link) {
	const around = 8
	b := boxOf(x)
	high := p.scroll.Size().Height
	switch at := p.scroll.Offset.Y; {
	case b.y0-around < at:
		p.toOffset(b.y0 - around)
	case b.y1+around > at+high:
		p.toOffset(b.y1 + around - high)
	}
}

func (p *page) toOffset(y float32) {
	y = max(0, min(y, p.sheet.MinSize().Height-p.scroll.Size().Height))
	p.scroll.ScrollToOffset(fyne.NewPos(0, y))
	p.s.d.Memory.offset = y
}
