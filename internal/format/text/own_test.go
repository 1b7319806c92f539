package text

import (
	"strings"
	"testing"

	"dubanben/internal/table"
)

func TestOurOwnCSVIsKnownUntilAnotherProgramSavesIt(t *testing.T) {
	s := paper()
	s.Table.Rows[1][1] = table.Cell{Text: "甲 \n 1.乙"}
	ours := csvOf(t, s)
	for name, c := range map[string]struct {
		text string
		own  bool
	}{
		"as written":           {ours, true},
		"without its mark":     {strings.TrimPrefix(ours, "\ufeff"), false},
		"with other line ends": {strings.ReplaceAll(ours, "\r\n", "\n"), false},
		"filled up":            {strings.Replace(ours, "2020年\r\n序号", "2020年,,\r\n序号", 1), false},
	} {
		src := read(t, "a.csv", c.text)
		eq(t, name, src.Own, c.own)
		eq(t, name, src.Marked, c.own)
	}
	eq(t, "spaces", tables(read(t, "a.csv", ours))[0].Rows[1][1].Text, "甲 \n 1.乙")
}
