// Package ui is the window: its shell, its screens and its dialogs. It turns what a person does into verbs of app and shows
// the snapshot that comes back; it keeps no rows of its own.
package ui

import (
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/assets"
	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/importer"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/overview"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/units"
)

// World is what the window gets from outside.
type World struct {
	App     fyne.App
	Now     func() time.Time
	Do      func(do func())                                   // does something on Fyne's goroutine
	After   func(wait time.Duration, do func()) (stop func()) // the same, later
	Quit    func()                                            // ends what ShowAndRun waits for
	Rand    io.Reader
	Clerk   string // who sits at the machine, as far as the system knows
	DataDir string // where the sample ledger and new ones lie
}

// Start is what the window opens with.
type Start struct {
	Ledger string // the file to open, "" for the last one
	Sample bool   // open the sample ledger
}

// Window is the one window of the program and the ledger that is open in it.
type Window struct {
	world World
	win   fyne.Window
	host  grid.Host
	look  *look.Look
	queue *queue

	modals []*modal // the dialogs that are open, the top one last

	places  map[string]place // where each annex was left
	memory  *sheet.Memory    // how the tables are looked at
	figures *overview.Memory // of the overview
	busy    units.Busy       // what the units have to do
	resting func()           // stops what waits to write the place down

	book    *app.App                // nil on the first page
	held    atomic.Pointer[app.App] // the ledger that was opened last, for whoever ends the program
	opening bool                    // a ledger is being opened
	wizard  *importer.Wizard        // nil where nothing is being imported
	unsaved int                     // edits asked for and not yet done
	stale   bool                    // the screen waits for the last of them
	annex   ledger.ID
	screen  desk.Screen
	nav     *nav
	bar     *bar
	status  *status
	detail  *detail
	menu    *menu
	body    *fyne.Container // where the screen stands
	side    *fyne.Container // where the detail pane stands
}

// New makes the window; Open fills it.
func New(world World) (*Window, error) {
	if err := speakChinese(); err != nil {
		return nil, err
	}
	w := &Window{world: world, queue: newQueue(world.Do), places: map[string]place{}, memory: sheet.NewMemory()}
	icon := fyne.NewStaticResource("icon.png", assets.Icon)
	world.App.SetIcon(icon)
	w.win = world.App.NewWindow("督办本")
	w.win.SetIcon(icon)
	w.win.SetPadded(false)
	w.win.SetMaster()
	w.win.Resize(w.firstSize(1))
	world.App.Lifecycle().SetOnStarted(w.fitScreen)
	w.host = grid.NewHost(world.App, w.win)
	w.host.Focus = w.focus
	w.dress(world.App.Preferences().Bool(prefDark))
	w.menu = newMenu(w)
	w.win.SetMainMenu(w.menu.main)
	w.win.SetOnDropped(w.dropped)
	w.win.SetCloseIntercept(w.close)
	w.shortcuts()
	return w, nil
}

// Open shows the ledger that the start asks for, else the last one, else the first page.
func (w *Window) Open(s Start) {
	last := w.world.App.Preferences().String(prefLedger)
	switch {
	case s.Sample:
		w.firstPage()
		w.openSample()
	case s.Ledger != "":
		w.firstPage()
		w.openLedger(s.Ledger)
	case last != "" && exists(last):
		w.firstPage()
		w.openLedger(last)
	default:
		w.firstPage()
	}
}

// ShowAndRun shows the window until the world quits.
func (w *Window) ShowAndRun() { w.win.ShowAndRun() }

// Release does everything that was asked for and lets go of the ledger. Any goroutine may call it, as the last thing.
func (w *Window) Release() error {
	w.queue.wait()
	if book := w.held.Load(); book != nil {
		return book.Close()
	}
	return nil
}

// close keeps what stands in an open cell and ends the program; what is not accepted keeps it open.
func (w *Window) close() {
	w.settled(func() {
		w.keepSize()
		w.writePlace()
		w.world.Quit()
	})
}

