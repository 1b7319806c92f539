package docx

import "strconv"

// unknownSymbol stands for a character that only its font knows.
const unknownSymbol = "〓"

// symbol is the character that w:sym prints: its code counts within fonts of pictures.
func symbol(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 21)
	if err != nil {
		return unknownSymbol
	}
	if n < 0xE000 || n > 0xF8FF { // not in the private area: a character of its own
		if n < 0x20 || n >= 0xD800 && n < 0xE000 || n > 0x10FFFF {
			return unknownSymbol
		}
		return string(rune(n))
	}
	if s := pictures(font)[n&0xFF]; s != "" {
		return s
	}
	return unknownSymbol
}

// pictures are the characters of the fonts that Word puts into lists and check boxes.
func pictures(font string) map[uint64]string {
	switch font {
	case "Wingdings":
		return map[uint64]string{
			0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "❖", 0xA1: "○", 0xA8: "□",
			0xAB: "★", 0xB2: "☆", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
		}
	case "Wingdings 2":
		return map[uint64]string{0x4F: "✗", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
	case "Symbol":
		return map[uint64]string{
			0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
			0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0x70: "π", 0x53: "Σ",
		}
	}
	return nil
}
