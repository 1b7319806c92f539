package app

import (
	"slices"
	"strings"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
)

// AnswerDoubt answers what an import left open and does what follows from it: units are united, a leader or related units are
// set. An answer without a consequence in the ledger is kept for the next import of the file.
func (a *App) AnswerDoubt(id ledger.ID, choice, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		q := d.Base().Doubt(id)
		if q == nil {
			return "", &annex.BadAnswer{Doubt: id, Answer: choice}
		}
		if !slices.Contains(q.Choices, choice) {
			return "", &annex.BadAnswer{Doubt: id, Answer: choice, Choices: q.Choices}
		}
		answered := *q
		answered.Answer = choice
		d.Put(&answered)
		return "答复存疑“" + q.Where + "”", consequence(d, q, choice)
	})
}

// consequence does what an answer means.
func consequence(d *ledger.Draft, q *ledger.Doubt, choice string) error {
	t := d.Task(q.Task)
	switch q.Kind {
	case ledger.DoubtUnit, annex.DoubtClose:
		return unite(d, q, t, choice)
	case ledger.DoubtLeader:
		if t == nil {
			return nil
		}
		if choice == annex.None {
			choice = ""
		}
		return d.Set(t.ID, ledger.FieldLeader, choice)
	case ledger.DoubtRelated:
		return relatedAsAbove(d, t, choice)
	}
	return nil
}

// relatedAsAbove gives a row the related units of the row above it, or none.
func relatedAsAbove(d *ledger.Draft, t *ledger.Task, choice string) error {
	if t == nil {
		return nil
	}
	c := t.Clone()
	c.Related = nil
	if strings.HasPrefix(choice, annex.SameAsAbove) {
		rows := d.TasksOf(t.Annex)
		i := slices.IndexFunc(rows, func(x *ledger.Task) bool { return x.ID == t.ID })
		if i > 0 {
			c.Related = slices.Clone(rows[i-1].Related)
		}
	}
	d.Put(c)
	return nil
}

// unite makes the spelling that the doubt is about another name of the unit that the choice names. Rows keep the spelling
// that they were circulated with.
func unite(d *ledger.Draft, q *ledger.Doubt, t *ledger.Task, choice string) error {
	l := d.Base()
	i := slices.IndexFunc(l.Units(), func(u *ledger.Unit) bool { return annex.SameUnit(u.Name) == choice })
	if i < 0 || t == nil {
		return nil // two units, as they are
	}
	keep := l.Units()[i]
	for _, m := range slices.Concat(t.Lead, t.Related) {
		if strings.HasSuffix(q.Where, m.Spelling) && m.Unit != keep.ID {
			return d.Unite(keep.ID, m.Unit)
		}
	}
	return nil
}
