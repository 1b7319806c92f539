package sheet

import "strings"

// Narrowed says on paper by what the table is filtered; "" where it is not.
func (s *Sheet) Narrowed() string {
	var said []string
	for _, c := range s.looked.filter.Conditions {
		said = append(said, s.looked.filter.Describe(s.d.Ledger(), c))
	}
	if len(said) == 0 {
		return ""
	}
	return "筛选：" + strings.Join(said, "，")
}
