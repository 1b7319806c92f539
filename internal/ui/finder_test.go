package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
)

// control presses Ctrl and a key.
func (s *stage) ctrl(k fyne.KeyName) {
	s.t.Helper()
	s.combined(fyne.KeyModifierControl, k)
}

// sought types into the strip what to look for.
func (s *stage) seek(text string) {
	s.t.Helper()
	s.ctrl(fyne.KeyF)
	s.typed(text)
	s.settle()
}

func (s *stage) hitCount() string { return s.finder().count }

// hits is how often the text stands in the cells of the annex as they are shown; a merged cell counts once.
func (s *stage) hits(text string) int {
	n, m := 0, s.model()
	for i := range m.list {
		for c := range m.columns {
			if top, _ := m.Span(i, c); top == i && m.columns[c].Shows != "" {
				n += strings.Count(strings.ReplaceAll(m.Cell(i, c).Text, "\n", ""), text)
			}
		}
	}
	return n
}

func TestWhatIsSoughtIsMarkedAndCounted(t *testing.T) {
	s := sample(t)
	n := s.hits("污水")
	s.seek("污水")
	s.want("count", s.hitCount(), fmt.Sprintf("1 / %d", n))
	marked, current := 0, 0
	m := s.model()
	for i := range m.list {
		for c := range m.columns {
			for _, h := range m.Cell(i, c).Hits {
				s.want("what is marked", strings.ReplaceAll(m.Cell(i, c).Text[h.From:h.To], "\n", ""), "污水")
				marked++
				if h.Current {
					current++
				}
			}
		}
	}
	s.want("marks", []int{marked, current}, []int{n, 1})
	s.want("the keys stay in the strip", s.win.Canvas().Focused() == fyne.Focusable(s.finder().find.Area), true)
	s.key(fyne.KeyEscape)
	s.settle()
	s.want("Esc takes the marks away", len(s.cell(s.sheet().Tasks()[0], ledger.FieldText).Hits), 0)
	s.want("and gives the keys back", s.win.Canvas().Focused() == fyne.Focusable(s.screen.Table()), true)
}

func TestEnterGoesFromHitToHitAndRoundTheEnd(t *testing.T) {
	s := sample(t)
	n := s.hits("污水")
	s.seek("污水")
	first := s.cursor()
	var places []string
	for i := range n {
		s.want("count", s.hitCount(), fmt.Sprintf("%d / %d", i+1, n))
		places = append(places, s.cursor())
		if !strings.Contains(s.screen.Table().Selection().Key, string(s.screen.Task().ID)) {
			t.Error("the cursor is elsewhere")
		}
		s.key(fyne.KeyReturn)
	}
	s.want("behind the last comes the first", s.cursor(), first)
	s.with(fyne.KeyModifierShift, func() { s.key(fyne.KeyReturn) })
	s.want("Shift+Enter goes back", []string{s.cursor(), s.hitCount()}, []string{places[n-1], fmt.Sprintf("%d / %d", n, n)})
	s.with(fyne.KeyModifierShift, func() { s.key(fyne.KeyReturn) })
	s.want("and back again", s.hitCount(), fmt.Sprintf("%d / %d", n-1, n))
}

func TestAMergedCellIsFoundOnce(t *testing.T) {
	s := sample(t)
	s.seek("黄焕辉")
	s.want("count", s.hitCount(), fmt.Sprintf("1 / %d", s.hits("黄焕辉")))
	s.want("a block of 34 rows is one hit", s.hits("黄焕辉") < 34, true)
}

func TestWhatIsNotThereIsSaid(t *testing.T) {
	s := sample(t)
	at := s.cursor()
	s.seek("没有这样的字")
	s.want("count", s.hitCount(), "没有找到")
	s.key(fyne.KeyReturn)
	s.want("the cursor stays", s.cursor(), at)
}

