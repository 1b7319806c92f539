// Package text turns plain text files into the neutral table and back: annexes circulated as text (one cell a line that
// starts with a TAB), text pasted from a sheet (cells between TABs) and comma separated values.
package text

import (
	"path/filepath"
	"strings"

	"dubanben/internal/table"
)

// The limits of one file; beyond them it is refused as TooLarge. An annex of a whole province has some 20,000 cells.
const (
	MaxBytes = 32 << 20
	MaxCells = 1_000_000
)

// Read decodes a text file (UTF-8, UTF-16 with a byte order mark, GB18030) and finds its paragraphs and tables. The name
// helps to tell a .csv file; what cannot be read gives *Unreadable.
func Read(name string, data []byte) (table.Source, error) {
	src := table.Source{Name: name}
	s, err := decode(data)
	if err != nil {
		return src, err
	}
	switch form(name, s) {
	case circulated:
		src.Blocks, err = readCells(strings.Split(s, "\n"))
	case tabbed:
		src.Blocks, err = readDelimited(s, '\t')
	case commas:
		src.Blocks, err = readDelimited(s, ',')
	case semicolons:
		src.Blocks, err = readDelimited(s, ';')
	}
	if err == nil && !hasTable(src.Blocks) {
		err = &Unreadable{Reason: NoTable}
	}
	if err != nil {
		src.Blocks = nil
	}
	return src, err
}

func hasTable(bs []table.Block) bool {
	for _, b := range bs {
		if b.Table != nil {
			return true
		}
	}
	return false
}

// layout is how a text file writes its cells.
type layout int

const (
	plain layout = iota
	circulated
	tabbed
	commas
	semicolons
)

// marks are how many lines have each sign of a layout.
type marks struct{ leading, inner, commas, semicolons int }

func count(s string) marks {
	var m marks
	for line := range strings.SplitSeq(s, "\n") {
		t := strings.TrimLeft(line, " 　")
		switch n := strings.Count(t, "\t"); {
		case n == 1 && t[0] == '\t':
			m.leading++
		case n > 0:
			m.inner++
		case strings.Count(t, ";") > strings.Count(t, ","):
			m.semicolons++
		case strings.Contains(t, ","):
			m.commas++
		}
	}
	return m
}

// form tells the layout: a cell a line where most TABs stand at the start of their line, else cells between TABs, else
// commas or semicolons, whichever stand in more lines.
func form(name, s string) layout {
	m := count(s)
	between, lines := commas, m.commas
	if m.semicolons > m.commas {
		between, lines = semicolons, m.semicolons
	}
	switch {
	case strings.EqualFold(filepath.Ext(name), ".csv") && lines >= m.leading && lines >= m.inner:
		return between
	case m.leading > 0 && m.leading >= m.inner:
		return circulated
	case m.inner > 0:
		return tabbed
	case lines > 1:
		return between
	}
	return plain
}
