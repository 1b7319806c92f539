package ledger

import (
	"fmt"
	"strconv"
	"strings"
)

// numbers gives numbers to new rows: those of circulated rows stay, so a row after 23 is 23-1, the next one 23-2.
type numbers struct {
	taken map[string]bool
	tried map[string]int    // the last number tried of each family: a thousand rows after one do not start at 1 each
	heads map[string]string // the family of each number given here
}

func newNumbers() *numbers {
	return &numbers{taken: map[string]bool{}, tried: map[string]int{}, heads: map[string]string{}}
}

func (n *numbers) take(no string) { n.taken[no] = true }

// after is the next free number of the family of a row: 23-3 after 23-1 where 23-2 is taken. Before the first row the
// family is that of 0; where a row has no number, it is that of the whole numbers.
func (n *numbers) after(no string) string {
	head, ours := n.heads[no]
	if !ours {
		head = family(no)
	}
	for i := n.tried[head] + 1; ; i++ {
		next := fmt.Sprintf("%s-%d", head, i)
		if head == "" {
			next = strconv.Itoa(i)
		}
		if !n.taken[next] {
			n.tried[head], n.heads[next] = i, head
			n.take(next)
			return next
		}
	}
}

// whole is the next whole number behind the last row's; after a number that is none, 甲, it goes on as after does.
func (n *numbers) whole(last string) string {
	i, err := strconv.Atoi(halfWidth(family(last)))
	if err != nil {
		return n.after(last)
	}
	for i++; n.taken[strconv.Itoa(i)]; i++ {
	}
	n.take(strconv.Itoa(i))
	return strconv.Itoa(i)
}

// family is the circulated number that a number was made from: 23 of 23-1.
func family(no string) string {
	i := strings.LastIndexByte(no, '-')
	if i <= 0 || i == len(no)-1 || strings.Trim(no[i+1:], "0123456789") != "" {
		return no
	}
	return no[:i]
}
