package grid

// barSize is the width of a scroll bar and thumbSize that of its thumb; they do not zoom.
const (
	barSize   = 10
	thumbSize = 6
	thumbMin  = 28
)

// zone is a part of the widget that answers the mouse in its own way.
type zone int

const (
	zoneNone zone = iota
	zoneHeader
	zoneRowHead
	zoneCell
	zoneBarV
	zoneBarH
	zoneEdge // in the header: the right edge of a column
	zoneGap  // the double line where columns are hidden
	zoneMark // ▾
	zoneMove // a header that is carried elsewhere
)

// view is where the scrolled table meets the widget's rectangle.
type view struct {
	width, height float32 // of the widget
	head          float32 // header height
	x, y          float64 // scrolled by
	lanes         lanes
	total         float64 // height of all rows
}

// sized says whether the widget has got its size.
func (v *view) sized() bool { return v.width > 0 && v.height > 0 }

// barH says whether a horizontal bar is needed.
func (v *view) barH() bool { return v.lanes.total() > v.right()+0.5 }

func (v *view) right() float32 { return max(v.width-barSize, 0) }

func (v *view) bottom() float32 {
	if v.barH() {
		return max(v.height-barSize, v.head)
	}
	return max(v.height, v.head)
}

func (v *view) bodyHeight() float32 { return max(v.bottom()-v.head, 0) }

func (v *view) maxX() float64 { return max(float64(v.lanes.total()-v.right()), 0) }

func (v *view) maxY() float64 { return max(v.total-float64(v.bodyHeight()), 0) }

// clamp keeps the offsets inside the table.
func (v *view) clamp() {
	v.x = min(max(v.x, 0), v.maxX())
	v.y = min(max(v.y, 0), v.maxY())
}

// colX is where a column's left edge stands in the widget.
func (v *view) colX(col int) float32 {
	if col < v.lanes.frozen {
		return v.lanes.left[col]
	}
	return v.lanes.left[col] - float32(v.x)
}

// colAt is the column under x; -1 beyond the last one.
func (v *view) colAt(x float32) int {
	if x >= v.lanes.frozenWidth() {
		x += float32(v.x)
	}
	return v.lanes.at(x)
}

// seesCol says whether something of the column is in view.
func (v *view) seesCol(col int) bool {
	if col >= v.lanes.count() {
		return false
	}
	return col < v.lanes.frozen || v.colX(col) < v.right() && v.colX(col)+v.lanes.width(col) > v.lanes.frozenWidth()
}

// showCol scrolls sideways by as little as makes the column visible.
func (v *view) showCol(col int) {
	if col < v.lanes.frozen {
		return
	}
	left, right := float64(v.lanes.left[col]), float64(v.lanes.left[col+1])
	if right-v.x > float64(v.right()) {
		v.x = right - float64(v.right())
	}
	if left-v.x < float64(v.lanes.frozenWidth()) {
		v.x = left - float64(v.lanes.frozenWidth())
	}
	v.clamp()
}

// pageCol is the column one view to the right (dir 1) or left (dir -1) of the column, not before first.
func (v *view) pageCol(col, dir, first int) int {
	room, at := v.right()-v.lanes.frozenWidth(), max(v.lanes.left[col], v.lanes.frozenWidth())
	for to := col + dir; to >= first && to < v.lanes.count(); to += dir {
		if (v.lanes.left[to]-at)*float32(dir) >= room-v.lanes.width(to) {
			return to
		}
	}
	if dir < 0 {
		return min(first, col)
	}
	return v.lanes.count() - 1
}

// zoneAt is the part of the widget at the point; cells and row heads are told apart by the caller's columns.
func (v *view) zoneAt(x, y float32) zone {
	switch {
	case x < 0 || y < 0 || x >= v.width || y >= v.height:
		return zoneNone
	case x >= v.right():
		if y >= v.head {
			return zoneBarV
		}
		return zoneNone
	case y < v.head:
		return zoneHeader
	case y >= v.bottom():
		return zoneBarH
	}
	return zoneCell
}

// thumbV is the vertical thumb's top and length; length 0 means that all is visible.
func (v *view) thumbV() (at, length float32) {
	return thumb(v.head, v.bodyHeight(), v.y, v.maxY())
}

// thumbH is the horizontal thumb's left and length. The track begins after the frozen columns.
func (v *view) thumbH() (at, length float32) {
	from := min(v.lanes.frozenWidth(), v.right()/2)
	return thumb(from, v.right()-from, v.x, v.maxX())
}

func thumb(from, track float32, off, limit float64) (at, length float32) {
	if limit <= 0 || track <= 0 {
		return from, 0
	}
	length = max(track*track/(track+float32(limit)), min(thumbMin, track))
	return from + float32(off/limit)*(track-length), length
}

// dragThumb is the offset that puts a thumb at the place: the inverse of thumb.
func dragThumb(at, from, track, length float32, limit float64) float64 {
	if track <= length {
		return 0
	}
	return min(max(float64(at-from)/float64(track-length), 0), 1) * limit
}

// dragV scrolls so that the vertical thumb stands at the place.
func (v *view) dragV(at float32) {
	_, n := v.thumbV()
	v.y = dragThumb(at, v.head, v.bodyHeight(), n, v.maxY())
	v.clamp()
}

// dragH scrolls so that the horizontal thumb stands at the place.
func (v *view) dragH(at float32) {
	_, n := v.thumbH()
	from := min(v.lanes.frozenWidth(), v.right()/2)
	v.x = dragThumb(at, from, v.right()-from, n, v.maxX())
	v.clamp()
}
