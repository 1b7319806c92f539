package annex

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// wildSheet makes tables as people make them: titles, headers of all kinds, merges, sections, notes, rubbish. Every text
// has a token of its own.
type wildSheet struct {
	t      *rapid.T
	n      int
	tokens []string
}

func (w *wildSheet) token(s string) string {
	w.n++
	tok := fmt.Sprintf("甲%d乙", w.n)
	w.tokens = append(w.tokens, tok)
	return s + tok
}

func (w *wildSheet) header() []string {
	pool := []string{"序号", "工作任务", "责任领导", "牵头单位", "配合单位", "责任单位", "完成时限", "备注", "责任人", "联系人", "", "第一季度", "实事", "进展情况", "备注", "分节", "子项序号", "任务内容"}
	return rapid.Permutation(pool).Draw(w.t, "header")[:rapid.IntRange(3, 9).Draw(w.t, "width")]
}

func (w *wildSheet) cell(header string) string {
	if rapid.IntRange(0, 3).Draw(w.t, "blank") == 0 {
		return ""
	}
	starts := []string{"", "区住建局、", "注：", "合计", "一、", "（一）", "填表人：", "附件2", "1.", "甲事\n", "备注：", "——", "联系人："}
	return w.token(rapid.SampledFrom(starts).Draw(w.t, "start"))
}

func (w *wildSheet) block() table.Block {
	h := w.header()
	tab := &table.Table{Columns: make([]table.Column, len(h))}
	add := func(cells ...string) []table.Cell {
		row := make([]table.Cell, len(h))
		for i, s := range cells {
			row[i].Text = s
		}
		tab.Rows = append(tab.Rows, row)
		return row
	}
	wide := func(s string) {
		row := add(s)
		row[0].Cols = len(h)
		for i := 1; i < len(h); i++ {
			row[i].Covered = true
		}
	}
	for range rapid.IntRange(0, 3).Draw(w.t, "above") {
		wide(w.token(rapid.SampledFrom([]string{"附件1", "2021年任务表", "单位：", "（2021年3月5日）", "某某。", ""}).Draw(w.t, "title")))
	}
	for range rapid.IntRange(1, 8).Draw(w.t, "rows") {
		switch rapid.IntRange(0, 6).Draw(w.t, "row") {
		case 0:
			add(h...)
		case 2:
			if rapid.Bool().Draw(w.t, "other header") {
				add(rapid.Permutation(h).Draw(w.t, "permuted")...)
			}
		case 1:
			wide(w.token(rapid.SampledFrom([]string{"一、", "注：", "2021年某表", "附件2", "很长的一段文字，不知道是什么。", "合计"}).Draw(w.t, "wide")))
		default:
			var cells []string
			for _, x := range h {
				cells = append(cells, w.cell(x))
			}
			add(cells...)
			w.mergeDown(tab)
		}
	}
	return table.Block{Table: tab}
}

// mergeDown merges some cell of the last row with the one above it.
func (w *wildSheet) mergeDown(tab *table.Table) {
	n := len(tab.Rows)
	if n < 2 || !rapid.Bool().Draw(w.t, "merge") {
		return
	}
	c := rapid.IntRange(0, len(tab.Columns)-1).Draw(w.t, "column")
	above, below := &tab.Rows[n-2][c], &tab.Rows[n-1][c]
	if above.Covered || above.Cols > 1 || above.Rows > 1 || below.Text != "" {
		return
	}
	above.Rows, below.Covered = 2, true
}

// choices give some columns another meaning, and some sheets another header.
func (w *wildSheet) choices(src table.Source) Choices {
	c := Choices{Meanings: map[string][]ledger.Field{}, Headers: map[int]HeaderRows{}}
	if rapid.Bool().Draw(w.t, "no choices") {
		return c
	}
	n := 0
	for _, b := range src.Blocks {
		if b.Table == nil || len(b.Table.Rows) == 0 {
			continue
		}
		at := HeaderRows{rapid.IntRange(0, len(b.Table.Rows)-1).Draw(w.t, "header row"), 1}
		sig := HeaderSignature(foldStoreys(newGrid(b.Table), at.Row, 1))
		for range b.Table.Columns {
			c.Meanings[sig] = append(c.Meanings[sig], rapid.SampledFrom([]ledger.Field{"", "", Extra, Ignore, ledger.FieldText, ledger.FieldLead, ledger.FieldNo, "targets.0000Q2"}).Draw(w.t, "meaning"))
		}
		if rapid.Bool().Draw(w.t, "by hand") {
			c.Headers[n] = at
		}
		n++
	}
	return c
}

