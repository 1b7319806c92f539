package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"
)

func onePage(row, dir int) int { return row + 4*dir }

func TestMotions(t *testing.T) {
	// rows:        0 1 2 | 3 | 4 band | 5 6 | 7     column 1 is merged in rows 0–2 and 5–6
	m := newFake(8, 3, 1, 1, 2, 1)
	m.bands[4] = "牵头 5 项"
	m.texts[2][2], m.texts[3][2] = "", ""
	f := newField(m, Layout{})
	cases := []struct {
		name string
		from place
		move motion
		want place
	}{
		{"down", place{0, 2}, down, place{1, 2}},
		{"down over the whole block", place{1, 1}, down, place{3, 1}},
		{"up into a block takes its last row", place{3, 1}, up, place{2, 1}},
		{"up from a block", place{6, 1}, up, place{3, 1}},
		{"down over a band", place{3, 2}, down, place{5, 2}},
		{"down stops at the end", place{7, 2}, down, place{7, 2}},
		{"up stops at the beginning, in a block too", place{2, 1}, up, place{2, 1}},
		{"left stops at the row numbers", place{1, 1}, left, place{1, 1}},
		{"right stops at the last column", place{1, 3}, right, place{1, 3}},
		{"start of the row", place{1, 3}, rowStart, place{1, 1}},
		{"end of the row", place{1, 1}, rowEnd, place{1, 3}},
		{"start of the table", place{7, 3}, tableStart, place{0, 1}},
		{"end of the table", place{0, 1}, tableEnd, place{7, 3}},
		{"page down onto a band goes on", place{0, 2}, pageDown, place{5, 2}},
		{"page down at the end", place{6, 2}, pageDown, place{7, 2}},
		{"leap to the last filled cell", place{0, 2}, leapDown, place{1, 2}},
		{"leap over empty cells to the next filled one", place{1, 2}, leapDown, place{5, 2}},
		{"leap to the table's edge", place{5, 2}, leapDown, place{7, 2}},
		{"leap right", place{0, 1}, leapRight, place{0, 3}},
		{"leap up over blocks", place{7, 1}, leapUp, place{2, 1}},
		{"Tab goes on to the next row", place{3, 3}, next, place{5, 1}},
		{"Shift+Tab goes back to the row before", place{5, 1}, previous, place{3, 3}},
		{"Tab stops in the last cell", place{7, 3}, next, place{7, 3}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := f.move(c.from, c.move, onePage); got != c.want {
				t.Errorf("from %v to %v, want %v", c.from, got, c.want)
			}
		})
	}
}

