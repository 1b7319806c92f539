package grid

import "image/color"

// Shade is one verdict's two colours: that of the glyph, which may be light, and that of the word, which must be legible.
type Shade struct{ Glyph, Edge, Word color.Color }

// Palette is every colour the grid uses, named as in the visual target; the window fills it for light and dark.
type Palette struct {
	Background color.Color // bg: bands, beyond the last row
	Surface    color.Color // sf: cells
	Header     color.Color // hdr: header, row numbers
	ReadOnly   color.Color // ro
	Line       color.Color // line: between cells
	BlockLine  color.Color // line2: block end, frozen column
	Control    color.Color // ctl: scroll bars, frame without focus
	Text       color.Color // tx
	Text2      color.Color // tx2
	Text3      color.Color // tx3
	Accent     color.Color // acc
	Soft       color.Color // soft: row number of the selection
	Range      color.Color // rng
	Error      color.Color // err
	ErrorFill  color.Color // errs
	Mark       color.Color // mark: what a search found
	MarkEdge   color.Color // round the current one

	Good, Warn, Bad, Unrated Shade
}

// word is the colour of text in the tone.
func (p *Palette) word(t Tone) color.Color {
	switch t {
	case Quiet:
		return p.Text2
	case Faint:
		return p.Text3
	case Accent:
		return p.Accent
	case Good, Warn, Bad, Unrated:
		return p.shade(t).Word
	}
	return p.Text
}

// shade is the pair of colours of a verdict; other tones have their text colour.
func (p *Palette) shade(t Tone) Shade {
	switch t {
	case Good:
		return p.Good
	case Warn:
		return p.Warn
	case Bad:
		return p.Bad
	case Unrated:
		return p.Unrated
	}
	w := p.word(t)
	return Shade{Glyph: w, Word: w}
}

// wash is the surface with a trace of a verdict's colour.
func (p *Palette) wash(t Tone) color.Color {
	const trace, whole = 7, 100
	a, b := color.NRGBAModel.Convert(p.Surface).(color.NRGBA), color.NRGBAModel.Convert(p.shade(t).Glyph).(color.NRGBA)
	mix := func(x, y uint8) uint8 { return uint8((int(x)*(whole-trace) + int(y)*trace) / whole) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}
