package judge

import "dubanben/internal/ledger"

// office is until when leaders had the tasks that they are told by, that day not included; "" of one who still has some.
type office map[ledger.ID]string

// note takes one of a leader's tasks in, and tells whether he still has it.
func (o office) note(t *ledger.Task, leader ledger.ID) (still bool) {
	if len(t.Formerly) == 0 || t.Leader == leader {
		o[leader] = ""
		return true
	}
	if until, known := o[leader]; !known || until != "" {
		o[leader] = max(until, t.Handover(leader))
	}
	return false
}
