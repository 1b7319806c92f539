package text

// storeys is a header of two rows at the start of a stream: upper cells, then as many as the table has columns.
type storeys struct {
	upper  int
	cols   int
	places []int // the column of each upper cell
}

// findStoreys looks for a header of two storeys. In the lower one stand texts below an upper cell that spans them, and
// blanks below the others; the upper one has blanks beside a spanning cell, or lacks them. The count of cells must work
// out: the first row of the table follows, and after it another one or nothing.
func findStoreys(cells []cell) (storeys, bool) {
	n := 0
	for n < len(cells) && n <= 2*maxColumns && !cells[n].begins() {
		if n++; len(cells[n-1].paras) > maxParas {
			return storeys{}, false
		}
	}
	if n == len(cells) || n > 2*maxColumns {
		return storeys{}, false
	}
	for cols := max((n+1)/2, 3); cols <= n-2; cols++ {
		s := storeys{upper: n - cols, cols: cols}
		if !follows(cells, n, cols) {
			continue
		}
		if s.places = s.match(cells[:s.upper], cells[s.upper:n]); s.places != nil {
			return s, true
		}
	}
	return storeys{}, false
}

// maxParas is over how many paragraphs a header is broken at most.
const maxParas = 6

// begins tells whether the cell is a number or heading, with which a row begins. It does not join paragraphs: a cell that is
// being read may have very many.
func (c cell) begins() bool {
	return len(c.paras) == 1 && (isNumber(c.paras[0]) || c.heads())
}

func (c cell) heads() bool { return len(c.paras) == 1 && heading(c.paras[0]) }

// follows tells whether a row can end so many cells after i: a heading alone in its row first where there is one.
func follows(cells []cell, i, cols int) bool {
	for k := 0; k < 3 && i < len(cells) && cells[i].heads(); k++ {
		i++
	}
	i += cols
	return i == len(cells) || i < len(cells) && (cells[i].gap || cells[i].begins())
}

// match finds the places of the upper cells, nil where the two rows are no header of two storeys.
func (s storeys) match(upper, lower []cell) []int {
	same := func(a, b cell) bool { return squeeze(a.text()) == squeeze(b.text()) }
	if upper[0].text() == "" || lower[0].text() != "" && !same(upper[0], lower[0]) {
		return nil
	}
	if len(upper) == len(lower) {
		if !stacked(upper, lower) {
			return nil
		}
		places := make([]int, len(upper))
		for i := range places {
			places[i] = i
		}
		return places
	}
	return shared(upper, lower)
}

// stacked tells whether below every upper cell stand a blank or the same text, or else two texts or more below it and the
// blanks beside it, and that at least once.
func stacked(upper, lower []cell) bool {
	spans := false
	for c := 0; c < len(upper); {
		end, below := c+1, c
		for end < len(upper) && upper[c].text() != "" && upper[end].text() == "" {
			end++
		}
		for below < end && lower[below].text() != "" {
			below++
		}
		for i := below; i < end; i++ {
			if lower[i].text() != "" {
				return false
			}
		}
		if below-c == 1 && squeeze(upper[c].text()) != squeeze(lower[c].text()) {
			return false
		}
		spans = spans || below-c > 1
		c = end
	}
	return spans
}

// shared gives the upper cells their columns where the blanks beside spanning ones are lacking: a blank of the lower row
// belongs to one upper cell, a run of texts to one, or a single run in equal parts to several.
func shared(upper, lower []cell) []int {
	for _, x := range upper {
		if x.text() == "" {
			return nil
		}
	}
	runs, blanks, texts := runsOf(lower)
	spanning := len(upper) - blanks
	if lower[0].text() != "" || spanning < 1 || len(runs) != spanning && (len(runs) != 1 || texts%spanning != 0) {
		return nil
	}
	part := 0 // of a run that several share
	if len(runs) < spanning {
		part = texts / spanning
	}
	var places []int
	for c := 0; c < len(lower); {
		places = append(places, c)
		n := runs[c]
		if n > 0 && part > 0 {
			for k := c + part; k < c+n; k += part {
				places = append(places, k)
			}
		}
		if n == 1 || part == 1 {
			return nil
		}
		c += max(n, 1)
	}
	return places
}

// runsOf gives the length of each run of texts by its first place, and counts blanks and texts.
func runsOf(cells []cell) (runs map[int]int, blanks, texts int) {
	runs = map[int]int{}
	start := -1
	for c, x := range cells {
		if x.text() == "" {
			blanks, start = blanks+1, -1
			continue
		}
		if start < 0 {
			start = c
		}
		runs[start]++
		texts++
	}
	return runs, blanks, texts
}

// whole tells whether the cells so far are whole rows.
func whole(cells []cell) bool {
	if s, ok := findStoreys(cells); ok {
		return (len(cells)-s.upper)%s.cols == 0
	}
	return len(cells)%plainWidth(cells) == 0
}

// fill puts the blanks in that the upper storey lacks, at the start and wherever the header stands again.
func (s storeys) fill(cells []cell) []cell {
	n := s.upper + s.cols
	var out []cell
	for i := 0; i < len(cells); {
		if !sameCells(cells, i, cells[:n]) {
			out = append(out, cells[i])
			i++
			continue
		}
		row := make([]cell, s.cols)
		for c := range row {
			row[c] = cell{line: cells[i].line}
		}
		for k, c := range s.places {
			row[c] = cells[i+k]
		}
		out = append(append(out, row...), cells[i+s.upper:i+n]...)
		i += n
	}
	return out
}

// sameCells tells whether the texts stand in the stream from i on.
func sameCells(cells []cell, i int, texts []cell) bool {
	if i+len(texts) > len(cells) {
		return false
	}
	for k, x := range texts {
		if squeeze(cells[i+k].text()) != squeeze(x.text()) {
			return false
		}
	}
	return true
}
