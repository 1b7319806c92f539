package annex

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Target is a number that a text sets as a target: 新增就业4000人以上.
type Target struct {
	What  string  `json:"what"`
	Op    string  `json:"op"` // "=", ">=" or "<="
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
	Start int     `json:"start"` // where number and unit stand in the text, in bytes
	End   int     `json:"end"`
}

var (
	quantity = regexp.MustCompile(`(≥|≤|>=|<=|不少于|不低于|不超过|不高于|低于|超过|至少|控制在)?\s*约?([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s*` +
		`(个百分点|百分点|万平方米|平方公里|平方千米|平方米|万立方米|立方米|公里|千米|公顷|万亩|亩|亿元|万元|千元|元|万人次|人次|万人|万户|万吨|吨|万千瓦|千瓦|兆瓦|` +
		`%|％|个|家|条|座|所|间|处|项|件|次|场|套|台|辆|张|宗|栋|幢|支|名|人|户|米|株|棵|对|批|类|种|例|片|盏|部|本|份)` +
		`(?:(及?以上|以内|以下|之内|左右))?`)
	// behind these a number names a thing and sets nothing
	naming = regexp.MustCompile(`(第|[0-9A-Za-z.]|[0-9][-－—~～至到])$`)
)

const clauseMark = "，。；、：:;,\n（）()"

// Targets finds the numbers in a text that can be targets: a number with a measure. Years, dates, ordinals and names such as
// 5G and 东埔1号 are none. They are offered, never stored unasked.
func Targets(text string) []Target {
	var out []Target
	for _, m := range quantity.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		value, err := strconv.ParseFloat(strings.ReplaceAll(group(2), ",", ""), 64)
		if err != nil || group(1) == "" && naming.MatchString(text[:m[4]]) {
			continue
		}
		t := Target{Op: operator(group(1), group(4)), Value: value, Unit: strings.Replace(group(3), "％", "%", 1), Start: m[4], End: m[7]}
		t.What = subject(text[:m[0]], text[m[1]:], t.Unit)
		out = append(out, t)
	}
	return out
}

func operator(before, after string) string {
	switch before {
	case "≥", ">=", "不少于", "不低于", "超过", "至少":
		return ">="
	case "≤", "<=", "不超过", "不高于", "低于", "控制在":
		return "<="
	}
	switch after {
	case "以上", "及以上":
		return ">="
	case "以内", "以下", "之内":
		return "<="
	}
	return "="
}

// subject is what the number counts: the words round it in its clause; before a share only those in front.
func subject(before, after, unit string) string {
	if i := strings.LastIndexAny(before, clauseMark); i >= 0 {
		_, n := utf8.DecodeRuneInString(before[i:])
		before = before[i+n:]
	}
	if i := strings.IndexAny(after, clauseMark); i >= 0 {
		after = after[:i]
	}
	if strings.HasSuffix(unit, "%") || strings.HasSuffix(unit, "百分点") {
		after = ""
	}
	return strings.TrimSpace(before) + strings.TrimSpace(after)
}