// keepSize remembers the window's size in pixels. A few more or less are rounding, which would add up from start to start.
func (w *Window) keepSize() {
	const rounding = 4
	size, scale := w.win.Canvas().Size(), w.win.Canvas().Scale()
	before := w.firstSize(scale)
	if d := size.Subtract(before); max(d.Width, -d.Width, d.Height, -d.Height)*scale < rounding {
		return
	}
	w.world.App.Preferences().SetFloat(prefWidth, float64(size.Width*scale))
	w.world.App.Preferences().SetFloat(prefHeight, float64(size.Height*scale))
}

// firstSize is the window's size: as it was left, else what the smallest office screen holds at that scale.
func (w *Window) firstSize(scale float32) fyne.Size {
	const screenWidth, screenHeight = 1366, 700 // pixels, without the system's bars
	p := w.world.App.Preferences()
	width, height := p.FloatWithFallback(prefWidth, screenWidth), p.FloatWithFallback(prefHeight, screenHeight)
	return fyne.NewSize(float32(width)/scale, float32(height)/scale)
}

// fitScreen makes the window smaller where the system draws everything larger; the scale is known only once it is shown.
func (w *Window) fitScreen() {
	if scale := w.win.Canvas().Scale(); scale > 1 {
		w.win.Resize(w.firstSize(scale))
	}
}

func (w *Window) options() app.Options {
	return app.Options{Clerk: w.clerk(), Now: w.world.Now, Rand: w.world.Rand}
}

// openWith opens a ledger in the queue's turn and shows it, or says why it cannot.
func (w *Window) openWith(path string, open func() (*app.App, error)) {
	if w.opening || w.isOpen(path) {
		return
	}
	w.opening = true
	w.settledOr(func() {
		var book *app.App
		w.queue.run(func() (err error) {
			if book, err = open(); err == nil {
				w.held.Store(book)
			}
			return err
		}, func(err error) {
			w.opening = false
			if err != nil {
				w.explain(err)
				return
			}
			w.adopt(book)
		})
	}, func() { w.opening = false })
}

// isOpen tells whether the file is the ledger that is open already, and says so.
func (w *Window) isOpen(path string) bool {
	if w.book == nil {
		return false
	}
	asked, err1 := os.Stat(path)
	open, err2 := os.Stat(w.book.Path())
	if err1 != nil || err2 != nil || !os.SameFile(asked, open) {
		return false
	}
	w.status.say("这个台账已经打开。")
	return true
}

func (w *Window) openSample() {
	path := filepath.Join(w.world.DataDir, sampleName)
	w.openWith(path, func() (*app.App, error) {
		if err := app.MakeFolder(w.world.DataDir); err != nil {
			return nil, err
		}
		return app.Sample(path, w.options())
	})
}

func (w *Window) openLedger(path string) {
	w.openWith(path, func() (*app.App, error) { return app.Open(path, w.options()) })
}

// adopt makes the ledger the window's own and closes the one before it.
func (w *Window) adopt(book *app.App) {
	if old := w.book; old != nil {
		w.queue.run(old.Close, nil)
	}
	w.book, w.wizard = book, nil
	w.held.Store(book)
	w.remember(book.Path())
	book.Watch(func(d app.Done) { w.world.Do(func() { w.changed(book) }) })
	w.win.SetTitle(ledgerName(book.Path()) + " - 督办本")
	w.shell()
	w.memory, w.figures = sheet.NewMemory(), overview.NewMemory()
	clear(w.places)
	if !w.comeBack() {
		w.home()
	}
	w.sayDue()
}

// changed shows the snapshot after a verb.
func (w *Window) changed(book *app.App) {
	if book != w.book {
		return
	}
	if w.stale = w.unsaved > 1; w.stale {
		return // what is still being kept would show its old text in between
	}
	w.screen.Refresh()
	w.nav.refresh()
	w.bar.refresh()
	w.menu.refresh()
	w.told()
}

