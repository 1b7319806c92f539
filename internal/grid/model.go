package grid

// Model tells the grid what to show. It is read on Fyne's goroutine only and must not change between two calls of
// RefreshAll. Every row of a merged block gives its own text, equal to that of the block's first row.
type Model interface {
	Rows() int
	// Key names a row for its life, whatever its place.
	Key(row int) string
	Columns() []Column
	Cell(row, col int) Cell
	// Span is the vertical merge that contains the cell: its first row and its length, 1 for none.
	Span(row, col int) (top, n int)
	// Band is the text of a full-width group row such as “牵头 5 项”; ok is false for ordinary rows.
	Band(row int) (text string, ok bool)
}

// Align is how a cell's text stands in its column.
type Align int

// The alignments; Start is the zero value. Merged cells of a Centre column are centred in their visible part.
const (
	Start Align = iota
	Centre
	End
)

// Tone is what a text's colour means; the Palette says which colour that is.
type Tone int

// The tones: ordinary text, labels, hints, links, and the four verdicts that go with a Glyph.
const (
	Plain Tone = iota
	Quiet
	Faint
	Accent
	Good
	Warn
	Bad
	Unrated
)

// Glyph is a small shape before a cell's text, so that colour is never the only sign. Its colour follows the tone.
type Glyph int

// The glyphs.
const (
	NoGlyph Glyph = iota
	Dot
	Triangle
	Square
	Ring
)

// Column is how one column looks and behaves.
type Column struct {
	ID       string
	Header   string  // one or two lines, parted by "\n"
	Mark     string  // small accent word behind the header's last line, such as 本季
	Width    float32 // at zoom 1
	Flex     bool    // takes a share of the width that is left over
	Align    Align
	ReadOnly bool
	RowHead  bool // row numbers: header fill, a click selects whole rows; leading ones stay first and are never hidden
	Bold     bool
	Accent   bool // accent line on the header's top edge: the current quarter
	Filter   bool // has a menu: ▾ in the header
	Filtered bool // a funnel instead of the ▾
	Sorted   int8 // 1 ascending, -1 descending: a triangle in the header
	Drop     bool // its editor is a list: ▾ in the active cell

	Editor func() Editor // makes the editor of one cell; nil for text
}

// Cell is what one place shows.
type Cell struct {
	Text     string
	Tone     Tone
	Bold     bool
	Glyph    Glyph  // before the text
	Tag      string // small framed word before the text, such as 未更新
	Note     string // small lines under the text, such as “8 项” under a merged cell or the reason of a lamp
	Stamp    string // small framed word under the text, such as 人工
	Wash     Tone   // a quiet tint of the ground in a verdict's colour; Plain for none
	ReadOnly bool
	Why      string // why it is read-only, a Chinese sentence for OnRefuse; empty gives a general one
	Pending  bool   // typed, not yet kept
	Error    string // why what stands here cannot be accepted
	Hits     []Hit  // what a search found in the text, from left to right
}

// Hit is a part of a cell's text that a search found.
type Hit struct {
	From, To int // bytes
	Current  bool
}

// place is a row and a column by index.
type place struct{ row, col int }

// spot names a cell for its life: the row's key and the column's ID.
type spot struct{ key, column string }
