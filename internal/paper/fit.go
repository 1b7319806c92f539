package paper

import (
	"math"
	"strings"

	"dubanben/internal/doc"
	"dubanben/internal/table"
)

// nameMost is how long, in ems, the longest line of a column of names and numbers may be; what is longer is prose.
const nameMost = 11.0

// need is what a column needs of the width, in ems of the table's type.
type need struct {
	prose bool
	least float64
	want  float64 // of a column of names
	share float64 // of a column of prose: what it gets of what is left
}

// fit gives a table the size of type and the columns' widths, in millimetres, with which it fills a width: columns of names and
// numbers are as wide as their texts, and narrower where there are too many of them; prose shares what is left by how much of it
// there is.
func fit(t table.Table, width float64) doc.Table {
	needs := make([]need, len(t.Columns))
	for i := range needs {
		needs[i] = needOf(t, i)
	}
	for _, x := range []doc.Table{{Size: 10.5, Leading: 15, Pad: 4.5}, {Size: 9, Leading: 13}, {Size: 7.5, Leading: 11}} {
		em := x.Size / doc.MM
		room, least := width/em, 0.0
		for _, n := range needs {
			least += n.least
		}
		if least > room && x.Size > 7.5 {
			continue
		}
		x.Table = t
		x.Columns = make([]table.Column, len(needs))
		for i, w := range widths(needs, room) {
			x.Columns[i] = table.Column{Width: w * em}
			if !needs[i].prose {
				x.Columns[i].Align = table.Centre
			}
		}
		return x
	}
	return doc.Table{Table: t}
}

// needOf looks at the texts of a column.
func needOf(t table.Table, column int) need {
	const pads, leastName, leastProse = 1.0, 4.0, 8.0
	longest, sum, rows := 0.0, 0.0, 0
	for r, row := range t.Rows {
		c := row[column]
		if _, cols := c.Span(); r < t.Header || c.Covered || cols > 1 {
			continue
		}
		rows++
		for line := range strings.SplitSeq(c.Text, "\n") {
			longest = max(longest, ems(line))
			sum += ems(line)
		}
	}
	head := headEms(t, column)
	if longest > nameMost {
		mean := sum / float64(max(rows, 1))
		return need{prose: true, least: max(leastProse, head+pads), share: math.Sqrt(mean) * math.Sqrt(longest)}
	}
	want := max(longest, head) + pads
	return need{least: min(want, max(leastName, head)+pads), want: want}
}

// headEms is the room that a column's head needs in two lines of its own or broken in the middle.
func headEms(t table.Table, column int) float64 {
	wide := 0.0
	for r := range t.Header {
		for line := range strings.SplitSeq(t.Rows[r][column].Text, "\n") {
			n := ems(line)
			if n > 4 {
				n = math.Ceil(n / 2)
			}
			wide = max(wide, n)
		}
	}
	return wide
}

// widths shares the room among the columns, all of it where one of them is prose.
func widths(needs []need, room float64) []float64 {
	out := make([]float64, len(needs))
	names, leastNames, prose, shares := 0.0, 0.0, 0.0, 0.0
	for _, n := range needs {
		if n.prose {
			prose += n.least
			shares += n.share
		} else {
			names += n.want
			leastNames += n.least
		}
	}
	const most = 0.5 // of the room that names may take beside prose
	give := room - prose
	if shares > 0 {
		give = min(give, max(most*room, leastNames))
	}
	shrink := 0.0 // of what names want beyond the least
	if names > give && names > leastNames {
		shrink = min((names-give)/(names-leastNames), 1)
	}
	used := 0.0
	for i, n := range needs {
		if !n.prose {
			out[i] = n.want - shrink*(n.want-n.least)
			used += out[i]
		}
	}
	rest := max(room-used-prose, 0)
	for i, n := range needs {
		if n.prose {
			out[i] = n.least + rest*n.share/shares
			used += out[i]
		}
	}
	for i := range out { // more columns than the page has room for
		out[i] *= min(1, room/used)
	}
	return out
}

// ems is the length of a text on one line, as page and docx measure it alike within a little.
func ems(s string) float64 {
	n := 0.0
	for _, r := range s {
		if r < 0x2000 {
			n += 0.55
		} else {
			n++
		}
	}
	return n
}
