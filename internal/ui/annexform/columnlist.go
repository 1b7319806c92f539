package annexform

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// columnList is where a person says which columns an annex has: each with the words of its head and what it holds.
type columnList struct {
	d     *desk.Desk
	lines []*columnLine
	box   *fyne.Container
	roll  *container.Scroll
	whole fyne.CanvasObject
}

// columnLine is one column.
type columnLine struct {
	header *look.Field
	was    string // the header as it was circulated, with its line breaks
	holds  *look.Select
	row    fyne.CanvasObject
}

// otherColumn is what a column holds that no field of ours is: its header says it.
const otherColumn = "其他内容"

// columnFields are what a column can hold, as the list offers it.
func columnFields(year int) []ledger.Field {
	out := []ledger.Field{ledger.FieldNo, ledger.FieldSub, ledger.FieldMatter, ledger.FieldText, ledger.FieldLeader, ledger.FieldLead,
		ledger.FieldPersons, ledger.FieldRelated, ledger.FieldDeadline, ledger.FieldProgress}
	for n := 1; n <= 4; n++ {
		out = append(out, ledger.Target(ledger.MakeQuarter(year, n)))
	}
	return out
}

// How many columns are seen at once, whole ones, and how high each is.
const (
	shownColumns = 5
	columnHigh   = 30
	columnGap    = 4
)

func newColumnList(d *desk.Desk) *columnList {
	c := &columnList{d: d, box: container.New(look.Stack(columnGap))}
	c.roll = container.NewVScroll(container.New(look.Inset(columnGap, 12, columnGap, 4), c.box))
	add := container.New(look.Line(0), d.Look.Tool("plus", "加一栏", func() { c.add(ledger.Column{}, 0) }))
	c.whole = container.New(look.Stack(2), look.Framed(d.Look, container.New(look.Fixed(0, shownColumns*(columnHigh+columnGap)+columnGap), c.roll)), add,
		look.NewProse("删去的栏目如果还有内容，会排在最后显示，内容不会丢。", 12, 18, false, d.Look.Text2()).Within(annexWidth-annexLabel-8))
	return c
}

// fill lists the columns.
func (c *columnList) fill(columns []ledger.Column, year int) {
	c.lines = nil
	for _, x := range columns {
		c.append(x, year)
	}
	c.show()
}

func (c *columnList) add(x ledger.Column, year int) {
	c.append(x, year)
	c.show()
	c.roll.ScrollToBottom()
	c.d.Host.Focus(c.lines[len(c.lines)-1].header.Area)
}

func (c *columnList) append(x ledger.Column, year int) {
	line := &columnLine{was: x.Header, header: look.NewField(c.d.Look, strings.ReplaceAll(x.Header, "\n", ""), "栏名", 1)}
	names, at := []string{}, -1
	for _, f := range columnFields(year) {
		names = append(names, f.Name())
		if base, _ := f.Split(); f == x.Field || base == ledger.FieldTargets && f.Name() == x.Field.Name() {
			at = len(names) - 1
		}
	}
	names = append(names, otherColumn)
	if at < 0 {
		at = len(names) - 1
	}
	line.holds = c.d.Look.NewSelect(names, nil)
	line.holds.SetSelectedIndex(at)
	l := c.d.Look
	line.row = container.New(look.Line(4), container.New(look.Fixed(220, columnHigh), line.header), container.New(look.Fixed(190, columnHigh), line.holds),
		l.Tool("up", "", func() { c.move(line, -1) }), l.Tool("down", "", func() { c.move(line, 1) }), l.Tool("x", "", func() { c.remove(line) }))
	c.lines = append(c.lines, line)
}

func (c *columnList) show() {
	c.box.Objects = nil
	for _, line := range c.lines {
		c.box.Add(line.row)
	}
	c.box.Refresh()
}

func (c *columnList) at(line *columnLine) int {
	for i, x := range c.lines {
		if x == line {
			return i
		}
	}
	return -1
}

func (c *columnList) move(line *columnLine, by int) {
	i := c.at(line)
	if j := i + by; i >= 0 && j >= 0 && j < len(c.lines) {
		c.lines[i], c.lines[j] = c.lines[j], c.lines[i]
		c.show()
	}
}

func (c *columnList) remove(line *columnLine) {
	if i := c.at(line); i >= 0 {
		c.lines = append(c.lines[:i:i], c.lines[i+1:]...)
		c.show()
	}
}

// columns are those that the list says; a head without words gets the field's own name.
func (c *columnList) columns(year int) []ledger.Column {
	fields := columnFields(year)
	var out []ledger.Column
	for _, line := range c.lines {
		header := strings.TrimSpace(line.header.Text())
		if header == strings.ReplaceAll(line.was, "\n", "") {
			header = line.was
		}
		i := line.holds.SelectedIndex()
		switch {
		case i >= 0 && i < len(fields):
			if header == "" {
				header = fields[i].Name()
			}
			out = append(out, ledger.Column{Field: fields[i], Header: header})
		case header != "":
			out = append(out, ledger.Column{Field: ledger.Extra(header), Header: header})
		}
	}
	return out
}
