package annex

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dubanben/internal/ledger"
)

// Offers are things that were noticed in a reading and that nobody does unasked.
type Offers struct {
	Spellings []SpellingOffer
	Targets   []TargetOffer
	Alike     []AlikeOffer
}

// SpellingOffer is a unit that the source spells in several ways, all of them known.
type SpellingOffer struct {
	Unit      string
	Spellings []string // as the source has them, in order of appearance
}

// TargetOffer is a number in a row's text that can be a target.
type TargetOffer struct {
	Ref RowRef
	Target
}

// AlikeOffer is a pair of rows in two annexes that may be about one project.
type AlikeOffer struct {
	A, B  RowRef
	Words []string // what both say and hardly any other row
}

// Offers of the reading; the texts of all annexes are looked through.
func (r *Reading) Offers() Offers {
	return Offers{Spellings: r.spellingOffers(), Targets: r.targetOffers(), Alike: r.alikeOffers()}
}

func (r *Reading) spellingOffers() []SpellingOffer {
	found := map[string][]string{}
	var order []string
	for _, f := range r.Annexes {
		for _, row := range f.Rows {
			for _, n := range slices.Concat(row.Lead, row.Related) {
				u, ok := r.known.Find(n.Spelling)
				if !ok || slices.Contains(found[u.Name], n.Spelling) {
					continue
				}
				if found[u.Name] == nil {
					order = append(order, u.Name)
				}
				found[u.Name] = append(found[u.Name], n.Spelling)
			}
		}
	}
	var out []SpellingOffer
	for _, name := range order {
		if len(found[name]) > 1 {
			out = append(out, SpellingOffer{name, found[name]})
		}
	}
	return out
}

func (r *Reading) targetOffers() []TargetOffer {
	var out []TargetOffer
	for a, f := range r.Annexes {
		for i, row := range f.Rows {
			for _, t := range Targets(row.Text) {
				out = append(out, TargetOffer{RowRef{a, i}, t})
			}
		}
	}
	return out
}

// Two rows are alike when they share enough groups of three characters that hardly any other row has. The figures are those
// that find the links of the annexes of 2020 and nothing else.
const (
	alikeScore = 1.5
	rareRows   = 8 // a group that more rows have says nothing
)

// alikeOffers compares the rows of different annexes by what is rare in them.
func (r *Reading) alikeOffers() []AlikeOffer {
	texts := make([][]string, len(r.Annexes))
	for a, f := range r.Annexes {
		for _, row := range f.Rows {
			texts[a] = append(texts[a], WithMatter(row.Text, row.Matter))
		}
	}
	return Alike(texts)
}

// WithMatter is a row's text as Alike compares it: with the name of its matter, where that is another.
func WithMatter(text, matter string) string {
	if matter == text {
		return text
	}
	return text + "\n" + matter
}

// Alike finds the pairs of rows of different annexes that may be about one project; texts are those of the rows of each
// annex.
func Alike(texts [][]string) []AlikeOffer {
	if len(texts) < 2 {
		return nil
	}
	rows := map[string][]RowRef{}
	for a, of := range texts {
		for i, text := range of {
			for g := range trigrams(text) {
				if len(rows[g]) <= rareRows {
					rows[g] = append(rows[g], RowRef{a, i})
				}
			}
		}
	}
	for item, refs := range listed(texts, rows) {
		rows[item] = refs
	}
	type pair struct{ a, b RowRef }
	score, words := map[pair]float64{}, map[pair][]string{}
	for g, refs := range rows {
		if len(refs) < 2 || len(refs) > rareRows {
			continue
		}
		for i, a := range refs {
			for _, b := range refs[i+1:] {
				if a.Annex != b.Annex {
					score[pair{a, b}] += telling(g) / float64(len(refs))
					words[pair{a, b}] = append(words[pair{a, b}], g)
				}
			}
		}
	}
	var out []AlikeOffer
	for p, s := range score {
		if s >= alikeScore-1e-9 {
			slices.Sort(words[p])
			out = append(out, AlikeOffer{p.a, p.b, words[p]})
		}
	}
	slices.SortFunc(out, func(x, y AlikeOffer) int {
		return slices.Compare([]int{x.A.Annex, x.A.Row, x.B.Annex, x.B.Row}, []int{y.A.Annex, y.A.Row, y.B.Annex, y.B.Row})
	})
	return out
}

// telling is how much it says that two rows share it: a name that one lists and the other is headed by says more than three
// characters in the midst of two texts.
func telling(shared string) float64 {
	if strings.HasPrefix(shared, listMark) {
		return 2
	}
	return 1
}

// listMark stands between the items of a list, 区一中、黄子洞小学; before an item it tells it from a group of characters.
const listMark = "、"

// listed are the items that stand in the midst of one row's list and in the heading of others, with these rows. Where each
// group of three characters stands is known already.
func listed(texts [][]string, groups map[string][]RowRef) map[string][]RowRef {
	const longest = 8 // characters of an item that may be a name
	out := map[string][]RowRef{}
	for a, of := range texts {
		for i, text := range of {
			parts := strings.Split(text, listMark)
			for k := 1; k < len(parts)-1; k++ {
				if n := utf8.RuneCountInString(parts[k]); n > 2 && n <= longest {
					out[listMark+parts[k]] = append(out[listMark+parts[k]], RowRef{a, i})
				}
			}
		}
	}
	for item, refs := range out {
		name := strings.TrimPrefix(item, listMark)
		for _, r := range groups[string([]rune(name)[:3])] {
			heading, _, headed := strings.Cut(texts[r.Annex][r.Row], "：")
			if headed && len(refs) == 1 && strings.Contains(heading, name) {
				out[item] = append(out[item], r)
			}
		}
		slices.SortFunc(out[item], func(x, y RowRef) int { return cmp.Or(cmp.Compare(x.Annex, y.Annex), cmp.Compare(x.Row, y.Row)) })
		if len(refs) > 1 {
			delete(out, item) // what several list is no name
		}
	}
	return out
}

// trigrams are the groups of three neighbouring Chinese characters of a text.
func trigrams(s string) map[string]bool {
	out := map[string]bool{}
	rs := []rune(ledger.Clean(s))
	for i := 0; i+3 <= len(rs); i++ {
		if unicode.Is(unicode.Han, rs[i]) && unicode.Is(unicode.Han, rs[i+1]) && unicode.Is(unicode.Han, rs[i+2]) {
			out[string(rs[i:i+3])] = true
		}
	}
	return out
}
