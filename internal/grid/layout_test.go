package grid

import (
	"math"
	"slices"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"
)

func TestColumnsAreArranged(t *testing.T) {
	cols := []Column{{ID: "no", RowHead: true}, {ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}
	cases := []struct {
		name   string
		layout Layout
		shown  []int
		gaps   []int
		frozen int
	}{
		{"as the model has them", Layout{}, []int{0, 1, 2, 3, 4}, []int{0, 0, 0, 0, 0, 0}, 0},
		{"reordered", Layout{Order: []string{"d", "b"}}, []int{0, 4, 2, 3, 1}, []int{0, 0, 0, 0, 0, 0}, 0},
		{"row heads stay first", Layout{Order: []string{"b", "no"}}, []int{0, 1, 2, 3, 4}, []int{0, 0, 0, 0, 0, 0}, 0},
		{"hidden", Layout{Hidden: []string{"b", "c", "no", "x"}}, []int{0, 1, 4}, []int{0, 0, 2, 0}, 0},
		{"hidden at the end", Layout{Hidden: []string{"d"}}, []int{0, 1, 2, 3}, []int{0, 0, 0, 0, 1}, 0},
		{"never all", Layout{Hidden: []string{"a", "b", "c", "d"}}, []int{0, 1, 2, 3, 4}, []int{0, 0, 0, 0, 0, 0}, 0},
		{"hidden ones count as frozen", Layout{Hidden: []string{"a"}, Frozen: 3}, []int{0, 2, 3, 4}, []int{0, 1, 0, 0, 0}, 2},
		{"unknown ones do not", Layout{Order: []string{"x", "a"}, Frozen: 2}, []int{0, 1, 2, 3, 4}, []int{0, 0, 0, 0, 0, 0}, 2},
		{"more frozen than there are", Layout{Frozen: 9}, []int{0, 1, 2, 3, 4}, []int{0, 0, 0, 0, 0, 0}, 5},
	}
	for _, c := range cases {
		a := arrange(cols, c.layout)
		if c.name == "reordered" { // c follows b, a the row head: they stand where the model has them
			c.shown = []int{0, 1, 4, 2, 3}
		}
		if !slices.Equal(a.shown, c.shown) || !slices.Equal(a.gaps, c.gaps) || a.frozen != c.frozen {
			t.Errorf("%s: %v %v %d, want %v %v %d", c.name, a.shown, a.gaps, a.frozen, c.shown, c.gaps, c.frozen)
		}
	}
}

func TestLayoutsNeverLoseAColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var cols []Column
		for i := range rapid.IntRange(1, 7).Draw(t, "columns") {
			cols = append(cols, Column{ID: strconv.Itoa(i), RowHead: i == 0 && rapid.Bool().Draw(t, "head")})
		}
		id := rapid.Map(rapid.IntRange(0, 9), strconv.Itoa)
		l := Layout{
			Order: rapid.SliceOfN(id, 0, 9).Draw(t, "order"), Hidden: rapid.SliceOfN(id, 0, 9).Draw(t, "hidden"),
			Frozen: rapid.IntRange(-1, 9).Draw(t, "frozen"),
		}
		for range rapid.IntRange(0, 4).Draw(t, "moves") {
			l.Order = moved(arrange(cols, l).order, rapid.SliceOfN(id, 0, 3).Draw(t, "moved"), id.Draw(t, "after"), id.Draw(t, "before"))
		}
		a := arrange(cols, l)
		hidden := 0
		for _, n := range a.gaps {
			hidden += n
		}
		if len(a.shown)+hidden != len(cols) || len(a.gaps) != len(a.shown)+1 || a.frozen < 0 || a.frozen > len(a.shown) {
			t.Fatalf("%+v of %d columns", a, len(cols))
		}
		seen := slices.Clone(a.shown)
		slices.Sort(seen)
		if len(slices.Compact(seen)) != len(a.shown) || len(a.shown) == 0 {
			t.Fatalf("columns %v are shown", a.shown)
		}
		for _, c := range cols {
			if n := len(slices.DeleteFunc(slices.Clone(a.order), func(s string) bool { return s != c.ID })); n != 1 {
				t.Fatalf("column %s stands %d times in %v", c.ID, n, a.order)
			}
		}
		if cols[0].RowHead && a.shown[0] != 0 {
			t.Fatalf("the row head is not the first of %v", a.shown)
		}
	})
}

