package xlsx

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// merged builds a workbook of n rows and six columns as an office might send it, two of them merged over three rows each.
func merged(t testing.TB, n int) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	task := "加强社会信用体系建设，推动“双随机、一公开”监管与信用监管有效衔接。"
	for i := range n {
		row := []any{i + 1, strings.Repeat(task, 1+i%3), nil, nil, "区市场监管局\n源西街道", "2020年12月底前"}
		if i%3 == 0 {
			row[2], row[3] = fmt.Sprintf("领导%d", i), fmt.Sprintf("区住建局%d", i)
			if i+2 < n {
				for _, col := range "CD" {
					if err := w.MergeCell(fmt.Sprintf("%c%d", col, i+1), fmt.Sprintf("%c%d", col, i+3)); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			data := merged(b, n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(context.Background(), "a.xlsx", data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
