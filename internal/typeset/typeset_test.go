package typeset

import (
	"slices"
	"strings"
	"testing"
)

// em measures in ems: ideographs and full-width marks 1, everything below U+2000 one half.
type em struct{}

func (em) Advance(r rune) float64 {
	switch {
	case r == 0x200D || r >= 0xFE00 && r <= 0xFE0F:
		return 0
	case r < 0x2000:
		return 0.5
	}
	return 1
}

func lines(text string, ls []Line) []string {
	var out []string
	for _, l := range ls {
		out = append(out, text[l.Start:l.End])
	}
	return out
}

func TestBreakKeepsTheRulesOfChineseLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float64
		want       string // lines joined by |
	}{
		{"empty text is one line", "", 5, ""},
		{"plain", "推进老旧小区改造", 4, "推进老旧|小区改造"},
		{"full stop never begins a line", "推进老旧。小区", 4, "推进老|旧。小区"},
		{"closing pair never begins a line", "他说“好的。”然后", 5, "他说“好|的。”然后"},
		{"opening bracket never ends a line", "建设项目（一期）", 5, "建设项目|（一期）"},
		{"title mark never ends a line", "印发《办法》", 3, "印发|《办|法》"},
		{"number with its unit stays whole", "完成任务621条以上", 5, "完成任务|621条以上"},
		{"decimal and unit of two runes", "投资约4320.07万元。", 6, "投资约|4320.07万|元。"},
		{"decimal whole where it fits", "总投资约4320.07万元。", 7, "总投资约|4320.07万元。"},
		{"per cent", "完成率达70%以上", 5, "完成率达|70%以上"},
		{"date", "到2020年12月31日止", 4, "到2020年|12月31日|止"},
		{"long unit may part from its number", "共约10平方公里", 6, "共约10|平方公里"},
		{"long unit is whole", "共约10万平方米", 6, "共约10万|平方米"},
		{"latin word", "发展5G网络abcdef", 5, "发展5G网络|abcdef"},
		{"long word is broken anyway", "abcdefghij", 2, "abcd|efgh|ij"},
		{"long word after text", "网abcdefghij", 2, "网|abcd|efgh|ij"},
		{"spaces vanish at a break", "abc   def", 2, "abc|def"},
		{"dash is not cut", "目标——小康", 3, "目标|——小|康"},
		{"ellipsis is not cut", "一二三……四", 4, "一二|三……四"},
		{"narrower than a glyph", "一二", 0.1, "一|二"},
		{"no width at all", "一，二", 0, "一|，|二"},
		{"paragraphs", "甲\r\n\n乙\r丙", 4, "甲||乙|丙"},
		{"final newline opens a paragraph", "甲\n", 4, "甲|"},
		{"middle dot", "美丽·乡村", 3, "美丽·|乡村"},
		{"bracket with space", "甲乙（ 丙", 3.5, "甲乙|（ 丙"},
		{"nothing but forbidden", "。。。。", 2, "。。|。。"},
	} {
		got := strings.Join(lines(c.text, Break(c.text, c.width, em{}, nil)), "|")
		if got != c.want {
			t.Errorf("%s: %q at %v: got %s, want %s", c.name, c.text, c.width, got, c.want)
		}
	}
}

func TestMarkAtTheEndHangs(t *testing.T) {
	b := Breaker{Hang: 0.5}
	text := "推进老旧。小区"
	ls := b.Break(text, 4.5, em{}, nil)
	if got := strings.Join(lines(text, ls), "|"); got != "推进老旧。|小区" {
		t.Fatal(got)
	}
	if ls[0].Width != 4.5 || ls[0].Last || !ls[1].Last {
		t.Fatal(ls)
	}
	text = "推进（老旧。”"
	if got := strings.Join(lines(text, b.Break(text, 5.5, em{}, nil)), "|"); got != "推进（老|旧。”" {
		t.Fatal(got)
	}
}

func TestIndentNarrowsEveryFirstLine(t *testing.T) {
	b := Breaker{Indent: 2}
	text := "一二三四五\n六七八"
	ls := b.Break(text, 4, em{}, nil)
	if got := strings.Join(lines(text, ls), "|"); got != "一二|三四五|六七|八" {
		t.Fatal(got)
	}
	if ls[0].Width != 2 || ls[1].Width != 3 {
		t.Fatal(ls)
	}
}

func TestWidthLeavesTrailingSpacesOut(t *testing.T) {
	ls := Break("　甲　", 9, em{}, nil)
	if !slices.Equal(ls, []Line{{0, 9, 2, true}}) {
		t.Fatal(ls)
	}
}

func TestCanBreakAgreesWithTheRules(t *testing.T) {
	for pair, want := range map[string]bool{
		"一二": true, "一。": false, "《一": false, "一《": true, "12": false, "1条": false, "条1": true, "——": false, "”一": true, "一“": true,
	} {
		r := []rune(pair)
		if CanBreak(r[0], r[1]) != want {
			t.Error(pair)
		}
	}
	if classOf('，')&noStart == 0 || classOf('（')&noStart != 0 || classOf('《')&noEnd == 0 || classOf('。')&hangs == 0 || classOf('一')&hangs != 0 {
		t.Error("rules of single runes")
	}
}

const sentence = "加快推进老旧小区改造，完成47个项目，总投资4320.07万元（其中：一期1200万元），确保12月底前完成70%以上；加强统筹协调，落实“三违四抢”整治，推动621条问题线索整改到位，做到件件有着落、事事有回音，切实提升人民群众的获得感。"

func BenchmarkBreak(b *testing.B) {
	b.ReportAllocs()
	var buf []Line
	m := measure{adv: [128]float64{}}
	for b.Loop() {
		buf = Breaker{Hang: 0.5}.Break(sentence, 20, &m, buf[:0])
	}
}

// measure is about as dear as a face with its cache.
type measure struct{ adv [128]float64 }

func (m *measure) Advance(r rune) float64 {
	if r < 128 {
		return 0.5 + m.adv[r]
	}
	return 1
}
