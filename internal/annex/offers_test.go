package annex

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestNumericTargetsAreThoseOfTheTruth(t *testing.T) {
	type target struct {
		Op    string  `json:"op"`
		Value float64 `json:"value"`
		Unit  string  `json:"unit"`
	}
	var truth []struct {
		No      int      `json:"no"`
		Task    string   `json:"task"`
		Targets []target `json:"numeric_targets"`
	}
	b, err := os.ReadFile("testdata/annex1.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &truth); err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, x := range truth {
		var got []target
		for _, n := range Targets(x.Task) {
			got = append(got, target{n.Op, n.Value, n.Unit})
			if n.What == "" || !strings.Contains(x.Task[n.Start:n.End], n.Unit) {
				t.Errorf("%d: %+v", x.No, n)
			}
		}
		count += len(got)
		if !slices.Equal(got, x.Targets) {
			t.Errorf("%d: got %v, want %v", x.No, got, x.Targets)
		}
	}
	eq(t, "annex 1", "targets", count, 20)
}

func TestNumericTargets(t *testing.T) {
	for text, want := range map[string]string{
		"完成10个老旧小区改造": "完成老旧小区改造 = 10 个", "研发投入增长≥5%": "研发投入增长 >= 5 %", "争取资金100万元": "争取资金 = 100 万元",
		"城镇登记失业率控制在3%以内": "城镇登记失业率 <= 3 %", "不少于1,200户": " >= 1200 户", "提高到98.5％": "提高到 = 98.5 %",
		"建设5G产业": "", "2019年完成": "", "“双区”": "", "第3季度": "", "第3个": "", "东埔1号": "", "12月底前": "", "A3座谈": "", "十条": "",
	} {
		var got []string
		for _, n := range Targets(text) {
			got = append(got, fmt.Sprintf("%s %s %v %s", n.What, n.Op, n.Value, n.Unit))
		}
		eq(t, text, "targets", strings.Join(got, ", "), want)
	}
}

func TestRowsAlikeInBothAnnexesAreOffered(t *testing.T) {
	r := understand(t, seedSource(t), knownUnits(t))
	o := r.Offers()
	var got []string
	for _, x := range o.Alike {
		got = append(got, r.Annexes[x.A.Annex].Rows[x.A.Row].Name()+"-"+r.Annexes[x.B.Annex].Rows[x.B.Row].Name())
	}
	eq(t, "alike", "rows", strings.Join(got, " "), "17-3.2 19-3.1 23-3.3 23-3.4 52-1.3 52-1.4 52-1.5 56-2.1 56-2.2")
	got = nil
	for _, x := range o.Spellings {
		got = append(got, x.Unit+"："+strings.Join(x.Spellings, "、"))
	}
	eq(t, "spellings", "units", strings.Join(got, " "), "区卫生健康局：区卫生健康局、区卫健局 区市场监管局：区市场监管局、区市场监督管理局")
}
