// Package text turns plain text files into the neutral table and back: annexes circulated as text (one cell a line that
// starts with a TAB), text pasted from a sheet (cells between TABs) and comma separated values.
package text

import (
	"context"
	"path/filepath"
	"strings"

	"dubanben/internal/table"
)

// The limits of one file; beyond them it is refused as TooLarge. An annex of a whole province has some 20,000 cells.
const (
	MaxBytes = 32 << 20
	MaxCells = 300_000
)

// Read decodes a text file (UTF-8, UTF-16 with a byte order mark, GB18030) and finds its paragraphs and tables. The name
// helps to tell a .csv file; what cannot be read gives *Unreadable, a cancelled context its own error. The context is asked with
// every 32 KB of the file.
func Read(ctx context.Context, name string, data []byte) (table.Source, error) {
	src := table.Source{Name: name}
	s, err := decode(data)
	if err != nil {
		return src, err
	}
	src.Own = ownCSV(data)
	src.Marked = src.Own
	m := newMeter(ctx, len(data), len(s))
	switch layout := form(name, s); {
	case src.Own:
		src.Blocks, err = readDelimited(s, ',', unguard, m)
	case layout == circulated:
		src.Blocks, err = readCells(strings.Split(s, "\n"), m)
	case layout == tabbed:
		src.Blocks, err = readTabbed(s, m)
	case layout == bars:
		src.Blocks, err = readBars(s, m)
	case layout == commas:
		src.Blocks, err = readDelimited(s, ',', foreignCell, m)
	case layout == semicolons:
		src.Blocks, err = readDelimited(s, ';', foreignCell, m)
	}
	if err == nil && !hasTable(src.Blocks) {
		err = &Unreadable{Reason: NoTable}
	}
	if err != nil {
		return table.Source{Name: name}, err
	}
	takeYear(&src)
	return src, nil
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
	bars
)

// marks are how many lines have each sign of a layout.
type marks struct {
	leading, inner int
	pasted         bool // the first line with TABs is a header of several cells, and a number begins another: no circulated form
	between        [bars + 1]int
}

func count(s string) marks {
	var m marks
	header, numbered := false, false
	for line := range strings.SplitSeq(s, "\n") {
		t := strings.TrimLeft(line, " 　")
		n := strings.Count(t, "\t")
		if n > 0 && m.leading+m.inner == 0 {
			header = n > 1 && t[0] != '\t'
		}
		switch {
		case n == 1 && t[0] == '\t':
			m.leading++
		case n > 0:
			m.inner++
			before, _, _ := strings.Cut(t, "\t")
			numbered = numbered || isNumber(clean(before))
		default:
			if l := separator(t); l != plain {
				m.between[l]++
			}
		}
	}
	m.pasted = header && numbered
	return m
}

// separator is the layout whose sign stands most often in a line without TABs; a comma where signs are as many.
func separator(line string) layout {
	best, most := plain, 0
	for _, l := range []struct {
		form layout
		n    int
	}{
		{commas, strings.Count(line, ",")}, {semicolons, strings.Count(line, ";")},
		{bars, strings.Count(line, "|") + strings.Count(line, "｜")},
	} {
		if l.n > most {
			best, most = l.form, l.n
		}
	}
	return best
}

// form tells the layout: a cell a line where most TABs stand at the start of their line, else cells between TABs, else
// the sign that parts cells in most lines.
func form(name, s string) layout {
	m := count(s)
	between := commas
	for _, l := range []layout{semicolons, bars} {
		if m.between[l] > m.between[between] {
			between = l
		}
	}
	lines := m.between[between]
	switch {
	case strings.EqualFold(filepath.Ext(name), ".csv") && lines >= m.leading && lines >= m.inner:
		return between
	case between == bars && lines > m.leading+m.inner && lines > 1:
		return bars
	case m.pasted:
		return tabbed
	case m.leading > 0 && m.leading >= m.inner:
		return circulated
	case m.inner > 0:
		return tabbed
	case lines > 1:
		return between
	}
	return plain
}
