package grid

import (
	"fyne.io/fyne/v2"
)

// Editor edits one cell in place. A column brings its own (Column.Editor); without one it has the text editor. The grid lays
// it on the cell, padding included, with the frame round it, makes it grow, gives it the focus and takes its text. Its
// MinSize is the height at which all of it is seen at its present width; the grid gives it more where the cell is higher,
// and less where the view is lower.
type Editor interface {
	fyne.CanvasObject
	// Open starts editing. It is called again after the zoom has changed, with what Text said then.
	Open(o Opening)
	// Text is what would be kept now.
	Text() string
	// Focusable is the object, or the part of it, that takes the keys.
	Focusable() fyne.Focusable
	// Drop is what hangs at the editor, such as a list; nil or hidden for none. The grid gives it its MinSize as far as
	// there is room, below the cell or above it, and lets the mouse through to it. It must not take the focus.
	Drop() fyne.CanvasObject
	// Close ends editing, kept or not.
	Close()
}

// Opening is what an Editor is told and given when it opens.
type Opening struct {
	Key, ColumnID string
	Text          string  // what stands in the cell
	Replace       bool    // begun by typing on the closed cell, or by Backspace: a text is begun anew
	Typed         string  // what was typed on the closed cell
	Width         float32 // that the object will have
	Zoom          float32

	Changed  func()                                     // the height or the drop may be another one
	Keep     func(k fyne.KeyName, mod fyne.KeyModifier) // keep and move as the key does; an empty key just keeps
	Cancel   func()                                     // forget what was typed
	Left     func()                                     // the focus went; keeps, unless it comes back at once
	Shortcut func(s fyne.Shortcut)                      // a key with Ctrl that is none of the editor's
	Caret    func(at fyne.Position, height float32)     // where text appears, on the canvas
}

// editing is the cell that the editor stands on.
type editing struct {
	spot   spot
	place  place
	editor Editor
	old    string // the cell's text before
	alone  bool   // one row of a merged block
	why    string // why what was typed could not be accepted
	back   string // the text that was not accepted

	box   box           // the editor with the reason under it, as last painted
	drop  box           // what hangs at it
	caret fyne.Position // from the editor's upper left corner
	high  float32       // of the caret, 0 = not told yet
}

// way is how an editor is opened.
type way int

const (
	wayChange  way = iota // F2 or a double click: the text as it is
	wayReplace            // typing or Backspace
	wayRow                // the one row of a merged block
)

// OpenEditor opens the active cell's text for change, the caret at its end.
func (g *Grid) OpenEditor() { g.open(wayChange, "") }

// EditThisRow opens the editor for the row under the cursor only, where the cell is merged over several.
func (g *Grid) EditThisRow() { g.open(wayRow, "") }

// open opens the editor on the active cell; false if the cell cannot be edited. The selection stays, so that Ctrl+Enter can
// fill it and Enter and Tab walk in it.
func (g *Grid) open(w way, typed string) bool {
	if g.field.empty() {
		return false
	}
	if why := g.locked(g.selection.active); why != "" {
		g.refuse(why)
		return false
	}
	g.keep()
	g.dropMarks()
	p := g.selection.active
	g.show(p)
	e := &editing{alone: w == wayRow}
	if !e.alone {
		p = g.blockTop(p)
	}
	e.spot, e.place, e.old = g.spot(p), p, g.text(p)
	text := e.old
	if r, ok := g.refusedAt(p); ok && w != wayReplace {
		text, e.why, e.back = r.typed, r.why, r.typed
	}
	g.begin(e, Opening{Text: text, Replace: w == wayReplace, Typed: typed})
	return true
}

// begin puts the editor on the cell and gives it the focus.
func (g *Grid) begin(e *editing, o Opening) {
	g.editing = e
	if of := g.field.cols[e.place.col].Editor; of != nil {
		e.editor = of()
	} else {
		e.editor = NewTextEditor(g)
	}
	e.editor.Open(g.opening(e, o))
	g.repaint() // makes the renderers, without which Fyne would not find the editor to focus it
	if g.waiting.count > 0 {
		g.host.Focus(g) // what is typed now comes after what waits
	} else {
		g.host.Focus(e.editor.Focusable())
	}
	g.caret()
}

// opening fills in what every editor is given.
func (g *Grid) opening(e *editing, o Opening) Opening {
	now := func() bool { return g.editing == e }
	o.Key, o.ColumnID, o.Zoom = e.spot.key, e.spot.column, g.metrics.zoom
	o.Width = g.editorWidth(e.place.col)
	o.Changed = func() {
		if now() && !g.painting {
			g.repaint()
			g.caret()
		}
	}
	o.Keep = func(k fyne.KeyName, mod fyne.KeyModifier) {
		if now() {
			g.keepAs(k, mod)
		}
	}
	o.Cancel = func() {
		if now() {
			g.drop()
		}
	}
	o.Left = func() {
		g.host.Later(func() {
			if now() && g.host.Focused() != e.editor.Focusable() {
				g.Keep()
			}
		})
	}
	o.Shortcut = func(s fyne.Shortcut) {
		if g.OnShortcut != nil {
			g.OnShortcut(s)
		}
	}
	o.Caret = func(at fyne.Position, height float32) {
		e.caret, e.high = at.Subtract(g.host.Position(g)).Subtract(e.editor.Position()), height
		if now() && !g.painting {
			g.caret()
		}
	}
	return o
}

// keepAs keeps what was typed and does what the key does on a closed cell.
func (g *Grid) keepAs(k fyne.KeyName, mod fyne.KeyModifier) {
	if (k == fyne.KeyReturn || k == fyne.KeyEnter) && mod == fyne.KeyModifierControl {
		g.fillSelected()
		return
	}
	if k != "" {
		g.obey(meaning(k, mod))
	}
	g.Keep()
}

// Editing says whether the editor is open.
func (g *Grid) Editing() bool { return g.editing != nil }

// Keep closes the editor and keeps what was typed, as Enter does. A text that was refused and has not been changed since
// stays marked in its cell.
func (g *Grid) Keep() {
	seen := g.inView(g.selection.active)
	if g.keep() && seen && !g.field.empty() {
		g.follow() // a tall text may have pushed it away
		g.repaint()
	}
}

// Drop closes the editor and forgets what was typed, as Esc does; with the editor closed, it forgets the refused text of
// the active cell.
func (g *Grid) Drop() {
	if g.editing == nil {
		g.dropRefused()
		return
	}
	g.drop()
}

// shut takes the editor away and gives the keys back to the table.
func (g *Grid) shut() {
	e := g.editing
	had := g.host.Focused() == e.editor.Focusable()
	g.editing = nil
	e.editor.Close()
	if had {
		g.host.Focus(g)
	}
}

// rezoom opens an editor anew after the zoom has changed; the text editor just takes the new sizes.
func (g *Grid) rezoom() {
	e := g.editing
	if e == nil {
		return
	}
	if t, ok := e.editor.(*TextEditor); ok {
		t.Area.SetStyle(t.style())
		t.Resize(fyne.NewSize(g.editorWidth(e.place.col), t.Size().Height))
	} else {
		e.editor.Open(g.opening(e, Opening{Text: e.editor.Text()}))
	}
	g.repaint()
}
