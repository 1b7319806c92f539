package annex

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// thinned is a forged ledger some of whose values are taken away, as a person can.
func thinned(t *rapid.T) (*ledger.Ledger, *ledger.Annex, func() ledger.ID) {
	l, a, newID := forged(t)
	d := l.Draft(newID)
	for _, x := range l.TasksOf(a.ID) {
		c := x.Clone()
		switch rapid.IntRange(0, 8).Draw(t, "blank") {
		case 0:
			c.No = ""
		case 1:
			c.Leader = ""
		case 2:
			c.Lead = nil
		case 3:
			c.Related = nil
		case 4:
			c.Lead, c.Related = nil, nil
		case 5:
			c.Section = ""
		case 6:
			c.Text = ""
		case 7:
			c.No, c.Leader, c.Lead, c.Related, c.Deadline, c.Progress, c.Targets, c.Extra = "", "", nil, nil, "", "", nil, nil
			if c.Text == "" {
				c.Text = "甲"
			}
		}
		d.Put(c)
	}
	l = l.Apply(d.Changes())
	return l, l.Annex(a.ID), newID
}

// paged is a table as our writers cut it: merges end with the page, the next one prints header and values again.
func paged(tab table.Table, at int) table.Table {
	out := tab
	out.Rows = nil
	for _, r := range tab.Rows {
		out.Rows = append(out.Rows, slices.Clone(r))
	}
	for c := range out.Rows[at] {
		if !out.Rows[at][c].Covered {
			continue
		}
		for r := at - 1; r >= 0; r-- {
			if x := &out.Rows[r][c]; x.Rows > at-r {
				out.Rows[at][c] = table.Cell{Text: x.Text, Rows: r + x.Rows - at}
				x.Rows = at - r
				break
			}
		}
	}
	out.Rows = slices.Insert(out.Rows, at, slices.Clone(out.Rows[0]))
	return out
}

// withoutSubs is a ledger without the numbers inside texts, which every reading finds anew.
func withoutSubs(l *ledger.Ledger) *ledger.Ledger {
	d := l.Draft(ids())
	for _, x := range l.Tasks() {
		c := x.Clone()
		c.Sub = ""
		d.Put(c)
	}
	return l.Apply(d.Changes())
}

func TestWhatListShowsComesBackFromOurOwnTables(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, a, newID := thinned(t)
		tab := Circulated(l, a)
		if at := rapid.IntRange(1, len(tab.Rows)-1).Draw(t, "page"); at > 1 {
			tab = paged(tab, at)
		}
		src := inSheet(a, tab)
		src.Own = true
		r, err := Understand(src, Known{}.With(l))
		if err != nil {
			t.Fatal(err)
		}
		for _, into := range []*ledger.Ledger{ledger.Empty(), l} {
			d := into.Draft(newID)
			if _, err := r.Merge(d, Known{}.With(l), 0); err != nil {
				t.Fatal(err)
			}
			after := into.Apply(d.Changes())
			if into == l {
				sameTasks(t, l, after)
			} else {
				sameTasks(t, withoutSubs(l), withoutSubs(after))
			}
		}
	})
}

func TestABlankCellOfOurOwnTableIsTrulyBlank(t *testing.T) {
	rows := []string{"2021年实事表", "序号|实事|内容|责任领导|牵头单位|相关单位", "1|办学|甲|许西湖|区教育局|区住建局", "||乙|||", "|||||区财政局", "2|修路|丙|||"}
	for _, c := range []struct {
		own  bool
		want string
	}{
		{true, "1||办学|甲|许西湖|区教育局|区住建局\n|||乙\n||||||区财政局\n2||修路|丙"},
		{false, "1||办学|甲|许西湖|区教育局|区住建局\n1||办学|乙|许西湖|区教育局|区财政局\n2||修路|丙|许西湖"},
	} {
		src := sheet(rows...)
		src.Own = c.own
		r := understand(t, src, knownUnits(t))
		eq(t, c.own, "rows", rowsOf(r), c.want)
	}
	src := sheet("2021年表", "序号|工作任务|责任领导|牵头单位", "1|甲|许西湖|区住建局", "2|一、乙||区住建局", "|丙||", "一、产业|||", "3|丁|许西湖|市水利局/河东分局")
	src.Own = true
	r := understand(t, src, Known{})
	eq(t, "own", "rows", rowsOf(r), "1|||甲|许西湖|区住建局\n2|||一、乙||区住建局\n|||丙\n3|一、产业||丁|许西湖|市水利局 河东分局")
	eq(t, "own", "doubts", len(r.Annexes[0].Doubts), 0)
}

// rowsOf are rows without what ends a line.
func rowsOf(r *Reading) string {
	var out []string
	for line := range strings.SplitSeq(rows(r), "\n") {
		out = append(out, strings.TrimRight(line, "|"))
	}
	return strings.Join(out, "\n")
}
