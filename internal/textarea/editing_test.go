package textarea

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"dubanben/internal/typeset"
)

// em measures in ems: ideographs 1, everything below U+2000 one half, marks nothing.
type em struct{}

func (em) Advance(r rune) float64 {
	switch {
	case extends(r):
		return 0
	case r < 0x2000:
		return 0.5
	}
	return 1
}

// edit is a text at a width of so many ems. A “|” is the caret, a “^” the anchor if it is another place.
func edit(text string, width float64) *editing {
	e := &editing{}
	e.layout.measure, e.layout.width = em{}, width
	e.load(strings.NewReplacer("|", "", "^", "").Replace(text))
	caret := strings.Index(strings.ReplaceAll(text, "^", ""), "|")
	anchor := strings.Index(strings.ReplaceAll(text, "|", ""), "^")
	if caret < 0 {
		caret = 0
	}
	if anchor < 0 {
		anchor = caret
	}
	e.put(selection{anchor, spot{pos: caret}})
	return e
}

// shown is the text with the marks of caret and anchor.
func shown(e *editing) string {
	s, c, a := e.String(), e.selection.caret.pos, e.selection.anchor
	switch {
	case a < c:
		return s[:a] + "^" + s[a:c] + "|" + s[c:]
	case a > c:
		return s[:c] + "|" + s[c:a] + "^" + s[a:]
	}
	return s[:c] + "|" + s[c:]
}

