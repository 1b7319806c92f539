package docx

import (
	"strings"
	"testing"
)

func numbered(id, level, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func lvl(at, format, pattern, more string) string {
	return `<w:lvl w:ilvl="` + at + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/>` + more + `<w:lvlText w:val="` + pattern + `"/></w:lvl>`
}

func TestAutomaticNumbersAreTextLikeAnyOther(t *testing.T) {
	list := func(levels string) string {
		return `<w:abstractNum w:abstractNumId="7">` + levels + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>` +
			`<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`
	}
	cell := func(p string) string { return `<w:tc>` + p + `</w:tc>` }
	cases := []struct{ name, list, body, want string }{
		{"a column of numbers", lvl("0", "decimal", "%1", ""), tbl(tr(cell(numbered("1", "0", "")), tc("", "甲")), tr(cell(numbered("1", "0", "")), tc("", "乙"))), "|1|甲|\n|2|乙|"},
		{"一、 before text", lvl("0", "chineseCounting", "%1、", ""), numbered("1", "0", "甲") + numbered("1", "0", "乙"), "一、甲\n二、乙"},
		{"（一） and 1.1", lvl("0", "chineseCountingThousand", "（%1）", "") + lvl("1", "decimal", "%1.%2", `<w:isLgl/><w:suff w:val="space"/>`),
			numbered("1", "0", "甲") + numbered("1", "1", "乙") + numbered("1", "1", "丙") + numbered("1", "0", "丁") + numbered("1", "1", "戊"), "（一）甲\n1.1 乙\n1.2 丙\n（二）丁\n2.1 戊"},
		{"a number without a mark is parted from its text", lvl("0", "decimal", "%1", ""), numbered("1", "0", "甲"), "1 甲"},
		{"another list of the same kind goes on, or starts where it says", lvl("0", "decimal", "%1.", ""), numbered("1", "0", "甲") + numbered("2", "0", "乙") + numbered("2", "0", "丙"), "1.甲\n5.乙\n6.丙"},
		{"bullets are no text", lvl("0", "bullet", "●", ""), numbered("1", "0", "甲"), "甲"},
		{"no list", lvl("0", "decimal", "%1.", ""), numbered("0", "0", "甲") + numbered("99", "0", "乙"), "甲\n乙"},
		{"three digits", lvl("0", "decimal", "%1", `<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>`),
			numbered("1", "0", "") + numbered("1", "0", ""), "001\n002"},
		{"by the style", lvl("0", "decimal", "%1.", "") + lvl("1", "decimal", "(%2)", `<w:pStyle w:val="Second"/>`),
			`<w:p><w:pPr><w:pStyle w:val="Child"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Second"/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>`, "1.甲\n(1)乙"},
		{"cells under a merge do not count", lvl("0", "decimal", "%1", ""), tbl(
			tr(`<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`+numbered("1", "0", "")+`</w:tc>`), tr(`<w:tc><w:tcPr><w:vMerge/></w:tcPr>`+numbered("1", "0", "")+`</w:tc>`),
			tr(cell(numbered("1", "0", "")))), "|1(2x1)|\n|^|\n|2|"},
	}
	styles := wrap("styles", `<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Base"/></w:style><w:style w:type="paragraph" w:styleId="Second"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(mustRead(t, wordFile(t, c.body, "word/numbering.xml", wrap("numbering", list(c.list)), "word/styles.xml", styles))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestNumeralsCountAsWordDoes(t *testing.T) {
	cases := map[string]string{
		"decimal":                      "1 9 10 11 20 21 105 110",
		"decimalZero":                  "01 09 10 11 20 21 105 110",
		"decimalFullWidth":             "１ ９ １０ １１ ２０ ２１ １０５ １１０",
		"chineseCountingThousand":      "一 九 十 十一 二十 二十一 一百零五 一百一十",
		"chineseCounting":              "一 九 十 十一 二十 二十一 一〇五 一一〇",
		"upperRoman":                   "I IX X XI XX XXI CV CX",
		"lowerLetter":                  "a i j k t u aaaaa fffff",
		"ideographTraditional":         "甲 壬 癸 11 20 21 105 110",
		"ideographZodiac":              "子 申 酉 戌 20 21 105 110",
		"decimalEnclosedCircleChinese": "① ⑨ ⑩ ⑪ ⑳ 21 105 110",
		"chineseLegalSimplified":       "壹 玖 拾 拾壹 贰拾 贰拾壹 壹佰零伍 壹佰壹拾",
	}
	for format, want := range cases {
		var got []string
		for _, n := range []int{1, 9, 10, 11, 20, 21, 105, 110} {
			got = append(got, numeral(format, n))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: got %s, want %s", format, s, want)
		}
	}
}
