package app

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dubanben/internal/annex"
	"dubanben/internal/doc"
	"dubanben/internal/format/docx"
	"dubanben/internal/ledger"
	"dubanben/internal/page"
	"dubanben/internal/page/font"
	"dubanben/internal/page/pdf"
	"dubanben/internal/paper"
)

// Side is one of the two states that a comparison sets beside each other: an annex, now or as it was at the end of a day.
type Side struct {
	Annex ledger.ID
	Day   string // 2020-07-01; "" for now
}

// DayError is a day that nothing can be compared with: none at all, or one that has not come.
type DayError struct{ Day string }

// Error is for logs; people read Explain.
func (e *DayError) Error() string { return "no day to compare with: " + e.Day }

// check refuses what is no day up to now.
func (s Side) check(now time.Time) error {
	if s.Day == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, s.Day); err != nil || s.Day > now.Format(time.DateOnly) {
		return &DayError{s.Day}
	}
	return nil
}

// Days are the days on which the ledger was changed, newest first.
func (a *App) Days() ([]string, error) {
	steps, err := a.st.Since(0)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, s := range slices.Backward(steps) {
		if at, err := time.Parse(time.RFC3339, s.Step.At); err == nil && !slices.Contains(out, at.Format(time.DateOnly)) {
			out = append(out, at.Format(time.DateOnly))
		}
	}
	return out, nil
}

// at is the snapshot as it was at the end of a day: the present one with everything since taken back.
func (a *App) at(day string) (*ledger.Ledger, error) {
	l := a.Ledger()
	if day == "" {
		return l, nil
	}
	steps, err := a.st.Since(0)
	if err != nil {
		return nil, err
	}
	last := int64(0)
	for _, s := range steps {
		if at, err := time.Parse(time.RFC3339, s.Step.At); err == nil && at.Format(time.DateOnly) <= day {
			last = s.Step.ID
		}
	}
	if last == 0 {
		return ledger.Empty(), nil
	}
	since, err := a.st.Since(last)
	if err != nil {
		return nil, err
	}
	for _, s := range slices.Backward(since) {
		var back []ledger.Change
		for _, c := range slices.Backward(s.Changes) {
			back = append(back, c.Inverse())
		}
		l = l.Apply(back)
	}
	return l, nil
}

// ExportComparison writes the 责任分工调整对照表 of two states of an annex, or of two annexes, as .pdf or .docx.
func (a *App) ExportComparison(was, now Side, path string) error {
	if a.isLedger(path) {
		return &SaveError{Path: path, Reason: SaveOwnLedger}
	}
	d, err := a.comparison(was, now)
	if err != nil {
		return err
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".docx":
		return save(path, func(w io.Writer) error { return docx.Write(w, d, docx.Info{Created: a.options.Now()}) })
	case ".pdf":
		return save(path, func(w io.Writer) error { return a.printed(w, d) })
	}
	return &SaveError{Path: path, Reason: SaveFormat}
}

// printed lays a document out with the embedded fonts and writes it as PDF.
func (a *App) printed(w io.Writer, d doc.Document) error {
	fonts, err := font.Embedded()
	if err != nil {
		return err
	}
	pages, err := page.Lay(d, fonts)
	if err != nil {
		return err
	}
	return pdf.Write(w, pages, pdf.Info{Title: d.Title, Created: a.options.Now()})
}

func (a *App) comparison(was, now Side) (doc.Document, error) {
	for _, s := range []Side{was, now} {
		if err := s.check(a.options.Now()); err != nil {
			return doc.Document{}, err
		}
	}
	before, err := a.at(was.Day)
	if err != nil {
		return doc.Document{}, err
	}
	after, err := a.at(now.Day)
	if err != nil {
		return doc.Document{}, err
	}
	before, after = ledOn(before, was), ledOn(after, now)
	x, y := before.Annex(was.Annex), after.Annex(now.Annex)
	if y == nil || x == nil && was.Annex != now.Annex {
		return doc.Document{}, &ledger.Problem{Kind: ledger.NoSuchAnnex}
	}
	if x == nil { // the annex was made later: every row is new
		before, x = ledger.Empty(), &ledger.Annex{ID: was.Annex}
	}
	title := fmt.Sprintf("%d年%s责任分工调整对照表", y.Year, y.Name())
	return paper.Comparison(title, sidesNamed(x, y, was, now), adjustments(annex.CompareAnnexes(before, x, after, y))), nil
}

// ledOn is a snapshot in which the side's tasks have the leaders of its day: a successor may have been entered before he took
// office.
func ledOn(l *ledger.Ledger, s Side) *ledger.Ledger {
	var changes []ledger.Change
	for _, t := range l.TasksOf(s.Annex) {
		if led := t.LeaderOn(s.Day); s.Day != "" && led != t.Leader {
			c := t.Clone()
			c.Leader = led
			changes = append(changes, ledger.Change{Kind: ledger.KindTask, ID: t.ID, Before: t, After: c})
		}
	}
	return l.Apply(changes)
}

// sidesNamed says what is compared with what.
func sidesNamed(x, y *ledger.Annex, was, now Side) string {
	name := func(a *ledger.Annex, s Side) string {
		text := fmt.Sprintf("%d年%s", a.Year, a.Name())
		if a.Year == 0 {
			text = "当时没有"
		}
		if at, err := time.Parse(time.DateOnly, s.Day); err == nil {
			text += "（" + at.Format("2006年1月2日") + "）"
		}
		return text
	}
	return name(x, was) + " → " + name(y, now)
}

func adjustments(rows []annex.RowDifference) []paper.Adjustment {
	kinds := map[annex.RowState]paper.AdjustmentKind{annex.NewRow: paper.Added, annex.MissingRow: paper.Removed, annex.ChangedRow: paper.Altered}
	var out []paper.Adjustment
	for _, r := range rows {
		kind, differs := kinds[r.State]
		if !differs {
			continue
		}
		x := paper.Adjustment{Number: r.Name, Text: r.Text, Kind: kind}
		for _, f := range r.Fields {
			if r.State == annex.ChangedRow || f.Field != ledger.FieldText && f.Field != ledger.FieldNo {
				x.Values = append(x.Values, paper.Adjusted{Field: f.Field, Old: f.Old, New: f.New})
			}
		}
		out = append(out, x)
	}
	return out
}
