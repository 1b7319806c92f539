package view

import (
	"dubanben/internal/ledger"
)

// UnitRow is one unit and how many tasks it has, as the list of units shows it to other programs. Lists are never nil.
type UnitRow struct {
	Name       string          `json:"name"`
	Kind       ledger.UnitKind `json:"kind"`
	OtherNames []string        `json:"other_names"` // former names too
	Members    []string        `json:"members"`     // of a group with fixed ones
	Lead       int             `json:"lead"`
	Related    int             `json:"related"`
	ViaGroups  int             `json:"via_groups"` // through groups, where the task does not name the unit itself
}

// Units are the units by rank, groups among them, with their parts in the tasks that the query asks for. Where it narrows,
// units without any part are left out.
func Units(l *ledger.Ledger, q Query) []UnitRow {
	type counts struct{ lead, related, via int }
	at := map[ledger.ID]*counts{}
	for _, u := range l.Units() {
		at[u.ID] = &counts{}
	}
	for _, t := range Tasks(l, q) {
		for _, p := range Parts(l, t) {
			x := at[p.Unit.ID]
			switch {
			case p.Via != nil:
				x.via++
			case p.Role == ledger.Lead:
				x.lead++
			default:
				x.related++
			}
		}
	}
	out := []UnitRow{}
	for _, u := range l.Units() {
		x := *at[u.ID]
		if q != (Query{}) && x == (counts{}) {
			continue
		}
		kind := u.Kind
		if kind == "" {
			kind = ledger.Other
		}
		r := UnitRow{Name: u.Name, Kind: kind, OtherNames: u.Names()[1:], Members: []string{}, Lead: x.lead, Related: x.related, ViaGroups: x.via}
		for _, id := range u.Members {
			if m := l.Unit(id); m != nil {
				r.Members = append(r.Members, m.Name)
			}
		}
		out = append(out, r)
	}
	return out
}
