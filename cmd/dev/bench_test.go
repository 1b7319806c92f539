package main

import (
	"slices"
	"testing"
)

func TestOfSeveralRunsTheFastestIsKept(t *testing.T) {
	const output = `goos: linux
2026/01/02 03:04:05 Fyne error: none
BenchmarkA/x-2
BenchmarkA/x-2   	     100	   900.5 ns/op	       12 B/op	       3 allocs/op
BenchmarkA/x-2   	     100	   800 ns/op	       8.0 ms	       12 B/op	       2 allocs/op
BenchmarkA/x-2   	     100	   950 ns/op	       12 B/op	       4 allocs/op
BenchmarkB/污水-2	       1	   7 ns/op
BenchmarkC-2 	       1	   7 ms
--- FAIL: BenchmarkD-2
PASS
`
	got := readMeasurements("p", output, 2)
	want := []measurement{{"p", "BenchmarkA/x", 800, "2"}, {"p", "BenchmarkB/污水", 7, ""}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	const single = "BenchmarkA/x-1 5 3 ns/op"
	if got := readMeasurements("p", single, 1); len(got) != 1 || got[0].name != "BenchmarkA/x-1" {
		t.Errorf("on one processor: got %v", got)
	}
}

func TestTheTableSaysWhichTargetsAreMet(t *testing.T) {
	set := []target{
		{"p", "BenchmarkA/10", 5e4, ""},
		{"p", "BenchmarkA/100", 1.5, "BenchmarkA/10"},
		{"q", "BenchmarkB", 3e7, ""},
		{"q", "BenchmarkC", 2, "BenchmarkGone"},
		{"p", "BenchmarkGone", 3e8, ""},
	}
	got := benchTable([]measurement{
		{"p", "BenchmarkA/10", 5e4, "3"},
		{"p", "BenchmarkA/100", 7.6e4, "12"},
		{"q", "BenchmarkB/污水", 2.9e7, "3263"},
		{"q", "BenchmarkB/局", 3.1e7, "0"},
		{"q", "BenchmarkBreak", 1.25e9, ""},
		{"q", "BenchmarkC", 0.3, "0"},
	}, set)
	const want = `包  基准测试         每次用时  每次分配  目标                   结果
p   BenchmarkA/10     50.0 µs         3  ≤ 50.0 µs              达到
p   BenchmarkA/100    76.0 µs        12  ≤ 1.5 × BenchmarkA/10  未达到
q   BenchmarkB/污水   29.0 ms      3263  ≤ 30.0 ms              达到
q   BenchmarkB/局     31.0 ms         0  ≤ 30.0 ms              未达到
q   BenchmarkBreak      1.2 s
q   BenchmarkC         0.3 ns         0  ≤ 2 × BenchmarkGone    无从比较
p   BenchmarkGone                        ≤ 300.0 ms             没有运行`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
