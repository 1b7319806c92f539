package annex

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// small reads a table of one task under the lines above it.
func small(t testing.TB, task string, above ...string) *Reading {
	t.Helper()
	return understand(t, sheet(append(above, "序号|工作任务|责任单位", "1|"+task+"|区住建局")...), Known{})
}

// oneByOne writes the changes as the store does and fails where two annexes have one number at any time.
func oneByOne(t testing.TB, l *ledger.Ledger, changes []ledger.Change) {
	t.Helper()
	seen := map[ledger.ID]bool{}
	for _, c := range changes {
		if c.Kind == ledger.KindAnnex && seen[c.ID] {
			t.Errorf("annex %s is written twice", c.ID)
		}
		seen[c.ID] = true
		l = l.Apply([]ledger.Change{c})
		held := map[string]bool{}
		for _, a := range l.Annexes() {
			n := fmt.Sprint(a.Year, " ", a.No)
			if held[n] {
				t.Errorf("two annexes have number %s after %s %s", n, c.Kind, c.ID)
			}
			held[n] = true
		}
	}
}

// shape writes the annexes of a ledger with number, label, title and first task.
func shape(l *ledger.Ledger) string {
	var out []string
	for _, a := range l.Annexes() {
		out = append(out, strings.Join([]string{a.No, a.Label, a.Title, l.TasksOf(a.ID)[0].Text}, " "))
	}
	return strings.Join(out, "; ")
}

func TestALabelledAnnexNeverOverwritesAnUnlabelledOne(t *testing.T) {
	newID := ids()
	k := knownUnits(t)
	l, first, _ := merged(t, ledger.Empty(), small(t, "甲", "2020年专项督办任务表"), k, 0, newID)
	eq(t, "unlabelled", "no", first.Annexes[0].No, "1")
	own := l.TasksOf(first.Annexes[0].ID)[0].ID
	after, out, ch := merged(t, l, understand(t, seedSource(t), k), k, 0, newID)
	oneByOne(t, l, ch)
	eq(t, "附件1", "created", out.Annexes[0].Created, true)
	eq(t, "附件1", "no", out.Annexes[0].No, "1")
	eq(t, "附件2", "no", out.Annexes[1].No, "2")
	moved := after.Annex(first.Annexes[0].ID)
	eq(t, "moved", "no", moved.No, "3")
	eq(t, "moved", "its task keeps its id", after.Task(own).Annex, moved.ID)
	eq(t, "moved", "text", after.Task(own).Text, "甲")
	eq(t, "moved", "said", fmt.Sprint(out.Moved), fmt.Sprint([]Moved{{moved.ID, "2020年专项督办任务表", 2020, "1", "3"}}))
	for _, r := range []*Reading{small(t, "甲", "2020年专项督办任务表"), understand(t, seedSource(t), k)} {
		_, out, ch := merged(t, after, r, k, 0, newID)
		eq(t, "again", "changes", len(ch), 0)
		eq(t, "again", "moved", len(out.Moved), 0)
	}
}

func TestAnAnnexIsMatchedByLabelOrElseByTitle(t *testing.T) {
	newID := ids()
	l, _, _ := merged(t, ledger.Empty(), small(t, "甲", "附件1", "2021年甲表"), Known{}, 0, newID)
	for _, c := range []struct {
		name, want string
		above      []string
	}{
		{"same label, other title", "1 附件1 2021年新表 乙", []string{"附件一", "2021年新表"}},
		{"no label, same title", "1 附件1 2021年甲表 乙", []string{"2021年甲表"}},
		{"no label, other title", "1 附件1 2021年甲表 甲; 2  2021年乙表 乙", []string{"2021年乙表"}},
		{"other label, same title", "1 附件1 2021年甲表 甲; 2 附件2 2021年甲表 乙", []string{"附件2", "2021年甲表"}},
		{"附表1 is not 附件1", "1 附件1 2021年甲表 甲; 2 附表1 2021年乙表 乙", []string{"附表1", "2021年乙表"}},
		{"附件1-1 is not 附件1", "1 附件1 2021年甲表 甲; 1-1 附件1-1 2021年乙表 乙", []string{"附件1-1", "2021年乙表"}},
	} {
		after, _, ch := merged(t, l, small(t, "乙", c.above...), Known{}, 0, newID)
		oneByOne(t, l, ch)
		got := shape(after)
		if c.above[0] == "附件一" {
			got = strings.Replace(got, "附件一", "附件1", 1)
		}
		eq(t, c.name, "annexes", got, c.want)
	}
}

