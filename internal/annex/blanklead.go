package annex

import (
	"slices"
	"strings"

	"dubanben/internal/ledger"
)

// The choices of the doubt about units that are blank; the first is the default.
const (
	BlankIsNone = "空着的就是没有"
	BlankIsSame = "空着的与上一行相同"
)

// blankLead tells whether a row without units has those of the row above: a file of plain cells, as a .csv is, has lost what
// was merged, and only a person knows whether anything was.
func (b *builder) blankLead(prev *Row) bool {
	lead, related := b.cells[ledger.FieldLead], b.cells[ledger.FieldRelated]
	if b.own || lead.says() || related.says() || b.unsure || b.row.inferred[ledger.FieldNo] || prev == nil || b.row.group != 0 || b.row.damaged || len(prev.Lead) == 0 && len(b.blank) == 0 || b.merged {
		return false
	}
	b.blank = append(b.blank, len(b.found.Rows))
	return b.answers[b.blankID()] == BlankIsSame
}

// says tells whether a cell has a value, or words for none or the same.
func (c rawCell) says() bool { return c.text != "" || c.none || c.same }

func (b *builder) blankID() ledger.ID {
	return doubtID(string(DoubtBlank), b.found.Label, b.found.Title, header(b.found, ledger.FieldLead))
}

// askBlank asks once about all rows without units.
func (b *builder) askBlank() {
	f := b.found
	var names []string
	for _, i := range b.blank {
		names = append(names, f.Rows[i].Name())
	}
	if names == nil {
		return
	}
	const most = 5
	h, at := header(f, ledger.FieldLead), strings.Join(names[:min(len(names), most)], "、")
	if len(names) > most {
		at += "等"
	}
	row := b.blank[0]
	f.Doubts = append(f.Doubts, Doubt{Row: row, Field: ledger.FieldLead, Ref: f.Rows[row].Ref, Doubt: ledger.Doubt{
		ID: b.blankID(), Kind: DoubtBlank, Where: f.Name() + " " + h,
		Text:    "第" + at + "项的“" + h + "”空着：可能确实没有，也可能与上一行合并，文件里看不出来。",
		Choices: []string{BlankIsNone, BlankIsSame}, Default: BlankIsNone}})
}

// blanksStand tells whether the ledger has the units of all rows that the doubt may be about as the file gives them.
func (a *annexMerge) blanksStand() bool {
	for i, old := range a.match {
		now := a.result[i]
		if now == nil || a.f.Rows[i].group != 0 {
			continue
		}
		if old == nil || !slices.Equal(old.Lead, now.Lead) || !slices.Equal(old.Related, now.Related) {
			return false
		}
	}
	return true
}
