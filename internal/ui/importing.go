package ui

import (
	"context"
	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/importer"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// importFile opens the wizard and asks for a file at once; on the first page a new ledger is made of what is taken.
func (w *Window) importFile() {
	w.openWizard(func(x *importer.Wizard) { w.chooseAnnex(w.addFiles) })
}

// importFiles takes files in that were dropped on the window.
func (w *Window) importFiles(paths ...string) { w.unlessWhole(paths, w.addFiles) }

// addFiles opens the wizard on files, or adds them to it where it is open.
func (w *Window) addFiles(paths []string) {
	if w.wizard != nil {
		w.wizard.Add(paths...)
		return
	}
	w.openWizard(func(x *importer.Wizard) { x.Add(paths...) })
}

// chooseAnnex asks for a file that may hold annexes; that of a whole ledger may come back at once.
func (w *Window) chooseAnnex(then func(paths []string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if path := w.chosen(r, err); path != "" {
			w.unlessWhole([]string{path}, then)
		}
	}, w.win)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".docx", ".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".json", ".doc", ".xls"}))
	w.showFiles(d, "导入附件", "导入")
}

// openWizard puts the wizard in the place of everything else until it is done or left.
func (w *Window) openWizard(begin func(*importer.Wizard)) {
	w.settled(func() {
		if w.wizard != nil {
			return
		}
		before := w.win.Content()
		x := importer.New(w.wizardDesk(func() {
			w.wizard = nil
			w.win.SetContent(before)
			if w.screen != nil && w.screen.Table() != nil {
				w.host.Focus(w.screen.Table())
			}
		}))
		w.wizard = x
		w.modals = append(w.modals, &modal{enter: x.Enter, escape: x.Escape, open: func() bool { return w.wizard == x }})
		w.win.SetContent(x.Content())
		x.Arrive()
		begin(x)
	})
}

// wizardDesk connects the wizard with the window.
func (w *Window) wizardDesk(leave func()) importer.Desk {
	host := w.host
	host.After = func(d time.Duration, do func()) { w.world.After(d, do) }
	return importer.Desk{
		Look: w.look, Host: host, Ask: func(title, text, yes string, do func()) { w.ask(title, text, yes, do) }, Run: w.queue.run, Choose: w.chooseAnnex, Leave: leave, Year: w.world.Now().Year(),
		Table: func(m grid.Model) *grid.Grid {
			g := grid.New(m, w.host, w.look.Palette(), 0)
			g.OnCaret, g.OnKey = w.caret, w.key
			return g
		},
		Ground: func() (app.Ground, error) {
			if w.book == nil {
				return app.Ground{Ledger: ledger.Empty()}, nil
			}
			return w.book.Ground()
		},
		Choices: func() app.Choices {
			if w.book == nil {
				return app.Choices{}
			}
			return w.book.Choices()
		},
		Pasted: func() string { return w.host.Clipboard().Content() },
		Say:    func(err error) string { return app.Explain(err).Sentence() },
		Take: func(ctx context.Context, in []app.Intake, remember app.Choices, failed func(string)) {
			w.takeIn(ctx, in, remember, leave, failed)
		},
	}
}

// takeIn brings what the wizard read into the open ledger, or into a new one, as one step.
func (w *Window) takeIn(ctx context.Context, in []app.Intake, remember app.Choices, leave func(), failed func(string)) {
	book, made := w.book, w.book == nil
	var out app.Outcome
	w.queue.run(func() (err error) {
		if made {
			book, out, err = app.CreateFrom(ctx, w.newPath(yearOf(in[0])), in, remember, w.options())
			return err
		}
		out, err = book.Import(ctx, in, remember)
		return err
	}, func(err error) {
		if err != nil {
			failed(app.Explain(err).Sentence())
			return
		}
		leave()
		switch {
		case made:
			w.adopt(book)
		case book != w.book:
			return // another ledger was opened meanwhile
		}
		w.showNew(out)
		w.imported(out, app.RowsOnly(in))
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

// yearOf is that of the first annex.
func yearOf(in app.Intake) int {
	if r := in.Reading; len(r.Annexes) > 0 && r.Annexes[0].Year > 0 {
		return r.Annexes[0].Year
	}
	return in.Year
}

// newPath names a ledger after the year of what was read, in the folder for saving, never as a file that is there.
func (w *Window) newPath(year int) string {
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

// imported tells what an import took and what it could not decide alone.
func (w *Window) imported(o app.Outcome, left []string) {
	var lines []fyne.CanvasObject
	add := func(text string, quiet bool) { lines = append(lines, w.textLine(text, quiet)) }
	for _, s := range left {
		add(s, false)
	}
	for _, m := range o.Moved {
		add(fmt.Sprintf("%d年“%s”原来没有印附件号，现在改为附件%s。", m.Year, strings.ReplaceAll(m.Title, "\n", ""), m.To), true)
	}
	for _, a := range o.Annexes {
		add(fmt.Sprintf("%d年%s 读到 %d 行：新增 %d 行，修改 %d 行，未变 %d 行。", a.Year, a.Name(), a.Rows, len(a.New), len(a.Changed), len(a.Unchanged)), false)
		if len(a.Head) > 0 && !a.Created {
			add("附件的标题等信息按文件改了。", true)
		}
		if len(a.KeptHead) > 0 {
			add("附件的标题等信息在本机改过，保留本机的。", true)
		}
		rows := func(said string, which []string) {
			if len(which) > 0 {
				add(fmt.Sprintf(said, len(which))+"第"+strings.Join(which, "、")+"项。", true)
			}
		}
		rows("有 %d 行在本机改过，改过的格没有按文件改：", a.Kept)
		rows("有 %d 行在本机删过，没有取：", a.Gone)
		rows("有 %d 行文件里没有，台账里保留：", a.Missing)
		open := slices.DeleteFunc(slices.Clone(a.Doubts), func(d *ledger.Doubt) bool { return d.Answer != "" })
		if !a.Created && len(open) > 0 {
			add(fmt.Sprintf("有 %d 处存疑还没有答复，暂按默认的处理，可以在“存疑”里答复。", len(open)), true)
			continue
		}
		for _, d := range open {
			add(fmt.Sprintf("存疑 %s：%s暂按“%s”处理。", d.Where, d.Text, d.Default), true)
		}
	}
	w.message("已导入", lines...)
}
