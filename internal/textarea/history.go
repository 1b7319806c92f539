package textarea

import (
	"unicode"
	"unicode/utf8"
)

// kind says which edits a person makes as one.
type kind uint8

const (
	single    kind = iota // stands alone: a paste, a new line
	typing                // runes as they are typed, up to the end of a clause
	backspace             // erasing backwards
	erasing               // erasing forwards
)

// step is an edit that can be taken back: at a byte, removed made way for inserted.
type step struct {
	kind              kind
	at                int
	removed, inserted string
	before, after     selection
}

// history is what can be taken back and what can be done again.
type history struct {
	done, undone []step
	open         bool // the last step may still grow
}

// add remembers a step, as part of the last one where the two of them are one act.
func (h *history) add(s step) {
	h.undone = nil
	if n := len(h.done); !h.open || n == 0 || !h.done[n-1].grow(s) {
		h.done = append(h.done, s)
	}
	h.open = true
}

// close keeps the last step from growing.
func (h *history) close() { h.open = false }

// grow takes in the step that follows, if it continues this one.
func (s *step) grow(next step) bool {
	if s.kind != next.kind || s.after != next.before {
		return false
	}
	switch s.kind {
	case typing:
		if next.removed != "" || next.at != s.at+len(s.inserted) || clauseEnds(s.inserted, next.inserted) {
			return false
		}
		s.inserted += next.inserted
	case backspace:
		if next.at+len(next.removed) != s.at {
			return false
		}
		s.at, s.removed = next.at, next.removed+s.removed
	case erasing:
		if next.at != s.at {
			return false
		}
		s.removed += next.removed
	default:
		return false
	}
	s.after = next.after
	return true
}

// clauseEnds reports whether what was typed ends with a mark or space and goes on with something else.
func clauseEnds(typed, next string) bool {
	a, _ := utf8.DecodeLastRuneInString(typed)
	b, _ := utf8.DecodeRuneInString(next)
	return ends(a) && !ends(b)
}

func ends(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) }

// undo takes the last step off; the caller takes it back.
func (h *history) undo() (s step, ok bool) {
	n := len(h.done)
	if n == 0 {
		return s, false
	}
	s, h.done = h.done[n-1], h.done[:n-1]
	h.undone = append(h.undone, s)
	h.close()
	return s, true
}

// redo gives the step that was taken back last.
func (h *history) redo() (s step, ok bool) {
	n := len(h.undone)
	if n == 0 {
		return s, false
	}
	s, h.undone = h.undone[n-1], h.undone[:n-1]
	h.done = append(h.done, s)
	h.close()
	return s, true
}
