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

	OnEdit   func([]Edit)                            // the person kept new texts; one call is one batch
	OnSelect func(Selection)                         // the cursor moved or the range changed
	OnRefuse func(reason string)                     // something cannot be edited; a Chinese sentence
	OnCaret  func(pos fyne.Position, height float32) // where text will appear, top left on the canvas
	OnZoom   func(zoom float32)                      // Ctrl+wheel changed the zoom
	OnMenu   func(pos fyne.Position)                 // secondary click, after the cell under it was selected

	OnShortcut func(fyne.Shortcut)  // a key with Ctrl that is none of the table's
	OnKey      func(*fyne.KeyEvent) // a key that is none of the table's

	host    Host
	palette Palette
	model   Model
	frozen  int
	list    bool // see SetList

	field   field
	metrics *metrics
	rows    rows
	view    view

	selection selection
	tabFrom   int // column where a run of Tabs began, -1 for none
	focused   bool
	grip      grip
	clicks    clicks
	copied    string // what we last put on the clipboard

	pending map[spot]string
	refused map[spot]refusal

	editing *editing
	editor  *editor
	shell   *container.ThemeOverride // the editor in its own flat theme

	held   held
	floats []float32 // room for the edges of the rows in view
	blocks []block   // room for the merged blocks in view
	brush  brush
	body   *body
	clip   *container.Clip
}

// New makes a grid with the model's first frozen columns fixed at the left.
func New(model Model, host Host, palette Palette, frozen int) *Grid {
	g := &Grid{
		host: host, palette: palette, model: model, frozen: frozen, tabFrom: -1,
		metrics: newMetrics(1), pending: map[spot]string{}, refused: map[spot]refusal{},
	}
	g.rows.field, g.rows.lanes, g.rows.typed = &g.field, &g.view.lanes, g.typed
	g.editor = newEditor(g)
	g.shell = container.NewThemeOverride(g.editor, g.flatTheme())
	g.shell.Hide()
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
	g.field = newField(g.model)
	g.rows.wrap.metrics = g.metrics
	g.relay()
}

// relay lays columns and rows out anew.
func (g *Grid) relay() {
	g.view.head = g.headHeight()
	g.view.lanes = layLanes(g.field.cols, g.frozen, g.view.right(), g.metrics.zoom)
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
	g.release()
	g.reseat()
	if whole && !g.field.empty() {
		g.follow() // rows above may have grown
	}
	g.repaint()
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
	g.repaint()
}

// SetFrozen fixes the first n columns at the left.
func (g *Grid) SetFrozen(n int) {
	g.frozen = n
	g.RefreshAll()
}

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
	g.metrics = newMetrics(zoom)
	g.restyle()
}

// restyle lays all out anew after sizes changed; the top row stays.
func (g *Grid) restyle() {
	g.rows.wrap.metrics = g.metrics
	g.relay()
	g.release()
	g.shell.Theme = g.flatTheme()
	g.shell.Refresh()
	g.repaint()
}
