package annex

import (
	"regexp"
	"unicode/utf8"
)

var (
	// furtherEnd ends a unit too. A person's name may have these endings, so that they tell lines apart and no persons.
	furtherEnd = regexp.MustCompile(`(府|园|镇街|街镇|国资|库|店|厂|台|狱|庭|投|协|人大|[人农工建]行|移动|联通|电信)$`)
	// what a line may begin with that is a unit by itself: a level, a collective, a town, a nationwide body
	ownLevel  = regexp.MustCompile(`^[省市区县镇乡]|^团[省市区县]委$`)
	gathering = regexp.MustCompile(`^(各|相关|有关|其他)`)
	ownTown   = regexp.MustCompile(`^\p{Han}{2,3}(镇|街道)(人民政府|政府|党委|党工委|办事处|办)?$`)
	nation    = regexp.MustCompile(`^(国网|中国|中共|国家)`)
	// words that only look as if they began with a level
	levelWord = regexp.MustCompile(`^(市场|市容|市民服务|市政(工程|设施|园林|管|公用|建设|局|处|所|中心)|区域|区划|县域|乡村|乡镇|镇村|镇街)`)
	// a level before nothing but a branch goes on: 中国农业银行龙川|县支行
	levelBranch = regexp.MustCompile(`^[省市区县镇乡](分局|分行|支行|支局|支队|大队|中队|分公司|支公司)$`)
	directUnder = regexp.MustCompile(`[直属]$`) // 县直|有关单位
	// bareTail is no unit by itself, though what stands above may be one: 县政府|办公室, 产业园|管委会
	bareTail  = regexp.MustCompile(`^(局|办|委|会|部|处|所|站|室|队|院|行|中心|公司|分公司|办公室|办公厅|办事处|管委会|管理委员会|管理处|管理所|管理局|管理中心|服务中心|事务中心|监管局)$`)
	zone      = regexp.MustCompile(`(新区|园区|开发区)$`)
	committee = regexp.MustCompile(`^(管委会|管理委员会)$`)
	// place + 分局 alone says no trade: it is the second half of 市自然资源局|源城分局, unlike 源城公安分局.
	bareBranch = regexp.MustCompile(`^\p{Han}{2}分局$`)
	bureau     = regexp.MustCompile(`^[省市].*局$`)
	bank       = regexp.MustCompile(`^中国.*银行$`)
	bankBranch = regexp.MustCompile(`^\p{Han}{2}[支分]行$`)
)

// maxPieces is over how many lines a narrow column may split one name.
const maxPieces = 3

// join puts names together that a line break split.
func (n *namer) join(ps []piece) []string {
	var out []string
	for i := 0; i < len(ps); {
		if ps[i].text == "" {
			i++
			continue
		}
		s, used := ps[i].text, 1
		for k := 2; k <= maxPieces && i+k <= len(ps) && ps[i+k-1].glued; k++ {
			if longer := s + ps[i+k-1].text; n.oneName(s, ps[i+k-1].text) {
				s, used = longer, k
			} else if i+k < len(ps) && ps[i+k].glued && !n.own && n.certain(longer+ps[i+k].text) {
				s, used = longer, k
			} else {
				break
			}
		}
		out = append(out, s)
		i += used
	}
	return out
}

// certain tells whether a name is known or stands whole elsewhere in the source.
func (n *namer) certain(s string) bool { return n.known.has(s) || n.whole[s] }

// oneName tells whether two lines are one name: together they are known or stand whole elsewhere, or the first is no
// complete unit and the second completes it, or the second is only the local branch of the first. Two units that become
// one are seen by nobody, one that becomes two is: a second line that can stand alone is never joined.
func (n *namer) oneName(a, b string) bool {
	switch {
	case n.own:
		return false
	case n.certain(a + b):
		return true
	case n.known.has(b), n.person(b), n.person(a), n.standsAlone(a, b):
		return false
	case bureau.MatchString(a) && bareBranch.MatchString(b), bank.MatchString(a) && bankBranch.MatchString(b),
		zone.MatchString(a) && committee.MatchString(b):
		return true
	case !n.known.has(a) && !unitEnd.MatchString(a) && !endsBracket(a) && bareTail.MatchString(b):
		return true
	}
	return !n.complete(a) && n.complete(a+b)
}

// standsAlone tells whether line b below line a looks like a unit of its own, whether or not a does.
func (n *namer) standsAlone(a, b string) bool {
	if levelBranch.MatchString(b) || levelWord.MatchString(b) {
		return false
	}
	if gathering.MatchString(b) {
		return !directUnder.MatchString(a)
	}
	if ownTown.MatchString(b) {
		return true
	}
	if ownLevel.MatchString(b) && firstRune(a) == firstRune(b) && utf8.RuneCountInString(b) > 2 {
		return true // 县移动, 县电信: names of one pattern, whatever their endings
	}
	return n.complete(b) && (ownLevel.MatchString(b) || nation.MatchString(b))
}
