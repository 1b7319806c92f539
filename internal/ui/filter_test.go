package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/uitest"
	"dubanben/internal/view"
)

// openBox opens the filter box of a column by its keys: the cursor there, Alt+Shift+↓. Row numbers never have the cursor;
// theirs opens by its head.
func (s *stage) openBox(f ledger.Field) {
	s.t.Helper()
	s.screen.Show(s.sheet().Tasks()[0].ID, sheet.ColumnID(f))
	if f == ledger.FieldNo {
		s.screen.Table().OnHeader(string(f), fyne.NewPos(200, 200))
		s.settle()
	} else {
		s.combined(fyne.KeyModifierAlt|fyne.KeyModifierShift, fyne.KeyDown)
	}
	if !s.modal() {
		s.t.Fatalf("no filter box of %s", f)
	}
}

// check is the tick of the words.
func (s *stage) check(words string) *look.Check {
	s.t.Helper()
	var found *look.Check
	look := func(o fyne.CanvasObject, _ []frameOf) {
		if c, ok := o.(*look.Check); ok && strings.HasPrefix(c.Text, words) {
			found = c
		}
	}
	walk(s.win.Content(), look)
	for _, o := range s.win.Canvas().Overlays().List() {
		walk(o, look)
	}
	if found == nil {
		s.t.Fatalf("no tick %s", words)
	}
	return found
}

// tickOnly takes all ticks away and ticks the values, each found by typing it into the box's search.
func (s *stage) tickOnly(values ...string) {
	s.t.Helper()
	c := s.check("全选")
	if !c.Checked {
		c.Tapped(&fyne.PointEvent{})
	}
	s.check("全选").Tapped(&fyne.PointEvent{})
	for _, v := range values {
		s.shortcutKey(&fyne.ShortcutSelectAll{})
		s.typed(v)
		r, ok := s.valueRows()[v]
		if !ok {
			s.t.Fatalf("no value %s in the box", v)
		}
		r.Tapped(&fyne.PointEvent{})
	}
	s.shortcutKey(&fyne.ShortcutSelectAll{})
	s.key(fyne.KeyDelete)
}

// filter filters a column by the values through its box.
func (s *stage) filter(f ledger.Field, values ...string) {
	s.t.Helper()
	s.openBox(f)
	s.tickOnly(values...)
	s.press("确定")
	if s.modal() {
		s.t.Fatalf("the box stays open: %s", s.message())
	}
}

// chipTexts are the conditions over the table, in words.
func (s *stage) chipTexts() []string {
	var out []string
	for _, c := range s.chips() {
		out = append(out, uitest.Text(c))
	}
	return out
}

func TestTheFilterBoxListsTheValuesWithTheirCounts(t *testing.T) {
	s := sample(t)
	s.openBox(ledger.FieldLeader)
	counts := map[string]int{}
	for _, x := range s.sheet().Tasks() {
		counts[s.value(x, ledger.FieldLeader)]++
	}
	s.sees(fmt.Sprintf("全选（%d/%d）", len(counts), len(counts)), "黄焕辉34")
	s.typed("焕")
	s.want("typing narrows the list", len(s.valueRows()), 1)
	s.want("the count stands behind it", uitest.Text(s.valueRows()["黄焕辉"].count), "34")
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("Esc closes", s.modal(), false)
	s.want("and filters nothing", len(s.shownRows()), 93)
	s.want("the keys are the table's again", s.win.Canvas().Focused() == fyne.Focusable(s.screen.Table()), true)
}

func TestRowsAreFilteredByALeader(t *testing.T) {
	s := sample(t)
	s.filter(ledger.FieldLeader, "黄焕辉")
	s.want("rows", len(s.shownRows()), 34)
	s.want("status", strings.HasPrefix(s.status.summary.Text, "93 项 · 筛选后 34"), true)
	s.want("chip", s.chipTexts(), []string{"责任领导：黄焕辉"})
	for _, c := range s.model().columns {
		s.want("funnel at "+c.ID, c.Filtered, c.Shows == ledger.FieldLeader)
	}
	row, col := s.at(s.task("1", "3"), ledger.FieldLeader)
	top, n := s.model().Span(row, col)
	s.want("merged block", []int{top, n}, []int{0, 34})
	s.sees("责任领导：黄焕辉", "重新应用", "全部清除")
}

