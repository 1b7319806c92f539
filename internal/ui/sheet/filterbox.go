package sheet

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// filterBox is what hangs under a column's head: sorting, a condition on the text, and the column's values to tick.
type filterBox struct {
	s      *Sheet
	field  ledger.Field
	popup  *widget.PopUp
	values []view.ValueCount // all of the column
	listed []int             // those the search leaves, as places in values
	ticked map[string]bool
	search *look.Field
	all    *look.Check
	list   *valueList
	none   *canvas.Text    // stands over an empty list
	names  *view.Suggester // the short values, found by pinyin too; nil until letters are typed
	first  *textCondition
	second *textCondition
	either *look.Select
	quiet  bool // ticks are being set by us
}

// The filter box's inner size.
const (
	filterWidth  = 300
	filterHeight = 208
	valueWidth   = filterWidth - 92 // of a value's text, beside its tick and its count
)

// openFilter opens the box of a column at a place of the canvas.
func (s *Sheet) openFilter(columnID string, at fyne.Position) {
	field := s.fieldOf(columnID)
	if field == "" {
		return
	}
	s.d.Host.Later(func() { // the press that asked for it would take the focus away again
		s.d.Settled(func() { newFilterBox(s, field).open(at) }, func() {})
	})
}

func newFilterBox(s *Sheet, field ledger.Field) *filterBox {
	b := &filterBox{s: s, field: field, ticked: map[string]bool{}}
	var tasks []*ledger.Task
	for _, g := range s.groups {
		for _, x := range g.rows {
			tasks = append(tasks, x.seen)
		}
	}
	b.values = view.Values(s.d.Ledger(), tasks, field, s.looked.filter)
	for _, v := range b.values {
		b.ticked[v.Value] = v.Chosen
	}
	now := s.looked.filter.On(field)
	b.build(now)
	b.narrow("")
	return b
}

func (b *filterBox) build(now view.Condition) {
	d, l := b.s.d, b.s.d.Look
	b.search = look.NewField(l, "", "查找值", 1)
	b.search.Changed, b.search.Enter, b.search.Escape = b.narrow, b.take, b.hide
	b.all = l.NewCheck("", b.tickAll)
	b.list = newValueList(b)
	rest := b.search.Area.OnKey
	b.search.Area.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyDown {
			d.Host.Focus(b.list)
			return true
		}
		return rest(k)
	}
	b.first, b.second = newTextCondition(d, now.Op, now.Text, filterWidth), newTextCondition(d, now.Op2, now.Text2, filterWidth-90)
	for _, c := range []*textCondition{b.first, b.second} {
		c.with.Enter, c.with.Escape = b.take, b.hide
	}
	b.either = l.NewSelect([]string{"并且", "或者"}, nil)
	b.either.SetSelectedIndex(0)
	if now.Or {
		b.either.SetSelectedIndex(1)
	}
	b.popup = widget.NewPopUp(look.Panel(l.Surface(), look.Inset(8, 10, 10, 10), container.New(look.Fixed(filterWidth, 0), b.parts())), d.Canvas)
}

// parts are the rows of the box.
func (b *filterBox) parts() fyne.CanvasObject {
	l := b.s.d.Look
	sort := func(icon, text string, down bool) fyne.CanvasObject {
		return l.Tool(icon, text, func() { b.hide(); b.s.SortBy(b.field, down) })
	}
	head := container.New(look.Line(4), look.Words(b.s.headerOf(b.field), 14, true, l.Text()), look.NewSpring(), sort("up", "升序", false), sort("down", "降序", true))
	second := container.New(look.Line(6), container.New(look.Fixed(84, 30), b.either), b.second.row)
	b.none = look.Words("没有符合的值", 14, false, l.Text2())
	ticks := look.Framed(l, container.New(look.Fixed(filterWidth, filterHeight), b.list, container.NewCenter(b.none)))
	clear := l.TallButton("清除筛选", func() { b.hide(); b.s.setCondition(view.Condition{Field: b.field}) })
	buttons := container.New(look.Line(8), clear, look.NewSpring(), l.TallButton("取消", b.hide), l.MainButton("确定", b.take))
	return container.New(look.Stack(6), head, b.first.row, second, b.search, container.New(look.Line(0), b.all, look.NewSpring()), ticks, buttons)
}

func (b *filterBox) hide() {
	b.popup.Hide()
	b.s.d.Host.Focus(b.s.Grid)
}

// open shows the box where it fits into the window.
func (b *filterBox) open(at fyne.Position) {
	size, whole := b.popup.MinSize(), b.s.d.Canvas.Size()
	at.X, at.Y = max(0, min(at.X, whole.Width-size.Width)), max(0, min(at.Y, whole.Height-size.Height))
	b.popup.ShowAtPosition(at)
	b.s.d.Overlay(b.take, b.hide, b.popup.Visible)
	b.s.d.Host.Focus(b.search.Area)
}

