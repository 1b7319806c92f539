package paper

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dubanben/internal/doc"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// year is a ledger of two leaders, two units and four tasks, one of them of the second annex.
func year() *ledger.Ledger {
	l := ledger.Empty()
	lead := func(u ledger.ID, name string) []ledger.Mention { return []ledger.Mention{{Unit: u, Spelling: name}} }
	return put(l, &ledger.Annex{ID: "a1", Year: 2020, No: "1", Label: "附件1"}, &ledger.Annex{ID: "a2", Year: 2020, No: "2", Label: "附件2"},
		&ledger.Leader{ID: "xu", Name: "许西湖", Rank: 1},
		&ledger.Unit{ID: "jy", Name: "区教育局", Kind: ledger.Department, Rank: 1}, &ledger.Unit{ID: "zj", Name: "区住建局", Kind: ledger.Department, Rank: 2},
		&ledger.Task{ID: "1", Annex: "a1", No: "1", Rank: 1, Text: "甲", Leader: "xu", Lead: lead("jy", "区教育局"), Deadline: "2020年6月底"},
		&ledger.Task{ID: "2", Annex: "a1", No: "2", Rank: 2, Text: "乙", Leader: "xu", Lead: lead("zj", "区住建局"), Due: "2020-07-01"},
		&ledger.Task{ID: "3", Annex: "a1", No: "3", Rank: 3, Text: "丙", Leader: "xu", Lead: lead("zj", "区住建局")},
		&ledger.Task{ID: "4", Annex: "a2", No: "1", Rank: 4, Text: "丁", Lead: lead("zj", "区住建局")},
		blocked(answer("r1", "2", "zj", ledger.Behind, 40), "缺资金"), answer("r2", "3", "zj", ledger.OnTrack, 80), answer("r3", "4", "zj", ledger.Behind, 30),
		&ledger.Doubt{ID: "d", Annex: "a2", Task: "4", Where: "附件2 第1件", Text: "序号没有印出。", Default: "1"})
}

func put(l *ledger.Ledger, es ...ledger.Entity) *ledger.Ledger {
	var cs []ledger.Change
	for _, e := range es {
		k, id := e.Ref()
		cs = append(cs, ledger.Change{Kind: k, ID: id, After: e})
	}
	return l.Apply(cs)
}

func answer(id, task, unit ledger.ID, s ledger.Status, percent float64) *ledger.Report {
	return &ledger.Report{ID: id, Task: task, Unit: unit, Quarter: "2020Q2", State: ledger.Reported, Status: s, Percent: &percent}
}

// blocked is an answer that says what stands in the way.
func blocked(r *ledger.Report, problem string) *ledger.Report {
	r.Problem = problem
	return r
}

// said are the paragraphs and the rows of the tables, cells parted by "|".
func said(d doc.Document) []string {
	var out []string
	for _, b := range d.InOrder() {
		switch b := b.(type) {
		case doc.Paragraph:
			out = append(out, b.Text)
		case doc.Table:
			for _, r := range b.Rows {
				var cells []string
				for _, c := range r {
					cells = append(cells, c.Text)
				}
				out = append(out, strings.Join(cells, "|"))
			}
		}
	}
	return out
}

