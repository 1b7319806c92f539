package app

import (
	"slices"
	"strings"
	"sync"
	"time"

	"dubanben/internal/ledger"
	"dubanben/internal/store"
)

// Entry is one thing that was changed once: a field of a task or of something else, or a thing made or taken away.
type Entry struct {
	Step      int64
	At        time.Time
	Clerk     string
	Name      string         // of the step, as the menu shows it
	Kind      store.StepKind // do, undo or redo
	Task      ledger.ID      // "" where it is not about a task
	Annex     ledger.ID
	Row       string // the number the task was known by then, "1.3"; else what was changed, 单位区住建局
	What      ledger.Kind
	Field     ledger.Field
	FieldName string // in Chinese
	Old, New  string // names as they were then
	Action    string // 新增 or 删除, "" for a changed value
}

// Want chooses entries; what is empty chooses all.
type Want struct {
	Task  ledger.ID // its own, and those of the tasks it came out of up to then
	Annex ledger.ID
	Day   string // 2020-07-14
	Clerk string
	Row   string
	Field ledger.Field
	// FieldName is in Chinese: fields of different things may be called alike.
	FieldName string
	Text      string // somewhere in the values, the row or the names
	Limit     int    // 0 is all
	Offset    int
}

// annals are the journal read so far, kept because it only grows.
type annals struct {
	mu      sync.Mutex
	last    int64 // step
	entries []Entry
	known   map[thing]ledger.Entity // everything there ever was, as it was last
	gained  map[ledger.ID]map[ledger.ID]int64
	answers answers
}

type thing struct {
	kind ledger.Kind
	id   ledger.ID
}

// History is what was changed in the ledger, newest first. It reads beside a running verb. A window offers to restore New
// of an older entry, and Old of the oldest.
func (a *App) History(w Want) ([]Entry, error) {
	h := &a.annals
	h.mu.Lock()
	defer h.mu.Unlock()
	steps, err := a.st.Since(h.last)
	if err != nil {
		return nil, err
	}
	for _, s := range steps {
		h.add(s)
	}
	until := h.until(w.Task)
	var out []Entry
	skip := w.Offset
	for _, e := range slices.Backward(h.entries) {
		if !w.takes(e, until) {
			continue
		}
		if skip--; skip >= 0 {
			continue
		}
		if out = append(out, e); w.Limit > 0 && len(out) == w.Limit {
			break
		}
	}
	return out, nil
}

// until is how far the entries of a task and of those it came out of count: up to the step that parted or joined them.
func (h *annals) until(task ledger.ID) map[ledger.ID]int64 {
	const always = int64(^uint64(0) >> 1)
	out := map[ledger.ID]int64{task: always}
	t, _ := h.known[thing{ledger.KindTask, task}].(*ledger.Task)
	if t == nil {
		return out
	}
	for _, from := range t.From {
		limit := h.gained[task][from]
		for _, between := range t.From { // what a parent came out of counts until the parent did
			if at, ok := h.gained[between][from]; ok {
				limit = min(limit, at)
			}
		}
		out[from] = limit
	}
	return out
}

func (w Want) takes(e Entry, until map[ledger.ID]int64) bool {
	if w.Task != "" {
		if last, ok := until[e.Task]; !ok || e.Step >= last {
			return false
		}
	}
	base, _ := e.Field.Split()
	switch {
	case w.Annex != "" && e.Annex != w.Annex,
		w.Day != "" && e.At.Format(time.DateOnly) != w.Day,
		w.Clerk != "" && e.Clerk != w.Clerk,
		w.Row != "" && e.Row != w.Row,
		w.Field != "" && e.Field != w.Field && base != w.Field,
		w.FieldName != "" && e.FieldName != w.FieldName:
		return false
	}
	return w.Text == "" || slices.ContainsFunc([]string{e.Old, e.New, e.Row, e.Name, e.FieldName}, func(s string) bool { return strings.Contains(s, w.Text) })
}

// restorable is a value of the past as a cell takes it: the persons' first line may be empty, which a cell's may not.
func restorable(f ledger.Field, value string) string {
	if f == ledger.FieldPersons {
		return strings.ReplaceAll(value, "\n", "、")
	}
	return value
}

// Title is the step's name; one that was taken back or made again says so.
func (e *Entry) Title() string {
	switch e.Kind {
	case store.Undo:
		return "撤销：" + e.Name
	case store.Redo:
		return "恢复：" + e.Name
	}
	return e.Name
}
