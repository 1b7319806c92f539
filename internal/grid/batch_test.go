package grid

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"dubanben/internal/table"
)

func TestPasteBeyondTheLastRowMakesNewRows(t *testing.T) {
	m := newFake(4)
	m.cols[3].ReadOnly = true
	s := newStage(t, m)
	s.SetGrowing(true)
	s.Select("k3", "leader")
	s.paste("甲\t一\r\n乙\t\r\n\t\r\n丙\t三\t读\r\n\t\r\n")
	s.want("edits", s.batch.Edits, []Edit{{"k3", "leader", "甲"}, {"k3", "task", "一"}})
	s.want("more", s.batch.More, [][]Text{{{"leader", "乙"}}, {}, {{"leader", "丙"}, {"task", "三"}}})
	s.want("after", s.batch.After, "k3")
	s.want("left out", s.refused, []string{"1 格不能修改，已跳过。"})
	s.click(s.centre(3, 0))
	s.paste("1\t甲\t一\t\r\n2\t乙\t二\t\r\n")
	s.want("row heads are not filled in new rows", s.batch.More, [][]Text{{{"leader", "乙"}, {"task", "二"}}})
}

func TestPasteIntoAnEmptyTableMakesItsRows(t *testing.T) {
	s := newStage(t, newFake(0))
	s.paste("甲\t一\r\n")
	s.want("not unless it may grow", s.batch, Batch{})
	s.SetGrowing(true)
	s.paste("甲\t一\r\n")
	s.want("batch", s.batch, Batch{How: Pasted, More: [][]Text{{{"leader", "甲"}, {"task", "一"}}}})
}

func TestPasteFillsARangeAsOftenAsItGoesIn(t *testing.T) {
	cases := []struct {
		name string
		a    Area
		text string
		want int // edits
	}{
		{"one row into three", Area{1, 2, 3, 3}, "甲\t乙\r\n", 6},
		{"one row into one column of three rows", Area{1, 2, 3, 2}, "甲\t乙\r\n", 6},
		{"two rows into four", Area{0, 2, 3, 3}, "甲\t乙\r\n丙\t丁\r\n", 8},
		{"two rows into three do not go in", Area{0, 2, 2, 3}, "甲\t乙\r\n丙\t丁\r\n", 4},
		{"one column into two", Area{0, 2, 1, 3}, "甲\r\n乙\r\n", 4},
	}
	for _, c := range cases {
		s := newStage(t, newFake(6))
		s.choose(only(part{from: place{c.a.Top, c.a.Left}, head: place{c.a.Bottom, c.a.Right}}))
		s.paste(c.text)
		s.want(c.name, len(s.edits), c.want)
	}
}

func TestSeveralLinesWithoutTabsGoIntoTheOneCell(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k1", "task")
	s.paste("第一行\r\n第二行\r\n")
	s.want("one cell", s.edits, []Edit{{"k1", "task", "第一行\n第二行"}})
}

func TestTSVComesBackAsItWas(t *testing.T) {
	cell := rapid.StringOfN(rapid.SampledFrom([]rune("国a\t\n\" '，　0")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		wide := rapid.IntRange(1, 4).Draw(t, "columns")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, wide, wide), 1, 4).Draw(t, "rows")
		got := table.DecodeTSV(table.EncodeTSV(rows))
		if len(got) != len(rows) {
			t.Fatalf("%q became %q", rows, got)
		}
		for i := range rows {
			if strings.Join(got[i], "|") != strings.Join(rows[i], "|") {
				t.Fatalf("%q became %q", rows[i], got[i])
			}
		}
	})
}

func TestCopyAndPasteElsewhereGivesTheSameTexts(t *testing.T) {
	m := newFake(12)
	s := newStage(t, m)
	s.OnEdit = func(b Batch) { m.apply(b.Edits); s.RefreshAll() }
	cell := rapid.StringOfN(rapid.SampledFrom([]rune("国a\t\n\"，")), 1, 5, -1)
	rapid.Check(t, func(t *rapid.T) {
		high, wide := rapid.IntRange(1, 3).Draw(t, "rows"), rapid.IntRange(1, 2).Draw(t, "columns")
		from := rapid.IntRange(0, 3).Draw(t, "from")
		to := rapid.IntRange(6, 9).Draw(t, "to")
		want := make([][]string, high)
		for i := range high {
			for j := range wide {
				m.texts[from+i][2+j] = cell.Draw(t, "text")
				want[i] = append(want[i], m.texts[from+i][2+j])
			}
		}
		s.RefreshAll()
		s.choose(only(part{from: place{from, 2}, head: place{from + high - 1, 1 + wide}}))
		s.Copy()
		s.choose(at(place{to, 2}))
		s.Paste()
		for i := range high {
			for j := range wide {
				if got := m.texts[to+i][2+j]; got != want[i][j] {
					t.Fatalf("%q was pasted as %q", want[i][j], got)
				}
			}
		}
	})
}

// FuzzPaste holds that no pasted text is lost: each one is an edit, stands in a new row, stands there already, or is counted.
func FuzzPaste(f *testing.F) {
	for _, text := range []string{"a\tb\r\nc", "\"a\nb\"\tc\n", "一\n二\n三", "\"", "\t\t\n\t", "a\rb\r\n\"\"\t\"x\"y", "\x00\xff\t国", "1\t2\t3\t4\t5\t6"} {
		f.Add(text, uint8(2), true)
		f.Add(text, uint8(7), false)
	}
	app := test.NewTempApp(f)
	app.Settings().SetTheme(newFace())
	f.Fuzz(func(t *testing.T, text string, where uint8, growing bool) {
		m := newFake(5, 2)
		m.bands[3] = "组"
		m.locked[place{2, 3}] = "不行。"
		g := New(m, NewHost(app, test.NewTempWindow(t, nil)), grey(), 1)
		g.SetGrowing(growing)
		var got Batch
		counted := 0
		g.OnEdit = func(b Batch) { got = b }
		g.OnRefuse = func(why string) { counted += said(why) }
		g.choose(at(g.field.clamp(place{int(where) % 5, int(where) / 5 % 4})))
		app.Clipboard().SetContent(text)
		g.TypedShortcut(&fyne.ShortcutPaste{Clipboard: app.Clipboard()})
		kept := map[string]bool{}
		for _, e := range got.Edits {
			kept[e.Text] = true
		}
		for _, row := range got.More {
			for _, x := range row {
				kept[x.Text] = true
			}
		}
		lost := 0
		for _, row := range pasted(readable(text), false) {
			for _, x := range row {
				if x != "" && !kept[x] && !m.holds(x) {
					lost++
				}
			}
		}
		if lost > counted {
			t.Fatalf("%d texts are lost, %d are counted: %+v", lost, counted, got)
		}
	})
}

// said is how many cells a sentence says were left out; the reason of a single one names none.
func said(why string) (n int) {
	if !strings.Contains(why, "不能修改，已跳过") && !strings.HasPrefix(why, "表中") {
		n = 1
	}
	for _, x := range regexp.MustCompile(`\d+ 格`).FindAllString(why, -1) {
		k, _ := strconv.Atoi(strings.TrimSuffix(x, " 格"))
		n += k
	}
	return n
}
