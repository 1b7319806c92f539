package grid

import (
	"maps"
	"slices"
)

// Layout is what the person made of the columns. The zero value leaves them as the model has them.
type Layout struct {
	Order  []string           // column IDs from left to right, hidden ones too; a column it does not name stands after the one it follows in the model
	Hidden []string           // column IDs; row heads are never hidden, nor all other columns together
	Widths map[string]float32 // at zoom 1; a column with a width of its own no longer flexes
	Frozen int                // how many columns stand still at the left, hidden ones counted
}

// clone is a copy that shares nothing.
func (l Layout) clone() Layout {
	l.Order, l.Hidden, l.Widths = slices.Clone(l.Order), slices.Clone(l.Hidden), maps.Clone(l.Widths)
	return l
}

// The bounds of a column's width, at zoom 1.
const (
	minWidth = 28
	maxWidth = 1200
)

// arrangement is a layout applied to the model's columns.
type arrangement struct {
	order  []string // every ID of the layout and of the model
	shown  []int    // the model's columns from left to right
	gaps   []int    // how many hidden columns stand before each shown one, and behind the last
	frozen int      // how many of the shown ones stand still
}

// arrange applies a layout. Columns that the model does not have now keep their place in the order.
func arrange(cols []Column, l Layout) arrangement {
	a := arrangement{order: orderOf(cols, l.Order), frozen: l.Frozen}
	index := make(map[string]int, len(cols))
	for i, c := range cols {
		index[c.ID] = i
	}
	hidden := l.Hidden
	if !slices.ContainsFunc(cols, func(c Column) bool { return !c.RowHead && !slices.Contains(hidden, c.ID) }) {
		hidden = nil
	}
	gap, known := 0, 0
	for _, id := range a.order {
		i, ok := index[id]
		if !ok {
			continue
		}
		known++
		if !cols[i].RowHead && slices.Contains(hidden, id) {
			gap++
			if known <= l.Frozen {
				a.frozen--
			}
			continue
		}
		a.shown, a.gaps, gap = append(a.shown, i), append(a.gaps, gap), 0
	}
	a.gaps = append(a.gaps, gap)
	a.frozen = min(max(a.frozen, 0), len(a.shown))
	return a
}

// orderOf is the wished order with the columns that it lacks put in. The model's leading row heads stay first.
func orderOf(cols []Column, wish []string) []string {
	pinned := pinnedOf(cols)
	out := make([]string, 0, len(wish)+len(cols))
	for _, c := range cols[:pinned] {
		out = append(out, c.ID)
	}
	for _, id := range wish {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for i, c := range cols {
		if slices.Contains(out, c.ID) {
			continue
		}
		at := 0
		if i > 0 {
			at = slices.Index(out, cols[i-1].ID) + 1
		}
		out = slices.Insert(out, at, c.ID)
	}
	return out
}

// pinnedOf is how many row heads the model begins with.
func pinnedOf(cols []Column) int {
	n := 0
	for n < len(cols) && cols[n].RowHead {
		n++
	}
	return n
}

// moved is the order with the IDs taken out and put in again, in their own order: right behind the ID after, or right
// before the ID before where after is empty; at the end where both are.
func moved(order, ids []string, after, before string) []string {
	take := func(id string) bool { return slices.Contains(ids, id) }
	var taken []string
	for _, id := range order {
		if take(id) {
			taken = append(taken, id)
		}
	}
	rest := slices.DeleteFunc(slices.Clone(order), take)
	at := len(rest)
	if i := slices.Index(rest, after); i >= 0 {
		at = i + 1
	} else if i := slices.Index(rest, before); i >= 0 {
		at = i
	}
	return slices.Insert(rest, at, taken...)
}
