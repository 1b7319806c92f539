package xlsx

import (
	"strconv"
	"strings"
)

// formatParser reads one section.
type formatParser struct {
	rest string
	s    section
}

// parse reads up to a semicolon or the end.
func (p *formatParser) parse() {
	for p.rest != "" && p.rest[0] != ';' {
		if p.parseWord() {
			continue
		}
		switch c := p.rest[0]; {
		case c == '"':
			text, rest, _ := strings.Cut(p.rest[1:], `"`)
			p.literal(text)
			p.rest = rest
		case c == '\\', c == '!':
			p.rest = p.rest[1:]
			p.literal(p.rune())
		case c == '_', c == '*': // as wide as the next character, or filled with it
			p.rest = p.rest[1:]
			p.rune()
		case c == '[':
			text, rest, _ := strings.Cut(p.rest[1:], "]")
			p.rest = rest
			p.bracket(text)
		case strings.IndexByte("0#?", c) >= 0:
			p.add(digitMark, p.rune(), 1)
		case strings.IndexByte("ymdhsae", c|0x20) >= 0 && c > '@':
			p.letters()
		default:
			p.sign(p.rune())
		}
	}
}

func (p *formatParser) add(k piece, text string, n int) {
	p.s.items = append(p.s.items, item{k, text, n})
}

func (p *formatParser) literal(text string) {
	if text != "" {
		p.add(literal, text, 1)
	}
}

// rune takes one character.
func (p *formatParser) rune() string {
	for i := range p.rest {
		if i > 0 {
			text := p.rest[:i]
			p.rest = p.rest[i:]
			return text
		}
	}
	text := p.rest
	p.rest = ""
	return text
}

// parseWord takes what is written with several letters.
func (p *formatParser) parseWord() bool {
	for _, w := range []struct {
		word  string
		piece piece
		text  string
	}{
		{"G/通用格式", anyNumber, ""}, {"General", anyNumber, ""}, {"AM/PM", halfDay, "AM/PM"}, {"A/P", halfDay, "A/P"},
		{"上午/下午", halfDay, "上午/下午"}, {"E+", exponent, "+"}, {"E-", exponent, "-"},
	} {
		if w.piece == exponent && !p.behindDigits() {
			continue // a year before a hyphen
		}
		if len(p.rest) >= len(w.word) && strings.EqualFold(p.rest[:len(w.word)], w.word) {
			p.rest = p.rest[len(w.word):]
			p.add(w.piece, w.text, 1)
			return true
		}
	}
	return false
}

func (p *formatParser) behindDigits() bool {
	n := len(p.s.items)
	return n > 0 && (p.s.items[n-1].piece == digitMark || p.s.items[n-1].piece == point)
}

// letters takes a run of one letter of a date.
func (p *formatParser) letters() {
	c := p.rest[0]
	n := 0
	for n < len(p.rest) && p.rest[n]|0x20 == c|0x20 {
		n++
	}
	p.rest = p.rest[n:]
	switch c | 0x20 {
	case 'y':
		p.add(year, "", n)
	case 'e':
		p.add(year, "", 4)
	case 'm':
		p.add(month, "", n)
	case 'd':
		if n > 2 {
			p.add(weekday, "", n)
		} else {
			p.add(day, "", n)
		}
	case 'a':
		p.add(weekday, "a", n)
	case 'h':
		p.add(hour, "", n)
	case 's':
		p.add(second, "", n)
	}
}

// sign takes a character that has a meaning of its own, or stands for itself.
func (p *formatParser) sign(c string) {
	switch c {
	case "@":
		p.s.isText = true
		p.add(wholeText, "", 1)
	case "%", "％":
		p.s.percent++
		p.add(literal, c, 1)
	case ".":
		p.add(point, c, 1)
	case ",":
		p.comma()
	case "/":
		p.add(slash, c, 1)
	default:
		p.add(literal, c, 1)
	}
}