func TestAnAnnexThatGetsALabelTakesItsNumber(t *testing.T) {
	newID := ids()
	l, _, _ := merged(t, ledger.Empty(), small(t, "甲", "2021年甲表"), Known{}, 0, newID)
	l, _, _ = merged(t, l, small(t, "乙", "2021年乙表"), Known{}, 0, newID)
	l, _, _ = merged(t, l, small(t, "丙", "2021年丙表"), Known{}, 0, newID)
	eq(t, "unlabelled", "annexes", shape(l), "1  2021年甲表 甲; 2  2021年乙表 乙; 3  2021年丙表 丙")
	r := small(t, "丁", "附件1", "2021年丁表")
	r.Annexes = append(r.Annexes, small(t, "甲", "附件2", "2021年甲表").Annexes[0])
	after, _, ch := merged(t, l, r, Known{}, 0, newID)
	oneByOne(t, l, ch)
	eq(t, "labelled", "annexes", shape(after), "1 附件1 2021年丁表 丁; 2 附件2 2021年甲表 甲; 3  2021年丙表 丙; 4  2021年乙表 乙")
	r = small(t, "戊", "2022年戊表")
	r.Annexes = append(r.Annexes, small(t, "己", "附件1", "2022年己表").Annexes[0])
	after, _, ch = merged(t, after, r, Known{}, 0, newID)
	oneByOne(t, l, ch)
	eq(t, "one file", "annexes", strings.Contains(shape(after), "1 附件1 2022年己表 己; 2  2022年戊表 戊"), true)
}

func TestAYearThatIsNoneOfOurTimeIsRefused(t *testing.T) {
	for _, year := range []int{1948, 2200, -1, 202, 20201} {
		for _, r := range []*Reading{small(t, "甲", "任务表"), small(t, "甲", "2021年任务表")} {
			d := ledger.Empty().Draft(ids())
			_, err := r.Merge(d, Known{}, year)
			var u *Unknown
			if !errors.As(err, &u) || u.Reason != BadYear || u.Year != year {
				t.Errorf("%d: %v", year, err)
			}
			eq(t, year, "changes", len(d.Changes()), 0)
		}
	}
	for _, year := range []int{1949, 2199} {
		l, _, _ := merged(t, ledger.Empty(), small(t, "甲", "任务表"), Known{}, year, ids())
		eq(t, year, "year", l.Annexes()[0].Year, year)
	}
}

func TestOfARangeOfYearsTheFirstCounts(t *testing.T) {
	for s, want := range map[string]int{"2021－2022年任务": 2021, "2021—2025年规划": 2021, "2021-2023年": 2021, "2021～22年": 2021, "2021年至2025年": 2021,
		"2021至2025年": 2021, "二〇二一—二〇二五年": 2021, "２０２１－２０２２年": 2021, "9000—2025年": 0, "第1234年至2020年": 2020} {
		eq(t, s, "year", yearIn(s), want)
	}
}

func TestLabelsOfAllSpellingsGiveTheirNumber(t *testing.T) {
	for line, want := range map[string]string{
		"附件１": "1|附件１|", "附件十一": "11|附件十一|", "附件二十 某表": "20|附件二十|某表", "附表1": "1|附表1|", "附件1-1": "1-1|附件1-1|",
		"附件1－2：某表": "1-2|附件1－2|某表", "附件1-1 2021年某表": "1-1|附件1-1|2021年某表", "附件1-1某表": "1-1|附件1-1|某表", "附件1-2021年某表": "1|附件1|2021年某表",
		"附件1—某表": "1|附件1|某表", "附件1-3月某表": "1|附件1|3月某表", "附件 3": "3|附件 3|", "附件": "|附件|"} {
		var f Found
		b := &builder{account: &account{}, found: &f, part: &part{above: []para{{line, table.Ref{}, nowhere()}}}}
		b.heading()
		eq(t, line, "label", f.No+"|"+f.Label+"|"+f.Title, want)
	}
}

func TestAnAnnexWithoutLabelAndTitleHasAName(t *testing.T) {
	r := understand(t, sheet("序号|工作任务|责任单位|", "1|甲|区住建局|乙"), Known{})
	_, out, _ := merged(t, ledger.Empty(), r, Known{}, 2021, ids())
	eq(t, "outcome", "name", out.Annexes[0].Name(), "附件1")
	eq(t, "outcome", "names", out.Name(), "附件1")
	eq(t, "labelled", "name", AnnexOutcome{Label: "附表2", No: "2"}.Name(), "附表2")
	eq(t, "doubt", "where", out.Annexes[0].Doubts[0].Where, "附件 第4栏")
}

func TestAMissingRowWhoseNumberAnotherHasGoesByItsText(t *testing.T) {
	l, _, newID := seedLedger(t)
	k := knownUnits(t)
	r := understand(t, seedSource(t), k)
	f := &r.Annexes[0]
	f.Rows = append(f.Rows[:29:29], f.Rows[30:]...)
	for i := range f.Rows {
		f.Rows[i].No = fmt.Sprint(i + 1)
	}
	_, out, _ := merged(t, l, r, k, 0, newID)
	a := out.Annexes[0]
	eq(t, "changed", "rows", len(a.Changed), 63)
	eq(t, "missing", "rows", strings.Join(a.Missing, " "), "30 建设响水体育公园。")
	eq(t, "long text", "beginning", beginning("一二三四五六七八九十\n一二三"), "一二三四五六七八九十一二…")
}
