// Package ui is the window: its shell, its screens, its dialogs and its look. It turns what a person does into verbs of app
// and shows the snapshot that comes back; it keeps no rows of its own.
package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dubanben/assets"
	"dubanben/internal/grid"
)

// look is the theme: one accent, calm greys, the embedded font. It is light or dark, whatever the system says, until the
// person chooses.
type look struct {
	dark    bool
	regular fyne.Resource
	bold    fyne.Resource
}

func newLook(dark bool) *look {
	return &look{
		dark:    dark,
		regular: fyne.NewStaticResource("sans-regular.ttf", assets.FontSansRegular),
		bold:    fyne.NewStaticResource("sans-bold.ttf", assets.FontSansBold),
	}
}

// tone is a colour of the visual target, light and dark, as 0xRRGGBB.
type tone struct{ light, dark uint32 }

// The colours of the visual target, under its names.
const (
	bgLight, bgDark       = 0xF2F4F7, 0x1A1E24
	sfLight, sfDark       = 0xFFFFFF, 0x22272E
	hdrLight, hdrDark     = 0xE8ECF1, 0x2C333C
	roLight, roDark       = 0xF7F8FA, 0x1E2329
	lineLight, lineDark   = 0xD5DAE1, 0x39414C
	line2Light, line2Dark = 0xB3BBC7, 0x515B68
	ctlLight, ctlDark     = 0x828C9B, 0x7D8897
	txLight, txDark       = 0x1A2230, 0xE4E8EE
	tx2Light, tx2Dark     = 0x515C6B, 0xB0B9C6
	tx3Light, tx3Dark     = 0x66707E, 0x98A3B1
	accLight, accDark     = 0x1F5C99, 0x85B7E8
	onLight, onDark       = 0xFFFFFF, 0x10202F
	softLight, softDark   = 0xDCE8F5, 0x2B4561
	rngLight, rngDark     = 0xEAF1FA, 0x263545
	hovLight, hovDark     = 0xE9EDF2, 0x2E353F
	errLight, errDark     = 0xB3261E, 0xFF978D
	errsLight, errsDark   = 0xFCEBEA, 0x44211F
)

func (l *look) pick(light, dark uint32) color.Color {
	v := light
	if l.dark {
		v = dark
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

func (l *look) bg() color.Color    { return l.pick(bgLight, bgDark) }
func (l *look) sf() color.Color    { return l.pick(sfLight, sfDark) }
func (l *look) hdr() color.Color   { return l.pick(hdrLight, hdrDark) }
func (l *look) line() color.Color  { return l.pick(lineLight, lineDark) }
func (l *look) line2() color.Color { return l.pick(line2Light, line2Dark) }
func (l *look) ctl() color.Color   { return l.pick(ctlLight, ctlDark) }
func (l *look) tx() color.Color    { return l.pick(txLight, txDark) }
func (l *look) tx2() color.Color   { return l.pick(tx2Light, tx2Dark) }
func (l *look) tx3() color.Color   { return l.pick(tx3Light, tx3Dark) }
func (l *look) acc() color.Color   { return l.pick(accLight, accDark) }
func (l *look) on() color.Color    { return l.pick(onLight, onDark) }
func (l *look) soft() color.Color  { return l.pick(softLight, softDark) }
func (l *look) hov() color.Color   { return l.pick(hovLight, hovDark) }
func (l *look) err() color.Color   { return l.pick(errLight, errDark) }

// Color gives Fyne's own widgets the colours of the target.
func (l *look) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	colours := map[fyne.ThemeColorName]color.Color{
		theme.ColorNameBackground: l.bg(), theme.ColorNameMenuBackground: l.sf(), theme.ColorNameOverlayBackground: l.sf(),
		theme.ColorNameHeaderBackground: l.sf(), theme.ColorNameInputBackground: l.sf(), theme.ColorNameInputBorder: l.ctl(),
		theme.ColorNameButton: l.sf(), theme.ColorNameDisabledButton: l.bg(), theme.ColorNameDisabled: l.tx3(),
		theme.ColorNameForeground: l.tx(), theme.ColorNamePlaceHolder: l.tx3(), theme.ColorNamePrimary: l.acc(),
		theme.ColorNameForegroundOnPrimary: l.on(), theme.ColorNameHyperlink: l.acc(), theme.ColorNameHover: l.hov(),
		theme.ColorNamePressed: l.soft(), theme.ColorNameSelection: l.soft(), theme.ColorNameFocus: l.soft(),
		theme.ColorNameSeparator: l.line(), theme.ColorNameScrollBar: l.ctl(), theme.ColorNameScrollBarBackground: l.bg(),
		theme.ColorNameError: l.err(),
	}
	if c, ok := colours[n]; ok {
		return c
	}
	if n == theme.ColorNameShadow {
		return color.NRGBA{A: 0x30}
	}
	return theme.DefaultTheme().Color(n, l.variant())
}

func (l *look) variant() fyne.ThemeVariant {
	if l.dark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Font is the embedded one, in two weights.
func (l *look) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return l.bold
	}
	return l.regular
}

// Icon is Fyne's own.
func (l *look) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size makes Fyne's own widgets as dense as the target's.
func (l *look) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return 14
	case theme.SizeNameCaptionText:
		return 12
	case theme.SizeNameSubHeadingText:
		return 16
	case theme.SizeNameHeadingText:
		return 20
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 4
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 6
	}
	return theme.DefaultTheme().Size(n)
}

// palette gives the table the same colours.
func (l *look) palette() grid.Palette {
	shade := func(glyph, word tone) grid.Shade {
		return grid.Shade{Glyph: l.pick(glyph.light, glyph.dark), Word: l.pick(word.light, word.dark)}
	}
	warn := shade(tone{0xE8A90C, 0xF0B429}, tone{0x7A5000, 0xF0C560})
	warn.Edge = l.pick(0x8A5B00, 0xF0B429)
	return grid.Palette{
		Background: l.bg(), Surface: l.sf(), Header: l.hdr(), ReadOnly: l.pick(roLight, roDark), Line: l.line(), BlockLine: l.line2(),
		Control: l.ctl(), Text: l.tx(), Text2: l.tx2(), Text3: l.tx3(), Accent: l.acc(), Soft: l.soft(), Range: l.pick(rngLight, rngDark),
		Error: l.err(), ErrorFill: l.pick(errsLight, errsDark),
		Good: shade(tone{0x2E8B57, 0x4FB477}, tone{0x1D6B3C, 0x80CF9B}), Warn: warn,
		Bad:     shade(tone{0xC5281C, 0xF2695C}, tone{0xB3261E, 0xFF978D}),
		Unrated: shade(tone{0x66707E, 0x98A3B1}, tone{0x515C6B, 0xB0B9C6}),
	}
}
