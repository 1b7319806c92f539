package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"dubanben/internal/annex"
	"dubanben/internal/ledger"
)

// OfferedIndicators are the numbers in a task's text that can be targets and that nobody has confirmed yet.
func OfferedIndicators(t *ledger.Task) []ledger.Indicator {
	var out []ledger.Indicator
	for _, x := range annex.Targets(t.Text) {
		if x.What == "" { // “100元、600元”: a number alone says not of what
			continue
		}
		known := slices.ContainsFunc(t.Indicators, func(i ledger.Indicator) bool { return i.Value == x.Value && i.Unit == x.Unit })
		if !known {
			out = append(out, ledger.Indicator{Name: x.What, Op: ledger.Op(x.Op), Value: x.Value, Unit: x.Unit})
		}
	}
	return out
}

// RuleError is a file that holds no rule for lamps.
type RuleError struct{ Err error }

// Error is for logs; people read Explain.
func (e *RuleError) Error() string { return "rule: " + e.Err.Error() }

// Chinese is what Explain shows.
func (e *RuleError) Chinese() (title, text, advice string) {
	return "没有修改规则", "文件里的亮灯规则读不懂，规则没有改动。", "请照“rule”动作输出的样子写。"
}

// ParseRule reads a rule as JSON; what it does not say stays as it was.
func ParseRule(data []byte, was *ledger.Rule) (ledger.Rule, error) {
	r := *was.Clone()
	var plan struct{ Plan []float64 }
	if err := json.Unmarshal(data, &plan); err != nil {
		return r, &RuleError{err}
	}
	if n := len(plan.Plan); n != 0 && n != len(r.Plan) { // a list of another length would be cut or filled up without a word
		return r, &RuleError{fmt.Errorf("plan has %d quarters", n)}
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&r); err != nil {
		return r, &RuleError{err}
	}
	return r, nil
}
