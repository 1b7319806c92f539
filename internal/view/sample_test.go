package view

import (
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// sample is an annex with the spellings, persons, groups and blanks of the circulated ones.
//
//	t1  1     区住建局                  各镇街道        黄焕辉  2020年12月底前   推进污水处理厂建设
//	t2  2     区市场监督管理局（杨伟忠）                  许西湖  第三季度         持续整治“六乱”
//	t3  10    区市场监管局、区城管执法局   区住建局        黄焕辉                  5G基站
//	t4  23    市自然资源局源城分局        区住房和城乡建设局          长期坚持         污水管网
//	t5  23-1  （无）                                    范志君  2020年\n12月底前 安全生产
func sample(t *testing.T) *ledger.Ledger {
	t.Helper()
	n := 0
	d := ledger.Empty().Draft(func() ledger.ID { n++; return ledger.ID(fmt.Sprintf("n%02d", n)) })
	d.Put(&ledger.Annex{ID: "a1", Year: 2020, No: "1", Label: "附件1", Columns: []ledger.Column{{Field: ledger.FieldNo},
		{Field: ledger.FieldText}, {Field: ledger.FieldLeader}, {Field: ledger.FieldLead}, {Field: ledger.FieldPersons}, {Field: ledger.FieldRelated}}})
	for i, line := range []string{"各镇街道", "区城管执法局 区城市管理和综合执法局", "区住建局 区住房和城乡建设局", "区市场监管局 区市场监督管理局", "市自然资源局源城分局"} {
		names := strings.Fields(line)
		kind := ledger.Department
		if i == 0 {
			kind = ledger.Group
		}
		d.Put(&ledger.Unit{ID: ledger.ID(fmt.Sprintf("u%d", i)), Name: names[0], Others: names[1:], Kind: kind, Rank: int64(i)})
	}
	for i, name := range []string{"许西湖", "黄焕辉", "范志君"} {
		d.Put(&ledger.Leader{ID: ledger.ID(fmt.Sprintf("l%d", i)), Name: name, Post: "副区长", Rank: int64(i)})
	}
	m := func(u ledger.ID, s string) ledger.Mention { return ledger.Mention{Unit: u, Spelling: s} }
	tasks := []*ledger.Task{
		{ID: "t1", No: "1", Text: "推进污水处理厂建设", Leader: "l1", Lead: []ledger.Mention{m("u2", "区住建局")},
			Related: []ledger.Mention{m("u0", "各镇街道")}, Deadline: "2020年12月底前", Extra: map[string]string{"分值": "10"}},
		{ID: "t2", No: "2", Text: "持续整治“六乱”", Leader: "l0", Lead: []ledger.Mention{{Unit: "u3", Spelling: "区市场监督管理局", Person: "杨伟忠"}},
			Deadline: "第三季度", Extra: map[string]string{"分值": "9"}, Targets: map[ledger.Quarter]string{"2020Q3": "完成80%"}},
		{ID: "t3", No: "10", Text: "5G基站", Leader: "l1", Lead: []ledger.Mention{m("u3", "区市场监管局"), m("u1", "区城管执法局")},
			Related: []ledger.Mention{m("u2", "区住建局")}, Extra: map[string]string{"分值": "无"}},
		{ID: "t4", No: "23", Text: "污水管网", Lead: []ledger.Mention{m("u4", "市自然资源局源城分局")},
			Related: []ledger.Mention{m("u2", "区住房和城乡建设局")}, Deadline: "长期坚持"},
		{ID: "t5", No: "23-1", Text: "安全生产", Leader: "l2", Deadline: "2020年\n12月底前"},
	}
	for i, t := range tasks {
		t.Annex, t.Rank = "a1", int64(i)
		d.Put(t)
	}
	return ledger.Empty().Apply(d.Changes())
}
