package view

import "testing"

func TestASubjectIsTheTextUpToItsFirstStop(t *testing.T) {
	for text, want := range map[string]string{
		"1.继续实施东埔中学扩建工程：占地50亩。": "继续实施东埔中学扩建工程",
		"甲。乙丙丁戊己庚辛。":            "甲。乙丙丁戊己庚辛",
		"2.5亿元以上项目开工；其他":        "2.5亿元以上项目开工",
		" 建设\n响水体育公园。":          "建设响水体育公园",
		"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一": "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…",
		"": "",
	} {
		if got := Subject(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
