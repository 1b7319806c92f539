package taskform

import (
	"fmt"
	"strings"
	"sync/atomic"

	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

// preview says how the lamps of a quarter would change under another rule. It judges off Fyne's goroutine; of several rules
// asked for in quick succession only the last is judged to its end.
type preview struct {
	d    *Desk
	q    ledger.Quarter
	show func(string)
	last atomic.Int64 // the newest that was asked for
}

func newPreview(d *Desk, q ledger.Quarter, show func(string)) *preview {
	return &preview{d: d, q: q, show: show}
}

// none shows a text and drops what is being judged.
func (p *preview) none(text string) {
	p.last.Add(1)
	p.show(text)
}

func (p *preview) judge(r *ledger.Rule) {
	mine, l := p.last.Add(1), p.d.Ledger()
	text := ""
	p.d.Run(func() error {
		text = p.compare(l, withRule(l, r), func() bool { return p.last.Load() != mine })
		return nil
	}, func(error) {
		if p.last.Load() == mine {
			p.show(text)
		}
	})
}

// withRule is the snapshot as it would be under a rule.
func withRule(l *ledger.Ledger, r *ledger.Rule) *ledger.Ledger {
	c := ledger.Change{Kind: ledger.KindRule, ID: ledger.RuleID, After: r}
	if had := l.Get(ledger.KindRule, ledger.RuleID); had != nil {
		c.Before = had
	}
	return l.Apply([]ledger.Change{c})
}

// compare counts the lamps of the quarter under both rules; it ends early once that is of no use any more.
func (p *preview) compare(old, now *ledger.Ledger, stale func() bool) string {
	was, is := map[ledger.Lamp]int{}, map[ledger.Lamp]int{}
	changed := 0
	for _, t := range old.Tasks() {
		if stale() {
			return ""
		}
		if yearOf(old, t) != p.q.Year() {
			continue
		}
		a, b := judge.Lamp(old, t, p.q).Lamp, judge.Lamp(now, t, p.q).Lamp
		was[a]++
		is[b]++
		if a != b {
			changed++
		}
	}
	var parts []string
	for _, x := range ledger.Lamps() {
		if was[x] != is[x] {
			parts = append(parts, fmt.Sprintf("%s %d → %d", x.Word(), was[x], is[x]))
		} else if is[x] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", x.Word(), is[x]))
		}
	}
	if changed == 0 {
		return fmt.Sprintf("按这样的规则，%s没有灯会变。现在：%s", p.q, strings.Join(parts, "，"))
	}
	return fmt.Sprintf("按这样的规则，%s有 %d 盏灯会变：%s", p.q, changed, strings.Join(parts, "，"))
}
