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
	if got := dayText("2020-07-01"); got != "2020年7月1日" {
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
	before := s.book.Ledger().All()
	UnitPage(s.d, s.unit("源西街道").ID)
	s.sees("源西街道", "牵头5", "相关6", "经所属组26", "属于 各镇街道", "历年共 11 项任务、1 个组")
	s.typed("李明")
	s.press(fyne.KeyTab)
	s.typed("0762-3388")
	s.press(fyne.KeyTab)
	s.replace("源西街道办")
	s.press(fyne.KeyReturn)
	s.typed("源西街")
	s.click("保存")
	want := ledger.UnitSpec{Kind: ledger.Town, Others: []string{"源西街道办", "源西街"}, Contact: "李明", Phone: "0762-3388"}
	s.want("kept", s.unit("源西街道").Spec(), want)
	s.want("open dialogs", len(s.modals), 0)
	s.undo()
	s.want("everything", s.book.Ledger().All(), before)
}

func TestANumberOfTheUnitsPageOpensItsRows(t *testing.T) {
	s := newStage(t, false)
	UnitPage(s.d, s.unit("源西街道").ID)
	s.click("牵头")
	s.want("opened", s.opened, []string{"源西街道牵头"})
	s.want("open dialogs", len(s.modals), 0)
}

func TestARefusalStaysOnThePageWithWhatWasTyped(t *testing.T) {
	s := newStage(t, false)
	UnitPage(s.d, s.unit("源西街道").ID)
	s.typed("李明")
	s.press(fyne.KeyTab, fyne.KeyTab)
	s.replace("区教育局")
	s.click("保存")
	s.sees("“区教育局”已经是单位“区教育局”的名称", "李明")
	s.want("open dialogs", len(s.modals), 1)
	s.press(fyne.KeyEscape)
	s.want("open dialogs", len(s.modals), 0)
	s.want("contact", s.unit("源西街道").Contact, "")
}

func TestMembersKeepTheirOrderAndAGroupIsNotItsOwn(t *testing.T) {
	s := newStage(t, false)
	group := s.unit("相关镇街道")
	UnitPage(s.d, group.ID)
	s.sees(chosenMembers)
	s.choose(fixedMembers)
	s.focusMembers(t)
	s.typed("yx")
	s.press(fyne.KeyReturn)
	s.typed("各镇街道")
	s.press(fyne.KeyReturn)
	s.click("保存")
	s.want("members", s.book.Ledger().Unit(group.ID).Members, []ledger.ID{s.unit("源西街道").ID, s.unit("各镇街道").ID})
	UnitPage(s.d, s.unit("各镇街道").ID)
	s.focusMembers(t)
	s.typed("相关镇街道")
	s.press(fyne.KeyReturn)
	s.click("保存")
	s.sees("会成为自己的成员：各镇街道→相关镇街道→各镇街道")
	s.press(fyne.KeyEscape)
}

// focusMembers puts the keys into the list of members.
func (s *stage) focusMembers(t *testing.T) {
	t.Helper()
	for range 12 {
		s.win.Canvas().FocusNext()
		if f := s.win.Canvas().Focused(); takesTab(f) {
			return
		}
	}
	t.Fatal("Tab does not come to the members")
}

func TestARenamedUnitKeepsWhatIsPrinted(t *testing.T) {
	s := newStage(t, false)
	u := s.unit("区扶贫办")
	UnitPage(s.d, u.ID)
	s.click("更名…")
	s.sees("“区扶贫办”记作曾用名", "有 ", "项任务的表里印着这个单位，那里的写法不变")
	s.typed("区乡村振兴局")
	s.press(fyne.KeyTab)
	s.replace("2019年13月1日")
	s.press(fyne.KeyReturn)
	s.sees("日期", "2019")
	s.replace("2020年9月1日")
	s.press(fyne.KeyReturn)
	now := s.book.Ledger().Unit(u.ID)
	s.want("name", now.Name, "区乡村振兴局")
	s.want("former", now.Former, []ledger.FormerName{{Name: "区扶贫办", Until: "2020-09-01"}})
	s.sees("单位资料", "区乡村振兴局", "区扶贫办（至2020年9月1日）")
	for _, x := range s.book.Ledger().Tasks() {
		for _, m := range x.Lead {
			if m.Unit == u.ID && m.Spelling != "区扶贫办" {
				t.Errorf("row %s prints %s", x.No, m.Spelling)
			}
		}
	}
	s.want("said", s.said, "已把区扶贫办更名为区乡村振兴局，Ctrl+Z 撤销")
}

