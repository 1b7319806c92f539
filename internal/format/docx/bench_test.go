package docx

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

// long is an annex of the given number of rows, a leader for every thirty.
func long(rows int) doc.Document {
	t := doc.Table{}
	t.Header = 1
	t.Columns = []table.Column{{Width: 12, Align: table.Centre}, {}, {Width: 20, Align: table.Centre}, {Width: 33, Align: table.Centre}, {Width: 33, Align: table.Centre}}
	t.Rows = append(t.Rows, []table.Cell{{Text: "序号"}, {Text: "工作任务"}, {Text: "责任领导"}, {Text: "牵头责任单位"}, {Text: "相关责任单位"}})
	for i := range rows {
		leader := table.Cell{Covered: true}
		if i%30 == 0 {
			leader = table.Cell{Text: "黄焕辉", Rows: min(30, rows-i)}
		}
		t.Rows = append(t.Rows, []table.Cell{{Text: fmt.Sprint(i + 1)}, {Text: strings.Repeat("推进社会信用体系建设，", i%9+1)}, leader, {Text: "区发改局\n区住建局"}, {Text: "各镇街道"}})
	}
	return doc.Document{Title: "附件1", Setup: doc.A4Portrait(), Blocks: []doc.Block{doc.Paragraph{Text: "附件1", Style: doc.Label}, t}}
}

func BenchmarkRead(b *testing.B) {
	b.Run("10000", func(b *testing.B) {
		data := written(b, long(10_000))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Read(context.Background(), "", data); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	b.Run("10000", func(b *testing.B) {
		d := long(10_000)
		b.ReportAllocs()
		for b.Loop() {
			if err := Write(io.Discard, d, Info{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
