package ledger

// Doubt is something that the import could not decide alone. Its id depends on the file only.
type Doubt struct {
	ID      ID        `json:"id"`
	Annex   ID        `json:"annex"`
	Task    ID        `json:"task,omitempty"`
	Kind    DoubtKind `json:"kind"`
	Where   string    `json:"where"`   // "附件2 第10件 序号"
	Text    string    `json:"text"`    // why it is doubtful, one sentence
	Choices []string  `json:"choices"` // what a person can answer
	Default string    `json:"default"` // one of the choices, taken until answered
	Answer  string    `json:"answer,omitempty"`
}

// DoubtKind sorts the doubts.
type DoubtKind string

// The kinds of doubt that an import raises.
const (
	DoubtNumber  DoubtKind = "number"  // a number is not printed
	DoubtLeader  DoubtKind = "leader"  // a leader is not printed and the row is damaged
	DoubtRelated DoubtKind = "related" // related units are blank beside a new lead unit
	DoubtUnit    DoubtKind = "unit"    // perhaps another spelling of a unit
	DoubtColumn  DoubtKind = "column"  // cells are missing or a column has no known meaning
)
