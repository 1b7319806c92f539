package paper

import (
	"fmt"

	"dubanben/internal/doc"
	"dubanben/internal/ledger"
	"dubanben/internal/table"
)

// Reminders are the 催办通知 of a quarter, each on pages of its own.
type Reminders struct {
	Quarter string // 2020年第三季度
	Due     string // the day until which answers are awaited, 2020-11-30
	Today   string
	Office  string // that signs; "" for none
	Letters []Reminder
}

// Reminder is the letter to one unit.
type Reminder struct {
	Unit  string
	Tasks []OwedTask
}

// OwedTask is a task on which the unit has not answered.
type OwedTask struct {
	Annex, No, Text string
	Role            string // what the unit has to do with it: 牵头, 相关, 经各镇街道
	Returned        bool   // the answer went back
	Remark          string // with what remark
}

// ReminderLetters are the letters in the form of an office's notices: addressee, what is owed until when, the tasks, who signs, and
// a slip to be sent back.
func ReminderLetters(r Reminders) doc.Document {
	d := doc.Document{Title: r.Quarter + "进展情况催办通知", Setup: doc.A4Portrait()}
	d.Setup.PageNumber = false // the letters go to different hands
	for _, x := range r.Letters {
		d.Blocks = append(d.Blocks, doc.PageBreak{})
		d.Blocks = append(d.Blocks, r.letter(x)...)
	}
	return d
}

func (r Reminders) letter(x Reminder) []doc.Block {
	say := func(s doc.Style, text string) doc.Block { return doc.Paragraph{Text: text, Style: s} }
	out := []doc.Block{
		say(doc.Title, "关于报送"+r.Quarter+"\n进展情况的催办通知"),
		say(doc.Addressee, x.Unit+"："),
		say(doc.Body, r.plea(x)),
		owedTable(x.Tasks),
		say(doc.Body, ""),
	}
	if r.Office != "" {
		out = append(out, say(doc.Signature, r.Office))
	}
	return append(out, say(doc.Signature, ledger.DayText(r.Today)),
		doc.Foot{Blocks: []doc.Block{say(doc.Number, "— — — — — — — —　回　执　— — — — — — — —"), slip(x.Unit)}})
}

// plea says how much is owed and asks for it.
func (r Reminders) plea(x Reminder) string {
	returned := 0
	for _, t := range x.Tasks {
		if t.Returned {
			returned++
		}
	}
	back := ""
	if returned > 0 {
		back = fmt.Sprintf("（其中%d项已退回，须重新报送）", returned)
	}
	return fmt.Sprintf("截至%s，你单位还有%d项任务没有报送%s进展情况%s。请于%s前报送下列任务的进展情况、存在问题和下一步打算。",
		ledger.DayText(r.Today), len(x.Tasks), r.Quarter, back, ledger.DayText(r.Due))
}

// manyTasks is from how many tasks on a letter is set in smaller type, so that the slip does not come on a page of its own.
const manyTasks = 20

func owedTable(tasks []OwedTask) doc.Table {
	t := table.Table{Header: 1, Columns: []table.Column{middle(18), middle(16), {}, middle(24)},
		Rows: [][]table.Cell{{{Text: "附件"}, {Text: "序号"}, {Text: "任务"}, {Text: "本单位"}}}}
	for _, x := range tasks {
		text := x.Text
		if x.Returned {
			text += "（已退回"
			if x.Remark != "" {
				text += "：" + x.Remark
			}
			text += "）"
		}
		t.Rows = append(t.Rows, []table.Cell{{Text: x.Annex}, {Text: x.No}, {Text: text}, {Text: x.Role}})
	}
	if len(tasks) > manyTasks {
		return doc.Table{Table: t, Size: 9, Leading: 12.5}
	}
	return doc.Table{Table: t, Size: 10.5, Leading: 15}
}

// slip is what the unit fills in and sends back.
func slip(unit string) doc.Table {
	head := []string{"单位", "收到日期", "经办人", "联系电话", "预计报送日期"}
	t := table.Table{Header: 1, Columns: []table.Column{middle(44), middle(26), middle(26), middle(30), middle(30)}, Rows: [][]table.Cell{nil, {{Text: unit + "\n"}, {}, {}, {}, {}}}}
	for _, h := range head {
		t.Rows[0] = append(t.Rows[0], table.Cell{Text: h})
	}
	return doc.Table{Table: t, Size: 10.5, Leading: 20}
}
