package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/annexform"
	"dubanben/internal/ui/desk"
)

// chooseLedger asks for a ledger file and opens it.
func (w *Window) chooseLedger() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if path := w.chosen(r, err); path != "" {
			w.openLedger(path)
		}
	}, w.win)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".duban"}))
	w.showFiles(d, "打开台账", "打开")
}

// newLedger asks where to and makes an empty ledger.
func (w *Window) newLedger() {
	w.saveTo("新建空台账", fmt.Sprintf("%d年督办台账.duban", w.world.Now().Year()), func(path string) {
		w.openWith(path, func() (*app.App, error) { return app.Create(path, w.options()) })
	})
}

// dropped takes in what was dragged onto the window: ledgers are opened, other files imported one after another.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	var annexes []string
	for _, f := range files {
		if strings.EqualFold(f.Extension(), ".duban") {
			w.openLedger(f.Path())
		} else {
			annexes = append(annexes, f.Path())
		}
	}
	if len(annexes) > 0 {
		w.importFiles(annexes...)
	}
}

// shownAnnex is the annex that export and print are about; nil, and said so, where none is shown alone.
func (w *Window) shownAnnex() *ledger.Annex {
	if w.book == nil {
		return nil
	}
	a := w.book.Ledger().Annex(w.annex)
	if _, ok := w.screen.(*annexScreen); !ok || a == nil {
		w.status.say("请先在任务分解表或十件实事里打开要用的附件。")
		return nil
	}
	return a
}

// newAnnex asks for a new annex.
func (w *Window) newAnnex() {
	if w.book != nil {
		annexform.New(w.desk())
	}
}

// onAnnex does something with the annex that is shown.
func (w *Window) onAnnex(do func(*desk.Desk, *ledger.Annex)) func() {
	return func() {
		if a := w.shownAnnex(); a != nil {
			do(w.desk(), a)
		}
	}
}

// exportAll asks for a file name and writes the whole ledger: a workbook of plain rows to sort and count, or everything as JSON
// where the name ends so.
func (w *Window) exportAll() {
	if w.book == nil {
		return
	}
	w.settled(func() {
		book := w.book
		w.exportAs("导出整本台账", ledgerName(book.Path())+"-全部.xlsx", book.ExportAll)
	})
}