// layoutStage is a stage that notes the layouts it is told.
func layoutStage(t *testing.T, m Model) (*stage, *[]Layout) {
	s := newStage(t, m)
	var told []Layout
	s.OnLayout = func(l Layout) { told = append(told, l) }
	s.SetLayout(Layout{Frozen: 1})
	return s, &told
}

// pull drags in the header from one x to another.
func (s *stage) pull(from, to float32) {
	s.clicks.when = time.Time{}
	s.down(fyne.NewPos(from, 10), 0)
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos((from+to)/2, 10)}})
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(to, 10)}})
	s.MouseUp(nil)
	s.DragEnd()
}

func (s *stage) edgeOf(col int) float32 { return s.view.colX(col) + s.view.lanes.width(col) }

func (s *stage) order() []string {
	var out []string
	for _, c := range s.field.cols {
		out = append(out, c.ID)
	}
	return out
}

func TestDraggingAnEdgeGivesAColumnItsWidth(t *testing.T) {
	s, told := layoutStage(t, newFake(6))
	s.window.Resize(fyne.NewSize(1000, 300))
	s.SetZoom(2)
	s.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(s.edgeOf(1)-2, 10)}})
	s.want("cursor", s.Cursor(), desktop.Cursor(desktop.HResizeCursor))
	s.pull(s.edgeOf(1)-2, s.edgeOf(1)+58)
	s.want("told once", len(*told), 1)
	s.want("widths", (*told)[0].Widths, map[string]float32{"leader": 114})
	s.want("width on the screen", s.view.lanes.width(1), float32(228))
	s.pull(s.edgeOf(2)-1, s.view.colX(2)-300)
	s.want("a flexible column keeps the width it was given", s.view.lanes.width(2), float32(minWidth*2))
	s.pull(s.edgeOf(2), s.edgeOf(2))
	s.want("a click on an edge changes nothing", len(*told), 2)
	s.SetLayout(Layout{})
	s.want("the model's widths again", s.view.lanes.width(1), float32(168))
}

func TestSeveralSelectedColumnsGetOneWidth(t *testing.T) {
	s, told := layoutStage(t, newFake(6))
	s.click(fyne.NewPos(s.centre(0, 1).X, 10))
	s.down(fyne.NewPos(s.centre(0, 3).X, 10), fyne.KeyModifierShift)
	s.MouseUp(nil)
	s.pull(s.edgeOf(3)-1, s.edgeOf(3)+19)
	s.want("widths", (*told)[0].Widths, map[string]float32{"leader": 120, "task": 120, "lead": 120})
}

func TestDoubleClickOnAnEdgeFitsTheColumn(t *testing.T) {
	m := newFake(40)
	m.texts[30][3] = "市自然资源局源城分局\n区住建局"
	m.texts[2][2] = longText(400)
	s, told := layoutStage(t, m)
	for _, col := range []int{3, 2} {
		at := fyne.NewPos(s.edgeOf(col)-1, 10)
		s.click(at)
		s.down(at, 0)
		s.MouseUp(nil)
	}
	s.want("lines of the fitted cell", len(s.rows.layout(30).cells[3].lines), 2)
	s.want("told", len(*told), 2)
	s.want("a long text gets no more than so much", (*told)[1].Widths["task"], float32(fitMax))
	if w := (*told)[0].Widths["lead"]; w < 150 || w > 170 {
		t.Errorf("ten characters got %v", w)
	}
}

