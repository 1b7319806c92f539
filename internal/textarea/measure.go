package textarea

import (
	"fyne.io/fyne/v2"

	"dubanben/internal/typeset"
)

// Measurer knows the advance of every rune at one size and weight, in pixels; asking Fyne each time costs 60 µs.
type Measurer struct {
	size  float32
	style fyne.TextStyle
	ascii [128]float64 // 0 = not asked yet
	wide  map[rune]float64
}

var _ typeset.Measurer = (*Measurer)(nil)

// NewMeasurer makes a Measurer of the window's font. It goes out of date when the theme's font changes.
func NewMeasurer(size float32, bold bool) *Measurer {
	return &Measurer{size: size, style: fyne.TextStyle{Bold: bold}, wide: map[rune]float64{}}
}

// Advance is the width of the rune in pixels.
func (m *Measurer) Advance(r rune) float64 {
	if r >= 0 && r < 128 {
		if m.ascii[r] == 0 {
			m.ascii[r] = m.ask(r)
		}
		return m.ascii[r]
	}
	if r >= 0x4E00 && r <= 0x9FFF {
		r = '国' // all ideographs are one em wide
	}
	w, ok := m.wide[r]
	if !ok {
		w = m.ask(r)
		m.wide[r] = w
	}
	return w
}

func (m *Measurer) ask(r rune) float64 {
	return float64(fyne.MeasureText(string(r), m.size, m.style).Width)
}

// Width is the width in pixels of a text without line breaks.
func (m *Measurer) Width(s string) float32 { return float32(width(m, s)) }

// width sums the advances of a text.
func width(m typeset.Measurer, s string) (w float64) {
	for _, r := range s {
		w += m.Advance(r)
	}
	return w
}
