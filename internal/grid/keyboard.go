package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Command is what the person asks to be done with the selected rows.
type Command int

// The commands: Ctrl+Shift+=, Ctrl+Shift+Enter and Ctrl+Shift+-.
const (
	InsertAbove Command = iota
	InsertBelow
	DeleteRows
)

// FocusGained shows the cursor in the accent colour.
func (g *Grid) FocusGained() {
	g.focused = true
	g.repaint()
	g.caret()
}

// FocusLost shows the cursor in grey.
func (g *Grid) FocusLost() {
	g.focused = false
	g.repaint()
}

// AcceptsTab makes Tab move the cursor instead of the focus.
func (g *Grid) AcceptsTab() bool { return true }

// TypedRune opens the editor with what was typed in place of the cell's text. An input method sends a whole sentence rune
// by rune; those that still arrive here follow the first one into the editor.
func (g *Grid) TypedRune(r rune) {
	if g.waits(stroke{rune: r}) {
		return
	}
	if g.editing != nil {
		g.editing.editor.Focusable().TypedRune(r)
		return
	}
	if r == ' ' && g.modifiers()&fyne.KeyModifierShift != 0 {
		return // Shift+Space has selected the row; its rune comes all the same
	}
	if r == ' ' && g.pressed(g.selection.active) {
		return
	}
	g.open(wayReplace, string(r))
}

// pressed offers a cell to OnPress.
func (g *Grid) pressed(p place) bool {
	if g.OnPress == nil || g.field.empty() || g.field.band(p.row) {
		return false
	}
	s := g.spot(p)
	return g.OnPress(s.key, s.column)
}

// entered offers the active cell to OnEnter.
func (g *Grid) entered() bool {
	if g.OnEnter == nil || g.field.empty() {
		return false
	}
	return g.OnEnter(g.spot(g.selection.active).column)
}

// TypedKey takes keys that are no text.
func (g *Grid) TypedKey(e *fyne.KeyEvent) {
	if g.waits(stroke{key: e}) {
		return
	}
	if g.editing != nil {
		g.editing.editor.Focusable().TypedKey(e)
		return
	}
	if e.Name == fyne.KeyEscape && g.escape() {
		return
	}
	c := meaning(e.Name, g.modifiers())
	if !g.obey(c) && g.OnKey != nil {
		g.OnKey(e)
	}
}

// escape ends what is half done: a gesture, the mark of what was copied, a refused text; false if there is nothing.
func (g *Grid) escape() bool {
	gesture, marks, refused := g.dropGesture(), g.dropMarks(), g.dropRefused()
	if gesture || marks {
		g.repaint()
	}
	return gesture || marks || refused
}

// TypedShortcut takes keys with Ctrl or Alt.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	if g.waits(stroke{shortcut: s}) || g.editorTakes(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		g.Copy()
		return
	case *fyne.ShortcutCut:
		g.Cut()
		return
	case *fyne.ShortcutPaste:
		g.Paste()
		return
	case *fyne.ShortcutSelectAll:
		g.selectAll()
		return
	case *desktop.CustomShortcut:
		if g.obey(meaning(s.KeyName, s.Modifier)) {
			return
		}
	}
	if g.OnShortcut != nil {
		g.OnShortcut(s)
	}
}

// obey does what a key asks for; false if that is nothing of the table's.
func (g *Grid) obey(c command) bool {
	switch c.deed {
	case doMove:
		g.moveBy(c.motion, c.extend)
	case doEnter:
		if c.motion != down || !g.entered() {
			g.enter(c.motion)
		}
	case doEdit:
		g.OpenEditor()
	case doReplace:
		g.open(wayReplace, "")
	case doClear:
		g.Clear()
	case doFillDown:
		g.FillDown()
	case doFillRight:
		g.FillRight()
	case doSelectRows:
		g.widen(shapeRows)
	case doSelectColumns:
		g.widen(shapeColumns)
	case doSelectAll:
		g.selectAll()
	default:
		return g.ask(c)
	}
	return true
}

// ask hands on what only the window can do; false where it does not listen.
func (g *Grid) ask(c command) bool {
	switch c.deed {
	case doMenu:
		return g.menuKey()
	case doHeader:
		return g.headerMenu(g.selection.active.col)
	case doMoveRows:
		if keys := g.SelectedKeys(); g.OnMove != nil && len(keys) > 0 {
			g.OnMove(keys, sign(c.motion == down))
		}
		return g.OnMove != nil
	case doInsertAbove, doInsertBelow, doDelete:
		if g.OnCommand != nil {
			g.OnCommand(map[deed]Command{doInsertAbove: InsertAbove, doInsertBelow: InsertBelow, doDelete: DeleteRows}[c.deed])
		}
		return g.OnCommand != nil
	}
	return false
}

// menuKey asks for the menu of the active cell, or of the active column where columns are selected.
func (g *Grid) menuKey() bool {
	if g.selection.shape == shapeColumns && g.headerMenu(g.selection.active.col) {
		return true
	}
	if g.OnMenu == nil {
		return false
	}
	pos := fyne.NewPos(0, g.view.head)
	if !g.field.empty() {
		g.follow()
		g.repaint()
		e := g.activeBox()
		pos = fyne.NewPos(e.x+g.metrics.padX, min(max(e.y+g.metrics.line, g.view.head), g.view.bottom()))
	}
	g.OnMenu(g.host.Position(g).Add(pos))
	return true
}

// headerMenu asks for the menu of a column, under its head.
func (g *Grid) headerMenu(col int) bool {
	if g.OnHeader == nil || col < 0 || col >= len(g.field.cols) {
		return false
	}
	g.view.showCol(col)
	g.repaint()
	x := min(max(g.view.colX(col), 0), g.view.right())
	g.OnHeader(g.field.cols[col].ID, g.host.Position(g).AddXY(x, g.view.head))
	return true
}
