package uitest

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"dubanben/internal/grid"
)

// walk visits an object and those below it in the order of painting, hidden ones left out.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			walk(x, visit)
		}
	case fyne.Widget:
		for _, x := range test.WidgetRenderer(o).Objects() {
			walk(x, visit)
		}
	}
}

// Found are the objects of a type that walk visits.
func Found[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var out []T
	walk(o, func(o fyne.CanvasObject) {
		if x, ok := o.(T); ok {
			out = append(out, x)
		}
	})
	return out
}

// Texts are the texts that can be read in an object.
func Texts(o fyne.CanvasObject) []string {
	var out []string
	for _, x := range Found[*canvas.Text](o) {
		if x.Text != "" {
			out = append(out, x.Text)
		}
	}
	return out
}

// Text is what can be read in an object, in one string: texts broken into lines are whole in it.
func Text(o fyne.CanvasObject) string { return strings.Join(Texts(o), "") }

// Cell is what a table shows in a column of the row with a key.
func Cell(t testing.TB, m grid.Model, key, column string) grid.Cell {
	t.Helper()
	c := slices.IndexFunc(m.Columns(), func(c grid.Column) bool { return c.ID == column })
	for i := range m.Rows() {
		if m.Key(i) == key && c >= 0 {
			return m.Cell(i, c)
		}
	}
	t.Fatalf("no cell %s of %s", column, key)
	return grid.Cell{}
}

// Bands are the lines over the groups of a table's rows.
func Bands(m grid.Model) []string {
	var out []string
	for i := range m.Rows() {
		if band, ok := m.Band(i); ok {
			out = append(out, band)
		}
	}
	return out
}
