package sheet

import (
	"slices"

	"dubanben/internal/grid"
	"dubanben/internal/ledger"
	"dubanben/internal/ui/celledit"
	"dubanben/internal/view"
)

// nameLists are the names that type-ahead offers, as one snapshot has them.
type nameLists struct {
	of      *ledger.Ledger
	units   *view.Suggester
	leaders *view.Suggester
}

// nameLists prepares the names of the present snapshot.
func (d *Desk) nameLists() *nameLists {
	if l := d.Ledger(); d.Memory.names == nil || d.Memory.names.of != l {
		d.Memory.names = &nameLists{of: l, units: view.NewSuggester(view.UnitCandidates(l, view.Tasks(l, view.Query{Year: d.Year()}))),
			leaders: view.NewSuggester(view.LeaderCandidates(l))}
	}
	return d.Memory.names
}

// Editor makes the editor of a field: chips for units, a list for a leader, a section or a deadline; nil for text.
func (d *Desk) Editor(f ledger.Field) grid.Editor {
	switch f {
	case ledger.FieldLead, ledger.FieldLeadCell, ledger.FieldRelated:
		return celledit.NewChips(d.Look, d.offerUnits)
	case ledger.FieldLeader:
		return celledit.NewList(d.Look, d.offerLeaders, true)
	case ledger.FieldDeadline, ledger.FieldSection:
		return celledit.NewList(d.Look, func(typed string, _ []string) []celledit.Option { return d.offerValues(f, typed) }, true)
	}
	return nil
}

// offered is how many names are looked up; the list itself shows fewer.
const offered = 12

func (d *Desk) offerUnits(typed string, taken []string) []celledit.Option {
	return withNew(options(d.nameLists().units.Suggest(typed, offered+len(taken))), typed, "新增单位")
}

func (d *Desk) offerLeaders(typed string, _ []string) []celledit.Option {
	return withNew(options(d.nameLists().leaders.Suggest(typed, offered)), typed, "新增责任领导")
}

// offerValues offers what stands in the column already.
func (d *Desk) offerValues(f ledger.Field, typed string) []celledit.Option {
	l := d.Ledger()
	p := view.NewPattern(typed, view.Strictness{})
	var out []celledit.Option
	for _, v := range view.Distinct(l, view.Tasks(l, view.Query{Year: d.Year()}), f) {
		if v != "" && (p.Empty() || p.Found(v)) {
			out = append(out, celledit.Option{Text: v, Spans: p.Hits(v)})
		}
	}
	if typed == "" || len(out) > 0 && out[0].Text == typed {
		return out
	}
	return append([]celledit.Option{{Text: typed}}, out...) // Enter takes what was typed
}

func options(found []view.Match) []celledit.Option {
	var out []celledit.Option
	for _, m := range found {
		o := celledit.Option{Text: m.Candidate.Name, Show: m.Name, Spans: m.Spans, Hint: m.Hint, Count: m.Candidate.Note}
		if m.Name != m.Candidate.Name {
			o.Text, o.Hint = m.Name, "又称 "+m.Candidate.Name // paper prints the spelling that was meant
		}
		out = append(out, o)
	}
	return out
}

// withNew offers behind the names that are known to make a new one of what was typed. A name typed in characters that stands
// in no known one is meant as it is, and comes first: 区数据局 is no shorter way to write 区政务服务数据管理局.
func withNew(known []celledit.Option, typed, verb string) []celledit.Option {
	if typed == "" {
		return known
	}
	for _, o := range known {
		if o.Text == typed {
			return known
		}
	}
	fresh := celledit.Option{Text: typed, Show: "＋ " + verb + "“" + typed + "”", Count: "先询问"}
	if latin(typed) && len(known) > 0 {
		return known // letters were meant as pinyin
	}
	p := view.NewPattern(typed, view.Strictness{})
	part := func(o celledit.Option) bool { return p.Found(o.Text) }
	known = known[:min(len(known), offered-1)]
	if whole(typed) && !slices.ContainsFunc(known, part) {
		return append([]celledit.Option{fresh}, known...)
	}
	return append(known, fresh)
}

// whole tells whether a text may be a name of its own: several characters, and no letters that may be pinyin.
func whole(s string) bool {
	n := 0
	for _, r := range s {
		if r < 0x80 {
			return false
		}
		n++
	}
	return n > 1
}

func latin(s string) bool {
	for _, r := range s {
		if r >= 0x80 {
			return false
		}
	}
	return true
}
