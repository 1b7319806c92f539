// Package ledger is the domain of the supervision office: annexes broken down into tasks, the leaders and units that
// answer for them, what each quarter was to reach, and the rules by which all of it may change.
//
// A Ledger is an immutable snapshot. A Draft collects edits over one, checks them by the rules and hands out Changes;
// applying the changes to the snapshot gives the next one. Storing, showing and printing happen elsewhere.
package ledger

// ID names an entity for its whole life; it is never shown and never reused.
type ID string

// Kind says what an entity is; the values stand in the journal and never change.
type Kind string

// The kinds of entity.
const (
	KindAnnex   Kind = "annex"
	KindSection Kind = "section"
	KindMatter  Kind = "matter"
	KindLeader  Kind = "leader"
	KindUnit    Kind = "unit"
	KindTask    Kind = "task"
	KindReport  Kind = "report"
	KindDoubt   Kind = "doubt"
	KindChoice  Kind = "choice"
	KindLink    Kind = "link"
	KindRule    Kind = "rule"
	KindCall    Kind = "call"
)

// Kinds lists every kind so that one comes after those it refers to.
func Kinds() []Kind {
	return []Kind{KindAnnex, KindSection, KindMatter, KindUnit, KindLeader, KindTask, KindReport, KindDoubt, KindChoice, KindLink, KindRule, KindCall}
}

// Entity is one thing the ledger keeps. Values are immutable once they are in a Ledger: change a copy and put that.
type Entity interface {
	Ref() (Kind, ID)
}

// New returns an empty entity of the kind, to decode a journal entry into; nil for a kind nobody knows.
func New(k Kind) Entity {
	switch k {
	case KindAnnex:
		return &Annex{}
	case KindSection:
		return &Section{}
	case KindMatter:
		return &Matter{}
	case KindLeader:
		return &Leader{}
	case KindUnit:
		return &Unit{}
	case KindTask:
		return &Task{}
	case KindReport:
		return &Report{}
	case KindDoubt:
		return &Doubt{}
	case KindChoice:
		return &Choice{}
	case KindLink:
		return &Link{}
	case KindRule:
		return &Rule{}
	case KindCall:
		return &Call{}
	}
	return nil
}

// Ref names the annex.
func (a *Annex) Ref() (Kind, ID) { return KindAnnex, a.ID }

// Ref names the section.
func (s *Section) Ref() (Kind, ID) { return KindSection, s.ID }

// Ref names the matter.
func (m *Matter) Ref() (Kind, ID) { return KindMatter, m.ID }

// Ref names the leader.
func (l *Leader) Ref() (Kind, ID) { return KindLeader, l.ID }

// Ref names the unit.
func (u *Unit) Ref() (Kind, ID) { return KindUnit, u.ID }

// Ref names the task.
func (t *Task) Ref() (Kind, ID) { return KindTask, t.ID }

// Ref names the doubt.
func (d *Doubt) Ref() (Kind, ID) { return KindDoubt, d.ID }
