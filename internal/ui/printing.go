package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"dubanben/internal/app"
	"dubanben/internal/host"
	"dubanben/internal/ui/desk"
)

// paper is what the screen that is shown prints and exports; nil where there is nothing.
func (w *Window) paper() *desk.Paper {
	if s, ok := w.screen.(desk.Printed); ok && w.book != nil {
		return s.Paper()
	}
	return nil
}

// nothingToPrint says why the buttons are grey.
const nothingToPrint = "这一页没有可以打印、导出的内容。"

// onPaper does something with the screen's paper once what is typed is kept.
func (w *Window) onPaper(do func(*desk.Paper)) {
	if w.book == nil {
		return
	}
	now := func() {
		if p := w.paper(); p != nil {
			do(p)
		} else {
			w.status.say(nothingToPrint)
		}
	}
	w.settled(func() {
		if w.unsaved > 0 { // edits are still being kept
			w.queue.run(func() error { return nil }, func(error) { now() })
			return
		}
		now()
	})
}

// exportPage asks for a file name and writes the paper of the screen that is shown; "" is the form that it is mostly written in.
func (w *Window) exportPage(ending string) {
	w.onPaper(func(p *desk.Paper) {
		if ending == "" {
			ending = p.Endings[0]
		}
		if !slices.Contains(p.Endings, ending) {
			w.status.say(fmt.Sprintf("“%s”可以存为 %s，不能存为 %s。", p.Title, strings.Join(p.Endings, "、"), ending))
			return
		}
		w.exportAs("导出"+p.Title, p.Title+ending, p.Read())
	})
}

// exportTable exports the table as it stands on the screen: of an annex too, which else is exported in its circulated form.
func (w *Window) exportTable() {
	w.onPaper(func(p *desk.Paper) {
		if s, ok := w.screen.(*annexScreen); ok {
			p = s.tablePaper(s.d.Ledger().Annex(s.annex))
		}
		if p == nil || w.screen.Table() == nil {
			w.status.say("这一页没有表格，请用“导出”。")
			return
		}
		w.exportAs("导出"+p.Title, p.Title+p.Endings[0], p.Read())
	})
}

// exportAs asks for a file name and writes something to it.
func (w *Window) exportAs(title, name string, write func(path string) error) {
	w.saveTo(title, fileName(name), func(path string) {
		w.queue.run(func() error { return write(path) }, func(err error) {
			if err != nil {
				w.explain(err)
				return
			}
			w.status.say("已导出到 " + path)
		})
	})
}

// fileName is a name without what no file's name may hold.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.ReplaceAll(name, " ", ""))
}

// printPage asks and hands the paper of the screen that is shown to the printer, or to the system's viewer.
func (w *Window) printPage() {
	w.onPaper(func(p *desk.Paper) {
		if p.Print != nil {
			p.Print()
			return
		}
		count := ""
		if p.Count != "" {
			count = "，共" + p.Count
		}
		w.ask("打印", fmt.Sprintf("打印%s%s。送到默认打印机；没有打印机时用 PDF 阅读程序打开。", p.Title, count), "打印",
			func() { w.print(p.Title, p.Read()) })
	})
}

// print makes a PDF and hands it to the printer, or to the system's viewer.
func (w *Window) print(title string, write func(path string) error) {
	path := filepath.Join(w.world.DataDir, "打印", fileName(title)+".pdf")
	w.status.say("正在生成打印文件…")
	w.queue.run(func() error {
		if err := app.MakeFolder(filepath.Dir(path)); err != nil {
			return err
		}
		return write(path)
	}, func(err error) {
		if err != nil {
			w.status.say("")
			w.explain(err)
			return
		}
		go func() { // a printer or viewer may take its time; edits go on meanwhile
			way, err := host.Print(path)
			w.world.Do(func() { w.printed(title, path, way, err) })
		}()
	})
}

func (w *Window) printed(title, path string, way host.Way, err error) {
	switch {
	case err != nil:
		w.status.say("")
		w.message("没有打印", w.textLine("没有打印机，也没有能打开 PDF 的程序。", false), w.textLine("打印文件已存到 "+path, true))
	case way == host.Printed:
		w.status.say("已送到打印机：" + title)
	default:
		w.status.say("没有打印机，已用 PDF 阅读程序打开 " + path)
	}
}