func TestCaretMovesByCharactersRunsAndLines(t *testing.T) {
	const zwj = "\u200d"
	for _, c := range []struct {
		name, text string
		motions    []motion
		extend     bool
		want       string
	}{
		{"right over an ideograph", "|推进", []motion{right}, false, "推|进"},
		{"right stops at the end", "推进|", []motion{right}, false, "推进|"},
		{"left stops at the start", "|推进", []motion{left}, false, "|推进"},
		{"left over a line break", "甲\n|乙", []motion{left}, false, "甲|\n乙"},
		{"right over a line break", "甲|\n乙", []motion{right}, false, "甲\n|乙"},
		{"variation selector stays with its character", "葛\U000E0100|城", []motion{left}, false, "|葛\U000E0100城"},
		{"combining mark stays with its letter", "|e\u0301a", []motion{right}, false, "e\u0301|a"},
		{"joined emoji is one", "|👩" + zwj + "👧x", []motion{right}, false, "👩" + zwj + "👧|x"},
		{"skin colour is no character", "👍🏽|", []motion{left}, false, "|👍🏽"},
		{"flags are pairs", "|🇨🇳🇨🇳", []motion{right}, false, "🇨🇳|🇨🇳"},
		{"joiner before a letter joins nothing", "|👩" + zwj + "国", []motion{right}, false, "👩" + zwj + "|国"},
		{"left ends a selection at its start", "一^二三|四", []motion{left}, false, "一|二三四"},
		{"right ends a selection at its end", "一|二三^四", []motion{right}, false, "一二三|四"},
		{"shift extends", "一|二三四", []motion{right, right}, true, "一^二三|四"},
		{"shift shrinks", "一^二三|四", []motion{left}, true, "一^二|三四"},
		{"ideographs are a run up to the mark", "|加快推进，完成47个", []motion{wordRight}, false, "加快推进|，完成47个"},
		{"a mark is a run", "加快|，完成47个", []motion{wordRight}, false, "加快，|完成47个"},
		{"a number is a run", "完成|47个", []motion{wordRight}, false, "完成47|个"},
		{"the point belongs to the number", "|4320.07万元", []motion{wordRight}, false, "4320.07|万元"},
		{"spaces go with the run before", "|abc  def", []motion{wordRight}, false, "abc  |def"},
		{"back over spaces and run", "abc  |def", []motion{wordLeft}, false, "|abc  def"},
		{"back to the start of the clause", "加快，完成项目|", []motion{wordLeft}, false, "加快，|完成项目"},
		{"runs end at the paragraph", "甲|\n乙", []motion{wordRight}, false, "甲\n|乙"},
		{"runs start at the paragraph", "甲\n|乙", []motion{wordLeft}, false, "甲|\n乙"},
		{"start of the line as seen", "一二三四五六|七", []motion{home}, false, "一二三四|五六七"},
		{"end of the line as seen", "一二|三四五六七", []motion{end}, false, "一二三四|五六七"},
		{"end again stays", "一二|三四五六七", []motion{end, end, end}, false, "一二三四|五六七"},
		{"home after end is the same line", "一二|三四五六七", []motion{end, home}, false, "|一二三四五六七"},
		{"end leaves spaces that vanish", "|abcdefg   hij", []motion{end}, false, "abcdefg|   hij"},
		{"down keeps the column", "一二三|四五六七八", []motion{down}, false, "一二三四五六七|八"},
		{"down from the line's end", "一二|三四五六七八", []motion{end, down}, false, "一二三四五六七八|"},
		{"column survives a short line", "一二三|四\n五\n六七八九", []motion{down, down}, false, "一二三四\n五\n六七八|九"},
		{"up keeps the column", "一二三四\n五\n六七八|九", []motion{up, up}, false, "一二三|四\n五\n六七八九"},
		{"up stays in the first line", "一二|三", []motion{up}, false, "一二|三"},
		{"down stays in the last line", "一|二三", []motion{down}, false, "一|二三"},
		{"a page is two lines here", "|一\n二\n三\n四", []motion{pageDown}, false, "一\n二\n|三\n四"},
		{"a page back", "一\n二\n三\n四|", []motion{pageUp}, false, "一\n二|\n三\n四"},
		{"top", "一\n二|", []motion{top}, false, "|一\n二"},
		{"bottom", "|一\n二", []motion{bottom}, true, "^一\n二|"},
	} {
		e := edit(c.text, 4)
		for _, m := range c.motions {
			e.move(m, c.extend, 2)
		}
		if got := shown(e); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCaretAtABreakStandsInOneOfTwoLines(t *testing.T) {
	e := edit("一二三|四五六", 4)
	e.move(end, false, 1)
	if e.row(e.selection.caret) != 0 || e.x(e.selection.caret) != 4 {
		t.Error("end of the first line")
	}
	e.move(right, false, 1)
	e.move(left, false, 1)
	if e.row(e.selection.caret) != 1 || e.x(e.selection.caret) != 0 {
		t.Error("start of the second line")
	}
	e.insert("七", typing)
	e.move(left, false, 1)
	e.insert("八", typing)
	if shown(e) != "一二三四八|七五六" || e.row(e.selection.caret) != 1 {
		t.Error(shown(e))
	}
	e = edit("一二三|五六", 4)
	e.insert("四", typing)
	if e.row(e.selection.caret) != 0 {
		t.Error("the caret stays behind what was typed")
	}
}

func TestErasingTakesWholeCharacters(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kind       kind
		reach      func(*editing) func(int) int
		want       string
	}{
		{"back", "一二|三", backspace, func(e *editing) func(int) int { return e.prev }, "一|三"},
		{"forward", "一二|三", erasing, func(e *editing) func(int) int { return e.next }, "一二|"},
		{"selection", "一^二三|四", backspace, func(e *editing) func(int) int { return e.prev }, "一|四"},
		{"combined", "ae\u0301|", backspace, func(e *editing) func(int) int { return e.prev }, "a|"},
		{"line break", "一\n|二", backspace, func(e *editing) func(int) int { return e.prev }, "一|二"},
		{"line break forward", "一|\n二", erasing, func(e *editing) func(int) int { return e.next }, "一|二"},
		{"nothing before", "|一", backspace, func(e *editing) func(int) int { return e.prev }, "|一"},
		{"word back", "完成47|个", single, func(e *editing) func(int) int { return e.prevWord }, "完成|个"},
		{"word forward", "完成|47个", single, func(e *editing) func(int) int { return e.nextWord }, "完成|个"},
		{"joining lines joins characters", "e\n|\u0301", backspace, func(e *editing) func(int) int { return e.prev }, "e\u0301|"},
	} {
		e := edit(c.text, 4)
		e.erase(c.kind, c.reach(e))
		if got := shown(e); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestUndoTakesBackWhatWasOneAct(t *testing.T) {
	e := edit("甲|乙", 8)
	for _, r := range "推进，完成" {
		e.insert(string(r), typing)
	}
	e.move(bottom, false, 1)
	e.insert("丙", typing)
	e.erase(backspace, e.prev)
	e.erase(backspace, e.prev)
	e.selectBetween(0, 3)
	e.insert("x\ny", single)
	var steps []string
	for ok := true; ok; ok = e.undo() {
		steps = append(steps, shown(e))
	}
	want := []string{"x\ny|推进，完成", "^甲|推进，完成", "甲推进，完成乙丙|", "甲推进，完成乙|", "甲推进，|乙", "甲|乙"}
	if !slices.Equal(steps, want) {
		t.Errorf("%q", steps)
	}
	for e.redo() {
	}
	if shown(e) != want[0] {
		t.Error(shown(e))
	}
	e.undo()
	e.insert("新", typing)
	if e.redo() {
		t.Error("a new edit leaves nothing to be done again")
	}
}

func TestMovingAwayAndBackEndsATypedRun(t *testing.T) {
	e := edit("|", 8)
	e.insert("一", typing)
	e.move(left, false, 1)
	e.move(right, false, 1)
	e.insert("二", typing)
	if e.undo(); shown(e) != "一|" {
		t.Error(shown(e))
	}
}

// sound holds every law of an edited text.
func sound(t *rapid.T, e *editing) {
	text := e.String()
	from, to := e.selection.bounds()
	if from < 0 || to > len(text) || e.fit(from) != from || e.fit(to) != to {
		t.Fatalf("%q: selection %d to %d", text, from, to)
	}
	if text != strings.Join(e.paras, "\n") || e.size() != len(text) {
		t.Fatalf("%q is not %q", text, e.paras)
	}
	fresh := &editing{}
	fresh.layout.measure, fresh.layout.width = e.layout.measure, e.layout.width
	fresh.load(text)
	if len(e.layout.paras) != len(e.paras) || e.layout.rows() != fresh.layout.rows() {
		t.Fatalf("%q: %d lines, want %d", text, e.layout.rows(), fresh.layout.rows())
	}
	row := 0
	for i, p := range e.layout.paras {
		if !slices.Equal(p.lines, fresh.layout.paras[i].lines) || p.row != row {
			t.Fatalf("%q: paragraph %d is %v in row %d", text, i, p.lines, p.row)
		}
		row += len(p.lines)
		covers(t, e.paras[i], p.lines)
	}
	if r := e.row(e.selection.caret); r < 0 || r >= e.layout.rows() || e.x(e.selection.caret) > e.layout.width {
		t.Fatalf("%q: caret in row %d", text, r)
	}
}

// covers wants nothing but spaces between the lines of a paragraph.
func covers(t *rapid.T, s string, lines []typeset.Line) {
	at := 0
	for _, l := range lines {
		if l.Start < at || l.End < l.Start || strings.TrimSpace(s[at:l.Start]) != "" {
			t.Fatalf("%q: line %v after %d", s, l, at)
		}
		at = l.End
	}
	if at != len(s) {
		t.Fatalf("%q: lines end at %d", s, at)
	}
}

const alphabet = "一二万条，。（“ab1.% \n\u0301\u200d\ufe0f\U000E010029👩👧🏽🇨🇳"

// act makes one edit or motion.
func act(t *rapid.T, e *editing) {
	switch rapid.IntRange(0, 8).Draw(t, "act") {
	case 0, 1:
		e.insert(string(rapid.SampledFrom([]rune(alphabet)).Draw(t, "rune")), typing)
	case 2:
		e.insert(rapid.StringOf(rapid.SampledFrom([]rune(alphabet))).Draw(t, "paste"), single)
	case 3:
		e.erase(backspace, e.prev)
	case 4:
		e.erase(erasing, e.next)
	case 5:
		e.erase(single, e.prevWord)
	case 6:
		e.selectBetween(rapid.IntRange(-2, 40).Draw(t, "from"), rapid.IntRange(-2, 40).Draw(t, "to"))
	case 7:
		e.move(motion(rapid.IntRange(int(left), int(pageDown)).Draw(t, "motion")), rapid.Bool().Draw(t, "extend"), 2)
	case 8:
		if rapid.Bool().Draw(t, "undo") {
			e.undo()
		} else {
			e.redo()
		}
	}
}

func TestAnyEditsKeepTheLawsAndCanBeTakenBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.StringOf(rapid.SampledFrom([]rune(alphabet))).Draw(t, "first")
		e := edit(first, rapid.Float64Range(0, 9).Draw(t, "width"))
		e.load(first)
		for range rapid.IntRange(1, 40).Draw(t, "acts") {
			act(t, e)
			sound(t, e)
		}
		for e.redo() {
		}
		last := e.String()
		for e.undo() {
			sound(t, e)
		}
		if e.String() != first {
			t.Fatalf("undone to %q, want %q", e.String(), first)
		}
		for e.redo() {
		}
		if e.String() != last {
			t.Fatalf("done again to %q, want %q", e.String(), last)
		}
	})
}