func TestDraggingAHeaderMovesItsColumn(t *testing.T) {
	s, told := layoutStage(t, newFake(6))
	s.pull(s.centre(0, 3).X, s.view.colX(1)+10)
	s.want("order", s.order(), []string{"no", "lead", "leader", "task"})
	s.want("told", (*told)[0].Order, []string{"no", "lead", "leader", "task"})
	s.want("cells", []string{s.text(place{2, 1}), s.text(place{2, 3})}, []string{"r2c3", "r2c2"})
	s.want("the cursor stays with its column", s.Selection().ColumnID, "lead")
	s.Select("k1", "lead")
	s.write("新")
	s.key(fyne.KeyReturn)
	s.want("edits name the model's column", s.edits, []Edit{{"k1", "lead", "新"}})
	s.pull(s.centre(0, 1).X, 3)
	s.want("row heads stay first", s.order()[0], "no")
	s.Freeze("leader")
	s.want("frozen", s.view.lanes.frozen, 3)
	s.pull(s.centre(0, 3).X, s.centre(0, 1).X)
	s.want("nothing crosses the frozen edge", s.order(), []string{"no", "lead", "leader", "task"})
	s.pull(s.centre(0, 1).X, s.edgeOf(3)-2)
	s.want("inside the frozen part it moves", s.order(), []string{"no", "leader", "lead", "task"})
	n := len(*told)
	s.down(fyne.NewPos(s.centre(0, 3).X, 10), 0)
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(s.view.colX(1), 10)}})
	s.key(fyne.KeyEscape)
	s.MouseUp(nil)
	s.want("Esc drops the gesture", len(*told), n)
}

func TestHiddenColumnsComeBack(t *testing.T) {
	s, told := layoutStage(t, newFake(6))
	s.choose(only(part{from: place{1, 1}, head: place{1, 2}}))
	s.HideSelected()
	s.want("shown", s.order(), []string{"no", "lead"})
	s.want("told", (*told)[0].Hidden, []string{"leader", "task"})
	s.HideSelected()
	s.want("never all", s.refused, []string{"至少要留一列。"})
	at := fyne.NewPos(s.edgeOf(0)+2, 10)
	s.click(at)
	s.want("one click opens nothing", s.order(), []string{"no", "lead"})
	s.down(at, 0)
	s.MouseUp(nil)
	s.want("a double click opens the gap", s.order(), []string{"no", "leader", "task", "lead"})
	s.Select("k1", "lead")
	s.HideSelected()
	s.want("the cursor goes to a neighbour", s.Selection().ColumnID, "task")
	s.ShowAll()
	s.want("all", s.order(), []string{"no", "leader", "task", "lead"})
	s.want("layout", s.Layout().Hidden, []string(nil))
}

func TestMarksStandBesideAllLinesOfAHeadOrInItsCorner(t *testing.T) {
	newStage(t, newFake(1)) // brings the font
	m := newMetrics(1)
	cases := []struct {
		name   string
		c      Column
		w, h   float32
		corner bool
	}{
		{"wide", Column{Header: "工作任务", Filter: true}, 190, 36, false},
		{"four characters in 84", Column{Header: "责任领导", Filter: true, Align: Centre}, 84, 36, false},
		{"four in 76", Column{Header: "责任领导", Filter: true, Align: Centre}, 76, 36, false},
		{"two in 48", Column{Header: "序号", Filter: true, Align: Centre}, 48, 36, false},
		{"two in 44", Column{Header: "亮灯", Filter: true, Sorted: 1}, 44, 36, true},
		{"two lines in the middle", Column{Header: "责任区\n领导", Filter: true, Align: Centre}, 72, 48, false},
		{"two in 72", Column{Header: "亮灯", Filter: true, Sorted: 1}, 72, 36, false},
		{"one long line", Column{Header: "牵头\n责任单位", Filter: true, Sorted: 1}, 80, 52, true},
		{"two long lines", Column{Header: "第三季度\n进展情况", Filter: true}, 64, 52, true},
		{"with an accent", Column{Header: "第三季度\n目标", Mark: "本季", Filter: true}, 92, 48, false},
	}
	for _, c := range cases {
		if h := headNeed(&c.c, c.w, m); h != c.h {
			t.Errorf("%s: the head wants to be %v high, want %v", c.name, h, c.h)
		}
		p := planHead(&c.c, c.w, c.h, m)
		for i, l := range p.lines {
			if l.x < 0 || l.x+l.width > c.w {
				t.Errorf("%s: line %d takes %v to %v of %v", c.name, i, l.x, l.x+l.width, c.w)
			}
			if l.text != headLines(&c.c, m)[i].text {
				t.Errorf("%s: line %d is cut to %q", c.name, i, l.text)
			}
			ink := box{l.x, l.y + 4, l.width, 12}
			for _, mark := range []box{p.menu, p.sort} {
				if mark.w > 0 && mark.x < ink.x+ink.w && mark.x+mark.w > ink.x && mark.y < ink.y+ink.h-1 && mark.y+mark.h > ink.y+1 {
					t.Errorf("%s: the mark %v lies on line %d %v", c.name, mark, i, ink)
				}
			}
		}
		if corner := p.menu.y+p.menu.h > c.h-3; corner != c.corner {
			t.Errorf("%s: in the corner: %v", c.name, corner)
		}
		for _, l := range p.lines[1:] {
			if first := p.lines[0]; c.c.Align == Centre && math.Abs(float64(2*first.x+first.width-2*l.x-l.width)) > 2 {
				t.Errorf("%s: the lines have no common axis: %+v", c.name, p.lines)
			}
		}
		if p.menu.y+p.menu.h > c.h || !p.touch.has(p.menu.x+6, p.menu.y+6) {
			t.Errorf("%s: the mark %v of %v cannot be clicked in %v", c.name, p.menu, c.h, p.touch)
		}
	}
}

