package ui

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"dubanben/internal/app"
	"dubanben/internal/host"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/annexform"
	"dubanben/internal/ui/desk"
)

// chooseLedger asks for a ledger file and opens it.
func (w *Window) chooseLedger() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if path := chosen(r, err); path != "" {
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

// exportAnnex asks for a file name and writes the annex that is shown.
func (w *Window) exportAnnex(ending string) {
	w.settled(func() {
		a := w.shownAnnex()
		if a == nil {
			return
		}
		book, name := w.book, fmt.Sprintf("%d年%s%s", a.Year, strings.ReplaceAll(desk.AnnexName(a), " ", "-"), ending)
		w.saveTo("导出"+a.Name(), name, func(path string) {
			w.queue.run(func() error { return book.Export(a.ID, path) }, func(err error) {
				if err != nil {
					w.explain(err)
					return
				}
				w.status.say("已导出到 " + path)
			})
		})
	})
}

// exportAll asks for a file name and writes the whole ledger: a workbook of plain rows to sort and count, or everything as JSON
// where the name ends so.
func (w *Window) exportAll() {
	if w.book == nil {
		return
	}
	w.settled(func() {
		book := w.book
		w.saveTo("导出整本台账", ledgerName(book.Path())+"-全部.xlsx", func(path string) {
			w.queue.run(func() error { return book.ExportAll(path) }, func(err error) {
				if err != nil {
					w.explain(err)
					return
				}
				w.status.say("已导出到 " + path)
			})
		})
	})
}

// printAnnex asks, makes the PDF of the annex that is shown and hands it to the printer, or to the system's viewer.
func (w *Window) printAnnex() {
	w.settled(func() {
		if a := w.shownAnnex(); a != nil {
			w.ask("打印", fmt.Sprintf("打印%d年%s，共%d行。送到默认打印机；没有打印机时用 PDF 阅读程序打开。", a.Year, a.Name(), len(w.book.Ledger().TasksOf(a.ID))),
				"打印", func() { w.print(a) })
		}
	})
}

func (w *Window) print(a *ledger.Annex) {
	book, path := w.book, filepath.Join(w.world.DataDir, "打印", fmt.Sprintf("%d年%s.pdf", a.Year, a.Name()))
	w.status.say("正在生成打印文件…")
	w.queue.run(func() error {
		if err := app.MakeFolder(filepath.Dir(path)); err != nil {
			return err
		}
		return book.Export(a.ID, path)
	}, func(err error) {
		if err != nil {
			w.status.say("")
			w.explain(err)
			return
		}
		go func() { // a printer or viewer may take its time; edits go on meanwhile
			way, err := host.Print(path)
			w.world.Do(func() { w.printed(a, path, way, err) })
		}()
	})
}

func (w *Window) printed(a *ledger.Annex, path string, way host.Way, err error) {
	switch {
	case err != nil:
		w.status.say("")
		w.message("没有打印", w.textLine("没有打印机，也没有能打开 PDF 的程序。", false), w.textLine("打印文件已存到 "+path, true))
	case way == host.Printed:
		w.status.say("已送到打印机：" + a.Name())
	default:
		w.status.say("没有打印机，已用 PDF 阅读程序打开 " + path)
	}
}

// chosen is the path that was picked, "" where none was. The file is read elsewhere.
func chosen(r fyne.URIReadCloser, err error) string {
	if err != nil || r == nil {
		return ""
	}
	defer r.Close()
	return r.URI().Path()
}
