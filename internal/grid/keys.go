package grid

import "fyne.io/fyne/v2"

// deed is what a key asks for.
type deed int

const (
	doNothing deed = iota
	doMove
	doEnter // like doMove, but a run of Tabs ends in the column where it began
	doEdit
	doClear
	doSelectRows
	doSelectAll
)

// command is a key's meaning on a selected cell.
type command struct {
	deed   deed
	motion motion
	extend bool // Shift: the range grows instead of the cursor moving
}

// meaning is the command of a key with its modifiers; keys with Alt or Super belong to others.
func meaning(key fyne.KeyName, mod fyne.KeyModifier) command {
	if mod&(fyne.KeyModifierAlt|fyne.KeyModifierSuper) != 0 {
		return command{}
	}
	shift := mod&fyne.KeyModifierShift != 0
	if mod&fyne.KeyModifierControl != 0 {
		return controlMeaning(key, shift)
	}
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		return command{deed: doEnter, motion: either(shift, up, down)}
	case fyne.KeyTab:
		return command{deed: doMove, motion: either(shift, previous, next)}
	case fyne.KeyF2:
		return command{deed: doEdit}
	case fyne.KeyDelete, fyne.KeyBackspace:
		return command{deed: doClear}
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
	if key == fyne.KeyA {
		return command{deed: doSelectAll}
	}
	m := stay
	switch key {
	case fyne.KeyUp:
		m = leapUp
	case fyne.KeyDown:
		m = leapDown
	case fyne.KeyLeft:
		m = leapLeft
	case fyne.KeyRight:
		m = leapRight
	case fyne.KeyHome:
		m = tableStart
	case fyne.KeyEnd:
		m = tableEnd
	}
	if m == stay {
		return command{}
	}
	return command{doMove, m, shift}
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