func TestHeadsOfNumbersEndOverTheirFigures(t *testing.T) {
	newStage(t, newFake(1)) // brings the font
	m := newMetrics(1)
	p := planHead(&Column{Header: "牵头", Align: End}, 60, 36, m)
	if end := p.lines[0].x + p.lines[0].width; end != 60-1-m.padX {
		t.Errorf("the head ends at %v, its figures at %v", end, 60-1-m.padX)
	}
	p = planHead(&Column{Header: "完成率", Align: End, Filter: true}, 80, 36, m)
	if end := p.lines[0].x + p.lines[0].width; end > p.menu.x {
		t.Errorf("the head ends at %v, its mark begins at %v", end, p.menu.x)
	}
}

func TestClickOnTheMarkOpensTheMenuAndElsewhereSelects(t *testing.T) {
	m := newFake(6)
	m.cols[2].Filter = true
	s := newStage(t, m)
	var asked []string
	var where fyne.Position
	s.OnHeader = func(id string, at fyne.Position) { asked, where = append(asked, id), at }
	s.click(fyne.NewPos(s.view.colX(2)+20, 10))
	s.want("a click on the text selects", s.Selection().Areas, []Area{{0, 2, 5, 2}})
	s.click(s.centre(1, 3))
	mark := s.heads[2].menu
	s.click(fyne.NewPos(s.view.colX(2)+mark.x+5, mark.y+5))
	s.want("asked", asked, []string{"task"})
	s.want("place", where, s.host.Position(s.Grid).AddXY(s.view.colX(2), s.view.head))
	s.want("nothing else is selected", s.selection.active, place{1, 3})
	s.MouseDown(secondary(fyne.NewPos(s.centre(0, 3).X, 10)))
	s.want("the other button too", asked, []string{"task", "lead"})
}

func TestNotesWrapInSmallLinesUnderTheText(t *testing.T) {
	w := wrapper{metrics: newMetrics(1)}
	c := Cell{Text: "黄灯", Note: "进度滞后，未按时序完成，比序时进度落后15个百分点，达到黄灯线。"}
	wide, narrow := w.wrap(c, false, 600, 0), w.wrap(c, false, 132, 0)
	if len(wide.notes) != 1 || wide.height != w.line+w.smallLine {
		t.Errorf("in a wide cell: %q, %v high", wide.notes, wide.height)
	}
	if n := len(narrow.notes); n < 3 || narrow.height != w.line+float32(n)*w.smallLine {
		t.Errorf("in a narrow cell: %q, %v high", narrow.notes, narrow.height)
	}
	text := ""
	for _, line := range narrow.notes {
		text += line
		if w.tiny.Width(line) > 132-2*w.padX {
			t.Errorf("%q is wider than the cell", line)
		}
	}
	if text != c.Note {
		t.Errorf("%q is not the note", text)
	}
	if cut := w.wrap(c, false, 132, 2); len(cut.notes) != 2 || []rune(cut.notes[1])[len([]rune(cut.notes[1]))-1] != '…' {
		t.Errorf("at most two lines: %q", cut.notes)
	}
}