func TestRangesTakeInBlocksOnlyWhereAllColumnsAgree(t *testing.T) {
	f := newField(newFake(8, 3, 3, 2), Layout{})
	cases := []struct {
		name string
		s    selection
		want Area
	}{
		{"a merged cell is its block", at(place{4, 1}), Area{3, 1, 5, 1}},
		{"two blocks of one column", only(part{from: place{1, 1}, head: place{3, 1}}), Area{0, 1, 5, 1}},
		{"a block and its neighbour: the rows chosen", only(part{from: place{1, 1}, head: place{3, 2}}), Area{1, 1, 3, 2}},
		{"whole rows are taken as chosen", only(part{place{4, 1}, place{4, 1}, shapeRows}), Area{4, 0, 4, 3}},
		{"whole columns", only(part{place{4, 2}, place{4, 3}, shapeColumns}), Area{0, 2, 7, 3}},
		{"all", only(part{place{4, 2}, place{4, 2}, shapeAll}), Area{0, 0, 7, 3}},
	}
	for _, c := range cases {
		if got := c.s.area(&f); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestKeysMeanWhatExcelUsersExpect(t *testing.T) {
	const shift, ctrl, alt = fyne.KeyModifierShift, fyne.KeyModifierControl, fyne.KeyModifierAlt
	cases := []struct {
		key  fyne.KeyName
		mod  fyne.KeyModifier
		want command
	}{
		{fyne.KeyDown, 0, command{doMove, down, false}},
		{fyne.KeyDown, shift, command{doMove, down, true}},
		{fyne.KeyDown, ctrl, command{doMove, leapDown, false}},
		{fyne.KeyDown, ctrl | shift, command{doMove, leapDown, true}},
		{fyne.KeyReturn, 0, command{doEnter, down, false}},
		{fyne.KeyEnter, shift, command{doEnter, up, false}},
		{fyne.KeyTab, 0, command{doMove, next, false}},
		{fyne.KeyTab, shift, command{doMove, previous, false}},
		{fyne.KeyHome, 0, command{doMove, rowStart, false}},
		{fyne.KeyEnd, ctrl, command{doMove, tableEnd, false}},
		{fyne.KeyPageUp, shift, command{doMove, pageUp, true}},
		{fyne.KeyF2, 0, command{deed: doEdit}},
		{fyne.KeyDelete, 0, command{deed: doClear}},
		{fyne.KeyA, ctrl, command{deed: doSelectAll}},
		{fyne.KeySpace, shift, command{deed: doSelectRows}},
		{fyne.KeyBackspace, 0, command{deed: doReplace}},
		{fyne.KeyDown, alt, command{doMoveRows, down, false}},
		{fyne.KeyUp, alt, command{doMoveRows, up, false}},
		{fyne.KeyUp, alt | shift, command{}},
		{fyne.KeyDown, alt | shift, command{deed: doHeader}},
		{fyne.KeyPageDown, alt, command{doMove, viewRight, false}},
		{fyne.KeyPageUp, alt | shift, command{doMove, viewLeft, true}},
		{fyne.KeyD, ctrl, command{deed: doFillDown}},
		{fyne.KeyR, ctrl, command{deed: doFillRight}},
		{fyne.KeyR, ctrl | shift, command{}},
		{fyne.KeySpace, ctrl, command{deed: doSelectColumns}},
		{fyne.KeyEqual, ctrl | shift, command{deed: doInsertAbove}},
		{fyne.KeyPlus, ctrl | shift, command{deed: doInsertAbove}},
		{fyne.KeyEqual, ctrl, command{}},
		{fyne.KeyReturn, ctrl | shift, command{deed: doInsertBelow}},
		{fyne.KeyMinus, ctrl | shift, command{deed: doDelete}},
		{fyne.KeyMinus, ctrl, command{}},
		{desktop.KeyMenu, 0, command{deed: doMenu}},
		{fyne.KeyF10, shift, command{deed: doMenu}},
		{fyne.KeyF10, 0, command{}},
		{fyne.KeyDown, fyne.KeyModifierSuper, command{}},
		{fyne.KeySpace, 0, command{}},
	}
	for _, c := range cases {
		if got := meaning(c.key, c.mod); got != c.want {
			t.Errorf("%s with %v means %v, want %v", c.key, c.mod, got, c.want)
		}
	}
}

func TestSelectionNeverLeavesTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.IntRange(1, 12).Draw(t, "rows")
		m := newFake(rows, rapid.SliceOfN(rapid.IntRange(1, 5), 0, 6).Draw(t, "blocks")...)
		for r := range rows {
			if r > 0 && rapid.IntRange(0, 4).Draw(t, "band") == 0 {
				m.bands[r] = "组"
			}
		}
		f := newField(m, Layout{})
		s := at(f.clamp(place{}))
		for range rapid.IntRange(1, 40).Draw(t, "moves") {
			to := f.move(s.head, motion(rapid.IntRange(int(stay), int(previous)).Draw(t, "motion")), onePage)
			s.head = to
			if rapid.Bool().Draw(t, "extend") {
				s.active, s.from = to, to
			}
			s.shape = shape(rapid.IntRange(0, 3).Draw(t, "shape"))
			a := s.area(&f)
			if a.Top < 0 || a.Left < 0 || a.Bottom >= rows || a.Right >= len(f.cols) || a.Top > a.Bottom || a.Left > a.Right {
				t.Fatalf("area %v of %v in %d rows", a, s, rows)
			}
			if f.band(to.row) || to.col < f.first {
				t.Fatalf("the cursor stands on %v, where it must not", to)
			}
		}
	})
}

func TestPastedTextBecomesCells(t *testing.T) {
	cases := []struct {
		name, text string
		several    bool
		want       int // rows
	}{
		{"text with tabs is cells", "a\tb\nc\td\n", false, 2},
		{"several lines without tabs are one cell", "a\nb\nc", false, 1},
		{"unless several rows are selected", "a\nb\nc", true, 3},
		{"a quoted text is one cell", "\"a\nb\"\n", false, 1},
	}
	for _, c := range cases {
		if got := pasted(c.text, c.several); len(got) != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
	if got := pasted("东埔街道\r\n源西街道\r\n", false)[0][0]; got != "东埔街道\n源西街道" {
		t.Errorf("one cell of several lines is %q", got)
	}
}
