package xlsx

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"dubanben/internal/table"
)

// program is what the file's properties name as its maker.
const program = "督办本"

const (
	fontTitle = "方正小标宋简体"
	fontHead  = "黑体"
	fontBody  = "仿宋"
	fontDate  = "楷体"
	fontPage  = "宋体" // of page numbers, and of the workbook: the unit of column widths
)

// book is a workbook being written.
type book struct {
	f      *excelize.File
	sw     *excelize.StreamWriter
	p      *plan
	s      Sheet
	name   string
	row    int // last row laid, 1-based
	styles map[look]int

	top, foot []line  // above and below the table
	dressed   []dress // the cells of the table, row by row
	usual     []worn  // of each column, what its last cell wore
}

func newBook(p *plan, s Sheet) (*book, error) {
	b := &book{f: excelize.NewFile(), p: p, s: s, name: sheetName(s.Name), styles: map[look]int{}}
	if err := b.prepare(); err != nil {
		b.close()
		return nil, fmt.Errorf("prepare workbook: %w", err)
	}
	return b, nil
}

// close removes what the library put into temporary files; by then the workbook is written or has failed.
func (b *book) close() { _ = b.f.Close() }

// prepare sets what must stand in the file before the rows.
func (b *book) prepare() error {
	if err := b.f.SetSheetName("Sheet1", b.name); err != nil {
		return err
	}
	if err := b.f.SetDefaultFont(fontPage); err != nil {
		return err
	}
	last := b.p.above + len(b.p.t.Rows) + len(b.p.notes)
	if last > 0 {
		if err := b.f.SetSheetDimension(b.name, b.rng(1, 1, last, len(b.p.cols))); err != nil {
			return err
		}
	}
	if err := b.properties(); err != nil {
		return err
	}
	fit := true
	if err := b.f.SetSheetProps(b.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	var err error
	if b.sw, err = b.f.NewStreamWriter(b.name); err != nil {
		return err
	}
	if err := b.freeze(); err != nil {
		return err
	}
	for i := len(b.p.cols); i > 0; i-- { // the library puts each before those it has
		if err := b.sw.SetColWidth(i, i, b.p.cols[i-1].chars()); err != nil {
			return err
		}
	}
	return nil
}

// freeze keeps titles and header in sight, unless they would leave little of the window.
func (b *book) freeze() error {
	rows := b.p.above + b.p.t.Header
	const most = 300 // points
	if b.p.t.Header == 0 || len(b.p.pages) == 0 || b.p.top+b.p.sum(0, b.p.t.Header) > most {
		return nil
	}
	at := b.cell(rows+1, 1)
	return b.sw.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: rows, TopLeftCell: at, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: at, ActiveCell: at, Pane: "bottomLeft"}},
	})
}

// properties writes the file's properties; the custom one says that merged cells alone mean "as above".
func (b *book) properties() error {
	if err := setProperties(b.f, strings.Join(b.p.title.lines, ""), b.s.Created); err != nil {
		return err
	}
	return b.f.SetCustomProps(excelize.CustomProperty{Name: table.OwnProperty, Value: table.OwnForm})
}

// setProperties writes who made the file and when. The library's template brings a date of its own, so it is replaced.
func setProperties(f *excelize.File, title string, created time.Time) error {
	const corePath = "docProps/core.xml"
	const core = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"></cp:coreProperties>`
	f.Pkg.Store(corePath, []byte(core))
	props := excelize.DocProperties{Creator: program, Title: title}
	if !created.IsZero() {
		at := created.UTC().Format(time.RFC3339)
		props.Created, props.Modified = at, at
	}
	if err := f.SetDocProps(&props); err != nil {
		return err
	}
	return f.SetAppProps(&excelize.AppProperties{Application: program})
}

// write lays the sheet and writes the file to w. The rows come last: the styles that they need stand in a part which the
// library writes before.
func (b *book) write(w io.Writer) error {
	for _, step := range []func() error{b.layTop, b.layTable, b.layNotes, b.pageSetUp, b.names, b.ignore, b.sw.Flush} {
		if err := step(); err != nil {
			return err
		}
	}
	return b.f.SetZipWriter(parcels(b.writeRows)).Write(w)
}

// pageSetUp sets paper, margins and page numbers. The width is made to fit, so that no column falls onto a page of its own
// where another font widens the columns; the height is left open, which keeps the page breaks planned here.
func (b *book) pageSetUp() error {
	const a4 = 9
	size, orientation, scale, yes := a4, "portrait", uint(100), true
	if b.s.Landscape {
		orientation = "landscape"
	}
	wide, tall := 1, 0
	layout := &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, AdjustTo: &scale, FitToWidth: &wide, FitToHeight: &tall}
	if err := b.f.SetPageLayout(b.name, layout); err != nil {
		return err
	}
	inch := func(mm float64) *float64 { v := mm / mmPerInch; return &v }
	p := b.p.paper
	margins := &excelize.PageLayoutMarginsOptions{
		Top: inch(p.top), Bottom: inch(p.bottom), Left: inch(p.side), Right: inch(p.side),
		Header: inch(p.below), Footer: inch(p.below), Horizontally: &yes,
	}
	if err := b.f.SetPageMargins(b.name, margins); err != nil {
		return err
	}
	number := `&"` + fontPage + `,常规"&14`
	return b.f.SetHeaderFooter(b.name, &excelize.HeaderFooterOptions{
		DifferentOddEven: true, AlignWithMargins: &yes,
		OddFooter:  `&R` + number + "— &P —\u3000",
		EvenFooter: `&L` + number + "\u3000— &P —",
	})
}

// names sets what prints and which rows repeat.
func (b *book) names() error {
	if b.row == 0 {
		return nil
	}
	sheet := "'" + strings.ReplaceAll(b.name, "'", "''") + "'!"
	area := fmt.Sprintf("%s$A$1:$%s$%d", sheet, columnName(len(b.p.cols)), b.row)
	if err := b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: area, Scope: b.name}); err != nil {
		return err
	}
	if b.p.t.Header == 0 {
		return nil
	}
	titles := fmt.Sprintf("%s$%d:$%d", sheet, b.p.above+1, b.p.above+b.p.t.Header)
	return b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: b.name})
}

// ignore spares the clerk the green corners on digits kept as text.
func (b *book) ignore() error {
	if len(b.p.t.Rows) == 0 || len(b.p.t.Columns) == 0 {
		return nil
	}
	rng := b.rng(b.p.above+1, 1, b.p.above+len(b.p.t.Rows), len(b.p.cols))
	return b.f.AddIgnoredErrors(b.name, rng, excelize.IgnoredErrorsNumberStoredAsText)
}

// cell is the name of a place that checked has found to lie on a worksheet.
func (b *book) cell(row, col int) string { return fmt.Sprintf("%s%d", columnName(col), row) }

func (b *book) rng(row, col, toRow, toCol int) string {
	return b.cell(row, col) + ":" + b.cell(toRow, toCol)
}

// columnName gives A for 1, AA for 27.
func columnName(n int) string {
	var buf [4]byte
	i := len(buf)
	for ; n > 0; n = (n - 1) / 26 {
		i--
		buf[i] = byte('A' + (n-1)%26)
	}
	return string(buf[i:])
}
