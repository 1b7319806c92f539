package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/annexform"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/uitest"
	"dubanben/internal/ui/units"
)

// frameOf is an object with its place on the canvas.
type frameOf struct {
	object fyne.CanvasObject
	pos    fyne.Position
}

// walk visits what is visible below an object, with everything above it from the top.
func walk(o fyne.CanvasObject, visit func(o fyne.CanvasObject, above []frameOf)) {
	descend(o, nil, visit)
}

func descend(o fyne.CanvasObject, above []frameOf, visit func(fyne.CanvasObject, []frameOf)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o, above)
	at := o.Position()
	if len(above) > 0 {
		at = at.Add(above[len(above)-1].pos)
	}
	here := append(above[:len(above):len(above)], frameOf{o, at})
	switch x := o.(type) {
	case *fyne.Container:
		for _, child := range x.Objects {
			descend(child, here, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(x).Objects() {
			descend(child, here, visit)
		}
	}
}

// cutOff lists the texts below an object that reach beyond what holds them. What is scrolled is only held by what scrolls
// with it; a table's cells are looked at by crossing.
func cutOff(o fyne.CanvasObject) []string {
	const sideways, upright = 0.6, 3 // a line's box is a little higher than its characters
	var out []string
	walk(o, func(o fyne.CanvasObject, above []frameOf) {
		t, ok := o.(*canvas.Text)
		if !ok || strings.TrimSpace(t.Text) == "" || len(above) == 0 {
			return
		}
		at := t.Position().Add(above[len(above)-1].pos)
		size := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
		switch t.Alignment {
		case fyne.TextAlignCenter:
			at.X += (t.Size().Width - size.Width) / 2
		case fyne.TextAlignTrailing:
			at.X += t.Size().Width - size.Width
		}
		if inTable(above) {
			return
		}
		for i := len(above) - 1; i >= 0; i-- {
			h := above[i]
			if _, ok := h.object.(*container.Scroll); ok {
				return
			}
			if h.object.Size().IsZero() { // Fyne gives some of its labels a place but no size
				continue
			}
			to := h.pos.Add(h.object.Size())
			if at.X < h.pos.X-sideways || at.X+size.Width > to.X+sideways || at.Y < h.pos.Y-upright || at.Y+size.Height > to.Y+upright {
				out = append(out, fmt.Sprintf("%q at %v of %v reaches out of %T at %v of %v", t.Text, at, size, h.object, h.pos, h.object.Size()))
				return
			}
		}
	})
	return out
}

// inTable tells whether something above is a table.
func inTable(above []frameOf) bool {
	return slices.ContainsFunc(above, func(f frameOf) bool { _, ok := f.object.(*grid.Grid); return ok })
}

// crossing lists the texts of a table that run into each other.
func crossing(g *grid.Grid) []string {
	type box struct {
		text           string
		x0, x1, y0, y1 float32
	}
	var boxes []box
	var out []string
	walk(g, func(o fyne.CanvasObject, above []frameOf) {
		t, ok := o.(*canvas.Text)
		if !ok || t.Text == "" {
			return
		}
		width := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle).Width
		at := t.Position()
		b := box{t.Text, at.X, at.X + width, at.Y, at.Y + t.Size().Height}
		for _, c := range boxes {
			if b.x0 < c.x1-0.6 && c.x0 < b.x1-0.6 && b.y0 < c.y1-2 && c.y0 < b.y1-2 && b.y0 > 60 && c.y0 > 60 {
				out = append(out, fmt.Sprintf("%q and %q stand on each other", b.text, c.text))
			}
		}
		boxes = append(boxes, b)
	})
	return out
}

// narrow lists the heads that are wider than their columns.
func narrow(columns []grid.Column) []string {
	var out []string
	for _, c := range columns {
		for line := range strings.SplitSeq(c.Header, "\n") {
			if width := fyne.MeasureText(line, 14, fyne.TextStyle{Bold: true}).Width; width > c.Width {
				out = append(out, fmt.Sprintf("%q is %v wide in a column of %v", line, width, c.Width))
			}
		}
	}
	return out
}