func TestTypingAValueAndEnterFiltersByWhatIsListed(t *testing.T) {
	s := sample(t)
	s.openBox(ledger.FieldLeader)
	s.typed("黄")
	s.key(fyne.KeyReturn)
	s.settle()
	for _, x := range s.sheet().Tasks() {
		if !strings.Contains(s.value(x, ledger.FieldLeader), "黄") {
			t.Errorf("row %s is of %s", x.No, s.value(x, ledger.FieldLeader))
		}
	}
	s.want("closed", s.modal(), false)
}

func TestTwoColumnsNarrowTogether(t *testing.T) {
	s := sample(t)
	var want []string
	for _, x := range s.sheet().Tasks() {
		if s.value(x, ledger.FieldLeader) == "黄焕辉" && strings.Contains(s.value(x, ledger.FieldText), "建设") {
			want = append(want, s.book.Ledger().RowName(x))
		}
	}
	s.filter(ledger.FieldLeader, "黄焕辉")
	s.openBox(ledger.FieldText)
	s.tickText("建设")
	s.press("确定")
	s.want("rows", s.shownRows(), want)
	s.want("chips", s.chipTexts(), []string{"责任领导：黄焕辉", "工作任务 含“建设”"})
	s.tapChip("责任领导：黄焕辉")
	s.want("one chip left", s.chipTexts(), []string{"工作任务 含“建设”"})
	more := len(s.shownRows())
	s.want("more rows", more > len(want), true)
	s.press("全部清除")
	s.want("no chips", s.chipTexts(), []string(nil))
	s.want("all rows", len(s.shownRows()), 93)
	s.want("status", s.status.summary.Text, "93 项")
}

// tickText types a text into the first condition of the box.
func (s *stage) tickText(text string) {
	s.t.Helper()
	s.win.Canvas().Focus(inDialog[*look.Field](s)[0].Area)
	s.typed(text)
}

// tapChip taps a condition over the table, which takes it away.
func (s *stage) tapChip(words string) {
	s.t.Helper()
	for _, c := range s.chips() {
		if uitest.Text(c) == words {
			c.Tapped(&fyne.PointEvent{})
			s.settle()
			return
		}
	}
	s.t.Fatalf("no chip %s among %q", words, s.chipTexts())
}

func TestTwoTestsOnOneTextMayBothHoldOrEither(t *testing.T) {
	s := sample(t)
	count := func(meets func(string) bool) int {
		n := 0
		for _, x := range s.book.Ledger().TasksOf(s.annex) {
			if meets(x.Text) {
				n++
			}
		}
		return n
	}
	for _, either := range []bool{false, true} {
		s.openBox(ledger.FieldText)
		fields := inDialog[*look.Field](s)
		s.win.Canvas().Focus(fields[0].Area)
		s.shortcutKey(&fyne.ShortcutSelectAll{})
		s.typed("建设")
		s.win.Canvas().Focus(fields[1].Area)
		s.shortcutKey(&fyne.ShortcutSelectAll{})
		s.typed("推进")
		inDialog[*look.Select](s)[1].SetSelectedIndex(map[bool]int{true: 1}[either])
		s.press("确定")
		s.want(fmt.Sprintf("rows, either %v", either), len(s.shownRows()), count(func(x string) bool {
			a, c := strings.Contains(x, "建设"), strings.Contains(x, "推进")
			return a && c || either && (a || c)
		}))
	}
	s.want("chip", s.chipTexts(), []string{"工作任务 含“建设”或含“推进”"})
}