func TestTwoUnitsBecomeOneByKeysAlone(t *testing.T) {
	for _, how := range []string{alwaysOne, mergedOn} {
		s := newStage(t, false)
		before := s.book.Ledger().All()
		gone, keep := s.unit("源城社保分局"), s.unit("市社保局源城分局")
		n := len(usageOf(s.book.Ledger(), gone.ID).tasks) + len(usageOf(s.book.Ledger(), keep.ID).tasks)
		UnitPage(s.d, gone.ID)
		s.click("合并…")
		s.typed("ssbj")
		s.press(fyne.KeyReturn)
		s.choose(how)
		s.sees("“源城社保分局”的 1 项任务都改记到“市社保局源城分局”", "表里印出的写法不变")
		s.click("合并")
		s.want("gone", s.book.Ledger().Unit(gone.ID) == nil, true)
		now := s.book.Ledger().Unit(keep.ID)
		s.want("other names", slices.Contains(now.Others, "源城社保分局"), how == alwaysOne)
		s.want("former names", len(now.Former), map[string]int{alwaysOne: 0, mergedOn: 1}[how])
		s.want("tasks", len(usageOf(s.book.Ledger(), keep.ID).tasks), n)
		s.sees("单位资料", "市社保局源城分局")
		s.undo()
		s.want("everything", s.book.Ledger().All(), before)
	}
}

func TestNothingIsMergedWithNobody(t *testing.T) {
	s := newStage(t, false)
	UnitPage(s.d, s.unit("区教育局").ID)
	s.click("合并…")
	s.click("合并")
	s.sees("还没有选另一个单位。")
	s.press(fyne.KeyEscape)
	s.want("open dialogs", len(s.modals), 1)
}

func TestANewUnitTakesOverTheTickedTasks(t *testing.T) {
	s := newStage(t, false)
	u := s.unit("区教育局")
	n := len(usageOf(s.book.Ledger(), u.ID).tasks)
	UnitPage(s.d, u.ID)
	s.click("分出新单位…")
	s.typed("区体育中心")
	for range 12 {
		s.press(fyne.KeyTab)
		if _, ok := s.win.Canvas().Focused().(*ticks); ok {
			break
		}
	}
	s.press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	s.sees("已勾选 2 项")
	s.press(fyne.KeyReturn)
	made := s.unit("区体育中心")
	s.want("its tasks", len(usageOf(s.book.Ledger(), made.ID).tasks), 2)
	s.want("what is left", len(usageOf(s.book.Ledger(), u.ID).tasks), n-2)
	s.want("kind", made.Kind, ledger.Department)
	s.sees("分设", "2020年7月1日分出“区体育中心”")
	s.click("取消")
	UnitPage(s.d, made.ID)
	s.sees("分设", "2020年7月1日由“区教育局”分出")
}

func TestAUnitInUseIsNotDeletedAndAnIdleOneIs(t *testing.T) {
	s := newStage(t, false)
	UnitPage(s.d, s.unit("源西街道").ID)
	s.click("删除")
	s.sees("“源西街道”还有11项任务、1个组用到，不能删除")
	s.press(fyne.KeyEscape)
	NewUnit(s.d)
	s.typed("区档案馆")
	s.press(fyne.KeyReturn)
	s.want("kind", s.unit("区档案馆").Kind, ledger.GuessKind("区档案馆"))
	UnitPage(s.d, s.unit("区档案馆").ID)
	s.sees("没有任务、报送和组")
	s.click("删除")
	s.want("gone", s.book.Ledger().UnitNamed("区档案馆") == nil, true)
	s.want("open dialogs", len(s.modals), 0)
}

