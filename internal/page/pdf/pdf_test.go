package pdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"dubanben/internal/doc"
	"dubanben/internal/page"
	"dubanben/internal/page/font"
	"dubanben/internal/table"
)

func pages(t testing.TB, d doc.Document) []page.Page {
	t.Helper()
	set, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Lay(d, set)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func letter() doc.Document {
	return doc.Document{Setup: doc.A4Portrait(), Blocks: []doc.Block{
		doc.Paragraph{Text: "附件1", Style: doc.Label},
		doc.Paragraph{Text: "主要工作任务责任分解表", Style: doc.Title},
		doc.Paragraph{Text: strings.Repeat("加快推进老旧小区改造，完成47个项目，总投资4320.07万元（其中：一期1200万元）。", 3)},
		doc.Table{Table: table.Table{
			Columns: []table.Column{{}, {}},
			Rows:    [][]table.Cell{{{Text: "区财政局", Rows: 2}, {Text: "甲"}}, {{Covered: true}, {Text: "乙"}}},
		}},
	}}
}

func write(t testing.TB, p []page.Page) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p, Info{Title: "附件1", Created: time.Date(2020, 7, 1, 9, 0, 0, 0, time.UTC)}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTextCanBeCopiedLineByLine(t *testing.T) {
	p := pages(t, letter())
	var want []string
	for _, o := range p[0].Ops {
		if o.Kind == page.Text {
			want = append(want, o.Text)
		}
	}
	got := texts(t, write(t, p))
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestSameInputGivesTheSameBytes(t *testing.T) {
	p := pages(t, letter())
	a := write(t, p)
	if !bytes.Equal(a, write(t, p)) {
		t.Error("two writes differ")
	}
	if len(a) > 100_000 {
		t.Errorf("%d bytes: are the fonts subsets?", len(a))
	}
	if !bytes.Contains(a, []byte("D:20200701090000")) || !bytes.Contains(a, []byte("FEFF77637763")) && !bytes.Contains(a, []byte("FEFF7763529E672C")) {
		t.Error("properties")
	}
}

func TestLandscapeAndRareCharactersAreWritten(t *testing.T) {
	d := doc.Document{Setup: doc.A4Landscape(), Blocks: []doc.Block{doc.Paragraph{Text: "甲\uE000乙\U00020BB7\U000E0001丙"}}}
	b := write(t, pages(t, d))
	if !bytes.Contains(b, []byte("[ 0 0 841.89 595.28 ]")) {
		t.Error("sheet is not landscape")
	}
	if got := strings.Join(texts(t, b), "|"); !strings.HasPrefix(got, "甲〓乙") || !strings.Contains(got, "— 1 —") {
		t.Error(got)
	}
}

func TestErrorsComeBack(t *testing.T) {
	if Write(&bytes.Buffer{}, nil, Info{}) == nil {
		t.Error("no pages")
	}
	if err := Write(full{}, pages(t, letter()), Info{}); !errors.Is(err, errFull) {
		t.Error(err)
	}
}

var errFull = errors.New("disk full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func BenchmarkWrite(b *testing.B) {
	p := pages(b, letter())
	for b.Loop() {
		write(b, p)
	}
}
