package celledit

import (
	"fmt"
	"strings"

	"dubanben/internal/grid"
	"dubanben/internal/ui/look"
)

// onlyKnown is a list that takes no other names.
func onlyKnown(l *look.Look) grid.Editor {
	return NewList(l, func(typed string, _ []string) []Option {
		var out []Option
		for _, n := range known() {
			if strings.Contains(n, typed) {
				out = append(out, Option{Text: n})
			}
		}
		return out
	}, false)
}

// manyNames is a list of twenty names.
func manyNames(l *look.Look) grid.Editor {
	return NewList(l, func(string, []string) []Option {
		var out []Option
		for i := range 20 {
			out = append(out, Option{Text: fmt.Sprint("名", i+1)})
		}
		return out
	}, true)
}

// spanned is a list whose one name tells what matched.
func spanned(l *look.Look) grid.Editor {
	return NewList(l, func(typed string, _ []string) []Option {
		const name = "区城管执法局"
		i := strings.Index(name, typed)
		if typed == "" || i < 0 {
			return nil
		}
		return []Option{{Text: name, Spans: [][2]int{{i, i + len(typed)}}}}
	}, true)
}
