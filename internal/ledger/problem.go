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
	NothingToUndo   ProblemKind = "nothing-to-undo"
	NothingToRedo   ProblemKind = "nothing-to-redo"
)

// ProblemKinds lists every kind.
func ProblemKinds() []ProblemKind {
	return []ProblemKind{BadQuarter, UnknownField, ReadOnlyField, EmptyText, EmptyNumber, TooLong, BadList, BadObject, BadText,
		TooManyPersons, NoLeadUnit, NoSuchTask, NoSuchAnnex, NoSuchUnit, AmbiguousNumber, AmbiguousAnnex, DuplicateUnit, BadDate, BadYear, UnknownKind,
		NoAnnexNumber, AnnexTaken, NoTitle, NoTextColumn, ColumnTwice, NotOneAnnex, NotNeighbours, TooFewRows,
		BadStatus, BadLamp, BadOp, NothingToUndo, NothingToRedo}
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
