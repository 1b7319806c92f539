package text

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// stored is an archive of the parts, not packed, as programs put files into files.
func stored(t *testing.T, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Store})
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
	return b.String()
}

func TestAnArchiveIsWhatItsOwnPartsAreNotWhatLiesInThem(t *testing.T) {
	book := stored(t, "[Content_Types].xml", "", "xl/workbook.xml", "", "xl/worksheets/sheet1.xml", "")
	text := stored(t, "[Content_Types].xml", "", "word/document.xml", "")
	chart := stored(t, "[Content_Types].xml", "", "word/document.xml", "", "word/embeddings/Microsoft_Excel_Sheet1.xlsx", book)
	for name, c := range map[string]struct {
		data string
		want Kind
	}{
		"a document with the workbook of a chart": {chart, Docx},
		"that document cut off":                   {chart[:len(chart)-700], Docx},
		"a workbook with a document":              {stored(t, "xl/workbook.xml", "", "xl/embeddings/1.docx", text), Xlsx},
		"names as some programs of Windows write": {stored(t, `[content_types].xml`, "", `XL\workbook.xml`, "", `_rels\.rels`, ""), Xlsx},
		"names from the root":                     {stored(t, "/word/document.xml", ""), Docx},
		"slides with a workbook":                  {stored(t, "ppt/presentation.xml", "", "ppt/embeddings/1.xlsx", book), Pptx},
		"an OFD":                                  {stored(t, "OFD.xml", "", "Doc_0/Document.xml", ""), Ofd},
		"OpenDocument":                            {stored(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", ""), Ods},
		"files in an archive":                     {stored(t, "附件1.xlsx", strings.Repeat("x", 9), "附件2.docx", text), Zip},
		"an empty archive":                        {stored(t), Zip},
	} {
		if got := Sniff([]byte(c.data)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
