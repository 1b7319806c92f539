//go:build window

package main_test

import (
	"strings"
	"testing"

	"dubanben/internal/ime/imetest"
)

// TestWindowKeysBelongToTheInputMethodWhileItComposes presses every key that means something to a cell while letters are
// being composed, on a selected cell and in an open one: the cursor stays, the text stays, Esc drops the letters alone.
func TestWindowKeysBelongToTheInputMethodWhileItComposes(t *testing.T) {
	y := newTypist(t) // the cursor is on the first task's text
	all := y.tasks()

	y.pinyin("ni", "Left", "Right", "Home", "End", "Down", "Up", "Tab", "BackSpace", "Escape")
	y.pinyin("zhongguo", "1") // digits choose
	y.pinyin("beijing", "Left", "Down", "BackSpace", "Escape")
	y.pinyin("nihao", "Return") // the letters themselves
	if !same(y.tasks()[0], all[0]) {
		t.Error("the cell was kept while the input method composed")
	}
	y.keys("Return")
	all = y.texted(0, "中国nihao", all)

	y.keys("F2") // on the second task: the cursor went down by one
	y.pinyin("ni", "Left", "Home", "Up", "Delete", "Escape")
	y.pinyin("zhongguo", "space")
	y.keys("ctrl+Home")
	y.pinyin("nihao", "space")
	y.keys("Return")
	y.texted(1, "你好"+all[1].Text+"中国", all)
	y.shut()
}

// TestWindowUnitsAreChosenInChineseAndByInitials types units as Chinese and, the input method off, by their initials.
func TestWindowUnitsAreChosenInChineseAndByInitials(t *testing.T) {
	y := newTypist(t)
	all := y.tasks()
	y.keys("Right", "Right", "Right") // 相关责任单位 of the first task, which is empty

	y.pinyin("jiaoyuju", "space")
	y.keys("Return", "Return") // takes 区教育局 from the list, keeps the cell
	all = y.related(0, "区教育局", all)

	y.plain("cgzf", "Return", "Return")
	all = y.related(1, "区城管执法局", all)

	y.keys("F2") // on the third task: two chips
	y.pinyin("jiao", "BackSpace", "BackSpace", "Left", "Escape")
	y.pinyin("jiaoyuju", "space")
	y.keys("Return", "Return")
	all = y.related(2, strings.Join(all[2].Related, "、")+"、区教育局", all)

	y.keys("ctrl+space", "Delete") // the key that turns the input method on and off selects no column
	y.related(3, "", all)
	y.shut()
}

// TestWindowLeaderIsChosenInChinese types a leader over a cell that is merged over the first two tasks.
func TestWindowLeaderIsChosenInChinese(t *testing.T) {
	y := newTypist(t)
	before := y.tasks()
	y.keys("Right")
	y.pinyin("liu", "Down", "Escape")
	y.pinyin("zhang", "space") // 张 finds 张国基
	y.keys("Return")
	imetest.Until(t, "张国基 to lead both rows", func() bool {
		now := y.tasks()
		return now[0].Leader == "张国基" && now[1].Leader == "张国基" && now[2].Leader == before[2].Leader
	})
	y.shut()
}
