package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/table"
)

const (
	topRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relNS + `/officeDocument" Target="word/document.xml"/></Relationships>`
	allRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="a" Type="` + relNS + `/numbering" Target="numbering.xml"/><Relationship Id="b" Type="` + relNS + `/styles" Target="/word/styles.xml"/>` +
		`<Relationship Id="c" Type="` + relNS + `/footnotes" Target="footnotes.xml"/></Relationships>`
)

// zipped makes a zip file of names and contents in turn.
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wrap makes a part of its contents.
func wrap(root, contents string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:` + root + ` xmlns:w="` + wordML + `" xmlns:mc="` + compatNS +
		`" xmlns:m="` + mathNS + `" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:o" xmlns:wps="urn:wps" xmlns:w14="urn:w14">` + contents + `</w:` + root + `>`
}

// wordFile makes a file of a body and of further parts.
func wordFile(t testing.TB, body string, more ...string) []byte {
	parts := []string{"[Content_Types].xml", "<Types/>", "_rels/.rels", topRels, "word/document.xml", wrap("document", "<w:body>"+body+"</w:body>")}
	if len(more) > 0 {
		parts = append(parts, "word/_rels/document.xml.rels", allRels)
	}
	return zipped(t, append(parts, more...)...)
}

func mustRead(t testing.TB, data []byte) table.Source {
	t.Helper()
	src, err := Read(context.Background(), "附件.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// shown is a source in short: paragraphs as they are, tables as rows of cells; 2x3 are spans, ^ is covered, ? missing.
func shown(src table.Source) string {
	var b strings.Builder
	for _, block := range src.Blocks {
		if block.Table == nil {
			fmt.Fprintf(&b, "%s\n", strings.ReplaceAll(block.Text, "\n", "/"))
			continue
		}
		for r, row := range block.Table.Rows {
			if r < block.Table.Header {
				b.WriteByte('#')
			}
			for _, c := range row {
				text := strings.ReplaceAll(c.Text, "\n", "/")
				if h, w := c.Span(); h*w > 1 {
					text += fmt.Sprintf("(%dx%d)", h, w)
				}
				switch {
				case c.Covered:
					text += "^"
				case c.Missing:
					text += "?"
				}
				b.WriteString("|" + text)
			}
			b.WriteString("|\n")
		}
	}
	for _, n := range src.Notes {
		fmt.Fprintf(&b, "! %s %d,%d %s\n", n.Kind, n.Ref.Row, n.Ref.Col, strings.ReplaceAll(n.Text, "\n", "/"))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func p(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

func tc(props, text string) string {
	return `<w:tc><w:tcPr>` + props + `</w:tcPr>` + p(text) + `</w:tc>`
}

func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func tbl(rows ...string) string { return `<w:tbl><w:tblPr/>` + strings.Join(rows, "") + `</w:tbl>` }
