package sheet

import (
	"testing"

	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m, uitest.Day(7, 1), nil) }

// sampleDesk is a desk with the sample ledger on it.
func sampleDesk(t *testing.T) (*uitest.Stage, *Desk) {
	t.Helper()
	s := uitest.NewStage(t, uitest.Setup{Now: uitest.Day(7, 1), Size: fyne.NewSize(1000, 700)})
	return s, &Desk{Desk: s.Desk, Memory: NewMemory()}
}

func TestACompleteNewNameIsOfferedFirst(t *testing.T) {
	_, d := sampleDesk(t)
	for typed, want := range map[string]string{"区数据局": "区数据局", "教育": "区教育局", "区城管执法局": "区城管执法局", "cgzf": "区城管执法局"} {
		if got := d.offerUnits(typed, nil)[0].Text; got != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
	}
	if len(d.offerUnits("区数据局", nil)) < 2 {
		t.Error("known ones do not stand behind it")
	}
}

func TestDeadlinesAreOfferedFromTheirColumn(t *testing.T) {
	_, d := sampleDesk(t)
	if d.Editor(ledger.FieldDeadline) == nil {
		t.Error("no list of deadlines")
	}
	const typed = "2020年12月底前"
	if got := d.offerValues(ledger.FieldDeadline, typed)[0].Text; got != typed {
		t.Errorf("%s is offered before what is typed", got)
	}
}