// everything is all that a reading says, in one text.
func everything(r *Reading) string {
	var b strings.Builder
	for _, f := range r.Annexes {
		for _, m := range f.Meanings {
			b.WriteString(m.Header + "\n")
		}
		b.WriteString(f.Label + "\n" + f.Title + "\n" + f.Date + "\n" + f.Note + "\n")
		for _, c := range f.Columns {
			b.WriteString(c.Header + "\n")
		}
		for _, x := range f.Rows {
			b.WriteString(strings.Join([]string{x.No, x.Sub, x.Section, x.Matter, x.Text, x.Leader, x.Deadline, x.Progress}, "\n"))
			for _, n := range append(append([]Name{}, x.Lead...), x.Related...) {
				b.WriteString("\n" + n.Spelling + "\n" + n.Person + "\n")
			}
			for _, s := range x.Targets {
				b.WriteString("\n" + s)
			}
			for _, s := range x.Extra {
				b.WriteString("\n" + s)
			}
		}
	}
	for _, l := range r.Left {
		b.WriteString("\n" + l.Text)
		if l.Why == "" {
			b.WriteString("（没有理由）")
		}
	}
	return b.String()
}

func TestNothingOfASourceIsLostSilently(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &wildSheet{t: t}
		src := table.Source{Name: "2021年.xlsx"}
		for range rapid.IntRange(1, 3).Draw(t, "blocks") {
			if rapid.Bool().Draw(t, "paragraph") {
				src.Blocks = append(src.Blocks, table.Block{Text: w.token(rapid.SampledFrom([]string{"附件3", "注：", "通知", "2022年任务表"}).Draw(t, "text"))})
			}
			src.Blocks = append(src.Blocks, w.block())
		}
		r, err := Understand(src, Known{}, w.choices(src))
		if r == nil {
			t.Fatal(err)
		}
		all := everything(r)
		for _, tok := range w.tokens {
			if !strings.Contains(all, tok) {
				t.Errorf("%s is lost", tok)
			}
		}
		if strings.Contains(all, "（没有理由）") {
			t.Error("left out without a reason")
		}
		if t.Failed() {
			for _, b := range src.Blocks {
				if b.Table == nil {
					t.Logf("para %q", b.Text)
					continue
				}
				for i, row := range b.Table.Rows {
					var cells []string
					for _, c := range row {
						cells = append(cells, fmt.Sprintf("%s%v", c.Text, c.Covered))
					}
					t.Logf("%d %q", i, cells)
				}
			}
			t.Logf("%+v", r.Sheets[0].Rows)
			t.Log(all)
		}
	})
}

// largeSheet has a title row, merged leaders, and texts of usual length.
func largeSheet(n int) table.Source {
	rows := []string{"2021年任务表", "序号|工作任务|责任领导|牵头单位|相关单位|完成时限|备注"}
	for i := range n {
		rows = append(rows, fmt.Sprintf("%d|加快推进第%d个老旧小区升级改造，新建小公园和公共厕所，不断改善人居环境。|许西湖|区住建局/区民政局|各镇街道|2021年12月底前|", i+1, i))
	}
	src := sheet(rows...)
	tab := src.Blocks[0].Table
	for r := 2; r < len(tab.Rows); r++ {
		if (r-2)%500 == 0 {
			tab.Rows[r][2].Rows = min(500, len(tab.Rows)-r)
			continue
		}
		tab.Rows[r][2] = table.Cell{Covered: true}
	}
	return src
}

func BenchmarkUnderstand10000Rows(b *testing.B) { benchmarkUnderstand(b, 10_000) }

func BenchmarkUnderstand100000Rows(b *testing.B) { benchmarkUnderstand(b, 100_000) }

func benchmarkUnderstand(b *testing.B, n int) {
	src, known := largeSheet(n), knownUnits(b)
	for b.Loop() {
		r, err := Understand(src, known)
		if err != nil || len(r.Annexes[0].Rows) != n {
			b.Fatal(err)
		}
	}
}
