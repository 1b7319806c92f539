package overview

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/uitest"
	"dubanben/internal/view"
)

var _ desk.Screen = (*Screen)(nil)

// office is what an office's screen of 1366×768 leaves for the page; zoomed is the same at 125 %, doubled at 200 %.
func office() fyne.Size  { return fyne.NewSize(1205, 589) }
func zoomed() fyne.Size  { return fyne.NewSize(932, 451) }
func doubled() fyne.Size { return fyne.NewSize(522, 245) }

// links are all that can be pressed.
func (s *stage) links() []*link {
	var out []*link
	for _, p := range s.page.panels() {
		out = append(out, p.links...)
	}
	return out
}

// named is the link whose name begins so.
func (s *stage) named(name string) *link {
	s.T.Helper()
	for _, x := range s.links() {
		if strings.HasPrefix(x.name, name) {
			return x
		}
	}
	s.T.Fatalf("no link %s", name)
	return nil
}

// press opens a link with the mouse and returns the rows.
func (s *stage) press(name string) []ledger.ID {
	s.T.Helper()
	s.opened = nil
	s.named(name).Tapped(nil)
	return s.opened
}

func TestEveryNumberOpensAsManyRowsAsItSays(t *testing.T) {
	s := newStage(t, office(), false)
	opening := 0
	for _, x := range s.links() {
		f := strings.Fields(x.name)
		if len(f) < 3 || f[len(f)-1] != "项" {
			continue
		}
		n, err := strconv.Atoi(f[len(f)-2])
		if err != nil {
			continue
		}
		opening++
		s.opened = nil
		x.Tapped(nil)
		if len(s.opened) != n {
			t.Errorf("%s opens %d rows", x.name, len(s.opened))
		}
		if again := slices.Compact(slices.Sorted(slices.Values(s.opened))); len(again) != len(s.opened) {
			t.Errorf("%s opens a row twice", x.name)
		}
		if title := strings.TrimSuffix(x.name, fmt.Sprintf(" %d 项", n)); !strings.HasPrefix(title, s.title) {
			t.Errorf("%s opens %s", x.name, s.title)
		}
	}
	if opening < 60 {
		t.Errorf("only %d links open rows", opening)
	}
}

// TestTheFiguresAgreeWithTheList counts anew from what the list gives to other programs.
func TestTheFiguresAgreeWithTheList(t *testing.T) {
	s := newStage(t, office(), false)
	l := s.d.Ledger()
	lamps, leader, was := map[string][]ledger.ID{}, map[string]int{}, map[string]int{}
	units := map[string]bool{}
	owing := map[string]int{}
	for r := range view.Rows(l, view.Tasks(l, view.Query{Year: 2020})) {
		lamp := r.Lamps["2020Q3"].Lamp
		lamps[lamp] = append(lamps[lamp], r.ID)
		was[r.Lamps["2020Q2"].Lamp]++
		leader[r.Leader+lamp]++
		for _, x := range r.Reports["2020Q3"] {
			units[x.Unit] = true
			if x.State == "未报" || x.State == "退回" {
				owing[x.Unit]++
			}
		}
	}
	for word, name := range map[string]string{"红": "红灯", "黄": "黄灯", "绿": "绿灯", "未亮": "未亮"} {
		s.Want(word, s.press("第三季度·"+name+" "), lamps[word])
	}
	s.Want("more red than in the quarter before", strings.Contains(s.texts(), fmt.Sprintf("比上季|%+d", len(lamps["红"])-was["红"])), true)
	for _, x := range s.shown.Leaders {
		s.Want(x.Name, []int{len(x.Lamps.Red), len(x.Lamps.Yellow), len(x.Lamps.Green), len(x.Lamps.None)},
			[]int{leader[x.Name+"红"], leader[x.Name+"黄"], leader[x.Name+"绿"], leader[x.Name+"未亮"]})
	}
	s.Want("units that must report", s.shown.bound, len(units))
	s.Want("units that owe", len(s.shown.Unanswered), len(owing))
	for _, u := range s.shown.Unanswered {
		s.Want(u.Name, len(u.Tasks), owing[u.Name])
	}
	s.Want("without a lamp", len(s.shown.silent)+len(s.shown.sent), len(lamps["未亮"]))
}

