package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// The bounds of SetZoom.
const (
	MinZoom = 1.0
	MaxZoom = 2.0
)

// eagerRows is up to how many rows all heights are measured at once, so that the scroll bar never creeps.
const eagerRows = 400

// Grid is the widget. Set the callbacks before it is shown; any may be nil.
type Grid struct {
	widget.BaseWidget

	OnEdit   func(Batch)                             // the person kept new texts; one call is one verb
	OnSelect func(Selection)                         // the cursor moved or the range changed
	OnRefuse func(reason string)                     // something cannot be edited; a Chinese sentence
	OnCaret  func(pos fyne.Position, height float32) // where text will appear, top left on the canvas
	OnZoom   func(zoom float32)                      // Ctrl+wheel changed the zoom
	OnMenu   func(pos fyne.Position)                 // secondary click or the menu key, after the cell was selected; on the canvas

	OnHeader  func(columnID string, pos fyne.Position) // the menu of a column is asked for; on the canvas
	OnMove    func(keys []string, by int)              // Alt+↑ and ↓: the rows move by -1 or 1
	OnCommand func(Command)                            // something is to be done with the selected rows
	OnLayout  func(Layout)                             // the person changed the columns; without it they cannot be dragged

	OnPress    func(key, columnID string) bool // a plain click on a cell, or Space; true = it was more than a selection
	OnEnter    func(columnID string) bool      // Enter on a cell that is not edited; true = it was more than a step
	OnShortcut func(fyne.Shortcut)             // a key with Ctrl or Alt that is none of the table's
	OnKey      func(*fyne.KeyEvent)            // a key that is none of the table's

	host    Host
	palette Palette
	model   Model
	layout  Layout
	list    bool // see SetList
	growing bool // see SetGrowing

	field   field
	metrics *metrics
	rows    rows
	view    view

	selection selection
	tabFrom   int // column where a run of Tabs began, -1 for none
	focused   bool
	grip      grip
	drifting  bool // a timer goes on with the drag
	mouse     fyne.Position
	clicks    clicks
	copied    string // what we last put on the clipboard
	marks     []part // what was copied, until the next edit
	cut       bool   // the marked cells are emptied by the next paste of them

	pending map[spot]string
	refused map[spot]refusal

	editing  *editing
	painting bool // what an editor tells meanwhile is nothing new

	anchors anchors
	waiting waiting
	growth  *growth // a paste whose new rows are not there yet

	heads  []headPlan
	floats []float32 // room for the edges of the rows in view
	chosen []Area    // room for the selected areas
	blocks []block   // room for the merged blocks in view
	brush  brush
	body   *body
	clip   *container.Clip
}

// New makes a grid with the model's first frozen columns fixed at the left.
func New(model Model, host Host, palette Palette, frozen int) *Grid {
	g := &Grid{
		host: host, palette: palette, model: model, layout: Layout{Frozen: frozen}, tabFrom: -1,
		metrics: newMetrics(1), pending: map[spot]string{}, refused: map[spot]refusal{},
	}
	g.rows.field, g.rows.lanes, g.rows.typed = &g.field, &g.view.lanes, g.typed
	g.body = newBody(g)
	g.clip = container.NewClip(g.body)
	g.clip.ExtendBaseWidget(g.clip) // else it has no renderer before it is painted, and nothing in it can have the focus
	g.ExtendBaseWidget(g)
	g.read()
	g.selection = at(g.home())
	return g
}

func (g *Grid) home() place {
	if g.field.empty() {
		return place{}
	}
	return g.field.clamp(place{})
}

// read takes the model in anew, as it is now.
func (g *Grid) read() {
	g.field = newField(g.model, g.layout)
	g.rows.wrap.metrics = g.metrics
	g.relay()
}

// relay lays columns and rows out anew.
func (g *Grid) relay() {
	g.view.lanes = layLanes(g.field.cols, g.field.frozen, g.view.right(), g.metrics.zoom)
	g.planHeads()
	g.rows.forget()
	if g.field.rows <= eagerRows && g.view.width > 0 {
		for r := range g.field.rows {
			g.rows.layout(r)
		}
	}
	g.view.total = g.rows.total()
	g.view.clamp()
}

// RefreshAll reads the model again: texts that waited to be kept are dropped in favour of it, the cursor and the scrolled
// place stay with their rows. An open editor stays open.
func (g *Grid) RefreshAll() {
	whole := g.headWhole()
	clear(g.pending)
	g.read()
	g.restore()
	g.reseat()
	grown := g.grown()
	if whole && !grown && !g.field.empty() {
		g.follow() // rows above may have grown
	}
	g.repaint()
	if grown {
		g.selected()
	}
}

// SetModel shows another model; the cursor stays on the same key if there is one.
func (g *Grid) SetModel(m Model) {
	g.model = m
	g.RefreshAll()
	g.selected()
}

// SetList shows the rows as a list to choose from: whole rows are marked, single cells are not, nothing is ruled upright.
func (g *Grid) SetList(on bool) {
	g.list = on
	g.sizeAt(g.metrics.zoom)
	g.restyle()
}

// SetGrowing says whether a paste beyond the last row makes new rows; else its texts are counted as left out.
func (g *Grid) SetGrowing(on bool) { g.growing = on }

// SetMaxLines shows at most n lines of a cell, 0 for all; the last one then says how many more there are.
func (g *Grid) SetMaxLines(n int) {
	if n == g.rows.limit {
		return
	}
	g.rows.limit = n
	g.restyle()
}

// Zoom is the present zoom.
func (g *Grid) Zoom() float32 { return g.metrics.zoom }

// SetZoom makes everything larger by the factor, from MinZoom to MaxZoom.
func (g *Grid) SetZoom(zoom float32) {
	zoom = min(max(zoom, MinZoom), MaxZoom)
	if zoom == g.metrics.zoom {
		return
	}
	g.sizeAt(zoom)
	g.restyle()
	g.rezoom()
}

// sizeAt takes the sizes at a zoom.
func (g *Grid) sizeAt(zoom float32) {
	if g.metrics = newMetrics(zoom); g.list {
		g.metrics = g.metrics.closer()
	}
}

// restyle lays all out anew after sizes changed; the top row stays, and an open editor as it is.
func (g *Grid) restyle() {
	g.rows.wrap.metrics = g.metrics
	g.relay()
	g.restore()
	g.repaint()
}
