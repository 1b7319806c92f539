package ledger

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// CheckWhole refuses entities that do not make up a ledger: those that stand twice, refer to what is not among them, or have
// a value that no rule lets in and that others rely on.
func CheckWhole(all []Entity) error {
	in := &inspector{l: Of(all), ids: make(map[ID]bool, len(all)), keys: map[string]bool{}}
	for _, e := range all {
		if in.e = e; in.err == nil {
			in.entity()
		}
	}
	if in.err == nil {
		in.circles()
	}
	if in.err != nil {
		return in.err
	}
	return nil
}

// inspector looks at one entity after another and keeps the first thing that is wrong.
type inspector struct {
	l    *Ledger
	e    Entity // that is looked at
	ids  map[ID]bool
	keys map[string]bool // numbers of annexes and keys of choices
	err  *Problem
}

func (in *inspector) wrong(is bool, why string) {
	if is && in.err == nil {
		in.err = &Problem{Kind: Inconsistent, Value: in.called(in.e), Why: why}
	}
}

// entity looks at what all kinds have, then at the kind's own.
func (in *inspector) entity() {
	_, id := in.e.Ref()
	in.wrong(id == "", "没有编号")
	in.wrong(in.ids[id], "和别的内容编号相同")
	in.ids[id] = true
	in.wrong(hasNUL(reflect.ValueOf(in.e).Elem()), "有不是文字的内容")
	switch e := in.e.(type) {
	case *Annex:
		in.annex(e)
	case *Section:
		in.refer(KindAnnex, e.Annex)
	case *Matter:
		in.refer(KindAnnex, e.Annex)
	case *Unit:
		in.unit(e)
	case *Leader:
		in.wrong(e.Name == "", "没有姓名")
		in.rank(e.Rank)
		in.days(e.From, e.To)
	case *Task:
		in.task(e)
	case *Report:
		in.report(e)
	case *Doubt:
		in.refer(KindAnnex, e.Annex)
		in.mayRefer(KindTask, e.Task)
	case *Choice:
		in.only("choice", string(e.Topic), e.Key)
	case *Link:
		in.refer(KindTask, e.A)
		in.refer(KindTask, e.B)
	case *Rule:
		in.rule(e)
	case *Call:
		in.refer(KindUnit, e.Unit)
		in.quarter(e.Quarter)
		in.days(e.Day, e.Promised)
	}
}

func (in *inspector) annex(a *Annex) {
	in.wrong(a.Year < firstYear || a.Year > lastYear, "年度不对")
	in.wrong(!slices.Contains(AnnexKinds(), a.Kind), "类别不对")
	in.only("annex", strconv.Itoa(a.Year), a.No)
	in.days(a.AsOf)
}

func (in *inspector) unit(u *Unit) {
	in.wrong(u.Name == "", "没有名称")
	in.wrong(!slices.Contains(UnitKinds(), u.Kind), "类别不对")
	in.rank(u.Rank)
	for _, m := range u.Members {
		in.refer(KindUnit, m)
	}
	for _, f := range u.Former {
		in.days(f.Until)
	}
	if u.Parted != nil {
		in.wrong(u.Parted.Day == "", "分设的日期不对")
		in.days(u.Parted.Day)
	}
}

func (in *inspector) task(t *Task) {
	in.refer(KindAnnex, t.Annex)
	in.mayRefer(KindSection, t.Section)
	in.mayRefer(KindMatter, t.Matter)
	in.mayRefer(KindLeader, t.Leader)
	in.rank(t.Rank)
	for _, m := range slices.Concat(t.Lead, t.Related) {
		in.refer(KindUnit, m.Unit)
	}
	for _, group := range slices.Sorted(maps.Keys(t.Members)) {
		for _, id := range append([]ID{group}, t.Members[group]...) {
			in.refer(KindUnit, id)
		}
	}
	for _, f := range t.Formerly {
		in.refer(KindLeader, f.Leader)
		in.days(f.Until)
	}
	in.wrong(!slices.Contains(Duties(), t.Duty), "报送要求不对")
	in.days(t.Due, t.Since)
	in.measures(t)
}

// measures are what the task is held against.
func (in *inspector) measures(t *Task) {
	ids := map[ID]bool{"": true}
	for _, x := range t.Indicators {
		in.wrong(ids[x.ID], "有两个指标编号相同")
		ids[x.ID] = true
		in.wrong(x.Op != AtLeast && x.Op != AtMost && x.Op != Exactly || !finite(x.Value), "指标不对")
	}
	for _, x := range t.Extensions {
		in.days(x.Was, x.Day, x.On)
	}
	for _, m := range t.Milestones {
		in.days(m.Day, m.Done)
	}
	for _, q := range slices.Sorted(maps.Keys(t.Lamps)) {
		in.quarter(q)
		in.wrong(!slices.Contains(Lamps(), t.Lamps[q].Lamp), "亮灯不对")
	}
	if t.End != nil {
		in.wrong(!slices.Contains([]Status{Closed, Adjusted, Suspended}, t.End.Status), "办结的状态不对")
		in.days(t.End.Day)
	}
}

