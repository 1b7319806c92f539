package view

import (
	"fmt"
	"strings"

	"dubanben/internal/ledger"
)

// Condition narrows one column: by values, by one test on its text or two, or by both.
type Condition struct {
	Field  ledger.Field `json:"field"`
	Values []string     `json:"values,omitempty"` // any of these; "" is an empty cell; none narrow nothing
	Op     Op           `json:"op,omitempty"`
	Text   string       `json:"text,omitempty"`
	Or     bool         `json:"or,omitempty"` // how the second test joins the first: 或, else 和
	Op2    Op           `json:"op2,omitempty"`
	Text2  string       `json:"text2,omitempty"`
}

// Op is a test on the text of a cell; "" is none.
type Op string

// The tests. Lists are read name by name: one that fits is enough, and “不含” wants none that does.
const (
	Contains   Op = "contains"
	Lacks      Op = "lacks"
	BeginsWith Op = "begins"
	EndsWith   Op = "ends"
	Equals     Op = "equals"
	IsEmpty    Op = "empty"
	IsFilled   Op = "filled"
)

// Ops are all tests in the order in which a list offers them.
func Ops() []Op { return []Op{Contains, Lacks, BeginsWith, EndsWith, Equals, IsEmpty, IsFilled} }

// Name is the test in Chinese, as chips and lists write it.
func (o Op) Name() string {
	return map[Op]string{Contains: "含", Lacks: "不含", BeginsWith: "开头是", EndsWith: "结尾是", Equals: "等于",
		IsEmpty: "为空", IsFilled: "不为空"}[o]
}

// TakesText tells whether the test compares with a text.
func (o Op) TakesText() bool { return o != IsEmpty && o != IsFilled && o.Name() != "" }

// test is one of a condition's tests.
type test struct {
	op   Op
	text string
}

// tests of the condition that narrow something: one that lacks its text does not.
func (c Condition) tests() []test {
	var out []test
	for _, t := range []test{{c.Op, c.Text}, {c.Op2, c.Text2}} {
		if t.op.Name() != "" && (!t.op.TakesText() || !blank(t.text)) {
			out = append(out, t)
		}
	}
	return out
}

// Narrows tells whether the condition asks for anything.
func (c Condition) Narrows() bool { return len(c.Values) > 0 || len(c.tests()) > 0 }

// compile makes a test on rows of the condition.
func (c Condition) compile(l *ledger.Ledger) func(*ledger.Task) bool {
	col := newColumn(l, c.Field)
	chosen := c.chosen(col)
	var meets []func(*ledger.Task) bool
	for _, t := range c.tests() {
		meets = append(meets, t.compile(col))
	}
	var values []string
	return func(t *ledger.Task) bool {
		if len(chosen) > 0 {
			values = col.values(values[:0], t)
			if !anyIn(values, chosen) {
				return false
			}
		}
		met := 0
		for _, m := range meets {
			if m(t) {
				met++
			}
		}
		return met == len(meets) || c.Or && met > 0
	}
}

// chosen are the condition's values as the column has them.
func (c Condition) chosen(col *column) map[string]bool {
	out := map[string]bool{}
	for _, v := range c.Values {
		out[col.value(v)] = true
	}
	return out
}

func anyIn(values []string, set map[string]bool) bool {
	for _, v := range values {
		if set[v] {
			return true
		}
	}
	return false
}

func (t test) compile(col *column) func(*ledger.Task) bool {
	p := NewPattern(t.text, Strictness{WholeCell: t.op == Equals})
	filled := func(s string) bool { return !blank(s) }
	fits := map[Op]func(string) bool{Contains: p.Found, Lacks: p.Found, Equals: p.Found, BeginsWith: p.begins, EndsWith: p.ends,
		IsEmpty: filled, IsFilled: filled}[t.op]
	wanted := t.op != Lacks && t.op != IsEmpty
	return func(row *ledger.Task) bool { return col.any(row, fits) == wanted }
}

func (c Condition) describe(l *ledger.Ledger) string {
	var parts []string
	for _, t := range c.tests() {
		s := t.op.Name()
		if t.op.TakesText() {
			s += "“" + shortened(oneLine(strings.TrimSpace(t.text))) + "”"
		}
		parts = append(parts, s)
	}
	join := "和"
	if c.Or {
		join = "或"
	}
	tests := strings.Join(parts, join)
	if len(c.Values) == 0 {
		return strings.TrimSpace(FieldName(c.Field) + " " + tests)
	}
	out := FieldName(c.Field) + "：" + c.listed(l)
	if tests != "" {
		out += "，" + tests
	}
	return out
}

// listed are the values' names: three of them, or two and how many there are.
func (c Condition) listed(l *ledger.Ledger) string {
	const most, few = 3, 2
	col := newColumn(l, c.Field)
	values := c.Values
	if len(values) > most {
		values = values[:few]
	}
	var names []string
	for _, v := range values {
		names = append(names, shortened(col.shown(col.value(v))))
	}
	out := strings.Join(names, "、")
	if len(c.Values) > most {
		out += fmt.Sprintf("等%d个", len(c.Values))
	}
	return out
}

// shortened keeps a text short enough for a chip.
func shortened(s string) string {
	const most = 12
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
