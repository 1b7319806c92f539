package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// Paper is the annex in its circulated form. Where the table is filtered, printing asks whether just the rows on the screen are
// meant.
func (s *annexScreen) Paper() *desk.Paper {
	a := s.d.Ledger().Annex(s.annex)
	if a == nil {
		return nil
	}
	book := s.d.Book()
	p := &desk.Paper{Title: fmt.Sprintf("%d年%s", a.Year, strings.ReplaceAll(desk.AnnexName(a), " ", "-")), Count: fmt.Sprintf("%d行", len(s.d.Ledger().TasksOf(a.ID))),
		Endings: []string{".xlsx", ".docx", ".pdf", ".csv", ".json"},
		Read:    func() func(string) error { return func(path string) error { return book.Export(a.ID, path) } }}
	if list := s.tablePaper(a); list != nil && s.Narrowed() != "" {
		p.Print = func() { s.askWhich(p, list) }
	}
	return p
}

// tablePaper is the table of the annex as it stands on the screen.
func (s *annexScreen) tablePaper(a *ledger.Annex) *desk.Paper {
	return s.d.ListPaper(s.Grid, desk.ListWords{Title: fmt.Sprintf("%d年%s", a.Year, desk.AnnexName(a)), Narrowed: s.Narrowed(), Unit: "行"})
}

// askWhich asks whether the annex is to be printed or the rows that the filter leaves.
func (s *annexScreen) askWhich(whole, list *desk.Paper) {
	l := s.d.Look
	text := look.NewProse("表格现在只显示筛选出的"+list.Count+"。打印这些，还是照下发的样子打印整个附件（"+whole.Count+"）？", 14, 20, false, l.Text()).Within(desk.MessageText)
	s.d.Popup("打印", container.New(look.Fixed(desk.MessageWidth, 0), text), func(hide func()) ([]fyne.CanvasObject, func()) {
		send := func(p *desk.Paper) func() {
			return func() {
				hide()
				s.d.Print(p.Title, p.Read())
			}
		}
		return []fyne.CanvasObject{l.TallButton("取消", hide), l.TallButton("整个附件", send(whole)), l.MainButton("筛选出的"+list.Count, send(list))}, send(list)
	})
}
