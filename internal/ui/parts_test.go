package ui

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/ui/sheet"
	"dubanben/internal/ui/uitest"
	"dubanben/internal/ui/units"
)

// tableRow is a row of the table on the screen: a task with its role, or a band.
type tableRow struct {
	task *ledger.Task
	role string
	band string
}

// tableNow is the table on the screen as a test reads it.
type tableNow struct {
	grid.Model
	list    []tableRow
	columns []sheet.Column
}

// model is that of the screen's table.
func (s *stage) model() tableNow {
	s.t.Helper()
	x := s.sheet()
	if x == nil {
		s.t.Fatalf("%T has no rows", s.screen)
	}
	m := tableNow{Model: x.Model(), columns: x.Columns()}
	rows := x.Rows()
	for i := range m.Rows() {
		if band, ok := m.Band(i); ok {
			m.list = append(m.list, tableRow{band: band})
			continue
		}
		role := ""
		if is, ok := rows[0].About.(fmt.Stringer); ok {
			role = is.String()
		}
		m.list = append(m.list, tableRow{task: rows[0].Task, role: role})
		rows = rows[1:]
	}
	return m
}

// finderNow is the strip over the table as a person sees it.
type finderNow struct {
	strip      *fyne.Container
	find, with *look.Field // with is nil where nothing is to be replaced
	count      string
	at, hits   int // at counts from 1, 0 before the first step
}

// finder reads the strip.
func (s *stage) finder() finderNow {
	strip := s.strips()[0].(*fyne.Container)
	f := finderNow{strip: strip}
	for i, x := range uitest.Found[*look.Field](strip) {
		if i == 0 {
			f.find = x
		} else {
			f.with = x
		}
	}
	told := regexp.MustCompile(`^(?:(\d+) / )?(\d+)(?: 处)?$|^没有找到$`)
	for _, x := range uitest.Found[*canvas.Text](strip) {
		if m := told.FindStringSubmatch(x.Text); m != nil && f.count == "" && x.TextSize == 12 {
			f.count = x.Text
			f.at, _ = strconv.Atoi(m[1])
			f.hits, _ = strconv.Atoi(m[2])
		}
	}
	return f
}

// strips are the finder and the chips over the table.
func (s *stage) strips() []fyne.CanvasObject {
	return s.sheet().Content().(*fyne.Container).Objects[0].(*fyne.Container).Objects
}

// chips are the conditions over the table.
func (s *stage) chips() []*look.Press {
	var out []*look.Press
	for _, p := range uitest.Found[*look.Press](s.strips()[1]) {
		if text := uitest.Text(p); text != "重新应用" && text != "全部清除" {
			out = append(out, p)
		}
	}
	return out
}

// closeFinder presses Esc in the strip.
func (s *stage) closeFinder() {
	s.finder().find.Escape()
	s.settle()
}

// valueNow is a value of a filter box.
type valueNow struct {
	fyne.Tappable
	check *look.Check
	count fyne.CanvasObject
}

// valueRows are the values that the box shows, with their ticks and counts.
func (s *stage) valueRows() map[string]valueNow {
	out := map[string]valueNow{}
	walk(s.win.Canvas().Overlays().Top(), func(o fyne.CanvasObject, _ []frameOf) {
		if fmt.Sprintf("%T", o) != "*sheet.valueRow" || o.Size().Height <= 0 {
			return
		}
		check := uitest.Found[*look.Check](o)[0]
		texts := uitest.Found[*canvas.Text](o)
		count := texts[slices.IndexFunc(texts, func(x *canvas.Text) bool { return x.TextSize == 12 })]
		out[uitest.Text(check)] = valueNow{o.(fyne.Tappable), check, count}
	})
	return out
}

// byUnit opens the screen by unit on one unit.
func (s *stage) byUnit(name string) *units.Screen {
	s.t.Helper()
	s.openUnits()
	x := s.screen.(*units.Screen)
	u := s.book.Ledger().UnitNamed(name)
	if u == nil || !x.Pick(u.ID) {
		s.t.Fatalf("there is no unit %s", name)
	}
	s.settle()
	return x
}

// unitList is the list at the left of 按单位.
func (s *stage) unitList() *grid.Grid { return s.screen.(*units.Screen).Stops()[1].(*grid.Grid) }

// searchUnits types into the box over the list of units.
func (s *stage) searchUnits(text string) {
	s.win.Canvas().Focus(s.screen.(*units.Screen).Stops()[0])
	s.shortcutKey(&fyne.ShortcutSelectAll{})
	s.typed(text)
}

// choices are the lists to choose from that can be seen on the screen, by what they are labelled.
func (s *stage) choices() []*look.Select { return uitest.Found[*look.Select](s.screen.Content()) }

// shows tells whether a text stands on the screen as it is.
func (s *stage) shows(text string) bool {
	for _, x := range s.seen() {
		if x == text {
			return true
		}
	}
	return false
}
