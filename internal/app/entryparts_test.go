package app

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

func TestHistoryTellsOfTheYearInWords(t *testing.T) {
	a, _ := sample(t)
	before := told(t, a, Want{})
	l := a.Ledger()
	one, two := find(t, a, "1", "23"), find(t, a, "2", "3.3")
	unit, percent := one.Lead[0].Unit, 112.5
	verb := func(f func(*ledger.Draft) error) {
		t.Helper()
		if _, err := a.do("", func(d *ledger.Draft) (string, error) { return "某事", f(d) }); err != nil {
			t.Fatal(err)
		}
	}
	verb(func(d *ledger.Draft) error {
		return errors.Join(d.SetDuty(one.ID, ledger.DutyAll), d.SetDue(one.ID, "2020-12-31", ledger.Extension{}),
			d.SetIndicators(one.ID, []ledger.Indicator{{ID: "i", Name: "小公园", Op: ledger.AtLeast, Value: 10, Unit: "个"}}),
			d.SetMilestones(one.ID, []ledger.Milestone{{Day: "2020-08-15", Text: "开工", Done: "2020-08-20"}}),
			d.SetLamp(one.ID, "2020Q3", &ledger.SetLamp{Lamp: ledger.Red, Reason: "督查发现"}), d.LinkTasks(one.ID, two.ID))
	})
	verb(func(d *ledger.Draft) error {
		at := "2020-10-01T09:00:00+08:00"
		return errors.Join(d.Report(one.ID, unit, "2020Q3", ledger.Answer{Status: ledger.OnTrack, Percent: &percent, Values: map[ledger.ID]float64{"i": 9}, Progress: "已开工", Problem: "雨", Proxy: true}, at, "王"),
			d.Return(one.ID, unit, "2020Q3", "太短", at, "王"), d.SetRule(*ledger.DefaultRule()))
	})
	verb(func(d *ledger.Draft) error {
		r := ledger.DefaultRule()
		r.Yellow, r.Red, r.SecondRed = 10, 30, false
		group := l.UnitNamed("各镇街道")
		_, err := d.Succeed(one.Leader, "江海", "副区长", "2020-10-01", nil)
		return errors.Join(err, d.SetRule(*r), d.RenameUnit(unit, "区住房局", "2020-09-01"), d.SetUnit(group.ID, ledger.UnitSpec{Kind: ledger.Group, Contact: "李", Phone: "1"}),
			d.SetLeader(l.Leaders()[0].ID, ledger.LeaderSpec{Name: l.Leaders()[0].Name, From: "2019-01-01", To: "2022-01-01"}),
			splitOff(d, one.ID, unit),
			d.End(one.ID, ledger.End{Status: ledger.Closed, Word: "销号", Day: "2020-12-20", Remark: "完工"}))
	})
	verb(func(d *ledger.Draft) error { return d.Unite(a.Ledger().UnitNamed("区小区办").ID, unit) })
	verb(func(d *ledger.Draft) error {
		return d.SetDue(one.ID, "2021-03-31", ledger.Extension{Reason: "汛期", Agreed: "江海", On: "2020-12-01"})
	})
	got := told(t, a, Want{})
	all := strings.Join(got[:len(got)-len(before)], "\n")
	for _, want := range []string{"23 报送要求 按默认报送→牵头和相关单位都报送", "23 完成日期 →2020年12月31日", "23 延期 →由2020年12月31日延至2021年3月31日，原因：汛期，江海同意（2020年12月1日）", "23 指标 →小公园≥10个", "23 节点 →2020年8月15日开工（2020年8月20日完成）",
		"23 人工亮灯 →2020年第三季度红：督查发现", "23 任务关联 新增 →2020年附件1第23项与2020年附件2第3.3项",
		"23 报送 新增 →区住建局第三季度已报（代报），正常推进，112.5%，小公园9个、已开工、存在问题：雨→", "23 报送 区住建局第三季度已报→区住建局第三季度退回、意见：太短",
		"亮灯规则 亮灯规则 新增 →各状态亮灯：", "亮灯规则 落后亮黄灯 不用→10个百分点", "亮灯规则 连续两次黄灯 转红→不变", "23 责任领导 黄焕辉→江海", "23 前任领导 →黄焕辉（至2020年10月1日）",
		"责任领导黄焕辉 离任日期 →2020年10月1日", "单位区住建局 单位曾用名 →区住建局（至2020年9月1日）", "单位各镇街道 单位联系人 →李", "单位各镇街道 单位电话 →1", "单位区小区办 单位 新增 →区小区办", "23-1 任务 新增", "单位区小区办 单位分出 由区住房局分出（2020年11月1日起）→", "到任日期 →2019年1月1日", "23 了结 →2020年12月20日销号：完工"} {
		if !strings.Contains(all, strings.TrimSuffix(want, "→")) {
			t.Errorf("not told: %s in\n%s", want, all)
		}
	}
	if strings.ContainsFunc(all, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		t.Errorf("a code in\n%s", all)
	}
	for _, e := range []string{"节点", "指标"} {
		found, err := a.History(Want{FieldName: e, Task: one.ID})
		if err != nil || len(found) != 1 || found[0].Field != "" {
			t.Errorf("%s: %+v %v: no cell could get it back", e, found, err)
		}
	}
}

// splitOff splits a task, and a unit off the one that leads it.
func splitOff(d *ledger.Draft, task, unit ledger.ID) error {
	_, err := d.Split(task, "甲", "乙", "2020-10-01")
	_, other := d.SplitUnit(unit, "区小区办", "", []ledger.ID{task}, "2020-11-01")
	return errors.Join(err, other)
}

func TestEightRowsOf2020GoOnAfterIt(t *testing.T) {
	a, _ := sample(t)
	l := a.Ledger()
	var rows []string
	for _, x := range l.Tasks() {
		if ledger.MultiYear(l, x) {
			rows = append(rows, l.Annex(x.Annex).No+":"+l.RowName(x))
		}
	}
	if want := []string{"2:1.2", "2:1.3", "2:1.5", "2:2.1", "2:2.2", "2:3.2", "2:9", "2:10"}; !slices.Equal(rows, want) {
		t.Errorf("got %v", rows)
	}
}
