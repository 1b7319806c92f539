package grid

import "math/bits"

// heights holds the height of every row and their sums in a Fenwick tree: rows nobody has looked at have the default
// height until they are measured. Sums are float64 because float32 loses whole pixels beyond 16.7 million.
type heights struct {
	own  []float32 // 0 = not measured
	tree []float64 // 1-based
	def  float32
}

// reset forgets everything; n rows have the height def.
func (h *heights) reset(n int, def float32) {
	h.def = def
	if cap(h.own) >= n && cap(h.tree) > n {
		h.own, h.tree = h.own[:n], h.tree[:n+1]
		clear(h.own)
	} else {
		h.own, h.tree = make([]float32, n), make([]float64, n+1)
	}
	for i := 1; i <= n; i++ {
		h.tree[i] = float64(i&-i) * float64(def) // a node sums as many rows as its lowest bit says
	}
}

func (h *heights) rows() int { return len(h.own) }

func (h *heights) height(row int) float32 {
	if v := h.own[row]; v > 0 {
		return v
	}
	return h.def
}

// set gives a row its height, which must be positive.
func (h *heights) set(row int, v float32) {
	delta := float64(v) - float64(h.height(row))
	h.own[row] = v
	if delta == 0 {
		return
	}
	for i := row + 1; i < len(h.tree); i += i & -i {
		h.tree[i] += delta
	}
}

// top is the offset of a row's upper edge: the sum of all heights before it.
func (h *heights) top(row int) float64 {
	s := 0.0
	for i := min(max(row, 0), len(h.own)); i > 0; i -= i & -i {
		s += h.tree[i]
	}
	return s
}

func (h *heights) total() float64 { return h.top(len(h.own)) }

// at is the row that contains the offset; offsets outside give the first or the last row, -1 where there is none.
func (h *heights) at(y float64) int {
	n := len(h.own)
	if n == 0 {
		return -1
	}
	row := 0
	for step := 1 << (bits.Len(uint(n)) - 1); step > 0; step >>= 1 {
		if next := row + step; next <= n && h.tree[next] <= y {
			row, y = next, y-h.tree[next]
		}
	}
	return min(row, n-1)
}
