// Package look is how the window looks: its colours and fonts, how things stand beside each other, what can be pressed,
// wrapped text and small icons. It knows nothing of ledgers.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dubanben/assets"
	"dubanben/internal/grid"
	"dubanben/internal/textarea"
)

// Look is the theme: one accent, calm greys, the embedded font. It is light or dark, whatever the system says, until the
// person chooses.
type Look struct {
	Dark     bool
	Keys     func(*fyne.KeyEvent)                   // takes the keys that do not press what has the focus
	Caret    func(at fyne.Position, height float32) // where text will appear, for the input method's window
	Host     textarea.Host
	Position func(fyne.CanvasObject) fyne.Position // on the canvas

	regular fyne.Resource
	bold    fyne.Resource
	icons   icons
}

// New makes the light or the dark look.
func New(dark bool) *Look {
	return &Look{
		Dark: dark, Keys: func(*fyne.KeyEvent) {}, icons: icons{map[string]fyne.Resource{}},
		regular: fyne.NewStaticResource("sans-regular.ttf", assets.FontSansRegular),
		bold:    fyne.NewStaticResource("sans-bold.ttf", assets.FontSansBold),
	}
}

// Stand connects what the look makes with the window that it stands in.
func (l *Look) Stand(h grid.Host) {
	l.Host = textarea.Host{Focus: h.Focus, Modifiers: h.Modifiers, Clipboard: h.Clipboard, After: h.After}
	l.Position = h.Position
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
	markLight, markDark   = 0xFFF1B8, 0x5A4A12
)

func (l *Look) pick(light, dark uint32) color.Color {
	v := light
	if l.Dark {
		v = dark
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

// Background is behind everything.
func (l *Look) Background() color.Color { return l.pick(bgLight, bgDark) }

// Surface is what panels, cells and fields are filled with.
func (l *Look) Surface() color.Color { return l.pick(sfLight, sfDark) }

// Header fills the heads of tables.
func (l *Look) Header() color.Color { return l.pick(hdrLight, hdrDark) }

// Line parts panels and rows.
func (l *Look) Line() color.Color { return l.pick(lineLight, lineDark) }

// Line2 parts blocks and frames buttons.
func (l *Look) Line2() color.Color { return l.pick(line2Light, line2Dark) }

// Control frames fields.
func (l *Look) Control() color.Color { return l.pick(ctlLight, ctlDark) }

// Text is for text.
func (l *Look) Text() color.Color { return l.pick(txLight, txDark) }

// Text2 is for labels.
func (l *Look) Text2() color.Color { return l.pick(tx2Light, tx2Dark) }

// Text3 is for hints.
func (l *Look) Text3() color.Color { return l.pick(tx3Light, tx3Dark) }

// Accent is the one accent.
func (l *Look) Accent() color.Color { return l.pick(accLight, accDark) }

// OnAccent is for text on the accent.
func (l *Look) OnAccent() color.Color { return l.pick(onLight, onDark) }

// Soft fills what is chosen.
func (l *Look) Soft() color.Color { return l.pick(softLight, softDark) }

// Hover fills what the mouse is on.
func (l *Look) Hover() color.Color { return l.pick(hovLight, hovDark) }

// Error is for what went wrong.
func (l *Look) Error() color.Color { return l.pick(errLight, errDark) }

// Color gives Fyne's own widgets the colours of the target.
func (l *Look) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	colours := map[fyne.ThemeColorName]color.Color{
		theme.ColorNameBackground: l.Background(), theme.ColorNameMenuBackground: l.Surface(), theme.ColorNameOverlayBackground: l.Surface(),
		theme.ColorNameHeaderBackground: l.Surface(), theme.ColorNameInputBackground: l.Surface(), theme.ColorNameInputBorder: l.Control(),
		theme.ColorNameButton: l.Surface(), theme.ColorNameDisabledButton: l.Background(), theme.ColorNameDisabled: l.Text3(),
		theme.ColorNameForeground: ink{l.Text()}, theme.ColorNamePlaceHolder: l.Text3(), theme.ColorNamePrimary: l.Accent(),
		theme.ColorNameForegroundOnPrimary: l.OnAccent(), theme.ColorNameHyperlink: l.Accent(), theme.ColorNameHover: l.Hover(),
		theme.ColorNamePressed: l.Soft(), theme.ColorNameSelection: l.Soft(), theme.ColorNameFocus: l.Soft(),
		theme.ColorNameSeparator: l.Line(), theme.ColorNameScrollBar: l.Control(), theme.ColorNameScrollBarBackground: l.Background(),
		theme.ColorNameError: l.Error(),
	}
	if c, ok := colours[n]; ok {
		return c
	}
	if n == theme.ColorNameShadow {
		return color.NRGBA{A: 0x30}
	}
	return theme.DefaultTheme().Color(n, l.variant())
}

// ink is a colour of text. Fyne 2.7.1 makes the colour of a menu's keys from the low bytes of the text's, after taking the
// alpha times 0.95: an alpha a hair under full gives those keys 0xA0 in place of 0x32, which nobody could read.
type ink struct{ color.Color }

// RGBA is the colour with that alpha.
func (i ink) RGBA() (r, g, b, a uint32) {
	const hair = 0xFF66
	r, g, b, _ = i.Color.RGBA()
	return min(r, hair), min(g, hair), min(b, hair), hair
}

func (l *Look) variant() fyne.ThemeVariant {
	if l.Dark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Font is the embedded one, in two weights.
func (l *Look) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return l.bold
	}
	return l.regular
}

// Icon is Fyne's own.
func (l *Look) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size makes Fyne's own widgets as dense as the target's.
func (l *Look) Size(n fyne.ThemeSizeName) float32 {
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

// Palette gives the table the same colours.
func (l *Look) Palette() grid.Palette {
	shade := func(glyph, word tone) grid.Shade {
		return grid.Shade{Glyph: l.pick(glyph.light, glyph.dark), Word: l.pick(word.light, word.dark)}
	}
	warn := shade(tone{0xE8A90C, 0xF0B429}, tone{0x7A5000, 0xF0C560})
	warn.Edge = l.pick(0x8A5B00, 0xF0B429)
	return grid.Palette{
		Background: l.Background(), Surface: l.Surface(), Header: l.Header(), ReadOnly: l.pick(roLight, roDark), Line: l.Line(), BlockLine: l.Line2(),
		Control: l.Control(), Text: l.Text(), Text2: l.Text2(), Text3: l.Text3(), Accent: l.Accent(), Soft: l.Soft(), Range: l.pick(rngLight, rngDark),
		Error: l.Error(), ErrorFill: l.pick(errsLight, errsDark), Mark: l.pick(markLight, markDark), MarkEdge: l.pick(0x8A5B00, 0xF0B429),
		Good: shade(tone{0x2E8B57, 0x4FB477}, tone{0x1D6B3C, 0x80CF9B}), Warn: warn,
		Bad:     shade(tone{0xC5281C, 0xF2695C}, tone{0xB3261E, 0xFF978D}),
		Unrated: shade(tone{0x66707E, 0x98A3B1}, tone{0x515C6B, 0xB0B9C6}),
	}
}
