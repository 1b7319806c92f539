// Package pdf writes pages as a PDF file with its fonts embedded as subsets, so that it prints alike everywhere and its text
// can be searched and copied.
//
// gopdf writes characters above U+FFFF wrongly into the table that copying uses: they print right but copy as others.
package pdf

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/signintech/gopdf"

	"dubanben/internal/page"
)

// Info is what the file says of itself.
type Info struct {
	Title   string
	Created time.Time // zero = not said; the same pages and Info give the same bytes
}

// creator is the program's name in the file's properties.
const creator = "督办本"

// Write writes the pages. A file of no pages is an error, because no reader opens it.
func Write(w io.Writer, pages []page.Page, info Info) error {
	if len(pages) == 0 {
		return fmt.Errorf("pdf: no pages")
	}
	g := &gopdf.GoPdf{}
	g.Start(gopdf.Config{PageSize: gopdf.Rect{W: pages[0].Width, H: pages[0].Height}})
	g.SetInfo(gopdf.PdfInfo{Title: info.Title, Creator: creator, Producer: creator, CreationDate: info.Created})
	p := painter{g: g, loaded: map[string]bool{}}
	for _, pg := range pages {
		g.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: pg.Width, H: pg.Height}})
		for _, op := range pg.Ops {
			if err := p.paint(op); err != nil {
				return fmt.Errorf("pdf: page %d: %w", pg.Number, err)
			}
		}
	}
	var out bytes.Buffer // gopdf ignores the errors of the writer it is given
	if _, err := g.WriteTo(&out); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	if _, err := out.WriteTo(w); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

// painter draws operations into gopdf.
type painter struct {
	g      *gopdf.GoPdf
	loaded map[string]bool // fonts by name
}

func (p *painter) paint(op page.Op) error {
	switch op.Kind {
	case page.Line:
		p.g.SetLineWidth(op.Width)
		p.g.Line(op.X, op.Y, op.X2, op.Y2)
	case page.Box:
		p.g.SetLineWidth(op.Width)
		p.g.RectFromUpperLeftWithStyle(op.X, op.Y, op.X2-op.X, op.Y2-op.Y, "D")
	case page.Fill:
		p.g.SetGrayFill(op.Grey)
		p.g.RectFromUpperLeftWithStyle(op.X, op.Y, op.X2-op.X, op.Y2-op.Y, "F")
		p.g.SetGrayFill(0)
	default:
		return p.text(op)
	}
	return nil
}

func (p *painter) text(op page.Op) error {
	name := op.Face.Name()
	if !p.loaded[name] {
		if err := p.g.AddTTFFontData(name, op.Face.Data()); err != nil {
			return fmt.Errorf("font %s: %w", name, err)
		}
		p.loaded[name] = true
	}
	if err := p.g.SetFont(name, "", op.Size); err != nil {
		return fmt.Errorf("font %s: %w", name, err)
	}
	if err := p.g.SetCharSpacing(op.Spacing); err != nil {
		return err
	}
	if op.Angle != 0 {
		p.g.Rotate(-op.Angle, op.X, op.Y)
		defer p.g.RotateReset()
	}
	p.g.SetXY(op.X, op.Y)
	return p.g.Text(op.Text)
}
