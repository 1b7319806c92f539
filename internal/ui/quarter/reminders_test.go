package quarter

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"dubanben/internal/ledger"
)

func TestTheLettersToTheUnitsThatOweGoToThePrinter(t *testing.T) {
	s := newStage(t)
	var title string
	var write func(string) error
	s.d.Print = func(x string, w func(string) error) { title, write = x, w }
	s.look(owing)
	s.Table().Select(string(s.Unit("区残联").ID), colUnit)
	p := s.Paper()
	s.Want("paper", p.Title, "未报单位名单（2020年第三季度）")
	p.Print()
	s.Want("dialog", s.Dialog(), "催办通知")
	f := newReminderForm(s.Screen)
	s.Want("to whom", f.whom.Options, []string{"区残联", "未报的全部 41 个单位"})
	s.Want("until", f.due.Text(), "2020年10月5日")
	f.due.SetText("尽快")
	if _, ok := f.read(); ok {
		t.Error("a day that is none was taken")
	}
	s.Enter()
	s.Want("printed", title, "2020年第三季度催办通知")
	to := filepath.Join(t.TempDir(), "x.pdf")
	if err := write(to); err != nil {
		t.Fatal(err)
	}
	if fi, err := os.Stat(to); err != nil || fi.Size() < 5000 {
		t.Error(err)
	}
}

func TestTheSigningOfficeIsKnownTheNextTime(t *testing.T) {
	s := newStage(t)
	f := newReminderForm(s.Screen)
	f.office.SetText(" 区政府督查室 ")
	if _, ok := f.read(); !ok {
		t.Fatal("it was not taken")
	}
	s.Want("the next time", newReminderForm(s.Screen).office.Text(), "区政府督查室")
}

func TestWorkingDaysLeaveOutTheWeekend(t *testing.T) {
	for from, want := range map[string]string{"2020-09-28": "2020-10-05", "2020-10-02": "2020-10-09", "2020-10-03": "2020-10-09"} {
		day, err := ledger.ParseDay(from)
		if err != nil {
			t.Fatal(err)
		}
		if got := workingDay(day, graceDays).Format(time.DateOnly); got != want {
			t.Errorf("%s: %s, want %s", from, got, want)
		}
	}
}