func TestUnitsWithTroubleComeFirst(t *testing.T) {
	s := newStage(t, office(), false)
	for i := 1; i < len(s.shown.worst); i++ {
		a, b := s.shown.worst[i-1].Lamps, s.shown.worst[i].Lamps
		if len(a.Red) < len(b.Red) || len(a.Red) == len(b.Red) && len(a.Yellow) < len(b.Yellow) {
			t.Errorf("%s stands before %s", s.shown.worst[i-1].Name, s.shown.worst[i].Name)
		}
	}
}

func TestAListIsUnfoldedAndStaysSo(t *testing.T) {
	s := newStage(t, office(), false)
	part := func() *section { return s.page.columns(1200)[0].parts[1].sections[0] }
	if x := part(); x.shown >= x.total || x.shown < x.few {
		t.Fatalf("%d of %d rows", x.shown, x.total)
	}
	s.named("按牵头单位·其余").Tapped(nil)
	s.Want("all", part().shown, part().total)
	if s.page.height <= office().Height {
		t.Error("the page does not scroll")
	}
	s.quarter = "2020Q2"
	s.Refresh()
	s.Want("in another quarter too", part().shown, part().total)
	s.named("按牵头单位·收起").Tapped(nil)
	s.Want("folded again", part().shown < part().total, true)
}

func TestTheAnnexIsChosenBesideTheTitle(t *testing.T) {
	s := newStage(t, office(), false)
	s.Want("all", len(s.shown.Tasks), 114)
	a, _ := s.d.Ledger().FindAnnex(2020, "2")
	s.choose(a.ID)
	s.Want("one", len(s.shown.Tasks), 21)
	s.press("附件2·第三季度·黄灯")
	s.Want("its title", s.title, "附件2·第三季度·黄灯")
	s.choose("")
	s.Want("all again", len(s.shown.Tasks), 114)
}

func TestManyAnnexesAreChosenFromAList(t *testing.T) {
	s := newStage(t, office(), false)
	for i := range 4 {
		if _, _, err := s.d.Book().AddAnnex(app.AnnexSpec{Year: 2020, Kind: ledger.Special, No: fmt.Sprint(3 + i), Title: "专项督办"}, ""); err != nil {
			t.Fatal(err)
		}
	}
	s.Refresh()
	s.Want("one thing stands there", len(s.annexes.Objects), 1)
}

func TestAQuarterIsOpenedByItsName(t *testing.T) {
	s := newStage(t, office(), false)
	s.named("看第一季度").Tapped(nil)
	s.Want("quarter", s.quarter, ledger.Quarter("2020Q1"))
	s.Want("shown", s.shown.Quarter, ledger.Quarter("2020Q1"))
	s.Want("the first one is compared with none", s.shown.before == nil, true)
	s.Want("and says what it is of", strings.Contains(s.texts(), "2020年·第一季度·截至10月14日"), true)
}

func TestWhatIsDueOpensItsRowAndSaysWhereTheDayIsOnlyRead(t *testing.T) {
	s := newStage(t, fyne.NewSize(1205, 900), false)
	for _, x := range s.shown.Due.Week {
		s.Visited = nil
		s.named("本周到期：" + s.rowName(s.d.Ledger().Task(x.Task)) + " ").Tapped(nil)
		s.Want("row", s.Visited != nil && s.Visited.ID == x.Task, true)
	}
	s.Want("not confirmed", strings.Count(s.texts(), "待确认"), 2)
	s.Want("today", len(s.press("第三季度·今日到期")), 1)
	s.Want("overdue", len(s.press("第三季度·已逾期")), 3)
	s.Want("this week", len(s.press("第三季度·本周到期")), 3)
}

func TestTasksWithoutADayLeadToWhereDaysAreConfirmed(t *testing.T) {
	s := newStage(t, office(), false)
	s.named("108 项未定时限 · 去确认").Tapped(nil)
	s.Want("those that have one are listed under it", strings.Contains(s.texts(), "已逾期"), true)
	one := view.Tasks(s.d.Ledger(), view.Query{Annex: "1"})[0].Annex
	s.choose(one)
	s.named("93 项未定时限 · 去确认").Tapped(nil)
	s.Want("asked", s.asked, []ledger.ID{"", one})
	s.Want("nothing is said to be due where no day is known", strings.Contains(s.texts(), "已逾期"), false)
}