func TestAnOverviewSaysEveryFigureAndNamesTheRowsBehindTrouble(t *testing.T) {
	l := year()
	got := said(Overview(l, judge.Sum(l, l.Tasks(), "2020Q2", "2020-07-01")))
	want := []string{
		"督查工作总览", "2020年第二季度（截至2020年7月1日）",
		"共4项任务，其中红灯0项、黄灯2项、绿灯1项、未亮灯1项。平均完成率50%，序时进度50%。未报单位1个，已逾期1项，本周到期1项，存疑1处。",
		"一、按责任领导", "责任领导|任务|红灯|黄灯|绿灯|未亮|比例|红灯、黄灯任务", "许西湖|3|–|1|1|1||黄：2", "（未定）|1|–|1|–|–||黄：附件2 1", "合计|4|–|2|1|1||",
		"色条：黑为红灯，深灰为黄灯，浅灰为绿灯，白为未亮。",
		"二、按牵头单位", "牵头单位|任务|红灯|黄灯|绿灯|未亮|比例|红灯、黄灯任务", "区住建局|3|–|2|1|–||黄：2；附件2 1", "区教育局|1|–|–|–|1||", "合计|4|–|2|1|1||",
		"色条：黑为红灯，深灰为黄灯，浅灰为绿灯，白为未亮。",
		"三、红灯、黄灯任务", "序号|任务|牵头单位|责任领导|亮灯理由|存在问题", "2|乙|区住建局|许西湖|黄灯\n进度滞后，未按时序完成，亮黄灯。|缺资金", "附件2 1|丁|区住建局||黄灯\n进度滞后，未按时序完成，亮黄灯。|",
		"四、完成率", "季度|0–100%|平均完成率|序时进度|比序时\n（百分点）|计入任务", "第一季度||—|25%|—|–", "第二季度||50%|50%|持平|3", "第三季度||—|75%|—|–", "第四季度||—|100%|—|–",
		"五、到期和逾期", "另有2项任务没有定完成时限。", "情况|日期|序号|任务或节点|牵头单位", "逾期|2020年6月30日\n（待确认）|1|甲|区教育局", "今日|2020年7月1日|2|乙|区住建局",
		"六、未报单位", "单位|未报（项）|序号", "区教育局|1|1",
		"七、存疑", "位置|疑问|现按此处理", "附件2 第1件|序号没有印出。|1",
	}
	if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b {
		t.Errorf("got\n%s\nwant\n%s", a, b)
	}
}

func TestAnOverviewOfNothingSaysSo(t *testing.T) {
	l := ledger.Empty()
	all := strings.Join(said(Overview(l, judge.Sum(l, nil, "2020Q2", "2020-07-01"))), "\n")
	for _, x := range []string{"共0项任务", "没有任务。", "没有红灯、黄灯任务。", "没有逾期和本周到期的任务。", "须报送的单位都已报送。", "没有待答复的存疑。"} {
		if !strings.Contains(all, x) {
			t.Errorf("%s is missing in %s", x, all)
		}
	}
}

func TestACellNamesNoMoreRowsThanAnybodyReads(t *testing.T) {
	l := year()
	var ids []ledger.ID
	for i := range mostNumbers + 1 {
		id := ledger.ID(fmt.Sprint("x", i))
		l = put(l, &ledger.Task{ID: id, Annex: "a1", No: fmt.Sprint(i + 1), Rank: int64(i + 10)})
		ids = append(ids, id)
	}
	d := overview{l: l}
	if got := d.numbers(ids[:mostNumbers]); !strings.HasSuffix(got, "、60") {
		t.Errorf("up to the most: %s", got)
	}
	if got := d.numbers(ids); !strings.HasSuffix(got, "、60等61项") {
		t.Errorf("beyond: %s", got)
	}
}

func TestAnOverviewOfAnEarlierQuarterNamesItsLeader(t *testing.T) {
	l := year()
	l = put(l, &ledger.Leader{ID: "chen", Name: "陈新", Rank: 2})
	for _, id := range []ledger.ID{"1", "2", "3"} {
		x := l.Task(id).Clone()
		x.Leader, x.Formerly = "chen", []ledger.Tenure{{Leader: "xu", Until: "2020-09-01"}}
		l = put(l, x)
	}
	for q, want := range map[ledger.Quarter]string{"2020Q2": "许西湖\n（至2020年9月1日）|3|–|1|1|1|", "2020Q3": "陈新|3|–|–|–|3||"} {
		got := said(Overview(l, judge.Sum(l, l.Tasks(), q, "2020-12-10")))
		if !strings.HasPrefix(got[5], want) {
			t.Errorf("%s: got %s, want %s", q, got[5], want)
		}
		const note = "责任领导按2020年6月30日的分工，其中3项后来由别的领导接任。"
		if slices.Contains(got, note) != (q == "2020Q2") {
			t.Errorf("%s: %v", q, got[:8])
		}
	}
}
