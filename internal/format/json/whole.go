package jsonfile

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

// The limits of the file of a whole ledger; beyond them it is refused. A district's ten years are some 100,000 things.
const (
	MaxWhole  = 1 << 30
	MaxEntity = 8 << 20
	MaxThings = 4_000_000
)

// Entity is one thing of a whole ledger, in the words in which its journal has it.
type Entity struct {
	Kind  string          `json:"kind"`
	Value json.RawMessage `json:"value"`
}

// ReadWhole hands over the entities of the file of a whole ledger one after another; the value is good until keep returns. found tells whether the file
// has them at all: one that has not, and one that is none of ours, is for Read, and so is what is wrong with it. What cannot be
// read gives *Unreadable, a cancelled context its own error; an error of keep ends the reading. The context is asked with
// every 32 KB of the file.
func ReadWhole(ctx context.Context, file io.Reader, keep func(Entity) error) (found bool, err error) {
	w := &whole{keep: keep, guard: &guard{ctx: ctx, from: bufio.NewReader(file)}}
	w.in = json.NewDecoder(w.guard)
	err = w.read()
	var stop *Unreadable
	if !w.found && (errors.As(err, &stop) || errors.Is(err, errOther)) {
		return false, nil
	}
	return w.found, err
}

// errOther is a file that is no object.
var errOther = errors.New("no whole ledger")

// whole reads the keys of a whole ledger; only the entities matter.
type whole struct {
	guard *guard
	in    *json.Decoder
	keep  func(Entity) error
	found bool
	count int
}

func (w *whole) read() error {
	first, err := w.token()
	if err != nil {
		return err
	}
	if first != json.Delim('{') {
		return errOther
	}
	for w.in.More() {
		key, err := w.token()
		if err != nil {
			return err
		}
		if key == "entities" {
			err = w.entities()
		} else {
			err = w.skip()
		}
		if err != nil {
			return err
		}
	}
	if _, err := w.token(); err != nil {
		return err
	}
	if _, err := w.in.Token(); err != io.EOF {
		return w.broken(err)
	}
	return nil
}

func (w *whole) entities() error {
	open, err := w.token()
	if err != nil {
		return err
	}
	if w.found || open != json.Delim('[') {
		return &Unreadable{Reason: Foreign, Field: "entities"}
	}
	for w.found = true; w.in.More(); {
		var e Entity
		if w.count++; w.count > MaxThings {
			return &Unreadable{Reason: TooLarge}
		}
		w.guard.since = 0
		if err := w.in.Decode(&e); err != nil {
			var kind *json.UnmarshalTypeError
			if errors.As(err, &kind) {
				return &Unreadable{Reason: BadField, Row: w.count, Field: kind.Field, Err: err}
			}
			return w.broken(err)
		}
		if err := w.keep(e); err != nil {
			return err
		}
	}
	_, err = w.token()
	return err
}

// skip reads over a value without holding it: the history is the longest part of a file.
func (w *whole) skip() error {
	for depth := 0; ; {
		t, err := w.token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('['), json.Delim('{'):
			if depth++; depth > MaxDepth {
				return &Unreadable{Reason: TooDeep}
			}
		case json.Delim(']'), json.Delim('}'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

func (w *whole) token() (json.Token, error) {
	w.guard.since = 0
	t, err := w.in.Token()
	if err != nil {
		return nil, w.broken(err)
	}
	return t, nil
}

// broken is a file that ends or goes wrong where the reading stands, unless the guard has refused it.
func (w *whole) broken(err error) error {
	if w.guard.err != nil {
		return w.guard.err
	}
	return &Unreadable{Reason: NotJSON, Line: 1 + w.guard.lines, Err: err}
}

// guard passes a file on, as long as it is text that goes into memory piece by piece.
type guard struct {
	ctx   context.Context
	from  *bufio.Reader
	read  int64
	since int64 // since the last value
	asked int64 // of the file, when the context was asked last
	lines int
	half  []byte // of a character
	begun bool
	err   error
}

// Read passes on.
func (g *guard) Read(b []byte) (int, error) {
	if g.err != nil {
		return 0, g.err
	}
	if !g.begun {
		g.begun = true
		if head, _ := g.from.Peek(len(byteOrderMark())); string(head) == string(byteOrderMark()) {
			_, _ = g.from.Discard(len(head)) // it was there to be peeked at
		}
	}
	n, err := g.from.Read(b)
	g.read, g.since = g.read+int64(n), g.since+int64(n)
	for ; g.asked <= g.read; g.asked += pace {
		if g.err == nil {
			g.err = g.ctx.Err()
		}
	}
	switch {
	case g.err != nil:
	case g.read > MaxWhole || g.since > MaxEntity:
		g.err = &Unreadable{Reason: TooLarge}
	case !g.text(b[:n], err != nil):
		g.err = &Unreadable{Reason: BadEncoding}
	}
	if g.err != nil {
		return 0, g.err
	}
	return n, err
}

// text tells whether the bytes go on as UTF-8; a character may come in two parts, but for the last.
func (g *guard) text(b []byte, last bool) bool {
	for len(g.half) > 0 && len(b) > 0 {
		g.half, b = append(g.half, b[0]), b[1:]
		if utf8.FullRune(g.half) {
			if !utf8.Valid(g.half) {
				return false
			}
			g.half = nil
		}
	}
	for i := max(0, len(b)-utf8.UTFMax); i < len(b); i++ {
		if utf8.RuneStart(b[i]) && !utf8.FullRune(b[i:]) {
			g.half, b = append(g.half, b[i:]...), b[:i]
		}
	}
	for _, c := range b {
		if c == '\n' {
			g.lines++
		}
	}
	return utf8.Valid(b) && !(last && len(g.half) > 0)
}