func (in *inspector) report(r *Report) {
	in.refer(KindTask, r.Task)
	in.refer(KindUnit, r.Unit)
	in.quarter(r.Quarter)
	in.rank(r.Seq)
	in.wrong(!slices.Contains(ReportStates(), r.State), "报送状态不对")
	in.wrong(r.Status != "" && !slices.Contains(Statuses(), r.Status), "进展状态不对")
	in.wrong(r.Percent != nil && !(*r.Percent >= 0 && *r.Percent <= MostPercent), "完成率不对")
	for _, id := range sortedKeys(r.Values) {
		in.wrong(!finite(r.Values[id]), "指标的数值不对")
	}
}

func (in *inspector) rule(r *Rule) {
	in.wrong(r.ID != RuleID, "编号不对")
	for _, s := range slices.Sorted(maps.Keys(r.Lamps)) {
		in.wrong(!slices.Contains(Statuses(), s), "里没有“"+string(s)+"”这种状态")
		in.wrong(!slices.Contains(Lamps(), r.Lamps[s]), "里没有“"+string(r.Lamps[s])+"”这种灯")
	}
	if p := r.unsound(); p != nil {
		in.wrong(true, p.Why)
	}
}

// refer wants something to be there.
func (in *inspector) refer(k Kind, id ID) {
	in.wrong(in.l.Get(k, id) == nil, "所指的"+k.Name()+"不在文件里")
}

func (in *inspector) mayRefer(k Kind, id ID) {
	if id != "" {
		in.refer(k, id)
	}
}

// only wants the words to stand once.
func (in *inspector) only(words ...string) {
	key := strings.Join(words, "\x00")
	in.wrong(in.keys[key], "在文件里有两个")
	in.keys[key] = true
}

// days wants days; none is as good.
func (in *inspector) days(days ...string) {
	for _, d := range days {
		if d != "" {
			_, err := ParseDay(d)
			in.wrong(err != nil, "日期“"+d+"”不对")
		}
	}
}

func (in *inspector) quarter(q Quarter) {
	_, err := ParseQuarter(string(q))
	in.wrong(err != nil, "季度“"+string(q)+"”不对")
}

// farthest is how far a rank or a number of reports may go, so that there is always one behind it.
const farthest = 1 << 53

func (in *inspector) rank(n int64) { in.wrong(n < -farthest || n > farthest, "先后次序不对") }

// circles refuses groups that would contain themselves.
func (in *inspector) circles() {
	const open, done = 1, 2
	state := map[ID]int{}
	var enter func(u *Unit)
	enter = func(u *Unit) {
		state[u.ID] = open
		for _, id := range u.Members {
			m := in.l.Unit(id)
			if in.e = u; state[id] == open {
				in.wrong(true, "会成为自己的成员")
			} else if state[id] != done {
				enter(m)
			}
		}
		state[u.ID] = done
	}
	for _, u := range in.l.Units() {
		if state[u.ID] == 0 {
			enter(u)
		}
	}
}

// hasNUL tells whether some text has the one character that ends texts elsewhere.
func hasNUL(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return strings.ContainsRune(v.String(), 0)
	case reflect.Pointer:
		return !v.IsNil() && hasNUL(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if hasNUL(v.Field(i)) {
				return true
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if hasNUL(v.Index(i)) {
				return true
			}
		}
	case reflect.Map:
		for i := v.MapRange(); i.Next(); {
			if hasNUL(i.Key()) || hasNUL(i.Value()) {
				return true
			}
		}
	}
	return false
}

// called is what a person knows an entity by.
func (in *inspector) called(e Entity) string {
	k, id := e.Ref()
	name := func(s string) string { return k.Name() + "“" + s + "”" }
	switch e := e.(type) {
	case *Annex:
		return e.Name()
	case *Section:
		return name(e.Text)
	case *Matter:
		return name(e.Name)
	case *Unit:
		return name(e.Name)
	case *Leader:
		return name(e.Name)
	case *Task:
		return in.row(e.ID)
	case *Report:
		return in.row(e.Task) + "的" + e.Quarter.Name() + "报送"
	case *Doubt:
		return name(e.Where)
	case *Rule:
		return k.Name()
	}
	return name(string(id))
}

// row is 附件1第3项; what is not there is 任务 alone.
func (in *inspector) row(task ID) string {
	t := in.l.Task(task)
	if t == nil {
		return KindTask.Name()
	}
	out := "第" + in.l.RowName(t) + "项"
	if in.l.RowName(t) == "" {
		out = KindTask.Name() + "“" + t.Text + "”"
	}
	if a := in.l.Annex(t.Annex); a != nil {
		out = a.Name() + out
	}
	return out
}
