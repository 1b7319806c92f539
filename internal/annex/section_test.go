package annex

import "testing"

func TestTheLeaderOfTheTasksBelowIsASection(t *testing.T) {
	const header = "序号|工作任务|牵头单位|配合单位"
	f := one(t, header, "分管领导：刘伟", "1|建设园区|县工信局|", "主管县领导：陈小红", "2|建设校园|县教育局|", "分管领导：李明")
	eq(t, 1, "section", f.Rows[0].Section, "分管领导：刘伟")
	eq(t, 2, "section", f.Rows[1].Section, "主管县领导：陈小红")
	eq(t, "all", "rows", len(f.Rows), 2)
	f = one(t, header, "1|建设园区|县工信局|", "填报单位：县府办", "2|建设校园|县教育局|")
	eq(t, "unit", "section", f.Rows[1].Section, "填报单位：县府办")
	for _, s := range []string{"分管领导：", "填表人：张三"} {
		f = one(t, header, "1|建设园区|县工信局|", s, "2|建设校园|县教育局|")
		eq(t, s, "section", f.Rows[1].Section, "")
	}
	f = one(t, header, "1|建设园区|县工信局|", "分管领导：刘伟", header, "2|建设校园|县教育局|")
	eq(t, "page end", "section", f.Rows[1].Section, "")
}
