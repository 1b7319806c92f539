package annex

import (
	"fmt"
	"strings"

	"dubanben/internal/ledger"
)

// KnownUnit is a unit that is known before any paper names it.
type KnownUnit struct {
	Name    string
	Others  []string
	Kind    ledger.UnitKind
	Members []string // of a group with fixed members
}

// Known is the list of known units; the zero value knows none.
type Known struct {
	units  []KnownUnit
	byName map[string]int
}

// BadLine is a line of the list of known units that does not follow its form.
type BadLine struct {
	Line int
	Text string
}

// Error is for logs.
func (b *BadLine) Error() string {
	return fmt.Sprintf("annex: known units, line %d: %q", b.Line, b.Text)
}

// ParseKnown reads lines of the form name | other spellings | kind | members; # starts a comment.
func ParseKnown(text string) (Known, error) {
	var k Known
	kinds := map[string]ledger.UnitKind{"区直": ledger.Department, "镇街": ledger.Town, "驻区": ledger.Vertical,
		"集体": ledger.Group, "其他": ledger.Other}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "|")
		if len(parts) != 4 {
			return Known{}, &BadLine{n, line}
		}
		u := KnownUnit{Name: ledger.Squeeze(parts[0]), Others: ledger.SplitList(parts[1]), Members: ledger.SplitList(parts[3])}
		kind, ok := kinds[ledger.Squeeze(parts[2])]
		if u.Name == "" || !ok {
			return Known{}, &BadLine{n, line}
		}
		u.Kind = kind
		k.add(u)
	}
	return k, nil
}

// add appends a unit; a spelling that is taken stays with its first owner.
func (k *Known) add(u KnownUnit) {
	if k.byName == nil {
		k.byName = map[string]int{}
	}
	k.units = append(k.units, u)
	for _, n := range append([]string{u.Name}, u.Others...) {
		if _, taken := k.byName[n]; !taken {
			k.byName[n] = len(k.units) - 1
		}
	}
}

// With returns the list with the units of a ledger in front: what a person has settled there goes first.
func (k Known) With(l *ledger.Ledger) Known {
	var out Known
	for _, u := range l.Units() {
		out.add(KnownUnit{Name: u.Name, Others: u.Others, Kind: u.Kind})
	}
	for _, u := range k.units {
		out.add(u)
	}
	return out
}

// Units are all known units in order.
func (k Known) Units() []KnownUnit { return k.units }

// Find returns the unit of a spelling.
func (k Known) Find(spelling string) (KnownUnit, bool) {
	i, ok := k.byName[ledger.Squeeze(spelling)]
	if !ok {
		return KnownUnit{}, false
	}
	return k.units[i], true
}

// has reports whether the spelling is known.
func (k Known) has(name string) bool {
	_, ok := k.byName[name]
	return ok
}
