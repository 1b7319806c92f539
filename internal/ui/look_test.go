package ui

import (
	"encoding/json"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"dubanben/internal/grid"
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
		l := newLook(dark)
		p := l.palette()
		ground := map[string]color.Color{"bg": l.bg(), "sf": l.sf(), "hdr": l.hdr(), "ro": p.ReadOnly, "soft": l.soft(), "rng": p.Range,
			"hov": l.hov(), "errs": p.ErrorFill, "acc": l.acc()}
		ink := map[string]color.Color{"tx": l.tx(), "tx2": l.tx2(), "tx3": l.tx3(), "acc": l.acc(), "on": l.on(), "err": l.err(),
			"good": p.Good.Word, "warn": p.Warn.Word, "bad": p.Bad.Word, "unrated": p.Unrated.Word}
		for text, grounds := range map[string]string{
			"tx": "bg sf hdr ro soft rng hov errs", "tx2": "bg sf hdr ro soft rng hov", "tx3": "bg sf ro", "acc": "bg sf", "on": "acc",
			"err": "bg sf errs", "good": "sf", "warn": "sf", "bad": "sf", "unrated": "sf",
		} {
			for _, on := range strings.Fields(grounds) {
				if r := contrast(ink[text], ground[on]); r < 4.5 {
					t.Errorf("dark %v: %s on %s is %.2f : 1", dark, text, on, r)
				}
			}
		}
		for _, s := range []grid.Shade{p.Good, p.Bad, p.Unrated} {
			if r := contrast(s.Glyph, l.sf()); r < 3 {
				t.Errorf("dark %v: a sign has %.2f : 1", dark, r)
			}
		}
		for _, edge := range []color.Color{l.ctl(), l.acc(), p.Warn.Edge} {
			if r := contrast(edge, l.sf()); r < 3 {
				t.Errorf("dark %v: an edge has %.2f : 1", dark, r)
			}
		}
	}
}

// TestFynesOwnWidgetsCanBeRead holds the pairs of colours that Fyne's entries, menus and dialogs use.
func TestFynesOwnWidgetsCanBeRead(t *testing.T) {
	for _, dark := range []bool{false, true} {
		l := newLook(dark)
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

// fyneSource is where Fyne's own source lies on this machine.
func fyneSource(t *testing.T) string {
	t.Helper()
	file, _ := runtime.FuncForPC(reflect.ValueOf(lang.AddTranslations).Pointer()).FileLine(0)
	root := filepath.Dir(filepath.Dir(file))
	if _, err := os.Stat(filepath.Join(root, "lang", "translations")); err != nil {
		t.Fatalf("Fyne's source is not where the test was compiled from (do not test with -trimpath): %v", err)
	}
	return root
}

// fynesWords are the keys of Fyne's own translations and whatever else its source asks to have translated.
func fynesWords(t *testing.T) map[string]bool {
	t.Helper()
	root := fyneSource(t)
	base, err := os.ReadFile(filepath.Join(root, "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal(base, &keys); err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for k := range keys {
		out[k] = true
	}
	asked := regexp.MustCompile(`lang\.(?:L|X|N|XN|Localize|LocalizeKey)\("([^"]+)"`)
	for _, folder := range []string{"dialog", "widget", "container", "app", "internal/driver/glfw"} {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			source, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range asked.FindAllStringSubmatch(string(source), -1) {
				out[m[1]] = true
			}
		}
	}
	return out
}

func TestFynesOwnWordsAreChinese(t *testing.T) {
	if err := speakChinese(); err != nil {
		t.Fatal(err)
	}
	words := fynesWords(t)
	if len(words) < 35 {
		t.Errorf("only %d words were found", len(words))
	}
	for k := range words {
		chinese := fyneWords()[k]
		if chinese == "" || strings.ContainsFunc(chinese, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			t.Errorf("Fyne's %q is %q in Chinese", k, chinese)
		}
		if got := lang.X(k, k); got != chinese {
			t.Errorf("Fyne shows %q for %q, not %q", got, k, chinese)
		}
	}
}
