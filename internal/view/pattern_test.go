package view

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAPatternDisregardsCaseWidthAndWhiteSpace(t *testing.T) {
	for _, c := range []struct {
		typed, text string
		want        []string
	}{
		{"区住建局", "区住建局、区住 建局、区住\n建局", []string{"区住建局", "区住 建局", "区住\n建局"}},
		{"区 住建局", "区住建局", []string{"区住建局"}},
		{"abc", "ABC ＡｂＣ abc", []string{"ABC", "ＡｂＣ", "abc"}},
		{"ＡＢＣ", "xabcx", []string{"abc"}},
		{"1", "１1", []string{"１", "1"}},
		{"(镇)", "各镇（镇）", []string{"（镇）"}},
		{"，", "一,二，", []string{",", "，"}},
		{`"双随机"`, "推动“双随机”", []string{"“双随机”"}},
		{"'", "‘a’", []string{"‘", "’"}},
		{"污水", "没有", nil},
		{"aa", "aaaaa", []string{"aa", "aa"}},
		{"市自然资源局源城分局", "市自然资源局\n源城分局", []string{"市自然资源局\n源城分局"}},
		{"住建", "住\u200b建\u3000", []string{"住\u200b建"}},
		{"K", "\u212a k", []string{"k"}}, // the sign of Kelvin is no letter
		{"ǖ", "Ǖ", []string{"Ǖ"}},
		{"", "a", nil}, {" \n", "a b", nil},
	} {
		p := NewPattern(c.typed, Strictness{})
		var got []string
		for _, h := range p.Hits(c.text) {
			got = append(got, c.text[h[0]:h[1]])
		}
		if !reflect.DeepEqual(got, c.want) || p.Found(c.text) != (c.want != nil) {
			t.Errorf("%q in %q: got %q, found %v", c.typed, c.text, got, p.Found(c.text))
		}
	}
}

func TestAStrictPatternKeepsCaseOrWantsTheWholeCell(t *testing.T) {
	for _, c := range []struct {
		typed, text string
		how         Strictness
		want        int
	}{
		{"5G", "5g 5G ５Ｇ", Strictness{MatchCase: true}, 2},
		{"区住建局", " 区住\n建局 ", Strictness{WholeCell: true}, 1},
		{"区住建局", "区住建局等", Strictness{WholeCell: true}, 0},
		{"住建局", "区住建局", Strictness{WholeCell: true}, 0},
		{"局", "局局", Strictness{WholeCell: true}, 0},
		{"g", "G", Strictness{WholeCell: true, MatchCase: true}, 0},
	} {
		if got := len(NewPattern(c.typed, c.how).Hits(c.text)); got != c.want {
			t.Errorf("%q in %q %+v: %d hits", c.typed, c.text, c.how, got)
		}
	}
}

func TestReplacingPutsTheNewTextForEveryHit(t *testing.T) {
	for _, c := range []struct {
		typed, text, with, want string
		n                       int
	}{
		{"镇街道", "各镇街道，相关镇 街道。", "镇（街道）", "各镇（街道），相关镇（街道）。", 2},
		{"a", "aAａ", "", "", 3},
		{"aa", "aaa", "aaaa", "aaaaa", 1},
		{"", "abc", "x", "abc", 0},
		{"没有", "abc", "x", "abc", 0},
	} {
		got, n := NewPattern(c.typed, Strictness{}).Replace(c.text, c.with)
		if got != c.want || n != c.n {
			t.Errorf("%q in %q: got %q, %d", c.typed, c.text, got, n)
		}
	}
}

// someText is made of what patterns treat specially.
func someText() *rapid.Generator[string] {
	return rapid.StringOf(rapid.SampledFrom([]rune("区住建局aAａＡzZ１1（(“\" \n\u3000\u200b\u212a\ufffd\xffǖǕ，,")))
}

func TestHitsAreOrderedApartAndCountAsReplacementsDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed, text := someText().Draw(t, "typed"), someText().Draw(t, "text")
		how := Strictness{WholeCell: rapid.Bool().Draw(t, "whole"), MatchCase: rapid.Bool().Draw(t, "case")}
		checkPattern(t, typed, text, how)
		if want := oneByOne(typed, text, how); want != NewPattern(typed, how).Found(text) {
			t.Fatalf("%q in %q: an unhurried search says %v", typed, text, want)
		}
	})
}

// oneByOne is what a hit is, said without any haste.
func oneByOne(typed, text string, how Strictness) bool {
	plain := func(s string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case skipped(r):
				return -1
			case how.MatchCase:
				return fold(r)
			}
			return foldCase(r)
		}, s)
	}
	p, x := plain(typed), plain(text)
	if how.WholeCell {
		return p != "" && p == x
	}
	return p != "" && strings.Contains(x, p)
}

type failer interface{ Fatalf(string, ...any) }

func checkPattern(t failer, typed, text string, how Strictness) {
	p := NewPattern(typed, how)
	hits := p.Hits(text)
	last := 0
	for _, h := range hits {
		if h[0] < last || h[1] <= h[0] || h[1] > len(text) {
			t.Fatalf("%q in %q: hits %v", typed, text, hits)
		}
		if !p.Found(text[h[0]:h[1]]) {
			t.Fatalf("%q in %q: %q is no hit", typed, text, text[h[0]:h[1]])
		}
		last = h[1]
	}
	with := "※"
	got, n := p.Replace(text, with)
	if n != len(hits) || strings.Count(got, with)-strings.Count(text, with) > n {
		t.Fatalf("%q in %q: %d replaced, %d hits", typed, text, n, len(hits))
	}
	p.begins(text)
	p.ends(text)
	if p.Found(text) != (n > 0) {
		t.Fatalf("%q in %q: found %v, %d hits", typed, text, p.Found(text), n)
	}
}

func FuzzPattern(f *testing.F) {
	f.Add("区住建局", "区住 建局\n", false, false)
	f.Add("\xff", "a\xff\xfe", true, false)
	f.Add("ＡＢ", "ab\u3000", false, true)
	f.Fuzz(func(t *testing.T, typed, text string, whole, matchCase bool) {
		checkPattern(t, typed, text, Strictness{WholeCell: whole, MatchCase: matchCase})
	})
}
