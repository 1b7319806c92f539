package annex

import (
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// unitsOf are the names of a cell read without any known unit, each person behind a =.
func unitsOf(cell string) string {
	n := &namer{whole: map[string]bool{}}
	var got []string
	for _, x := range n.names(cell, surnamedOnly) {
		s := x.Spelling
		if x.Person != "" {
			s += "=" + x.Person
		}
		got = append(got, s)
	}
	return strings.Join(got, " ")
}

func TestUnitsOnLinesOfTheirOwnStayApart(t *testing.T) {
	for _, cell := range []string{
		"老隆镇人民政府\n县财政局", "县政协\n县人大", "县产业园\n县工信局", "县广播电视台\n县人行", "县税务局\n县政府", "国网龙川供电局\n县农行",
		"县气象局\n县新华书店", "县自来水厂\n县城投", "县国资\n县教育局", "登云镇政府\n县纪委监委", "县粮库\n县水务局", "县移动\n县电信",
		"老隆镇人民政府\n登云镇人民政府\n县财政局", "县住建局(含房管所)\n县人社局", "县移动\n老隆镇人民政府", "县移动\n各镇", "县烟草\n中国人民银行",
		"县住建局（含房管所）\n交警大队", "县公安局\n交警大队", "县红十字会\n团县委\n县妇联", "市人大\n市政协",
	} {
		eq(t, cell, "names", unitsOf(cell), strings.ReplaceAll(cell, "\n", " "))
	}
}

func TestANameOverSeveralLinesIsOne(t *testing.T) {
	for _, cell := range []string{
		"县住建\n局", "县农业\n农村局", "市生态环境局\n龙川分局", "中国人民银行\n龙川支行", "县政府\n办公室", "县产业园\n管委会", "高新区\n管委会",
		"县直\n有关单位", "县\n乡村振兴局", "县国资\n中心", "区城管\n执法局", "中国农业银行龙川\n县支行", "县财政局（国资\n局）",
	} {
		eq(t, cell, "names", unitsOf(cell), strings.ReplaceAll(cell, "\n", ""))
	}
}

func TestAMarkInBracketsPartsNoNames(t *testing.T) {
	for _, c := range [][2]string{
		{"相关镇（老隆镇、登云镇），县财政局（国资局）", "相关镇（老隆镇、登云镇） 县财政局（国资局）"},
		{"相关镇（老隆镇\n登云镇）\n县财政局", "相关镇（老隆镇、登云镇） 县财政局"},
		{"各镇(老隆镇,登云镇(含园区))、县住建局", "各镇(老隆镇,登云镇(含园区)) 县住建局"},
		{"县教育局（黄锦忠、张新）", "县教育局=黄锦忠、张新"},
		{"县财政局（国资局、县住建局", "县财政局（国资局 县住建局"},
		{"各镇（街道）\n县住建局", "各镇（街道） 县住建局"},
	} {
		eq(t, c[0], "names", unitsOf(c[0]), c[1])
	}
}

func TestUnitsOneALineComeBack(t *testing.T) {
	units := []string{"县广播电视台", "老隆镇人民政府", "各镇（老隆镇、登云镇）", "县粮库", "县移动", "县人大", "县住建局(含房管所)", "相关单位"}
	for _, a := range units {
		for _, b := range units {
			eq(t, a, "names", unitsOf(a+"\n"+b), a+" "+b)
		}
	}
	eq(t, "typed", "names", len(LeadCell(ledger.Empty(), Known{}, strings.Join(units, "\n"))), len(units))
}
