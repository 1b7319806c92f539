package ui

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ui/look"
)

// compareAnnex asks what the annex that is shown is to be compared with, and writes the 责任分工调整对照表.
func (w *Window) compareAnnex() {
	a := w.shownAnnex()
	if a == nil {
		return
	}
	book := w.book
	var days []string
	w.queue.run(func() (err error) { days, err = book.Days(); return err }, func(err error) {
		switch {
		case book != w.book:
		case err != nil:
			w.explain(err)
		default:
			w.askSide(app.Side{Annex: a.ID}, days)
		}
	})
}

// askSide lists the days on which something was changed and the other annexes.
func (w *Window) askSide(now app.Side, days []string) {
	var names []string
	var sides []app.Side
	for _, day := range days {
		if day == dayOf(w.world.Now()) {
			continue // today's end is now
		}
		if at, err := time.Parse(time.DateOnly, day); err == nil {
			names = append(names, "本附件在"+at.Format("2006年1月2日")+"结束时的样子")
			sides = append(sides, app.Side{Annex: now.Annex, Day: day})
		}
	}
	for _, a := range w.book.Ledger().Annexes() {
		if a.ID != now.Annex {
			names = append(names, fmt.Sprintf("%d年%s", a.Year, annexName(a)))
			sides = append(sides, app.Side{Annex: a.ID})
		}
	}
	if len(names) == 0 {
		w.status.say("没有可以对比的：台账是今天建的，也没有别的附件。")
		return
	}
	choose := w.look.NewSelect(names, nil)
	choose.SetSelectedIndex(0)
	hint := look.NewProse("列出新增、取消的任务，以及改动过的每一栏：调整前、调整后。", 12, 18, false, w.look.Text2()).Within(messageText)
	content := container.New(look.Fixed(messageWidth, 0), container.New(look.Stack(8), look.Words("与什么对比", 14, false, w.look.Text()), choose, hint))
	w.popup("责任分工调整对照表", content, func(hide func()) ([]fyne.CanvasObject, func()) {
		write := func(ending string) func() {
			return func() {
				i := choose.SelectedIndex()
				if i < 0 {
					return
				}
				hide()
				w.saveComparison(sides[i], now, ending)
			}
		}
		return []fyne.CanvasObject{w.look.TallButton("取消", hide), w.look.TallButton("存为 Word…", write(".docx")), w.look.MainButton("存为 PDF…", write(".pdf"))}, write(".pdf")
	})
}

func (w *Window) saveComparison(was, now app.Side, ending string) {
	book, a := w.book, w.book.Ledger().Annex(now.Annex)
	if a == nil {
		return
	}
	name := strings.ReplaceAll(fmt.Sprintf("%d年%s责任分工调整对照表%s", a.Year, a.Name(), ending), " ", "")
	w.saveTo("责任分工调整对照表", name, func(path string) {
		w.queue.run(func() error { return book.ExportComparison(was, now, path) }, func(err error) {
			if err != nil {
				w.explain(err)
				return
			}
			w.status.say("已存到 " + path)
		})
	})
}
