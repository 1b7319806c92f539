package app

import (
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// What a person reads in the 2020 annexes as the day of each task; the other 94 name none.
func TestTheDaysOfTheSampleAreThoseThatItsWordsName(t *testing.T) {
	a, _ := sample(t)
	l := a.Ledger()
	var got []string
	for _, x := range l.Tasks() {
		o := ledger.OfferDue(l, x)
		if o.Standing {
			t.Errorf("%s has no end", l.RowName(x))
		}
		if o.Day == "" && len(o.Steps) == 0 {
			continue
		}
		line := strings.Join([]string{l.Annex(x.Annex).No + ":" + l.RowName(x), o.Day, string(o.Field), o.Words}, " ")
		for _, s := range o.Steps {
			line += fmt.Sprintf(" | %s %s", s.Day, s.Text)
		}
		got = append(got, line)
	}
	want := `1:57 2020-12-31 text 全年新增就业4000人以上
1:72 2020-12-31 text 全年完成“四好”道路21.98公里以上
1:90 2020-12-31 text 力争全年新增限上企业10家以上
1:92 2020-12-31 text 力争全年新增规上工业企业8家以上
2:1.1 2020-09-30 targets.2020Q3 全面完成宿舍楼建设工程，并交付使用
2:1.2 2021-12-31 text 2021年12月底前交付使用 | 2020-07-31 开工建设
2:1.3 2021-08-31 text 2021年8月底前交付使用
2:1.5 2021-06-30 text 计划2021年6月交付使用
2:1.6 2020-12-31 targets.2020Q4 完成主体工程建设并交付使用
2:2.1 2021-12-31 text 项目计划2021年12月交付使用
2:2.2 2021-12-31 text 项目计划2021年12月交付使用
2:3.1 2020-12-31 targets.2020Q4 基本完成全年任务
2:3.2 2021-06-30 text 2021年6月前完成景观提升工程
2:3.3 2020-12-31 targets.2020Q4 季度末完成年度工作目标
2:3.4 2020-10-31 targets.2020Q4 力争10月底前全面完善，竣工验收 | 2020-07-31 全面开工建设 | 2020-09-30 10个小公园基本成型
2:4 2020-12-31 targets.2020Q4 计划12月底完工 | 2020-06-30 完成6间公厕（埔前镇4个、源南镇1个、源西街道1个）图纸设计 | 2020-07-10 完成预算编制 | 2020-07-31 6间公厕动工建设 | 2020-09-30 完成设计预算编制 | 2020-10-31 上报区相关部门
2:6 2020-12-31 text 2020年，计划创建“广东省宜居社区”9个
2:8 2020-10-31 text 2020年10月底前投入使用 | 2020-06-30 启动建设
2:9 2021-04-30 text 计划2021年4月交付使用
2:10 2021-03-31 text 计划2021年3月前完工`
	if all := strings.Join(got, "\n"); all != want {
		t.Errorf("got\n%s", all)
	}
}

// The eight that the truth says finish in the year after are those whose day is in it.
func TestTheDaysOfTheSampleAgreeOnWhatGoesOnAfterTheYear(t *testing.T) {
	a, _ := sample(t)
	l := a.Ledger()
	var later []ledger.ID
	for _, x := range l.Tasks() {
		if ledger.OfferDue(l, x).Day > "2020-12-31" {
			later = append(later, x.ID)
		}
	}
	if over := MultiYear(l, 2020); len(later) != 8 || fmt.Sprint(later) != fmt.Sprint(over) {
		t.Errorf("%d tasks: %v, %v", len(later), later, over)
	}
}

func TestADayMovedLaterIsAnExtensionAndOneMovedEarlierIsNot(t *testing.T) {
	a, _ := sample(t)
	id := find(t, a, "1", "3").ID
	var names []string
	for _, day := range []string{"2020-09-30", "2020-12-31", "2020-11-30", ""} {
		done, err := a.SetDue(Days{Of: map[ledger.ID]string{id: day}, Reason: " 汛期 ", Agreed: "江海"}, "")
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, done.Step.Name)
	}
	if got := strings.Join(names, "；"); got != "确认时限：第3项；延期：第3项；确认时限：第3项；确认时限：第3项" {
		t.Error(got)
	}
	x := a.Ledger().Task(id).Extensions
	if len(x) != 1 || x[0].Was != "2020-09-30" || x[0].Day != "2020-12-31" || x[0].Reason != "汛期" || x[0].Agreed != "江海" || x[0].On == "" {
		t.Errorf("got %+v", x)
	}
}
