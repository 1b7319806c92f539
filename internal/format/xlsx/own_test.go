package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dubanben/internal/table"
)

const propertiesNS = `xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"`

// property is a custom property as office programs write it.
func property(id int, name, value string) string {
	return fmt.Sprintf(`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`, id, name, value)
}

// customised are the parts of a workbook with a list of properties.
func customised(list string) []entry {
	return bookWith(sheetWith(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`),
		entry{"_rels/.rels", `<Relationships ` + relNS + `><Relationship Id="rId4" Type="` + relOf + `custom-properties" Target="docProps/custom.xml"/>` +
			`<Relationship Id="rId1" Type="` + relOf + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		entry{"docProps/custom.xml", list})
}

func TestWhatWriteHasWrittenIsOurOwn(t *testing.T) {
	if !mustRead(t, written(t, annex(leaders(3, 3)))).Own {
		t.Error("it is not known again")
	}
	var b bytes.Buffer
	rows := slices.Values([][]string{{"1"}})
	if err := WriteFlat(&b, []Flat{{Name: "全部", Columns: []FlatColumn{{Header: "序号"}}, Rows: rows}}, time.Time{}); err != nil {
		t.Fatal(err)
	}
	if mustRead(t, b.Bytes()).Own {
		t.Error("the workbook of a whole ledger counts as an annex of our own")
	}
}

func TestOurMarkIsFoundAmongThePropertiesOfOthers(t *testing.T) {
	ours := property(2, table.OwnProperty, table.OwnForm)
	wps := property(3, "KSOProductBuildVer", "2052-12.1.0.16250")
	prefixed := strings.NewReplacer("<property", "<p:property", "</property", "</p:property").Replace(ours)
	for name, c := range map[string]struct {
		list string
		own  bool
	}{
		"as LibreOffice saves it": {`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n<Properties " + propertiesNS + ">" + ours + "</Properties>", true},
		"after one of WPS":        {"<Properties " + propertiesNS + ">" + wps + ours + "</Properties>", true},
		"before one of WPS":       {"<Properties " + propertiesNS + ">" + ours + wps + "</Properties>", true},
		"of a later form":         {"<Properties " + propertiesNS + ">" + property(2, table.OwnProperty, "分解表 9") + "</Properties>", true},
		"with a prefix":           {`<p:Properties xmlns:p="urn:p" xmlns:vt="urn:vt">` + prefixed + "</p:Properties>", true},
		"one of WPS alone":        {"<Properties " + propertiesNS + ">" + wps + "</Properties>", false},
		"our name as a value":     {"<Properties " + propertiesNS + ">" + property(2, "作者", table.OwnProperty) + "</Properties>", false},
		"no properties":           {"<Properties " + propertiesNS + "/>", false},
		"something else":          {"<html/>", false},
		"nothing":                 {"", false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := mustRead(t, packed(t, customised(c.list))).Own; got != c.own {
				t.Errorf("own: %t", got)
			}
		})
	}
}

func TestAFileWithoutOurMarkIsNotOurOwn(t *testing.T) {
	if mustRead(t, packed(t, bookWith(sheetWith(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)))).Own {
		t.Error("it is")
	}
}
