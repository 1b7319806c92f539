package ledger

import "slices"

// EndWords lists the words by which a task is closed.
func EndWords() []string { return []string{"办结", "销号"} }

// End takes a task out of the year's count: closed, adjusted or suspended. An end said later stands in place of the first.
func (d *Draft) End(task ID, e End) error {
	t := d.Task(task)
	if t == nil {
		return &Problem{Kind: NoSuchTask, Field: fieldEnd}
	}
	if !slices.Contains([]Status{Closed, Adjusted, Suspended}, e.Status) {
		return d.problem(BadEnd, t, fieldEnd, Problem{Value: string(e.Status)})
	}
	if e.Status == Closed && !slices.Contains(EndWords(), e.Word) || e.Status != Closed && e.Word != "" {
		return d.problem(BadEndWord, t, fieldEnd, Problem{Value: e.Word})
	}
	if err := d.day(t, fieldEnd, e.Day); err != nil {
		return err
	}
	var err error
	if e.Remark, err = d.cleanText(t, fieldEnd, e.Remark); err != nil {
		return err
	}
	c := t.Clone()
	c.End = &e
	d.Put(c)
	return nil
}

// Reopen takes the end of a task back; where it has none nothing changes.
func (d *Draft) Reopen(task ID) error {
	t := d.Task(task)
	if t == nil {
		return &Problem{Kind: NoSuchTask, Field: fieldEnd}
	}
	c := t.Clone()
	c.End = nil
	d.Put(c)
	return nil
}

// SetDue keeps the day by which a task is due, as a person confirmed it; "" takes it back. Where that puts a confirmed day
// off, the extension is kept with its reason, who agreed and the day on which it was made.
func (d *Draft) SetDue(task ID, day string, x Extension) error {
	t := d.Task(task)
	if t == nil {
		return &Problem{Kind: NoSuchTask, Field: fieldDue}
	}
	if day != "" {
		if err := d.day(t, fieldDue, day); err != nil {
			return err
		}
	}
	c := t.Clone()
	if c.Due != "" && day > c.Due {
		var err error
		if x, err = d.extension(t, day, x); err != nil {
			return err
		}
		c.Extensions = append(c.Extensions, x)
	}
	c.Due = day
	d.Put(c)
	return nil
}

// extension is checked and told from when to when it goes.
func (d *Draft) extension(t *Task, day string, x Extension) (Extension, error) {
	err := d.day(t, fieldDue, x.On)
	if err != nil {
		return x, err
	}
	if x.Reason, err = d.cleanText(t, fieldDue, x.Reason); err != nil {
		return x, err
	}
	x.Agreed, err = d.cleanText(t, fieldDue, x.Agreed)
	x.Was, x.Day = t.Due, day
	return x, err
}

// SetLamp lights a task's lamp for a quarter by hand, whatever the rule says; nil leaves it to the rule again.
func (d *Draft) SetLamp(task ID, q Quarter, lamp *SetLamp) error {
	t, err := d.openTask(task, fieldLamps)
	if err != nil {
		return err
	}
	if err := d.inYear(t, q); err != nil {
		return err
	}
	c := t.Clone()
	if lamp == nil {
		if delete(c.Lamps, q); len(c.Lamps) == 0 {
			c.Lamps = nil
		}
		d.Put(c)
		return nil
	}
	if !slices.Contains(Lamps(), lamp.Lamp) {
		return d.problem(BadLamp, t, fieldLamps, Problem{Value: string(lamp.Lamp)})
	}
	reason, err := d.cleanText(t, fieldLamps, lamp.Reason)
	if err != nil {
		return err
	}
	if reason == "" {
		return d.problem(NoReason, t, fieldLamps, Problem{Value: q.String()})
	}
	c.Lamps = own(c.Lamps)
	c.Lamps[q] = SetLamp{lamp.Lamp, reason}
	d.Put(c)
	return nil
}
