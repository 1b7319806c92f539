package docx

import (
	"strings"
	"testing"

	"dubanben/internal/table"
)

func TestACirculatedPaperIsKnownAgain(t *testing.T) {
	d := sample()
	if mustRead(t, written(t, d)).Own {
		t.Error("any document counts as an annex of our own")
	}
	d.Circulated = true
	data := written(t, d)
	if !mustRead(t, data).Own {
		t.Error("a circulated one does not")
	}
	if types := partOf(t, data, "[Content_Types].xml"); !strings.Contains(types, `"/docProps/custom.xml"`) {
		t.Error("the part has no type: Word would call the file damaged")
	}
}

func TestOurMarkIsFoundAmongThePropertiesOfOthers(t *testing.T) {
	const head = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`
	one := func(name, value string) string {
		return `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="` + name + `"><vt:lpwstr>` + value + `</vt:lpwstr></property>`
	}
	for name, c := range map[string]struct {
		kind, list string
		own        bool
	}{
		"as LibreOffice saves it": {"custom-properties", head + one(table.OwnProperty, table.OwnForm) + `</Properties>`, true},
		"in the strict form":      {"customProperties", head + one(table.OwnProperty, table.OwnForm) + `</Properties>`, true},
		"beside those of WPS":     {"custom-properties", head + one("KSOProductBuildVer", "2052-12.1.0.16250") + one(table.OwnProperty, table.OwnForm) + `</Properties>`, true},
		"those of WPS alone":      {"custom-properties", head + one("KSOProductBuildVer", "2052-12.1.0.16250") + `</Properties>`, false},
		"our name as a value":     {"custom-properties", head + one("作者", table.OwnProperty) + `</Properties>`, false},
		"damaged":                 {"custom-properties", head + `<property name="x"`, false},
		"nothing":                 {"custom-properties", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			rels := strings.Replace(topRels, `</Relationships>`, `<Relationship Id="rId9" Type="`+relNS+`/`+c.kind+`" Target="docProps/custom.xml"/></Relationships>`, 1)
			data := zipped(t, "[Content_Types].xml", "<Types/>", "_rels/.rels", rels, "docProps/custom.xml", c.list,
				"word/document.xml", wrap("document", `<w:body><w:p><w:r><w:t>附件1</w:t></w:r></w:p></w:body>`))
			if got := mustRead(t, data).Own; got != c.own {
				t.Errorf("own: %t", got)
			}
		})
	}
}
