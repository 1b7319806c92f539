package quarter

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/look"
)

// prefOffice is where the window remembers who signs letters.
const prefOffice = "office"

// graceDays is how many working days a unit is given unless the person says otherwise.
const graceDays = 5

// askReminders asks what the letters to the units that owe something are to say, and prints or saves them.
func (s *Screen) askReminders() {
	s.d.Settled(func() {
		owed := s.owingLoads()
		if len(owed) == 0 {
			s.d.Say(s.quarter.Name() + "各单位都已报齐，没有要催的。")
			return
		}
		newReminderForm(s).open()
	}, func() {})
}

// reminderForm is the dialog.
type reminderForm struct {
	s      *Screen
	due    *look.Field
	office *look.Field
	whom   *look.Select
	why    *look.Prose
	choice [][]ledger.ID // what whom lists
}

func newReminderForm(s *Screen) *reminderForm {
	l := s.d.Look
	f := &reminderForm{s: s, why: look.NewProse("", 12, 18, false, l.Error()).Within(reminderWidth)}
	f.due = look.NewField(l, workingDay(s.d.Now(), graceDays).Format("2006年1月2日"), "2020年11月30日", 1)
	f.office = look.NewField(l, s.d.Prefs.String(prefOffice), "办公室、督查室的名称，不填就不印", 1)
	var names []string
	all := s.owingUnits()
	if chosen := s.chosenUnits(); len(chosen) > 0 && len(chosen) < len(all) {
		names, f.choice = append(names, s.named(chosen)), append(f.choice, chosen)
	}
	names, f.choice = append(names, fmt.Sprintf("未报的全部 %d 个单位", len(all))), append(f.choice, all)
	f.whom = l.NewSelect(names, nil)
	f.whom.SetSelectedIndex(0)
	return f
}

const reminderWidth = 460

func (f *reminderForm) open() {
	l := f.s.d.Look
	part := func(label string, o fyne.CanvasObject) fyne.CanvasObject {
		return container.New(look.Stack(4), look.Words(label, 12, false, l.Text2()), o)
	}
	content := container.New(look.Fixed(reminderWidth, 0), container.New(look.Stack(10), part("发给", f.whom), part("请在哪一天前报送", f.due),
		part("落款（下次还用这个）", f.office), look.NewProse("每个单位一页：欠报的任务、报送期限、回执。", 12, 18, false, l.Text2()).Within(reminderWidth), f.why))
	f.s.d.Popup("催办通知", content, func(hide func()) ([]fyne.CanvasObject, func()) {
		do := func(then func(title string, write func(string) error)) func() {
			return func() {
				if write, ok := f.read(); ok {
					hide()
					then(f.s.quarter.String()+"催办通知", write)
				}
			}
		}
		save := func(ending string) func() {
			return do(func(title string, write func(string) error) { f.s.d.Export("导出催办通知", title+ending, write) })
		}
		send := do(f.s.d.Print)
		for _, x := range []*look.Field{f.due, f.office} {
			x.Enter, x.Escape = send, hide
		}
		return []fyne.CanvasObject{l.TallButton("取消", hide), l.TallButton("存为 Word…", save(".docx")), l.TallButton("存为 PDF…", save(".pdf")), l.MainButton("打印", send)}, send
	})
	f.s.d.Host.Focus(f.due.Area)
}

// read takes what was filled in; a day that cannot be read keeps the dialog open and says so.
func (f *reminderForm) read() (write func(path string) error, ok bool) {
	s := f.s
	day, _ := ledger.ReadDue(f.due.Text(), s.d.Now().Year())
	if day == "" {
		f.due.Wrong()
		f.why.SetText("报送期限读不出日期，请写成2020年11月30日这样。")
		s.d.Host.Focus(f.due.Area)
		return nil, false
	}
	office := strings.TrimSpace(f.office.Text())
	s.d.Prefs.SetString(prefOffice, office)
	r := app.Reminding{Quarter: s.quarter, Units: f.choice[max(f.whom.SelectedIndex(), 0)], Due: day, Office: office}
	book := s.d.Book()
	return func(path string) error { return book.ExportReminders(r, path) }, true
}

// owingUnits are all that owe something.
func (s *Screen) owingUnits() []ledger.ID {
	var out []ledger.ID
	for _, x := range s.owingLoads() {
		out = append(out, x.Unit.ID)
	}
	return out
}

// chosenUnits are those of the selected rows, or the one whose answers are shown.
func (s *Screen) chosenUnits() []ledger.ID {
	var out []ledger.ID
	switch s.way {
	case owing:
		for _, r := range s.sheets[owing].Chosen() {
			out = append(out, ledger.ID(r.Key))
		}
	case byUnit:
		for _, x := range s.owingLoads() {
			if x.Unit.ID == s.unit {
				out = append(out, x.Unit.ID)
			}
		}
	}
	return out
}

// named is how the dialog calls the units that were chosen.
func (s *Screen) named(units []ledger.ID) string {
	if len(units) == 1 {
		if u := s.d.Ledger().Unit(units[0]); u != nil {
			return u.Name
		}
	}
	return fmt.Sprintf("选中的 %d 个单位", len(units))
}

// workingDay is the day so many working days on; holidays nobody here knows.
func workingDay(from time.Time, n int) time.Time {
	for n > 0 {
		from = from.AddDate(0, 0, 1)
		if d := from.Weekday(); d != time.Saturday && d != time.Sunday {
			n--
		}
	}
	return from
}
