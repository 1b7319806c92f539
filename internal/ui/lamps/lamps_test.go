package lamps

import (
	"reflect"
	"testing"

	"dubanben/internal/grid"
	"dubanben/internal/judge"
	"dubanben/internal/ledger"
)

func TestALampIsAShapeAWordAndAColour(t *testing.T) {
	for lamp, want := range map[ledger.Lamp]grid.Cell{
		ledger.Red: {Text: "红灯", Tone: grid.Bad, Glyph: grid.Square}, ledger.Yellow: {Text: "黄灯", Tone: grid.Warn, Glyph: grid.Triangle},
		ledger.Green: {Text: "绿灯", Tone: grid.Good, Glyph: grid.Dot}, ledger.NoLamp: {Text: "未亮", Tone: grid.Unrated, Glyph: grid.Ring},
	} {
		want.ReadOnly = true
		if got := Cell(judge.Verdict{Lamp: lamp}); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v", lamp, got)
		}
	}
	if got := Cell(judge.Verdict{Lamp: ledger.Red, ByHand: true}); got.Stamp != "人工" {
		t.Errorf("by hand: %+v", got)
	}
}
