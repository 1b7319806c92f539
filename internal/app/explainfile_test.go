package app

import (
	"strings"
	"testing"

	"dubanben/internal/format/docx"
	"dubanben/internal/format/text"
	"dubanben/internal/format/xlsx"
	"dubanben/internal/table"
)

func TestARefusedFileIsCalledWhatItIsAndWhere(t *testing.T) {
	far := table.Ref{Sheet: "底表", Row: 900000, Col: 3}
	for _, c := range []struct {
		err  error
		want []string
	}{
		{&xlsx.Unreadable{Reason: xlsx.TooManyRows, Ref: far, Limit: 200_000}, []string{"工作表“底表”", "第900000行、第3栏"}},
		{&xlsx.Unreadable{Reason: xlsx.TooManyMerges, Ref: table.Ref{Sheet: "底表"}, Limit: 7}, []string{"工作表“底表”", "请只保留需要的表格"}},
		{&xlsx.Unreadable{Reason: xlsx.TooManyCells, Limit: 7}, []string{"文件里的格数超过7"}},
		{&docx.Unreadable{Reason: docx.Doctype}, []string{"实体声明"}},
		{&text.Unreadable{Reason: text.Binary, Kind: text.Ofd}, []string{"OFD"}},
		{&text.Unreadable{Reason: text.Binary, Kind: text.Pptx}, []string{"PowerPoint"}},
		{&text.Unreadable{Reason: text.Binary, Kind: text.Ppt}, []string{"PowerPoint"}},
		{&text.Unreadable{Reason: text.Binary, Kind: text.Ods}, []string{"OpenDocument"}},
		{&text.Unreadable{Reason: text.Binary, Kind: text.XML}, []string{"XML", ".xlsx 或 .docx"}},
		{&text.Unreadable{Reason: text.Binary, Kind: text.UnknownKind}, []string{"认不出", "加密"}},
	} {
		got := Explain(c.err).Sentence()
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%v: %q lacks %q", c.err, got, w)
			}
		}
	}
}
