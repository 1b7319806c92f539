package ledger

import (
	"fmt"
	"strings"
	"testing"
)

// offered reads a task of 2020 that has the text and the targets, "2020Q3 9月底前完成".
func offered(text string, targets ...string) DueOffer {
	t := &Task{ID: "t", Annex: "a", Text: text}
	for _, x := range targets {
		q, s, _ := strings.Cut(x, " ")
		t.Targets = own(t.Targets)
		t.Targets[Quarter(q)] = s
	}
	l := Empty().Apply([]Change{{KindAnnex, "a", nil, &Annex{ID: "a", Year: 2020}}, {KindTask, "t", nil, t}})
	return OfferDue(l, l.Task("t"))
}

func TestADayIsOfferedWithTheWordsItWasReadFrom(t *testing.T) {
	for _, c := range []struct{ text, day, words string }{
		{"建设学校，2020年12月底前完成。", "2020-12-31", "2020年12月底前完成"},
		{"年底前建成三个公园", "2020-12-31", "年底前建成三个公园"},
		{"力争9月底前新增企业3家", "2020-09-30", "力争9月底前新增企业3家"},
		{"第三季度完成招标。", "2020-09-30", "第三季度完成招标"},
		{"6月30日前全部整改到位", "2020-06-30", "6月30日前全部整改到位"},
		{"上半年完成选址", "2020-06-30", "上半年完成选址"},
		{"全年新增就业4000人以上，登记失业率控制在3%以内。", "2020-12-31", "全年新增就业4000人以上"},
		{"项目已开工建设，计划２０２１年６月交付使用。", "2021-06-30", "计划２０２１年６月交付使用"},
		{"2021年3月动工，12月底完工", "2021-12-31", "12月底完工"},
		{"2020年3月至12月完成普查", "2020-12-31", "12月完成普查"},
		{"力争10月底前全面完善，竣工验收", "2020-10-31", "力争10月底前全面完善，竣工验收"},
		{"2020年，计划创建社区9个（其中甲镇1个，乙镇2个）", "2020-12-31", "2020年，计划创建社区9个"},
		{"今年5月底前完成清淤", "2020-05-31", "今年5月底前完成清淤"},
		{"2020.9.30前完成", "2020-09-30", "2020.9.30前完成"},
	} {
		if o := offered(c.text); o.Day != c.day || o.Words != c.words || o.Field != FieldText || o.Standing {
			t.Errorf("%s: got %+v", c.text, o)
		}
	}
}

func TestDaysThatTellHowThingsWereAreNotOffered(t *testing.T) {
	for _, text := range []string{
		"截至2020年6月底，已完成六成", "截止6月20日完成培训200人", "巩固2019年系列经贸活动成果", "今年5月召开了推进会", "今年5月已完成选址", "2017至2018年实施一期工程",
		"从2020年1月1日起，将标准提高到772元，完成发放", "自7月起全面实施", "根据《创建宜居社区（2016—2020年）工作方案》创建", "粤民规字〔2019〕10号", "三年行动计划",
		"去年12月完成", "每年12月底前完成体检", "面积2020.5平方米", "5G产业，11人制球场", "每人每月702元", "2020年实施方案待定", "提高4000人次，3年内完成", "于2003年被列为保护文物", "奥迪Q3完成采购",
		"", "持续推进", "做好前期工作",
	} {
		if o := offered(text); o.Day != "" || o.Standing || len(o.Steps) > 0 {
			t.Errorf("%s: got %+v", text, o)
		}
	}
}

func TestTheLastDayByWhichSomethingIsFinishedIsOfferedAndTheOthersAreSteps(t *testing.T) {
	o := offered("二期计划2020年7月开工建设，9月底主体封顶，2021年12月底前交付使用。2021年3月启动绿化。")
	if got := fmt.Sprint(o.Day, o.Words, o.Steps); got != "2021-12-31"+"2021年12月底前交付使用"+"[{2020-07-31 开工建设 } {2020-09-30 主体封顶 } {2021-03-31 启动绿化 }]" {
		t.Error(got)
	}
	o = offered("建12座公厕", "2020Q3 6月底完成6间图纸设计；7月底动工", "2020Q4 10月上报区相关部门；计划12月底完工。")
	if got := fmt.Sprint(o.Day, o.Words, o.Field, o.Steps); got != "2020-12-31"+"计划12月底完工"+"targets.2020Q4"+"[{2020-06-30 完成6间图纸设计 } {2020-07-31 动工 } {2020-10-31 上报区相关部门 }]" {
		t.Error(got)
	}
}

func TestTargetsSpeakWhereTheTextDoesNot(t *testing.T) {
	for _, c := range []struct{ text, q3, q4, day, words string }{
		{"改造市场，2020年10月底前投入使用", "全面完成改造", "", "2020-10-31", "2020年10月底前投入使用"},
		{"建宿舍", "全面完成建设工程，并交付使用。", "", "2020-09-30", "全面完成建设工程，并交付使用"},
		{"建宿舍", "全面完成改造", "开展回访", "", ""}, // something goes on in the fourth
		{"建宿舍", "招标", "季度初启动，季度末完成年度工作目标。", "2020-12-31", "季度末完成年度工作目标"},
		{"建宿舍", "开始施工", "基本完成工程建设，进行设备安装。", "", ""},
		{"建宿舍", "开始施工", "完成竣工前期准备", "", ""},
	} {
		if o := offered(c.text, "2020Q3 "+c.q3, "2020Q4 "+c.q4); o.Day != c.day || o.Words != c.words {
			t.Errorf("%s %s %s: got %+v", c.text, c.q3, c.q4, o)
		}
	}
}

func TestWhatIsToBeKeptUpHasNoDay(t *testing.T) {
	if o := offered("长期坚持巡河"); !o.Standing || o.Words != "长期坚持" || o.Day != "" {
		t.Errorf("got %+v", o)
	}
	if o := offered("2020年12月底前建成，长期坚持管护"); o.Standing || o.Day != "2020-12-31" {
		t.Errorf("got %+v", o)
	}
}

func TestADeadlineThatIsWrittenIsReadInPlaceOfTheText(t *testing.T) {
	task := &Task{ID: "t", Annex: "a", Text: "2021年6月前完成", Deadline: "第三季度"}
	l := Empty().Apply([]Change{{KindAnnex, "a", nil, &Annex{ID: "a", Year: 2020}}, {KindTask, "t", nil, task}})
	if o := OfferDue(l, task); o.Day != "2020-09-30" || o.Words != "第三季度" || o.Field != FieldDeadline {
		t.Errorf("got %+v", o)
	}
}

func FuzzAnOfferedDayIsADay(f *testing.F) {
	f.Add("二期2020年7月开工，9月底封顶，季度末（完成", "6月前竣工；《2020年》年底")
	f.Fuzz(func(t *testing.T, text, target string) {
		o := offered(text, "2020Q3 "+target)
		days := []string{o.Day}
		for _, x := range o.Steps {
			days = append(days, x.Day)
		}
		for _, day := range days {
			if _, err := ParseDay(day); err != nil && day != "" {
				t.Errorf("%q: %s", text, day)
			}
		}
	})
}