// sheet is the table of tasks that is shown; nil where there is none.
func (w *Window) sheet() *sheet.Sheet {
	if s, ok := w.screen.(interface{ Tabled() *sheet.Sheet }); ok {
		return s.Tabled()
	}
	return nil
}

// told brings the detail pane and the status bar up to what is selected.
func (w *Window) told() {
	if w.screen == nil {
		return
	}
	w.detail.show(w.screen.Task())
	w.status.refresh()
	w.bar.papers()
	w.menu.selected()
}

// present puts a screen into the middle.
func (w *Window) present(s desk.Screen) {
	w.screen = s
	w.body.Objects = []fyne.CanvasObject{s.Content()}
	w.body.Refresh()
	w.status.say("") // what was said of another screen
	w.detail.reveal(w.world.App.Preferences().BoolWithFallback(w.detailPref(), s.Detailed()))
	w.nav.refresh()
	w.bar.refresh()
	w.menu.refresh()
	w.told()
	w.toScreen()
}

// toScreen gives the keys to the screen: to its table, or to what it has in the place of one.
func (w *Window) toScreen() {
	if s, ok := w.screen.(interface{ Focus() }); ok {
		s.Focus()
	} else if g := w.screen.Table(); g != nil {
		w.host.Focus(g)
	}
}

// newTable makes a grid that is connected to the window: edits become verbs, the caret leads the input method.
func (w *Window) newTable(model grid.Model) *grid.Grid {
	g := grid.New(model, w.host, w.look.Palette(), 0)
	g.OnCaret = w.caret
	g.OnRefuse = func(reason string) { w.status.say(reason) }
	g.OnSelect = func(grid.Selection) {
		if w.screen != nil && w.screen.Table() == g {
			w.told()
			w.keepPlace()
		}
	}
	g.OnShortcut, g.OnKey = w.shortcut, w.key
	g.OnZoom = func(z float32) { w.zoomed(z) }
	if w.world.App.Preferences().Bool(prefShort) {
		g.SetMaxLines(shortRow)
	}
	g.SetZoom(float32(w.world.App.Preferences().FloatWithFallback(prefZoom, 1)))
	return g
}

// shell builds what stands round every screen.
func (w *Window) shell() {
	w.nav, w.bar, w.status, w.detail = newNav(w), newBar(w), newStatus(w), newDetail(w)
	w.body = container.NewStack()
	w.side = container.NewStack(w.detail.pane)
	top := container.New(look.Stack(0), w.bar.strip, look.Rule(w.look.Line(), false))
	left := container.New(look.Dock(look.AtRight), look.Rule(w.look.Line(), true), w.nav.pane)
	bottom := container.New(look.Stack(0), look.Rule(w.look.Line(), false), w.status.strip)
	w.win.SetContent(look.Panel(w.look.Background(), look.Inset(0, 0, 0, 0), container.New(frame{}, top, left, bottom, w.side, w.body)))
}

// frame lays out the shell without Fyne's padding: bars above and below, the screens' names left, the detail right.
type frame struct{}

// MinSize belongs to Fyne; the smallest window still shows everything.
func (frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(860, 430) }

// Layout belongs to Fyne.
func (frame) Layout(os []fyne.CanvasObject, s fyne.Size) {
	top, left, bottom, right, middle := os[0], os[1], os[2], os[3], os[4]
	t, b, l, r := top.MinSize().Height, bottom.MinSize().Height, left.MinSize().Width, float32(0)
	if right.Visible() {
		r = right.MinSize().Width
	}
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	put(top, 0, 0, s.Width, t)
	put(bottom, 0, s.Height-b, s.Width, b)
	put(left, 0, t, l, s.Height-t-b)
	put(right, s.Width-r, t, r, s.Height-t-b)
	put(middle, l, t, s.Width-l-r, s.Height-t-b)
}
