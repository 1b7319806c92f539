package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dubanben/internal/textarea"
)

// faces are the fonts that were measured.
type faces struct{ regular, bold fyne.Resource }

func facesNow() faces { return faces{theme.TextFont(), theme.TextBoldFont()} }

// metrics are the sizes of the visual target at one zoom. Lines have a fixed pitch, whatever the font's own.
type metrics struct {
	zoom             float32
	text, small      float32 // font sizes
	line, smallLine  float32 // line pitches
	padX, padY, foot float32 // cell padding: sideways, above, below (the grid line included)
	head, headMore   float32 // header height of one line, and what a second line adds
	band             float32
	glyph, glyphGap  float32
	tagPad, tagGap   float32
	icon, arrow      float32 // the marks in a head: the menu's sign, the sort's triangle
	body, bold, tiny *textarea.Measurer
	tinyBold         *textarea.Measurer
	faces            faces
}

func newMetrics(zoom float32) *metrics {
	z := func(v float32) float32 { return float32(int(v*zoom + 0.5)) }
	m := &metrics{
		zoom: zoom, text: 14 * zoom, small: 12 * zoom,
		line: z(20), smallLine: z(18),
		padX: z(8), padY: z(6), foot: z(5) + 1,
		head: z(36), headMore: z(12), band: z(28),
		glyph: z(12), glyphGap: z(5), tagPad: z(5), tagGap: z(4),
		icon: z(12), arrow: z(8),
		faces: facesNow(),
	}
	m.body, m.bold = textarea.NewMeasurer(m.text, false), textarea.NewMeasurer(m.text, true)
	m.tiny, m.tinyBold = textarea.NewMeasurer(m.small, false), textarea.NewMeasurer(m.small, true)
	return m
}

// closer are the sizes of a list to choose from, whose rows stand closer than those of a table.
func (m *metrics) closer() *metrics {
	c := *m
	c.padY, c.foot = m.padY-2*m.zoom, m.foot-2*m.zoom
	return &c
}

func (m *metrics) measurer(bold bool) *textarea.Measurer {
	if bold {
		return m.bold
	}
	return m.body
}

// row is the height of a row with so many pixels of content.
func (m *metrics) row(content float32) float32 { return m.padY + content + m.foot }