func TestAnEditedRowStaysUntilTheFilterIsAppliedAgain(t *testing.T) {
	s := sample(t)
	s.filter(ledger.FieldLeader, "黄焕辉")
	x := s.task("1", "20")
	s.screen.Show(x.ID, string(ledger.FieldLeader))
	s.rowMenu("仅改本行")
	s.shortcutKey(&fyne.ShortcutSelectAll{})
	s.typed("xxh")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("written", s.value(x, ledger.FieldLeader), "许西湖")
	s.want("it stays", slices.Contains(s.shownRows(), "20"), true)
	s.want("rows", len(s.shownRows()), 34)
	row, col := s.at(s.task("1", "3"), ledger.FieldLeader)
	_, n := s.model().Span(row, col)
	s.want("the block ends before it", n, 17)
	s.press("重新应用")
	s.want("it goes", slices.Contains(s.shownRows(), "20"), false)
	s.want("rows after applying again", len(s.shownRows()), 33)
	s.undone()
	s.press("重新应用")
	s.want("rows after undo", len(s.shownRows()), 34)
}

func TestANewRowStaysVisibleInAFilteredTable(t *testing.T) {
	s := sample(t)
	s.openBox(ledger.FieldText)
	s.tickText("建设")
	s.press("确定")
	no := s.shownRows()[4]
	s.screen.Show(s.sheet().Tasks()[4].ID, string(ledger.FieldText))
	s.combined(withShift, fyne.KeyReturn)
	s.want("the new row stands below", s.shownRows()[4:6], []string{no, no + "-1"})
	s.want("under the cursor", s.cursor(), no+"-1 text")
	s.typed("新任务")
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("it stays when written", slices.Contains(s.shownRows(), no+"-1"), true)
	s.press("重新应用")
	s.want("it goes: its text does not fit", slices.Contains(s.shownRows(), no+"-1"), false)
}

func TestEnterTakesWhatWasTickedWithTheMouse(t *testing.T) {
	s := sample(t)
	s.openBox(ledger.FieldLeader)
	s.valueRows()["黄焕辉"].check.Tapped(&fyne.PointEvent{})
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("rows", len(s.shownRows()), 93-34)
	s.openBox(ledger.FieldLeader)
	s.check("全选").Tapped(&fyne.PointEvent{})
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("Esc closes", s.modal(), false)
	s.want("and changes nothing", len(s.shownRows()), 93-34)
}

func TestADeletedRowGoesFromAFilteredTableAndComesBackWithUndo(t *testing.T) {
	s := sample(t)
	s.filter(ledger.FieldLeader, "黄焕辉")
	before := s.shownRows()
	s.screen.Show(s.task("1", "20").ID, string(ledger.FieldText))
	s.combined(withShift, fyne.KeyMinus)
	s.want("gone", slices.Contains(s.shownRows(), "20"), false)
	s.undone()
	s.want("back in its place", s.shownRows(), before)
}

func TestRowsAreSortedByTheLeadUnitUpAndDown(t *testing.T) {
	s := sample(t)
	annex := s.annexRows()
	s.openBox(ledger.FieldLead)
	s.press("升序")
	up := s.shownRows()
	s.want("all rows are there", len(up), 93)
	s.want("in another order", slices.Equal(up, annex), false)
	s.want("chip", s.chipTexts(), []string{"按牵头责任单位升序"})
	rank := func(no string) string { return s.value(s.task("1", no), ledger.FieldLead) }
	seen := map[string]bool{}
	for i, no := range up {
		u := rank(no)
		if i > 0 && u != rank(up[i-1]) && seen[u] {
			t.Errorf("rows of %q stand apart", u)
		}
		seen[u] = true
	}
	s.openBox(ledger.FieldLead)
	s.press("降序")
	down := s.shownRows()
	s.want("first and last change places", []string{rank(up[0]), rank(down[0])}, []string{rank(down[len(down)-1-blanks(s, down)]), rank(up[len(up)-1-blanks(s, up)])})
	s.want("chip", s.chipTexts(), []string{"按牵头责任单位降序"})
	for _, c := range s.model().columns {
		s.want("triangle at "+c.ID, c.Sorted, map[bool]int8{true: -1}[c.Shows == ledger.FieldLeadCell])
	}
	s.tapChip("按牵头责任单位降序")
	s.want("the annex's order again", s.shownRows(), annex)
}

