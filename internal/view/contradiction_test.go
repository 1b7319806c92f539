package view

import (
	"reflect"
	"testing"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

func TestValuesOfAnAnswerThatContradictEachOtherAreNamed(t *testing.T) {
	standing := func(state ledger.ReportState, s ledger.Status, rate float64) judge.Standing {
		return judge.Standing{Report: &ledger.Report{State: state, Status: s}, State: state, Rate: &rate}
	}
	sixty := standing(ledger.Reviewed, ledger.OnTrack, 60)
	returned := standing(ledger.Returned, ledger.OnTrack, 60)
	for _, c := range []struct {
		name   string
		now    judge.Standing
		before *judge.Standing
		want   []string
	}{
		{"done below 100", standing(ledger.Reported, ledger.Done, 99), nil, []string{"已完成却不到100%"}},
		{"done at 100", standing(ledger.Reported, ledger.Done, 100), &sixty, nil},
		{"not begun above 0", standing(ledger.Reviewed, ledger.NotStarted, 5), nil, []string{"未启动却有完成率"}},
		{"not begun at 0", standing(ledger.Reported, ledger.NotStarted, 0), nil, nil},
		{"less than before", standing(ledger.Reported, ledger.OnTrack, 50), &sixty, []string{"低于上季60%"}},
		{"as much as before", standing(ledger.Reported, ledger.OnTrack, 60), &sixty, nil},
		{"less than what went back", standing(ledger.Reported, ledger.OnTrack, 50), &returned, nil},
		{"beyond belief", standing(ledger.Reported, "", 400), nil, []string{"超过150%"}},
		{"much", standing(ledger.Reported, "", 150), nil, nil},
		{"both", standing(ledger.Reported, ledger.Done, 40), &sixty, []string{"已完成却不到100%", "低于上季60%"}},
		{"sent back", standing(ledger.Returned, ledger.Done, 40), nil, nil},
		{"nothing", judge.Standing{}, &sixty, nil},
	} {
		if got := Contradictions(c.now, c.before); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
