package typeset

// class is what line breaking must know of a rune.
type class uint16

const (
	noStart class = 1 << iota // never begins a line
	noEnd                     // never ends a line
	word                      // does not part from a neighbour of this class
	digit                     // takes the unit after it along
	space                     // may vanish at a break
	dash                      // half of a two-part mark: —— ……
	hangs                     // has its ink in the left half, so that the right one may pass the line's end
	unit                      // belongs to the number before it and takes more of the unit along: 万 in 万元
	long                      // belongs to a unit of several runes and takes the rest along: 平 in 平方米
)

// CanBreak reports whether a line may end after a and the next begin with b, as far as the two of them tell.
func CanBreak(a, b rune) bool {
	ca := classOf(a)
	return allowed(ca, classOf(b)) && (!unitAfter(ca, b) || longUnit(b))
}

// allowed reports whether a break between a and b is allowed.
func allowed(a, b class) bool { return tolerable(a, b) && a&b&word == 0 }

// tolerable reports whether a break between a and b keeps the rules of marks, though it may cut a word or a number.
func tolerable(a, b class) bool {
	return a&noEnd == 0 && b&(noStart|space) == 0 && a&b&dash == 0
}

// classOf gives the class of a rune; 0 is an ideograph or a sign that stands alone.
func classOf(r rune) class {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		return 0
	case r < 0x80:
		return asciiClass(r)
	case r < 0x2000:
		return latinClass(r)
	case r < 0x3000:
		return generalClass(r)
	}
	return wideClass(r)
}

func asciiClass(r rune) class {
	switch {
	case r >= '0' && r <= '9':
		return word | digit
	case r == ' ' || r == '\t':
		return space
	}
	switch r {
	case ',', '.', ':', '%', '}':
		return word | noStart
	case ')', ']', ';', '!', '?':
		return noStart
	case '(', '[', '{', '$':
		return noEnd
	}
	return word
}

func latinClass(r rune) class {
	switch {
	case r == 0xA0:
		return word | noStart | noEnd
	case r == '·' || r == '°' || r == '¢' || r >= 0x300 && r <= 0x36F:
		return word | noStart
	case r == '¥' || r == '£':
		return noEnd
	case r < 0x590 || r >= 0x1E00:
		return word
	}
	return 0
}

// generalClass covers general punctuation, arrows, mathematical and geometric signs, circled numbers.
func generalClass(r rune) class {
	switch r {
	case '“', '‘':
		return noEnd
	case '”', '’', '‰', '′', '″', '℃', '‼', '⁇', '•', '‧':
		return noStart
	case '—':
		return dash
	case '…', '‥':
		return dash | noStart
	case '‐', '‑', '‒', '–':
		return word
	case '≥', '≤', '≈', '≠', '№', '€':
		return noEnd
	case 0x200D, 0x2060:
		return noStart | noEnd
	}
	if r >= 0x2000 && r <= 0x200B {
		return space
	}
	return 0
}

// wideClass covers the full-width marks and everything else above U+3000.
func wideClass(r rune) class {
	switch r {
	case 0x3000:
		return space
	case '，', '。', '、', '；', '：', '）', '》', '】', '〕', '」', '』', '〉':
		return noStart | hangs
	case '？', '！', '％', '．', '］', '｝', '～', '〜', '〗', '〞', '〟', '々', '・', '￠':
		return noStart
	case '（', '《', '“', '【', '〔', '「', '『', '〈', '［', '｛', '〖', '〝', '＄', '￥', '￡', '＃':
		return noEnd
	case '／':
		return noStart | noEnd
	}
	return wideRange(r)
}

// wideRange covers the full-width letters and digits, and what changes the look of the character before it.
func wideRange(r rune) class {
	switch {
	case r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF: // variation selectors
		return noStart
	case r >= '０' && r <= '９':
		return word | digit
	case r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ':
		return word
	}
	return 0
}

// unitAfter reports whether r is the unit of the number, or the rest of the unit, that prev ends.
func unitAfter(prev class, r rune) bool {
	return prev&(digit|unit|long) != 0 && (unitPart(r) || longUnit(r) || unitEnd(r))
}

// unitClass is what a unit's rune adds to its class: only the first parts of a unit take more along.
func unitClass(r rune) class {
	switch {
	case r == '方' || longUnit(r):
		return long
	case unitPart(r):
		return unit
	}
	return 0
}

// unitPart holds the runes that belong to the number and may take more along: 万元, 亿元.
func unitPart(r rune) bool {
	switch r {
	case '十', '百', '千', '万', '亿', '方':
		return true
	}
	return false
}

// longUnit holds the runes that begin a unit of several runes: 平方米, 公里. It is whole, but may part from its number,
// because a narrow column would be torn otherwise.
func longUnit(r rune) bool {
	switch r {
	case '公', '平', '立', '毫', '厘', '兆':
		return true
	}
	return false
}

// unitEnd holds the measure words of such papers.
func unitEnd(r rune) bool {
	switch r {
	case '个', '项', '条', '家', '户', '人', '名', '次', '件', '元', '吨', '年', '月', '日', '号', '米', '里', '亩', '倍', '台',
		'座', '所', '期', '处', '间', '张', '部', '段', '宗', '场', '天', '岁', '层', '级', '批', '片', '套', '笔', '辆', '株',
		'度', '克', '斤', '顷', '瓦', '盏', '栋', '幢', '只', '头', '本', '份', '位', '支', '例', '起', '类', '成', '时', '分', '秒':
		return true
	}
	return false
}
