package app

import (
	"time"

	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// whole is a ledger as its .json file has it. Keys stand in this order, those of maps sorted; lists are never null.
type whole struct {
	Annexes []ledger.Annex   `json:"annexes"` // by year and number
	Tasks   []wholeTask      `json:"tasks"`   // by year, annex and printed row
	Units   []wholeUnit      `json:"units"`
	Leaders []wholeLeader    `json:"leaders"`
	Doubts  []ledger.Doubt   `json:"doubts"`
	Choices []*ledger.Choice `json:"choices"`
	Reports []*ledger.Report `json:"reports"` // by task, oldest first
	Links   []*ledger.Link   `json:"links"`
	Rule    *ledger.Rule     `json:"rule"`    // by which lamps are lit
	Calls   []*ledger.Call   `json:"calls"`   // to units that owed answers, oldest first
	History []wholeEntry     `json:"history"` // newest first
}

// wholeTask is a task as the list prints it, and what the list leaves out.
type wholeTask struct {
	view.Row
	Duty       ledger.Duty                       `json:"duty"`
	Members    map[ledger.ID][]ledger.ID         `json:"members"` // of groups, chosen for the task
	Indicators []ledger.Indicator                `json:"indicators"`
	Due        string                            `json:"due"`
	Milestones []ledger.Milestone                `json:"milestones"`
	ByHand     map[ledger.Quarter]ledger.SetLamp `json:"lamps_by_hand"`
	Formerly   []ledger.Tenure                   `json:"formerly"`
	From       []ledger.ID                       `json:"from"`
	Since      string                            `json:"since"` // of a split-off half; "" for the whole year
	Continues  ledger.ID                         `json:"continues"`
	End        *ledger.End                       `json:"end"` // null for none
}

type wholeUnit struct {
	ID      ledger.ID           `json:"id"`
	Name    string              `json:"name"`
	Others  []string            `json:"others"` // other spellings
	Kind    ledger.UnitKind     `json:"kind"`
	Members []string            `json:"members"` // names, of a group
	Former  []ledger.FormerName `json:"former"`
	From    string              `json:"parted_from"` // the name of the unit that it was split off
	Parted  string              `json:"parted_on"`   // the day; "" where it was not
	Contact string              `json:"contact"`
	Phone   string              `json:"phone"`
}

type wholeLeader struct {
	ID   ledger.ID `json:"id"`
	Name string    `json:"name"`
	Post string    `json:"post"`
	From string    `json:"from"`
	To   string    `json:"to"`
}

// wholeEntry is one thing that was changed once.
type wholeEntry struct {
	Step      int64        `json:"step"`
	At        string       `json:"at"` // RFC 3339
	Clerk     string       `json:"clerk"`
	Name      string       `json:"name"` // of the step, as the menu shows it
	Kind      string       `json:"kind"` // do, undo or redo
	Task      ledger.ID    `json:"task"` // "" where it is about none; so is the annex
	Annex     ledger.ID    `json:"annex"`
	Row       string       `json:"row"` // as it was known then
	What      ledger.Kind  `json:"what"`
	Field     ledger.Field `json:"field"`
	FieldName string       `json:"field_name"`
	Action    string       `json:"action"` // 新增 or 删除; "" for a changed value
	Old       string       `json:"old"`
	New       string       `json:"new"`
}

func wholeLedger(l *ledger.Ledger, history []Entry) whole {
	w := whole{Annexes: []ledger.Annex{}, Tasks: wholeTasks(l), Units: []wholeUnit{}, Leaders: []wholeLeader{},
		Doubts: []ledger.Doubt{}, Choices: l.Choices(), Reports: []*ledger.Report{}, Links: listed(l.AllLinks()), Rule: l.Rule(), Calls: listed(l.AllCalls()), History: []wholeEntry{}}
	for _, x := range l.Annexes() {
		c := *x
		c.Columns = listed(x.Columns)
		w.Annexes = append(w.Annexes, c)
	}
	for _, x := range l.Doubts() {
		c := *x
		c.Choices = listed(x.Choices)
		w.Doubts = append(w.Doubts, c)
	}
	for _, u := range l.Units() {
		w.Units = append(w.Units, unitWhole(l, u))
	}
	for _, x := range l.Leaders() {
		w.Leaders = append(w.Leaders, wholeLeader{x.ID, x.Name, x.Post, x.From, x.To})
	}
	for _, t := range l.Tasks() {
		w.Reports = append(w.Reports, l.Reports(t.ID)...)
	}
	for _, e := range history {
		w.History = append(w.History, wholeEntry{e.Step, e.At.Format(time.RFC3339), e.Clerk, e.Name, string(e.Kind), e.Task, e.Annex, e.Row,
			e.What, e.Field, e.FieldName, e.Action, e.Old, e.New})
	}
	return w
}

func unitWhole(l *ledger.Ledger, u *ledger.Unit) wholeUnit {
	x := wholeUnit{ID: u.ID, Name: u.Name, Others: listed(u.Others), Kind: u.Kind, Members: memberNames(l, u), Former: listed(u.Former), Contact: u.Contact, Phone: u.Phone}
	if u.Parted != nil {
		x.Parted = u.Parted.Day
		if from := l.Unit(u.Parted.From); from != nil {
			x.From = from.Name
		}
	}
	return x
}

func wholeTasks(l *ledger.Ledger) []wholeTask {
	tasks := l.Tasks()
	out := make([]wholeTask, 0, len(tasks))
	for r := range view.Rows(l, tasks) {
		t := tasks[len(out)]
		out = append(out, wholeTask{r, t.Duty, mapped(t.Members), listed(t.Indicators), t.Due, listed(t.Milestones), mapped(t.Lamps), listed(t.Formerly),
			listed(t.From), t.Since, t.Continues, t.End})
	}
	return out
}

// mapped is a map that prints as one where it is empty.
func mapped[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return m
}

// listed is a list that prints as one where it is empty.
func listed[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// memberNames are the members of a group that there still are.
func memberNames(l *ledger.Ledger, u *ledger.Unit) []string {
	out := []string{}
	for _, id := range u.Members {
		if m := l.Unit(id); m != nil {
			out = append(out, m.Name)
		}
	}
	return out
}
