package view

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dubanben/internal/ledger"
)

// key is a value of a column made ready to be ordered.
type key struct {
	number float64
	prefix uint64 // four characters of the text
	rest   int32  // where the text goes on behind them
	at     int32  // whose it is; equal keys stand by it
	class  class
}

// class parts a column: what can be counted stands before words, empty cells stand behind all.
type class uint8

const (
	counted class = iota
	worded
	empty
)

// keys are distinct values of a column while they are ordered.
type keys struct {
	c     *column
	texts []string // by key.at; "" where a key needs none
	all   []key
}

// add makes the key of a value; the year is that of a date which names none.
func (ks *keys) add(value string, year int) {
	k, text := ks.c.key(value, year)
	k.at = int32(len(ks.texts))
	ks.texts = append(ks.texts, text)
	ks.all = append(ks.all, k)
}

// key of one value, and its text where that has a part in the order.
func (c *column) key(value string, year int) (k key, text string) {
	if value == "" {
		return key{class: empty}, ""
	}
	if place, ok := c.places[value]; ok {
		return key{number: float64(place)}, ""
	}
	k.class = worded
	switch c.nature {
	case ofNumbers:
		value = strings.Map(fold, value)
		head := value
		if i := strings.IndexFunc(head, parting); i >= 0 {
			head = head[:i]
		}
		if n, err := strconv.Atoi(head); err == nil {
			k.class, k.number = counted, float64(n)
		}
		return k, value
	case ofDeadlines:
		if d := deadlineDate(value, year); d > 0 {
			k.class, k.number = counted, float64(d)
		}
	case ofText, ofJudgements:
		if n, ok := quantity(value); ok {
			return key{number: n}, ""
		}
	}
	k.prefix, k.rest = c.order.prefix(value)
	return k, value
}

// quantity reads a text that is a number and nothing else: 12, -3.5, 1,200, 85％.
func quantity(s string) (float64, bool) {
	const longest = 64
	if len(s) > longest || s[0] > '9' && s[0] < 0xef { // no digit or sign of either width
		return 0, false
	}
	s, _ = strings.CutSuffix(strings.ReplaceAll(strings.Map(fold, s), ",", ""), "%")
	if strings.Trim(s, "+-.0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

// compareNumbers orders printed numbers part by part: 2, 10, 23, 23-1, 23-10, 24; 1.3 before 1.10.
func compareNumbers(a, b string) int {
	return slices.CompareFunc(strings.FieldsFunc(a, parting), strings.FieldsFunc(b, parting), ledger.CompareNo)
}

func parting(r rune) bool { return strings.ContainsRune(".-－—–·。．", r) }

// roughly orders keys as far as they tell without a look at the whole text.
func roughly(a, b *key) int {
	switch {
	case a.class != b.class:
		return cmp.Compare(a.class, b.class)
	case a.number != b.number:
		return cmp.Compare(a.number, b.number)
	}
	return cmp.Compare(a.prefix, b.prefix)
}

// arrange sorts the keys. Texts are sorted by four characters, and only where these are equal by the next ones in which
// they differ: a hundred thousand rows may share their first sentence.
func (ks *keys) arrange() { ks.sort(ks.all) }

func (ks *keys) sort(run []key) {
	slices.SortFunc(run, func(a, b key) int {
		if d := roughly(&a, &b); d != 0 {
			return d
		}
		return cmp.Compare(a.at, b.at)
	})
	for i := 0; i < len(run); {
		n := i + 1
		for n < len(run) && roughly(&run[i], &run[n]) == 0 {
			n++
		}
		if n > i+1 {
			ks.refine(run[i:n])
		}
		i = n
	}
}

// refine sorts keys that are equal so far.
func (ks *keys) refine(run []key) {
	if ks.c.nature == ofNumbers {
		slices.SortFunc(run, func(a, b key) int {
			return cmp.Or(compareNumbers(ks.texts[a.at], ks.texts[b.at]), cmp.Compare(a.at, b.at))
		})
		return
	}
	if run[0].prefix&0xffff == 0 {
		return // the texts end here
	}
	rest := func(k *key) string { return ks.texts[k.at][k.rest:] }
	first := rest(&run[0])
	same := len(first)
	for i := range run {
		same = min(same, shared(first, rest(&run[i])))
	}
	for i := range run {
		k := &run[i]
		from := k.rest + int32(same)
		k.prefix, k.rest = ks.c.order.prefix(ks.texts[k.at][from:])
		k.rest += from
	}
	ks.sort(run)
}

// equal tells whether two keys that stand side by side, arranged, are the same for an order.
func (ks *keys) equal(a, b *key) bool {
	if a.class != b.class || a.number != b.number {
		return false
	}
	if ks.c.nature == ofNumbers {
		return compareNumbers(ks.texts[a.at], ks.texts[b.at]) == 0
	}
	return ks.c.order.compare(ks.texts[a.at], ks.texts[b.at]) == 0
}