// blanks is how many rows at the end have no lead unit.
func blanks(s *stage, rows []string) int {
	n := 0
	for _, no := range rows {
		if s.value(s.task("1", no), ledger.FieldLead) == "" {
			n++
		}
	}
	return n
}

func TestMergedLeadersStayRightInASortedTable(t *testing.T) {
	s := sample(t)
	s.openBox(ledger.FieldLead)
	s.press("升序")
	m := s.model()
	_, col := s.at(s.task("1", "3"), ledger.FieldLeader)
	for i := range m.list {
		top, n := m.Span(i, col)
		for k := top; k < top+n; k++ {
			s.want("leader of a merged block", m.list[k].task.Leader, m.list[i].task.Leader)
		}
		if top+n < len(m.list) && m.list[top].task.Leader != "" {
			s.want("the block ends where the leader does", m.list[top+n].task.Leader == m.list[top].task.Leader, false)
		}
	}
	top, n := m.Span(5, col)
	x := m.list[top].task
	s.write(x, ledger.FieldLeader, "许西湖")
	changed := 0
	for k := top; k < top+n; k++ {
		if s.value(m.list[k].task, ledger.FieldLeader) == "许西湖" {
			changed++
		}
	}
	s.want("an edit sets the block that is seen", changed, n)
}

func TestThePersonIsToldToTickSomething(t *testing.T) {
	s := sample(t)
	s.openBox(ledger.FieldLeader)
	s.tickOnly()
	s.press("确定")
	s.want("the box stays", s.modal(), true)
	s.want("said", s.message(), "至少勾选一个值。")
	s.want("nothing is filtered", len(s.shownRows()), 93)
}

func TestValuesAreTickedByKeyboardAlone(t *testing.T) {
	s := sample(t)
	s.openBox(ledger.FieldLeader)
	values := view.Values(s.book.Ledger(), s.sheet().Tasks(), ledger.FieldLeader, view.Filter{})
	first, third := values[0].Value, values[2].Value
	s.key(fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	s.sees(fmt.Sprintf("全选（%d/%d）", len(values)-2, len(values)))
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("closed", s.modal(), false)
	for _, x := range s.sheet().Tasks() {
		if v := s.value(x, ledger.FieldLeader); v == first || v == third {
			t.Errorf("row %s of %q is shown", x.No, v)
		}
	}
	s.want("the others are shown", len(s.shownRows()) > 40, true)
	s.openBox(ledger.FieldLeader)
	s.key(fyne.KeyDown, fyne.KeyEscape)
	s.settle()
	s.want("Esc closes from the list", s.modal(), false)
}

func TestTheFilterIsKeptFromScreenToScreen(t *testing.T) {
	s := sample(t)
	s.filter(ledger.FieldLeader, "黄焕辉")
	s.openNo("2")
	s.want("another annex is not filtered", s.chipTexts(), []string(nil))
	s.openNo("1")
	s.want("rows", len(s.shownRows()), 34)
	s.mainMenu("数据", "清除筛选和排序")
	s.want("rows after clearing", len(s.shownRows()), 93)
}

func TestTheUnitsTableFiltersWithinItsGroups(t *testing.T) {
	s := sample(t)
	s.byUnit("源西街道")
	s.filter(ledger.FieldLeader, "黄焕辉")
	names, under := bands(s.model())
	total := 0
	for i, n := range under {
		total += n
		if n == 0 {
			t.Errorf("an empty group %s is shown", names[i])
		}
	}
	s.want("rows of that leader only", total, len(s.shownRows()))
	for _, task := range s.sheet().Tasks() {
		s.want("leader", s.value(task, ledger.FieldLeader), "黄焕辉")
	}
}

func TestAFilterThatLeavesNothingShowsHowToComeBack(t *testing.T) {
	s := sample(t)
	s.openBox(ledger.FieldText)
	s.tickText("没有这样的任务")
	s.press("确定")
	s.want("rows", len(s.shownRows()), 0)
	s.want("status", strings.HasPrefix(s.status.summary.Text, "93 项 · 筛选后 0"), true)
	s.press("全部清除")
	s.want("all are back", len(s.shownRows()), 93)
}
