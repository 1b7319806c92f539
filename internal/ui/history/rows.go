package history

import (
	"fmt"
	"time"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
)

// rows is the model of the history: entries, newest first, under a band for each day.
type rows struct {
	book *app.App
	list []row
}

type row struct {
	band  string
	entry *app.Entry
	key   string
}

func newRows(book *app.App, entries []app.Entry) *rows {
	h := &rows{book: book}
	perDay := map[string]int{}
	for _, e := range entries {
		perDay[dayOf(e.At)]++
	}
	last, seen := "", map[int64]int{}
	for i := range entries {
		e := &entries[i]
		if day := dayOf(e.At); day != last {
			last = day
			h.list = append(h.list, row{band: fmt.Sprintf("%s  %d 处", e.At.Format("2006年1月2日"), perDay[day]), key: "day " + day})
		}
		h.list = append(h.list, row{entry: e, key: fmt.Sprintf("%d.%d", e.Step, seen[e.Step])})
		seen[e.Step]++
	}
	return h
}

func dayOf(t time.Time) string { return t.Format(time.DateOnly) }

// Rows is how many rows there are, bands included.
func (h *rows) Rows() int { return len(h.list) }

// Key is the step with the entry's place in it.
func (h *rows) Key(i int) string { return h.list[i].key }

// Band is the day.
func (h *rows) Band(i int) (string, bool) { return h.list[i].band, h.list[i].entry == nil }

// Span joins nothing.
func (h *rows) Span(i, _ int) (top, n int) { return i, 1 }

// The columns of the history.
const (
	columnOld = "old"
	columnNew = "new"
)

// Columns are when, who, what was done, where, and the two values.
func (h *rows) Columns() []grid.Column {
	column := func(id, header string, width float32) grid.Column {
		return grid.Column{ID: id, Header: header, Width: width, ReadOnly: true}
	}
	was, is := column(columnOld, "原值", 136), column(columnNew, "新值", 136)
	was.Flex, is.Flex = true, true
	return []grid.Column{column("time", "时间", 56), column("clerk", "经办人", 68), column("step", "操作", 148), column("annex", "附件", 104),
		column("row", "行", 116), column("field", "栏目", 118), was, is}
}

// Cell is one value of an entry.
func (h *rows) Cell(i, col int) grid.Cell {
	e := h.list[i].entry
	if e == nil {
		return grid.Cell{}
	}
	c := grid.Cell{ReadOnly: true, Why: "修改记录不能改。可以用“恢复此值”把这一格改回来。"}
	switch col {
	case 0:
		c.Text, c.Tone = e.At.Format("15:04"), grid.Quiet
	case 1:
		c.Text = e.Clerk
	case 2:
		c.Text, c.Tone = e.Title(), grid.Quiet
	case 3:
		c.Text = h.annexOf(e)
	case 4:
		c.Text = e.Row
	case 5:
		c.Text, c.Tag = e.FieldName, e.Action
	case 6:
		c.Text, c.Tone = e.Old, grid.Quiet
	case 7:
		c.Text = e.New
	}
	return c
}

func (h *rows) annexOf(e *app.Entry) string {
	if a := h.book.Ledger().Annex(e.Annex); a != nil {
		return fmt.Sprintf("%d年%s", a.Year, a.Name())
	}
	return ""
}

// entry is the entry of a row's key; nil for none.
func (h *rows) entry(key string) *app.Entry {
	for i := range h.list {
		if h.list[i].key == key {
			return h.list[i].entry
		}
	}
	return nil
}

// valueUnder is the value that the person points at: the new one in its own column, everywhere else the old one.
func valueUnder(e *app.Entry, columnID string) string {
	if columnID == columnNew {
		return e.New
	}
	return e.Old
}

// CanRestore tells whether the entry has a value that a task can get back.
func CanRestore(l *ledger.Ledger, e *app.Entry) bool {
	return e != nil && e.What == ledger.KindTask && e.Field != "" && l.Task(e.Task) != nil
}
