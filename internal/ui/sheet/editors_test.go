package sheet

import (
	"math/rand"
	"path/filepath"
	"testing"
	"time"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/desk"
	"dubanben/internal/ui/look"
)

// sampleDesk is a desk with the sample ledger on it and no window round it.
func sampleDesk(t *testing.T) *Desk {
	t.Helper()
	now := func() time.Time { return time.Date(2020, 7, 1, 9, 0, 0, 0, time.UTC) }
	book, err := app.Sample(filepath.Join(t.TempDir(), "示例.duban"), app.Options{Clerk: "王", Now: now, Rand: rand.New(rand.NewSource(1))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &desk.Desk{Look: look.New(false), Book: func() *app.App { return book }, Year: func() int { return 2020 }}
	return &Desk{Desk: d, Memory: NewMemory()}
}

func TestACompleteNewNameIsOfferedFirst(t *testing.T) {
	d := sampleDesk(t)
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
	d := sampleDesk(t)
	if d.Editor(ledger.FieldDeadline) == nil {
		t.Error("no list of deadlines")
	}
	const typed = "2020年12月底前"
	if got := d.offerValues(ledger.FieldDeadline, typed)[0].Text; got != typed {
		t.Errorf("%s is offered before what is typed", got)
	}
}
