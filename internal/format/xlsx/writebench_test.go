package xlsx

import (
	"fmt"
	"io"
	"testing"
)

func BenchmarkWrite(b *testing.B) {
	for _, rows := range []int{10_000, 100_000} {
		s := annex(leaders(rows, 4))
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(io.Discard, s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
