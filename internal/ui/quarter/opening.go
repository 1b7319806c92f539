package quarter

import (
	"fmt"

	"fyne.io/fyne/v2"

	"dubanben/internal/app"
	"dubanben/internal/ledger"
)

// next is the quarter after the one that is looked at; "" behind a year's last, where the year is rolled over.
func (s *Screen) next() ledger.Quarter {
	if n := s.quarter.Number(); n >= 1 && n <= 3 {
		return ledger.MakeQuarter(s.quarter.Year(), n+1)
	}
	return ""
}

// openNext opens the next quarter, after it has said what goes along and what is missing.
func (s *Screen) openNext() {
	q := s.next()
	if q == "" {
		s.d.Say("这是全年最后一个季度，下一年请用结转。")
		return
	}
	s.d.Settled(func() {
		answered, units, owed := s.sums()
		text := fmt.Sprintf("%s报来的 %d 项，文字会沿用到%s，标为“未更新”，改过才算新报。", s.quarter.Name(), answered, q.Name())
		if owed > 0 {
			text += fmt.Sprintf("还有 %d 个单位欠 %d 项没有报，没有可沿用的；以后仍可在%s里补报。", units, owed, s.quarter.Name())
		}
		s.d.Ask("开启"+q.Name(), text+"可以撤销。", "开启", func() { s.open(q) }, func() {})
	}, func() {})
}

// sums are the answers in hand, the units that owe some, and how many they owe.
func (s *Screen) sums() (answered, units, owed int) {
	for _, x := range s.loads {
		answered += len(x.Must) - x.Owed()
		owed += x.Owed()
		if x.Owed() > 0 {
			units++
		}
	}
	return answered, units, owed
}

// open opens a quarter and looks at it, and says how it went.
func (s *Screen) open(q ledger.Quarter) {
	book, place, was := s.d.Book(), s.place(), s.quarter
	_, units, owed := s.sums()
	count := 0
	s.d.Run(func() (err error) { _, count, err = book.OpenQuarter(q, place); return err }, func(err error) {
		if book != s.d.Book() {
			return
		}
		if err != nil {
			s.d.Say(app.Explain(err).Sentence())
			return
		}
		said := fmt.Sprintf("已开启%s，沿用 %d 项", q.Name(), count)
		if owed > 0 {
			said += fmt.Sprintf("；%s还有 %d 个单位欠 %d 项", was.Name(), units, owed)
		}
		s.d.SetQuarter(q)
		s.Refresh()
		s.d.Told()
		s.d.Say(said + "。")
	})
}

// nothing says why no rows can stand in the present view, and offers the first step; "" where some can.
func (s *Screen) nothing() (why string, first fyne.CanvasObject) {
	switch {
	case len(s.tasks()) == 0:
		return "这里按单位列出每个季度要报的任务：目标、进展、亮灯和审核。现在台账里还没有这一年的任务，先导入附件。",
			s.d.Look.MainButton("导入附件…", s.d.Import)
	case len(s.loads) == 0:
		return s.quarter.Name() + "没有单位要报。任务写明牵头责任单位以后，各单位要报的任务列在这里。", nil
	case s.way == owing && len(s.owingLoads()) == 0:
		return s.quarter.Name() + "各单位都已报齐，没有欠报的。", nil
	}
	return "", nil
}
