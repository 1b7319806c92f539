package app

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"dubanben/internal/ledger"
	"dubanben/internal/store"
)

// What an entry did with the thing as a whole.
const (
	made = "新增"
	gone = "删除"
)

// moment is how things were called before or after one step.
type moment struct {
	known map[thing]ledger.Entity // before the step
	step  map[thing]ledger.Change
	after bool
}

func (m moment) get(k ledger.Kind, id ledger.ID) ledger.Entity {
	c, ok := m.step[thing{k, id}]
	switch {
	case !ok:
		return m.known[thing{k, id}]
	case m.after && c.After != nil || c.Before == nil:
		return c.After
	}
	return c.Before
}

// Section as it was then; so are the others.
func (m moment) Section(id ledger.ID) *ledger.Section {
	s, _ := m.get(ledger.KindSection, id).(*ledger.Section)
	return s
}

// Matter as it was then.
func (m moment) Matter(id ledger.ID) *ledger.Matter {
	x, _ := m.get(ledger.KindMatter, id).(*ledger.Matter)
	return x
}

// Leader as it was then.
func (m moment) Leader(id ledger.ID) *ledger.Leader {
	l, _ := m.get(ledger.KindLeader, id).(*ledger.Leader)
	return l
}

// add takes one step in.
func (h *annals) add(r store.Recorded) {
	if h.known == nil {
		h.known, h.gained, h.answers = map[thing]ledger.Entity{}, map[ledger.ID]map[ledger.ID]int64{}, answers{}
	}
	step := map[thing]ledger.Change{}
	for _, c := range r.Changes {
		step[thing{c.Kind, c.ID}] = c
	}
	s := &scribe{before: moment{h.known, step, false}, after: moment{h.known, step, true}, answers: h.answers}
	at, _ := time.Parse(time.RFC3339, r.Step.At) // a time that cannot be read is none
	s.head = Entry{Step: r.Step.ID, At: at, Clerk: r.Step.Clerk, Name: r.Step.Name, Kind: r.Step.Kind}
	for _, c := range r.Changes {
		s.change(c)
	}
	if len(s.out) == 0 {
		s.whole(r.Changes)
	}
	h.entries = append(h.entries, s.out...)
	for _, c := range r.Changes {
		h.gain(c, r.Step.ID)
		if c.After != nil { // what is gone keeps its name
			h.known[thing{c.Kind, c.ID}] = c.After
		}
	}
	h.last = r.Step.ID
}

// gain notes when a task came out of others.
func (h *annals) gain(c ledger.Change, step int64) {
	now, ok := c.After.(*ledger.Task)
	if !ok {
		return
	}
	was, _ := c.Before.(*ledger.Task)
	for _, from := range now.From {
		if was == nil || !slices.Contains(was.From, from) {
			if h.gained[now.ID] == nil {
				h.gained[now.ID] = map[ledger.ID]int64{}
			}
			h.gained[now.ID][from] = step
		}
	}
}

// scribe writes the entries of one step.
type scribe struct {
	before, after moment
	answers       answers // as they stand at the change that is being written
	head          Entry
	out           []Entry
}

// whole is the entry of a step that changed no value, such as a move: the step itself, by its name.
func (s *scribe) whole(changes []ledger.Change) {
	e := s.head
	if len(changes) == 1 {
		s.about(&e, changes[0])
	}
	e.FieldName = e.Name
	s.out = append(s.out, e)
}

func (s *scribe) change(c ledger.Change) {
	e := s.head
	s.about(&e, c)
	switch {
	case c.Before == nil && c.After == nil:
		return
	case c.Kind == ledger.KindReport:
		s.answer(e, c)
		return
	case c.Before == nil:
		e.Action, e.New = made, s.gist(s.after, c.After)
		s.out = append(s.out, e)
		return
	case c.After == nil:
		e.Action, e.Old = gone, s.gist(s.before, c.Before)
		s.out = append(s.out, e)
		return
	}
	if t, ok := c.After.(*ledger.Task); ok {
		s.task(e, c.Before.(*ledger.Task), t)
		return
	}
	s.differing(e, parts(s.before, c.Before), parts(s.after, c.After))
}

// about says what a change was made to.
func (s *scribe) about(e *Entry, c ledger.Change) {
	m, x := s.before, c.Before
	if x == nil {
		m, x = s.after, c.After
	}
	e.What, e.FieldName = c.Kind, c.Kind.Name()
	switch x := x.(type) {
	case *ledger.Task:
		e.Task, e.Annex, e.Row = x.ID, x.Annex, ledger.RowNameIn(m, x)
	case *ledger.Annex:
		e.Annex, e.Row = x.ID, yearAndName(x)
	case *ledger.Section:
		e.Annex, e.Row = x.Annex, "分节“"+x.Text+"”"
	case *ledger.Matter:
		e.Annex, e.Row = x.Annex, "第"+x.No+"件实事"
	case *ledger.Unit:
		e.Row = "单位" + x.Name
	case *ledger.Leader:
		e.Row = "责任领导" + x.Name
	case *ledger.Doubt:
		e.Task, e.Annex, e.Row = x.Task, x.Annex, "存疑"+x.Where
	case *ledger.Choice:
		e.Row = "表头含义"
	case *ledger.Rule:
		e.Row = "亮灯规则"
	case *ledger.Report:
		m.onTask(e, x.Task, "报送")
	case *ledger.Link:
		m.onTask(e, x.A, "关联")
	case *ledger.Call:
		e.Row = "单位" + m.unitName(x.Unit)
	}
}

