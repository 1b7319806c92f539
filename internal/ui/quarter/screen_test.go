package quarter

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/uitest"
)

// edu is the unit that most tests look at: two tasks of annex 1, six of annex 2.
const edu = "区教育局"

func TestUnitsStandInTheirOrderWithWhatTheyOweAndGroupsStandForTheirMembers(t *testing.T) {
	s := newStage(t)
	l := s.Book.Ledger()
	rank := int64(-1)
	for i, x := range s.units.loads {
		if x.Unit.Rank <= rank {
			t.Errorf("%s stands behind a later unit", x.Unit.Name)
		}
		rank = x.Unit.Rank
		if x.Unit.Kind == ledger.Group && len(x.Unit.Members) > 0 {
			t.Errorf("the group %s is listed", x.Unit.Name)
		}
		if x.Unit.Name == edu {
			s.Want("answered", s.units.Cell(i, 1).Text, "0/8")
			s.Want("owed", s.units.Cell(i, 2).Text, "欠 8")
		}
	}
	s.on(edu)
	for _, r := range s.Tabled().Rows() {
		if _, _, err := s.Book.ReportAll("2020Q3", []app.UnitAnswer{{Task: r.Task.ID, Unit: s.unit, Answer: ledger.Answer{Progress: "好"}}}, ""); err != nil {
			t.Fatal(err)
		}
	}
	s.Want("complete", s.units.Cell(s.units.place(s.unit), 2).Text, "✓ 报齐")
	s.on("埔前镇")
	all, _ := l.FindAnnex(2020, "1")
	via := 0
	for _, r := range s.Tabled().Rows() {
		if s.cell(r.Key, string(ledger.FieldText)).Note == "经各镇街道" {
			via++
			if r.Task.Annex != all.ID {
				t.Errorf("%s is of another annex", r.Task.Text)
			}
		}
	}
	s.Want("tasks through the group", via, 26)
}

func TestTextsTypedOneAfterAnotherMakeOneAnswerGrow(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one := s.Row("2", "1.1")
	s.write(one, colProgress, "主体封顶")
	s.write(one, colRate, "65")
	s.write(one, colProblem, "缺资金")
	s.write(one, colNext, "抓紧验收")
	s.cursor(one, colStatus)
	s.Typed("滞后")
	s.Key(fyne.KeyReturn)
	r := s.report(one)
	s.Want("progress", r.Progress, "主体封顶")
	s.Want("problem", r.Problem, "缺资金")
	s.Want("next", r.Next, "抓紧验收")
	s.Want("percent", *r.Percent, 65.0)
	s.Want("status", r.Status, ledger.Behind)
	s.Want("state", r.State, ledger.Reported)
	s.Want("by telephone", r.Proxy, false)
	s.Want("clerk", r.Clerk, "王")
	s.Want("rate", s.own(one, colRate).Text, "65%")
	s.Want("lamp", s.own(one, colLamp).Text, "黄灯")
	s.Want("glyph", s.own(one, colLamp).Glyph, grid.Triangle)
	s.Want("kept", len(s.Book.Ledger().ReportsOn(one.ID, s.unit, "2020Q3")), 5)
}

func TestAPasteOverSeveralColumnsAndRowsIsOneVerbWithOneAnswerForEachRow(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one, two := s.Row("2", "1.1"), s.Row("2", "1.2")
	s.cursor(one, colProgress)
	before := s.Book.CanUndo()
	s.d.Host.Clipboard().SetContent("宿舍楼封顶\t60%\t进度滞后\n施工图完成\t80\t正常推进")
	s.Table().Paste()
	for _, x := range []*ledger.Task{one, two} {
		s.Want("reports", len(s.Book.Ledger().ReportsOn(x.ID, s.unit, "2020Q3")), 1)
	}
	s.Want("status", s.report(two).Status, ledger.OnTrack)
	s.Want("percent", *s.report(one).Percent, 60.0)
	s.Undo()
	s.Want("one step back", s.Book.CanUndo(), before)
}

func TestTargetsAreSetInTheTask(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one := s.Row("2", "1.1")
	s.write(one, string(ledger.Target("2020Q3")), "交付使用")
	s.Want("target", s.Row("2", "1.1").Targets["2020Q3"], "交付使用")
	s.Want("no answer", s.Book.Ledger().Report(one.ID, s.unit, "2020Q3") == nil, true)
}

