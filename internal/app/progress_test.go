package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/seeds"
)

func TestProgressSaysWhatIsDoneAndHowMuchIsLeft(t *testing.T) {
	for _, c := range []struct {
		stage       stage
		done        int64
		file, files int
		text        string
		part        float64
	}{
		{stage{what: "正在读取 b.csv", to: 0.5}, 0, 1, 1, "正在读取 b.csv…", 0},
		{stage{what: "正在读取 b.xlsx", all: 4 << 20, bytes: true, to: 0.5}, 1 << 20, 2, 3, "正在读取 b.xlsx：约 1.0 / 4.0 兆字节（第 2 个文件，共 3 个）", 1.125 / 3},
		{stage{what: "正在辨认 b.xlsx", all: 40000, from: 0.5, to: 1}, 0, 1, 1, "正在辨认 b.xlsx：共 40,000 行", 0.5},
		{stage{what: "正在与台账核对 附件1", all: 40000, to: 1}, 12000, 1, 1, "正在与台账核对 附件1：第 12,000 行 / 共 40,000 行", 0.3},
		{stage{what: "正在与台账核对 附件1", all: 10, to: 1}, 12, 0, 0, "正在与台账核对 附件1：第 10 行 / 共 10 行", 1},
	} {
		var p Progress
		p.Of(c.file, c.files)
		p.begin(c.stage)
		p.done.Store(c.done)
		if p.Text() != c.text || p.Part() != c.part {
			t.Errorf("%q %v, want %q %v", p.Text(), p.Part(), c.text, c.part)
		}
	}
	if p := new(Progress); p.Text() == "" || p.Part() != 0 || p.Final() {
		t.Error("work that has not begun says something else")
	}
}

// glance looks at the progress whenever the work asks whether it was cancelled, which is all the time.
type glance struct {
	context.Context
	p    *Progress
	last float64
	seen map[string]bool
	back bool
}

func (g *glance) Err() error {
	part := g.p.Part()
	g.back = g.back || part < g.last
	g.last = part
	what, _, _ := strings.Cut(g.p.Text(), "：")
	g.seen[what] = true
	return g.Context.Err()
}

func TestProgressOnlyGoesOn(t *testing.T) {
	a, _ := sample(t)
	x, err := a.Ledger().FindAnnex(2020, "1")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"甲.xlsx", "乙.docx"} {
		if err := a.Export(x.ID, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "丙.txt"), []byte(seeds.Annexes2020), 0o600); err != nil {
		t.Fatal(err)
	}
	p := &Progress{}
	g := &glance{Context: WithProgress(t.Context(), p), p: p, seen: map[string]bool{}}
	var in []Intake
	names := []string{"甲.xlsx", "乙.docx", "丙.txt"}
	for i, name := range names {
		p.Of(i+1, len(names))
		g.back = g.back || p.Part() < g.last
		r, err := ReadAnnexes(g, filepath.Join(dir, name), Choices{})
		if err != nil {
			t.Fatal(err)
		}
		in = append(in, Intake{Reading: r})
	}
	if g.back || g.last < 0.4 {
		t.Errorf("reading went back, or stopped at %v", g.last)
	}
	p.Of(1, 1)
	g.last = 0
	b, _, err := CreateFrom(g, filepath.Join(dir, "新.duban"), in, Choices{}, options())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if g.back || !p.Final() || p.Part() != mergeShare {
		t.Errorf("taking in went back, or ended at %v", p.Part())
	}
	for _, what := range []string{"正在读取 甲.xlsx", "正在读取 乙.docx", "正在放入台账 附件1"} {
		if !g.seen[what] {
			t.Errorf("%s was never said, but %v", what, g.seen)
		}
	}
	if len(b.Ledger().Tasks()) != len(a.Ledger().Tasks()) {
		t.Error("the ledger is another one")
	}
	if _, err := Compare(g, Ground{Ledger: ledger.Empty()}, in[0]); err != nil || !g.seen["正在与台账核对 附件1"] {
		t.Errorf("compared: %v", err)
	}
}
