package xlsx

import (
	"math"
	"strconv"
	"strings"
)

// significant is how many digits of a number a workbook knows.
const significant = 15

// plainNumber reports whether the digits of a whole number are what a person sees.
func plainNumber(b []byte) bool {
	if len(b) > 1 && b[0] == '-' {
		b = b[1:]
	}
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0 && len(b) <= significant && (b[0] != '0' || len(b) == 1)
}

// parseNumber reads a number as workbooks write it, which is not all that the library would take.
func parseNumber(s string) (float64, bool) {
	if strings.Trim(s, "0123456789+-.eE") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// generalNumber is how a number looks without a format, in a column that is wide enough: whole numbers in full, because
// they are names more often than sizes, others in at most eleven characters.
func generalNumber(v float64) string {
	const most = 10
	size := math.Abs(v)
	minus := ""
	if v < 0 {
		minus = "-"
	}
	switch {
	case size == 0:
		return "0"
	case size >= 1e21 || size < 1e-9:
		mantissa, exp, _ := strings.Cut(strconv.FormatFloat(size, 'E', 5, 64), "E")
		return minus + trimZeros(mantissa) + "E" + exp
	case size == math.Trunc(size):
		whole, _ := fixed(size, 0, 0)
		return minus + whole
	}
	whole, _ := fixed(size, 0, 0)
	whole, frac := fixed(size, 0, max(most-max(len(whole), 1), 0))
	if whole == "" {
		whole = "0"
	}
	return minus + trimZeros(whole+"."+frac)
}

func trimZeros(s string) string {
	if strings.IndexByte(s, '.') < 0 {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// fixed gives the digits of v·10^shift before and behind the point, rounded half up in decimal, as people round. Before
// the point stand no leading zeros: nothing where v is below one.
func fixed(v float64, shift, places int) (whole, frac string) {
	mantissa, exp, _ := strings.Cut(strconv.FormatFloat(v, 'e', significant-1, 64), "e")
	digits := mantissa[:1] + mantissa[2:]
	e, _ := strconv.Atoi(exp)
	at := e + 1 + shift // of the point
	if at < 0 {
		digits, at = strings.Repeat("0", -at)+digits, 0
	}
	if keep := at + places; keep < len(digits) {
		up := digits[keep] >= '5'
		digits = digits[:keep]
		if up {
			digits = increment(digits)
			at += len(digits) - keep
		}
	} else {
		digits += strings.Repeat("0", keep-len(digits))
	}
	return strings.TrimLeft(digits[:at], "0"), digits[at:]
}

// increment adds one to a row of digits.
func increment(digits string) string {
	b := []byte(digits)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] < '9' {
			b[i]++
			return string(b)
		}
		b[i] = '0'
	}
	return "1" + string(b)
}

// formatNumber puts the digits of a number, without its sign, on the places of the section.
func (s *section) formatNumber(v float64) string {
	v = math.Abs(v)
	for _, it := range s.items {
		switch it.piece {
		case exponent:
			return s.scientific(v)
		case slash:
			return s.ratio(v)
		}
	}
	whole, frac := fixed(v, 2*s.percent-3*s.scale, s.decimals)
	var b strings.Builder
	place, behind := 0, 0
	dot := "" // waits for a decimal, so that none stands at the end
	for _, it := range s.items {
		switch it.piece {
		case literal:
			b.WriteString(it.text)
		case anyNumber, wholeText:
			b.WriteString(s.numerals(generalNumber(v), true))
		case point:
			if s.intPlace == 0 {
				b.WriteString(s.numerals(whole, false))
			}
			dot = "."
		case digitMark:
			if place < s.intPlace {
				b.WriteString(s.numerals(s.wholeDigits(whole, place, it.text), false))
				place++
				continue
			}
			if text := decimalDigit(frac, behind, it.text); text != "" {
				b.WriteString(dot + s.numerals(text, false))
				dot = ""
			}
			behind++
		}
	}
	return b.String()
}

// wholeDigits are the digits on one place before the point; the first place takes all that have none of their own.
func (s *section) wholeDigits(whole string, place int, mark string) string {
	at := s.intPlace - 1 - place // places to the right
	if len(whole) <= at {
		switch mark {
		case "0":
			return "0" + s.comma(at)
		case "?":
			return " "
		}
		return ""
	}
	first := at
	if place == 0 {
		first = len(whole) - 1
	}
	var b strings.Builder
	for ; first >= at; first-- {
		b.WriteByte(whole[len(whole)-1-first])
		b.WriteString(s.comma(first))
	}
	return b.String()
}

// comma stands behind the digit with so many to its right.
func (s *section) comma(at int) string {
	if s.grouped && at > 0 && at%3 == 0 {
		return ","
	}
	return ""
}

func decimalDigit(frac string, place int, mark string) string {
	if place < len(strings.TrimRight(frac, "0")) || mark == "0" {
		return frac[place : place+1]
	}
	if mark == "?" {
		return " "
	}
	return ""
}

// scientific writes the number with a power of ten.
func (s *section) scientific(v float64) string {
	step, places := max(s.intPlace, 1), s.decimals
	e, sign, width := 0, "", 0
	behind := false
	for _, it := range s.items {
		if it.piece == exponent {
			sign, behind = it.text, true
		} else if it.piece == digitMark && behind {
			width++
		}
	}
	if v > 0 {
		_, exp, _ := strings.Cut(strconv.FormatFloat(v, 'e', significant-1, 64), "e")
		e, _ = strconv.Atoi(exp)
		e = int(math.Floor(float64(e)/float64(step))) * step
	}
	whole, frac := fixed(v, -e, places)
	if len(whole) > step {
		e += step
		whole, frac = fixed(v, -e, places)
	}
	if whole == "" {
		whole = "0"
	}
	if places > 0 {
		whole += "." + frac
	}
	if e < 0 {
		sign, e = "-", -e
	} else if sign == "-" {
		sign = ""
	}
	exp := strconv.Itoa(e)
	return whole + "E" + sign + strings.Repeat("0", max(width-len(exp), 0)) + exp
}

// ratio writes the number as a common fraction, with the whole part before it where it has a place of its own.
func (s *section) ratio(v float64) string {
	below, fixedTo, mixed := s.ratioPlaces()
	whole, rest := 0.0, v
	if mixed {
		whole, rest = math.Modf(v)
	}
	num, den := nearest(rest, below, fixedTo)
	if mixed && num == den {
		whole, num = whole+1, 0
	}
	switch {
	case mixed && num == 0:
		return generalNumber(whole)
	case mixed && whole > 0:
		return generalNumber(whole) + " " + generalNumber(num) + "/" + generalNumber(den)
	}
	return generalNumber(num) + "/" + generalNumber(den)
}

// ratioPlaces tells how many digits stand below the line, or which number, and whether the whole part has a place.
func (s *section) ratioPlaces() (below int, fixedTo string, mixed bool) {
	line := 0
	for s.items[line].piece != slash {
		line++
	}
	for _, it := range s.items[line+1:] {
		if it.piece == digitMark {
			below++
		} else if it.piece == literal && it.text >= "1" && it.text <= "9" {
			fixedTo += it.text
		}
	}
	above := line
	for above > 0 && s.items[above-1].piece == digitMark {
		above--
	}
	for _, it := range s.items[:above] {
		mixed = mixed || it.piece == digitMark
	}
	return below, fixedTo, mixed
}

// nearest finds the fraction nearest to v with so many digits below the line, or with a denominator given.
func nearest(v float64, digits int, fixedTo string) (num, den float64) {
	if d, err := strconv.Atoi(fixedTo); err == nil && d > 0 && digits == 0 {
		return math.Round(v * float64(d)), float64(d)
	}
	best := math.Inf(1)
	most := math.Pow10(min(max(digits, 1), 3)) - 1
	for d := 1.0; d <= most; d++ {
		n := math.Round(v * d)
		if off := math.Abs(v - n/d); off < best-1e-12 {
			best, num, den = off, n, d
		}
	}
	return num, den
}
