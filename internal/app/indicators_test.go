package app

import (
	"strings"
	"testing"

	"dubanben/internal/ledger"
)

func TestARuleOfAnotherLengthIsNotCut(t *testing.T) {
	was := ledger.DefaultRule()
	for _, bad := range []string{`{"plan":[25,50,75,100,125]}`, `{"plan":[50]}`, `{"yelow":1}`, `[]`, ``} {
		if _, err := ParseRule([]byte(bad), was); err == nil || !strings.Contains(Explain(err).Text, "读不懂") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if r, err := ParseRule([]byte(`{"plan":[10,40,70,100],"red":30}`), was); err != nil || r.Plan[0] != 10 || !r.SecondRed {
		t.Errorf("%+v %v", r, err)
	}
}

func TestANumberWithoutANameIsNotOffered(t *testing.T) {
	for _, x := range OfferedIndicators(&ledger.Task{Text: "分别按照每人每月100元、600元的标准发放"}) {
		if x.Name == "" {
			t.Errorf("%+v", x)
		}
	}
}