// onTask says that an entry is about a task; where it is not known, it is about the thing called so.
func (m moment) onTask(e *Entry, task ledger.ID, called string) {
	t, _ := m.get(ledger.KindTask, task).(*ledger.Task)
	if e.Task, e.Row = task, called; t != nil {
		e.Annex, e.Row = t.Annex, ledger.RowNameIn(m, t)
	}
}

// task writes an entry for each field that differs. What a row only refers to and what changed itself has its own entry.
func (s *scribe) task(e Entry, was, is *ledger.Task) {
	var fields []ledger.Field
	note := func(f ledger.Field, changed bool) {
		if changed {
			fields = append(fields, f)
		}
	}
	note(ledger.FieldNo, was.No != is.No || was.Matter != is.Matter)
	note(ledger.FieldSub, was.Sub != is.Sub)
	note(ledger.FieldSection, was.Section != is.Section)
	note(ledger.FieldMatter, was.Matter != is.Matter)
	note(ledger.FieldText, was.Text != is.Text)
	note(ledger.FieldLeader, was.Leader != is.Leader)
	mentions := !slices.Equal(was.Lead, is.Lead)
	note(ledger.FieldLead, mentions)
	note(ledger.FieldPersons, mentions)
	note(ledger.FieldRelated, !slices.Equal(was.Related, is.Related))
	note(ledger.FieldDeadline, was.Deadline != is.Deadline)
	note(ledger.FieldProgress, was.Progress != is.Progress)
	for _, q := range keys(was.Targets, is.Targets) {
		note(ledger.Target(q), was.Targets[q] != is.Targets[q])
	}
	for _, h := range keys(was.Extra, is.Extra) {
		note(ledger.Extra(h), was.Extra[h] != is.Extra[h])
	}
	for _, f := range fields {
		e.Field, e.FieldName = f, f.Name()
		e.Old, e.New = ledger.ValueIn(s.before, was, f), ledger.ValueIn(s.after, is, f)
		if e.Old != e.New {
			s.out = append(s.out, e)
		}
	}
	s.differing(e, yearParts(s.before, was), yearParts(s.after, is))
}

// differing writes an entry for each part that differs.
func (s *scribe) differing(e Entry, was, is []part) {
	for i := range was {
		if was[i].value != is[i].value {
			e.Field, e.FieldName, e.Old, e.New = was[i].field, was[i].name, was[i].value, is[i].value
			s.out = append(s.out, e)
		}
	}
}

// part is one value of a thing that is no task.
type part struct {
	field ledger.Field
	name  string
	value string
}

// parts are the values of a thing; of one kind there are always the same.
func parts(m moment, e ledger.Entity) []part {
	switch e := e.(type) {
	case *ledger.Annex:
		var heads []string
		for _, c := range e.Columns {
			heads = append(heads, ledger.Squeeze(c.Header))
		}
		return []part{{"year", "年度", strconv.Itoa(e.Year)}, {"no", "附件号", e.No}, {"label", "附件标签", e.Label}, {"kind", "附件类别", e.Kind.Name()},
			{"title", "附件标题", e.Title}, {"date", "附件日期", e.Date}, {"note", "附件说明", e.Note}, {"columns", "附件栏目", strings.Join(heads, "、")}}
	case *ledger.Section:
		return []part{{"text", "分节名称", e.Text}}
	case *ledger.Matter:
		return []part{{"no", "实事序号", e.No}, {"name", "实事名称", e.Name}}
	case *ledger.Unit:
		return unitParts(m, e)
	case *ledger.Leader:
		return []part{{"name", "领导姓名", e.Name}, {"post", "领导职务", e.Post}, {"from", "到任日期", ledger.DayText(e.From)}, {"to", "离任日期", ledger.DayText(e.To)}}
	case *ledger.Doubt:
		return []part{{"answer", "存疑答复", e.Answer}}
	case *ledger.Choice:
		return []part{{"value", "选择", e.Key}}
	case *ledger.Report:
		return reportParts(m, e)
	case *ledger.Rule:
		return ruleParts(e)
	case *ledger.Link:
		return []part{{"tasks", "关联任务", linkGist(m, e)}}
	case *ledger.Call:
		return []part{{"unit", "催办单位", m.unitName(e.Unit)}}
	}
	return nil
}

// gist is what a thing is, in one value.
func (s *scribe) gist(m moment, e ledger.Entity) string {
	switch e := e.(type) {
	case *ledger.Task:
		return e.Text
	case *ledger.Annex:
		return e.Title
	case *ledger.Matter:
		return e.Name
	case *ledger.Doubt:
		return e.Text
	case *ledger.Rule:
		return ruleGist(e)
	case *ledger.Call:
		return callGist(m, e)
	}
	return parts(m, e)[0].value
}

func unitKind(k ledger.UnitKind) string {
	return map[ledger.UnitKind]string{ledger.Department: "区直部门", ledger.Town: "镇街道", ledger.Vertical: "市直、驻区单位", ledger.Group: "组",
		ledger.Other: "其他"}[k]
}
