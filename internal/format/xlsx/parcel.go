package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"

	"github.com/xuri/excelize/v2"
)

// worksheetPart is the worksheet of a workbook that has one.
const worksheetPart = "xl/worksheets/sheet1.xml"

// parcel is the zip file of a workbook. It compresses quickly, not well, and has the rows written straight into the
// worksheet, so that they never lie in memory or in a temporary file as a whole.
type parcel struct {
	*zip.Writer
	rows func(io.Writer) error // of the one worksheet; nil = the library has them
}

// parcels makes the library write its files through parcels.
func parcels(rows func(io.Writer) error) func(io.Writer) excelize.ZipWriter {
	return func(w io.Writer) excelize.ZipWriter {
		z := zip.NewWriter(w)
		var deflate *flate.Writer // parts are written one after another, and a new one takes as long as a small part
		z.RegisterCompressor(zip.Deflate, func(w io.Writer) (_ io.WriteCloser, err error) {
			if deflate == nil {
				deflate, err = flate.NewWriter(w, flate.BestSpeed)
				return deflate, err
			}
			deflate.Reset(w)
			return deflate, nil
		})
		return &parcel{Writer: z, rows: rows}
	}
}

// Create begins a part of the file.
func (p *parcel) Create(name string) (io.Writer, error) {
	w, err := p.Writer.Create(name)
	if err != nil || name != worksheetPart || p.rows == nil {
		return w, err
	}
	return &splice{w: w, rows: p.rows}, nil
}

var errNoRows = errors.New("the worksheet has no place for rows")

// splice is a worksheet without rows on its way into the file, where it gets them.
type splice struct {
	w    io.Writer
	rows func(io.Writer) error
	done bool
}

// Write writes the worksheet; the library gives what stands before the rows and behind them at once.
func (s *splice) Write(b []byte) (int, error) {
	if s.done {
		return s.w.Write(b)
	}
	at := bytes.Index(b, []byte("</sheetData>"))
	if at < 0 {
		return 0, errNoRows
	}
	s.done = true
	if n, err := s.w.Write(b[:at]); err != nil {
		return n, err
	}
	if err := s.rows(s.w); err != nil {
		return at, err
	}
	n, err := s.w.Write(b[at:])
	return at + n, err
}
