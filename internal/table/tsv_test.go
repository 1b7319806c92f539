package table

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestDecodeTSVReadsWhatExcelAndWPSWrite(t *testing.T) {
	cases := []struct {
		name, text string
		want       [][]string
	}{
		{"nothing", "", nil},
		{"one cell without a line end", "区住建局", [][]string{{"区住建局"}}},
		{"one cell as Excel ends it", "区住建局\r\n", [][]string{{"区住建局"}}},
		{"an empty cell", "\r\n", [][]string{{""}}},
		{"cells and rows", "甲\t乙\r\n丙\t丁\r\n", [][]string{{"甲", "乙"}, {"丙", "丁"}}},
		{"line ends of three kinds", "a\nb\r\nc\rd", [][]string{{"a"}, {"b"}, {"c"}, {"d"}}},
		{"a line break in a cell", "\"东埔街道\n源西街道\"\t区住建局\n", [][]string{{"东埔街道\n源西街道", "区住建局"}}},
		{"quotes in a quoted cell", "\"说\"\"好\"\"\"\n", [][]string{{`说"好"`}}},
		{"a tab at the end is an empty cell", "a\t", [][]string{{"a", ""}}},
		{"a quote that is closed in mid-cell is a character", "\"百街\"千巷\tb", [][]string{{`"百街"千巷`, "b"}}},
		{"a quote that is never closed is a character", "\"a\tb\nc", [][]string{{`"a`, "b"}, {"c"}}},
		{"a quote inside a cell is a character", "a\"b\"\tc", [][]string{{`a"b"`, "c"}}},
		{"rows of different length", "a\tb\nc", [][]string{{"a", "b"}, {"c"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := DecodeTSV(c.text); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestEncodeTSVQuotesOnlyWhereNeeded(t *testing.T) {
	got := EncodeTSV([][]string{{"甲", "a\nb"}, {`说"好"`, "1\t2"}})
	if want := "甲\t\"a\nb\"\r\n\"说\"\"好\"\"\"\t\"1\t2\"\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTSVDecodesToWhatWasEncoded(t *testing.T) {
	cell := rapid.StringOf(rapid.RuneFrom([]rune("\t\n\r\"\"区a ，")))
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOf(rapid.SliceOfN(cell, 1, 5)).Draw(t, "rows")
		got := DecodeTSV(EncodeTSV(rows))
		if !slices.EqualFunc(got, rows, slices.Equal[[]string]) {
			t.Fatalf("%q became %q", rows, got)
		}
	})
}

func FuzzDecodeTSV(f *testing.F) {
	for _, s := range []string{"", "a\tb\r\n", "\"a\nb\"\tc", "\"\"\"", "\"a\"b\tc\n", "\r\r\n\t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows := DecodeTSV(text)
		again := DecodeTSV(EncodeTSV(rows))
		if !slices.EqualFunc(again, rows, slices.Equal[[]string]) {
			t.Fatalf("%q reads as %q, which written and read again is %q", text, rows, again)
		}
	})
}
