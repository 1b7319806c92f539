package app

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

// doubtOf is the sample's doubt of a kind.
func doubtOf(t *testing.T, l *ledger.Ledger, k ledger.DoubtKind) *ledger.Doubt {
	t.Helper()
	for _, d := range l.Doubts() {
		if d.Kind == k {
			return d
		}
	}
	t.Fatalf("no doubt of kind %s", k)
	return nil
}

func TestAnAnswerHasItsConsequenceAndOneUndoTakesBothBack(t *testing.T) {
	a, err := Sample(filepath.Join(t.TempDir(), "示例.duban"), options())
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	before := a.Ledger()
	for _, c := range []struct {
		kind  ledger.DoubtKind
		say   func(choice string) bool
		holds func(l *ledger.Ledger, q *ledger.Doubt) bool
	}{
		{ledger.DoubtUnit, func(s string) bool { return strings.Contains(s, "同一单位") }, func(l *ledger.Ledger, _ *ledger.Doubt) bool {
			return len(l.Units()) == len(before.Units())-1 && l.UnitNamed("源城社保分局") != nil && l.UnitNamed("源城社保分局") == l.UnitNamed("市社保局源城分局")
		}},
		{ledger.DoubtRelated, func(s string) bool { return s != "空" }, func(l *ledger.Ledger, q *ledger.Doubt) bool {
			return l.Value(l.Task(q.Task), ledger.FieldRelated) == "相关镇街道"
		}},
		{ledger.DoubtLeader, func(s string) bool { return s == "空" }, func(l *ledger.Ledger, q *ledger.Doubt) bool { return l.Task(q.Task).Leader == "" }},
	} {
		start := a.Ledger()
		q := doubtOf(t, start, c.kind)
		for _, choice := range q.Choices {
			if !c.say(choice) {
				continue
			}
			if _, err := a.AnswerDoubt(q.ID, choice, ""); err != nil {
				t.Fatal(err)
			}
			if !c.holds(a.Ledger(), q) || a.Ledger().Doubt(q.ID).Answer != choice {
				t.Errorf("%s answered %s has no effect", c.kind, choice)
			}
			if _, err := a.Undo(); err != nil || !reflect.DeepEqual(a.Ledger().All(), start.All()) {
				t.Errorf("%s: undo %v leaves something", c.kind, err)
			}
		}
		if _, err := a.AnswerDoubt(q.ID, "不是选项", ""); err == nil {
			t.Errorf("%s takes any answer", c.kind)
		}
	}
}
