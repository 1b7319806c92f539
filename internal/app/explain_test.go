package app

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"dubanben/internal/annex"
	"dubanben/internal/format/docx"
	jsonfile "dubanben/internal/format/json"
	"dubanben/internal/format/text"
	"dubanben/internal/format/xlsx"
	"dubanben/internal/ledger"
	"dubanben/internal/page"
	"dubanben/internal/store"
)

// everyError is one of each kind that a person can meet.
func everyError() []error {
	var out []error
	for _, k := range ledger.ProblemKinds() {
		out = append(out, &ledger.Problem{Kind: k, Field: ledger.FieldText, Row: "1", Value: "值", Why: "2月没有30日", Count: 2, Limit: 1})
	}
	for _, r := range store.Reasons() {
		out = append(out, &store.Failure{Path: "/a/台账.duban", Reason: r})
	}
	for _, r := range SaveReasons() {
		out = append(out, &SaveError{Path: "/a/表.xlsx", Reason: r})
	}
	for _, r := range ImportReasons() {
		out = append(out, &ImportError{Path: "/a/文.txt", Reason: r})
	}
	for _, r := range text.Reasons() {
		out = append(out, &text.Unreadable{Reason: r, Kind: text.Xlsx})
	}
	for _, r := range annex.Reasons() {
		out = append(out, &annex.Unknown{Reason: r})
	}
	for _, k := range []xlsx.Kind{xlsx.Ragged, xlsx.TooLong, xlsx.TooBig} {
		out = append(out, &xlsx.Error{Kind: k})
	}
	for _, r := range xlsx.Reasons() {
		out = append(out, &xlsx.Unreadable{Reason: r, Limit: 7})
	}
	for _, r := range docx.Reasons() {
		out = append(out, &docx.Unreadable{Reason: r})
	}
	for _, r := range jsonfile.Reasons() {
		out = append(out, &jsonfile.Unreadable{Reason: r, Line: 3, Row: 2, Field: "text"})
	}
	for _, f := range docx.Faults() {
		out = append(out, &docx.Unwritable{Fault: f})
	}
	out = append(out, &annex.BadAnswer{Doubt: "问", Answer: "答", Choices: []string{"甲", "乙"}}, &annex.BadAnswer{Doubt: "问", Answer: "答"},
		&annex.BadChoice{Field: ledger.FieldText}, &DayError{Day: "昨天"}, &AnswersError{Path: "答.json", Err: fs.ErrNotExist}, &AnswersError{Path: "答.json"},
		&text.Unreadable{Reason: text.Binary, Kind: text.Locked})
	return append(out, &page.NarrowError{}, &page.RoomError{}, &Damage{Path: "账", Count: 1}, &Drastic{Name: "导入附件1", Tasks: 93}, context.Canceled)
}

func TestEveryErrorHasItsOwnChineseSentence(t *testing.T) {
	general := Explain(errors.New("nobody foresaw this"))
	for _, err := range everyError() {
		e := Explain(err)
		if e == general {
			t.Errorf("%v has no sentence of its own", err)
		}
		s := e.Sentence()
		if e.Title == "" || !strings.HasSuffix(s, "。") || strings.Count(s, "。") != 1 || strings.Contains(s, "\n") {
			t.Errorf("%v: %q is not one sentence", err, s)
		}
		if strings.ContainsFunc(strings.NewReplacer("Excel", "", "Word", "", "PDF", "", "CSV", "", "Office", "", "RTF", "", ".duban", "", "UTF-8", "", "JSON", "", ".xlsx", "", ".docx", "", "import --dry-run --json", "", ".xls", "", ".pdf", "", ".csv", "", ".json", "", "2020Q3", "", "targets.", "", "extra.", "", "list --json", "", "“text”", "", ".txt", "", "--year", "").Replace(s), func(r rune) bool {
			return r >= 'a' && r <= 'z'
		}) {
			t.Errorf("%v: %q has a foreign word", err, s)
		}
	}
}

func TestAWrappedErrorIsExplainedToo(t *testing.T) {
	err := errors.Join(errors.New("x"), &store.Failure{Path: "a.duban", Reason: store.Held})
	if e := Explain(err); e.Title != "台账正在使用" {
		t.Errorf("got %+v", e)
	}
}

// Each reason of a list has a sentence of its own; only the last resort of a list may be general.
func TestNoTwoReasonsShareASentence(t *testing.T) {
	seen := map[string]error{}
	for _, err := range everyError() {
		var room *page.RoomError
		if errors.As(err, &room) {
			continue // a page too low for a table's head is the same to a person as one too narrow
		}
		s := Explain(err).Sentence()
		if other, taken := seen[s]; taken {
			t.Errorf("%v and %v are both %q", err, other, s)
		}
		seen[s] = err
	}
}
