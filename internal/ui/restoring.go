package ui

import (
	"context"
	"errors"

	"dubanben/internal/app"
)

// unlessWhole asks whether the whole ledger that a file has is to come back, where there is no annex yet; any other files are for
// others to take.
func (w *Window) unlessWhole(paths []string, others func([]string)) {
	if len(paths) != 1 || w.book != nil && len(w.book.Ledger().Annexes()) > 0 {
		others(paths)
		return
	}
	book := w.book
	var x *app.Whole
	w.queue.run(func() (err error) {
		x, err = app.ReadWhole(context.Background(), paths[0])
		return err
	}, func(err error) {
		var file *app.ImportError
		switch {
		case book != w.book: // another ledger was opened meanwhile
		case errors.As(err, &file), err == nil && x == nil:
			others(paths)
		case err != nil:
			w.explain(err)
		default:
			w.offerWhole(x)
		}
	})
}

// offerWhole says what would come back, and brings it.
func (w *Window) offerWhole(x *app.Whole) {
	text := "“" + x.Name + "”是整本台账：" + x.Contents() + "。恢复后和导出时一样；修改记录不带过来，仍留在原来的台账里。"
	if w.book != nil && x.Displaces(w.book.Ledger()) {
		text += "这个台账里现有的单位、责任领导等会换成文件里的。"
	}
	w.ask("恢复整本台账", text, "恢复", func() { w.restore(x) })
}

// restore makes the open ledger the one of the file, or a new one where none is open.
func (w *Window) restore(x *app.Whole) {
	book, made := w.book, w.book == nil
	w.queue.run(func() (err error) {
		if !made {
			_, err = book.ImportWhole(context.Background(), x)
			return err
		}
		year := 0
		if as := x.Ledger().Annexes(); len(as) > 0 {
			year = as[len(as)-1].Year
		}
		book, err = app.CreateFromWhole(context.Background(), w.newPath(year), x, w.options())
		return err
	}, func(err error) {
		if err != nil {
			w.explain(err)
			return
		}
		if w.wizard != nil {
			w.wizard.Leave()
		}
		switch {
		case made:
			w.adopt(book)
		case book != w.book:
			return // another ledger was opened meanwhile
		default:
			w.home()
		}
		w.status.say("已恢复整本台账。")
	})
}
