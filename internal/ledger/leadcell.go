package ledger

import "strings"

// FieldLeadCell is the lead units as their cell prints them: each unit on a line, its person on the line under it. It is
// two fields in one and no name of the list's.
const FieldLeadCell Field = "lead_cell"

// leadCell is the text of a lead cell.
func leadCell(t *Task) string {
	var lines []string
	for _, m := range t.Lead {
		lines = append(lines, m.Spelling)
		if m.Person != "" {
			lines = append(lines, m.Person)
		}
	}
	return strings.Join(lines, "\n")
}
