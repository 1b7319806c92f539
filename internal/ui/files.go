package ui

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"dubanben/internal/app"
	"dubanben/internal/host"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
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

// importFile asks for an annex file and takes it in; on the first page a new ledger is made for it.
func (w *Window) importFile() {
	w.settled(func() {
		d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
			if path := chosen(r, err); path != "" {
				w.takeIn(0, path)
			}
		}, w.win)
		d.SetFilter(storage.NewExtensionFileFilter([]string{".txt", ".csv", ".tsv"}))
		w.showFiles(d, "导入附件", "导入")
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
		w.settled(func() { w.takeIn(0, annexes...) })
	}
}

// takeIn imports files into the open ledger, or into a new one. year is for annexes that name none; where one is needed,
// it is asked for.
func (w *Window) takeIn(year int, paths ...string) {
	book, made, done := w.book, w.book == nil, 0
	var all app.Outcome
	w.queue.run(func() (err error) {
		for _, path := range paths {
			var out app.Outcome
			if book, out, err = w.takeOne(book, path, year); err != nil {
				return err
			}
			done++
			all.Annexes, all.Moved = append(all.Annexes, out.Annexes...), append(all.Moved, out.Moved...)
		}
		return nil
	}, func(err error) {
		switch {
		case made && book != nil:
			w.adopt(book)
		case book != w.book:
			return // another ledger was opened meanwhile
		}
		if done > 0 {
			w.showNew(all)
			w.imported(all)
		}
		switch {
		case app.NeedsYear(err):
			w.askYear(func(y int) { w.takeIn(y, paths[done:]...) })
		case err != nil:
			w.explain(err)
		}
	})
}

// showNew opens the first annex that an import made.
func (w *Window) showNew(o app.Outcome) {
	for _, a := range o.Annexes {
		if a.Created {
			w.openAnnex(a.ID)
			return
		}
	}
}

// takeOne imports one file; without a ledger it makes one. The ledger comes back even where the import was refused.
func (w *Window) takeOne(book *app.App, path string, year int) (*app.App, app.Outcome, error) {
	reading, err := app.ReadAnnexes(path)
	if err != nil {
		return book, app.Outcome{}, err
	}
	if book != nil {
		out, err := book.Import(reading, year)
		return book, out, err
	}
	return app.CreateFrom(w.newPath(reading, year), reading, year, w.options())
}

// newPath names a ledger after the year of what was read, in the folder for saving, never as a file that is there.
func (w *Window) newPath(r *app.Reading, year int) string {
	if len(r.Annexes) > 0 && r.Annexes[0].Year > 0 {
		year = r.Annexes[0].Year
	}
	name := "督办台账"
	if year > 0 {
		name = fmt.Sprintf("%d年督办台账", year)
	}
	folder := w.saveFolder()
	path := filepath.Join(folder, name+".duban")
	for i := 2; exists(path); i++ {
		path = filepath.Join(folder, fmt.Sprintf("%s%d.duban", name, i))
	}
	return path
}

// askYear asks for the year of an annex whose title names none.
func (w *Window) askYear(then func(int)) {
	year := w.newField(strconv.Itoa(w.world.Now().Year()), "年度")
	hint := look.NewProse("附件的标题里没有写年度，请填写它是哪一年的。", 14, 20, false, w.look.Text()).Within(300)
	w.popup("年度", container.New(look.Fixed(320, 0), container.New(look.Stack(8), hint, year)), func(hide func()) ([]fyne.CanvasObject, func()) {
		take := func() {
			y, err := strconv.Atoi(strings.TrimSpace(year.Text()))
			if err != nil || y <= 0 {
				year.SetText("")
				return
			}
			hide()
			then(y)
		}
		return []fyne.CanvasObject{w.look.TallButton("取消", hide), w.look.MainButton("导入", take)}, take
	})
	w.host.Focus(year.Area)
}

// imported tells what an import took and what it could not decide alone.
func (w *Window) imported(o app.Outcome) {
	var lines []fyne.CanvasObject
	add := func(text string, quiet bool) { lines = append(lines, w.textLine(text, quiet)) }
	for _, m := range o.Moved {
		add(fmt.Sprintf("%d年“%s”原来没有印附件号，现在改为附件%s。", m.Year, strings.ReplaceAll(m.Title, "\n", ""), m.To), true)
	}
	for _, a := range o.Annexes {
		add(fmt.Sprintf("%d年%s 读到 %d 行：新增 %d 行，修改 %d 行，未变 %d 行。", a.Year, a.Name(), a.Rows, len(a.New), len(a.Changed), len(a.Unchanged)), false)
		if len(a.Missing) > 0 {
			add(fmt.Sprintf("文件里没有、台账里保留的 %d 行：%s", len(a.Missing), strings.Join(a.Missing, "、")), true)
		}
		for _, d := range a.Doubts {
			add(fmt.Sprintf("存疑 %s：%s暂按“%s”处理。", d.Where, d.Text, d.Default), true)
		}
	}
	w.message("已导入", lines...)
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

// exportAnnex asks for a file name and writes the annex that is shown.
func (w *Window) exportAnnex(ending string) {
	w.settled(func() {
		a := w.shownAnnex()
		if a == nil {
			return
		}
		book, name := w.book, fmt.Sprintf("%d年%s%s", a.Year, strings.ReplaceAll(annexName(a), " ", "-"), ending)
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
