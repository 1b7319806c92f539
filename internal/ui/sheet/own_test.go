package sheet

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/uitest"
)

// bench is a sheet of a screen of its own: two lines for each task, one of each unit that answers, with how many days each
// has had; it keeps what is typed in a map.
type bench struct {
	*Sheet
	stage *uitest.Stage
	kept  map[string]string
}

const (
	daysColumn   = "days"
	answerColumn = "answer"
)

func newBench(t *testing.T) *bench {
	t.Helper()
	stage, d := sampleDesk(t)
	b := &bench{stage: stage, kept: map[string]string{}}
	b.Sheet = New(d, Options{Key: "own", Fixed: true, Keep: b.keep})
	stage.Put(b.Content())
	b.fill()
	return b
}

func (b *bench) fill() {
	var groups []Group
	for i, t := range b.d.Ledger().Tasks()[:6] {
		g := Group{Name: t.No, Band: "任务 " + t.No}
		for k, unit := range []string{"甲局", "乙局"} {
			g.Rows = append(g.Rows, Row{Key: string(t.ID) + " " + unit, Task: t, About: []string{unit, strconv.Itoa(7*i + 100*k)}})
		}
		groups = append(groups, g)
	}
	about := func(i int) func(Row) string { return func(r Row) string { return r.About.([]string)[i] } }
	cell := func(text func(Row) string) func(Row) grid.Cell {
		return func(r Row) grid.Cell { return grid.Cell{Text: text(r)} }
	}
	answer := func(r Row) string { return b.kept[r.Key] }
	text := b.d.FieldColumn(b.d.Ledger(), nil, ledger.Column{Field: ledger.FieldText, Header: "工作任务"})
	text.ReadOnly = true
	b.Fill(groups, []Column{
		text,
		{Column: grid.Column{ID: "unit", Header: "单位", Width: 100, ReadOnly: true}, Value: about(0), Cell: cell(about(0))},
		{Column: grid.Column{ID: daysColumn, Header: "天数", Width: 80, ReadOnly: true}, Value: about(1), Cell: cell(about(1))},
		{Column: grid.Column{ID: answerColumn, Header: "答复", Width: 200}, Value: answer, Cell: cell(answer)},
	}, false)
}

var errTooLong = errors.New("too long")

// keep takes answers but long ones.
func (b *bench) keep(_ *app.App, _ app.How, edits []Edit, _ string) (app.Done, []Refusal, error) {
	var refused []Refusal
	for _, e := range edits {
		if len(e.Text) > 10 {
			refused = append(refused, Refusal{e, errTooLong})
			continue
		}
		b.kept[e.Row.Key] = e.Text
	}
	return app.Done{}, refused, nil
}

func (b *bench) column(i int) []string {
	var out []string
	for _, r := range b.Rows() {
		out = append(out, r.About.([]string)[i])
	}
	return out
}

func (b *bench) fieldNamed(name string) ledger.Field { return ledger.Extra(name) }

func TestColumnsOfAScreensOwnAreFilteredByTheirValues(t *testing.T) {
	b := newBench(t)
	b.FilterBy(b.fieldNamed("单位"), "乙局")
	if got := b.column(0); len(got) != 6 || slices.Contains(got, "甲局") {
		t.Errorf("rows of %v", got)
	}
	if got := b.Counted("行"); got != "12 行 · 筛选后 6" {
		t.Error(got)
	}
	b.ClearFilter()
	if n := len(b.Rows()); n != 12 {
		t.Errorf("%d rows after clearing", n)
	}
}

func TestNumbersOfAScreensOwnAreSortedAsNumbersWithinTheirGroups(t *testing.T) {
	b := newBench(t)
	b.SortBy(b.fieldNamed("天数"), true)
	for i := 0; i < 12; i += 2 {
		x, _ := strconv.Atoi(b.column(1)[i])
		y, _ := strconv.Atoi(b.column(1)[i+1])
		if x < y {
			t.Errorf("%d before %d", x, y)
		}
	}
}

func TestWhatIsSoughtIsFoundInTheScreensOwnColumnsAndNeverReplacedThere(t *testing.T) {
	b := newBench(t)
	m := &b.d.Memory.sought
	m.open, m.text, m.with = true, "乙局", "丙局"
	b.finder.seek()
	if n := len(b.finder.hits); n != 6 {
		t.Fatalf("%d hits", n)
	}
	before := b.d.Ledger()
	b.finder.at = 0
	b.finder.replaceOne()
	b.finder.replaceAll()
	if b.d.Ledger() != before || !strings.Contains(b.stage.Said, "不参加替换") {
		t.Errorf("said %q", b.stage.Said)
	}
	if key := b.Grid.Selection().Key; !strings.HasSuffix(key, "乙局") {
		t.Errorf("the cursor is on %q", key)
	}
}

func TestAnEditOfAScreensOwnIsKeptByTheScreenAndARefusalGoesBack(t *testing.T) {
	b := newBench(t)
	rows := b.Rows()
	good, bad := rows[0].Key, rows[1].Key
	b.Grid.OnEdit(grid.Batch{How: grid.Pasted, Edits: []grid.Edit{{Key: good, ColumnID: answerColumn, Text: "已办"}, {Key: bad, ColumnID: answerColumn, Text: "这一条写得太长"}}})
	if b.kept[good] != "已办" || b.kept[bad] != "" {
		t.Errorf("kept %v", b.kept)
	}
	if !b.Grid.Refused() {
		t.Error("the refused text does not wait in its cell")
	}
	b.fill()
	if got := b.model.Cell(1, 3).Text; got != "已办" {
		t.Errorf("the cell shows %q", got)
	}
}

func TestRowsThatAreNoTasksToInsertSaySo(t *testing.T) {
	b := newBench(t)
	before := b.d.Ledger()
	for _, do := range []func(){b.DeleteRows, b.Join, b.Split, b.Renumber, b.InsertMatter, func() { b.Insert(true) }, func() { b.Move(1) }} {
		b.stage.Said = ""
		do()
		if !strings.Contains(b.stage.Said, "不能增减行") || b.d.Ledger() != before {
			t.Errorf("said %q", b.stage.Said)
		}
	}
	if items := b.RowMenu(); slices.ContainsFunc(items, func(i *fyne.MenuItem) bool { return strings.Contains(i.Label, "插入") }) {
		t.Error("the menu offers to insert rows")
	}
}

func TestARowWithoutATaskIsARowToo(t *testing.T) {
	b := newBench(t)
	name := func(r Row) string { return r.Key }
	b.Fill([]Group{{Rows: []Row{{Key: "乙局"}, {Key: "甲局"}}}}, []Column{{Column: grid.Column{ID: "unit", Header: "单位", Width: 100},
		Value: name, Cell: func(r Row) grid.Cell { return grid.Cell{Text: r.Key} }}}, true)
	b.SortBy(b.fieldNamed("单位"), false)
	if got := []string{b.Rows()[0].Key, b.Rows()[1].Key}; !slices.Equal(got, []string{"甲局", "乙局"}) || b.Task() != nil {
		t.Errorf("rows %v", got)
	}
}
