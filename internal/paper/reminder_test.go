package paper

import (
	"slices"
	"testing"

	"dubanben/internal/doc"
)

func TestAReminderSaysWhatIsOwedAndUntilWhen(t *testing.T) {
	r := Reminders{Quarter: "2020年第三季度", Due: "2020-11-30", Today: "2020-11-23", Office: "区政府督查室", Letters: []Reminder{
		{Unit: "区教育局", Tasks: []OwedTask{{Annex: "附件1", No: "51", Text: "深化学前教育改革", Role: "牵头"},
			{Annex: "附件2", No: "1.1", Text: "继续实施东埔中学扩建工程", Role: "牵头", Returned: true, Remark: "请写明开工日期"}}},
		{Unit: "区残联", Tasks: []OwedTask{{Annex: "附件1", No: "2", Text: "免费孕检", Role: "相关"}}}}}
	d := ReminderLetters(r)
	got := said(d)
	want := []string{"关于报送2020年第三季度\n进展情况的催办通知", "区教育局：",
		"截至2020年11月23日，你单位还有2项任务没有报送2020年第三季度进展情况（其中1项已退回，须重新报送）。请于2020年11月30日前报送下列任务的进展情况、存在问题和下一步打算。",
		"附件|序号|任务|本单位", "附件1|51|深化学前教育改革|牵头", "附件2|1.1|继续实施东埔中学扩建工程（已退回：请写明开工日期）|牵头", "",
		"区政府督查室", "2020年11月23日", "— — — — — — — —　回　执　— — — — — — — —", "单位|收到日期|经办人|联系电话|预计报送日期", "区教育局\n||||"}
	if !slices.Equal(got[:len(want)], want) {
		t.Errorf("got\n%q\nwant\n%q", got[:len(want)], want)
	}
	pages := 0
	for _, b := range d.Blocks {
		if _, ok := b.(doc.PageBreak); ok {
			pages++
		}
	}
	if pages != 2 {
		t.Errorf("%d letters", pages)
	}
	r.Office = ""
	if got := said(ReminderLetters(r)); slices.Contains(got, "区政府督查室") || !slices.Contains(got, "2020年11月23日") {
		t.Errorf("without an office: %q", got)
	}
}
