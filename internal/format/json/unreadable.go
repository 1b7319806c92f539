package jsonfile

import "fmt"

// Reason says why a file was refused.
type Reason string

// The reasons.
const (
	NotJSON        Reason = "not-json"         // broken or cut off; Line says where
	BadEncoding    Reason = "bad-encoding"     // no UTF-8
	Foreign        Reason = "foreign"          // JSON, but no tasks of this program
	NoTasks        Reason = "no-tasks"         // of this program, without any task
	BadField       Reason = "bad-field"        // Row and Field say which value is of the wrong kind
	TooLarge       Reason = "too-large"        // more than MaxBytes
	TooDeep        Reason = "too-deep"         // nested deeper than MaxDepth
	TooManyRows    Reason = "too-many-rows"    // more than MaxRows
	TooManyColumns Reason = "too-many-columns" // more than MaxColumns
)

// Reasons lists every reason.
func Reasons() []Reason {
	return []Reason{NotJSON, BadEncoding, Foreign, NoTasks, BadField, TooLarge, TooDeep, TooManyRows, TooManyColumns}
}

// Unreadable is a file that Read refuses.
type Unreadable struct {
	Reason Reason
	Line   int    // of the file, from 1; 0 where it is the file as a whole
	Row    int    // the task, from 1; 0 where it is none
	Field  string // the JSON name of the value; "" where it is none
	Err    error  // what the library said; may be nil
}

// Error is for logs; people read app.Explain.
func (u *Unreadable) Error() string {
	return fmt.Sprintf("json: %s, line %d, task %d, field %q: %v", u.Reason, u.Line, u.Row, u.Field, u.Err)
}

// Unwrap gives what the library said.
func (u *Unreadable) Unwrap() error { return u.Err }
