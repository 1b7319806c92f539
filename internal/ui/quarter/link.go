package quarter

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/ui/look"
)

// newLink is a word with a number that opens the rows it counts; chosen says that they are what is shown.
func newLink(l *look.Look, word, number string, chosen bool, open func()) *look.Press {
	n := look.Words(number, 14, true, l.Accent())
	under := container.New(look.Stack(0), n, look.Rule(l.Accent(), false))
	p := look.NewPress(l, container.New(look.Fixed(0, 28), container.New(look.Inset(0, 4, 0, 4),
		container.New(look.Line(4), look.Words(word, 14, false, l.Text2()), under))), open)
	p.Soft = chosen
	return p
}

// segment is one of several things of which one is shown.
type segment struct {
	text   string
	key    string // that does the same, "" for none
	chosen bool
	open   func()
}

// newSegments stand side by side in one frame.
func newSegments(l *look.Look, all []segment) fyne.CanvasObject {
	row := container.New(look.Line(0))
	for _, x := range all {
		c := l.Text()
		if x.chosen {
			c = l.Accent()
		}
		words := container.New(look.Line(5), look.Words(x.text, 14, x.chosen, c))
		if x.key != "" {
			words.Add(look.Words(x.key, 12, false, l.Text2()))
		}
		p := look.NewPress(l, container.New(look.Fixed(0, 28), container.New(look.Inset(0, 10, 0, 10), words)), x.open)
		p.Soft = x.chosen
		row.Add(p)
	}
	return look.Framed(l, row)
}

// blank stands where there are no rows: what would stand there, and the first step towards it.
func blank(l *look.Look, why string, first fyne.CanvasObject) fyne.CanvasObject {
	const width = 420
	parts := []fyne.CanvasObject{look.NewProse(why, 14, 20, false, l.Text2()).Within(width)}
	if first != nil {
		parts = append(parts, container.New(look.Line(0), first))
	}
	return container.NewCenter(container.New(look.Fixed(width, 0), container.New(look.Stack(12), parts...)))
}
