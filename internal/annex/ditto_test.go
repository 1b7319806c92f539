package annex

import (
	"strings"
	"testing"
)

func TestADittoMarkMeansTheValueAbove(t *testing.T) {
	f := one(t, "序号|工作任务|分管领导|牵头单位|配合单位|完成时限", "1|甲甲|刘伟|县工信局（张新）|县发改局、县财政局|6月底", "2|乙乙|〃|同 上|同上|″",
		"3|丙丙|同上|县教育局|〃|同上", "4|丁丁|曾志强|同上||年底")
	for i, want := range []string{"刘伟 县工信局 县发改局 县财政局 6月底", "刘伟 县工信局 县发改局 县财政局 6月底", "刘伟 县教育局 县发改局 县财政局 6月底", "曾志强 县教育局 年底"} {
		r := f.Rows[i]
		got := append([]string{r.Leader}, append(spellings(r.Lead), append(spellings(r.Related), r.Deadline)...)...)
		eq(t, i+1, "values", strings.Join(got, " "), want)
	}
	eq(t, 2, "person", f.Rows[1].Lead[0].Person, "张新")
}

func TestADittoMarkInOneUnitColumnMeansAllUnitsAbove(t *testing.T) {
	f := one(t, "序号|工作任务|责任单位", "1|甲甲|县工信局、县发改局", "2|乙乙|同上")
	eq(t, 2, "lead", strings.Join(spellings(f.Rows[1].Lead), " "), strings.Join(spellings(f.Rows[0].Lead), " "))
	eq(t, 2, "related", strings.Join(spellings(f.Rows[1].Related), " "), strings.Join(spellings(f.Rows[0].Related), " "))
}
