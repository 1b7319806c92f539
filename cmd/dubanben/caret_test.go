//go:build window

package main_test

import (
	"testing"
	"time"
)

// The screen's width, at whose edge the list of candidates stops, and how far from the caret it may stand.
const (
	screenWidth = 1366
	near        = 30
)

// candidates composes two letters and holds that the list stands under the caret, whose foot is given.
func (y *typist) candidates(where string, foot spot) {
	y.t.Helper()
	y.ime.On()
	y.ime.Type("ni")
	for end := time.Now().Add(2 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		left, top, width := y.ime.Candidates()
		right, under := left-min(y.ox+foot.x, screenWidth-width), top-(y.oy+foot.y)
		if right >= -near && right <= near && under >= -near && under <= near {
			break
		}
		if time.Now().After(end) {
			y.t.Errorf("%s: the candidates stand %d right of the caret and %d under its foot", where, right, under)
			break
		}
	}
	y.keys("Escape")
}

// TestWindowCandidatesStandAtTheCaretInTheTable composes on selected cells and in open ones at the table's edges, and where
// the cell has come to another place without the cursor moving.
func TestWindowCandidatesStandAtTheCaretInTheTable(t *testing.T) {
	y := newTypist(t)
	y.candidates("the first cell, nothing pressed yet", spot{213, 184})
	y.click(text9)
	y.candidates("a cell at the bottom", spot{213, 640})
	y.click(related9)
	y.candidates("a cell in the corner", spot{916, 640})
	y.keys("F2")
	y.candidates("its editor of chips", spot{914, 640})
	y.keys("Escape")
	y.click(related6)
	y.candidates("a cell at the right edge", spot{916, 464})
	y.pinyin("jiaoyuju", "space")
	y.candidates("behind the name typed into it", spot{958, 464})
	y.keys("Escape")
	y.click(spot{735, 460}) // 责任领导 of 3 to 36
	y.candidates("a merged cell", spot{700, 268})
	y.keys("F2")
	y.candidates("its list", spot{742, 268})
	y.keys("Escape")
	y.click(spot{440, 280}) // 工作任务 of 3, four lines
	y.keys("F2")
	y.candidates("the end of the fourth line", spot{381, 328})
	y.keys("ctrl+Home", "End", "Down")
	y.candidates("the end of the second line", spot{674, 288})
	y.keys("Escape")
}

// TestWindowCandidatesFollowTheTable composes where the selected cell has come to another place without the cursor moving,
// or has got the keys back.
func TestWindowCandidatesFollowTheTable(t *testing.T) {
	y := newTypist(t)
	y.click(related6)
	y.click(menuData)
	y.click(annexInfo)
	y.candidates("the title in 附件信息", spot{452, 214})
	y.keys("Tab")
	y.candidates("the date in it", spot{452, 270})
	y.keys("Escape")
	y.candidates("the cell again", spot{916, 464})
	y.click(leadFilter)
	y.candidates("the search of the filter", spot{798, 300})
	y.keys("Escape")
	y.candidates("the cell again after the filter", spot{916, 464})
	y.keys("F8")
	y.candidates("the wider table without the pane", spot{1205, 404})
	y.keys("F8", "ctrl+2")
	y.candidates("the first cell of 十件实事", spot{213, 196})
	y.keys("ctrl+3")
	y.candidates("the first cell of 按单位", spot{583, 306})
	y.click(unitSearch)
	y.candidates("the search of 按单位", spot{178, 114})
	y.keys("ctrl+4")
	y.click(historyText)
	y.candidates("the search of 历史", spot{688, 146})
}

// TestWindowCandidatesStandAtTheCaretInFields composes in the fields round the table.
func TestWindowCandidatesStandAtTheCaretInFields(t *testing.T) {
	y := newTypist(t)
	y.keys("ctrl+f")
	y.candidates("the find field", spot{182, 153})
	y.keys("ctrl+h")
	y.click(replaceWith)
	y.candidates("the replace field", spot{182, 188})
	y.keys("Escape")
	y.click(paneText)
	y.candidates("a text in the pane", spot{1309, 178})
	y.keys("Escape")
	y.click(paneRelated)
	y.candidates("chips in the pane", spot{1100, 278})
	y.keys("Escape")
	y.click(menuFile)
	y.click(askClerk)
	y.candidates("经办人", spot{559, 376})
}
