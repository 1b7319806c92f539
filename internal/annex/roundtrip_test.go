package annex

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// inSheet is a printed table as a workbook gives it back: label, title and date above it and the note below, each over the
// whole width, a blank row and a blank column round it, the header once more in the middle.
func inSheet(a *ledger.Annex, tab table.Table) table.Source {
	width := len(tab.Columns) + 1
	t := &table.Table{Columns: make([]table.Column, width)}
	wide := func(s string) {
		row := make([]table.Cell, width)
		row[0] = table.Cell{Text: s, Cols: width}
		for i := 1; i < width; i++ {
			row[i].Covered = true
		}
		t.Rows = append(t.Rows, row)
	}
	wide(a.Label)
	wide(a.Title)
	wide("（2021年3月5日）")
	t.Rows = append(t.Rows, make([]table.Cell, width))
	for _, r := range tab.Rows {
		t.Rows = append(t.Rows, append(make([]table.Cell, 1), r...))
	}
	wide("注：按季报送。")
	for r := range t.Rows {
		for c := range t.Rows[r] {
			t.Rows[r][c].Ref = table.Ref{Sheet: "Sheet1", Row: r + 1, Col: c + 1}
		}
	}
	return table.Source{Name: "导出.xlsx", Blocks: []table.Block{{Table: t}}}
}

// sameTasks compares two ledgers row by row, as list shows them.
func sameTasks(t *rapid.T, before, after *ledger.Ledger) {
	x, y := before.Tasks(), after.Tasks()
	if len(x) != len(y) {
		t.Fatalf("%d rows, want %d", len(y), len(x))
	}
	for i := range x {
		for _, f := range []ledger.Field{ledger.FieldNo, ledger.FieldSub, ledger.FieldSection, ledger.FieldMatter, ledger.FieldText, ledger.FieldLeader, ledger.FieldLead,
			ledger.FieldRelated, ledger.FieldDeadline, ledger.FieldProgress} {
			if a, b := before.Value(x[i], f), after.Value(y[i], f); a != b {
				t.Errorf("row %d %s is %q, want %q", i, f, b, a)
			}
		}
		if !slices.Equal(x[i].Persons(), y[i].Persons()) || !maps.Equal(x[i].Targets, y[i].Targets) || !maps.Equal(x[i].Extra, y[i].Extra) {
			t.Errorf("row %d is %+v, want %+v", i, y[i], x[i])
		}
	}
}

func TestAFlatSheetReadIntoAnEmptyLedgerGivesTheSameRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, a, newID := forged(t)
		r, err := Understand(inSheet(a, Flat(l, a)), Known{}.With(l))
		if err != nil {
			t.Fatal(err)
		}
		d := ledger.Empty().Draft(newID)
		if _, err := r.Merge(d, Known{}.With(l), 0); err != nil {
			t.Fatal(err)
		}
		after := ledger.Empty().Apply(d.Changes())
		sameTasks(t, l, after)
		got := after.Annexes()[0]
		if got.Label != a.Label || got.Title != a.Title || got.Date != "（2021年3月5日）" || got.Note != "注：按季报送。" {
			t.Errorf("%+v", got)
		}
	})
}

func TestAPrintedSheetReadIntoItsLedgerChangesNoRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, a, newID := forged(t)
		for _, tab := range []table.Table{Circulated(l, a), Flat(l, a)} {
			r, err := Understand(inSheet(a, tab), Known{}.With(l))
			if err != nil {
				t.Fatal(err)
			}
			d := l.Draft(newID)
			if _, err := r.Merge(d, Known{}.With(l), 0); err != nil {
				t.Fatal(err)
			}
			for _, c := range d.Changes() {
				if c.Kind != ledger.KindAnnex { // date and note are new
					t.Errorf("%s\n before %+v\n after  %+v", c.Kind, c.Before, c.After)
				}
			}
			for _, left := range r.Left {
				t.Errorf("left out: %+v", left)
			}
		}
	})
}

func TestATitleThatBreaksElsewhereIsTheSame(t *testing.T) {
	l, _, newID := seedLedger(t)
	src := seedSource(t)
	for i, b := range src.Blocks {
		src.Blocks[i].Text = strings.Replace(b.Text, "《政府工作报告》", "《政府工作报告》\n", 1)
	}
	_, _, ch := merged(t, l, understand(t, src, knownUnits(t)), knownUnits(t), 0, newID)
	eq(t, "title", "changes", len(ch), 0)
}

func TestTheSeedsReadBackFromASheetAreTheSeeds(t *testing.T) {
	l, out, newID := seedLedger(t)
	for i, name := range []string{"附件1", "附件2"} {
		a := l.Annex(out.Annexes[i].ID)
		for _, tab := range []table.Table{Circulated(l, a), Flat(l, a)} {
			src := inSheet(a, tab)
			src.Blocks[0].Table.Rows = slices.Insert(src.Blocks[0].Table.Rows, 12, slices.Clone(src.Blocks[0].Table.Rows[4])) // a page break
			unspan(src.Blocks[0].Table)
			r := understand(t, src, knownUnits(t))
			_, o, _ := merged(t, l, r, knownUnits(t), 0, newID)
			eq(t, name, "changed", strings.Join(o.Annexes[0].Changed, " "), "")
			eq(t, name, "new", len(o.Annexes[0].New), 0)
			eq(t, name, "missing", len(o.Annexes[0].Missing), 0)
		}
	}
}

// unspan prints each merged cell's text in its first row only, as text formats do.
func unspan(t *table.Table) {
	for r := range t.Rows {
		for c := range t.Rows[r] {
			if t.Rows[r][c].Rows > 1 {
				t.Rows[r][c].Rows = 1
			}
		}
	}
}