// comma groups the digits where some follow it, and divides by a thousand behind them.
func (p *formatParser) comma() {
	items := p.s.items
	after := len(items) > 0 && items[len(items)-1].piece == digitMark || p.s.scale > 0
	rest := strings.TrimLeft(p.rest, ",")
	switch {
	case after && rest != "" && strings.IndexByte("0#?", rest[0]) >= 0:
		p.s.grouped = true
	case after || len(items) > 0 && items[len(items)-1].text == ".":
		p.s.scale++
	default:
		p.add(literal, ",", 1)
	}
}

// bracket takes colours, conditions, currencies, languages, numerals and elapsed times.
func (p *formatParser) bracket(text string) {
	lower := strings.ToLower(text)
	switch {
	case strings.HasPrefix(lower, "$"):
		sign, language, _ := strings.Cut(lower[1:], "-")
		p.literal(text[1 : 1+len(sign)])
		p.language(language)
	case strings.HasPrefix(lower, "dbnum"):
		p.s.chinese, _ = strconv.Atoi(lower[len("dbnum"):])
	case lower != "" && strings.IndexByte("<>=", lower[0]) >= 0:
		bound := strings.TrimLeft(lower, "<>=")
		if v, err := strconv.ParseFloat(strings.TrimSpace(bound), 64); err == nil {
			p.s.compare, p.s.bound = lower[:len(lower)-len(bound)], v
		}
	case lower == "h", lower == "hh":
		p.add(allHours, "", len(lower))
	case lower == "m", lower == "mm":
		p.add(allMinutes, "", len(lower))
	case lower == "s", lower == "ss":
		p.add(allSeconds, "", len(lower))
	}
}

// language takes the code behind a currency. Two codes stand for the system's own long date and time.
func (p *formatParser) language(code string) {
	switch {
	case code == "f800":
		p.system(`yyyy"年"m"月"d"日"`)
	case code == "f400":
		p.system("h:mm:ss")
	case strings.HasSuffix(code, "409"):
		p.s.english = true
	case strings.HasSuffix(code, "804"):
		p.s.zh = true
	}
}

// system puts the system's own format in place of the section.
func (p *formatParser) system(code string) {
	if i := strings.IndexByte(p.rest, ';'); i >= 0 {
		code += p.rest[i:]
	}
	p.rest, p.s.items = code, nil
}

// settle gives the pieces their meaning, which depends on those beside them.
func (s *section) settle() {
	for _, it := range s.items {
		s.date = s.date || it.piece >= year
		s.halves = s.halves || it.piece == halfDay
	}
	if s.date {
		s.settleDate()
		return
	}
	behind := false
	for _, it := range s.items {
		switch {
		case it.piece == point:
			behind = true
		case it.piece == exponent, it.piece == slash:
			return
		case it.piece == digitMark && behind:
			s.decimals++
		case it.piece == digitMark:
			s.intPlace++
		}
	}
}

// settleDate tells minutes from months and fractions of a second from other digits.
func (s *section) settleDate() {
	last := -1 // the date piece before
	for i := range s.items {
		it := &s.items[i]
		switch it.piece {
		case month:
			if last >= 0 && (s.items[last].piece == hour || s.items[last].piece == allHours) {
				it.piece = minute
			}
		case second, allSeconds:
			if last >= 0 && s.items[last].piece == month {
				s.items[last].piece = minute
			}
		case point, slash, digitMark:
			s.settleSign(i, last)
			continue
		}
		if it.piece >= year {
			last = i
		}
	}
}

// settleSign makes a zero behind the point after seconds a fraction of them, and anything else stand for itself.
func (s *section) settleSign(i, last int) {
	it := &s.items[i]
	if it.piece == digitMark && it.text == "0" && last >= 0 && s.subs < 3 && i == last+2+s.subs &&
		s.items[last+1].text == "." && (s.items[last].piece == second || s.items[last].piece == allSeconds) {
		s.subs++
		it.piece, it.n = fraction, s.subs
		return
	}
	it.piece = literal
}
