package people

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/sheet"
)

func TestADayIsReadAsItIsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"2020年7月1日": "2020-07-01", "2020-7-1": "2020-07-01", "2020/07/01": "2020-07-01", " 2020.7.1 ": "2020-07-01", "20200701": "2020-07-01",
		"２０２０年７月１日": "2020-07-01", "明天": "明天", "": "", "7月1日": "7月1日",
	} {
		if got := readDay(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := ledger.DayText("2020-07-01"); got != "2020年7月1日" {
		t.Error(got)
	}
}

func TestNeighboursPassTheOneBesideThem(t *testing.T) {
	order := []string{"a", "b", "c", "d"}
	for _, c := range []struct {
		keys   string
		by     int
		before string
		ok     bool
	}{
		{"b", 1, "d", true}, {"b", -1, "a", true}, {"bc", 1, "", true}, {"cd", -1, "b", true}, {"c", 1, "", true},
		{"a", -1, "", false}, {"d", 1, "", false}, {"abcd", 1, "", false}, {"x", 1, "", false}, {"bd", -1, "", false},
	} {
		if before, ok := beside(order, strings.Split(c.keys, ""), c.by); before != c.before || ok != c.ok {
			t.Errorf("%s %+d: before %q %v", c.keys, c.by, before, ok)
		}
	}
}

func TestWhatIsSaidOfAUnitIsKeptFromItsPage(t *testing.T) {
	s := newStage(t, false)
	before := s.Book.Ledger().All()
	UnitPage(s.d, s.Unit("源西街道").ID)
	s.Sees("源西街道", "牵头5", "相关6", "经组26", "属于 各镇街道", "历年共 11 项任务、1 个组")
	s.Typed("李明")
	s.Key(fyne.KeyTab)
	s.Typed("0762-3388")
	s.Key(fyne.KeyTab)
	s.Anew("源西街道办")
	s.Key(fyne.KeyReturn)
	s.Typed("源西街")
	s.Click("保存")
	want := ledger.UnitSpec{Kind: ledger.Town, Others: []string{"源西街道办", "源西街"}, Contact: "李明", Phone: "0762-3388"}
	s.Want("kept", s.Unit("源西街道").Spec(), want)
	s.IsOpen("")
	s.Undo()
	s.Want("everything", s.Book.Ledger().All(), before)
}

func TestANumberOfTheUnitsPageOpensItsRows(t *testing.T) {
	s := newStage(t, false)
	UnitPage(s.d, s.Unit("源西街道").ID)
	s.Click("牵头")
	s.Want("opened", s.opened, []string{"源西街道牵头"})
	s.IsOpen("")
}

func TestARefusalStaysOnThePageWithWhatWasTyped(t *testing.T) {
	s := newStage(t, false)
	UnitPage(s.d, s.Unit("源西街道").ID)
	s.Typed("李明")
	s.Key(fyne.KeyTab, fyne.KeyTab)
	s.Anew("区教育局")
	s.Click("保存")
	s.Sees("“区教育局”已经是单位“区教育局”的名称", "李明")
	s.IsOpen("单位资料")
	s.Key(fyne.KeyEscape)
	s.IsOpen("")
	s.Want("contact", s.Unit("源西街道").Contact, "")
}

func TestMembersKeepTheirOrderAndAGroupIsNotItsOwn(t *testing.T) {
	s := newStage(t, false)
	group := s.Unit("相关镇街道")
	UnitPage(s.d, group.ID)
	s.Sees(chosenMembers)
	s.Choose(fixedMembers)
	s.focusMembers(t)
	s.Typed("yx")
	s.Key(fyne.KeyReturn)
	s.Typed("各镇街道")
	s.Key(fyne.KeyReturn)
	s.Click("保存")
	s.Want("members", s.Book.Ledger().Unit(group.ID).Members, []ledger.ID{s.Unit("源西街道").ID, s.Unit("各镇街道").ID})
	UnitPage(s.d, s.Unit("各镇街道").ID)
	s.focusMembers(t)
	s.Typed("相关镇街道")
	s.Key(fyne.KeyReturn)
	s.Click("保存")
	s.Sees("会成为自己的成员：各镇街道→相关镇街道→各镇街道")
	s.Key(fyne.KeyEscape)
}

// focusMembers puts the keys into the list of members.
func (s *stage) focusMembers(t *testing.T) {
	t.Helper()
	for range 12 {
		s.Win.Canvas().FocusNext()
		if f, ok := s.Win.Canvas().Focused().(fyne.Tabbable); ok && f.AcceptsTab() {
			return
		}
	}
	t.Fatal("Tab does not come to the members")
}

func TestARenamedUnitKeepsWhatIsPrinted(t *testing.T) {
	s := newStage(t, false)
	u := s.Unit("区扶贫办")
	UnitPage(s.d, u.ID)
	s.Click("更名…")
	s.Sees("“区扶贫办”记作曾用名", "有 ", "项任务的表里印着这个单位，那里的写法不变")
	s.Typed("区乡村振兴局")
	s.Key(fyne.KeyTab)
	s.Anew("2019年13月1日")
	s.Key(fyne.KeyReturn)
	s.Sees("日期", "2019")
	s.Anew("2020年9月1日")
	s.Key(fyne.KeyReturn)
	now := s.Book.Ledger().Unit(u.ID)
	s.Want("name", now.Name, "区乡村振兴局")
	s.Want("former", now.Former, []ledger.FormerName{{Name: "区扶贫办", Until: "2020-09-01"}})
	s.Sees("单位资料", "区乡村振兴局", "区扶贫办（至2020年9月1日）")
	for _, x := range s.Book.Ledger().Tasks() {
		for _, m := range x.Lead {
			if m.Unit == u.ID && m.Spelling != "区扶贫办" {
				t.Errorf("row %s prints %s", x.No, m.Spelling)
			}
		}
	}
	s.Want("said", s.Said, "已把区扶贫办更名为区乡村振兴局，Ctrl+Z 撤销")
}

func TestTwoUnitsBecomeOneByKeysAlone(t *testing.T) {
	for _, how := range []string{alwaysOne, mergedOn} {
		s := newStage(t, false)
		before := s.Book.Ledger().All()
		gone, keep := s.Unit("源城社保分局"), s.Unit("市社保局源城分局")
		n := len(usageOf(s.Book.Ledger(), gone.ID).tasks) + len(usageOf(s.Book.Ledger(), keep.ID).tasks)
		UnitPage(s.d, gone.ID)
		s.Click("合并…")
		s.Typed("ssbj")
		s.Key(fyne.KeyReturn)
		s.Choose(how)
		s.Sees("“源城社保分局”的 1 项任务都改记到“市社保局源城分局”", "表里印出的写法不变")
		s.Click("合并")
		s.Want("gone", s.Book.Ledger().Unit(gone.ID) == nil, true)
		now := s.Book.Ledger().Unit(keep.ID)
		s.Want("other names", slices.Contains(now.Others, "源城社保分局"), how == alwaysOne)
		s.Want("former names", len(now.Former), map[string]int{alwaysOne: 0, mergedOn: 1}[how])
		s.Want("tasks", len(usageOf(s.Book.Ledger(), keep.ID).tasks), n)
		s.Sees("单位资料", "市社保局源城分局")
		s.Undo()
		s.Want("everything", s.Book.Ledger().All(), before)
	}
}

func TestNothingIsMergedWithNobody(t *testing.T) {
	s := newStage(t, false)
	UnitPage(s.d, s.Unit("区教育局").ID)
	s.Click("合并…")
	s.Click("合并")
	s.Sees("还没有选另一个单位。")
	s.Key(fyne.KeyEscape)
	s.IsOpen("单位资料")
}

func TestANewUnitTakesOverTheTickedTasks(t *testing.T) {
	s := newStage(t, false)
	u := s.Unit("区教育局")
	n := len(usageOf(s.Book.Ledger(), u.ID).tasks)
	UnitPage(s.d, u.ID)
	s.Click("分出新单位…")
	s.Typed("区体育中心")
	for range 12 {
		s.Key(fyne.KeyTab)
		if _, ok := s.Win.Canvas().Focused().(*ticks); ok {
			break
		}
	}
	s.Key(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	s.Sees("已勾选 2 项")
	s.Key(fyne.KeyReturn)
	made := s.Unit("区体育中心")
	s.Want("its tasks", len(usageOf(s.Book.Ledger(), made.ID).tasks), 2)
	s.Want("what is left", len(usageOf(s.Book.Ledger(), u.ID).tasks), n-2)
	s.Want("kind", made.Kind, ledger.Department)
	s.Sees("分设", "2020年7月1日分出“区体育中心”")
	s.Click("取消")
	UnitPage(s.d, made.ID)
	s.Sees("分设", "2020年7月1日由“区教育局”分出")
}

func TestAUnitInUseIsNotDeletedAndAnIdleOneIs(t *testing.T) {
	s := newStage(t, false)
	UnitPage(s.d, s.Unit("源西街道").ID)
	s.Click("删除")
	s.Sees("“源西街道”还有11项任务、1个组用到，不能删除")
	s.Key(fyne.KeyEscape)
	NewUnit(s.d)
	s.Typed("区档案馆")
	s.Key(fyne.KeyReturn)
	s.Want("kind", s.Unit("区档案馆").Kind, ledger.GuessKind("区档案馆"))
	UnitPage(s.d, s.Unit("区档案馆").ID)
	s.Sees("没有任务、报送和组")
	s.Click("删除")
	s.Want("gone", s.Book.Ledger().UnitNamed("区档案馆") == nil, true)
	s.IsOpen("")
}

// roll opens the register.
func (s *stage) roll() *Roll {
	x := NewRoll(s.d)
	s.Present(x)
	return x
}

func TestTheRegisterListsAllUnitsInTheirOrder(t *testing.T) {
	s := newStage(t, false)
	x := s.roll()
	var order []string
	for _, u := range s.Book.Ledger().Units() {
		order = append(order, string(u.ID))
	}
	s.Want("rows", keys(x.Rows()), order)
	s.Sees("50 个单位，3 个组，没有任务的 0 个")
	s.Want("status", x.Summary(), "53 行 · Alt+↑↓ 调整顺序 · Alt+Enter 单位资料")
	x.Grid.Select(order[1], "name")
	s.With(fyne.KeyModifierAlt, fyne.KeyDown)
	order[1], order[2] = order[2], order[1]
	s.Want("moved", keys(x.Rows()), order)
	s.Undo()
	order[1], order[2] = order[2], order[1]
	s.Want("moved back", keys(x.Rows()), order)
	s.With(fyne.KeyModifierAlt, fyne.KeyReturn)
	s.Sees("单位资料", s.Book.Ledger().Unit(ledger.ID(order[1])).Name)
}

func keys(rows []sheet.Row) []string {
	var out []string
	for _, r := range rows {
		out = append(out, r.Key)
	}
	return out
}

func TestTheRegisterIsChangedInPlace(t *testing.T) {
	s := newStage(t, false)
	x := s.roll()
	u := s.Unit("区教育局")
	write := func(column, text string) {
		x.Grid.Select(string(u.ID), column)
		s.Typed(text)
		s.Key(fyne.KeyReturn)
	}
	write(columnContact, "陈东")
	write(columnKind, "市直、驻区单位")
	write(columnOthers, "教育局、区教委")
	s.Want("kept", s.Book.Ledger().Unit(u.ID).Spec(), ledger.UnitSpec{Kind: ledger.Vertical, Contact: "陈东", Others: []string{"教育局", "区教委"}})
	write(columnOthers, "区财政局")
	s.Want("refused", s.Said, "“区财政局”已经是单位“区财政局”的名称。")
	s.Want("the text waits in its cell", x.Grid.Refused(), true)
	write("name", "新名")
	s.Want("name", s.Said, "名称在单位资料里用“更名”修改，按 Enter 打开。")
}

func TestContactsPastedTogetherAreOneStep(t *testing.T) {
	s := newStage(t, false)
	x := s.roll()
	before := s.Book.Ledger().All()
	all := s.Book.Ledger().Units()
	_, _, err := keepUnits(s.Book, app.Pasted, []sheet.Edit{
		{Row: sheet.Row{Key: string(all[0].ID)}, Column: columnContact, Text: "张三"}, {Row: sheet.Row{Key: string(all[0].ID)}, Column: columnPhone, Text: "3388"},
		{Row: sheet.Row{Key: string(all[1].ID)}, Column: columnContact, Text: "李四"}, {Row: sheet.Row{Key: string(all[2].ID)}, Column: columnOthers, Text: all[0].Name}}, "")
	if err != nil {
		t.Fatal(err)
	}
	u, v := s.Book.Ledger().Unit(all[0].ID), s.Book.Ledger().Unit(all[1].ID)
	s.Want("kept", []string{u.Contact, u.Phone, v.Contact}, []string{"张三", "3388", "李四"})
	s.Want("a name that is another's is left out", len(s.Book.Ledger().Unit(all[2].ID).Others), len(all[2].Others))
	x.move([]string{string(all[0].ID), string(all[1].ID)}, 1)
	s.Want("moved", s.Said, "已移动2个单位，Ctrl+Z 撤销")
	s.Undo()
	s.Undo()
	s.Want("everything", s.Book.Ledger().All(), before)
}

// leaders opens the tasks by leader on one of them.
func (s *stage) leaders(name string) *Leaders {
	s.T.Helper()
	x := NewLeaders(s.d)
	s.Present(x)
	if !x.Pick(s.leader(name).ID) {
		s.T.Fatalf("%s is not on the list", name)
	}
	return x
}

func TestALeadersTasksAndLampsAreCounted(t *testing.T) {
	s := newStage(t, false)
	task := s.Book.Ledger().Tasks()[0]
	if _, err := s.Book.Report(task.ID, task.Lead[0].Unit, "2020Q3", ledger.Answer{Status: ledger.Behind, Progress: "未开工"}, ""); err != nil {
		t.Fatal(err)
	}
	x := s.leaders("许西湖")
	s.Want("status", x.Summary(), "许西湖 2 项")
	s.Sees("许西湖", "共2", "第三季度", "红灯 0", "黄灯1", "现任")
	i := x.model.at(x.leader)
	s.Want("list", []string{x.model.Cell(i, 1).Text, x.model.Cell(i, 2).Text, x.model.Cell(i, 3).Text}, []string{"2", "–", "1"})
	var n int
	for _, r := range x.model.list {
		n += r.tasks
	}
	s.Want("all tasks are somebody's", n, len(s.Book.Ledger().Tasks()))
	x.Grid.Select(string(task.ID), "lamp")
	s.Want("why", strings.HasSuffix(x.Summary(), "进度滞后，未按时序完成，亮黄灯。"), true)
	s.Click("1")
	s.Want("the number opens its rows", len(x.Rows()), 1)
}

func TestTheLeadersPageOpensFromTheListAndFromTheTable(t *testing.T) {
	s := newStage(t, false)
	x := s.leaders("江伟良")
	s.Win.Canvas().Focus(x.Grid)
	s.With(fyne.KeyModifierAlt, fyne.KeyReturn)
	s.Sees("领导资料", "历年现管 2 项任务，已移交 0 项")
	s.Click("取消")
	s.Win.Canvas().Focus(x.list)
	s.Key(fyne.KeyReturn)
	s.Sees("领导资料", "历年现管 2 项任务，已移交 0 项")
}

func TestASuccessorTakesOverInOneStepByKeysAlone(t *testing.T) {
	s := newStage(t, false)
	before := s.Book.Ledger().All()
	x := s.leaders("江伟良")
	s.Click("接任…")
	s.Typed("赵新")
	s.Key(fyne.KeyReturn)
	s.Anew("2020年8月1日")
	s.Key(fyne.KeyTab)
	s.Typed("副区长")
	s.Key(fyne.KeyReturn)
	next := s.leader("赵新")
	s.Want("successor", next.Spec(), ledger.LeaderSpec{Name: "赵新", Post: "副区长", From: "2020-08-01"})
	s.Want("old one", s.leader("江伟良").To, "2020-08-01")
	s.Want("status", x.Summary(), "江伟良 0 项 · 已移交 2 项")
	s.Want("rows stay in sight", len(x.Rows()), 2)
	s.Sees("任至2020年8月1日")
	s.Want("his", x.Pick(next.ID), true)
	s.Want("status", x.Summary(), "赵新 2 项")
	s.Undo()
	s.Want("everything", s.Book.Ledger().All(), before)
}

func TestOnlyTickedTasksAreHandedOver(t *testing.T) {
	s := newStage(t, false)
	x := s.leaders("张国基")
	s.Click("接任…")
	s.Typed("许西湖")
	s.Key(fyne.KeyReturn)
	s.Click("全不选")
	for range 12 {
		s.Key(fyne.KeyTab)
		if _, ok := s.Win.Canvas().Focused().(*ticks); ok {
			break
		}
	}
	s.Key(fyne.KeySpace)
	s.Sees("已勾选 1 项，共 5 项")
	s.Key(fyne.KeyReturn)
	s.Want("status", x.Summary(), "张国基 4 项 · 已移交 1 项")
	s.Want("the one who was there", len(s.Book.Ledger().Leaders()), 8)
}

func TestAnEarlierQuarterIsTheLeadersOfItsTime(t *testing.T) {
	s := newStage(t, false)
	quarter := ledger.Quarter("2020Q3")
	s.d.Quarter = func() ledger.Quarter { return quarter }
	old := s.leader("江伟良")
	_, next, err := s.Book.Succeed(old.ID, "赵新", "副区长", "2020-08-01", nil, "")
	if err != nil {
		t.Fatal(err)
	}
	x := s.leaders("赵新")
	s.Want("now", x.Summary(), "赵新 2 项")
	rows := len(x.Rows())
	quarter = "2020Q2"
	x.Refresh()
	s.Want("before he came", x.Summary(), "赵新 0 项")
	s.Want("his rows", len(x.Rows()), 0)
	x.Pick(old.ID)
	s.Want("then", x.Summary(), "江伟良 2 项 · 后来移交 2 项")
	s.Want("the same rows", len(x.Rows()), rows)
	s.Sees("江伟良（至2020年8月1日）", "这里是第二季度末由他负责的任务，其中 2 项后来由别的领导接任。")
	i := x.model.at(old.ID)
	s.Want("list", x.model.Cell(i, 1).Text, "2")
	quarter = "2020Q3"
	x.Refresh()
	s.Want("handed over by then", x.Summary(), "江伟良 0 项 · 已移交 2 项")
	s.Want("successor", x.Pick(next), true)
}

func TestASuccessionOfNoTickedTaskIsRefused(t *testing.T) {
	s := newStage(t, false)
	x := s.leaders("江伟良")
	s.Click("接任…")
	s.Typed("许西湖")
	s.Key(fyne.KeyReturn)
	s.Click("全不选") // all are ticked
	s.Sees("全选")
	s.Key(fyne.KeyReturn)
	s.Sees("一项任务也没有勾选")
	s.Want("status", x.Summary(), "江伟良 2 项")
}

func TestARowThatIsGivenToAnotherLeaderStaysUnderTheCursor(t *testing.T) {
	s := newStage(t, false)
	x := s.leaders("江伟良")
	task := x.Rows()[0].Task
	if _, _, err := s.Book.SetCells(app.Typed, []app.Edit{{Task: task.ID, Field: ledger.FieldLeader, Value: "许西湖"}}, ""); err != nil { // as the detail pane does
		t.Fatal(err)
	}
	s.Want("leader", s.Book.Ledger().Task(task.ID).Leader, s.leader("许西湖").ID)
	s.Want("rows", len(x.Rows()), 2)
	s.Want("status", x.Summary(), "江伟良 1 项")
	x.Pick(s.leader("许西湖").ID)
	x.Pick(s.leader("江伟良").ID)
	s.Want("rows, chosen anew", len(x.Rows()), 1)
}

func TestLeadersAreKept(t *testing.T) {
	s := newStage(t, false)
	x := s.leaders("江伟良")
	NewLeader(s.d)
	s.Typed("赵新")
	s.Key(fyne.KeyReturn)
	s.Want("last", s.Book.Ledger().Leaders()[8].Name, "赵新")
	s.Win.Canvas().Focus(x.list)
	x.Pick(s.leader("赵新").ID)
	s.With(fyne.KeyModifierAlt, fyne.KeyUp)
	s.Want("moved up", s.Book.Ledger().Leaders()[7].Name, "赵新")
	s.With(fyne.KeyModifierAlt, fyne.KeyDown)
	s.Want("moved down", s.Book.Ledger().Leaders()[8].Name, "赵新")
	s.With(fyne.KeyModifierAlt, fyne.KeyReturn)
	s.Typed("区政府副区长")
	s.Key(fyne.KeyTab)
	s.Typed("2020年5月1日")
	s.Key(fyne.KeyTab)
	s.Typed("2020年6月1日")
	s.Key(fyne.KeyReturn)
	s.Sees("区政府副区长　2020年5月1日至2020年6月1日", "前任")
	LeaderPage(s.d, s.leader("赵新").ID)
	s.Click("删除")
	s.Want("gone", len(s.Book.Ledger().Leaders()), 8)
	LeaderPage(s.d, s.leader("江伟良").ID)
	s.Click("删除")
	s.Sees("“江伟良”还是2项任务的现任或曾任责任领导，不能删除")
}