func TestWhatCannotBeAcceptedStaysInItsCellWithTheReason(t *testing.T) {
	for _, c := range []struct{ column, text, why string }{
		{colRate, "很多", "不是数"},
		{colRate, "-1", "应在0到"},
		{colStatus, "快了", "没有“快了”这个状态"},
	} {
		s := newStage(t)
		s.on(edu)
		one := s.Row("2", "1.1")
		s.cursor(one, c.column)
		s.d.Host.Clipboard().SetContent(c.text)
		s.Table().Paste()
		s.Want(c.text+" is refused", s.Table().Refused(), true)
		if !strings.Contains(s.Said, c.why) {
			t.Errorf("%s: said %q", c.text, s.Said)
		}
		s.Want("nothing is kept", s.Book.Ledger().Report(one.ID, s.unit, "2020Q3") == nil, true)
	}
}

func TestCtrlEnterKeepsAndGoesToTheNextProgress(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one, two := s.Row("2", "1.1"), s.Row("2", "1.2")
	s.cursor(one, colProgress)
	s.Typed("封顶")
	s.With(fyne.KeyModifierControl, fyne.KeyReturn)
	s.Want("kept", s.report(one).Progress, "封顶")
	at := s.Table().Selection()
	s.Want("row", at.Key, rowKey(two.ID, s.unit))
	s.Want("column", at.ColumnID, colProgress)
	s.cursor(two, colStatus)
	s.Typed("推进")
	s.With(fyne.KeyModifierControl, fyne.KeyReturn)
	s.Want("status", s.report(two).Status, ledger.OnTrack)
	s.Want("next row", s.Table().Selection().Key, rowKey(s.Row("2", "1.3").ID, s.unit))
	s.With(fyne.KeyModifierControl, fyne.KeyReturn)
	s.Want("from a closed cell", s.Table().Selection().Key, rowKey(s.Row("2", "1.4").ID, s.unit))
}

func TestCtrlPageDownKeepsAndGoesToTheNextUnit(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	was, one := s.unit, s.Row("2", "1.1")
	s.cursor(one, colProgress)
	s.Typed("封顶")
	s.With(fyne.KeyModifierControl, fyne.KeyPageDown)
	s.Want("kept", s.Book.Ledger().Report(one.ID, was, "2020Q3").Progress, "封顶")
	s.Want("unit", s.unit, s.units.beside(was, 1))
	s.Want("cursor", s.Table().Selection().ColumnID, colProgress)
	s.With(fyne.KeyModifierControl, fyne.KeyPageUp)
	s.Want("back", s.unit, was)
	s.Pick(s.units.first())
	s.With(fyne.KeyModifierControl, fyne.KeyPageUp)
	s.Want("at the end", s.Said, "已是第一个单位。")
}

func TestReviewAndReturnByKeysAskForARemarkOnlyToReturn(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one, two := s.Row("2", "1.1"), s.Row("2", "1.2")
	s.cursor(one, colProgress)
	s.With(fyne.KeyModifierAlt, fyne.Key1)
	s.Want("nothing to review", s.Said, "选中的行没有待审的报送。")
	s.write(one, colProgress, "封顶")
	s.write(two, colProgress, "招标")
	s.cursor(one, colProgress)
	s.With(fyne.KeyModifierAlt, fyne.Key1)
	s.Want("reviewed", s.report(one).State, ledger.Reviewed)
	s.cursor(two, colProgress)
	s.With(fyne.KeyModifierAlt, fyne.Key2)
	s.Want("dialog", s.Dialog(), "退回")
	s.Enter()
	s.Want("still open", s.Dialog(), "退回")
	s.Want("not returned", s.report(two).State, ledger.Reported)
	s.Typed("没有写到哪一步")
	s.Enter()
	s.Want("returned", s.report(two).State, ledger.Returned)
	s.Want("remark", s.report(two).Remark, "没有写到哪一步")
	c := s.own(two, colReview)
	if c.Tone != grid.Bad || !strings.Contains(c.Text, "没有写到哪一步") || c.Note != "王 9月28日" {
		t.Errorf("the cell says %+v", c)
	}
}

func TestAllThatWaitsIsReviewedAtOnceAndTheCountsFilter(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one, two := s.Row("2", "1.1"), s.Row("2", "1.2")
	s.write(one, colProgress, "封顶")
	s.write(two, colProgress, "招标")
	if !strings.Contains(s.texts(), "待审 2 项全部通过") {
		t.Errorf("to be read: %s", s.texts())
	}
	s.head.filter(ledger.Reported.Name())
	s.Want("filtered", len(s.Tabled().Rows()), 2)
	s.head.filter(ledger.Reported.Name())
	s.Want("all again", len(s.Tabled().Rows()), 8)
	s.With(fyne.KeyModifierAlt, fyne.Key3)
	s.Want("one", s.report(one).State, ledger.Reviewed)
	s.Want("two", s.report(two).State, ledger.Reviewed)
	if strings.Contains(s.texts(), "全部通过") {
		t.Error("the button stays")
	}
}

