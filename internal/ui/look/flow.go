package look

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Flow puts things side by side at their own size and goes on in the next row where the width ends. Its height follows the
// width it was last given.
func Flow(across, down float32) fyne.Layout { return &flow{across: across, down: down} }

type flow struct{ across, down, width float32 }

// MinSize belongs to Fyne.
func (f *flow) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, f.each(os, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

// Layout belongs to Fyne.
func (f *flow) Layout(os []fyne.CanvasObject, s fyne.Size) {
	f.width = s.Width
	f.each(os, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// each gives every visible thing its place, centred in the height of its row, and returns the height of all.
func (f *flow) each(os []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	x, y, high := float32(0), float32(0), float32(0)
	var row []fyne.CanvasObject
	var at []float32
	var sizes []fyne.Size
	end := func() {
		for i, o := range row {
			put(o, fyne.NewPos(at[i], y+(high-sizes[i].Height)/2), sizes[i])
		}
		row, at, sizes = nil, nil, nil
	}
	for _, o := range os {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if f.width > 0 {
			m.Width = min(m.Width, f.width)
		}
		if x > 0 && f.width > 0 && x+m.Width > f.width {
			end()
			x, y, high = 0, y+high+f.down, 0
		}
		row, at, sizes = append(row, o), append(at, x), append(sizes, m)
		x, high = x+m.Width+f.across, max(high, m.Height)
	}
	end()
	return y + high
}

// OneLine is the text on one line, for places that have no second one.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Brief is a value of at most so many characters on one line; an empty one says so.
func Brief(s string, most int) string {
	if s == "" {
		return "（空）"
	}
	r := []rune(OneLine(s))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}

// Clipped is one line of text that ends with … where it is wider than most.
func Clipped(s string, size float32, c color.Color, most float32) *canvas.Text {
	s = OneLine(s)
	t := Words(s, size, false, c)
	if t.MinSize().Width <= most {
		return t
	}
	runes := []rune(s)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		t.Text = string(runes[:mid]) + "…"
		if t.MinSize().Width <= most {
			low = mid
		} else {
			high = mid - 1
		}
	}
	t.Text = string(runes[:low]) + "…"
	return t
}