// roll opens the register.
func (s *stage) roll() *Roll {
	x := NewRoll(s.d)
	s.show(x)
	return x
}

func TestTheRegisterListsAllUnitsInTheirOrder(t *testing.T) {
	s := newStage(t, false)
	x := s.roll()
	var order []string
	for _, u := range s.book.Ledger().Units() {
		order = append(order, string(u.ID))
	}
	s.want("rows", keys(x.Rows()), order)
	s.sees("50 个单位，3 个组，没有任务的 0 个")
	s.want("status", x.Summary(), "53 行 · Alt+↑↓ 调整顺序 · Alt+Enter 单位资料")
	x.Grid.Select(order[1], "name")
	s.with(fyne.KeyModifierAlt, fyne.KeyDown)
	order[1], order[2] = order[2], order[1]
	s.want("moved", keys(x.Rows()), order)
	s.undo()
	order[1], order[2] = order[2], order[1]
	s.want("moved back", keys(x.Rows()), order)
	s.with(fyne.KeyModifierAlt, fyne.KeyReturn)
	s.sees("单位资料", s.book.Ledger().Unit(ledger.ID(order[1])).Name)
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
	u := s.unit("区教育局")
	write := func(column, text string) {
		x.Grid.Select(string(u.ID), column)
		s.typed(text)
		s.press(fyne.KeyReturn)
	}
	write(columnContact, "陈东")
	write(columnKind, "市直、驻区单位")
	write(columnOthers, "教育局、区教委")
	s.want("kept", s.book.Ledger().Unit(u.ID).Spec(), ledger.UnitSpec{Kind: ledger.Vertical, Contact: "陈东", Others: []string{"教育局", "区教委"}})
	write(columnOthers, "区财政局")
	s.want("refused", s.said, "“区财政局”已经是单位“区财政局”的名称。")
	s.want("the text waits in its cell", x.Grid.Refused(), true)
	write("name", "新名")
	s.want("name", s.said, "名称在单位资料里用“更名”修改，按 Enter 打开。")
}

func TestContactsPastedTogetherAreOneStep(t *testing.T) {
	s := newStage(t, false)
	x := s.roll()
	before := s.book.Ledger().All()
	all := s.book.Ledger().Units()
	_, _, err := keepUnits(s.book, app.Pasted, []sheet.Edit{
		{Row: sheet.Row{Key: string(all[0].ID)}, Column: columnContact, Text: "张三"}, {Row: sheet.Row{Key: string(all[0].ID)}, Column: columnPhone, Text: "3388"},
		{Row: sheet.Row{Key: string(all[1].ID)}, Column: columnContact, Text: "李四"}, {Row: sheet.Row{Key: string(all[2].ID)}, Column: columnOthers, Text: all[0].Name}}, "")
	if err != nil {
		t.Fatal(err)
	}
	u, v := s.book.Ledger().Unit(all[0].ID), s.book.Ledger().Unit(all[1].ID)
	s.want("kept", []string{u.Contact, u.Phone, v.Contact}, []string{"张三", "3388", "李四"})
	s.want("a name that is another's is left out", len(s.book.Ledger().Unit(all[2].ID).Others), len(all[2].Others))
	x.move([]string{string(all[0].ID), string(all[1].ID)}, 1)
	s.want("moved", s.said, "已移动2个单位，Ctrl+Z 撤销")
	s.undo()
	s.undo()
	s.want("everything", s.book.Ledger().All(), before)
}

