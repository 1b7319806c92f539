package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ui/look"
	"dubanben/internal/view"
)

// textCondition is one test on a column's text: how, and with what.
type textCondition struct {
	how  *look.Select
	with *look.Field
	row  *fyne.Container
}

func newTextCondition(d *Desk, op view.Op, text string, width float32) *textCondition {
	names := []string{"（不限）"}
	at := 0
	for i, o := range view.Ops() {
		names = append(names, o.Name())
		if o == op {
			at = i + 1
		}
	}
	c := &textCondition{how: d.Look.NewSelect(names, nil), with: look.NewField(d.Look, text, "文字", 1)}
	c.how.SetSelectedIndex(at)
	c.with.Changed = func(string) {
		if c.how.SelectedIndex() == 0 { // typing a text means to look for it
			c.how.SetSelectedIndex(1)
		}
	}
	const choice = 104
	c.row = container.New(look.Line(6), container.New(look.Fixed(choice, 30), c.how), container.New(look.Fixed(width-choice-6, 30), c.with))
	return c
}

// value is the test; none where nothing was chosen.
func (c *textCondition) value() (view.Op, string) {
	i := c.how.SelectedIndex()
	if i <= 0 {
		return "", ""
	}
	return view.Ops()[i-1], c.with.Text()
}
