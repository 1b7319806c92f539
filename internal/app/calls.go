package app

import "dubanben/internal/ledger"

// AddCall notes that a unit was called for its answers of a quarter, and what it promised.
func (a *App) AddCall(unit ledger.ID, q ledger.Quarter, s ledger.CallSpec, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		_, err := d.AddCall(unit, q, s, a.now(), a.options.Clerk)
		return "记下对" + unitNamed(d, unit) + q.Name() + "的催办", err
	})
}

// DeleteCall takes the note of a call away.
func (a *App) DeleteCall(call ledger.ID, place string) (Done, error) {
	return a.do(place, func(d *ledger.Draft) (string, error) {
		name := "删除催办记录"
		if c, ok := d.Get(ledger.KindCall, call).(*ledger.Call); ok {
			name = "删除" + unitNamed(d, c.Unit) + c.Quarter.Name() + "的催办记录"
		}
		return name, d.DeleteCall(call)
	})
}