// leaders opens the tasks by leader on one of them.
func (s *stage) leaders(name string) *Leaders {
	s.t.Helper()
	x := NewLeaders(s.d)
	s.show(x)
	if !x.Pick(s.leader(name).ID) {
		s.t.Fatalf("%s is not on the list", name)
	}
	return x
}

func TestALeadersTasksAndLampsAreCounted(t *testing.T) {
	s := newStage(t, false)
	task := s.book.Ledger().Tasks()[0]
	if _, err := s.book.Report(task.ID, task.Lead[0].Unit, "2020Q3", ledger.Answer{Status: ledger.Behind, Progress: "未开工"}, ""); err != nil {
		t.Fatal(err)
	}
	x := s.leaders("许西湖")
	s.want("status", x.Summary(), "许西湖 2 项")
	s.sees("许西湖", "共2", "第三季度", "红灯 0", "黄灯1", "现任")
	i := x.model.at(x.leader)
	s.want("list", []string{x.model.Cell(i, 1).Text, x.model.Cell(i, 2).Text, x.model.Cell(i, 3).Text}, []string{"2", "", "1"})
	var n int
	for _, r := range x.model.list {
		n += r.tasks
	}
	s.want("all tasks are somebody's", n, len(s.book.Ledger().Tasks()))
	x.Grid.Select(string(task.ID), "lamp")
	s.want("why", strings.HasSuffix(x.Summary(), "进度滞后，未按时序完成，亮黄灯。"), true)
	s.click("1")
	s.want("the number opens its rows", len(x.Rows()), 1)
}

func TestTheLeadersPageOpensFromTheListAndFromTheTable(t *testing.T) {
	s := newStage(t, false)
	x := s.leaders("江伟良")
	s.win.Canvas().Focus(x.Grid)
	s.with(fyne.KeyModifierAlt, fyne.KeyReturn)
	s.sees("领导资料", "历年现管 2 项任务，已移交 0 项")
	s.click("取消")
	s.win.Canvas().Focus(x.list)
	s.press(fyne.KeyReturn)
	s.sees("领导资料", "历年现管 2 项任务，已移交 0 项")
}

func TestASuccessorTakesOverInOneStepByKeysAlone(t *testing.T) {
	s := newStage(t, false)
	before := s.book.Ledger().All()
	x := s.leaders("江伟良")
	s.click("接任…")
	s.typed("赵新")
	s.press(fyne.KeyReturn)
	s.replace("2020年8月1日")
	s.press(fyne.KeyTab)
	s.typed("副区长")
	s.press(fyne.KeyReturn)
	next := s.leader("赵新")
	s.want("successor", next.Spec(), ledger.LeaderSpec{Name: "赵新", Post: "副区长", From: "2020-08-01"})
	s.want("old one", s.leader("江伟良").To, "2020-08-01")
	s.want("status", x.Summary(), "江伟良 0 项 · 已移交 2 项")
	s.want("rows stay in sight", len(x.Rows()), 2)
	s.sees("任至2020年8月1日")
	s.want("his", x.Pick(next.ID), true)
	s.want("status", x.Summary(), "赵新 2 项")
	s.undo()
	s.want("everything", s.book.Ledger().All(), before)
}

func TestOnlyTickedTasksAreHandedOver(t *testing.T) {
	s := newStage(t, false)
	x := s.leaders("张国基")
	s.click("接任…")
	s.typed("许西湖")
	s.press(fyne.KeyReturn)
	s.click("全选")
	for range 12 {
		s.press(fyne.KeyTab)
		if _, ok := s.win.Canvas().Focused().(*ticks); ok {
			break
		}
	}
	s.press(fyne.KeySpace)
	s.sees("已勾选 1 项，共 5 项")
	s.press(fyne.KeyReturn)
	s.want("status", x.Summary(), "张国基 4 项 · 已移交 1 项")
	s.want("the one who was there", len(s.book.Ledger().Leaders()), 8)
}

