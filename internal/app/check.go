package app

import (
	"fmt"

	"dubanben/internal/ledger"
)

// Finding is one thing that Check noticed.
type Finding struct {
	Damage bool   // the file itself is damaged; otherwise something for a person to look at
	Text   string // one Chinese sentence
}

// Check reads the whole file and looks for what a person should know: damage, rows without text, leader or lead unit, a
// number given twice, open doubts.
func (a *App) Check() ([]Finding, error) {
	a.mu.Lock()
	damage, err := a.st.Check()
	a.mu.Unlock()
	if err != nil {
		return nil, err
	}
	var out []Finding
	if len(damage) > 0 { // SQLite's own words would help nobody here
		out = append(out, Finding{true, fmt.Sprintf("台账文件内部有%d处损坏。", len(damage))})
	}
	l := a.Ledger()
	for _, x := range l.Annexes() {
		out = append(out, checkAnnex(l, x)...)
	}
	if n := openDoubts(l); n > 0 {
		out = append(out, Finding{false, fmt.Sprintf("有%d条存疑尚未答复，暂按默认处理。", n)})
	}
	return out, nil
}

func openDoubts(l *ledger.Ledger) int {
	n := 0
	for _, d := range l.Doubts() {
		if d.Answer == "" {
			n++
		}
	}
	return n
}

func checkAnnex(l *ledger.Ledger, x *ledger.Annex) []Finding {
	var out []Finding
	seen := map[string]int{}
	unnamed := map[ledger.ID]bool{}
	for _, t := range l.TasksOf(x.ID) {
		row := l.RowName(t)
		seen[row]++
		if seen[row] == 2 {
			out = append(out, Finding{false, fmt.Sprintf("%d年%s：序号%s不止一行。", x.Year, x.Name(), row)})
		}
		if t.Text == "" {
			out = append(out, Finding{false, fmt.Sprintf("%d年%s第%s项没有内容。", x.Year, x.Name(), row)})
		}
		if m := l.Matter(t.Matter); m != nil && m.Name == "" && !unnamed[m.ID] {
			unnamed[m.ID] = true
			out = append(out, Finding{false, fmt.Sprintf("%d年%s第%s件实事没有名称。", x.Year, x.Name(), m.No)})
		}
		if t.Leader == "" {
			out = append(out, Finding{false, fmt.Sprintf("%d年%s第%s项没有责任领导。", x.Year, x.Name(), row)})
		}
		if len(t.Lead) == 0 {
			out = append(out, Finding{false, fmt.Sprintf("%d年%s第%s项没有牵头责任单位。", x.Year, x.Name(), row)})
		}
	}
	return out
}

// Damage is a ledger file whose check found it damaged.
type Damage struct {
	Path  string
	Count int
}

// Error is for logs; people read Explain.
func (d *Damage) Error() string { return fmt.Sprintf("%s: %d damaged places", d.Path, d.Count) }
