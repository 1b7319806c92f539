package app

import (
	"bytes"
	"encoding/json"
	"fmt"

	"dubanben/internal/ledger"
)

// SetLamp sets a task's lamp by hand; nil gives it back to the rule.
func (a *App) SetLamp(task ledger.ID, q ledger.Quarter, lamp *ledger.SetLamp, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		name := "恢复按规则亮灯：" + rowsNamed(d, []ledger.ID{task}) + q.Name()
		if lamp != nil {
			name = fmt.Sprintf("人工设%s%s为%s灯", rowsNamed(d, []ledger.ID{task}), q.Name(), lamp.Lamp.Name())
		}
		return name, d.SetLamp(task, q, lamp)
	})
}

// SetRule sets the rule by which lamps are lit.
func (a *App) SetRule(r ledger.Rule, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) { return "修改亮灯规则", d.SetRule(r) })
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
