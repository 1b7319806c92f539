package taskform

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ui/look"
)

// picks are answers of which one holds: pressed by mouse or space bar. They are one stop of Tab, the arrows go from one to
// the next, and Enter takes the whole dialog.
type picks struct {
	d       *Desk
	at      int // -1 for none
	presses []*look.Press
	changed func()
}

// newPicks makes the answers; changed is called when the person picks another.
func newPicks(d *Desk, content []fyne.CanvasObject, at int, changed func()) *picks {
	p := &picks{d: d, at: at, changed: changed}
	for i, o := range content {
		x := look.NewPress(d.Look, container.New(look.Fixed(0, 32), container.New(look.Inset(0, 14, 0, 14), o)), func() { p.pick(i) })
		x.Framed = true
		x.OnEnter = d.Look.Keys
		x.Keys = func(k *fyne.KeyEvent) {
			switch k.Name {
			case fyne.KeyLeft, fyne.KeyUp:
				p.pick(i - 1)
			case fyne.KeyRight, fyne.KeyDown:
				p.pick(i + 1)
			default:
				d.Look.Keys(k)
			}
		}
		p.presses = append(p.presses, x)
	}
	p.show()
	return p
}

// wordPicks are answers in words.
func wordPicks(d *Desk, words []string, at int, changed func()) *picks {
	var content []fyne.CanvasObject
	for _, w := range words {
		content = append(content, container.New(look.Line(0), look.Words(w, 14, false, d.Look.Text())))
	}
	return newPicks(d, content, at, changed)
}

// pick has an answer hold, which gets the keys; beyond the ends there is none.
func (p *picks) pick(i int) {
	if i < 0 || i >= len(p.presses) {
		return
	}
	p.at = i
	p.show()
	p.d.Host.Focus(p.presses[i])
	p.changed()
}

func (p *picks) show() {
	for i, x := range p.presses {
		x.Choose(i == p.at)
		x.PassOver(i != max(p.at, 0))
	}
}

// first is what gets the keys: the one that is picked.
func (p *picks) first() fyne.Focusable { return p.presses[max(p.at, 0)] }

// inLine puts them side by side, under puts them under each other.
func (p *picks) inLine() fyne.CanvasObject { return p.laid(look.Line(8)) }

func (p *picks) under() fyne.CanvasObject { return p.laid(look.Stack(4)) }

func (p *picks) laid(how fyne.Layout) fyne.CanvasObject {
	box := container.New(how)
	for _, x := range p.presses {
		box.Add(x)
	}
	return box
}
