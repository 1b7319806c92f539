//go:build window

package main_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dubanben/internal/ime/imetest"
)

// spot is a place in the window of 1366 × 700 points at scale 1, counted from the corner of the menu bar.
type spot struct{ x, y int }

// The places of 附件1 as it opens: rows 6 and 9, the last that is whole.
var (
	related6 = spot{980, 460} // 相关责任单位, the last column
	text9    = spot{440, 630}
	related9 = spot{980, 630}
)

// typist is a clerk at the open window with pinyin at hand.
type typist struct {
	*window
	ime    *imetest.Session
	ox, oy int // the window's corner on the screen
}

// newTypist starts the input method and the program.
func newTypist(t *testing.T) *typist {
	t.Helper()
	s := imetest.Start(t)
	d := newDesk(t, s.Env())
	y := &typist{window: d.open(d.ledger), ime: s}
	y.ox, y.oy = s.Corner(s.Focus(title))
	return y
}

// click presses the mouse where the spot is, after the keys before it have done what they do.
func (y *typist) click(at spot) {
	y.t.Helper()
	y.ime.Settle()
	y.xdotool("mousemove", "--window", y.id, strconv.Itoa(at.x), strconv.Itoa(at.y))
	time.Sleep(100 * time.Millisecond)
	y.xdotool("click", "1")
	time.Sleep(300 * time.Millisecond)
}

// pinyin composes with the input method on; keys end the composition.
func (y *typist) pinyin(letters string, keys ...string) {
	y.t.Helper()
	y.ime.On()
	y.ime.Type(letters)
	y.ime.Key(keys...)
}

// plain types with the input method off.
func (y *typist) plain(letters string, keys ...string) {
	y.t.Helper()
	y.ime.Off()
	y.ime.Type(letters)
	y.ime.Key(keys...)
}

// keys presses keys; while nothing is composed, the input method lets them through.
func (y *typist) keys(names ...string) {
	y.t.Helper()
	y.ime.Key(names...)
}

// task is what the verb list tells of a task.
type task struct {
	No, Text, Leader string
	Lead             []string `json:"lead_units"`
	Related          []string `json:"related_units"`
}

// tasks are those of 附件1.
func (d *desk) tasks() []task {
	d.t.Helper()
	code, out, complaint := d.run("list", d.ledger, "--annex", "1", "--json")
	var rows []task
	if err := json.Unmarshal([]byte(out), &rows); code != 0 || err != nil {
		d.t.Fatalf("list ends with %d, %v: %s", code, err, complaint)
	}
	return rows
}

// becomes waits until the task with the place has what want says, and holds that no other task has changed since before.
func (d *desk) becomes(what string, place int, before []task, want func(*task) bool) []task {
	d.t.Helper()
	var now []task
	imetest.Until(d.t, what, func() bool { now = d.tasks(); return want(&now[place]) })
	for i := range now {
		if i != place && !same(now[i], before[i]) {
			d.t.Errorf("%s: task %s has changed too: %+v", what, now[i].No, now[i])
		}
	}
	return now
}

func same(a, b task) bool {
	return a.Text == b.Text && a.Leader == b.Leader && slices.Equal(a.Lead, b.Lead) && slices.Equal(a.Related, b.Related)
}

// texted is becomes for the text.
func (d *desk) texted(place int, text string, before []task) []task {
	d.t.Helper()
	return d.becomes("task "+before[place].No+" to be “"+text+"”", place, before, func(x *task) bool { return x.Text == text })
}

// related is becomes for the units that have a part in the task.
func (d *desk) related(place int, units string, before []task) []task {
	d.t.Helper()
	return d.becomes("task "+before[place].No+" to be related to "+units, place, before, func(x *task) bool { return strings.Join(x.Related, "、") == units })
}
