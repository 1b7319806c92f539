package app

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
)

// AnswersError is a file of answers that cannot be read.
type AnswersError struct {
	Path string
	Err  error
}

// Error is for logs; people read Explain.
func (e *AnswersError) Error() string { return fmt.Sprintf("answers %s: %v", e.Path, e.Err) }

// Unwrap gives what the system said.
func (e *AnswersError) Unwrap() error { return e.Err }

// AnswerDoubts gives each reading the answers to its own doubts, those too that arise only beside the ledger or from another answer.
// An answer that nobody asked for is refused.
func AnswerDoubts(ctx context.Context, g Ground, in []Intake, answers map[ledger.ID]string) error {
	left := maps.Clone(answers)
	for len(left) > 0 {
		before := len(left)
		for _, x := range in {
			mine := map[ledger.ID]string{}
			for _, id := range x.doubts(ctx, g) {
				if s, given := left[id]; given {
					mine[id] = s
				}
			}
			if err := x.Reading.Answer(mine); err != nil {
				return err
			}
			for id := range mine {
				delete(left, id)
			}
		}
		if len(left) == before {
			id := slices.Min(slices.Collect(maps.Keys(left)))
			return &annex.BadAnswer{Doubt: id, Answer: left[id]}
		}
	}
	return nil
}

// doubts are the ids of what the reading asks, alone and beside the ledger. Where it cannot be compared yet, for want of a year
// say, its own doubts are all there are.
func (x Intake) doubts(ctx context.Context, g Ground) []ledger.ID {
	var out []ledger.ID
	for _, f := range x.Reading.Annexes {
		for _, d := range f.Doubts {
			out = append(out, d.ID)
		}
	}
	diff, err := Compare(ctx, g, x)
	if err != nil {
		return out
	}
	for _, a := range diff.Annexes {
		for _, d := range a.Outcome.Doubts {
			out = append(out, d.ID)
		}
	}
	return out
}
