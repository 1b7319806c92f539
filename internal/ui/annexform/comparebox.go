package annexform

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// Compare asks what an annex is to be compared with, and writes the 责任分工调整对照表.
func Compare(d *desk.Desk, a *ledger.Annex) {
	book := d.Book()
	var days []string
	d.Run(func() (err error) { days, err = book.Days(); return err }, func(err error) {
		switch {
		case book != d.Book():
		case err != nil:
			d.Fail(err)
		default:
			askSide(d, app.Side{Annex: a.ID}, days)
		}
	})
}

// askSide lists the days on which something was changed and the other annexes.
func askSide(d *desk.Desk, now app.Side, days []string) {
	var names []string
	var sides []app.Side
	for _, day := range days {
		if day == d.Now().Format(time.DateOnly) {
			continue // today's end is now
		}
		if at, err := time.Parse(time.DateOnly, day); err == nil {
			names = append(names, "本附件在"+at.Format("2006年1月2日")+"结束时的样子")
			sides = append(sides, app.Side{Annex: now.Annex, Day: day})
		}
	}
	for _, a := range d.Ledger().Annexes() {
		if a.ID != now.Annex {
			names = append(names, fmt.Sprintf("%d年%s", a.Year, desk.AnnexName(a)))
			sides = append(sides, app.Side{Annex: a.ID})
		}
	}
	if len(names) == 0 {
		d.Say("没有可以对比的：台账是今天建的，也没有别的附件。")
		return
	}
	choose := d.Look.NewSelect(names, nil)
	choose.SetSelectedIndex(0)
	hint := look.NewProse("列出新增、取消的任务，以及改动过的每一栏：调整前、调整后。", 12, 18, false, d.Look.Text2()).Within(desk.MessageText)
	content := container.New(look.Fixed(desk.MessageWidth, 0), container.New(look.Stack(8), look.Words("与什么对比", 14, false, d.Look.Text()), choose, hint))
	d.Popup("责任分工调整对照表", content, func(hide func()) ([]fyne.CanvasObject, func()) {
		write := func(ending string) func() {
			return func() {
				i := choose.SelectedIndex()
				if i < 0 {
					return
				}
				hide()
				saveComparison(d, sides[i], now, ending)
			}
		}
		return []fyne.CanvasObject{d.Look.TallButton("取消", hide), d.Look.TallButton("存为 Word…", write(".docx")), d.Look.MainButton("存为 PDF…", write(".pdf"))}, write(".pdf")
	})
}

func saveComparison(d *desk.Desk, was, now app.Side, ending string) {
	book, a := d.Book(), d.Ledger().Annex(now.Annex)
	if a == nil {
		return
	}
	name := strings.ReplaceAll(fmt.Sprintf("%d年%s责任分工调整对照表%s", a.Year, a.Name(), ending), " ", "")
	d.SaveTo("责任分工调整对照表", name, func(path string) {
		d.Run(func() error { return book.ExportComparison(was, now, path) }, func(err error) {
			if err != nil {
				d.Fail(err)
				return
			}
			d.Say("已存到 " + path)
		})
	})
}
