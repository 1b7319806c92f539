// Package importer is the wizard that takes annexes in: choose the files, look at what their headers were taken for, answer
// what nobody but a person can know, see what would change, and take it. Until the last button nothing has changed.
package importer

import (
	"context"
	"fmt"
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
	"dubanben/internal/ui/look"
)

// Desk is what the wizard needs of the window it stands in.
type Desk struct {
	Look    *look.Look
	Table   func(grid.Model) *grid.Grid                                      // a table connected with the window
	Run     func(work func() error, then func(error))                        // off Fyne's goroutine, one after another
	Ledger  func() *ledger.Ledger                                            // what the files are compared with
	Choices func() app.Choices                                               // what is remembered of headers
	Choose  func(then func(paths []string))                                  // asks for files
	Pasted  func() string                                                    // what is on the clipboard
	Take    func(in []app.Intake, remember app.Choices, failed func(string)) // takes it and leaves the wizard, or says why not
	Leave   func()
	Year    int                // proposed for annexes that name none
	Say     func(error) string // an error in Chinese
}

// step is a page of the wizard.
type step int

const (
	stepFiles step = iota
	stepHeaders
	stepDoubts
	stepConfirm
	steps
)

func (s step) name() string { return [...]string{"选择", "核对表头", "存疑", "确认"}[s] }

// file is one file on its way in.
type file struct {
	path    string // "" for what was pasted
	name    string
	source  table.Source
	headers map[int]app.HeaderRows // header rows chosen by hand
	answers map[ledger.ID]string   // what the person answered
	reading *app.Reading
	diff    app.Difference
	take    app.Take
	wrong   string // why it cannot be read, understood or compared
}

// Wizard is the page. Open shows it; files may be given at once or chosen on it.
type Wizard struct {
	desk   Desk
	step   step
	files  []*file
	memory app.Choices // meanings of headers: remembered ones, and what the person says here
	keep   bool        // remember them
	year   int         // for annexes that name none

	busy   bool
	cancel context.CancelFunc
	wrong  string // said at the bottom

	pages [steps]page
	body  *fyne.Container
	head  *fyne.Container
	foot  *fyne.Container
	whole fyne.CanvasObject
}

// page is one step's content; shown anew whenever something has changed.
type page interface {
	show() fyne.CanvasObject
	ready() string // why one cannot go on; "" if one can
}

// New makes the wizard.
func New(d Desk) *Wizard {
	w := &Wizard{desk: d, keep: true, year: d.Year, body: container.NewStack(), head: container.NewStack(), foot: container.NewStack()}
	w.memory = app.Choices{Meanings: map[string][]ledger.Field{}}
	maps.Copy(w.memory.Meanings, d.Choices().Meanings)
	w.pages = [steps]page{&filesPage{w}, newHeadersPage(w), &doubtsPage{w: w}, newConfirmPage(w)}
	l := d.Look
	top := look.Panel(l.Background(), look.Inset(0, 16, 0, 16), container.New(look.Fixed(0, 51), w.head))
	bottom := look.Panel(l.Background(), look.Inset(0, 16, 0, 16), container.New(look.Fixed(0, 55), w.foot))
	w.whole = container.NewBorder(container.New(look.Stack(0), top, look.Rule(l.Line(), false)), container.New(look.Stack(0), look.Rule(l.Line(), false), bottom), nil, nil,
		look.Panel(l.Surface(), look.Inset(0, 0, 0, 0), w.body))
	w.refresh()
	return w
}

// Content is the page to show.
func (w *Wizard) Content() fyne.CanvasObject { return w.whole }

// Escape goes back a step, from the first one out of the wizard.
func (w *Wizard) Escape() {
	switch {
	case w.busy:
		w.stop()
	case w.step > 0:
		w.back()
	default:
		w.desk.Leave()
	}
}

// Add reads files and puts them on the list.
func (w *Wizard) Add(paths ...string) {
	var fresh []*file
	for _, p := range paths {
		if f := w.named(p); f == nil {
			fresh = append(fresh, newFile(p))
		}
	}
	w.read(fresh, func(ctx context.Context, f *file) error {
		src, err := app.ReadFile(ctx, f.path)
		f.source = src
		return err
	})
}

func (w *Wizard) named(path string) *file {
	for _, f := range w.files {
		if f.path == path {
			return f
		}
	}
	return nil
}

