package look

import (
	"dubanben/internal/grid"
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// luminance is that of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		x := float64(v) / 0xFFFF
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestTextsCanBeRead holds every pair of text and background that the window paints to 4.5 : 1.
func TestTextsCanBeRead(t *testing.T) {
	for _, dark := range []bool{false, true} {
		l := New(dark)
		p := l.Palette()
		ground := map[string]color.Color{"bg": l.Background(), "sf": l.Surface(), "hdr": l.Header(), "ro": p.ReadOnly, "soft": l.Soft(), "rng": p.Range,
			"hov": l.Hover(), "errs": p.ErrorFill, "acc": l.Accent(), "mark": p.Mark}
		ink := map[string]color.Color{"tx": l.Text(), "tx2": l.Text2(), "tx3": l.Text3(), "acc": l.Accent(), "on": l.OnAccent(), "err": l.Error(),
			"good": p.Good.Word, "warn": p.Warn.Word, "bad": p.Bad.Word, "unrated": p.Unrated.Word}
		for text, grounds := range map[string]string{
			"tx": "bg sf hdr ro soft rng hov errs mark", "tx2": "bg sf hdr ro soft rng hov", "tx3": "bg sf ro", "acc": "bg sf", "on": "acc",
			"err": "bg sf errs", "good": "sf", "warn": "sf", "bad": "sf", "unrated": "sf",
		} {
			for _, on := range strings.Fields(grounds) {
				if r := contrast(ink[text], ground[on]); r < 4.5 {
					t.Errorf("dark %v: %s on %s is %.2f : 1", dark, text, on, r)
				}
			}
		}
		for _, s := range []grid.Shade{p.Good, p.Bad, p.Unrated} {
			if r := contrast(s.Glyph, l.Surface()); r < 3 {
				t.Errorf("dark %v: a sign has %.2f : 1", dark, r)
			}
		}
		for _, edge := range []color.Color{l.Control(), l.Accent(), p.Warn.Edge} {
			if r := contrast(edge, l.Surface()); r < 3 {
				t.Errorf("dark %v: an edge has %.2f : 1", dark, r)
			}
		}
	}
}

// TestFynesOwnWidgetsCanBeRead holds the pairs of colours that Fyne's entries, menus and dialogs use.
func TestFynesOwnWidgetsCanBeRead(t *testing.T) {
	for _, dark := range []bool{false, true} {
		l := New(dark)
		for _, p := range [][2]string{
			{string(theme.ColorNameForeground), string(theme.ColorNameInputBackground)}, {string(theme.ColorNameForeground), string(theme.ColorNameOverlayBackground)},
			{string(theme.ColorNameForeground), string(theme.ColorNameMenuBackground)}, {string(theme.ColorNameForeground), string(theme.ColorNameHover)},
			{string(theme.ColorNameForeground), string(theme.ColorNameButton)}, {string(theme.ColorNameForeground), string(theme.ColorNameSelection)},
			{string(theme.ColorNameForeground), string(theme.ColorNameFocus)}, {string(theme.ColorNamePlaceHolder), string(theme.ColorNameInputBackground)},
			{string(theme.ColorNameForegroundOnPrimary), string(theme.ColorNamePrimary)}, {string(theme.ColorNameDisabled), string(theme.ColorNameMenuBackground)},
			{string(theme.ColorNameError), string(theme.ColorNameOverlayBackground)},
		} {
			colour := func(name string) color.Color { return l.Color(fyne.ThemeColorName(name), 0) }
			if r := contrast(colour(p[0]), colour(p[1])); r < 4.5 {
				t.Errorf("dark %v: %s on %s is %.2f : 1", dark, p[0], p[1], r)
			}
		}
	}
}

// TestTheKeysOfAMenuCanBeRead holds the trick that ink plays on Fyne's own arithmetic.
func TestTheKeysOfAMenuCanBeRead(t *testing.T) {
	for _, dark := range []bool{false, true} {
		l := New(dark)
		_, _, _, a := l.Color(theme.ColorNameForeground, 0).RGBA()
		if shown := uint8(uint32(float32(a) * 0.95)); shown < 0x90 {
			t.Errorf("dark %v: the keys have alpha %#x", dark, shown)
		}
		if a>>8 != 0xFF {
			t.Errorf("dark %v: text is not solid: %#x", dark, a)
		}
	}
}
