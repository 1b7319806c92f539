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
		w.openWith(func() (*app.App, error) { return app.Create(path, w.options()) })
	})
}

// importFile asks for an annex file and takes it in; on the first page a new ledger is made for it.
func (w *Window) importFile() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if path := chosen(r, err); path != "" {
			w.takeIn(path)
		}
	}, w.win)
	w.showFiles(d, "导入附件", "导入")
}

// dropped takes in a file that was dragged onto the window.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	for _, f := range files {
		if strings.EqualFold(f.Extension(), ".duban") {
			w.openLedger(f.Path())
		} else {
			w.takeIn(f.Path())
		}
	}
}

// takeIn imports a file into the open ledger, or into a new one beside the sample.
func (w *Window) takeIn(path string) {
	book := w.book
	var outcome app.Outcome
	w.queue.run(func() error {
		reading, err := app.ReadAnnexes(path)
		if err != nil {
			return err
		}
		if book == nil {
			book, outcome, err = w.newFrom(reading)
			return err
		}
		outcome, err = book.Import(reading, 0)
		return err
	}, func(err error) {
		if err != nil {
			w.explain(err)
			return
		}
		if book != w.book {
			w.adopt(book)
		}
		w.imported(outcome)
	})
}

// newFrom makes a ledger for what was read, named after its year, never over a file that is there.
func (w *Window) newFrom(r *app.Reading) (*app.App, app.Outcome, error) {
	if err := makeFolder(w.world.DataDir); err != nil {
		return nil, app.Outcome{}, err
	}
	name := "督办台账"
	if len(r.Annexes) > 0 && r.Annexes[0].Year > 0 {
		name = fmt.Sprintf("%d年督办台账", r.Annexes[0].Year)
	}
	path := filepath.Join(w.world.DataDir, name+".duban")
	for i := 2; exists(path); i++ {
		path = filepath.Join(w.world.DataDir, fmt.Sprintf("%s%d.duban", name, i))
	}
	book, err := app.Create(path, w.options())
	if err != nil {
		return nil, app.Outcome{}, err
	}
	outcome, err := book.Import(r, 0)
	if err != nil {
		book.Discard()
		return nil, app.Outcome{}, err
	}
	return book, outcome, nil
}

// imported tells what an import took and what it could not decide alone.
func (w *Window) imported(o app.Outcome) {
	var lines []fyne.CanvasObject
	add := func(text string, quiet bool) {
		c := w.look.tx()
		if quiet {
			c = w.look.tx2()
		}
		lines = append(lines, newProse(text, 14, 20, false, c).within(380))
	}
	for _, a := range o.Annexes {
		add(fmt.Sprintf("%s 读到 %d 行：新增 %d 行，修改 %d 行，未变 %d 行。", a.Label, a.Rows, len(a.New), len(a.Changed), len(a.Unchanged)), false)
		if len(a.Missing) > 0 {
			add(fmt.Sprintf("文件里没有、台账里保留的 %d 行：%s", len(a.Missing), strings.Join(a.Missing, "、")), true)
		}
		for _, d := range a.Doubts {
			add(fmt.Sprintf("存疑 %s：%s暂按“%s”处理。", d.Where, d.Text, d.Default), true)
		}
	}
	w.message("已导入", lines...)
}

// exportAnnex asks for a file name and writes the annex that is shown.
func (w *Window) exportAnnex(ending string) {
	if w.book == nil {
		return
	}
	a := w.book.Ledger().Annex(w.annex)
	if a == nil {
		w.status.say("请先打开要导出的附件。")
		return
	}
	name := fmt.Sprintf("%d年%s%s", a.Year, strings.ReplaceAll(annexName(a), " ", "-"), ending)
	book := w.book
	w.saveTo("导出"+a.Name(), name, func(path string) {
		w.queue.run(func() error { return book.Export(a.ID, path) }, func(err error) {
			if err != nil {
				w.explain(err)
				return
			}
			w.status.say("已导出到 " + path)
		})
	})
}

// printAnnex makes the PDF of the annex that is shown and hands it to the printer, or to the system's viewer.
func (w *Window) printAnnex() {
	if w.book == nil {
		return
	}
	a := w.book.Ledger().Annex(w.annex)
	if a == nil {
		w.status.say("请先打开要打印的附件。")
		return
	}
	book, path := w.book, filepath.Join(w.world.DataDir, "打印", fmt.Sprintf("%d年%s.pdf", a.Year, a.Name()))
	var way host.Way
	w.status.say("正在生成打印文件…")
	w.queue.run(func() (err error) {
		if err = makeFolder(filepath.Dir(path)); err != nil {
			return err
		}
		if err = book.Export(a.ID, path); err != nil {
			return err
		}
		way, err = host.Print(path)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			w.status.say("")
			w.message("没有打印", newProse(app.Explain(err).Text, 14, 20, false, w.look.tx()).within(380),
				newProse("打印文件在 "+path, 14, 20, false, w.look.tx2()).within(380))
		case way == host.Printed:
			w.status.say("已送到打印机：" + a.Name())
		default:
			w.status.say("没有打印机，已用看图程序打开 " + path)
		}
	})
}

// showFiles gives a file dialog its words and a size that shows names in full.
func (w *Window) showFiles(d *dialog.FileDialog, title, confirm string) {
	d.SetTitleText(title)
	d.SetConfirmText(confirm)
	d.SetDismissText("取消")
	d.SetView(dialog.ListView)
	size := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(900, size.Width-80), min(600, size.Height-80)))
	d.Show()
}

// chosen is the path that was picked, "" where none was. The file is read elsewhere.
func chosen(r fyne.URIReadCloser, err error) string {
	if err != nil || r == nil {
		return ""
	}
	defer r.Close()
	return r.URI().Path()
}
