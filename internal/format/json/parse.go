package jsonfile

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"unicode/utf8"
)

// task is one row, as the list prints it.
type task struct {
	Year         int               `json:"year"`
	Annex        string            `json:"annex"`
	No           string            `json:"no"`
	Sub          string            `json:"sub"`
	Section      string            `json:"section"`
	Matter       string            `json:"matter"`
	Text         *string           `json:"text"` // nil in what is no task
	Leader       string            `json:"leader"`
	LeadUnits    []string          `json:"lead_units"`
	RelatedUnits []string          `json:"related_units"`
	Persons      []string          `json:"persons"`
	Deadline     string            `json:"deadline"`
	Progress     string            `json:"progress"`
	Targets      map[string]string `json:"targets"`
	Extra        map[string]string `json:"extra"`
}

// annex is what the file of a whole ledger says of an annex.
type annex struct {
	Year  int    `json:"year"`
	No    string `json:"no"`
	Label string `json:"label"`
	Title string `json:"title"`
	Date  string `json:"date"`
	Note  string `json:"note"`
}

// file is what was read; annexes is empty for a list of tasks.
type file struct {
	annexes []annex
	tasks   []task
	whole   bool // the tasks of a ledger, not a list
}

// parser reads a file value by value.
type parser struct {
	file
	ctx  context.Context
	data []byte
	in   *json.Decoder
	next int64 // where the context is asked next
}

func parse(ctx context.Context, data []byte) (*file, error) {
	data = bytes.TrimPrefix(data, byteOrderMark())
	switch {
	case len(data) > MaxBytes:
		return nil, &Unreadable{Reason: TooLarge}
	case !utf8.Valid(data):
		return nil, &Unreadable{Reason: BadEncoding}
	case tooDeep(data):
		return nil, &Unreadable{Reason: TooDeep}
	}
	p := &parser{ctx: ctx, data: data, in: json.NewDecoder(bytes.NewReader(data))}
	if err := p.read(); err != nil {
		return nil, err
	}
	if len(p.tasks) == 0 {
		return nil, &Unreadable{Reason: NoTasks}
	}
	return &p.file, nil
}

// tooDeep looks at the brackets outside of texts.
func tooDeep(data []byte) bool {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			if depth++; depth > MaxDepth {
				return true
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return false
}

func (p *parser) read() error {
	first, err := p.in.Token()
	if err != nil {
		return p.broken(err)
	}
	switch first {
	case json.Delim('['):
		err = p.rows()
	case json.Delim('{'):
		err = p.ledger()
	default:
		return &Unreadable{Reason: Foreign}
	}
	if err == nil && p.in.More() {
		err = p.broken(nil)
	}
	return err
}

// ledger reads the keys of a whole ledger that matter here.
func (p *parser) ledger() error {
	for p.in.More() {
		key, err := p.in.Token()
		if err != nil {
			return p.broken(err)
		}
		switch key {
		case "annexes":
			if err := p.value(&p.annexes); err != nil {
				return err
			}
		case "tasks":
			p.whole = true
			if open, err := p.in.Token(); err != nil {
				return p.broken(err)
			} else if open != json.Delim('[') {
				return &Unreadable{Reason: Foreign, Field: "tasks"}
			}
			if err := p.rows(); err != nil {
				return err
			}
		default:
			var other json.RawMessage
			if err := p.value(&other); err != nil {
				return err
			}
		}
	}
	if !p.whole {
		return &Unreadable{Reason: Foreign}
	}
	return p.end()
}

// rows reads tasks up to the end of their array.
func (p *parser) rows() error {
	for p.in.More() {
		if len(p.tasks) == MaxRows {
			return &Unreadable{Reason: TooManyRows}
		}
		var t task
		if err := p.value(&t); err != nil {
			return err
		}
		if t.Text == nil && len(p.tasks) == 0 {
			return &Unreadable{Reason: Foreign, Row: 1}
		}
		p.tasks = append(p.tasks, t)
	}
	return p.end()
}

// end takes the closing bracket.
func (p *parser) end() error {
	if _, err := p.in.Token(); err != nil {
		return p.broken(err)
	}
	return nil
}

func (p *parser) value(to any) error {
	err := p.in.Decode(to)
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		u := &Unreadable{Reason: BadField, Row: len(p.tasks) + 1, Field: kind.Field, Err: err}
		if _, ok := to.(*task); !ok {
			u.Row = 0
		}
		if kind.Field == "" {
			u.Reason = Foreign // no object at all
		}
		return u
	}
	if err != nil {
		return p.broken(err)
	}
	return p.cancelled()
}

// pace is how much of a file is read between two looks at the context: whoever counts them knows how far the reading is.
const pace = 32 << 10

// cancelled looks at the context as the reading goes on.
func (p *parser) cancelled() error {
	for ; p.in.InputOffset() >= p.next; p.next += pace {
		if err := p.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// broken is a file that ends or goes wrong where the parser stands.
func (p *parser) broken(err error) error {
	at := p.in.InputOffset()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at = max(at, syntax.Offset)
	}
	at = min(at, int64(len(p.data)))
	return &Unreadable{Reason: NotJSON, Line: 1 + bytes.Count(p.data[:at], []byte("\n")), Err: err}
}
