package textarea

import "math"

// editing is a text being edited: all that happens without a window.
type editing struct {
	buffer
	layout    layout
	history   history
	selection selection
	goal      float64 // the x that up and down keep to; NaN = that of the caret
	oneLine   bool
}

// load begins anew with a text, the caret before it.
func (e *editing) load(s string) {
	e.buffer = newBuffer(clean(s, e.oneLine))
	e.history = history{}
	e.put(caretAt(spot{}))
	e.layout.lay(e.layout.measure, e.layout.width, e.paras)
}

// put sets the selection, which must lie between characters; up and down then start from there.
func (e *editing) put(s selection) { e.selection, e.goal = s, math.NaN() }

// place moves the caret, the anchor with it unless the selection is extended.
func (e *editing) place(s spot, extend bool) {
	e.history.close()
	if extend {
		e.put(selection{e.selection.anchor, s})
	} else {
		e.put(caretAt(s))
	}
}

// selectBetween selects what lies between two places, the caret at the second.
func (e *editing) selectBetween(from, to int) {
	e.history.close()
	e.put(selection{e.fit(from), spot{pos: e.fit(to), upper: to > from}})
}

// insert puts a clean text in the place of the selection.
func (e *editing) insert(s string, k kind) bool {
	from, to := e.selection.bounds()
	return e.replace(from, to, s, k)
}

// replace makes an edit and puts the caret behind it; false if nothing would change.
func (e *editing) replace(from, to int, s string, k kind) bool {
	if from == to && s == "" {
		return false
	}
	done := step{kind: k, at: from, removed: e.slice(from, to), inserted: s, before: e.selection}
	e.layout.splice(e.buffer.replace(from, to, s), e.paras)
	e.put(caretAt(spot{e.fit(from + len(s)), s != ""}))
	done.after = e.selection
	e.history.add(done)
	return true
}

// erase removes the selection, or what lies between the caret and the place that reach gives.
func (e *editing) erase(k kind, reach func(int) int) bool {
	from, to := e.selection.bounds()
	if from == to {
		other := reach(to)
		from, to = min(from, other), max(to, other)
	} else {
		k = single
	}
	return e.replace(from, to, "", k)
}

// undo takes the last step back.
func (e *editing) undo() bool {
	s, ok := e.history.undo()
	if ok {
		e.layout.splice(e.buffer.replace(s.at, s.at+len(s.inserted), s.removed), e.paras)
		e.put(s.before)
	}
	return ok
}

// redo makes the step that was taken back last again.
func (e *editing) redo() bool {
	s, ok := e.history.redo()
	if ok {
		e.layout.splice(e.buffer.replace(s.at, s.at+len(s.removed), s.inserted), e.paras)
		e.put(s.after)
	}
	return ok
}
