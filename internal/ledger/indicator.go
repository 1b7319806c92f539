package ledger

// Indicator is a number that a task is to reach by the end of its year, confirmed by a person: 新增就业 ≥ 4000 人.
type Indicator struct {
	ID    ID      `json:"id"`
	Name  string  `json:"name"`
	Op    Op      `json:"op"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
}

// Op says how a value is held against its target.
type Op string

// The ways of comparing.
const (
	AtLeast Op = ">="
	AtMost  Op = "<="
	Exactly Op = "="
)

// ParseOp reads ≥, >=, ≤, <= or =.
func ParseOp(s string) (Op, error) {
	switch Squeeze(s) {
	case "≥", ">=", "不少于", "不低于":
		return AtLeast, nil
	case "≤", "<=", "不超过", "不高于":
		return AtMost, nil
	case "=", "＝", "等于":
		return Exactly, nil
	}
	return "", &Problem{Kind: BadOp, Value: s}
}

// Sign is the comparison as people write it.
func (o Op) Sign() string {
	switch o {
	case AtLeast:
		return "≥"
	case AtMost:
		return "≤"
	}
	return "="
}

// Milestone is a step inside a quarter with its own day.
type Milestone struct {
	Day  string `json:"day"` // 2020-08-15
	Text string `json:"text"`
	Done string `json:"done,omitempty"` // the day it was reached
}
