package grid

import (
	"testing"

	"fyne.io/fyne/v2"
)

func (s *stage) paste(text string) {
	s.edits, s.refused = nil, nil
	s.host.Clipboard().SetContent(text)
	s.shortcut(&fyne.ShortcutPaste{Clipboard: s.host.Clipboard()})
}

func TestPasteOntoWholeRowsBeginsAfterTheRowNumbers(t *testing.T) {
	s := newStage(t, newFake(6))
	s.click(s.centre(2, 0))
	s.paste("王\t新任务\t区住建局\r\n")
	s.want("edits", s.edits, []Edit{{"k2", "leader", "王"}, {"k2", "task", "新任务"}, {"k2", "lead", "区住建局"}})
	s.want("refused", s.refused, []string(nil))
	s.want("selection", s.selection.area(&s.field), Area{2, 1, 2, 3})
	s.click(s.centre(3, 0))
	s.paste("王\t新\r\n李\t旧\r\n")
	s.want("edits of two rows", s.edits, []Edit{{"k3", "leader", "王"}, {"k3", "task", "新"}, {"k4", "leader", "李"}, {"k4", "task", "旧"}})
}

func TestPasteWithRowNumbersSkipsAndCountsThem(t *testing.T) {
	s := newStage(t, newFake(6))
	s.click(s.centre(2, 0))
	s.paste("9\t王\t新\t局\r\n")
	s.want("edits", s.edits, []Edit{{"k2", "leader", "王"}, {"k2", "task", "新"}, {"k2", "lead", "局"}})
	s.want("refused", s.refused, []string{"1 格不能修改，已跳过。"})
	s.click(s.centre(3, 0))
	s.paste("4\t王\t新\t局\r\n")
	s.want("the same number is not counted", s.refused, []string(nil))
	m := newFake(3)
	m.cols[2].RowHead = true // row numbers amid the table: the cursor may stand on them
	s = newStage(t, m)
	s.Select("k1", "task")
	s.paste("号\t局\r\n")
	s.want("edits beside", s.edits, []Edit{{"k1", "lead", "局"}})
	s.want("counted", s.refused, []string{"1 格不能修改，已跳过。"})
}

func TestPasteSaysWhatHadNoRoom(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k5", "lead")
	s.paste("甲\t乙\r\n丙\t\r\n")
	s.want("edits", s.edits, []Edit{{"k5", "lead", "甲"}})
	s.want("said", s.refused, []string{"表中没有这么多行列，2 格没有粘贴。"})
}
