package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"dubanben/internal/table"
)

const (
	mainNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relNS  = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relOf  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// entry is one file of an archive; they keep their order.
type entry struct{ name, text string }

// bookWith is the parts of a workbook with one sheet; more replaces parts of the same name or stands behind them.
func bookWith(sheet string, more ...entry) []entry {
	parts := []entry{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="` + relOf + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + mainNS + `><sheets><sheet name="附件1" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships ` + relNS + `>` +
			`<Relationship Id="rId1" Type="` + relOf + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + relOf + `sharedStrings" Target="sharedStrings.xml"/>` +
			`<Relationship Id="rId3" Type="` + relOf + `styles" Target="/xl/styles.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst ` + mainNS + `><si><t>甲</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">乙 </t></r><r><t>丙</t></r>` +
			`<rPh sb="0" eb="1"><t>yi</t></rPh><phoneticPr fontId="1"/></si></sst>`},
		{"xl/styles.xml", `<styleSheet ` + mainNS + `><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>` +
			`<numFmt numFmtId="165" formatCode="000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/>` +
			`<xf numFmtId="4"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", sheet},
	}
	for _, m := range more {
		found := false
		for i := range parts {
			if parts[i].name == m.name {
				parts[i].text, found = m.text, true
			}
		}
		if !found {
			parts = append(parts, m)
		}
	}
	return parts
}

// sheetWith is a sheet part with the rows, and what stands behind them.
func sheetWith(rows string, behind ...string) string {
	return `<worksheet ` + mainNS + `><sheetData>` + rows + `</sheetData>` + strings.Join(behind, "") + `</worksheet>`
}

func packed(t testing.TB, parts []entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, p := range parts {
		method := zip.Deflate
		if len(p.text) < 64<<10 {
			method = zip.Store // the many small archives of these tests are made quicker
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, p.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readWithin reads under the deadline that any file must keep; running past it fails the test.
func readWithin(t testing.TB, data []byte) (table.Source, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	src, err := Read(ctx, "a.xlsx", data)
	if errors.Is(err, context.DeadlineExceeded) {
		t.Fatal("not done after ten seconds")
	}
	return src, err
}

func mustRead(t testing.TB, data []byte) table.Source {
	t.Helper()
	src, err := readWithin(t, data)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// lines shows a table, a line for each row: cells parted by bars, spans as text[rows×cols], covered ones as ^.
func lines(t *table.Table) string {
	var b strings.Builder
	for _, r := range t.Rows {
		for i, c := range r {
			if i > 0 {
				b.WriteByte('|')
			}
			switch rows, cols := c.Span(); {
			case c.Covered:
				b.WriteByte('^')
			case rows*cols > 1:
				fmt.Fprintf(&b, "%s[%d×%d]", c.Text, rows, cols)
			default:
				b.WriteString(c.Text)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
