package ledger

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// DueOffer is what a task's own words say of when it is to be done. It is offered to a person and never kept unasked.
type DueOffer struct {
	Day      string      // 2021-12-31; "" where none is named
	Words    string      // that it was read from, as written: 2021年12月底前交付使用
	Field    Field       // where they stand: the deadline, the text or a quarter's target
	Standing bool        // they say 长期坚持
	Steps    []Milestone // the other days that the text and the targets name, oldest first
}

// OfferDue reads by when a task is to be done: from its deadline, or where that is blank from its text, or else from its
// targets. Of several days the last by which something is finished counts, the others are steps; days that only tell how
// things were are left out.
func OfferDue(l *Ledger, t *Task) DueOffer {
	year := 0
	if a := l.Annex(t.Annex); a != nil {
		year = a.Year
	}
	if t.Deadline != "" {
		day, standing := ReadDue(t.Deadline, year)
		return DueOffer{Day: day, Words: t.Deadline, Field: FieldDeadline, Standing: standing && day == ""}
	}
	found := daysIn(t.Text, FieldText, year, "")
	for _, q := range slices.Sorted(maps.Keys(t.Targets)) {
		found = append(found, daysIn(t.Targets[q], Target(q), q.Year(), q.LastDay())...)
	}
	o := DueOffer{}
	best := lastEnd(found, func(d namedDay) bool { return d.field == FieldText })
	if best < 0 {
		best = lastEnd(found, func(namedDay) bool { return true })
	}
	if best >= 0 {
		o.Day, o.Words, o.Field = found[best].day, found[best].words, found[best].field
	} else {
		o = doneIn(t)
	}
	if o.Day == "" {
		if o.Words = standingWords.FindString(t.Text); o.Words != "" {
			o.Standing, o.Field = true, FieldText
		}
	}
	for i, d := range found {
		step := Milestone{Day: d.day, Text: d.what}
		if i != best && d.day != o.Day && d.what != "" && !slices.Contains(o.Steps, step) {
			o.Steps = append(o.Steps, step)
		}
	}
	slices.SortStableFunc(o.Steps, byDay)
	return o
}

// NoEnd tells whether a task's own words say that it is to be kept up, 长期坚持, and name no day.
func NoEnd(l *Ledger, t *Task) bool {
	if t.Deadline == "" && !strings.Contains(t.Text, "长期") && !strings.Contains(t.Text, "常年") { // most of them: to read their days takes longer
		return false
	}
	return OfferDue(l, t).Standing
}

// doneIn offers the end of the last quarter that has a target, where the target says that all is finished.
func doneIn(t *Task) DueOffer {
	quarters := slices.Sorted(maps.Keys(t.Targets))
	for _, q := range slices.Backward(quarters) {
		if strings.TrimSpace(t.Targets[q]) == "" {
			continue
		}
		for _, s := range sentences(t.Targets[q]) {
			if wholeDone.MatchString(s) && !halfDone.MatchString(s) {
				return DueOffer{Day: q.LastDay(), Words: s, Field: Target(q)}
			}
		}
		break
	}
	return DueOffer{}
}

// lastEnd is the place of the last day, of those wanted, by which something is finished; −1 where there is none.
func lastEnd(found []namedDay, wanted func(namedDay) bool) int {
	best := -1
	for i, d := range found {
		if d.end && wanted(d) && (best < 0 || d.day >= found[best].day) {
			best = i
		}
	}
	return best
}

// namedDay is a day that a running text names.
type namedDay struct {
	day   string
	words string // the clause it stands in, up to the one that says what is finished
	what  string // what is to be done then
	field Field
	end   bool // something is finished by it; otherwise it is a step on the way
}

// How running texts speak of days.
var (
	bookTitle     = regexp.MustCompile(`《[^》]*》`)
	sentenceEnd   = regexp.MustCompile(`[。；;！\n]+`)
	standingWords = regexp.MustCompile(`长期坚持|长期开展|常年坚持|常年开展`)
	finishing     = regexp.MustCompile(`完成|建成|竣工|完工|交付|投入使用|投入运营|投用|投产|通车|验收|创建|创成|达到|实现|全覆盖`)
	starting      = regexp.MustCompile(`^[^，,：:]{0,12}?(?:启动|开工|动工|开建|开始|进场|施工|立项|奠基|封顶|招标|挂牌)`)
	intending     = regexp.MustCompile(`计划|预计|力争|确保|争取|拟`)
	wholeDone     = regexp.MustCompile(`交付使用|投入使用|竣工|完工|建成|通过验收|全面完成|完成全年|完成年度`)
	halfDone      = regexp.MustCompile(`基本(?:完成|完工|建成)|未(?:完成|完工|建成)|前期|准备`)
	pastBefore    = regexp.MustCompile(`(?:从|自|截至|截止|截止到|截止至|去年|上年|前年|每|每年|同比|早在)$`)
	pastAfter     = regexp.MustCompile(`^(?:份|底|末|初)?(?:起|以来|以后|之后|被|印发|出台|系列|实施方案|工作方案|行动计划|规划|版)`)
	pastClause    = regexp.MustCompile(`已|曾|(?:完成|建成|召开|印发|实施)了`)
	rangeGoesOn   = regexp.MustCompile(`^(?:份|底|初)?[至到—–\-~～]`)
	rangeOfYears  = regexp.MustCompile(`\d年?[至到—–\-~～]+$`)
	dateTail      = regexp.MustCompile(`^(?:份)?(?:底|末|初)?(?:以前|之前|前|内)?[，,]?`)
	bounded       = regexp.MustCompile(`^(?:份)?(?:底|末|以前|之前|前|内)`)
	figuresGoOn   = regexp.MustCompile(`^(?:$|底|前|以前|之前|[，,、）)至到]|完|建|竣|投|交|开|启)`)
	quarterEdge   = regexp.MustCompile(`(?:季度|季|本季度)(?:末|底)`)
)

