package ledger

import (
	"cmp"
	"slices"
)

// Call says that the office asked a unit for its answers of a quarter, and what it was told: 催办记录.
type Call struct {
	ID       ID      `json:"id"`
	Unit     ID      `json:"unit"`
	Quarter  Quarter `json:"quarter"`
	Day      string  `json:"day"`                // 2020-11-20
	With     string  `json:"with,omitempty"`     // whom the office spoke to
	Said     string  `json:"said,omitempty"`     // what was said
	Promised string  `json:"promised,omitempty"` // the day by which the answers will come; "" where none was named
	Clerk    string  `json:"clerk,omitempty"`    // who called
	At       string  `json:"at"`                 // when it was noted, RFC 3339
}

// CallSpec is what a person says of a call.
type CallSpec struct {
	Day, With, Said, Promised string
}

// Ref names the call.
func (c *Call) Ref() (Kind, ID) { return KindCall, c.ID }

// callOrder puts calls in their order: the day of the call, and on one day as they were noted.
func callOrder(a, b *Call) int {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID))
}

// AllCalls are the calls of all quarters, oldest first.
func (l *Ledger) AllCalls() []*Call { return list(l, KindCall, callOrder) }

// Calls to a unit for its answers of a quarter, oldest first.
func (l *Ledger) Calls(unit ID, q Quarter) []*Call {
	return slices.DeleteFunc(l.AllCalls(), func(c *Call) bool { return c.Unit != unit || c.Quarter != q })
}

// AddCall notes that a unit was called.
func (d *Draft) AddCall(unit ID, q Quarter, s CallSpec, at, clerk string) (ID, error) {
	if _, err := ParseQuarter(string(q)); err != nil {
		return "", err
	}
	if d.Unit(unit) == nil {
		return "", &Problem{Kind: NoSuchUnit}
	}
	c := &Call{Unit: unit, Quarter: q, Day: s.Day, Promised: s.Promised, Clerk: clerk, At: at}
	if err := d.checkCallDays(c); err != nil {
		return "", err
	}
	var err error
	if c.With, err = d.callText(fieldWith, s.With); err != nil {
		return "", err
	}
	if c.Said, err = d.callText(fieldSaid, s.Said); err != nil {
		return "", err
	}
	c.ID = d.newID()
	d.Put(c)
	return c.ID, nil
}

func (d *Draft) checkCallDays(c *Call) error {
	if err := d.day(nil, fieldCall, c.Day); err != nil {
		return err
	}
	if c.Promised == "" {
		return nil
	}
	if err := d.day(nil, fieldPromised, c.Promised); err != nil {
		return err
	}
	if c.Promised < c.Day {
		return &Problem{Kind: BadTerm, Field: fieldPromised, Value: c.Promised, Why: "催办是" + DayText(c.Day)}
	}
	return nil
}

// callText is a text of a call as it is kept.
func (d *Draft) callText(f Field, text string) (string, error) {
	if err := checkText(f, text); err != nil {
		return "", err
	}
	return Clean(text), nil
}

// DeleteCall takes the note of a call away.
func (d *Draft) DeleteCall(id ID) error {
	if d.Get(KindCall, id) == nil {
		return &Problem{Kind: NoSuchCall}
	}
	d.Delete(KindCall, id)
	return nil
}

// takeCalls gives a unit the calls to another one.
func (d *Draft) takeCalls(keep, gone ID) {
	for _, e := range d.all(KindCall) {
		if c := e.(*Call); c.Unit == gone {
			to := *c
			to.Unit = keep
			d.Put(&to)
		}
	}
}
