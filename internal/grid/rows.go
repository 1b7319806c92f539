package grid

// maxKept bounds how many laid rows are remembered.
const maxKept = 1024

// longBlock is the length from which a merged block is taken to be high enough for its text without measuring it.
const longBlock = 40

// rowLayout is one row ready to be painted. In a merged block only the first row's cell is filled in.
type rowLayout struct {
	cells  []wrapped
	height float32
	band   string
	isBand bool
}

// rows lays rows out when they are first looked at and remembers their heights.
type rows struct {
	heights
	field *field
	lanes *lanes
	wrap  wrapper
	limit int // most lines of a cell, 0 for all
	kept  map[int]*rowLayout
	typed func(p place, c Cell) Cell // puts what waits to be kept over what the model says
}

// forget drops every layout and height.
func (r *rows) forget() {
	r.kept = map[int]*rowLayout{}
	r.heights.reset(r.field.rows, r.wrap.row(r.wrap.line))
}

// layout is the row laid out; its height is known to the sums from then on.
func (r *rows) layout(row int) *rowLayout {
	if l, ok := r.kept[row]; ok {
		return l
	}
	if len(r.kept) >= maxKept {
		clear(r.kept)
	}
	l := r.lay(row)
	r.kept[row] = l
	r.heights.set(row, l.height)
	return l
}

func (r *rows) lay(row int) *rowLayout {
	if text, ok := r.field.Band(row); ok {
		return &rowLayout{band: text, isBand: true, height: r.wrap.band}
	}
	l := &rowLayout{cells: make([]wrapped, len(r.field.cols))}
	content := r.wrap.line
	for c := range r.field.cols {
		top, n := r.field.Span(row, c)
		if n <= 1 || top == row {
			l.cells[c] = r.cell(row, c)
		}
		if n <= 1 {
			content = max(content, l.cells[c].height)
		}
	}
	l.height = r.wrap.row(content)
	for c := range r.field.cols {
		if top, n := r.field.Span(row, c); n > 1 && n <= longBlock && row == top+n-1 {
			l.height = max(l.height, r.lack(top, row, c))
		}
	}
	return l
}

func (r *rows) cell(row, col int) wrapped {
	c := &r.field.cols[col]
	cell := r.typed(place{row, col}, r.field.Cell(row, col))
	return r.wrap.wrap(cell, c.Bold || cell.Bold, r.lanes.width(col), r.limit)
}

// lack is the height the last row of a block needs so that the block's text fits.
func (r *rows) lack(top, last, col int) float32 {
	need := r.wrap.row(r.cell(top, col).height) - float32(last-top)*r.wrap.row(r.wrap.line)
	if need <= 0 {
		return 0
	}
	need = r.wrap.row(r.cell(top, col).height)
	for row := top; row < last; row++ {
		need -= r.layout(row).height
	}
	return need
}
