package annex

import (
	"strings"

	"dubanben/internal/ledger"
)

// bareNumber is a number without the marks that are printed round it, in ordinary figures: "1.", "（1）", "１、"; any other text
// comes back without white space.
func bareNumber(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, ledger.Squeeze(s))
	if m := markedNumber.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// bareNumbers tells whether the marks round the numbers can go: every number has them or is plain, and no two that are
// printed differently, as 1 and （1） below it, become one.
func (p *part) bareNumbers() bool {
	printed := map[string]string{}
	for _, raw := range p.rows {
		text, covered := p.text(raw, ledger.FieldNo)
		s := ledger.Squeeze(text)
		if raw.kind != taskRow || covered || s == "" || SaysNone(ledger.FieldNo, s) {
			continue
		}
		bare := bareNumber(s)
		if other, seen := printed[bare]; !digitsOnly(bare) || seen && other != s {
			return false
		}
		printed[bare] = s
	}
	return true
}

func digitsOnly(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// numberOnly tells whether a row was prepared for a task and nobody has filled it in.
func (p *part) numberOnly(raw rawRow) bool {
	return len(raw.own) == 1 && p.fields[raw.own[0]] == ledger.FieldNo && digitsOnly(bareNumber(raw.cells[raw.own[0]].text))
}

// template is where the rows begin at the end of which nothing but numbers and headings stands.
func (p *part) template() int {
	n := len(p.rows)
	for n > 0 && (p.numberOnly(p.rows[n-1]) || p.rows[n-1].kind == sectionRow) {
		n--
	}
	return n
}
