package grid

import "testing"

// addRows adds what a paste needs, as the window would.
func (f *fake) addRows(more [][]Text) {
	for i, line := range more {
		row := []string{"", "新", "", ""}
		for _, x := range line {
			for c := range f.cols {
				if f.cols[c].ID == x.ColumnID {
					row[c] = x.Text
				}
			}
		}
		f.texts, f.keys = append(f.texts, row), append(f.keys, "new"+string(rune('a'+i)))
	}
}

const threeRows = "甲\t一\r\n乙\t二\r\n丙\t三\r\n"

func TestNewRowsOfAPasteAreSelectedWithIt(t *testing.T) {
	m := newFake(30)
	s := newStage(t, m)
	s.SetGrowing(true)
	s.Select("k29", "task")
	s.paste(threeRows)
	told := 0
	s.OnSelect = func(Selection) { told++ }
	s.RefreshAll()
	s.want("another snapshot changes nothing", s.selection.area(&s.field), Area{29, 2, 29, 3})
	m.apply(s.batch.Edits)
	m.addRows(s.batch.More)
	s.RefreshAll()
	s.want("selected", s.selection.area(&s.field), Area{29, 2, 31, 3})
	s.want("active", s.Selection().Key, "k29")
	s.want("told", told, 1)
	s.want("the first pasted cell is in view", s.inView(place{29, 2}), true)
	m.addRows([][]Text{{}})
	s.RefreshAll()
	s.want("later rows are not", s.selection.area(&s.field), Area{29, 2, 31, 3})
}

func TestTheFirstCellOfALongPasteStaysInView(t *testing.T) {
	m := newFake(30)
	s := newStage(t, m)
	s.SetGrowing(true)
	s.Select("k28", "task")
	text := ""
	for range 40 {
		text += "甲\t一\r\n"
	}
	s.paste(text)
	m.apply(s.batch.Edits)
	m.addRows(s.batch.More)
	s.SetModel(m)
	s.want("selected", s.selection.area(&s.field), Area{28, 2, 67, 3})
	first, _ := s.settle()
	s.want("in view", []any{first <= 28, s.inView(place{28, 2})}, []any{true, true})
}

func TestNewRowsAreNotSelectedWhereThePersonHasGoneOn(t *testing.T) {
	m := newFake(6)
	s := newStage(t, m)
	s.SetGrowing(true)
	s.Select("k5", "task")
	s.paste(threeRows)
	more := s.batch.More
	s.Select("k1", "task")
	m.addRows(more)
	s.RefreshAll()
	s.want("selected", s.selection.area(&s.field), Area{1, 2, 1, 2})
}

func TestAPasteIntoAnEmptyTableIsSelected(t *testing.T) {
	m := newFake(0)
	s := newStage(t, m)
	s.SetGrowing(true)
	s.paste(threeRows)
	m.addRows(s.batch.More)
	s.RefreshAll()
	s.want("selected", s.selection.area(&s.field), Area{0, 1, 2, 2})
}

func TestControlCharactersAreLeftOutOfAPaste(t *testing.T) {
	s := newStage(t, newFake(6))
	s.Select("k1", "task")
	s.paste("区\x00住建\a局\x7f\v二")
	s.want("edits", s.edits, []Edit{{"k1", "task", "区住建局\n二"}})
	s.paste("\x00\x01")
	s.want("nothing but control characters", []any{len(s.edits), len(s.refused)}, []any{0, 1})
	s.RefreshAll()
	s.paste("\x00甲\t\x00乙")
	s.want("cells", s.edits, []Edit{{"k1", "task", "甲"}, {"k1", "lead", "乙"}})
}