func TestEveryPlaceIsFoundAgainFromItsRowAndX(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := edit("", rapid.Float64Range(2, 9).Draw(t, "width"))
		e.load(rapid.StringOf(rapid.SampledFrom([]rune("一二，（ab1\n👩"))).Draw(t, "text"))
		pos := e.fit(rapid.IntRange(0, e.size()).Draw(t, "pos"))
		for _, s := range []spot{{pos, false}, {pos, true}} {
			if got := e.spotAt(e.row(s), e.x(s)); got.pos != pos || e.row(got) != e.row(s) {
				t.Fatalf("%q: %v is %v", e.String(), s, got)
			}
		}
	})
}

func TestCleaningLosesWhatCannotBeShown(t *testing.T) {
	for _, c := range []struct {
		in, want, one string
	}{
		{"一\r\n二\r三\n四", "一\n二\n三\n四", "一 二 三 四"},
		{"a\tb\x00c\x1b[0m\x7f", "a bc[0m", "a bc[0m"},
		{"甲\v乙\u2028丙\u2029丁\u0085", "甲\n乙\n丙\n丁\n", "甲 乙 丙 丁 "},
		{"\xff甲\xe4\xb8", "甲", "甲"},
		{"\uFFFD", "\uFFFD", "\uFFFD"},
	} {
		if got := clean(c.in, false); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
		if got := clean(c.in, true); got != c.one {
			t.Errorf("%q in one line: %q, want %q", c.in, got, c.one)
		}
	}
}

func FuzzInsert(f *testing.F) {
	f.Add("一二三", "甲\r\n乙\t\x00", 3, 6)
	f.Add("e\n", "\u0301\xff", 1, 0)
	f.Fuzz(func(t *testing.T, first, paste string, from, to int) {
		if len(first)+len(paste) > 1<<14 {
			return
		}
		e := edit("", 7)
		e.load(first)
		was := e.String()
		e.selectBetween(from, to)
		e.insert(clean(paste, false), single)
		text := e.String()
		bad := strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && unicode.IsControl(r) })
		if bad || !utf8.ValidString(text) || clean(text, false) != text {
			t.Fatalf("%q", text)
		}
		if pos := e.selection.caret.pos; e.fit(pos) != pos {
			t.Fatalf("%q: caret at %d", text, pos)
		}
		if e.undo(); e.String() != was {
			t.Fatalf("%q undone to %q", was, e.String())
		}
	})
}
