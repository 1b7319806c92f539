package overview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/lamps"
	"dubanben/internal/ui/look"
)

// barColours fill a bar's part and write on it.
func barColours(l *look.Look, x ledger.Lamp) (fill, text color.Color) {
	pick := func(light, dark uint32) color.Color {
		v := light
		if l.Dark {
			v = dark
		}
		return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
	}
	switch x {
	case ledger.Red:
		return pick(0xC5281C, 0xC4423A), pick(0xFFFFFF, 0xFFFFFF)
	case ledger.Yellow:
		return pick(0xF3C94F, 0xC99A26), pick(0x3F2D00, 0x1F1600)
	case ledger.Green:
		return pick(0xCBE5D3, 0x2B5A3C), pick(0x17512E, 0xD7F2E0)
	}
	return pick(0xE1E5EA, 0x3A424D), pick(0x47515F, 0xC5CDD8)
}

// lampName is the glyph with the word, as legends and figures have it.
func lampName(l *look.Look, x ledger.Lamp, size float32) fyne.CanvasObject {
	return container.New(look.Line(6), lamps.Shape(l, x), look.Words(x.Word(), size, false, lamps.Shade(l, x).Word))
}

// legend are the names of all lamps.
func legend(l *look.Look) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, x := range ledger.Lamps() {
		all = append(all, lampName(l, x, 12))
	}
	return all
}
