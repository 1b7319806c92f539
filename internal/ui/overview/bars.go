package overview

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/look"
)

// bar is one leader or unit with the lamps of its tasks.
type bar struct {
	name  string
	lamps judge.Lamps
}

// bars are rows on one scale.
type bars struct {
	list   []bar
	names  float32 // how wide the names are
	counts float32 // and the numbers
	long   [][]float32
	width  float32 // for which the parts were measured
}

// The measures of a bar.
const (
	barHeight  = 20
	barGap     = 1  // between two parts
	partLeast  = 30 // a part holds its glyph and number
	partGlyph  = 8
	partPad    = 5  // round the glyph and the number
	scaleMost  = 26 // per task
	widestName = 152
)

func newBars(list []bar) *bars {
	b := &bars{list: list}
	for _, x := range list {
		b.names = max(b.names, min(wide(x.name, 14, false), widestName))
		b.counts = max(b.counts, wide(fmt.Sprint(x.lamps.Total()), 14, true))
	}
	return b
}

func wide(s string, size float32, bold bool) float32 {
	return fyne.MeasureText(s, size, fyne.TextStyle{Bold: bold}).Width
}

// row puts a bar into its panel: the name and the number open all tasks, each part those with its lamp.
func (b *bars) row(p *panel, i int, y, width float32) {
	x, l, mid := b.list[i], p.s.d.Look, y+barPitch/2
	name, number := look.Clipped(x.name, 14, l.Text(), widestName), underlined(l, fmt.Sprint(x.lamps.Total()), 14, true)
	head := b.names + 14 + b.counts
	label := container.NewWithoutLayout(name, number)
	m, n := name.MinSize(), number.MinSize()
	name.Resize(m)
	name.Move(fyne.NewPos(0, (barPitch-4-m.Height)/2))
	number.Resize(n)
	number.Move(fyne.NewPos(head-n.Width, (barPitch-4-n.Height)/2))
	title := p.s.titled(x.name)
	p.lay(p.link(named(title, x.lamps.Total()), label, func() {
		p.s.d.OpenRows(title, slices.Concat(x.lamps.Red, x.lamps.Yellow, x.lamps.Green, x.lamps.None))
	}), margin, y+2, head, barPitch-4)
	at := margin + head + 12
	parts := b.parts(width - at - margin)[i]
	for k, lamp := range ledger.Lamps() {
		tasks := x.lamps.Of(lamp)
		if len(tasks) == 0 {
			continue
		}
		title := p.s.titled(x.name + "·" + lamp.Word())
		p.lay(p.link(named(title, len(tasks)), segment(l, lamp, len(tasks)), p.s.rows(title, tasks)), at, mid-barHeight/2, parts[k], barHeight)
		at += parts[k] + barGap
	}
}

// segment is a part of a bar: the lamp's colour, its glyph, how many.
func segment(l *look.Look, x ledger.Lamp, n int) fyne.CanvasObject {
	fill, text := barColours(l, x)
	words := container.New(look.Line(partPad), lamps.Drawn(x, partGlyph, grid.Shade{Glyph: text}), look.Words(fmt.Sprint(n), 12, true, text))
	return container.NewStack(canvas.NewRectangle(fill), container.New(look.Inset(0, 0, 0, partPad), words))
}

// parts are the widths of all bars' parts where the longest has so much room.
func (b *bars) parts(room float32) [][]float32 {
	if b.long != nil && b.width == room {
		return b.long
	}
	low, high := float32(0), float32(scaleMost)
	for range 24 { // the widest scale at which every bar fits
		if mid := (low + high) / 2; b.fit(mid, room) {
			low = mid
		} else {
			high = mid
		}
	}
	b.width, b.long = room, nil
	for _, x := range b.list {
		b.long = append(b.long, measure(x, low))
	}
	return b.long
}

func (b *bars) fit(scale, room float32) bool {
	return !slices.ContainsFunc(b.list, func(x bar) bool {
		sum := float32(0)
		for _, w := range measure(x, scale) {
			if w > 0 {
				sum += w + barGap
			}
		}
		return sum > room
	})
}

// measure is how wide a bar's parts are, 0 where it has none of a lamp.
func measure(x bar, scale float32) []float32 {
	var out []float32
	for _, lamp := range ledger.Lamps() {
		n := len(x.lamps.Of(lamp))
		w := float32(0)
		if n > 0 {
			w = max(partLeast, wide(fmt.Sprint(n), 12, true)+partPad+partGlyph+partPad+partPad, float32(n)*scale)
		}
		out = append(out, w)
	}
	return out
}
