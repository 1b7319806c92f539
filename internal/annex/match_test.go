package annex

import (
	"fmt"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// states are the rows of a difference with what became of them.
func states(rows []RowDifference) string {
	var out []string
	for _, x := range rows {
		out = append(out, x.Name+" "+string(x.State))
	}
	return strings.Join(out, ", ")
}

func TestAnotherTaskWithTheSameNumberIsNew(t *testing.T) {
	const header = "序号|工作任务|分管领导|主办单位|协办单位"
	was := sheet("2021年表", header, "1|全力推进县产业园扩园提质。|刘伟|县工信局|", "2|办好“民生微实事”200件。|刘伟|县民政局|")
	for _, c := range []struct{ name, row, want string }{
		{"another task", "2|开展农村人居环境整治。|刘伟|县城管局|各镇", "1 unchanged, 2 missing, 2 new"},
		{"reworded", "2|年内办成民生微实事不少于300件。|刘伟|县民政局|", "1 unchanged, 2 changed"},
	} {
		newID := ids()
		l, out, _ := merged(t, ledger.Empty(), understand(t, was, Known{}), Known{}, 0, newID)
		now := understand(t, sheet("2021年表", header, "1|全力推进县产业园扩园提质。|刘伟|县工信局|", c.row), Known{})
		diff, err := now.Compare(l, Known{}, 0)
		if err != nil {
			t.Fatal(err)
		}
		eq(t, c.name, "rows", states(diff.Annexes[0].Rows), c.want)
		n := 0
		other, out2, _ := merged(t, ledger.Empty(), now, Known{}, 0, func() ledger.ID { n++; return ledger.ID(fmt.Sprintf("other%d", n)) })
		eq(t, c.name, "annexes", states(CompareAnnexes(l, l.Annex(out.Annexes[0].ID), other, other.Annex(out2.Annexes[0].ID))), c.want)
	}
}

func TestARowOfNothingButANumberIsNoSection(t *testing.T) {
	for number, is := range map[string]bool{"4-3": true, "12": true, "1.3": true, "一、产业": false, "4-": false} {
		if anyNumber.MatchString(number) != is {
			t.Errorf("%s is a number: %v", number, !is)
		}
	}
}
