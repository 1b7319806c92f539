package view

import "strings"

// Subject is what a task is about, to call it by in a list: its text up to the first stop, without the number of a sub-project.
func Subject(text string) string {
	const least, most = 6, 40
	text = strings.Join(strings.Fields(text), "")
	digits := func(s string) bool { return strings.Trim(s, "0123456789") == "" }
	if no, rest, _ := strings.Cut(text, "."); no != "" && digits(no) && rest != "" && !digits(rest[:1]) {
		text = rest
	}
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case i >= most:
			return string(runes[:most]) + "…"
		case i >= least && strings.ContainsRune("：。；", r):
			return string(runes[:i])
		}
	}
	return text
}
