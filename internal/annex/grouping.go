package annex

import (
	"regexp"
	"slices"

	"dubanben/internal/ledger"
)

var groupingText = regexp.MustCompile(`^(任务|工作|项目|指标)?(类别|分类|类型|领域|板块|专题|大类)$`)

// grouping tells whether an extra column groups the rows, so that a blank cell goes on with the group above where no cells are
// merged: a file of plain cells has lost its merges.
func grouping(f ledger.Field) bool {
	base, key := f.Split()
	return base == ledger.FieldExtra && groupingText.MatchString(ledger.Squeeze(key))
}

// groupings are the columns that group the rows.
func groupings(cols []ledger.Column) []ledger.Field {
	var out []ledger.Field
	for _, c := range cols {
		if grouping(c.Field) {
			out = append(out, c.Field)
		}
	}
	return out
}

// regroup fills the columns that group rows down.
func (b *builder) regroup() {
	prev := b.last()
	if prev == nil || b.own || b.merged {
		return
	}
	for _, f := range b.groupings {
		if _, key := f.Split(); b.cells[f].text == "" && !b.cells[f].none {
			b.row.Extra = with(b.row.Extra, key, prev.Extra[key])
		}
	}
}

// merges tells whether any cell of the part is merged downwards.
func (p *part) merges() bool {
	return slices.ContainsFunc(p.rows, func(raw rawRow) bool {
		return slices.ContainsFunc(raw.cells, func(c rawCell) bool { return c.covered })
	})
}
