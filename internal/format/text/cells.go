package text

import (
	"regexp"
	"strings"
	"unicode"

	"dubanben/internal/table"
)

// cell is one cell of the circulated form as it stands in the stream, before it is known to belong to a row.
type cell struct {
	paras []string
	line  int
	gap   bool // a blank line stood before it, or its TAB was not the first character: perhaps the first of a row
}

func (c cell) text() string { return strings.Join(c.paras, "\n") }

// scanner goes through the lines of the circulated form: a TAB starts a cell, other lines continue it, and blank lines
// separate rows and paragraphs alike, so that they alone prove nothing.
type scanner struct {
	lines  []string
	next   []int // the next line at or after this one that starts a cell
	blocks []table.Block
	run    []cell // the cells of the table that is open
	blank  int    // blank lines just passed
	cells  int
}

func readCells(lines []string, m *meter) ([]table.Block, error) {
	s := &scanner{lines: lines, next: make([]int, len(lines)+1)}
	s.next[len(lines)] = len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		s.next[i] = s.next[i+1]
		if startsCell(lines[i]) {
			s.next[i] = i
		}
	}
	done := 0
	for i, line := range lines {
		done += len(line) + 1
		if err := m.at(done); err != nil {
			return nil, err
		}
		switch {
		case startsCell(line):
			s.addCells(i)
		case clean(line) == "":
			s.blank++
			continue
		case len(s.run) > 0 && !s.leaves(i):
			last := &s.run[len(s.run)-1]
			last.paras = append(last.paras, clean(line))
		default:
			s.close()
			s.blocks = append(s.blocks, table.Block{Text: clean(line), Ref: table.Ref{Line: i + 1}})
		}
		s.blank = 0
		if s.cells > MaxCells {
			return nil, &Unreadable{Reason: TooLarge}
		}
	}
	s.close()
	return s.blocks, nil
}

// startsCell tells whether the line's first character, spaces aside, is a TAB.
func startsCell(line string) bool {
	return strings.HasPrefix(strings.TrimLeft(line, " 　"), "\t")
}

func (s *scanner) addCells(i int) {
	before, rest, _ := strings.Cut(s.lines[i], "\t")
	gap := s.blank > 0 || before != ""
	for part := range strings.SplitSeq(rest, "\t") {
		c := cell{line: i + 1, gap: gap}
		if p := clean(part); p != "" {
			c.paras = []string{p}
		}
		s.run = append(s.run, c)
		s.cells++
		gap = false
	}
}

var (
	labelLine = regexp.MustCompile(`^附\s*[件表]\s*[0-9０-９一二三四五六七八九十]*(\s*[-－—–]\s*[0-9０-９]{1,2})?\s*[:：]?$`)
	noteLine  = regexp.MustCompile(`^(注|备注|说明)\s*\d*\s*[:：]`)
)

// leaves tells whether a line without TAB stands below the table instead of continuing its last cell: an annex label, or a
// paragraph after several blank lines, where the cells so far are whole rows and what follows begins a table or nothing.
func (s *scanner) leaves(i int) bool {
	if s.blank == 0 {
		return false
	}
	if labelLine.MatchString(clean(s.lines[i])) {
		return true
	}
	ended := whole(s.run)
	if noteLine.MatchString(clean(s.lines[i])) && (ended || s.next[i] == len(s.lines)) {
		return true
	}
	if s.blank < 2 {
		return false
	}
	if s.next[i] == len(s.lines) {
		return ended
	}
	_, after, _ := strings.Cut(s.lines[s.next[i]], "\t")
	return clean(after) == s.run[0].text() || ended && likeHeader(clean(after))
}

func likeHeader(s string) bool {
	return s != "" && len(s) <= 30 && !strings.ContainsAny(s, "。，；0123456789")
}

// close ends the open table.
func (s *scanner) close() {
	if len(s.run) == 0 {
		return
	}
	t := align(s.run)
	s.blocks = append(s.blocks, table.Block{Table: t, Ref: table.Ref{Line: s.run[0].line}})
	s.run = nil
}

// clean drops the dust round a paragraph: white space, and a lonely dot that stands after spaces at its end.
func clean(s string) string {
	s = strings.TrimFunc(s, dust)
	for _, dot := range []string{"·", "•"} {
		if t, ok := strings.CutSuffix(s, dot); ok && (strings.HasSuffix(t, "  ") || strings.HasSuffix(t, "　")) {
			s = strings.TrimRightFunc(t, dust)
		}
	}
	return s
}

func dust(r rune) bool {
	return unicode.IsSpace(r) || r == '\ufeff' || unicode.Is(unicode.Cf, r) || unicode.IsControl(r)
}
