package view

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
)

// offered are the first suggestions, matched parts in brackets.
func offered(s *Suggester, typed string, limit int) string {
	var out []string
	for _, m := range s.Suggest(typed, limit) {
		name := ""
		last := 0
		for _, p := range m.Spans {
			name += m.Name[last:p[0]] + "[" + m.Name[p[0]:p[1]] + "]"
			last = p[1]
		}
		name += m.Name[last:]
		if m.Hint != "" {
			name += " " + m.Hint
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

func TestTypingFindsUnitsByCharactersPinyinAndInitials(t *testing.T) {
	s := NewSuggester(UnitCandidates(district(t, 0), nil))
	for _, c := range []struct{ typed, want string }{
		{"城管", "区[城管]执法局"},
		{"区城管", "[区城管]执法局"},
		{"区执法局", "[区]城管[执法局]"},
		{"区城管执法局", "[区城管执法局]"},
		{"cgzf", "区[城管执法]局 c·g·z·f"},
		{"CGZF", "区[城管执法]局 c·g·z·f"},
		{"ｃｇｚｆ", "区[城管执法]局 c·g·z·f"},
		{"qcgzfj", "[区城管执法局] q·c·g·z·f·j"},
		{"chgzhf", "区[城管执法]局 ch·g·zh·f"},
		{"zhif", "区城管[执法]局 zhi·f"},
		{"chengguan", "区[城管]执法局 cheng·guan"},
		{"chengg", "区[城管]执法局 cheng·g"},
		{"cheng'gua", "区[城管]执法局 cheng·gua"},
		{"cheng guan zhi", "区[城管执]法局 cheng·guan·zhi"},
		{"cheng管", "区[城管]执法局 cheng·管"},
		{"城guan", "区[城管]执法局 城·guan"},
		{"c管", "区[城管]执法局 c·管"},
		{"qcgj", "[区城管]执法[局] q·c·g·j"},
		{"yuanchenggongan", "[源城公安]分局 yuan·cheng·gong·an"},
		{"szrzyj", "[市自然资源局]源城分局 s·z·r·z·y·j"},
		{"gjz", ""},
		{"区市场监督管理局", "[区市场监督管理局]"},
		{"weijian", "区[卫健]局 wei·jian"},
		{"xyz", ""}, {"没有的局", ""}, {"chengq", ""}, {strings.Repeat("qu", 64), ""},
	} {
		if got := offered(s, c.typed, 1); got != c.want {
			t.Errorf("%s: got %q, want %q", c.typed, got, c.want)
		}
	}
}

func TestACharacterOfSeveralSoundsIsFoundByEach(t *testing.T) {
	s := NewSuggester([]Candidate{{Name: "重庆长乐银行"}, {Name: "绿化调度所"}})
	for typed, want := range map[string]string{
		"chongqing": "[重庆]长乐银行 chong·qing", "zhongqing": "[重庆]长乐银行 zhong·qing", "changle": "重庆[长乐]银行 chang·le",
		"zhangle": "重庆[长乐]银行 zhang·le", "yinhang": "重庆长乐[银行] yin·hang", "yinxing": "重庆长乐[银行] yin·xing",
		"cqcl": "[重庆长乐]银行 c·q·c·l", "lvhua": "[绿化]调度所 lv·hua", "luhua": "[绿化]调度所 lu·hua",
		"tiaodu": "绿化[调度]所 tiao·du", "diaodu": "绿化[调度]所 diao·du",
	} {
		if got := offered(s, typed, 1); got != want {
			t.Errorf("%s: got %q, want %q", typed, got, want)
		}
	}
}

func TestTheBestFitStandsFirst(t *testing.T) {
	s := NewSuggester([]Candidate{
		{Name: "区域城管中心", Count: 9}, {Name: "城管"}, {Name: "城管大队"}, {Name: "区城管局"}, {Name: "市城市综合管理局", Count: 99}, {Name: "市旧城改造办"},
	})
	for typed, want := range map[string]string{
		"城管": "[城管], [城管]大队, 区[城管]局, 区域[城管]中心, 市[城]市综合[管]理局",
		"cg": "[城管] c·g, [城管]大队 c·g, 区[城管]局 c·g, 区域[城管]中心 c·g, 市旧[城改]造办 c·g",
	} {
		if got := offered(s, typed, 0); got != want {
			t.Errorf("%s: got %s, want %s", typed, got, want)
		}
	}
}

func TestAmongEqualsTheMostUsedStandsFirstThenTheHigherRank(t *testing.T) {
	s := NewSuggester([]Candidate{{Name: "区文明办", Rank: 3}, {Name: "区禁毒办", Rank: 2}, {Name: "区编办", Count: 1, Rank: 9}})
	if got := offered(s, "办", 0); got != "区编[办], 区禁毒[办], 区文明[办]" {
		t.Errorf("got %s", got)
	}
	if got := offered(s, " ", 2); got != "区编办, 区禁毒办" {
		t.Errorf("nothing typed: got %s", got)
	}
}

func TestAUnitIsOfferedOnceByItsBestSpelling(t *testing.T) {
	s := NewSuggester([]Candidate{{ID: "u", Name: "区卫生健康局", Others: []string{"区卫健局", "卫生健康局"}}})
	for typed, want := range map[string]string{"卫健": "区[卫健]局", "卫生": "[卫生]健康局", "区": "[区]卫生健康局", "": "区卫生健康局"} {
		if got := offered(s, typed, 0); got != want {
			t.Errorf("%q: got %s, want %s", typed, got, want)
		}
	}
}

func TestCandidatesSayHowOftenUnitsAreNamed(t *testing.T) {
	l := sample(t)
	var out []string
	for _, c := range UnitCandidates(l, l.Tasks()) {
		out = append(out, fmt.Sprint(c.Name, " ", c.Note, " ", c.Count))
	}
	want := "各镇街道 相关 1 1; 区城管执法局 牵头 1 1; 区住建局 牵头 1 · 相关 2 3; 区市场监管局 牵头 2 2; 市自然资源局源城分局 牵头 1 1"
	if got := strings.Join(out, "; "); got != want {
		t.Errorf("got %s", got)
	}
	x := l.Task("t1").Clone()
	x.Lead = append(x.Lead, ledger.Mention{Unit: "u2", Spelling: "区住房和城乡建设局"})
	if c := UnitCandidates(l, []*ledger.Task{x})[2]; c.Note != "牵头 1" {
		t.Errorf("twice in a cell: %+v", c)
	}
}

func TestLeadersAreOfferedWithTheirPosts(t *testing.T) {
	s := NewSuggester(LeaderCandidates(sample(t)))
	if got := offered(s, "", 0); got != "许西湖, 黄焕辉, 范志君" {
		t.Errorf("got %s", got)
	}
	if m := s.Suggest("hhh", 1); len(m) != 1 || m[0].Candidate.ID != "l1" || m[0].Candidate.Note != "副区长" || m[0].Hint != "h·h·h" {
		t.Errorf("got %+v", m)
	}
}

func TestAnyTypingIsAnsweredWithWholeCharacters(t *testing.T) {
	s := NewSuggester([]Candidate{{Name: "区 城管\xff执法局"}, {Name: ""}, {Name: strings.Repeat("中华", 40)}, {Name: "5G产业办"}})
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringOf(rapid.SampledFrom([]rune("qcgzhfj城管执zhonghua5gＧ' \xff\ufffd"))).Draw(t, "typed")
		for _, m := range s.Suggest(typed, 0) {
			last := 0
			for _, p := range m.Spans {
				if p[0] < last || p[1] <= p[0] || p[1] > len(m.Name) {
					t.Fatalf("%q: %+v", typed, m)
				}
				last = p[1]
			}
			if m.Hint != "" && strings.ReplaceAll(m.Hint, "·", "") != newTypedText(typed) {
				t.Fatalf("%q: hint %q", typed, m.Hint)
			}
		}
	})
}

func newTypedText(s string) string { t := newTyped(s); return t.text }