func TestAllAnnexesAreSearchedAndTheOtherOneOpens(t *testing.T) {
	s := sample(t)
	s.ctrl(fyne.KeyF)
	s.check("全部附件").Tapped(&fyne.PointEvent{})
	s.typed("小公园")
	s.settle()
	s.want("it waits for Enter", s.annex, s.task("1", "1").Annex)
	s.key(fyne.KeyReturn)
	s.settle()
	found := s.screen.Task()
	s.want("the row has it", found != nil && strings.Contains(found.Text+found.Progress, "小公园"), true)
	for range 40 {
		if s.annex != s.task("1", "1").Annex {
			break
		}
		s.key(fyne.KeyReturn)
		s.settle()
	}
	s.want("the other annex is open", s.annex, s.task("2", "3.4").Annex)
	s.want("the keys stay in the strip", s.win.Canvas().Focused() == fyne.Focusable(s.finder().find.Area), true)
	s.want("the strip shows what is sought", s.finder().find.Text(), "小公园")
	now := s.hitCount()
	s.key(fyne.KeyReturn)
	s.settle()
	s.want("and Enter goes on", s.hitCount() != now, true)
}

// replaceAs opens the strip of replacing and types both texts.
func (s *stage) replaceAs(text, with string) {
	s.t.Helper()
	s.ctrl(fyne.KeyH)
	s.typed(text)
	s.win.Canvas().Focus(s.finder().with.Area)
	s.typed(with)
	s.settle()
}

func TestOneHitIsReplacedAndTheNextIsShown(t *testing.T) {
	s := sample(t)
	n := s.hits("污水")
	before, at := s.everything(), ""
	s.replaceAs("污水", "雨水")
	at = s.cursor()
	x := s.screen.Task()
	old := x.Text
	s.key(fyne.KeyReturn) // in the field of the replacement
	s.settle()
	s.want("the row", s.value(x, ledger.FieldText), strings.Replace(old, "污水", "雨水", 1))
	s.want("hits left", strings.HasSuffix(s.hitCount(), fmt.Sprintf(" / %d", n-1)), true)
	s.undone()
	s.want("one undo", s.everything(), before)
	s.want("cursor", s.cursor(), at)
}

func TestAllHitsAreReplacedAfterAskingAndOneUndoRestoresEveryRow(t *testing.T) {
	s := sample(t)
	before := s.everything()
	n, rows := s.hits("建设"), 0
	for _, x := range s.sheet().Tasks() {
		has := false
		for _, c := range s.model().columns {
			has = has || c.Shows != "" && strings.Contains(s.value(x, c.Shows), "建设")
		}
		if has {
			rows++
		}
	}
	s.replaceAs("建设", "修建")
	s.press("全部替换…")
	s.sees(fmt.Sprintf("把本表 %d 行里的 %d 处“建设”替换为“修建”。", rows, n))
	s.want("nothing before the answer", s.everything(), before)
	s.answer("全部替换", fyne.KeyReturn)
	s.want("said", s.message(), fmt.Sprintf("已替换%d处，Ctrl+Z 撤销", n))
	s.want("nothing is left", s.hitCount(), "没有找到")
	s.want("in the other annex nothing changes", slices.ContainsFunc(s.book.Ledger().TasksOf(s.task("2", "1.1").Annex), func(x *ledger.Task) bool { return strings.Contains(x.Text, "建设") }), true)
	after := s.everything()
	s.undone()
	s.want("every row is as it was", s.everything(), before)
	s.shortcutKey(&fyne.ShortcutRedo{})
	s.want("redo", s.everything(), after)
}

func TestAllAnnexesAreReplacedInOneStep(t *testing.T) {
	s := sample(t)
	before := s.everything()
	s.replaceAs("建设", "修建")
	s.check("全部附件").Tapped(&fyne.PointEvent{})
	s.press("全部替换…")
	s.sees("把全部附件")
	s.answer("全部替换", fyne.KeyReturn)
	for _, x := range s.book.Ledger().Tasks() {
		if strings.Contains(x.Text+x.Progress, "建设") {
			t.Fatalf("row %s still has it", x.No)
		}
	}
	s.undone()
	s.want("one undo", s.everything(), before)
}

