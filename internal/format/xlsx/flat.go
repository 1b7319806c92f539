package xlsx

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Flat is one worksheet for sorting, filtering and pivot tables: a header row that stays in sight and has filters, and rows in
// which nothing is merged.
type Flat struct {
	Name    string // of the worksheet; made legal where it is not
	Columns []FlatColumn
	Rows    iter.Seq[[]string] // each as long as Columns; read once
}

// FlatColumn is one column of a flat worksheet.
type FlatColumn struct {
	Header string
	Width  float64 // in characters of a spreadsheet program: two for a Chinese one
	Number bool    // whole numbers are written as numbers, other texts as they are
}

// WriteFlat writes flat worksheets as one workbook, row by row. What is longer than a worksheet goes on in a further one under
// the same header. Texts stay texts, whatever they begin with. The same sheets give the same bytes. Errors are *Error and
// those of w.
func WriteFlat(w io.Writer, sheets []Flat, created time.Time) error {
	return writeFlat(w, sheets, created, MaxRows)
}

func writeFlat(w io.Writer, sheets []Flat, created time.Time, most int) error {
	b := &flatBook{f: excelize.NewFile(), most: most}
	defer func() { _ = b.f.Close() }() // by then the workbook is written or has failed
	if err := b.prepare(created); err != nil {
		return fmt.Errorf("prepare workbook: %w", err)
	}
	for _, s := range sheets {
		if err := b.sheet(s); err != nil {
			return err
		}
	}
	if err := b.f.SetZipWriter(parcels(nil)).Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// flatBook is a workbook of flat worksheets being written.
type flatBook struct {
	f      *excelize.File
	most   int // rows of a worksheet
	head   int // styles of cells
	text   int
	long   int
	number int
	count  int // worksheets so far
}

func (b *flatBook) prepare(created time.Time) error {
	if err := b.f.SetDefaultFont(fontPage); err != nil {
		return err
	}
	if err := setProperties(b.f, "", created); err != nil {
		return err
	}
	top := &excelize.Alignment{Vertical: "top"}
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&b.head, excelize.Style{Font: &excelize.Font{Family: fontHead, Size: 11}, NumFmt: asText,
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{&b.text, excelize.Style{Alignment: top, NumFmt: asText}},
		{&b.long, excelize.Style{Alignment: top}},
		{&b.number, excelize.Style{Alignment: top, NumFmt: whole}},
	} {
		id, err := b.f.NewStyle(&s.style)
		if err != nil {
			return err
		}
		*s.id = id
	}
	return nil
}

// sheet writes the rows of one sheet onto as many worksheets as they need.
func (b *flatBook) sheet(s Flat) error {
	if len(s.Columns) == 0 || len(s.Columns) > MaxCols {
		return &Error{Kind: TooBig}
	}
	next, stop := iter.Pull(s.Rows)
	defer stop()
	row, more := next()
	for part := 1; part == 1 || more; part++ {
		name := s.Name
		if part > 1 {
			name = fmt.Sprintf("%s（%d）", s.Name, part)
		}
		p, err := b.page(sheetName(name), s.Columns)
		if err != nil {
			return fmt.Errorf("begin worksheet: %w", err)
		}
		for ; more && p.row < b.most; row, more = next() {
			if err := p.put(row); err != nil {
				return err
			}
		}
		if err := p.end(); err != nil {
			return fmt.Errorf("end worksheet: %w", err)
		}
	}
	return nil
}

// flatPage is one worksheet being written.
type flatPage struct {
	*flatBook
	name    string
	columns []FlatColumn
	sw      *excelize.StreamWriter
	row     int // last row written, 1-based
	cells   []any
}

// page begins a worksheet with its header.
func (b *flatBook) page(name string, columns []FlatColumn) (*flatPage, error) {
	p := &flatPage{flatBook: b, name: name, columns: columns, cells: make([]any, len(columns))}
	var err error
	if b.count == 0 {
		err = b.f.SetSheetName("Sheet1", name)
	} else {
		_, err = b.f.NewSheet(name)
	}
	if err != nil {
		return nil, err
	}
	b.count++
	if p.sw, err = b.f.NewStreamWriter(name); err != nil {
		return nil, err
	}
	if err := p.sw.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: "A2", ActiveCell: "A2", Pane: "bottomLeft"}},
	}); err != nil {
		return nil, err
	}
	for i := len(columns); i > 0; i-- { // the library puts each before those it has
		if err := p.sw.SetColWidth(i, i, columns[i-1].Width); err != nil {
			return nil, err
		}
	}
	for i, c := range columns {
		p.cells[i] = excelize.Cell{StyleID: b.head, Value: clean(c.Header)}
	}
	return p, p.write()
}

func (p *flatPage) write() error {
	p.row++
	return p.sw.SetRow(fmt.Sprintf("A%d", p.row), p.cells)
}

// put writes one row.
func (p *flatPage) put(row []string) error {
	if len(row) != len(p.columns) {
		return &Error{Kind: Ragged, Row: p.row + 1}
	}
	for i, text := range row {
		text = clean(text)
		if tooLong(text) {
			return &Error{Kind: TooLong, Row: p.row + 1, Col: i + 1}
		}
		p.cells[i] = p.cell(text, p.columns[i].Number)
	}
	if err := p.write(); err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	return nil
}

// cell is marked as text, so that a clerk who opens it for editing makes no formula of it; old programs show texts marked so
// as #### where they are long.
func (p *flatPage) cell(text string, number bool) excelize.Cell {
	const longest = 255
	if text == "" {
		return excelize.Cell{StyleID: p.text}
	}
	if n, ok := wholeNumber(text); ok && number {
		return excelize.Cell{StyleID: p.number, Value: n}
	}
	if len(text) > longest && units16(text) > longest && !strings.ContainsRune("=+-@", rune(text[0])) {
		return excelize.Cell{StyleID: p.long, Value: text}
	}
	return excelize.Cell{StyleID: p.text, Value: text}
}

// end sets what stands in the file behind the rows.
func (p *flatPage) end() error {
	area := fmt.Sprintf("A1:%s%d", columnName(len(p.columns)), p.row)
	if err := p.f.SetSheetDimension(p.name, area); err != nil {
		return err
	}
	if err := p.f.AutoFilter(p.name, area, nil); err != nil {
		return err
	}
	if err := p.f.AddIgnoredErrors(p.name, area, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	return p.sw.Flush()
}
