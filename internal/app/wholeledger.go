package app

import (
	"bufio"
	"io"
	"iter"
	"slices"
	"time"

	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

// wholeEntity is one thing as the journal has it.
type wholeEntity struct {
	Kind  ledger.Kind   `json:"kind"`
	Value ledger.Entity `json:"value"`
}

// wholeTask is a task as the list prints it, and what the list leaves out.
type wholeTask struct {
	view.Row
	Duty       ledger.Duty                       `json:"duty"`
	Members    map[ledger.ID][]ledger.ID         `json:"members"` // of groups, chosen for the task
	Indicators []ledger.Indicator                `json:"indicators"`
	Due        string                            `json:"due"`
	Extensions []ledger.Extension                `json:"extensions"` // of that day
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

// writeWhole writes a ledger as its .json file has it. Of the entities another ledger is made again; the other keys have the same for
// those who read it, and the history. Keys stand in this order, those of maps sorted; lists are never null.
func writeWhole(w io.Writer, l *ledger.Ledger, history []Entry) error {
	o := &jsonObject{out: bufio.NewWriter(w)}
	listMember(o, "entities", "", each(l.All(), func(e ledger.Entity) wholeEntity {
		k, _ := e.Ref()
		return wholeEntity{k, e}
	}))
	listMember(o, "annexes", jsonStep, each(l.Annexes(), func(x *ledger.Annex) ledger.Annex { // by year and number
		c := *x
		c.Columns = listed(x.Columns)
		return c
	}))
	listMember(o, "tasks", jsonStep, wholeTasks(l)) // by year, annex and printed row
	listMember(o, "units", jsonStep, each(l.Units(), func(u *ledger.Unit) wholeUnit { return unitWhole(l, u) }))
	listMember(o, "leaders", jsonStep, each(l.Leaders(), func(x *ledger.Leader) wholeLeader { return wholeLeader{x.ID, x.Name, x.Post, x.From, x.To} }))
	listMember(o, "doubts", jsonStep, each(l.Doubts(), func(x *ledger.Doubt) ledger.Doubt {
		c := *x
		c.Choices = listed(x.Choices)
		return c
	}))
	listMember(o, "choices", jsonStep, slices.Values(l.Choices()))
	listMember(o, "reports", jsonStep, wholeReports(l)) // by task, oldest first
	listMember(o, "links", jsonStep, slices.Values(l.AllLinks()))
	o.value("rule", l.Rule())                                                   // by which lamps are lit
	listMember(o, "calls", jsonStep, slices.Values(l.AllCalls()))               // to units that owed answers, oldest first
	listMember(o, "history", jsonStep, each(history, func(e Entry) wholeEntry { // newest first
		return wholeEntry{e.Step, e.At.Format(time.RFC3339), e.Clerk, e.Name, string(e.Kind), e.Task, e.Annex, e.Row, e.What, e.Field, e.FieldName, e.Action, e.Old, e.New}
	}))
	return o.end()
}

// each makes something of each element as it is asked for.
func each[T, U any](all []T, make func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for _, x := range all {
			if !yield(make(x)) {
				return
			}
		}
	}
}

func wholeReports(l *ledger.Ledger) iter.Seq[*ledger.Report] {
	return func(yield func(*ledger.Report) bool) {
		for _, t := range l.Tasks() {
			for _, r := range l.Reports(t.ID) {
				if !yield(r) {
					return
				}
			}
		}
	}
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

func wholeTasks(l *ledger.Ledger) iter.Seq[wholeTask] {
	return func(yield func(wholeTask) bool) {
		tasks, i := l.Tasks(), 0
		for r := range view.Rows(l, tasks) {
			t := tasks[i]
			i++
			if !yield(wholeTask{r, t.Duty, mapped(t.Members), listed(t.Indicators), t.Due, listed(t.Extensions), listed(t.Milestones), mapped(t.Lamps), listed(t.Formerly),
				listed(t.From), t.Since, t.Continues, t.End}) {
				return
			}
		}
	}
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