// otherNames are how else a unit of the list is called, and what is printed in its place.
func (b *filterBox) otherNames(shown string) []string {
	if u := b.s.d.Ledger().UnitNamed(shown); u != nil {
		return u.Names()
	}
	return nil
}

// narrow lists the values that contain the text, and names that begin with its letters; a unit by any of its names.
func (b *filterBox) narrow(text string) {
	p := view.NewPattern(text, view.Strictness{})
	sound := b.sounding(text)
	b.listed = b.listed[:0]
	for i, v := range b.values {
		if text == "" || p.Found(v.Shown) || sound[i] || slices.ContainsFunc(b.otherNames(v.Shown), p.Found) {
			b.listed = append(b.listed, i)
		}
	}
	look.Show(b.none, len(b.listed) == 0)
	b.summarise()
	b.list.Refresh()
}

// sounding are the values that letters may mean as pinyin or initials. A long text is no name: it is found by its words alone.
func (b *filterBox) sounding(text string) map[int]bool {
	const name = 30 // characters
	if text == "" || !latin(text) {
		return nil
	}
	if b.names == nil {
		var all []view.Candidate
		for i, v := range b.values {
			if utf8.RuneCountInString(v.Shown) <= name {
				all = append(all, view.Candidate{Name: v.Shown, Others: b.otherNames(v.Shown), Rank: int64(i)})
			}
		}
		b.names = view.NewSuggester(all)
	}
	found := map[int]bool{}
	for _, m := range b.names.Suggest(text, 0) {
		found[int(m.Candidate.Rank)] = true
	}
	return found
}

// summarise says over the list how many values are ticked.
func (b *filterBox) summarise() {
	n := 0
	for _, i := range b.listed {
		if b.ticked[b.values[i].Value] {
			n++
		}
	}
	b.quiet = true
	b.all.Checked = n == len(b.listed) && n > 0
	b.all.SetText(fmt.Sprintf("全选（%d/%d）", n, len(b.listed)))
	b.all.Refresh()
	b.quiet = false
}

// tickAll ticks all listed values, or none.
func (b *filterBox) tickAll(on bool) {
	if b.quiet {
		return
	}
	for _, i := range b.listed {
		b.ticked[b.values[i].Value] = on
	}
	b.summarise()
	b.list.Refresh()
	b.keysToSearch()
}

// keysToSearch takes the keys back from a tick that was clicked, so that Enter and Esc go on working.
func (b *filterBox) keysToSearch() { b.s.d.Host.Focus(b.search.Area) }

// take filters by what is ticked: by the listed values only, where the list was narrowed.
func (b *filterBox) take() {
	c := view.Condition{Field: b.field, Or: b.either.SelectedIndex() == 1}
	c.Op, c.Text = b.first.value()
	c.Op2, c.Text2 = b.second.value()
	var values []string
	for _, i := range b.listed {
		if v := b.values[i].Value; b.ticked[v] {
			values = append(values, v)
		}
	}
	if len(values) == 0 && len(b.values) > 0 {
		b.s.d.Say("至少勾选一个值。")
		return
	}
	if len(values) < len(b.values) {
		c.Values = values
	}
	b.hide()
	b.s.setCondition(c)
}

// valueRow is one value with its tick and its count.
type valueRow struct {
	widget.BaseWidget
	b     *filterBox
	check *look.Check
	count *fyne.Container
	whole fyne.CanvasObject
	value string
}

func newValueRow(b *filterBox) *valueRow {
	r := &valueRow{b: b, check: b.s.d.Look.NewCheck("", nil)}
	r.count = container.New(look.Line(0))
	r.whole = container.New(look.Fixed(0, 28), container.New(look.Inset(0, 10, 0, 2), container.New(look.Dock(look.AtRight), r.count, container.NewClip(r.check))))
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer belongs to Fyne.
func (r *valueRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.whole) }

// Tapped ticks, wherever on the row.
func (r *valueRow) Tapped(*fyne.PointEvent) { r.check.SetChecked(!r.check.Checked) }

func (r *valueRow) show(v view.ValueCount) {
	r.value = v.Value
	r.check.OnChanged = nil
	r.check.SetText(look.Clipped(v.Shown, 14, nil, valueWidth).Text)
	r.check.SetChecked(r.b.ticked[v.Value])
	r.check.OnChanged = func(on bool) { r.b.ticked[r.value] = on; r.b.summarise(); r.b.keysToSearch() }
	r.count.Objects = []fyne.CanvasObject{look.Words(fmt.Sprint(v.Count), 12, false, r.b.s.d.Look.Text2())}
	r.whole.Refresh() // a longer count takes room from the value
}
