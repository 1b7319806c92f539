package app

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
)

// WriteJSON writes indented JSON with the characters as they are.
func WriteJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", jsonStep)
	return e.Encode(v)
}

const jsonStep = "  "

// WriteJSONList writes what WriteJSON would write of a list of the elements, without holding more than one of them.
func WriteJSONList[T any](w io.Writer, elements iter.Seq[T]) error {
	out := bufio.NewWriter(w)
	if err := writeList(out, elements, "", jsonStep); err != nil {
		return err
	}
	out.WriteByte('\n')
	return out.Flush()
}

// writeList writes a list that stands behind a margin, each element over several lines with this step, or on one where it is "".
func writeList[T any](out *bufio.Writer, elements iter.Seq[T], margin, step string) error {
	var one bytes.Buffer
	e := json.NewEncoder(&one)
	e.SetEscapeHTML(false)
	if step != "" {
		e.SetIndent(margin+jsonStep, step)
	}
	before, after := "[\n"+margin+jsonStep, "[]"
	for x := range elements {
		one.Reset()
		if err := e.Encode(x); err != nil {
			return err
		}
		out.WriteString(before)
		if _, err := out.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n"))); err != nil { // of any write before it too
			return err
		}
		before, after = ",\n"+margin+jsonStep, "\n"+margin+"]"
	}
	_, err := out.WriteString(after)
	return err
}

// jsonObject writes an object key by key; its first error stays.
type jsonObject struct {
	out   *bufio.Writer
	begun bool
	err   error
}

func (o *jsonObject) key(name string) {
	before := "{\n"
	if o.begun {
		before = ",\n"
	}
	o.begun = true
	o.out.WriteString(before + jsonStep + `"` + name + `": `)
}

// value writes a key with one value.
func (o *jsonObject) value(name string, v any) {
	o.key(name)
	var one bytes.Buffer
	e := json.NewEncoder(&one)
	e.SetEscapeHTML(false)
	e.SetIndent(jsonStep, jsonStep)
	if err := e.Encode(v); err != nil && o.err == nil {
		o.err = err
	}
	o.out.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n")))
}

// listMember writes a key with a list, as writeList writes it.
func listMember[T any](o *jsonObject, name, step string, elements iter.Seq[T]) {
	o.key(name)
	if o.err == nil {
		o.err = writeList(o.out, elements, jsonStep, step)
	}
}

func (o *jsonObject) end() error {
	o.out.WriteString("\n}\n")
	if err := o.out.Flush(); err != nil {
		return err
	}
	return o.err
}
