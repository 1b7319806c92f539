package view

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dubanben/internal/ledger"
)

func TestRowsAreSortedByWhatAColumnIs(t *testing.T) {
	l := sample(t)
	for _, c := range []struct {
		is   string
		by   []Sort
		want string
	}{
		{"nothing", nil, "t1 t2 t3 t4 t5"},
		{"leaders by rank, none last", []Sort{{Field: "leader"}}, "t2 t1 t3 t5 t4"},
		{"backwards, none still last", []Sort{{"leader", true}}, "t5 t1 t3 t2 t4"},
		{"units by rank, whatever the spelling", []Sort{{Field: "lead_units"}}, "t1 t2 t3 t4 t5"},
		{"units backwards", []Sort{{"lead_cell", true}}, "t4 t3 t2 t1 t5"},
		{"the same unit and none", []Sort{{Field: "related_units"}}, "t1 t3 t4 t2 t5"},
		{"numbers as numbers", []Sort{{"no", true}}, "t5 t4 t3 t2 t1"},
		{"an extra column: numbers, words, none", []Sort{{Field: "extra.分值"}}, "t2 t1 t3 t4 t5"},
		{"dates, then words, then none", []Sort{{Field: "deadline"}}, "t2 t1 t5 t4 t3"},
		{"dates backwards", []Sort{{"deadline", true}}, "t4 t1 t5 t2 t3"},
		{"texts by pinyin", []Sort{{Field: "text"}}, "t3 t5 t2 t1 t4"},
		{"two columns", []Sort{{Field: "leader"}, {"no", true}}, "t2 t3 t1 t5 t4"},
	} {
		if got := names(Sorted(l, l.Tasks(), c.by)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.is, got, c.want)
		}
	}
}

// ordered sorts texts as the values of one column.
func ordered(c *column, texts ...string) string {
	ks := keys{c: c}
	for _, s := range texts {
		ks.add(s, 2020)
	}
	ks.arrange()
	var out []string
	for _, k := range ks.all {
		out = append(out, texts[k.at])
	}
	return strings.Join(out, " ")
}

func TestValuesStandInTheOrderOfTheirKind(t *testing.T) {
	l := ledger.Empty()
	for _, c := range []struct {
		field ledger.Field
		want  string
	}{
		{ledger.FieldNo, "1 1.2 1.10 2 10 23 23-1 23-2 23-10 ２４ 乙 甲"},
		{ledger.FieldText, "-3 9 １０ 85% 1,200 2020年 9个 A组 ba ｂ组 安全 保障 长塘路 还建 绿化 曾庆起 重点 重点：一 重点：一二三四五六 重点：一二三四五七"},
		{ledger.FieldDeadline, "2019年 2020年上半年 9月初 9月 2020.10.15 2020年12月 长期坚持 尽快"},
		{ledger.FieldText, "路 绿 乱"},
	} {
		want := strings.Fields(c.want)
		mixed := slices.Clone(want)
		slices.Reverse(mixed)
		if got := ordered(newColumn(l, c.field), mixed...); got != strings.Join(want, " ") {
			t.Errorf("%s: got %s", c.field, got)
		}
	}
}