// lookAt looks at what the window shows now.
func (s *stage) lookAt(what string) {
	s.t.Helper()
	s.win.Content().Refresh()
	bad := cutOff(s.win.Content())
	if s.sheet() != nil {
		bad = append(bad, narrow(s.model().Columns())...)
	}
	for _, c := range bad {
		s.t.Errorf("%s: %s", what, c)
	}
	walk(s.win.Content(), func(o fyne.CanvasObject, _ []frameOf) {
		switch x := o.(type) {
		case *grid.Grid:
			for _, c := range crossing(x) {
				s.t.Errorf("%s: %s", what, c)
			}
		case *look.Select:
			if shown := uitest.Text(x); x.Selected != "" && shown != x.Selected {
				s.t.Errorf("%s: the choice %q shows %q", what, x.Selected, shown)
			}
		}
	})
}

// TestNothingIsCutOff looks at every screen as large as a small office screen lets the window be.
func TestNothingIsCutOff(t *testing.T) {
	s := newStage(t, Start{})
	look := s.lookAt
	look("first page")
	s.openSample()
	s.settle()
	look("附件1")
	s.screen.Show(s.task("1", "81").ID, string(ledger.FieldLead))
	look("附件1 第81项")
	s.openNo("2")
	look("附件2")
	s.toggleDetail()
	s.screen.Show(s.task("2", "3.4").ID, string(ledger.FieldText))
	look("附件2 with the detail pane")
	s.lookAtTheTableInUse()
	s.openHistory("")
	s.settle()
	look("历史")
	s.openUnits()
	look("按单位")
	for _, u := range s.book.Ledger().Units() {
		s.screen.(*units.Screen).Pick(u.ID)
		look(u.Name)
	}
	s.toggleDark()
	look("dark")
	s.leave()
	s.settle()
	look("first page with a ledger that was open")
}

// lookAtTheTableInUse looks at open fields, the strip of finding, filters and chips.
func (s *stage) lookAtTheTableInUse() {
	look := s.lookAt
	s.tapped(ledger.FieldText)
	look("附件2 with an open field in the detail pane")
	s.key(fyne.KeyEscape)
	s.tapped(ledger.FieldLeadCell)
	look("附件2 with open chips in the detail pane")
	s.key(fyne.KeyEscape)
	s.find(true)
	s.typed("污水")
	s.settle()
	look("附件2 with the strip of finding")
	s.closeFinder()
	s.openNo("1")
	s.filter(ledger.FieldLeader, "黄焕辉", "许西湖")
	s.sheet().SortBy(ledger.FieldText, true)
	s.settle()
	look("附件1 filtered and sorted")
	s.screen.Show(s.task("1", "3").ID, string(ledger.FieldRelated))
	s.key(fyne.KeyF2)
	s.typed("区")
	look("附件1 with open chips")
	s.key(fyne.KeyEscape)
	s.sheet().ClearFilter()
	s.settle()
}

// TestDialogsShowAllTheirWords looks at the dialogs over the sample.
func TestDialogsShowAllTheirWords(t *testing.T) {
	s := sample(t)
	for name, open := range map[string]func(){
		"about": s.about, "clerk": s.askClerk, "new ledger": s.newLedger, "open": s.chooseLedger, "import": s.importFile,
		"export": func() { s.exportPage(".xlsx") },
		"annex":  s.newAnnex, "annex there": s.onAnnex(annexform.Change), "annex gone": s.onAnnex(annexform.Delete), "renumber": s.sheet().Renumber, "split": s.sheet().Split,
		"filter": func() { s.screen.Table().OnHeader(string(ledger.FieldText), fyne.NewPos(900, 500)); s.settle() },
		"names": func() {
			s.sheetDesk().SetField(s.task("1", "5"), ledger.FieldLead, "甲局、乙局", func(string) {})
		},
		"no folder": func() { s.saveChecked(target{"导出", "/没有/这个文件夹", "新.xlsx", func(string) {}}) },
		"no name":   func() { s.saveChecked(target{"导出", s.world.DataDir, " ", func(string) {}}) },
	} {
		open()
		top := s.win.Canvas().Overlays().Top()
		if top == nil {
			t.Errorf("%s shows nothing", name)
			continue
		}
		s.win.Resize(s.win.Canvas().Size().AddWidthHeight(1, 0)) // the real driver lays out until nothing changes any more
		for _, c := range cutOff(top) {
			t.Errorf("%s: %s", name, c)
		}
		for s.win.Canvas().Overlays().Top() != nil {
			s.win.Canvas().Overlays().Remove(s.win.Canvas().Overlays().Top())
		}
	}
}
