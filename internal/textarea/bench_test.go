package textarea

import (
	"strings"
	"testing"
)

const sentence = "加快推进老旧小区改造，完成47个项目，总投资4320.07万元（其中：一期1200万元），确保12月底前完成70%以上；"

// prose is one paragraph of so many characters.
func prose(n int) string { return string([]rune(strings.Repeat(sentence, n/50+1))[:n]) }

func BenchmarkKeystroke(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"5000", prose(5000)},
		{"32767", prose(32767)},
		{"100x32767", strings.TrimSuffix(strings.Repeat(prose(32767)+"\n", 100), "\n")},
		{"32767x1", strings.Repeat("一\n", 32767)},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := newStage(b, plain(), 30, 10).focus()
			s.SetText(c.text)
			s.Select(len(c.text)/2, len(c.text)/2)
			for b.Loop() {
				s.TypedRune('国')
				s.HeightFor(s.Size().Width)
			}
		})
	}
	b.Run("single/32767", func(b *testing.B) {
		st := plain()
		st.Single = true
		s := newStage(b, st, 30, 1).focus()
		s.SetText(prose(32767))
		s.Select(50000, 50000)
		for b.Loop() {
			s.TypedRune('国')
		}
	})
}

// BenchmarkOpen is what opening a cell costs: a new Area with the text, measured and laid.
func BenchmarkOpen(b *testing.B) {
	text := prose(32767)
	b.Run("32767", func(b *testing.B) {
		s := newStage(b, plain(), 30, 10)
		for b.Loop() {
			a := New(plain(), s.host)
			a.SetText(text)
			a.Resize(s.Size())
			a.HeightFor(500)
		}
	})
}
