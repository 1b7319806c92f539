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
