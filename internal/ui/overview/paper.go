package overview

import (
	"fmt"

	"dubanben/internal/ui/desk"
)

// Paper is the 督查工作总览.
func (s *Screen) Paper() *desk.Paper {
	q, book := s.wanted(), s.d.Book()
	if len(s.d.Ledger().Annexes()) == 0 {
		return nil
	}
	return &desk.Paper{Title: fmt.Sprintf("督查工作总览（%s）", q.quarter), Endings: []string{".pdf", ".docx"},
		Read: func() func(string) error {
			return func(path string) error { return book.ExportOverview(q.quarter, q.annex, q.today, path) }
		}}
}
