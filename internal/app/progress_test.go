package app

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
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
		{stage{what: "正在读取 b.xlsx", all: 4 << 20, in: ofBytes, to: 0.5}, 1 << 20, 2, 3, "正在读取 b.xlsx：约 1.0 / 4.0 兆字节（第 2 个文件，共 3 个）", 1.125 / 3},
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
	for _, name := range []string{"甲.xlsx", "乙.docx", "丁.json", "戊.csv"} {
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
	names := []string{"甲.xlsx", "乙.docx", "丙.txt", "丁.json", "戊.csv"}
	for i, name := range names {
		p.Of(i+1, len(names))
		g.back = g.back || p.Part() < g.last
		r, err := ReadAnnexes(g, filepath.Join(dir, name), Choices{})
		if err != nil {
			t.Fatal(err)
		}
		in = append(in, Intake{Reading: r})
	}
	if g.back || p.Part() != 1 {
		t.Errorf("reading went back, or stopped at %v", p.Part())
	}
	p.Of(1, 1)
	g.last = 0
	b, _, err := CreateFrom(g, filepath.Join(dir, "新.duban"), in, Choices{}, options())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if g.back || !p.Final() || p.Part() != 1 {
		t.Errorf("taking in went back, or ended at %v", p.Part())
	}
	for _, what := range []string{"正在读取 甲.xlsx", "正在读取 乙.docx", "正在读取 丙.txt", "正在读取 丁.json", "正在读取 戊.csv", "正在放入台账 附件1", "正在写入台账 486 行"} {
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

// cancelAt cancels the work as soon as it has come so far.
type cancelAt struct {
	context.Context
	p    *Progress
	part float64
}

func (c *cancelAt) Err() error {
	if c.p.Part() >= c.part && !c.p.Final() {
		return context.Canceled
	}
	return nil
}

// manyRows is an annex with so many rows as a file has it.
func manyRows(t *testing.T, name string, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("附件3,,,,\n2021年任务分解表,,,,\n序号,工作任务,责任领导,牵头单位,相关单位\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,建设第%d座人民公园,许西湖,区住建局,区财政局\n", i+1, i+1)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestACancelledImportOfManyRowsLeavesTheLedgerAsItWasAndTheNextOneWorks(t *testing.T) {
	const rows = 20_000
	a, path := sample(t)
	r, err := ReadAnnexes(t.Context(), manyRows(t, "大.csv", rows), Choices{})
	if err != nil {
		t.Fatal(err)
	}
	before, undo, steps := a.Ledger(), a.CanUndo(), len(a.past.done)
	for _, part := range []float64{mergeShare + 0.001, writeShare - 0.0001} {
		p := &Progress{}
		_, err := a.Import(&cancelAt{WithProgress(t.Context(), p), p, part}, []Intake{{Reading: r}}, Choices{})
		if !errors.Is(err, context.Canceled) || a.Ledger() != before || a.CanUndo() != undo {
			t.Errorf("cancelled at %v: %v, %d tasks", part, err, len(a.Ledger().Tasks()))
		}
		if !strings.HasPrefix(p.Text(), "正在写入台账 20,000 行：") {
			t.Errorf("cancelled at %v while “%s”", part, p.Text())
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Rand = rand.New(rand.NewSource(2)) // the ids of the first run are taken
	if a, err = Open(path, o); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if !reflect.DeepEqual(a.Ledger().All(), before.All()) || len(a.past.done) != steps {
		t.Errorf("the file has %d tasks and %d steps", len(a.Ledger().Tasks()), len(a.past.done))
	}
	p := &Progress{}
	g := &glance{Context: WithProgress(t.Context(), p), p: p, seen: map[string]bool{}}
	if _, err := a.Import(g, []Intake{{Reading: r}}, Choices{}); err != nil || len(a.Ledger().Tasks()) != len(before.Tasks())+rows {
		t.Errorf("the next import: %v, %d tasks", err, len(a.Ledger().Tasks()))
	}
	if g.back || p.Part() != 1 {
		t.Errorf("the progress went back, or ended at %v", p.Part())
	}
}

func TestReadingOfATextTellsHowFarItIs(t *testing.T) {
	for _, name := range []string{"大.csv", "大.txt"} {
		path := manyRows(t, name, 4000)
		p := &Progress{}
		ctx := &halves{glance: glance{Context: WithProgress(t.Context(), p), p: p, seen: map[string]bool{}}}
		if _, err := ReadFile(ctx, path); err != nil {
			t.Fatal(err)
		}
		if ctx.back || ctx.between < 5 {
			t.Errorf("%s: the bar went back, or stood at only %d places", name, ctx.between)
		}
	}
}

// halves counts the places between nothing and all of a reading.
type halves struct {
	glance
	between int
}

func (h *halves) Err() error {
	if part := h.p.Part(); part > h.last && part < readShare {
		h.between++
	}
	return h.glance.Err()
}
