package textarea

// spot is a place of the caret. Where a line is wrapped, one byte is the end of a line and the start of the next; upper
// says that the end is meant.
type spot struct {
	pos   int
	upper bool
}

// selection reaches from the anchor to the caret; they are equal where nothing is selected.
type selection struct {
	anchor int
	caret  spot
}

// bounds is the selection from its lower byte to the higher one.
func (s selection) bounds() (from, to int) {
	return min(s.anchor, s.caret.pos), max(s.anchor, s.caret.pos)
}

func (s selection) empty() bool { return s.anchor == s.caret.pos }

// caretAt is a selection of nothing.
func caretAt(s spot) selection { return selection{s.pos, s} }
