package ui

import (
	"fyne.io/fyne/v2"

	"dubanben/internal/ledger"
	"dubanben/internal/ui/overview"
	"dubanben/internal/ui/people"
	"dubanben/internal/ui/quarter"
	"dubanben/internal/ui/rowlist"
	"dubanben/internal/ui/taskform"
	"dubanben/internal/ui/units"
)

// openOverview shows how the year stands.
func (w *Window) openOverview() {
	w.present(overview.New(&overview.Desk{Desk: w.desk(), Memory: w.figures, Quarter: w.quarter, SetQuarter: w.setQuarter,
		OpenRows: w.openRows, OpenDoubts: w.openDoubtScreen, Import: w.importFile,
		ConfirmDues: func(annex ledger.ID) { taskform.ConfirmDues(w.taskDesk(), annex) }}))
}

// opener opens a screen of the year by its name; nil for those of one annex and of the ledger as a whole.
func (w *Window) opener(name string) func() {
	return map[string]func(){overview.Name: w.openOverview, quarter.Name: w.openQuarter, people.LeadersName: w.openLeaders, people.RollName: w.openRoll,
		units.Name: w.openUnits}[name]
}

// openRows shows just the tasks behind a number.
func (w *Window) openRows(title string, tasks []ledger.ID) {
	from, back := w.wayBack()
	w.present(rowlist.New(&rowlist.Desk{Desk: w.sheetDesk(), Quarter: w.quarter, From: from, Back: back}, title, tasks))
}

// wayBack is the screen that is shown now, to come back to from rows that it opened: its name and how to open it where it was left.
func (w *Window) wayBack() (name string, open func()) {
	p := w.here()
	for screen, name := range map[string]string{people.LeadersName: "按领导", quarter.Name: "季度进展", people.RollName: "单位名册", units.Name: "按单位"} {
		if w.screen.Name() == screen {
			return name, func() {
				if !w.goBack(p) {
					w.opener(screen)()
				}
				w.screen.Show(p.task, p.column)
			}
		}
	}
	return "总览", w.openOverview
}

// openQuarter shows the quarter's answers, the unit and row where they were left.
func (w *Window) openQuarter() {
	p, left := w.places[quarter.Name+string(w.annex)]
	s := quarter.New(&quarter.Desk{Desk: w.sheetDesk(), Quarter: w.quarter, SetQuarter: w.setQuarter, Import: w.importFile,
		Lamp: func(task ledger.ID, q ledger.Quarter) { taskform.Lamp(w.taskDesk(), task, q) }})
	w.present(s)
	if left && s.Pick(p.picked) {
		s.Show(p.task, p.column)
	}
}

// openLeaders shows the tasks by leader, the leader and row where they were left.
func (w *Window) openLeaders() {
	p, left := w.places[people.LeadersName+string(w.annex)]
	s := people.NewLeaders(w.peopleDesk())
	w.present(s)
	if left && s.Pick(p.picked) {
		s.Show(p.task, p.column)
	}
}

// openRoll shows all units in their order.
func (w *Window) openRoll() { w.present(people.NewRoll(w.peopleDesk())) }

// openUnit shows the tasks of one unit.
func (w *Window) openUnit(unit ledger.ID) {
	w.openUnits()
	if s, ok := w.screen.(interface{ Pick(ledger.ID) bool }); ok {
		s.Pick(unit)
	}
}

func (w *Window) unitsDesk() *units.Desk {
	return &units.Desk{Desk: w.sheetDesk(), Quarter: w.quarter, UnitPage: func(unit ledger.ID) { people.UnitPage(w.peopleDesk(), unit) },
		OpenQuarter: func(unit ledger.ID) {
			w.openQuarter()
			if s, ok := w.screen.(interface{ Pick(ledger.ID) bool }); ok {
				s.Pick(unit)
			}
		}}
}

func (w *Window) peopleDesk() *people.Desk {
	return &people.Desk{Desk: w.sheetDesk(), Quarter: w.quarter, OpenRows: w.openRows, OpenUnit: w.openUnit}
}

func (w *Window) taskDesk() *taskform.Desk {
	return &taskform.Desk{Desk: w.desk(), Quarter: w.quarter}
}

// taskVerbs are the verbs on tasks that are no edits of cells.
func (w *Window) taskVerbs(tasks []ledger.ID) []*fyne.MenuItem {
	return taskform.Menu(w.taskDesk(), tasks, w.quarter())
}

// openTaskVerbs opens the menu of these verbs over the table.
func (w *Window) openTaskVerbs() {
	s := w.sheet()
	if s == nil || s.Task() == nil {
		w.status.say("请先选中任务。")
		return
	}
	w.showMenu(s.TaskVerbs(), w.host.Position(s.Grid).AddXY(60, 40))
}

// exportOverview writes the overview of the quarter as pages; the ending of the name says in which form.
func (w *Window) exportOverview() {
	w.settled(func() {
		book, q, today := w.book, w.quarter(), w.today()
		w.saveTo("导出督查工作总览", "督查工作总览（"+q.String()+"）.pdf", func(path string) {
			w.queue.run(func() error { return book.ExportOverview(q, "", today, path) }, func(err error) {
				if err != nil {
					w.explain(err)
					return
				}
				w.status.say("已导出到 " + path)
			})
		})
	})
}