func TestADoubtOpensItsRow(t *testing.T) {
	s := newStage(t, office(), false)
	d := s.shown.Doubts[0]
	s.named("存疑：").Tapped(nil)
	s.Want("row", s.Visited.ID, d.Task)
	s.named("去处理存疑").Tapped(nil)
	s.Want("all of them", s.doubts, 1)
}

func TestTheUnitsThatOweAreCopied(t *testing.T) {
	s := newStage(t, office(), false)
	s.named("复制未报单位名单").Tapped(nil)
	lines := strings.Split(s.App.Clipboard().Content(), "\n")
	s.Want("lines", len(lines), len(s.shown.Unanswered))
	u := s.shown.Unanswered[0]
	s.Want("the first", lines[0], fmt.Sprintf("%s\t%d项", u.Name, len(u.Tasks)))
	s.Want("said", s.Said, fmt.Sprintf("已复制 %d 个未报单位的名单，可以粘贴到别处。", len(lines)))
}

func TestFiguresAreCountedInTheQueueAndTheLastOnesStandMeanwhile(t *testing.T) {
	s := newStage(t, office(), false)
	first := s.shown
	s.hold = true
	task := s.d.Ledger().Task(first.Lamps.Green[0])
	if _, err := s.d.Book().SetLamp(task.ID, "2020Q3", &ledger.SetLamp{Lamp: ledger.Red, Reason: "现场核查"}, ""); err != nil {
		t.Fatal(err)
	}
	s.Refresh()
	s.Refresh() // one count is under way already
	s.Want("asked for", len(s.queue), 1)
	s.Want("still", s.shown == first, true)
	s.Want("said", strings.Contains(s.texts(), "正在统计…"), true)
	s.settle()
	s.Want("one more", len(s.shown.Lamps.Red), len(first.Lamps.Red)+1)
	s.Want("done", strings.Contains(s.texts(), "正在统计…"), false)
}

func TestWhatHasChangedWhileCountingIsCountedAgain(t *testing.T) {
	s := newStage(t, office(), false)
	red := len(s.shown.Lamps.Red)
	s.hold = true
	for _, id := range s.shown.Lamps.Green[:2] {
		if _, err := s.d.Book().SetLamp(id, "2020Q3", &ledger.SetLamp{Lamp: ledger.Red, Reason: "现场核查"}, ""); err != nil {
			t.Fatal(err)
		}
		s.Refresh()
	}
	s.settle()
	s.Want("both", len(s.shown.Lamps.Red), red+2)
}

func TestNothingIsCountedTwiceForOneSnapshot(t *testing.T) {
	s := newStage(t, office(), false)
	first := s.shown
	s.hold = true
	s.Refresh()
	again := New(s.d)
	s.Want("asked for", len(s.queue), 0)
	s.Want("the same", again.shown == first, true)
}

func TestAYearWithoutTasksOffersTheFirstStep(t *testing.T) {
	book, err := app.Create(filepath.Join(t.TempDir(), "空.duban"), uitest.Options(uitest.Day(10, 14), 4))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	s := stageOf(t, book, office(), false)
	for _, x := range []string{"这一年还没有任务。", "导入附件"} {
		s.Want(x, strings.Contains(s.texts(), x), true)
	}
	s.Focus()
	s.Key(fyne.KeyReturn)
	s.Want("Enter takes it", s.imports, 1)
}

func TestTheKeysWaitForTheFirstFigures(t *testing.T) {
	s := newStage(t, office(), false)
	s.d.Memory, s.hold = NewMemory(), true
	again := New(s.d)
	s.Win.SetContent(again.Content())
	again.Focus()
	s.Want("nothing yet", again.page.current() == nil, true)
	s.settle()
	s.Want("the first number", again.page.current().name, s.links()[0].name)
}

func TestAYearWithoutReportsShowsWhoOwesThem(t *testing.T) {
	book, err := app.Sample(filepath.Join(t.TempDir(), "示例.duban"), uitest.Options(uitest.Day(10, 14), 4))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	s := stageOf(t, book, office(), false)
	s.Want("no lamp", len(s.press("第三季度·未亮 ")), 114)
	s.Want("nothing to compare with", strings.Contains(s.texts(), "比上季"), false)
	s.Want("no rate", strings.Contains(s.texts(), "—"), true)
	s.Want("units that owe", len(s.shown.Unanswered), s.shown.bound)
}

