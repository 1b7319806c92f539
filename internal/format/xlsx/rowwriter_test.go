package xlsx

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/table"
)

func TestTextsAreWrittenSoThatProgramsReadThemBack(t *testing.T) {
	for text, want := range map[string]string{
		"区发改局":            "区发改局",
		"a < b && c > d":  "a &lt; b &amp;&amp; c &gt; d",
		`"引号" '单'`:        `"引号" '单'`,
		"snake_case_x1_":  "snake_case_x1_",
		"_x0041_":         "_x005F_x0041_",
		"_x005F_x0041_":   "_x005F_x005F_x005F_x0041_",
		"_xD800_":         "_x005F_xD800_",
		"前_x000d_x0041_后": "前_x005F_x000d_x005F_x0041_后",
	} {
		got := string(appendText(nil, text))
		if got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
		if back := unescape(got); !strings.ContainsAny(text, "&<>") && back != text {
			t.Errorf("%q comes back as %q", text, back)
		}
	}
}

func TestCodesInTextsStayWhatTheyAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`(_|x|0041|005F|D800|字){0,30}`).Draw(t, "text")
		if got := unescape(string(appendText(nil, text))); got != text {
			t.Fatalf("%q comes back as %q", text, got)
		}
	})
}

func TestSpacesAtATextsEndsAreKept(t *testing.T) {
	for _, text := range []string{" 前", "后 ", "\n前", "后\t", " "} {
		var b bytes.Buffer
		x := newRowWriter(&b, 1)
		x.begin(30)
		x.text(0, 1, text)
		x.end()
		if err := x.flush(); err != nil || !strings.Contains(b.String(), `<t xml:space="preserve">`+text+`</t>`) {
			t.Errorf("%q: %s %v", text, &b, err)
		}
	}
}

func TestWritingChangesNothingOfWhatItIsGiven(t *testing.T) {
	s := annex(leaders(3, 3))
	s.Table.Columns[0].Width = 4 // the header is broken into lines
	s.Table.Rows[0][1].Text, s.Table.Rows[2][3].Text = strings.Repeat("工作任务", 9), "一\r\n二\x01"
	var want [][]table.Cell
	for _, r := range s.Table.Rows {
		want = append(want, append([]table.Cell(nil), r...))
	}
	written(t, s)
	for r := range want {
		for c, cell := range want[r] {
			if got := s.Table.Rows[r][c]; got != cell {
				t.Errorf("row %d, column %d is %+v, was %+v", r+1, c+1, got, cell)
			}
		}
	}
}

// fullDisk takes so many bytes and no more.
type fullDisk struct{ room int }

var errFull = errors.New("full")

func (d *fullDisk) Write(b []byte) (int, error) {
	if d.room -= len(b); d.room < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestWhatTheWriterRefusesIsTold(t *testing.T) {
	s := annex(leaders(5000, 4))
	for _, room := range []int{0, 1000, 100_000} {
		if err := Write(&fullDisk{room}, s); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes: %v", room, err)
		}
	}
	x := newRowWriter(&fullDisk{rowChunk * 2}, 1)
	for range 10 * rowChunk {
		x.begin(30)
		x.end()
	}
	if err := x.flush(); !errors.Is(err, errFull) {
		t.Errorf("rows: %v", err)
	}
}

func TestAWorksheetWithoutAPlaceForRowsIsNoWorksheet(t *testing.T) {
	var b bytes.Buffer
	s := &splice{w: &b, rows: func(io.Writer) error { return nil }}
	if _, err := s.Write([]byte("<worksheet/>")); !errors.Is(err, errNoRows) {
		t.Error(err)
	}
}
