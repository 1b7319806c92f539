package desk

import (
	"fmt"
	"strings"

	"dubanben/internal/ledger"
)

// The width of a message and of the text in it.
const (
	MessageWidth = 420
	MessageText  = MessageWidth - 20
)

// PlaceOf writes where the cursor is, to be kept in the journal with a step.
func PlaceOf(annex, task ledger.ID, column string) string {
	return strings.Join([]string{string(annex), string(task), column}, "|")
}

// RowName is a row's number in a list of several annexes: with its annex where that is not the first, 附2 1.1.
func RowName(l *ledger.Ledger, t *ledger.Task) string {
	a := l.Annex(t.Annex)
	switch {
	case a == nil || a.No == "1":
		return l.RowName(t)
	case a.No == "":
		return a.Name() + " " + l.RowName(t)
	}
	return "附" + a.No + " " + l.RowName(t)
}

// AnnexName is what a list calls an annex: 附件1 主要工作任务.
func AnnexName(a *ledger.Annex) string { return fmt.Sprintf("%s %s", a.Name(), a.ShortTitle()) }
