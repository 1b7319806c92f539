package typeset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

const alphabet = "一二万元条年个公里，。、；：？！（）《》“”【】—…·％ab1234.%,() \t　\n\r/-“第\U00020BB7\u200d"

// check holds every law of Break for one text and width.
func check(t interface{ Fatalf(string, ...any) }, text string, width float64, b Breaker) {
	ls := b.Break(text, width, em{}, nil)
	if len(ls) == 0 {
		t.Fatalf("no line for %q", text)
	}
	at := 0
	for i, l := range ls {
		if l.Start < at || l.End < l.Start || l.End > len(text) {
			t.Fatalf("%q: line %d %+v after %d", text, i, l, at)
		}
		if gap := strings.Trim(text[at:l.Start], " \t　\r\n"); gap != "" && utf8.ValidString(text) {
			t.Fatalf("%q: lost %q", text, gap)
		}
		at = l.End
		checkWidth(t, text, l, width, b)
		if i > 0 && !ls[i-1].Last {
			checkBreak(t, text, ls[i-1], l)
		}
	}
	if !ls[len(ls)-1].Last || at != len(strings.TrimRight(text, "\r\n")) && !strings.HasSuffix(text[at:], "\n") && at != len(text) {
		t.Fatalf("%q: ends at %d", text, at)
	}
}

func checkWidth(t interface{ Fatalf(string, ...any) }, text string, l Line, width float64, b Breaker) {
	part := strings.TrimRight(text[l.Start:l.End], " \t　")
	w := 0.0
	for _, r := range part {
		w += em{}.Advance(r)
	}
	if w-l.Width > b.Hang+slack || l.Width > w+slack {
		t.Fatalf("%q: width %v of %q is %v", text, l.Width, part, w)
	}
	limit := width
	if l.Start == 0 {
		limit -= b.Indent
	}
	if l.Width > limit+2*slack && glyphs(part) > 1 {
		t.Fatalf("%q: %q is wider than %v", text, part, limit)
	}
}

// glyphs counts the runes that take room.
func glyphs(s string) (n int) {
	for _, r := range s {
		if (em{}).Advance(r) > 0 {
			n++
		}
	}
	return n
}

// checkBreak wants a forbidden break only where the line had no allowed one.
func checkBreak(t interface{ Fatalf(string, ...any) }, text string, a, b Line) {
	before := strings.TrimRight(text[a.Start:b.Start], " \t　")
	if before == "" || b.Start >= len(text) {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(text[b.Start:])
	if classOf(last)&noEnd == 0 && classOf(next)&noStart == 0 {
		return
	}
	var prev class
	for i, r := range text[a.Start:b.Start] {
		c := classOf(r)
		if i > 0 && tolerable(prev, c) {
			t.Fatalf("%q: %q | %q though %q could end a line", text, before, text[b.Start:], text[a.Start:a.Start+i])
		}
		if c&space != 0 {
			c |= prev & noEnd
		}
		prev = c
	}
}

func TestEveryTextKeepsTheLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune(alphabet))).Draw(t, "text")
		width := rapid.Float64Range(0, 12).Draw(t, "width")
		b := Breaker{Hang: rapid.SampledFrom([]float64{0, 0.5}).Draw(t, "hang")}
		check(t, text, width, b)
	})
}

func FuzzBreak(f *testing.F) {
	f.Add("完成621条（一期）。\r\n70%", 3.5, true)
	f.Add("\xff\xfe一", 0.0, false)
	f.Fuzz(func(t *testing.T, text string, width float64, hang bool) {
		b := Breaker{}
		if hang {
			b.Hang = 0.5
		}
		if width != width || width < 0 || len(text) > 1<<16 {
			b.Break(text, width, em{}, nil)
			return
		}
		check(t, text, width, b)
	})
}
