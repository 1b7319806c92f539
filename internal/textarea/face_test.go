package textarea

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dubanben/assets"
)

// face is Fyne's theme with the program's own font: the tests measure and paint the same on every machine.
type face struct {
	fyne.Theme
	regular, bold fyne.Resource
}

func newFace() face {
	return face{theme.DefaultTheme(), fyne.NewStaticResource("r.ttf", assets.FontSansRegular), fyne.NewStaticResource("b.ttf", assets.FontSansBold)}
}

// Font is the embedded one.
func (f face) Font(s fyne.TextStyle) fyne.Resource {
	if s.Bold {
		return f.bold
	}
	return f.regular
}
