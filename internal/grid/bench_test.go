package grid

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// BenchmarkScroll is one wheel step of 20 px: the layout of what is in view.
func BenchmarkScroll(b *testing.B) {
	for _, rows := range []int{100_000, 1_000_000} {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			g := benchGrid(b, rows)
			b.ReportAllocs()
			for b.Loop() {
				if g.scrollBy(0, 20); g.view.y >= g.view.maxY() {
					g.view.y = 0
				}
			}
		})
	}
}

// BenchmarkJump is the layout of a whole new page.
func BenchmarkJump(b *testing.B) {
	g := benchGrid(b, 1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		if g.scrollBy(0, 50_000); g.view.y >= g.view.maxY() {
			g.view.y = 0
		}
	}
}

// BenchmarkRefresh is reading a ledger's table anew after an edit.
func BenchmarkRefresh(b *testing.B) {
	for _, rows := range []int{100, 100_000} {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			g := benchGrid(b, rows)
			for b.Loop() {
				g.RefreshAll()
			}
		})
	}
}

func benchGrid(b *testing.B, rows int) *Grid {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(newFace())
	w := test.NewTempWindow(b, nil)
	g := New(synth{rows}, NewHost(app, w), grey(), 2)
	w.SetContent(g)
	w.Resize(fyne.NewSize(1366, 690))
	g.Select("5", "task")
	return g
}

// BenchmarkFirstShow is making a table and laying it out for the first time.
func BenchmarkFirstShow(b *testing.B) {
	b.Run("100000", benchFirstShow)
}

func benchFirstShow(b *testing.B) {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(newFace())
	for b.Loop() {
		w := test.NewTempWindow(b, nil)
		g := New(synth{100_000}, NewHost(app, w), grey(), 2)
		w.SetContent(g)
		w.Resize(fyne.NewSize(1200, 700))
	}
}

// BenchmarkOpen is opening a long text for change and closing it again.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{5000, 32767} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			g := longGrid(b, n)
			for b.Loop() {
				g.OpenEditor()
				g.Drop()
			}
		})
	}
}

// BenchmarkKeystroke is one character typed into a long text.
func BenchmarkKeystroke(b *testing.B) {
	for _, n := range []int{5000, 32767} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			g := longGrid(b, n)
			g.OpenEditor()
			for b.Loop() {
				g.TypedRune('新')
			}
		})
	}
}

func longGrid(b *testing.B, n int) *Grid {
	g := benchGrid(b, 1)
	m := newFake(20)
	m.texts[3][2] = longText(n)
	g.SetModel(m)
	g.Select("k3", "task")
	return g
}
