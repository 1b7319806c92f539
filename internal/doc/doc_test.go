package doc

import (
	"math"
	"testing"
)

func TestSheetsHaveTheTypeAreaOfTheStandard(t *testing.T) {
	p, l := A4Portrait(), A4Landscape()
	for name, c := range map[string][2]float64{
		"portrait width":   {p.TypeWidth(), 156 * MM},
		"portrait height":  {p.TypeHeight(), 225 * MM},
		"landscape width":  {l.TypeWidth(), 252 * MM},
		"landscape height": {l.TypeHeight(), 163 * MM},
	} {
		if math.Abs(c[0]-c[1]) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, c[0], c[1])
		}
	}
}

func TestTableTextHasDefaults(t *testing.T) {
	if s, l := (Table{}).Text(); s != 12 || l != 18 {
		t.Error(s, l)
	}
	if s, l := (Table{Size: 10.5, Leading: 15}).Text(); s != 10.5 || l != 15 {
		t.Error(s, l)
	}
}

func TestEveryStyleHasALook(t *testing.T) {
	for s := Body; s <= Signature; s++ {
		if l := s.Look(); l.Size <= 0 || l.Leading < l.Size {
			t.Errorf("style %d: %+v", s, l)
		}
	}
	if l := Title.Look(); l.Size != 22 || !l.KeepNext {
		t.Error("title")
	}
}
