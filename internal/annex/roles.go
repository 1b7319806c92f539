package annex

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// roleLabel stands before units: 牵头单位：, 配合：
	roleLabel = regexp.MustCompile(`(牵头|主办|主责|第一责任|责任|承办|配合|协办|协助|协同|参与|参加|相关|有关|其他|其余)(?:责任)?(?:单位|部门)?[:：]`)
	// roleClause stands behind units, at the end of its clause: 县工信局牵头，县财政局配合
	roleClause = regexp.MustCompile(`(牵头|主办|承办|负责|配合|协助|协办|参与|参加)(?:负责|组织|实施|落实|办理|推进|做好)?(?:[，,；;。、\s]|$)`)
	// roleBracket stands behind one unit, or before it
	roleBracket = regexp.MustCompile(`^[（(](牵头|主办|主责|负责|配合|协办|协助|协同|参与)(?:负责|单位|部门)?[）)]|[（(](牵头|主办|主责|负责|配合|协办|协助|协同|参与)(?:负责|单位|部门)?[）)]$`)
)

// leads tells whether a word of a role means the lead.
func leads(role string) bool {
	return strings.Contains("牵头 主办 主责 第一责任 责任 承办 负责", role)
}

// parted is a cell of units with the roles that it says.
type parted struct {
	lead, related []string
	said          bool // which units lead
}

// roles parts a cell whose words say which of its units lead. Where nothing is said, all of them are in lead.
func (n *namer) roles(cell string) parted {
	if at := roleLabel.FindAllStringSubmatchIndex(cell, -1); at != nil {
		return labelledRoles(cell, at)
	}
	if at := roleClause.FindAllStringSubmatchIndex(cell, -1); at != nil {
		if p := n.clauseRoles(cell, at); p.said {
			return p
		}
	}
	if strings.ContainsAny(cell, openings) {
		return n.bracketRoles(cell)
	}
	return parted{lead: []string{cell}}
}

// trimmed is a list of units without the marks and small words at its ends.
func trimmed(s string) string {
	s = strings.Trim(strings.TrimSpace(s), listMarks+"。 　\n")
	return strings.TrimPrefix(s, "由")
}

func (p *parted) add(lead bool, s string) {
	switch s = trimmed(s); {
	case s == "":
	case lead:
		p.lead = append(p.lead, s)
	default:
		p.related = append(p.related, s)
	}
}

// labelledRoles reads 牵头单位：甲；配合单位：乙、丙. 责任单位： alone says nothing of roles.
func labelledRoles(cell string, at [][]int) parted {
	var p parted
	p.add(true, cell[:at[0][0]])
	for i, m := range at {
		end := len(cell)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		role := cell[m[2]:m[3]]
		p.said = p.said || role != "责任" && role != "承办"
		p.add(leads(role), cell[m[1]:end])
	}
	return p
}

// clauseRoles reads 甲牵头，乙、丙配合: whatever stands before such a word must be units. Those behind the last clause are
// related ones.
func (n *namer) clauseRoles(cell string, at [][]int) parted {
	p := parted{said: true}
	from := 0
	for _, m := range at {
		clause := cell[from:m[0]]
		if trimmed(clause) == "" || !n.allUnits(trimmed(clause)) {
			return parted{}
		}
		p.add(leads(cell[m[2]:m[3]]), clause)
		from = m[1]
	}
	p.add(len(p.lead) == 0, cell[from:])
	return p
}

func (n *namer) allUnits(s string) bool {
	names := n.join(n.split(s))
	for _, name := range names {
		if !n.isUnit(name) {
			return false
		}
	}
	return len(names) > 0
}

// isUnit tells whether a text is known as a unit, ends like one, or names a collective.
func (n *namer) isUnit(s string) bool {
	return n.complete(s) || gathering.MatchString(s) && utf8.RuneCountInString(s) > 1
}

// bracketRoles reads 甲（牵头）、乙: the others are related where some lead is marked, else they lead.
func (n *namer) bracketRoles(cell string) parted {
	var lead, related, rest []string
	for _, name := range n.join(n.split(cell)) {
		m := roleBracket.FindStringSubmatch(name)
		if m == nil {
			rest = append(rest, name)
			continue
		}
		bare := roleBracket.ReplaceAllString(name, "")
		if leads(m[1] + m[2]) {
			lead = append(lead, bare)
		} else {
			related = append(related, bare)
		}
	}
	switch {
	case lead != nil:
		return parted{lead: lead, related: append(rest, related...), said: true}
	case related != nil:
		return parted{lead: rest, related: related, said: true}
	}
	return parted{lead: []string{cell}}
}

// conjunctions stand between two units, or within the name of one.
const conjunctions = "和及与"

// conjoined parts 甲和乙 where both are units; 县发展和改革局 and whatever is known as one stay whole.
func (n *namer) conjoined(s string) []string {
	if n.own || n.known.has(s) || !strings.ContainsAny(s, conjunctions) {
		return []string{s}
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if strings.ContainsRune(openings, r) {
			size = max(size, bracketEnd(s[i:]))
		}
		if strings.ContainsRune(conjunctions, r) {
			left := strings.TrimSuffix(s[:i], "以")
			if right := n.conjoined(s[i+size:]); n.isUnit(left) && n.isUnit(right[0]) {
				return append([]string{left}, right...)
			}
		}
		i += size
	}
	return []string{s}
}

// partRoles takes the one unit column apart where its words say which units lead; the rest of the row's units follow the
// rule for the whole column.
func (b *builder) partRoles(cell string, who standsIn) (said bool) {
	p := b.namer.roles(cell)
	b.row.Lead = b.namer.names(strings.Join(p.lead, "、"), who)
	if p.said {
		b.row.Related = append(b.row.Related, b.namer.names(strings.Join(p.related, "、"), who)...)
	}
	return p.said
}

// firstLeads gives all units of the column but the first to the related ones.
func (b *builder) firstLeads() {
	if len(b.row.Lead) < 2 {
		return
	}
	b.several = true
	if !b.found.allLead {
		b.row.Lead, b.row.Related = b.row.Lead[:1:1], b.row.Lead[1:]
	}
}
