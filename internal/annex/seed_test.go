package annex

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// truth1 and truth2 are rows of the checked truth of the annexes of 2020.
type truth1 struct {
	No      int      `json:"no"`
	Task    string   `json:"task"`
	Leader  string   `json:"leader"`
	Lead    []string `json:"lead_units"`
	Related []string `json:"related_units"`
	Line    int      `json:"source_line"`
}

type truth2 struct {
	MatterNo int      `json:"matter_no"`
	Matter   string   `json:"matter"`
	Sub      int      `json:"sub_no"`
	Content  string   `json:"content"`
	Progress string   `json:"progress"`
	Q3       string   `json:"q3_target"`
	Q4       string   `json:"q4_target"`
	Leader   string   `json:"leader"`
	Lead     string   `json:"lead_unit"`
	Person   string   `json:"responsible_person"`
	Related  []string `json:"related_units"`
	Line     int      `json:"source_line"`
}

func truths(t testing.TB) (one []truth1, two []truth2) {
	t.Helper()
	for name, to := range map[string]any{"annex1": &one, "annex2": &two} {
		b, err := os.ReadFile("testdata/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, to); err != nil {
			t.Fatal(err)
		}
	}
	return one, two
}

// seedSource is the seed as format/text reads it; that package's test holds the file to what it reads.
func seedSource(t testing.TB) table.Source {
	t.Helper()
	b, err := os.ReadFile("testdata/source.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	src := table.Source{Name: "2020-annexes.txt"}
	for line := range strings.Lines(string(b)) {
		var x struct {
			Line, Columns int
			Text          string
			Row           []struct {
				Line    int
				Text    string
				Missing bool
			}
		}
		if err := json.Unmarshal([]byte(line), &x); err != nil {
			t.Fatal(err)
		}
		if x.Row == nil {
			src.Blocks = append(src.Blocks, table.Block{Text: x.Text, Ref: table.Ref{Line: x.Line}})
			if x.Columns > 0 {
				src.Blocks[len(src.Blocks)-1].Table = &table.Table{Columns: make([]table.Column, x.Columns), Header: 1}
			}
			continue
		}
		var row []table.Cell
		for _, c := range x.Row {
			row = append(row, table.Cell{Text: c.Text, Missing: c.Missing, Ref: table.Ref{Line: c.Line}})
		}
		tab := src.Blocks[len(src.Blocks)-1].Table
		tab.Rows = append(tab.Rows, row)
	}
	return src
}

func knownUnits(t testing.TB) Known {
	t.Helper()
	b, err := os.ReadFile("../../seeds/units.txt")
	if err != nil {
		t.Fatal(err)
	}
	k, err := ParseKnown(string(b))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func understand(t testing.TB, src table.Source, k Known) *Reading {
	t.Helper()
	r, err := Understand(src, k)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ids counts up, so that tests are the same every time.
func ids() func() ledger.ID {
	n := 0
	return func() ledger.ID { n++; return ledger.ID(fmt.Sprintf("id%05d", n)) }
}

// merged brings a reading into a ledger and returns the ledger after.
func merged(t testing.TB, l *ledger.Ledger, r *Reading, k Known, year int, newID func() ledger.ID) (*ledger.Ledger, Outcome, []ledger.Change) {
	t.Helper()
	d := l.Draft(newID)
	out, err := r.Merge(d, k, year)
	if err != nil {
		t.Fatal(err)
	}
	ch := d.Changes()
	return l.Apply(ch), out, ch
}

func seedLedger(t testing.TB) (*ledger.Ledger, Outcome, func() ledger.ID) {
	t.Helper()
	newID := ids()
	k := knownUnits(t)
	l, out, _ := merged(t, ledger.Empty(), understand(t, seedSource(t), k), k, 0, newID)
	return l, out, newID
}

func TestEveryRowOfAnnex1IsTrue(t *testing.T) {
	f := understand(t, seedSource(t), knownUnits(t)).Annexes[0]
	one, _ := truths(t)
	if len(f.Rows) != len(one) {
		t.Fatalf("%d rows, want %d", len(f.Rows), len(one))
	}
	for i, want := range one {
		r := f.Rows[i]
		eq(t, want.No, "no", r.No, strconv.Itoa(want.No))
		eq(t, want.No, "text", r.Text, want.Task)
		eq(t, want.No, "leader", r.Leader, want.Leader)
		eq(t, want.No, "lead", strings.Join(spellings(r.Lead), "|"), strings.Join(want.Lead, "|"))
		eq(t, want.No, "related", strings.Join(spellings(r.Related), "|"), strings.Join(want.Related, "|"))
		eq(t, want.No, "line", r.Ref.Line, want.Line)
		eq(t, want.No, "sub", r.Sub, "")
	}
}

func TestEveryRowOfAnnex2IsTrue(t *testing.T) {
	f := understand(t, seedSource(t), knownUnits(t)).Annexes[1]
	_, two := truths(t)
	if len(f.Rows) != len(two) {
		t.Fatalf("%d rows, want %d", len(f.Rows), len(two))
	}
	for i, want := range two {
		r := f.Rows[i]
		sub := ""
		if want.Sub > 0 {
			sub = strconv.Itoa(want.Sub)
		}
		eq(t, want.Line, "no", r.No, strconv.Itoa(want.MatterNo))
		eq(t, want.Line, "sub", r.Sub, sub)
		eq(t, want.Line, "matter", r.Matter, want.Matter)
		eq(t, want.Line, "text", r.Text, want.Content)
		eq(t, want.Line, "progress", r.Progress, want.Progress)
		eq(t, want.Line, "q3", r.Targets["2020Q3"], want.Q3)
		eq(t, want.Line, "q4", r.Targets["2020Q4"], want.Q4)
		eq(t, want.Line, "leader", r.Leader, want.Leader)
		eq(t, want.Line, "leads", len(r.Lead), 1)
		eq(t, want.Line, "lead", r.Lead[0].Spelling, want.Lead)
		eq(t, want.Line, "person", r.Lead[0].Person, want.Person)
		eq(t, want.Line, "related", strings.Join(spellings(r.Related), "|"), strings.Join(want.Related, "|"))
		eq(t, want.Line, "line", r.Ref.Line, want.Line)
	}
}

func eq[T comparable](t testing.TB, row any, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%v %s: got %v, want %v", row, what, got, want)
	}
}

func TestSeedRaisesExactlyFourDoubts(t *testing.T) {
	_, out, _ := seedLedger(t)
	var got []string
	for _, a := range out.Annexes {
		for _, d := range a.Doubts {
			got = append(got, string(d.Kind)+" "+d.Default+" "+strings.Join(d.Choices, ","))
			if d.Annex != a.ID || d.Task == "" || d.Where == "" || d.Text == "" || !slices.Contains(d.Choices, d.Default) {
				t.Errorf("incomplete doubt %+v", d)
			}
			t.Log(d.ID, d.Where, d.Text)
		}
	}
	slices.Sort(got)
	want := []string{"leader 范志君 范志君,空", "number 10 10,空", "related 空 空,与上一行相同：相关镇街道", "unit 单列 单列,与市社保局源城分局是同一单位"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestImportingTheSeedTwiceChangesNothing(t *testing.T) {
	l, _, newID := seedLedger(t)
	k := knownUnits(t)
	_, out, ch := merged(t, l, understand(t, seedSource(t), k), k, 0, newID)
	for _, c := range ch {
		t.Errorf("%s %s: %+v -> %+v", c.Kind, c.ID, c.Before, c.After)
	}
	for i, n := range []int{93, 21} {
		a := out.Annexes[i]
		if len(a.Unchanged) != n || len(a.New)+len(a.Changed)+len(a.Missing) != 0 {
			t.Errorf("%+v", a)
		}
	}
}
