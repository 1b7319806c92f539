package font

import (
	"sync"
	"testing"
)

func embedded(t testing.TB) *Set {
	t.Helper()
	s, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryRoleHasAFaceWithChinese(t *testing.T) {
	s := embedded(t)
	for r := Text; int(r) < roles; r++ {
		f := s.Face(r)
		for _, c := range "源城区，。“（《—〓0123" {
			if !f.Has(c) {
				t.Errorf("%s lacks %c", f.Name(), c)
			}
		}
		if f.Advance('源') != 1 || f.Advance('1') >= 0.7 || f.Ascent() < 0.7 || f.Descent() < 0.1 || len(f.Data()) == 0 {
			t.Errorf("%s: %v %v %v %v", f.Name(), f.Advance('源'), f.Advance('1'), f.Ascent(), f.Descent())
		}
	}
	if s.Face(-1) != s.Face(Text) || s.Face(99) != s.Face(Text) {
		t.Error("unknown roles")
	}
}

func TestMissingGlyphsAreKnown(t *testing.T) {
	s := embedded(t)
	f := s.Face(Text)
	for _, r := range []rune{'\U000E0001', '\uE000', -1} {
		if f.Has(r) {
			t.Errorf("%U is there", r)
		}
		if got, ok := s.For(f, r); ok || got != f {
			t.Errorf("%U found", r)
		}
	}
	if got, ok := s.For(f, '源'); !ok || got != f {
		t.Error("a glyph that is there")
	}
}

func TestSpareFaceDrawsWhatTheFirstLacks(t *testing.T) {
	s := embedded(t)
	poor := &Face{name: "poor"}
	if got, ok := s.For(poor, '源'); !ok || got == poor {
		t.Error("no spare face")
	}
}

func TestBrokenFontIsAnError(t *testing.T) {
	if _, err := Load("broken", []byte("not a font")); err == nil {
		t.Error("no error")
	}
}

func TestFacesMeasureConcurrently(t *testing.T) {
	f := embedded(t).Face(Text)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for r := rune(0); r < 0x11000; r++ {
				f.Advance(r)
			}
		})
	}
	wg.Wait()
}

func BenchmarkEmbedded(b *testing.B) {
	for b.Loop() {
		if _, err := Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}
