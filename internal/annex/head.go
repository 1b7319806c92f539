package annex

import (
	"slices"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// head is a header that was found in a table.
type head struct {
	headers []string
	depth   int
}

// headFinder looks for headers, remembering the words it has judged: large tables repeat their short texts.
type headFinder struct {
	choices Choices
	words   map[string]bool
}

// maxHeaderBytes is about thirty characters; a header is shorter.
const maxHeaderBytes = 100

// all finds the headers of a table by their rows; chosen says that a person has pointed at one.
func (h *headFinder) all(g *grid, chosen *HeaderRows) map[int]head {
	out := map[int]head{}
	if chosen != nil && chosen.Row >= 0 && chosen.Row < len(g.Rows) {
		depth := min(max(chosen.Depth, 1), len(g.Rows)-chosen.Row)
		first := head{foldStoreys(g, chosen.Row, depth), depth}
		sig := HeaderSignature(first.headers)
		out[chosen.Row] = first
		for r := chosen.Row + depth; r+depth <= len(g.Rows); r++ {
			if h.short(g, r) && HeaderSignature(foldStoreys(g, r, depth)) == sig {
				out[r] = first
				r += depth - 1
			}
		}
		return out
	}
	for r := 0; r < len(g.Rows); r++ {
		if x := h.at(g, r); x.depth > 0 {
			out[r] = x
			r += x.depth - 1
		}
	}
	return out
}

// short tells whether no text of the row is too long for a header.
func (h *headFinder) short(g *grid, r int) bool {
	return !slices.ContainsFunc(g.Rows[r], func(c table.Cell) bool { return len(c.Text) > maxHeaderBytes })
}

// at looks for a header in row r, or in rows r to r+2 where it has several storeys.
func (h *headFinder) at(g *grid, r int) head {
	remembered := len(h.choices.Meanings) > 0 && h.short(g, r)
	if !remembered && !slices.ContainsFunc(g.Rows[r], h.word) {
		return head{}
	}
	one := make([]string, g.width)
	for c := range g.Rows[r] {
		one[c] = ownText(g.Table, r, c)
	}
	if three := threeStoreys(g, r); three != nil && h.known(three) {
		return head{three, 3}
	}
	if two := twoStoreys(g.Table, r, one); two != nil && h.known(two) {
		return head{two, 2}
	}
	if h.known(one) {
		return head{one, 1}
	}
	if remembered && r+1 < len(g.Rows) && h.short(g, r+1) {
		if two := foldStoreys(g, r, 2); h.chosen(two) && !h.known(foldStoreys(g, r+1, 1)) { // else the upper row is a title
			return head{two, 2}
		}
	}
	return head{}
}

// known tells whether headers are those of an annex, by their words or because a person said so once.
func (h *headFinder) known(headers []string) bool {
	if h.chosen(headers) {
		return true
	}
	_, ok := meanings(headers, 0, nil, nil)
	return ok
}

func (h *headFinder) chosen(headers []string) bool {
	sig := HeaderSignature(headers)
	_, ok := h.choices.Meanings[sig]
	return ok && sig != ""
}

// word tells whether a cell's text is a header of a known field.
func (h *headFinder) word(c table.Cell) bool {
	if c.Text == "" || len(c.Text) > maxHeaderBytes || c.Text[0] >= '0' && c.Text[0] <= '9' && len(c.Text) < 6 {
		return false
	}
	is, seen := h.words[c.Text]
	if !seen {
		is = knownHeader(c.Text)
		h.words[c.Text] = is
	}
	return is
}

// ownText is the text of a cell that no other covers.
func ownText(t *table.Table, r, c int) string {
	if c >= len(t.Rows[r]) || t.Rows[r][c].Covered {
		return ""
	}
	return t.Rows[r][c].Text
}

// foldStoreys joins what stands above each other in the rows of a header, whatever it is.
func foldStoreys(g *grid, r, depth int) []string {
	out := make([]string, g.width)
	for c := range out {
		var parts []string
		for k := r; k < r+depth; k++ {
			if c >= len(g.Rows[k]) {
				continue
			}
			or, oc := g.owner(k, c)
			s := ledger.Clean(g.Rows[or][oc].Text)
			if or < r || s == "" || len(parts) > 0 && parts[len(parts)-1] == s {
				continue
			}
			parts = append(parts, s)
		}
		for i, s := range parts {
			if out[c] = s; i > 0 {
				out[c] = storeys(parts[i-1], s)
				parts[i] = out[c]
			}
		}
	}
	return out
}
