//go:build window

package main_test

import (
	"encoding/json"
	"testing"

	"dubanben/internal/ime/imetest"
)

// answer is what the verb list tells of a unit's answer.
type answer struct{ Unit, State, Status, Progress string }

// answer waits until the unit's answer on a task of 附件1 in the fourth quarter, that of today in another year, is as it should be.
func (d *desk) answer(no string, want answer) {
	d.t.Helper()
	var now answer
	imetest.Until(d.t, "the answer on task "+no+" to be "+want.Status+" “"+want.Progress+"”", func() bool {
		code, out, complaint := d.run("list", d.ledger, "--annex", "1", "--unit", want.Unit, "--json")
		var rows []struct {
			No      string
			Reports map[string][]answer
		}
		if err := json.Unmarshal([]byte(out), &rows); code != 0 || err != nil {
			d.t.Fatalf("list ends with %d, %v: %s", code, err, complaint)
		}
		for _, r := range rows {
			for _, x := range r.Reports["2020Q4"] {
				if r.No == no && x.Unit == want.Unit {
					now = x
				}
			}
		}
		return now == want
	})
}

// TestWindowQuarterTakesChinese types two answers of the first unit: Enter behind the first opens the list of statuses, Ctrl+Enter
// behind the second goes on. Keys belong to the input method while it composes.
func TestWindowQuarterTakesChinese(t *testing.T) {
	const unit = "源西街道"
	y := newTypist(t)
	y.keys("ctrl+6")
	y.pinyin("zhong", "Down", "Tab", "BackSpace", "Escape") // the cell stays
	y.pinyin("zhongguo", "space")
	y.keys("Return") // into the list of statuses
	y.answer("1", answer{unit, "已报", "", "中国"})
	y.plain("zctj", "Return") // on to the next progress
	y.answer("1", answer{unit, "已报", "正常推进", "中国"})

	y.pinyin("nihao", "space")
	y.keys("ctrl+Return")
	y.answer("14", answer{unit, "已报", "", "你好"})
	y.keys("Up", "alt+1")
	y.answer("14", answer{unit, "已审", "", "你好"})
	y.keys("ctrl+z")
	y.answer("14", answer{unit, "已报", "", "你好"})
	y.shut()
}