func TestAnEarlierQuarterIsTheLeadersOfItsTime(t *testing.T) {
	s := newStage(t, false)
	quarter := ledger.Quarter("2020Q3")
	s.d.Quarter = func() ledger.Quarter { return quarter }
	old := s.leader("江伟良")
	_, next, err := s.book.Succeed(old.ID, "赵新", "副区长", "2020-08-01", nil, "")
	if err != nil {
		t.Fatal(err)
	}
	x := s.leaders("赵新")
	s.want("now", x.Summary(), "赵新 2 项")
	rows := len(x.Rows())
	quarter = "2020Q2"
	x.Refresh()
	s.want("before he came", x.Summary(), "赵新 0 项")
	s.want("his rows", len(x.Rows()), 0)
	x.Pick(old.ID)
	s.want("then", x.Summary(), "江伟良 2 项 · 后来移交 2 项")
	s.want("the same rows", len(x.Rows()), rows)
	s.sees("江伟良（至2020年8月1日）", "这里是第二季度末由他负责的任务，其中 2 项后来由别的领导接任。")
	i := x.model.at(old.ID)
	s.want("list", x.model.Cell(i, 1).Text, "2")
	quarter = "2020Q3"
	x.Refresh()
	s.want("handed over by then", x.Summary(), "江伟良 0 项 · 已移交 2 项")
	s.want("successor", x.Pick(next), true)
}

func TestASuccessionOfNoTickedTaskIsRefused(t *testing.T) {
	s := newStage(t, false)
	x := s.leaders("江伟良")
	s.click("接任…")
	s.typed("许西湖")
	s.press(fyne.KeyReturn)
	s.click("全选")
	s.press(fyne.KeyReturn)
	s.sees("一项任务也没有勾选")
	s.want("status", x.Summary(), "江伟良 2 项")
}

func TestARowThatIsGivenToAnotherLeaderStaysUnderTheCursor(t *testing.T) {
	s := newStage(t, false)
	x := s.leaders("江伟良")
	task := x.Rows()[0].Task
	x.Grid.Select(string(task.ID), string(ledger.FieldLeader))
	s.typed("许西湖")
	s.press(fyne.KeyReturn)
	s.want("leader", s.book.Ledger().Task(task.ID).Leader, s.leader("许西湖").ID)
	s.want("rows", len(x.Rows()), 2)
	s.want("status", x.Summary(), "江伟良 1 项")
	x.Pick(s.leader("许西湖").ID)
	x.Pick(s.leader("江伟良").ID)
	s.want("rows, chosen anew", len(x.Rows()), 1)
}

func TestLeadersAreKept(t *testing.T) {
	s := newStage(t, false)
	x := s.leaders("江伟良")
	NewLeader(s.d)
	s.typed("赵新")
	s.press(fyne.KeyReturn)
	s.want("last", s.book.Ledger().Leaders()[8].Name, "赵新")
	s.win.Canvas().Focus(x.list)
	x.Pick(s.leader("赵新").ID)
	s.with(fyne.KeyModifierAlt, fyne.KeyUp)
	s.want("moved up", s.book.Ledger().Leaders()[7].Name, "赵新")
	s.with(fyne.KeyModifierAlt, fyne.KeyDown)
	s.want("moved down", s.book.Ledger().Leaders()[8].Name, "赵新")
	s.with(fyne.KeyModifierAlt, fyne.KeyReturn)
	s.typed("区政府副区长")
	s.press(fyne.KeyTab)
	s.typed("2020年5月1日")
	s.press(fyne.KeyTab)
	s.typed("2020年6月1日")
	s.press(fyne.KeyReturn)
	s.sees("区政府副区长　2020年5月1日至2020年6月1日", "前任")
	LeaderPage(s.d, s.leader("赵新").ID)
	s.click("删除")
	s.want("gone", len(s.book.Ledger().Leaders()), 8)
	LeaderPage(s.d, s.leader("江伟良").ID)
	s.click("删除")
	s.sees("“江伟良”还是2项任务的现任或曾任责任领导，不能删除")
}