// sentences are those of a text without their white space; names of papers are blotted out, they tell no day of the task's.
func sentences(text string) []string {
	var out []string
	for _, s := range sentenceEnd.Split(text, -1) {
		s = bookTitle.ReplaceAllStringFunc(Squeeze(s), func(m string) string { return strings.Repeat("□", utf8.RuneCountInString(m)) })
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// daysIn reads the days of a running text. A date without a year is of the year, or of a later one named before it in the
// same sentence; quarterEnd is what 季度末 means, "" for a text that is of no quarter.
func daysIn(text string, f Field, year int, quarterEnd string) []namedDay {
	var out []namedDay
	for _, s := range sentences(text) {
		p := phrase{s: []rune(s), field: f}
		half := halfWidth(s) // rune for rune
		now := year
		found := dueForms.FindAllStringSubmatchIndex(half, -1)
		for i, at := range found {
			next := len(half)
			if i+1 < len(found) {
				next = found[i+1][0]
			}
			m := submatches(half, at)
			if y := yearNamed(m[1]+m[8]+m[11], year); y >= year {
				now = y
			} else if y > 0 {
				continue // of the past
			}
			p.at, p.end, p.next = runes(half, at[0]), runes(half, at[1]), runes(half, next)
			if i > 0 {
				p.from = runes(half, found[i-1][1])
			}
			if d, ok := p.read(m, now); ok {
				out = append(out, d)
			}
		}
		if at := quarterEdge.FindStringIndex(half); at != nil && quarterEnd != "" {
			p.from, p.at, p.end, p.next = 0, runes(half, at[0]), runes(half, at[1]), len(p.s)
			out = append(out, p.named(quarterEnd))
		}
	}
	return out
}

func runes(s string, to int) int { return utf8.RuneCountInString(s[:to]) }

func submatches(s string, at []int) []string {
	m := make([]string, len(at)/2)
	for i := range m {
		if at[2*i] >= 0 {
			m[i] = s[at[2*i]:at[2*i+1]]
		}
	}
	return m
}

// phrase is a date in its sentence: the runes from at to end, the one before it ending at from, the next beginning at next.
type phrase struct {
	s                   []rune
	field               Field
	from, at, end, next int
}

// read is the day, unless the words round it say that it is none by which anything is to be done.
func (p *phrase) read(m []string, year int) (namedDay, bool) {
	day := endOf(m, year)
	after := string(p.s[p.end:p.next])
	if day == "" || p.past(after) || p.noDay(m, after) {
		return namedDay{}, false
	}
	d := p.named(day)
	begun := starting.MatchString(after)
	meant := bounded.MatchString(after) || m[4]+m[5]+m[7] != "" || intending.MatchString(p.clause())
	if p.field == FieldText && !d.end && !begun && !meant {
		return namedDay{}, false // it tells how things were; in a target it is a step
	}
	d.end = d.end || meant && m[4] == "" && !begun
	return d, m[11] == "" || d.end // a bare year is a day only of what ends in it
}

// past tells whether the words say that the date has been, or that something goes on from it.
func (p *phrase) past(after string) bool {
	return pastBefore.MatchString(string(p.s[:p.at])) || pastAfter.MatchString(after) || pastClause.MatchString(p.clause())
}

// noDay tells whether what looks like a date is the beginning of a span, or none at all.
func (p *phrase) noDay(m []string, after string) bool {
	switch {
	case m[6] != "": // Q3 may be a car
		return true
	case m[9] != "" && !figuresGoOn.MatchString(after): // 2020.5平方米
		return true
	case rangeGoesOn.MatchString(after) && p.next < len(p.s): // 3月至12月
		return true
	}
	return m[11] != "" && rangeOfYears.MatchString(string(p.s[:p.at])) && !finishing.MatchString(after) // 2016—2020年
}

// clause is the part of the sentence between commas, and dates, in which the date stands.
func (p *phrase) clause() string {
	from := p.from
	for i := p.from; i < p.at; i++ {
		if strings.ContainsRune("，,：:", p.s[i]) {
			from = i + 1
		}
	}
	return string(p.s[from:p.until(p.end)])
}

// until is the end of the clause that goes on behind a place.
func (p *phrase) until(from int) int {
	for i := from; i < p.next; i++ {
		if strings.ContainsRune("，,：:", p.s[i]) && i > p.end {
			return i
		}
	}
	return p.next
}

// named says what the date is about: the clause behind it, and on to the one that says that something is finished.
func (p *phrase) named(day string) namedDay {
	to := p.until(p.end)
	rest := string(p.s[p.end:p.next])
	own := string(p.s[p.end:to])
	end := finishing.MatchString(own)
	if at := finishing.FindStringIndex(rest); !end && at != nil && !starting.MatchString(own) {
		end, to = true, p.until(p.end+runes(rest, at[0]))
	}
	head := []rune(p.clause())
	own = string(p.s[p.end:to])
	words := string(head[:len(head)-(p.until(p.end)-p.end)]) + own
	what := strings.TrimSpace(dateTail.ReplaceAllString(own, ""))
	return namedDay{day: day, words: rounded(words), what: rounded(what), field: p.field, end: end}
}

// rounded is a clause without what joins it to its neighbours, and without a bracket that it was cut in.
func rounded(s string) string {
	s = strings.TrimLeft(s, "至到—–-~～")
	if open := strings.LastIndex(s, "（"); open > 0 && !strings.Contains(s[open:], "）") {
		s = s[:open]
	}
	return strings.TrimRight(s, "，,、：:")
}