func TestTheNextQuarterCarriesWhatWasReportedAndSaysWhatIsMissing(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one := s.Row("2", "1.1")
	s.write(one, colProgress, "封顶")
	s.openNext()
	if !strings.HasPrefix(s.Asked, "开启第四季度：第三季度报来的 1 项") || !strings.Contains(s.Asked, "个单位欠") {
		t.Errorf("asked %q", s.Asked)
	}
	s.Want("quarter", s.quarter, ledger.Quarter("2020Q4"))
	if !strings.HasPrefix(s.Said, "已开启第四季度，沿用 1 项；第三季度还有") {
		t.Errorf("said %q", s.Said)
	}
	c := s.own(one, colProgress)
	if c.Tag != "未更新" || c.Tone != grid.Faint || c.Text != "封顶" {
		t.Errorf("carried: %+v", c)
	}
	s.Want("owed", s.own(one, colReview).Text, "未报")
	s.write(one, colProgress, "交付")
	s.Want("updated", s.own(one, colProgress).Tag, "")
	s.Want("no quarter after it", s.next(), ledger.Quarter(""))
}

func TestAnswersOfOneTelephoneCallAreMarked(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one := s.Row("2", "1.1")
	s.cursor(one, colProgress)
	s.picked("代报")
	s.Want("stamp", s.own(one, colReview).Stamp, "代报")
	s.write(one, colProgress, "封顶")
	s.Want("proxy", s.report(one).Proxy, true)
	s.cursor(one, colProgress)
	s.picked("代报")
	s.Want("taken back", s.report(one).Proxy, false)
	s.Want("no stamp", s.own(one, colReview).Stamp, "")
}

func TestLastQuartersTextIsOfferedToBeChanged(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one := s.Row("2", "1.1")
	if _, err := s.Book.Report(one.ID, s.unit, "2020Q2", ledger.Answer{Progress: "打桩"}, ""); err != nil {
		t.Fatal(err)
	}
	s.cursor(one, colStatus)
	s.picked("沿用上季")
	s.Want("open", s.Table().Editing(), true)
	s.Want("nothing kept yet", s.Book.Ledger().Report(one.ID, s.unit, "2020Q3") == nil, true)
	s.Typed("完成")
	s.Key(fyne.KeyReturn)
	s.Want("kept", s.report(one).Progress, "打桩完成")
}

func TestPastAnswersAreListedNewestFirst(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one := s.Row("2", "1.1")
	s.write(one, colProgress, "先前")
	s.write(one, colProgress, "后来")
	s.cursor(one, colProgress)
	s.picked("历次填报")
	s.Want("dialog", s.Dialog(), "历次填报")
	all := uitest.Text(s.Top())
	if a, b := strings.Index(all, "后来"), strings.Index(all, "先前"); a < 0 || b < a {
		t.Errorf("the dialog says %q", all)
	}
}

func TestOtherVerbsGoToTheWindow(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one := s.Row("2", "1.1")
	s.cursor(one, colLamp)
	s.picked("人工亮灯")
	s.Want("lamp", s.lamp, one.ID)
	s.picked("查看任务")
	s.Want("visited", s.Visited.ID, one.ID)
}

func TestEachTaskStandsWithItsUnitsUnderTheLineThatSumsAGroupUp(t *testing.T) {
	s := newStage(t)
	x := s.Row("1", "29")
	for i, st := range []ledger.Status{ledger.OnTrack, ledger.OnTrack, ledger.Behind} {
		u := s.Unit([]string{"埔前镇", "源南镇", "源西街道"}[i]).ID
		if _, err := s.Book.Report(x.ID, u, "2020Q3", ledger.Answer{Status: st}, ""); err != nil {
			t.Fatal(err)
		}
	}
	s.With(fyne.KeyModifierAlt, fyne.Key8)
	group := s.Unit("各镇街道").ID
	c := s.cell(rowKey(x.ID, group), colProgress)
	s.Want("sum", c.Text, "7个单位，已报3，正常推进2、进度滞后1")
	s.Want("locked", c.ReadOnly, true)
	s.Want("name", s.cell(rowKey(x.ID, group), colUnit).Text, "各镇街道")
	var under []string
	for _, r := range s.Tabled().Rows() {
		if r.Task.ID == x.ID {
			under = append(under, s.cell(r.Key, colUnit).Text)
		}
	}
	s.Want("units", strings.Join(under, "、"), "区城管执法局、各镇街道、埔前镇、源南镇、上城街道、新江街道、东埔街道、源西街道、高埔岗街道")
	s.Table().Select(rowKey(x.ID, s.Unit("上城街道").ID), colProgress)
	s.Typed("已清理")
	s.With(fyne.KeyModifierControl, fyne.KeyReturn)
	s.Want("entered here too", s.Book.Ledger().Report(x.ID, s.Unit("上城街道").ID, "2020Q3").Progress, "已清理")
	s.Want("and on", s.Table().Selection().Key, rowKey(x.ID, s.Unit("新江街道").ID))
}

