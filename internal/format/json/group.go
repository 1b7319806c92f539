package jsonfile

import (
	"fmt"
	"strconv"
)

// group is the tasks of one annex, and what is known of it.
type group struct {
	annex
	tasks []task
}

// key is what the tasks of one annex share.
type key struct {
	year int
	no   string
}

// groups sorts the tasks by annex, as they come.
func (f *file) groups() []*group {
	known := map[key]annex{}
	for _, a := range f.annexes {
		known[key{a.Year, a.No}] = a
	}
	var out []*group
	at := map[key]*group{}
	for _, t := range f.tasks {
		k := key{t.Year, t.Annex}
		g := at[k]
		if g == nil {
			a, ok := known[k]
			if !ok {
				a = annex{Year: t.Year, No: t.Annex, Label: printed(t.Annex)}
			}
			g = &group{annex: a}
			at[k] = g
			out = append(out, g)
		}
		g.tasks = append(g.tasks, t)
	}
	number(out)
	return out
}

func printed(no string) string {
	if no == "" {
		return ""
	}
	return "附件" + no
}

// name is unique among the annexes of a ledger and says the year.
func (g *group) name() string {
	if g.Year == 0 {
		return printed(g.No)
	}
	return fmt.Sprintf("%d年%s", g.Year, printed(g.No))
}

// number gives a label to annexes that print none, unless they would get their number by counting: an import gives the first
// free number of the year.
func number(groups []*group) {
	taken := map[key]bool{}
	for _, g := range groups {
		if g.Label != "" {
			taken[key{g.Year, g.No}] = true
		}
	}
	for _, g := range groups {
		if g.Label != "" {
			continue
		}
		n := 1
		for taken[key{g.Year, strconv.Itoa(n)}] {
			n++
		}
		if strconv.Itoa(n) != g.No {
			g.Label = printed(g.No)
		}
		taken[key{g.Year, g.No}] = true
	}
}