func TestADeadlineIsTheLastDateItNames(t *testing.T) {
	for text, want := range map[string]int{
		"2020年12月底前": 20201231, "2020年6月30日": 20200630, "２０２０年６月": 20200630, "2020-06-30": 20200630, "2020.6.3前": 20200603, "2020/6": 20200630,
		"第三季度": 20200930, "2021年第二季度": 20210630, "三季度": 20200930, "年底前": 20201231, "2021年底": 20211231, "2021年": 20211231, "上半年": 20200630,
		"12月底前": 20201231, "十二月": 20201231, "六月上旬": 20200610, "9月中旬": 20200920, "2020年\n12月": 20201231,
		"2020年3月至12月": 20201231, "2020年6月动工，2021年12月完工": 20211231, "2021年3月动工，12月完工": 20211231,
		"长期坚持": 0, "": 0, "每月一次": 0, "按进度": 0,
	} {
		if got := deadlineDate(text, 2020); got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
}

func TestSectionsAndMattersStandAsPrinted(t *testing.T) {
	d := ledger.Empty().Draft(func() ledger.ID { return "x" })
	d.Put(&ledger.Annex{ID: "a", Year: 2020, No: "1"})
	for i, s := range []string{"一、产业发展", "二、城市建设", "三、民生"} {
		d.Put(&ledger.Section{ID: ledger.ID(fmt.Sprint("s", i)), Annex: "a", Text: s})
		d.Put(&ledger.Task{ID: ledger.ID(fmt.Sprint("t", i)), Annex: "a", Text: "甲", Rank: int64(i), Section: ledger.ID(fmt.Sprint("s", i))})
	}
	l := ledger.Empty().Apply(d.Changes())
	mixed := l.Tasks()
	slices.Reverse(mixed)
	if got := names(Sorted(l, mixed, []Sort{{Field: ledger.FieldSection}})); got != "t0 t1 t2" {
		t.Errorf("got %s", got)
	}
}

func someSorts() *rapid.Generator[[]Sort] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Sort {
		return Sort{rapid.SampledFrom(someFields()).Draw(t, "field"), rapid.Bool().Draw(t, "descending")}
	}), 0, 3)
}

func TestSortingKeepsAllRowsAndThoseThatAreEqualAsTheyStood(t *testing.T) {
	l := sample(t)
	rapid.Check(t, func(t *rapid.T) {
		tasks := rapid.Permutation(l.Tasks()).Draw(t, "tasks")
		by := someSorts().Draw(t, "by")
		got := Sorted(l, tasks, by)
		id := func(a, b *ledger.Task) int { return strings.Compare(string(a.ID), string(b.ID)) }
		if names(slices.SortedFunc(slices.Values(got), id)) != names(slices.SortedFunc(slices.Values(tasks), id)) {
			t.Fatalf("other rows: %s", names(got))
		}
		if again := Sorted(l, got, by); names(again) != names(got) {
			t.Fatalf("%v: once %s, twice %s", by, names(got), names(again))
		}
		first := Sorted(l, Sorted(l, tasks, by), []Sort{{Field: "leader"}})
		if want := Sorted(l, tasks, append([]Sort{{Field: "leader"}}, by...)); names(first) != names(want) {
			t.Fatalf("%v: one after the other %s, at once %s", by, names(first), names(want))
		}
	})
}

func TestDescendingIsTheReverseButForEqualAndEmptyCells(t *testing.T) {
	l := sample(t)
	rapid.Check(t, func(t *rapid.T) {
		field := rapid.SampledFrom(someFields()).Draw(t, "field")
		tasks := rapid.Permutation(l.Tasks()).Draw(t, "tasks")
		tasks = Apply(l, tasks, Filter{[]Condition{{Field: field, Op: IsFilled}}})
		backwards := slices.Clone(tasks)
		slices.Reverse(backwards)
		up, down := Sorted(l, backwards, []Sort{{field, false}}), Sorted(l, tasks, []Sort{{field, true}})
		slices.Reverse(down)
		if names(up) != names(down) {
			t.Fatalf("%s: up %s, down reversed %s", field, names(up), names(down))
		}
	})
}

func TestTextsAreSortedAsTheyCompareInPairs(t *testing.T) {
	c := newColumn(ledger.Empty(), ledger.FieldProgress)
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOf(rapid.StringOf(rapid.SampledFrom([]rune("区区区住建aＡ \xff\U00020000")))).Draw(t, "texts")
		ks := keys{c: c}
		for _, s := range texts {
			ks.add(s, 0)
		}
		ks.arrange()
		for i := range ks.all[min(1, len(ks.all)):] {
			a, b := texts[ks.all[i].at], texts[ks.all[i+1].at]
			if (a == "") != (b == "") {
				continue
			}
			if d := c.order.compare(a, b); d > 0 || d == 0 && ks.all[i].at > ks.all[i+1].at {
				t.Fatalf("%q stands before %q", a, b)
			}
		}
	})
}