func TestWhatIsMissingIsCopiedAsText(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one := s.Row("2", "1.1")
	s.write(one, colProgress, "封顶")
	if _, err := s.Book.Return([]app.Answered{{Task: one.ID, Unit: s.unit}}, "2020Q3", "没有日期", ""); err != nil {
		t.Fatal(err)
	}
	s.With(fyne.KeyModifierAlt, fyne.Key9)
	s.Want("units", len(s.Tabled().Rows()), len(s.units.loads)-s.units.complete())
	s.With(fyne.KeyModifierAlt, fyne.KeyC)
	text := s.d.Host.Clipboard().Content()
	for _, x := range []string{"2020年第三季度进展情况催办名单（截至2020年9月28日", edu + "：应报8项，欠8项", "附2 1.1 继续实施东埔中学扩建工程（已退回：没有日期）"} {
		if !strings.Contains(text, x) {
			t.Errorf("%q is not in %q", x, text)
		}
	}
	s.Table().Select(string(s.Unit(edu).ID), colUnit)
	s.picked("看这个单位")
	s.Want("way", s.way, byUnit)
	s.Want("unit", s.unit, s.Unit(edu).ID)
}

func TestAnotherQuarterShowsItsOwnAnswers(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one := s.Row("2", "1.1")
	s.write(one, colProgress, "封顶")
	s.at = "2020Q2"
	s.Refresh()
	s.Want("no target, no column", s.Tabled().Model().Columns()[2].ID, colProgress)
	s.cursor(one, colProgress)
	s.picked("填写第二季度目标")
	s.Typed("打桩")
	s.Key(fyne.KeyReturn)
	s.Want("target kept", s.Book.Ledger().Task(one.ID).Targets["2020Q2"], "打桩")
	s.Want("quarter", s.at, ledger.Quarter("2020Q2"))
	s.Want("empty", s.own(one, colProgress).Tag, "未报")
	s.Want("target", s.Tabled().Model().Columns()[2].ID, "targets.2020Q2")
}

func TestATaskIsShownAmongTheRowsOfAUnitThatAnswersOnIt(t *testing.T) {
	s := newStage(t)
	s.on("埔前镇")
	s.Show(s.Row("2", "1.1").ID, colProgress)
	s.Want("unit", s.unit, s.Unit(edu).ID)
	s.Want("task", s.Task().ID, s.Row("2", "1.1").ID)
}

func TestOneAnnexAloneIsListedByItsOwnNumbersUntilAnotherTaskIsAskedFor(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one, other := s.Row("2", "1.1"), s.Row("1", "51")
	s.Want("mixed", s.own(one, colNo).Text, "附2 1.1")
	s.head.annexes(s.unitRows(""))[1].open()
	s.Want("rows", len(s.Tabled().Rows()), 6)
	s.Want("alone", s.own(one, colNo).Text, "1.1")
	s.Show(other.ID, colProgress)
	s.Want("task", s.Task().ID, other.ID)
}

func TestNothingIsEnteredOnAClosedTask(t *testing.T) {
	s := newStage(t)
	s.on(edu)
	one := s.Row("2", "1.1")
	s.write(one, colProgress, "封顶")
	if _, err := s.Book.End([]ledger.ID{one.ID}, ledger.End{Status: ledger.Closed, Word: "办结", Day: "2020-09-20"}, ""); err != nil {
		t.Fatal(err)
	}
	s.Want("locked", s.own(one, colProgress).ReadOnly, true)
	s.cursor(one, colProgress)
	s.Typed("再")
	s.Want("closed", s.Table().Editing(), false)
	s.Want("said", s.Said, "这一项已办结，不再填报；要改请先恢复办理。")
}

func TestAnEmptyLedgerSaysWhatWouldStandHere(t *testing.T) {
	book, err := app.Create(filepath.Join(t.TempDir(), "空.duban"), uitest.Options(uitest.Day(9, 28), 4))
	if err != nil {
		t.Fatal(err)
	}
	s := stageOf(t, book, fyne.NewSize(932, 451), true)
	all := s.texts()
	if !strings.Contains(all, "这里按单位列出") || !strings.Contains(all, "导入附件…") {
		t.Errorf("to be read: %s", all)
	}
	for w := range s.sheets {
		s.look(w)
	}
	if s.Task() != nil {
		t.Error("a task in an empty ledger")
	}
	s.passChosen()
	s.sendBack()
	s.copyOwing()
	s.Want("summary", s.Summary() != "", true)
}
