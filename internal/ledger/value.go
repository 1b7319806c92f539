package ledger

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Names looks up what a task refers to: in a snapshot, in a draft, or as it was once.
type Names interface {
	Section(ID) *Section
	Matter(ID) *Matter
	Leader(ID) *Leader
}

// Value is a field of a task as a person sees it in a cell: lists one name a line, targets and extras as JSON where the
// field names none of them.
func (l *Ledger) Value(t *Task, f Field) string { return ValueIn(l, t, f) }

// ValueIn is Value where the names are looked up elsewhere than in a snapshot.
func ValueIn(n Names, t *Task, f Field) string {
	base, key := f.Split()
	switch base {
	case FieldNo:
		return numberIn(n, t)
	case FieldSub:
		return t.Sub
	case FieldText:
		return t.Text
	case FieldLead:
		return strings.Join(Spellings(t.Lead), "\n")
	case FieldLeadCell:
		return leadCell(t)
	case FieldRelated:
		return strings.Join(Spellings(t.Related), "\n")
	case FieldPersons:
		return strings.Join(t.Persons(), "\n")
	case FieldDeadline:
		return t.Deadline
	case FieldProgress:
		return t.Progress
	case FieldTargets:
		return keyed(t.Targets, Quarter(key))
	case FieldExtra:
		return keyed(t.Extra, key)
	}
	return nameOf(n, t, base)
}

// nameOf is the name of what a field refers to.
func nameOf(n Names, t *Task, f Field) string {
	switch f {
	case FieldSection:
		if s := n.Section(t.Section); s != nil {
			return s.Text
		}
	case FieldMatter:
		if m := n.Matter(t.Matter); m != nil {
			return m.Name
		}
	case FieldLeader:
		if x := n.Leader(t.Leader); x != nil {
			return x.Name
		}
	}
	return ""
}

func keyed[K ~string](m map[K]string, key K) string {
	if key != "" {
		return m[key]
	}
	if len(m) == 0 {
		return ""
	}
	b, _ := json.Marshal(m) // strings cannot fail
	return string(b)
}

// NumberOf is the printed number: the matter's, where there is one.
func (l *Ledger) NumberOf(t *Task) string { return numberIn(l, t) }

func numberIn(n Names, t *Task) string {
	if m := n.Matter(t.Matter); m != nil {
		return m.No
	}
	return t.No
}

// RowName is the number a person knows the row by: "23", or "1.3" for a sub-project.
func (l *Ledger) RowName(t *Task) string { return RowNameIn(l, t) }

// RowNameIn is RowName where the names are looked up elsewhere than in a snapshot.
func RowNameIn(n Names, t *Task) string {
	if t.Sub != "" {
		return numberIn(n, t) + "." + t.Sub
	}
	return numberIn(n, t)
}

// Find returns the task of an annex by the number a person knows it by; a number that fits several rows is refused.
func (l *Ledger) Find(annex ID, no string) (*Task, error) {
	no = halfWidth(Squeeze(no))
	var exact, matter []*Task
	for _, t := range l.TasksOf(annex) {
		switch {
		case l.RowName(t) == no:
			exact = append(exact, t)
		case l.NumberOf(t) == no:
			matter = append(matter, t)
		}
	}
	found := exact
	if len(found) == 0 {
		found = matter
	}
	switch len(found) {
	case 0:
		return nil, &Problem{Kind: NoSuchTask, Row: no}
	case 1:
		return found[0], nil
	}
	return nil, &Problem{Kind: AmbiguousNumber, Row: no, Count: len(found)}
}

// halfWidth turns full-width digits and the full stops that stand for a point into plain ones: an input method types them.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．', r == '。', r == '·':
			return '.'
		}
		return r
	}, s)
}

// FindAnnex returns the annex of a number, "1" or 附件1; year 0 is any year, and two years that fit are refused.
func (l *Ledger) FindAnnex(year int, no string) (*Annex, error) {
	found := l.AnnexesCalled(year, no)
	no = AnnexNo(no)
	switch len(found) {
	case 0:
		return nil, &Problem{Kind: NoSuchAnnex, Value: no, Count: year}
	case 1:
		return found[0], nil
	}
	return nil, &Problem{Kind: AmbiguousAnnex, Value: no, Count: len(found)}
}

// AnnexesCalled are the annexes of a label, 附件1 or 附表1, or else those of the number; year 0 is any year.
func (l *Ledger) AnnexesCalled(year int, name string) []*Annex {
	label, no := Squeeze(name), AnnexNo(name)
	var found, labelled []*Annex
	for _, a := range l.Annexes() {
		switch {
		case year != 0 && a.Year != year:
		case a.Label != "" && a.Label == label: // 附件1 and 附表1 of one year are two
			labelled = append(labelled, a)
		case a.No == no:
			found = append(found, a)
		}
	}
	if len(labelled) > 0 {
		return labelled
	}
	return found
}

// AnnexNo reads the number out of a label: "1" of 附件1, 附件 1, 附件一, 附表１ or 1, "11" of 附件十一, "1-1" of 附件1-1; ""
// where there is none. What is no number stays as it is.
func AnnexNo(label string) string {
	s := Squeeze(label)
	if t, ok := strings.CutPrefix(s, "附件"); ok {
		s = t
	} else {
		s = strings.TrimPrefix(s, "附表")
	}
	parts := strings.FieldsFunc(strings.Trim(halfWidth(s), "：:（）()"), func(r rune) bool { return strings.ContainsRune("-－—–―‐‑﹣~～", r) })
	for i, p := range parts {
		if n := hanNumber(p); n > 0 {
			p = strconv.Itoa(n)
		}
		if t := strings.TrimLeft(p, "0"); t != "" {
			p = t
		}
		parts[i] = p
	}
	return strings.Join(parts, "-")
}

// hanNumber is a number from 一 to 九十九, 0 for any other text.
func hanNumber(s string) int {
	const digits = "零一二三四五六七八九"
	digit := func(s string, none int) int {
		if s == "" {
			return none
		}
		if i := strings.Index(digits, s); i > 0 && utf8.RuneCountInString(s) == 1 {
			return i / len("零")
		}
		return -100
	}
	if tens, ones, ok := strings.Cut(s, "十"); ok {
		return max(0, digit(tens, 1)*10+digit(ones, 0))
	}
	return max(0, digit(s, 0))
}
