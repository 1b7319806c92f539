package ledger

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// However reports come, change their task and go, a snapshot lists them as one that was read anew does.
func TestReportsAreListedAsIfReadAnew(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := Empty()
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			var changes []Change
			for _, i := range rapid.SliceOfDistinct(rapid.IntRange(0, 9), rapid.ID).Draw(rt, "reports") {
				id := ID(fmt.Sprint("r", i))
				c := Change{Kind: KindReport, ID: id, Before: l.Get(KindReport, id)}
				if rapid.Bool().Draw(rt, "kept") {
					c.After = &Report{ID: id, Task: ID(fmt.Sprint("t", rapid.IntRange(0, 3).Draw(rt, "task"))), Seq: int64(rapid.IntRange(0, 20).Draw(rt, "seq"))}
				}
				changes = append(changes, c)
			}
			l = l.Apply(changes)
			var all []Change
			for _, e := range l.All() {
				k, id := e.Ref()
				all = append(all, Change{Kind: k, ID: id, After: e})
			}
			if anew := Empty().Apply(all); !reflect.DeepEqual(anew.taskReport, l.taskReport) || l.lastSeq < anew.lastSeq {
				rt.Fatalf("got %v, anew %v", l.taskReport, anew.taskReport)
			}
		}
	})
}
