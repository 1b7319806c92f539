package text

import "math"

// rowCosts is the table of one row's alignment: at[j][c] is the least cost of putting the first j cells into the first
// c columns with the j-th cell in column c-1. The buffers are used again for every row.
type rowCosts struct {
	cols int
	at   [][]float64
	from [][]int // the number of columns the cells before took
}

func newRowCosts(cols int) *rowCosts {
	w := &rowCosts{cols: cols, at: make([][]float64, cols+1), from: make([][]int, cols+1)}
	for j := range w.at {
		w.at[j] = make([]float64, cols+1)
		w.from[j] = make([]int, cols+1)
	}
	return w
}

// fill computes the costs of the first k cells from i on.
func (w *rowCosts) fill(costs *cellCosts, i, k int) {
	for j := 1; j <= k; j++ {
		run, runFrom := math.Inf(1), 0 // the cheapest way to the column before, holes included
		for c := 1; c <= w.cols; c++ {
			if j == 1 {
				run, runFrom = float64(c-1)*missHead, 0
			} else {
				run += missMiddle
				if prev := w.at[j-1][c-1]; c-1 >= j-1 && prev < run {
					run, runFrom = prev, c-1
				}
			}
			w.at[j][c], w.from[j][c] = math.Inf(1), runFrom
			if c >= j {
				w.at[j][c] = run + costs.place(i+j-1, c-1, j == 1)
			}
		}
	}
}

// end is the least cost of a row that has exactly k cells.
func (w *rowCosts) end(k int) float64 {
	best := math.Inf(1)
	for c := k; c <= w.cols; c++ {
		best = min(best, w.at[k][c]+float64(w.cols-c)*missTail)
	}
	return best
}

// columns are the places of the k cells; a heading alone stands in the first.
func (w *rowCosts) columns(k int, head bool) []int {
	if k == 1 && head {
		return []int{0}
	}
	last, best := k, math.Inf(1)
	for c := k; c <= w.cols; c++ {
		if cost := w.at[k][c] + float64(w.cols-c)*missTail; cost < best {
			last, best = c, cost
		}
	}
	out := make([]int, k)
	for j := k; j >= 1; j-- {
		out[j-1] = last - 1
		last = w.from[j][last]
	}
	return out
}
