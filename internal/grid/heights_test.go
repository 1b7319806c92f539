package grid

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestHeightsAgreeWithPlainSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 200).Draw(t, "rows")
		var h heights
		h.reset(n, 32)
		plain := make([]float64, n)
		for i := range plain {
			plain[i] = 32
		}
		if n > 0 {
			for range rapid.IntRange(0, 60).Draw(t, "sets") {
				i := rapid.IntRange(0, n-1).Draw(t, "row")
				v := float32(rapid.IntRange(1, 500).Draw(t, "height"))
				h.set(i, v)
				plain[i] = float64(v)
			}
		}
		y := 0.0
		for i := range n {
			if got := h.top(i); got != y {
				t.Fatalf("top(%d) = %v, want %v", i, got, y)
			}
			if got := h.at(y); got != i {
				t.Fatalf("at(%v) = %d, want %d", y, got, i)
			}
			if got := h.at(y + plain[i] - 0.5); got != i {
				t.Fatalf("the end of row %d belongs to row %d", i, got)
			}
			y += plain[i]
		}
		if h.total() != y {
			t.Fatalf("total %v, want %v", h.total(), y)
		}
		if n > 0 && (h.at(-1) != 0 || h.at(y+1) != n-1) {
			t.Fatal("offsets outside do not give the first and the last row")
		}
	})
}

func TestHeightsKeepWholePixelsFarDown(t *testing.T) {
	var h heights
	h.reset(1_000_000, 33)
	h.set(0, 34)
	if got := h.top(999_999); got != 33*999_999+1 {
		t.Errorf("top of the last of a million rows is %v", got)
	}
}

func TestHeightsOfNoRows(t *testing.T) {
	var h heights
	h.reset(0, 32)
	if h.at(0) != -1 || h.total() != 0 {
		t.Error("an empty table has a row")
	}
}

func TestThumbGoesWhereItIsDragged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := view{
			width: 800, height: float32(rapid.IntRange(100, 2000).Draw(t, "height")), head: 36,
			lanes: layLanes([]Column{{Width: 200}, {Width: 500}}, 1, 790, 1),
			total: float64(rapid.IntRange(2100, 40_000_000).Draw(t, "total")),
		}
		v.y = rapid.Float64Range(0, v.maxY()).Draw(t, "y")
		was := v.y
		at, length := v.thumbV()
		if at < v.head || at+length > v.bottom()+0.01 {
			t.Fatalf("thumb %v+%v outside of its track", at, length)
		}
		v.dragV(at)
		if d := math.Abs(v.y - was); d > v.maxY()/100 {
			t.Fatalf("a thumb put where it is scrolls by %v", d)
		}
	})
}

func TestLanesShareWhatIsLeft(t *testing.T) {
	cols := []Column{{Width: 50}, {Width: 100, Flex: true}, {Width: 70}, {Width: 80, Flex: true}}
	cases := []struct {
		name       string
		view, zoom float32
		want       []float32
	}{
		{"as wide as asked", 300, 1, []float32{0, 50, 150, 220, 300}},
		{"narrower: nothing shrinks", 200, 1, []float32{0, 50, 150, 220, 300}},
		{"wider: flexible columns grow", 401, 1, []float32{0, 50, 200, 270, 401}},
		{"zoomed", 600, 2, []float32{0, 100, 300, 440, 600}},
	}
	for _, c := range cases {
		l := layLanes(cols, 2, c.view, c.zoom)
		for i, x := range c.want {
			if l.left[i] != x {
				t.Errorf("%s: edges %v, want %v", c.name, l.left, c.want)
				break
			}
		}
	}
}

func TestViewShowsColumnsBesideTheFrozenOnes(t *testing.T) {
	v := view{width: 410, height: 300, head: 36, lanes: layLanes([]Column{{Width: 100}, {Width: 200}, {Width: 200}, {Width: 200}}, 1, 400, 1)}
	v.showCol(3)
	if v.x != 300 {
		t.Errorf("scrolled to %v, want 300", v.x)
	}
	v.showCol(1)
	if v.x != 0 {
		t.Errorf("scrolled back to %v, want 0", v.x)
	}
	v.x = 150
	if got := v.colAt(90); got != 0 {
		t.Errorf("column %d under the frozen part, want 0", got)
	}
	if got := v.colAt(160); got != 2 {
		t.Errorf("column %d beside the frozen part, want 2", got)
	}
}
