// Package table is the neutral table that readers make and writers take: cells with spans and source references,
// a header that repeats, column widths and breaks. It knows no domain word and no file format.
package table

// Source is one file as it was read: paragraphs and tables in reading order.
type Source struct {
	Name   string // file name, for messages
	Blocks []Block
	Notes  []Note // what a person may want to know about a file that was read all the same
	Year   int    // that a line of its own gives all tables of the file; 0 = none
	Own    bool   // written by this program: a cell counts for the rows under it only where it is merged over them
	Marked bool   // by its flat form, which marks places that are none
	Whole  bool   // the file of a whole ledger, of which the tables are the tasks alone
}

// The custom document property by which a reader knows that this program wrote a file, so that Own is set. Office programs
// keep such properties when they save. The value names the form, for versions to come; a reader takes any.
const (
	OwnProperty = "督办本"
	OwnForm     = "分解表 1"
)

// Note is something a reader noticed and read past.
type Note struct {
	Ref  Ref
	Kind NoteKind
	Text string // out of the file: the formula, the link's target; empty where Ref and Kind say all
}

// NoteKind says what was noticed.
type NoteKind string

// The kinds of notes.
const (
	FormulaWithoutValue NoteKind = "formula-without-value" // no program has computed it; read as an empty cell
	HiddenSheet         NoteKind = "hidden-sheet"
	ExternalLink        NoteKind = "external-link"  // values out of another file, as they were when it was saved
	CoveredText         NoteKind = "covered-text"   // a text under a merged cell, which nobody sees; left out
	NestedTable         NoteKind = "nested-table"   // a table within a cell
	TrackedChange       NoteKind = "tracked-change" // read as if it were accepted
	TooWide             NoteKind = "too-wide"       // a row has more cells than its table has columns
	Footnote            NoteKind = "footnote"       // a footnote or endnote; it stands in no cell
	HiddenText          NoteKind = "hidden-text"    // formatted as hidden; left out
	EmbeddedFile        NoteKind = "embedded-file"  // a file within the file, whose text is not read
)

// Block is a paragraph, or a table where Table is not nil.
type Block struct {
	Text  string
	Ref   Ref
	Table *Table
}

// Ref says where in its file something stood; zero fields are unknown.
type Ref struct {
	Sheet string
	Line  int // 1-based line of a text file
	Row   int // 1-based row of a sheet or table
	Col   int // 1-based column
}

// Align is how a cell's text stands in its width.
type Align int

// The alignments; Start is the zero value.
const (
	Start Align = iota
	Centre
	End
)

// Cell is one place of the grid. A cell covered by the span of another has Covered set and no text.
type Cell struct {
	Text    string // paragraphs joined by "\n"
	Rows    int    // rows spanned; 0 and 1 both mean one
	Cols    int    // columns spanned; 0 and 1 both mean one
	Covered bool
	Missing bool // the source row had no such cell at all; it was put in to keep the columns aligned
	Ref     Ref
}

// Column is how one column looks.
type Column struct {
	Width float64 // millimetres on the page; 0 = share what is left
	Align Align
}

// Table is rows of cells, every row as long as Columns. The first Header rows repeat on every page.
type Table struct {
	Columns []Column
	Header  int
	Rows    [][]Cell
	Breaks  []int // indexes of rows that begin a new page
}

// Span returns the rows and columns that the cell takes, each at least one.
func (c Cell) Span() (rows, cols int) { return max(c.Rows, 1), max(c.Cols, 1) }

// Owner returns the place of the cell that covers row r and column c: r and c themselves where nothing does.
func (t *Table) Owner(r, c int) (row, col int) {
	for row = r; row >= 0; row-- {
		for col = c; col >= 0; col-- {
			rows, cols := t.Rows[row][col].Span()
			if !t.Rows[row][col].Covered && row+rows > r && col+cols > c {
				return row, col
			}
			if !t.Rows[row][col].Covered && row == r {
				break
			}
		}
	}
	return r, c
}
