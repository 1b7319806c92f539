package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// bar is the tool bar: which year and annex, undo and redo, import, export, print.
type bar struct {
	w          *Window
	strip      fyne.CanvasObject
	year       *look.Select
	annex      *look.Select
	quarter    *look.Select
	undo, redo *look.Press
	export     *look.Press
	print      *look.Press
	annexes    []ledger.ID // as the select lists them
	filling    bool        // the selects are being set by us, not by the person
}

func newBar(w *Window) *bar {
	b := &bar{w: w}
	b.year = w.look.NewSelect(nil, func(s string) { b.chooseYear(s) })
	b.annex = w.look.NewSelect(nil, func(string) { b.chooseAnnex() })
	b.quarter = w.look.NewSelect(nil, func(string) { b.chooseQuarter() })
	b.year.PlaceHolder, b.annex.PlaceHolder, b.quarter.PlaceHolder = "年度", "附件", "季度"
	b.undo = w.look.Tool("undo", "", w.undo)
	b.redo = w.look.Tool("redo", "", w.redo)
	b.export, b.print = w.look.Tool("out", "导出", func() { w.exportPage("") }), w.look.Tool("print", "打印", w.printPage)
	strip := container.New(look.Line(8),
		look.Framed(w.look, container.New(look.Fixed(84, 28), b.year)), look.Framed(w.look, container.New(look.Fixed(250, 28), b.annex)),
		look.Framed(w.look, container.New(look.Fixed(112, 28), b.quarter)), look.NewSpring(),
		w.look.Tool("search", "查找", func() { w.find(false) }), b.undo, b.redo, container.New(look.Fixed(0, 20), look.Rule(w.look.Line2(), true)),
		w.look.Tool("imp", "导入", w.importFile), b.export, b.print,
	)
	b.strip = container.New(look.Fixed(0, 44), container.New(look.Inset(0, 12, 0, 12), strip))
	return b
}

// refresh fills the selects from the ledger and greys what cannot be undone.
func (b *bar) refresh() {
	b.filling = true
	defer func() { b.filling = false }()
	l := b.w.book.Ledger()
	var years, names []string
	b.annexes = nil
	for _, a := range l.Annexes() {
		if y := strconv.Itoa(a.Year); !slices.Contains(years, y) {
			years = append(years, y)
		}
		if a.Year == b.w.year() {
			names = append(names, desk.AnnexName(a))
			b.annexes = append(b.annexes, a.ID)
		}
	}
	b.year.SetOptions(years)
	b.annex.SetOptions(names)
	if len(years) > 0 {
		b.year.SetSelected(strconv.Itoa(b.w.year()))
	}
	_, one := b.w.screen.(*annexScreen)
	b.annex.PlaceHolder = "附件"
	if !one {
		b.annex.PlaceHolder = "全部附件"
	}
	if i := slices.Index(b.annexes, b.w.annex); i >= 0 && one {
		b.annex.SetSelectedIndex(i)
	} else {
		b.annex.ClearSelected()
	}
	var quarters []string
	for _, q := range judge.Quarters(b.w.year()) {
		quarters = append(quarters, q.Name())
	}
	b.quarter.SetOptions(quarters)
	if len(l.Annexes()) > 0 {
		b.quarter.SetSelectedIndex(b.w.quarter().Number() - 1)
	}
	enable(b.undo, b.w.book.CanUndo() != "")
	enable(b.redo, b.w.book.CanRedo() != "")
	b.papers()
}

// papers greys what has no paper now; a screen may get its rows later.
func (b *bar) papers() {
	if there := b.w.paper() != nil; there == b.print.Disabled() {
		enable(b.export, there)
		enable(b.print, there)
		b.w.menu.refresh()
	}
}

func enable(p *look.Press, on bool) {
	if on {
		p.Enable()
	} else {
		p.Disable()
	}
}

func (b *bar) chooseYear(s string) {
	y, err := strconv.Atoi(s)
	if b.filling || err != nil {
		return
	}
	for _, a := range b.w.book.Ledger().Annexes() {
		if a.Year == y {
			b.w.settled(func() { b.w.openYear(a.ID) })
			return
		}
	}
}

// openYear shows the year of the annex on the screen that is open.
func (w *Window) openYear(first ledger.ID) {
	if open := w.opener(w.screen.Name()); open != nil {
		w.annex = first
		open()
		return
	}
	w.openAnnex(first)
}

func (b *bar) chooseQuarter() {
	if i := b.quarter.SelectedIndex(); !b.filling && i >= 0 && b.w.year() > 0 {
		b.w.setQuarter(ledger.MakeQuarter(b.w.year(), i+1))
	}
}

func (b *bar) chooseAnnex() {
	if i := b.annex.SelectedIndex(); !b.filling && i >= 0 && i < len(b.annexes) {
		id := b.annexes[i]
		b.w.settled(func() { b.w.openAnnex(id) })
	}
}