func TestNumbersAreNotReplaced(t *testing.T) {
	s := sample(t)
	numbers := s.annexRows()
	s.replaceAs("12", "十二")
	for range s.finder().hits { // one by one
		s.key(fyne.KeyReturn)
		s.settle()
	}
	s.want("one by one: the numbers stay", s.annexRows(), numbers)
	s.replaceAs("9", "九")
	s.press("全部替换…")
	if s.modal() {
		s.key(fyne.KeyReturn)
		s.settle()
	}
	s.want("all: the numbers stay", s.annexRows(), numbers)
}

func TestReplacingByAnUnknownUnitNameDoesNotMakeOneUnasked(t *testing.T) {
	s := sample(t)
	before, units := s.everything(), len(s.book.Ledger().Units())
	s.replaceAs("区教育局", "区大数据局")
	s.press("全部替换…")
	s.answer("全部替换", fyne.KeyReturn)
	s.sees("“区大数据局”不在单位名录里。")
	s.answer("新名称", fyne.KeyEscape)
	s.want("No makes nothing", s.everything(), before)
	s.press("全部替换…")
	s.answer("全部替换", fyne.KeyReturn)
	s.answer("新名称", fyne.KeyReturn)
	s.want("Yes makes it", len(s.book.Ledger().Units()), units+1)
	s.undone()
	s.want("one undo", s.everything(), before)
}

func TestAReplacementThatARuleRefusesIsTold(t *testing.T) {
	s := sample(t)
	a, _ := s.special()
	s.replaceAs("9月", "13月")
	s.press("全部替换…")
	s.answer("全部替换", fyne.KeyReturn)
	s.want("not written", s.value(a, ledger.FieldDeadline), "2020年9月底前")
	s.want("said", strings.Contains(s.message(), "没有13月"), true)
}

func TestCaseAndWholeCellsCanBeAskedFor(t *testing.T) {
	s := sample(t)
	s.seek("5g")
	n := s.finder().hits
	s.want("either case", n > 0, true)
	s.check("区分大小写").Tapped(&fyne.PointEvent{})
	s.settle()
	s.want("case matters", s.hitCount(), "没有找到")
	s.check("区分大小写").Tapped(&fyne.PointEvent{})
	s.check("整格相同").Tapped(&fyne.PointEvent{})
	s.settle()
	s.want("a part of a cell is no hit", s.hitCount(), "没有找到")
}

func TestWhatIsSoughtIsInTheFilteredRowsOnly(t *testing.T) {
	s := sample(t)
	s.seek("建设")
	all := s.finder().hits
	s.key(fyne.KeyEscape)
	s.filter(ledger.FieldLeader, "黄焕辉")
	s.ctrl(fyne.KeyF)
	s.want("less hits", s.finder().hits < all, true)
	for i, r := range s.model().list {
		for c := range s.model().columns {
			if len(s.model().Cell(i, c).Hits) > 0 {
				s.want("row", s.value(r.task, ledger.FieldLeader), "黄焕辉")
			}
		}
	}
}

func TestTheStripStaysOnTheNextScreen(t *testing.T) {
	s := sample(t)
	s.seek("建设")
	s.ctrl(fyne.Key2)
	s.want("open", s.finder().strip.Visible(), true)
	s.want("text", s.finder().find.Text(), "建设")
	s.want("hits are those of this table", strings.HasSuffix(s.hitCount(), "没有找到"), false)
}

func TestF3GoesOnFromTheTable(t *testing.T) {
	s := sample(t)
	n := s.hits("污水")
	s.seek("污水")
	s.win.Canvas().Focus(s.screen.Table())
	s.key(fyne.KeyF3)
	s.settle()
	s.want("count", s.hitCount(), fmt.Sprintf("2 / %d", n))
}
