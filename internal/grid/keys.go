package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// deed is what a key asks for.
type deed int

const (
	doNothing deed = iota
	doMove
	doEnter // like doMove, but a run of Tabs ends in the column where it began
	doEdit
	doReplace // open the editor empty
	doClear
	doFillDown
	doFillRight
	doSelectRows
	doSelectColumns
	doSelectAll
	doMoveRows
	doMenu
	doHeader
	doInsertAbove
	doInsertBelow
	doDelete
)

// command is a key's meaning on a selected cell.
type command struct {
	deed   deed
	motion motion
	extend bool // Shift: the range grows instead of the cursor moving
}

// meaning is the command of a key with its modifiers; keys with Super belong to others.
func meaning(key fyne.KeyName, mod fyne.KeyModifier) command {
	shift := mod&fyne.KeyModifierShift != 0
	switch mod &^ fyne.KeyModifierShift {
	case 0:
		return plainMeaning(key, shift)
	case fyne.KeyModifierControl:
		return controlMeaning(key, shift)
	case fyne.KeyModifierAlt:
		return altMeaning(key, shift)
	}
	return command{}
}

func plainMeaning(key fyne.KeyName, shift bool) command {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		return command{deed: doEnter, motion: either(shift, up, down)}
	case fyne.KeyTab:
		return command{deed: doMove, motion: either(shift, previous, next)}
	case fyne.KeyF2:
		return command{deed: doEdit}
	case fyne.KeyDelete:
		return command{deed: doClear}
	case fyne.KeyBackspace:
		return command{deed: doReplace}
	case desktop.KeyMenu:
		return command{deed: doMenu}
	case fyne.KeyF10:
		if shift {
			return command{deed: doMenu}
		}
	case fyne.KeySpace:
		if shift {
			return command{deed: doSelectRows}
		}
	}
	if m := plainMotion(key); m != stay {
		return command{doMove, m, shift}
	}
	return command{}
}

func controlMeaning(key fyne.KeyName, shift bool) command {
	if shift {
		switch key {
		case fyne.KeyEqual, fyne.KeyPlus:
			return command{deed: doInsertAbove}
		case fyne.KeyReturn, fyne.KeyEnter:
			return command{deed: doInsertBelow}
		case fyne.KeyMinus:
			return command{deed: doDelete}
		}
	} else {
		switch key {
		case fyne.KeyA:
			return command{deed: doSelectAll}
		case fyne.KeyD:
			return command{deed: doFillDown}
		case fyne.KeyR:
			return command{deed: doFillRight}
		case fyne.KeySpace:
			return command{deed: doSelectColumns}
		}
	}
	if m := leapMotion(key); m != stay {
		return command{doMove, m, shift}
	}
	return command{}
}

func altMeaning(key fyne.KeyName, shift bool) command {
	switch key {
	case fyne.KeyPageUp:
		return command{doMove, viewLeft, shift}
	case fyne.KeyPageDown:
		return command{doMove, viewRight, shift}
	case fyne.KeyUp:
		if !shift {
			return command{deed: doMoveRows, motion: up}
		}
	case fyne.KeyDown:
		if shift {
			return command{deed: doHeader}
		}
		return command{deed: doMoveRows, motion: down}
	}
	return command{}
}

func leapMotion(key fyne.KeyName) motion {
	switch key {
	case fyne.KeyUp:
		return leapUp
	case fyne.KeyDown:
		return leapDown
	case fyne.KeyLeft:
		return leapLeft
	case fyne.KeyRight:
		return leapRight
	case fyne.KeyHome:
		return tableStart
	case fyne.KeyEnd:
		return tableEnd
	}
	return stay
}

func plainMotion(key fyne.KeyName) motion {
	switch key {
	case fyne.KeyUp:
		return up
	case fyne.KeyDown:
		return down
	case fyne.KeyLeft:
		return left
	case fyne.KeyRight:
		return right
	case fyne.KeyPageUp:
		return pageUp
	case fyne.KeyPageDown:
		return pageDown
	case fyne.KeyHome:
		return rowStart
	case fyne.KeyEnd:
		return rowEnd
	}
	return stay
}

func either(b bool, yes, no motion) motion {
	if b {
		return yes
	}
	return no
}
