// Package importer is the wizard that takes annexes in: choose the files, look at what their headers were taken for, answer
// what nobody but a person can know, see what would change, and take it. Until the last button nothing has changed.
package importer

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/annex"
	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
	"dubanben/internal/ui/look"
)

// Desk is what the wizard needs of the window it stands in.
type Desk struct {
	Look    *look.Look
	Host    grid.Host
	Table   func(grid.Model) *grid.Grid               // a table connected with the window
	Run     func(work func() error, then func(error)) // off Fyne's goroutine, one after another
	Ground  func() (app.Ground, error)                // what the files are compared with; not for Fyne's goroutine
	Choices func() app.Choices                        // what is remembered of headers
	Choose  func(then func(paths []string))           // asks for files
	Pasted  func() string                             // what is on the clipboard
	Ask     func(title, text, yes string, do func())  // asks before something is lost
	Leave   func()
	Year    int                // proposed for annexes that name none
	Say     func(error) string // an error in Chinese

	// Take takes it and leaves the wizard, or says why not.
	Take func(ctx context.Context, in []app.Intake, remember app.Choices, failed func(string))
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
	offers  annex.Offers
	same    []union // units of the ledger that the file has as spellings of one
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

	job    *job   // what is being done; nil for nothing
	wrong  string // said at the bottom
	ground app.Ground
	rows   *changeRows // what would change
	places places

	long     *container.Scroll // of the present page, where it is longer than the window
	longStep step

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
	w := &Wizard{desk: d, keep: true, year: d.Year, rows: newChangeRows(nil), body: container.NewStack(), head: container.NewStack(), foot: container.NewStack()}
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

// read reads and understands files, each on its own: one that cannot be read keeps no other out. Those that a person did not
// wait for are not on the list.
func (w *Wizard) read(fresh []*file, read func(context.Context, *file) error) {
	if len(fresh) == 0 || w.job != nil {
		return
	}
	w.files = append(w.files, fresh...)
	done := map[*file]bool{}
	w.work(func(ctx context.Context, p *app.Progress) error {
		for i, f := range fresh {
			p.Of(i+1, len(fresh))
			err := read(ctx, f)
			if err == nil {
				err = w.understand(ctx, f)
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if done[f] = true; err != nil {
				f.wrong = w.desk.Say(err)
			}
		}
		return nil
	}, func(err error) {
		w.files = slices.DeleteFunc(w.files, func(f *file) bool { return slices.Contains(fresh, f) && !done[f] })
		if err != nil {
			w.wrong = "已取消，没有读完的文件没有列入。"
		}
		w.places.want = mainButton
		w.refresh()
	})
}

// understand finds the annexes in a file by the meanings that hold now, keeping the answers that were given.
func (w *Wizard) understand(ctx context.Context, f *file) error {
	choices := app.Choices{Meanings: maps.Clone(w.memory.Meanings), Headers: f.headers}
	r, err := app.Understand(ctx, f.source, choices)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	f.reading, f.wrong = nil, ""
	if err != nil {
		return err
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
	err = r.Answer(known)
	f.offers = r.Offers()
	return err
}

// compare sees what each file would change.
func (w *Wizard) compare(ctx context.Context, p *app.Progress) error {
	good := w.good()
	for i, f := range good {
		p.Of(i+1, len(good))
		diff, err := app.Compare(ctx, w.ground, app.Intake{Reading: f.reading, Year: w.year})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		f.diff, f.wrong = diff, ""
		if err != nil {
			f.wrong = w.desk.Say(err)
		}
		f.same = unions(w.ground.Ledger, f.offers.Spellings)
	}
	w.rows = newChangeRows(good)
	return nil
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

func (w *Wizard) say(text string) {
	w.wrong = text
	w.refresh()
}

// next goes to the next step, or takes everything in on the last one.
func (w *Wizard) next() {
	if w.job != nil {
		return
	}
	if why := w.pages[w.step].ready(); why != "" {
		w.say(why)
		return
	}
	w.wrong = ""
	switch {
	case w.step == stepConfirm:
		w.finish()
	case w.step+1 >= stepDoubts:
		w.look(w.step + 1)
	default:
		w.turn(w.step + 1)
	}
}

// look compares the files with the ledger as it is now and shows a step that needs to know.
func (w *Wizard) look(to step) {
	w.work(func(ctx context.Context, p *app.Progress) (err error) {
		if w.ground, err = w.desk.Ground(); err != nil {
			return err
		}
		return w.compare(ctx, p)
	}, func(err error) {
		if err != nil {
			w.say(w.desk.Say(err))
			return
		}
		w.turn(to)
	})
}

// turn shows another step, the keys on what goes on from there.
func (w *Wizard) turn(to step) {
	w.step, w.places.want = to, mainButton
	if to == stepConfirm && w.rows.Rows() > w.rows.bands {
		w.places.want = sheetTable
	}
	w.refresh()
}

func (w *Wizard) back() {
	w.wrong = ""
	w.turn(max(w.step-1, 0))
}

// Leave puts the wizard away without taking anything.
func (w *Wizard) Leave() { w.desk.Leave() }

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
	j := w.begin()
	w.desk.Take(j.ctx, in, remember, func(why string) {
		w.end(j)
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