func TestTheOverviewIsExported(t *testing.T) {
	s := newStage(t, office(), false)
	to := filepath.Join(t.TempDir(), "总览.pdf")
	s.d.SaveTo = func(_, name string, then func(string)) {
		s.Want("name", name, "督查工作总览 2020年第三季度.pdf")
		then(to)
	}
	s.export()
	s.Want("said", s.Said, "已导出到 "+to)
}

func TestAnEarlierQuarterHasItsLeadersAndTheirNumbersOpenTheirRows(t *testing.T) {
	s := newStage(t, office(), false)
	l := s.d.Ledger()
	first := l.Tasks()[0]
	if _, _, err := s.d.Book().Succeed(first.Leader, "陈新", "", "2020-08-15", nil, ""); err != nil {
		t.Fatal(err)
	}
	s.Refresh()
	his := slices.Sorted(slices.Values([]ledger.ID{first.ID, l.Tasks()[1].ID}))
	s.Want("now", slices.Sorted(slices.Values(s.press("第三季度·陈新"))), his)
	if strings.Contains(s.texts(), "许西湖") {
		t.Error("the one who left is told in the quarter of the other")
	}
	s.quarter = "2020Q2"
	s.Refresh()
	s.Want("then", slices.Sorted(slices.Values(s.press("第二季度·许西湖（至8月15日）"))), his)
	for _, text := range []string{"许西湖（至8月15日）", "按6月30日的责任领导统计，其中 2 项后来由别的领导接任。"} {
		if !strings.Contains(s.texts(), text) {
			t.Errorf("%s is not said in %s", text, s.texts())
		}
	}
	if strings.Contains(s.texts(), "陈新") {
		t.Error("the successor is told before he came")
	}
}

func TestASplitOffHalfIsNotSilentBeforeItWasThere(t *testing.T) {
	s := newStage(t, office(), false)
	_, half, err := s.d.Book().Split(s.d.Ledger().Tasks()[0].ID, "甲", "乙", "2020-08-15", "")
	if err != nil {
		t.Fatal(err)
	}
	for q, want := range map[ledger.Quarter]bool{"2020Q2": false, "2020Q3": true} {
		x := count(s.d.Ledger(), question{quarter: q, today: "2020-10-14"})
		if slices.Contains(x.silent, half) != want || slices.Contains(x.owed(), half) != want || !slices.Contains(x.Lamps.None, half) {
			t.Errorf("%s: silent %v, owed %v", q, slices.Contains(x.silent, half), slices.Contains(x.owed(), half))
		}
	}
}

func TestTheRingOfAFigureLeavesItsNameFree(t *testing.T) {
	s := newStage(t, office(), false)
	p := s.page.figures.panel
	for _, x := range p.links {
		if x.lead == 0 {
			continue
		}
		p.take(x)
		const nameEnds = 31 // of the words over the number
		if top := p.ring.Position().Y; top < nameEnds {
			t.Errorf("%s: the ring begins at %v", x.name, top)
		}
		if low := p.ring.Position().Y + p.ring.Size().Height; low < x.Position().Y+x.Size().Height {
			t.Errorf("%s: the ring ends at %v inside the number", x.name, low)
		}
	}
}

func TestCountsOfWhatIsOwedEndAtTheCardsMargin(t *testing.T) {
	s := newStage(t, office(), false)
	x := s.named("复制未报单位名单").panel
	for _, link := range x.links {
		row, ok := link.content.(*fyne.Container)
		if !ok || !strings.Contains(link.name, "欠报送") {
			continue
		}
		end := float32(0)
		for _, o := range row.Objects {
			end = max(end, link.Position().X+o.Position().X+o.Size().Width)
		}
		if d := x.Size().Width - margin - end; d < -1 || d > 1 {
			t.Errorf("%s ends %v before the card's margin", link.name, d)
		}
	}
}

func TestWhatIsNotReportedHasANameOfItsOwnForEachCount(t *testing.T) {
	s := newStage(t, office(), false)
	answers, owing := 0, map[ledger.ID]bool{}
	for _, u := range s.shown.Unanswered {
		answers += len(u.Tasks)
		for _, id := range u.Tasks {
			owing[id] = true
		}
	}
	s.Sees(fmt.Sprintf("%d 个欠报送 %d 份·未报齐%d项", len(s.shown.Unanswered), answers, len(owing)))
	s.Want("tasks on which somebody owes", len(s.shown.owed()), len(owing))
}
