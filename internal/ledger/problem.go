package ledger

import "fmt"

// ProblemKind says which rule refused a change.
type ProblemKind string

// The rules that refuse. ProblemKinds lists them for the test that each has its Chinese sentence.
const (
	BadQuarter      ProblemKind = "bad-quarter"
	UnknownField    ProblemKind = "unknown-field"
	ReadOnlyField   ProblemKind = "read-only-field"
	EmptyText       ProblemKind = "empty-text"
	EmptyNumber     ProblemKind = "empty-number"
	TooLong         ProblemKind = "too-long"
	BadList         ProblemKind = "bad-list"
	BadObject       ProblemKind = "bad-object"
	BadText         ProblemKind = "bad-text"
	TooManyPersons  ProblemKind = "too-many-persons"
	NoLeadUnit      ProblemKind = "no-lead-unit"
	NoSuchTask      ProblemKind = "no-such-task"
	NoSuchAnnex     ProblemKind = "no-such-annex"
	NoSuchUnit      ProblemKind = "no-such-unit"
	AmbiguousNumber ProblemKind = "ambiguous-number"
	AmbiguousAnnex  ProblemKind = "ambiguous-annex"
	DuplicateUnit   ProblemKind = "duplicate-unit"
	BadDate         ProblemKind = "bad-date"
	BadYear         ProblemKind = "bad-year"
	UnknownKind     ProblemKind = "unknown-kind"
	NoAnnexNumber   ProblemKind = "no-annex-number"
	AnnexTaken      ProblemKind = "annex-taken"
	NoTitle         ProblemKind = "no-title"
	NoTextColumn    ProblemKind = "no-text-column"
	ColumnTwice     ProblemKind = "column-twice"
	NotOneAnnex     ProblemKind = "not-one-annex"
	NotNeighbours   ProblemKind = "not-neighbours"
	TooFewRows      ProblemKind = "too-few-rows"
	BadStatus       ProblemKind = "bad-status"
	BadLamp         ProblemKind = "bad-lamp"
	BadOp           ProblemKind = "bad-op"
	ClosedTask      ProblemKind = "closed-task"
	OtherYear       ProblemKind = "other-year"
	NotItsUnit      ProblemKind = "not-its-unit"
	BadPercent      ProblemKind = "bad-percent"
	BadNumber       ProblemKind = "bad-number"
	NoSuchIndicator ProblemKind = "no-such-indicator"
	NoIndicatorName ProblemKind = "no-indicator-name"
	IndicatorInUse  ProblemKind = "indicator-in-use"
	EmptyAnswer     ProblemKind = "empty-answer"
	NoAnswer        ProblemKind = "no-answer"
	UnsaidAnswer    ProblemKind = "unsaid-answer"
	NoRemark        ProblemKind = "no-remark"
	NoReason        ProblemKind = "no-reason"
	BadDuty         ProblemKind = "bad-duty"
	FixedMembers    ProblemKind = "fixed-members"
	NotAGroup       ProblemKind = "not-a-group"
	CircularGroup   ProblemKind = "circular-group"
	BadDay          ProblemKind = "bad-day"
	BadTerm         ProblemKind = "bad-term"
	NoMilestone     ProblemKind = "no-milestone"
	BadEnd          ProblemKind = "bad-end"
	BadEndWord      ProblemKind = "bad-end-word"
	SameTask        ProblemKind = "same-task"
	NoName          ProblemKind = "no-name"
	UnitInUse       ProblemKind = "unit-in-use"
	UnknownUnitKind ProblemKind = "unknown-unit-kind"
	NoSuchLeader    ProblemKind = "no-such-leader"
	DuplicateLeader ProblemKind = "duplicate-leader"
	LeaderInUse     ProblemKind = "leader-in-use"
	NotItsLeader    ProblemKind = "not-its-leader"
	BadRule         ProblemKind = "bad-rule"
	SameUnit        ProblemKind = "same-unit"
	MixedUnits      ProblemKind = "mixed-units"
	OwnMember       ProblemKind = "own-member"
	SameLeader      ProblemKind = "same-leader"
	LeftOffice      ProblemKind = "left-office"
	NotOneName      ProblemKind = "not-one-name"
	NoTaskToPass    ProblemKind = "no-task-to-pass"
	NoDueDay        ProblemKind = "no-due-day"
	NoSuchCall      ProblemKind = "no-such-call"
	NotEmpty        ProblemKind = "not-empty"
	Inconsistent    ProblemKind = "inconsistent"
	NothingToUndo   ProblemKind = "nothing-to-undo"
	NothingToRedo   ProblemKind = "nothing-to-redo"
)

// ProblemKinds lists every kind.
func ProblemKinds() []ProblemKind {
	return []ProblemKind{BadQuarter, UnknownField, ReadOnlyField, EmptyText, EmptyNumber, TooLong, BadList, BadObject, BadText,
		TooManyPersons, NoLeadUnit, NoSuchTask, NoSuchAnnex, NoSuchUnit, AmbiguousNumber, AmbiguousAnnex, DuplicateUnit, BadDate, BadYear, UnknownKind,
		NoAnnexNumber, AnnexTaken, NoTitle, NoTextColumn, ColumnTwice, NotOneAnnex, NotNeighbours, TooFewRows,
		BadStatus, BadLamp, BadOp,
		ClosedTask, OtherYear, NotItsUnit, BadPercent, BadNumber, NoSuchIndicator, NoIndicatorName, IndicatorInUse, EmptyAnswer,
		NoAnswer, UnsaidAnswer, NoRemark, NoReason, BadDuty, FixedMembers, NotAGroup, CircularGroup, BadDay, BadTerm,
		NoMilestone, BadEnd, BadEndWord, SameTask, NoName, UnitInUse, UnknownUnitKind, NoSuchLeader, DuplicateLeader,
		LeaderInUse, NotItsLeader, BadRule, SameUnit, MixedUnits, OwnMember, SameLeader, LeftOffice, NoTaskToPass, NotOneName, NoDueDay, NoSuchCall, NotEmpty, Inconsistent,
		NothingToUndo, NothingToRedo}
}

// Problem is a change that a rule refused; app.Explain puts it into Chinese.
type Problem struct {
	Kind  ProblemKind
	Field Field
	Row   string // the number a person knows the row by, "1.3"
	Value string // what was given
	Why   string // what is wrong with it, as people say it: "2月没有30日"; only where the kind does not say it alone
	Count int    // how many, where the rule counts
	Limit int    // how many are allowed
}

// Error is for logs; people read app.Explain.
func (p *Problem) Error() string {
	return fmt.Sprintf("%s: field=%s row=%s value=%.40q count=%d limit=%d", p.Kind, p.Field, p.Row, p.Value, p.Count, p.Limit)
}
