// Package ledger is the domain of the supervision office: annexes broken down into tasks, the leaders and units that
// answer for them, what each quarter was to reach, and the rules by which all of it may change.
//
// A Ledger is an immutable snapshot. A Draft collects edits over one, checks them by the rules and hands out Changes;
// applying the changes to the snapshot gives the next one. Storing, showing and printing happen elsewhere.
package ledger

import (
	"encoding/json"
	"fmt"
	"strings"
)

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

// Name is the kind in Chinese.
func (k Kind) Name() string {
	switch k {
	case KindAnnex:
		return "附件"
	case KindSection:
		return "分节"
	case KindMatter:
		return "实事"
	case KindLeader:
		return "责任领导"
	case KindUnit:
		return "单位"
	case KindTask:
		return "任务"
	case KindReport:
		return "报送"
	case KindDoubt:
		return "存疑"
	case KindChoice:
		return "选择"
	case KindLink:
		return "任务关联"
	case KindRule:
		return "亮灯规则"
	case KindCall:
		return "催办记录"
	}
	return string(k)
}

// Entity is one thing the ledger keeps. Values are immutable once they are in a Ledger: change a copy and put that.
type Entity interface {
	Ref() (Kind, ID)
}

// Decode reads an entity of the kind as the journal writes it.
func Decode(k Kind, text string) (Entity, error) {
	e := empty(k)
	if e == nil {
		return nil, fmt.Errorf("unknown kind %q", k)
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields() // a field that got another name would come back empty without a word
	return e, d.Decode(e)
}

// empty is an entity of the kind with nothing in it; nil for a kind nobody knows.
func empty(k Kind) Entity {
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
