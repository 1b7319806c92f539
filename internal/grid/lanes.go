package grid

import "math"

// scrollRoom is what frozen columns leave to the others, at zoom 1; those that would leave less are not frozen.
const scrollRoom = 80

// lanes are the columns' places from left to right at the present zoom, unscrolled.
type lanes struct {
	left   []float32 // one more than columns
	frozen int
}

// layLanes lays the columns out: what is left of the view's width goes to the flexible ones.
func layLanes(cols []Column, frozen int, view, zoom float32) lanes {
	l := lanes{left: make([]float32, len(cols)+1), frozen: min(max(frozen, 0), len(cols))}
	sum, flex := float32(0), 0
	for _, c := range cols {
		sum += snap(c.Width * zoom)
		if c.Flex {
			flex++
		}
	}
	spare := max(view-sum, 0)
	for i, c := range cols {
		w := snap(c.Width * zoom)
		if c.Flex && flex > 0 {
			share := snap(spare / float32(flex))
			w, spare, flex = w+share, spare-share, flex-1
		}
		l.left[i+1] = l.left[i] + w
	}
	for l.frozen > 0 && view > 0 && l.frozenWidth() > view-scrollRoom*zoom {
		l.frozen--
	}
	return l
}

func snap(v float32) float32 { return float32(math.Floor(float64(v))) }

func (l lanes) count() int { return len(l.left) - 1 }

func (l lanes) width(col int) float32 { return l.left[col+1] - l.left[col] }

func (l lanes) total() float32 { return l.left[len(l.left)-1] }

func (l lanes) frozenWidth() float32 { return l.left[l.frozen] }

// at is the column that contains x, unscrolled; -1 outside.
func (l lanes) at(x float32) int {
	for c := range l.count() {
		if x >= l.left[c] && x < l.left[c+1] {
			return c
		}
	}
	return -1
}
