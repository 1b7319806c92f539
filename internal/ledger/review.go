package ledger

// Review says that the office accepts a unit's answer and, where status is not "", how it judges the task. One that neither
// tells of progress nor names a status is no answer yet. An answer to a closed task may still be reviewed.
func (d *Draft) Review(task, unit ID, q Quarter, status Status, remark, at, clerk string) error {
	t, last, err := d.answered(task, unit, q)
	if err != nil {
		return err
	}
	if !last.State.Answered() {
		return d.noAnswer(t, unit, q)
	}
	if status, err = ParseStatus(string(status)); err != nil {
		return d.problem(BadStatus, t, fieldReport, Problem{Value: string(status)})
	}
	if remark, err = d.cleanText(t, fieldRemark, remark); err != nil {
		return err
	}
	r := last.Clone()
	r.State, r.Remark, r.At, r.Clerk = Reviewed, remark, at, clerk
	if status != "" {
		r.Status = status
	}
	if r.Unsaid() {
		return d.onAnswer(UnsaidAnswer, t, unit, q)
	}
	if last.State == Reviewed && sameAnswer(last, r) && last.Remark == remark {
		return nil
	}
	d.enter(r)
	return nil
}

// Return sends a unit's answer back, saying why; it is to come again.
func (d *Draft) Return(task, unit ID, q Quarter, remark, at, clerk string) error {
	if _, err := d.openTask(task, fieldReport); err != nil {
		return err
	}
	t, last, err := d.answered(task, unit, q)
	if err != nil {
		return err
	}
	if last.State == Unreported {
		return d.noAnswer(t, unit, q)
	}
	if remark, err = d.cleanText(t, fieldRemark, remark); err != nil {
		return err
	}
	if remark == "" {
		return d.problem(NoRemark, t, fieldRemark, Problem{})
	}
	if last.State == Returned && last.Remark == remark {
		return nil
	}
	r := last.Clone()
	r.State, r.Remark, r.At, r.Clerk = Returned, remark, at, clerk
	d.enter(r)
	return nil
}

// answered is a task and the report that counts of what a unit has to say on it.
func (d *Draft) answered(task, unit ID, q Quarter) (*Task, *Report, error) {
	t := d.Task(task)
	if t == nil {
		return nil, nil, &Problem{Kind: NoSuchTask, Field: fieldReport}
	}
	if err := d.inYear(t, q); err != nil {
		return nil, nil, err
	}
	last := lastOf(d.reportsOf(task), unit, q)
	if last == nil {
		return nil, nil, d.noAnswer(t, unit, q)
	}
	return t, last, nil
}

func (d *Draft) noAnswer(t *Task, unit ID, q Quarter) error { return d.onAnswer(NoAnswer, t, unit, q) }

// onAnswer is a problem with the answer of a unit for a quarter.
func (d *Draft) onAnswer(k ProblemKind, t *Task, unit ID, q Quarter) error {
	p := Problem{Why: q.String()}
	if u := d.Unit(unit); u != nil {
		p.Value = u.Name
	}
	return d.problem(k, t, fieldReport, p)
}

// CarryOn starts a quarter from the one before: each unit that must report, has not begun to and answered in the quarter
// before gets its last texts, to be changed; until then they are marked 未更新. A year's first quarter carries nothing, and
// closed tasks and those of other years are left out. It returns how many texts were carried.
func (d *Draft) CarryOn(tasks []ID, q Quarter, at, clerk string) (int, error) {
	if _, err := ParseQuarter(string(q)); err != nil {
		return 0, err
	}
	for _, id := range tasks {
		if d.Task(id) == nil {
			return 0, &Problem{Kind: NoSuchTask, Field: fieldReport}
		}
	}
	if q.Number() == 1 {
		return 0, nil
	}
	n, before := 0, MakeQuarter(q.Year(), q.Number()-1)
	for _, id := range tasks {
		t := d.Task(id)
		if t.Closed() || d.inYear(t, q) != nil {
			continue
		}
		reports := d.reportsOf(id)
		for _, a := range answerers(d, t) {
			last := lastOf(reports, a.Unit, before)
			if last == nil || !last.State.Answered() || lastOf(reports, a.Unit, q) != nil {
				continue
			}
			d.enter(&Report{Task: id, Unit: a.Unit, Quarter: q, Stale: true, Progress: last.Progress, Problem: last.Problem, Next: last.Next,
				At: at, Clerk: clerk})
			n++
		}
	}
	return n, nil
}
