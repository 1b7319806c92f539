package app

import (
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// A review is a report of its own, but to a person the answer changed from 已报 to 已审.
func TestTheHistoryOfAnAnswerTellsWhatChangedInIt(t *testing.T) {
	a, _ := sample(t)
	one := find(t, a, "1", "23")
	unit, q, percent := one.Lead[0].Unit, ledger.Quarter("2020Q3"), 65.0
	must := func(_ Done, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	before := len(told(t, a, Want{}))
	must(a.Report(one.ID, unit, q, ledger.Answer{Progress: "已开工"}, ""))
	must(a.Report(one.ID, unit, q, ledger.Answer{Progress: "已开工", Status: ledger.OnTrack, Percent: &percent}, ""))
	must(a.Review([]Answered{{one.ID, unit}}, q, "", "", ""))
	must(a.Undo())
	must(a.ReportReviewed(one.ID, unit, q, ledger.Answer{Progress: "已封顶", Status: ledger.OnTrack, Percent: &percent}, ""))
	must(a.AddCall(unit, q, ledger.CallSpec{Day: "2020-11-20", With: "李", Said: "在核数", Promised: "2020-11-25"}, ""))
	must(a.Undo())
	got := told(t, a, Want{})
	got = got[:len(got)-before]
	const who = "区住建局第三季度"
	call := who + "，2020年11月20日催办，李：在核数，答应2020年11月25日报"
	want := []string{"单位区住建局 催办记录 删除 " + call + "→", "单位区住建局 催办记录 新增 →" + call,
		"23 报送 " + who + "已报→" + who + "已审", "23 报送 " + who + "已报、已开工→" + who + "已报、已封顶",
		"23 报送 " + who + "已审→" + who + "已报", "23 报送 " + who + "已报→" + who + "已审",
		"23 报送 " + who + "已报→" + who + "已报，正常推进，65%", "23 报送 新增 →" + who + "已报、已开工"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("told\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(a.Ledger().AllCalls()) != 0 {
		t.Error("the call was not taken back")
	}
}

func TestADeletedTaskTakesItsAnswerAlongInOneLine(t *testing.T) {
	a, _ := sample(t)
	one := find(t, a, "1", "23")
	unit := one.Lead[0].Unit
	if _, err := a.ReportReviewed(one.ID, unit, "2020Q3", ledger.Answer{Progress: "已开工"}, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := a.DeleteTasks([]ledger.ID{one.ID}, ""); err != nil {
		t.Fatal(err)
	}
	gone := 0
	for _, line := range told(t, a, Want{}) {
		if strings.HasPrefix(line, "23 报送 删除 ") {
			gone++
		}
	}
	if gone != 1 {
		t.Errorf("%d answers were taken away", gone)
	}
}