// paste reads what is on the clipboard.
func (w *Wizard) paste() {
	text := w.desk.Pasted()
	if text == "" {
		w.say("剪贴板里没有文字。请先在 Word、WPS 或 Excel 里复制整个表格。")
		return
	}
	f := newFile("")
	f.name = "粘贴的内容"
	w.read([]*file{f}, func(ctx context.Context, f *file) error {
		src, err := app.ReadPasted(ctx, text)
		f.source = src
		return err
	})
}

// read reads and understands files, each on its own: one that cannot be read keeps no other out.
func (w *Wizard) read(fresh []*file, read func(context.Context, *file) error) {
	w.files = append(w.files, fresh...)
	w.work(func(ctx context.Context) error {
		for _, f := range fresh {
			if err := read(ctx, f); err != nil {
				f.wrong = w.desk.Say(err)
				continue
			}
			w.understand(f)
		}
		return ctx.Err()
	}, w.refresh)
}

// understand finds the annexes in a file by the meanings that hold now, keeping the answers that were given.
func (w *Wizard) understand(f *file) {
	choices := app.Choices{Meanings: maps.Clone(w.memory.Meanings), Headers: f.headers}
	r, err := app.Understand(f.source, choices)
	f.wrong = ""
	if err != nil {
		f.reading, f.wrong = nil, w.desk.Say(err)
		return
	}
	f.reading = r
	known := map[ledger.ID]string{}
	for _, a := range r.Annexes {
		for _, d := range a.Doubts {
			if s, given := f.answers[d.ID]; given {
				known[d.ID] = s
			}
		}
	}
	if err := r.Answer(known); err != nil {
		f.wrong = w.desk.Say(err)
	}
}

// compare sees what each file would change.
func (w *Wizard) compare() {
	for _, f := range w.good() {
		diff, err := app.Compare(w.desk.Ledger(), app.Intake{Reading: f.reading, Year: w.year})
		f.diff, f.wrong = diff, ""
		if err != nil {
			f.wrong = w.desk.Say(err)
		}
	}
}

// good are the files that were understood.
func (w *Wizard) good() []*file {
	var out []*file
	for _, f := range w.files {
		if f.reading != nil {
			out = append(out, f)
		}
	}
	return out
}

// work does something that takes time; the bottom line says so and offers to stop it.
func (w *Wizard) work(do func(context.Context) error, then func()) {
	ctx, cancel := context.WithCancel(context.Background())
	w.busy, w.cancel, w.wrong = true, cancel, ""
	w.refresh()
	w.desk.Run(func() error { return do(ctx) }, func(err error) {
		w.busy = false
		cancel()
		if err != nil {
			w.wrong = w.desk.Say(err)
		}
		then()
	})
}

func (w *Wizard) stop() {
	if w.cancel != nil {
		w.cancel()
	}
}

func (w *Wizard) say(text string) {
	w.wrong = text
	w.refresh()
}

// next goes to the next step, or takes everything in on the last one.
func (w *Wizard) next() {
	if why := w.pages[w.step].ready(); why != "" {
		w.say(why)
		return
	}
	w.wrong = ""
	if w.step == stepConfirm {
		w.finish()
		return
	}
	w.step++
	if w.step >= stepDoubts {
		w.work(func(context.Context) error { w.compare(); return nil }, w.refresh)
		return
	}
	w.refresh()
}

func (w *Wizard) back() {
	w.step, w.wrong = max(w.step-1, 0), ""
	w.refresh()
}

// finish hands everything to the ledger as one step.
func (w *Wizard) finish() {
	var in []app.Intake
	for _, f := range w.good() {
		in = append(in, app.Intake{Reading: f.reading, Year: w.year, Take: f.take})
	}
	remember := app.Choices{}
	if w.keep {
		remember.Meanings = w.memory.Meanings
	}
	w.busy = true
	w.refresh()
	w.desk.Take(in, remember, func(why string) {
		w.busy = false
		w.say(why)
	})
}

// counts says how many rows were understood so far.
func (w *Wizard) counts() string {
	text := ""
	for _, f := range w.good() {
		for i := range f.reading.Annexes {
			a := &f.reading.Annexes[i]
			text += fmt.Sprintf("%s %d 项　", a.Name(), len(a.Rows))
		}
	}
	return text
}
