package text

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// goldenLine is one line of the golden file: a paragraph, the start of a table of so many columns, or a row. Package annex
// tests against the same file, so that both agree on what the seed's tables are.
type goldenLine struct {
	Line    int          `json:"line,omitempty"`
	Text    string       `json:"text,omitempty"`
	Columns int          `json:"columns,omitempty"`
	Row     []goldenCell `json:"row,omitempty"`
}

type goldenCell struct {
	Line    int    `json:"line"`
	Text    string `json:"text,omitempty"`
	Missing bool   `json:"missing,omitempty"`
}

func TestSeedIsReadAsTheGoldenSource(t *testing.T) {
	var b strings.Builder
	put := func(l goldenLine) {
		j, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(j, '\n'))
	}
	for _, x := range read(t, "a.txt", string(seed(t))).Blocks {
		if x.Table == nil {
			put(goldenLine{Line: x.Ref.Line, Text: x.Text})
			continue
		}
		put(goldenLine{Line: x.Ref.Line, Columns: len(x.Table.Columns)})
		for _, r := range x.Table.Rows {
			var row []goldenCell
			for _, c := range r {
				row = append(row, goldenCell{c.Ref.Line, c.Text, c.Missing})
			}
			put(goldenLine{Row: row})
		}
	}
	want, err := os.ReadFile("../../annex/testdata/source.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		got := t.ArtifactDir() + "/source.jsonl"
		if err := os.WriteFile(got, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Errorf("the seed reads differently; see %s", got)
	}
}
