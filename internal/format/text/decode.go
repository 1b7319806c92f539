package text

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode gives the text with "\n" line ends. Without a byte order mark it is UTF-8 where that is valid, else GB18030,
// which old office machines write.
func decode(data []byte) (string, error) {
	if len(data) > MaxBytes {
		return "", &Unreadable{Reason: TooLarge}
	}
	if k := Sniff(data); k != PlainText {
		return "", &Unreadable{Reason: Binary, Kind: k}
	}
	var s string
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		s = decoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data)
	case bytes.IndexByte(data, 0) >= 0:
		s = unmarked(data)
	case utf8.Valid(data):
		s = string(data)
	default:
		s = decoded(simplifiedchinese.GB18030, data)
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\ufeff", "", "\u2028", "\n", "\v", "\n", "\f", "\n").Replace(s)
	if binary(s) {
		return "", &Unreadable{Reason: Binary, Kind: UnknownKind}
	}
	if strings.TrimSpace(s) == "" {
		return "", &Unreadable{Reason: Empty}
	}
	return s, nil
}

// unmarked decodes UTF-16 without a byte order mark. No other text has bytes of zero; in this one they are halves of line
// ends, digits and the like, and which half they are tells the order. What then is no text of signs that offices use is none.
func unmarked(data []byte) string {
	signs := [2]int{}
	for i := 0; i+1 < len(data); i += 2 {
		for k := range signs {
			if b := data[i+k]; data[i+1-k] == 0 && (b == '\n' || b == '\r' || b == '\t' || b >= ' ' && b < 0x7f) {
				signs[k]++
			}
		}
	}
	order := unicode.LittleEndian
	if signs[1] > signs[0] {
		order = unicode.BigEndian
	}
	s := decoded(unicode.UTF16(order, unicode.IgnoreBOM), data)
	bad, all := 0, 0
	for _, r := range s {
		if all++; !usual(r) {
			bad++
		}
	}
	if bad*50 > all {
		return "\x00"
	}
	return s
}

// usual tells the characters of Chinese office texts: ASCII, Latin, punctuation, CJK with its forms and marks.
func usual(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\n' || r == '\r' || r == '\t' || r == '\v' || r == '\f'
	case r < 0x250, r >= 0x2000 && r < 0x2800, r >= 0x2E80 && r < 0xA000, r >= 0xE000 && r < 0xFB00, r >= 0xFE30 && r < 0xFFF0, r >= 0x1F000 && r < 0x32000:
		return r != 0x7f
	}
	return r >= 0x370 && r < 0x530 // Greek and Cyrillic
}

// decoded returns the text, or one that binary refuses.
func decoded(e encoding.Encoding, data []byte) string {
	b, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "\x00"
	}
	return string(b)
}

// binary tells text from other bytes: no zero, and hardly a control character or a place that could not be decoded.
func binary(s string) bool {
	bad, all := 0, 0
	for _, r := range s {
		all++
		switch {
		case r == 0:
			return true
		case r == utf8.RuneError, r < ' ' && r != '\n' && r != '\t', r == 0x7f:
			bad++
		}
	}
	return bad*200 > all
}
