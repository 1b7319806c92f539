package doc

// MM is a millimetre in points.
const MM = 72 / 25.4

// Setup is the sheet of paper, in points as it is read: a landscape sheet is wider than high.
type Setup struct {
	Width, Height            float64
	Top, Bottom, Left, Right float64 // margins; what is left is the type area
	Landscape                bool    // bound as a portrait sheet: the page number stands at the left side, turned
	PageNumber               bool    // print "— 1 —"
	FirstPage                int     // number of the first page; 0 = 1
}

// A4Portrait is an official document's sheet: margins 37/35/28/26 mm, type area 156 × 225 mm (GB/T 9704-2012, 5.2).
func A4Portrait() Setup {
	return Setup{
		Width: 210 * MM, Height: 297 * MM,
		Top: 37 * MM, Bottom: 35 * MM, Left: 28 * MM, Right: 26 * MM,
		PageNumber: true,
	}
}

// A4Landscape is the sheet of a wide table. Its head lies at the bound sheet's left edge, its left side at the bottom,
// so both of them have the 25 mm that binding and page number need (offices use 20 to 25 mm); type area 252 × 163 mm.
func A4Landscape() Setup {
	return Setup{
		Width: 297 * MM, Height: 210 * MM,
		Top: 25 * MM, Bottom: 22 * MM, Left: 25 * MM, Right: 20 * MM,
		Landscape: true, PageNumber: true,
	}
}

// TypeWidth is the width of the type area.
func (s Setup) TypeWidth() float64 { return s.Width - s.Left - s.Right }

// TypeHeight is the height of the type area.
func (s Setup) TypeHeight() float64 { return s.Height - s.Top - s.Bottom }
