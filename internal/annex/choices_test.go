package annex

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// whys are the meanings of the columns and how they were found.
func whys(f Found) string {
	var out []string
	for _, m := range f.Meanings {
		out = append(out, string(m.Field)+" "+string(m.Why))
	}
	return strings.Join(out, ", ")
}

// roles are what the rows of a sheet were taken for.
func roles(s Sheet) string {
	var out []string
	for _, u := range s.Rows {
		out = append(out, u.Role.Name())
	}
	return strings.Join(out, " ")
}

func TestAReadingShowsTheSheetAndWhatItWasTakenFor(t *testing.T) {
	r := understand(t, sheet("附件1", "2021年表", "填报单位：督查室", "（2021年3月）", "|||", "|工作任务|责任单位|第一季度|保障措施|", "一、产业||||", "1|甲|区住建局|开工|资金|", "合计|1|||", "注：按季报送。"), knownUnits(t))
	eq(t, "sheet", "roles", roles(r.Sheets[0]), "附件号 标题 未导入 日期 空行 表头 分节 任务 未导入 注")
	eq(t, "sheet", "task row", r.Sheets[0].Rows[7], Use{Role: TaskRow, Annex: 0, Row: 0})
	f := r.Annexes[0]
	eq(t, "annex", "meanings", whys(f), "no guess, text word, lead_units word, targets.2021Q1 word, extra.保障措施 unknown,  empty")
	eq(t, "annex", "header", f.Header, 5)
	eq(t, "annex", "signature", f.Signature, "|工作任务|责任单位|第一季度|保障措施")
	var left []string
	for _, x := range r.Left {
		left = append(left, x.Text+"："+x.Why)
	}
	eq(t, "left", "texts", strings.Join(left, " "), "合计 1：合计行 填报单位：督查室：填报单位、制表人等说明行")
}

func TestThePersonsMeaningOfAColumnIsFollowed(t *testing.T) {
	src := sheet("2021年表", "序号|工作任务|责任单位|保障措施|分工|电话", "1|甲|区住建局|开工|区财政局|123")
	f := understand(t, src, knownUnits(t)).Annexes[0]
	c := Choices{Meanings: map[string][]ledger.Field{f.Signature: {"", "", "", "targets.0000Q1", ledger.FieldRelated, Ignore}}}
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var again Choices
	if err := json.Unmarshal(b, &again); err != nil {
		t.Fatal(err)
	}
	for _, file := range []table.Source{src, sheet("2022年表", "序 号|工作/任务|责任单位（部门）|保障措施|分工|电话", "1|甲|区住建局|开工|区财政局|123")} {
		r, err := Understand(file, knownUnits(t), again)
		if err != nil {
			t.Fatal(err)
		}
		f := r.Annexes[0]
		eq(t, f.Title, "meanings", strings.ReplaceAll(whys(f), f.Title[:4], ""), "no word, text word, lead_units word, targets.Q1 hand, related_units hand, ignore hand")
		eq(t, f.Title, "row", strings.ReplaceAll(told(f.Rows[0]), f.Title[:4], ""), "1|||甲||区住建局|区财政局|||Q1:开工")
		eq(t, f.Title, "columns", len(f.Columns), 5)
		eq(t, f.Title, "left", len(r.Left), 1)
		eq(t, f.Title, "left text", r.Left[0].Text+r.Left[0].Why, "123这一栏按选择不导入")
	}
}

func TestAHeaderIsChosenByHandAndRememberedByItsSignature(t *testing.T) {
	src := sheet("2021年表", "干什么|谁来干|何时", "甲|区住建局|6月底", "干什么|谁来干|何时", "乙|区财政局|9月底")
	r, err := Understand(src, knownUnits(t))
	var u *Unknown
	if !errors.As(err, &u) || u.Reason != NoHeader || len(r.Sheets) != 1 || roles(r.Sheets[0]) == "" {
		t.Fatalf("%v", err)
	}
	sig := HeaderSignature([]string{"干什么", "谁来干", "何时"})
	c := Choices{Headers: map[int]HeaderRows{0: {Row: 1}}, Meanings: map[string][]ledger.Field{sig: {ledger.FieldText, ledger.FieldLead, ledger.FieldDeadline}}}
	for range 2 {
		r, err = Understand(src, knownUnits(t), c)
		if err != nil {
			t.Fatal(err)
		}
		eq(t, "by hand", "rows", rows(r), "1|||甲||区住建局||6月底\n2|||乙||区财政局||9月底")
		eq(t, "by hand", "title", r.Annexes[0].Title, "2021年表")
		eq(t, "by hand", "roles", roles(r.Sheets[0]), "标题 表头 任务 未导入 任务")
		c.Headers = nil // another file
	}
}

func TestAHeaderOfThreeStoreysCanBeChosenByHand(t *testing.T) {
	src := sheet("2021年表", "工作|工作|责任|责任", "序号|工作任务|单位|单位", "||牵头单位|配合单位", "1|甲|区住建局|区财政局")
	r, err := Understand(src, knownUnits(t), Choices{Headers: map[int]HeaderRows{0: {Row: 1, Depth: 3}}})
	if err != nil {
		t.Fatal(err)
	}
	eq(t, "three storeys", "rows", rows(r), "1|||甲||区住建局|区财政局")
}

func TestAMeaningThatIsNoFieldIsRefused(t *testing.T) {
	for _, f := range []ledger.Field{"胡说", "year", "targets.2021Q5", "targets", "extra.a b"} {
		_, err := Understand(sheet("2021年表"), Known{}, Choices{Meanings: map[string][]ledger.Field{"甲|乙": {"", f}}})
		var bad *BadChoice
		if !errors.As(err, &bad) || bad.Column != 1 || bad.Field != f || bad.Signature != "甲|乙" {
			t.Errorf("%s: %v", f, err)
		}
	}
}

func TestOneHeaderTwiceGivesTwoColumns(t *testing.T) {
	f := one(t, "2021年表", "序号|工作任务|责任单位|备注|备注", "1|甲|区住建局|乙|丙")
	eq(t, "row", "extras", told(f.Rows[0]), "1|||甲||区住建局||||备注:乙|备注（2）:丙")
}

func TestEveryKindOfDoubtAndRowHasAName(t *testing.T) {
	for _, k := range DoubtKinds() {
		if DoubtName(k) == "" {
			t.Error(k)
		}
	}
	for _, r := range []Role{BlankRow, TitleRow, LabelRow, DateRow, HeaderRow, SectionRow, TaskRow, NoteRow, LeftRow} {
		if r.Name() == "" {
			t.Error(r)
		}
	}
	for _, s := range []RowState{NewRow, ChangedRow, UnchangedRow, MissingRow} {
		if s.Name() == "" {
			t.Error(s)
		}
	}
	for _, w := range []Why{ByWord, ByGuess, ByHand, ByNobody, NoText} {
		if w.Name() == "" {
			t.Error(w)
		}
	}
}
