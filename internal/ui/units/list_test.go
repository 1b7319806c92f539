package units

import (
	"slices"
	"testing"

	"dubanben/internal/ledger"
	"dubanben/internal/view"
)

func TestUnitsAreFoundByCharactersPinyinAndInitials(t *testing.T) {
	loads := []view.Load{{Unit: &ledger.Unit{ID: "u", Name: "区市场监管局", Others: []string{"区市场监督管理局"}}}}
	for text, want := range map[string]bool{
		"": true, " ": true, "市场": true, "市监": true, "区局": true, "监督": true, "市场监管局": true, "局区": false, "教育": false, "区市场监管局局": false,
		"scjg": true, "shichang": true, "qscjgj": true, "jyj": false,
	} {
		var u unitList
		if u.fill(loads, text); u.has("u") != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestUnitsAreListedTownsFirst(t *testing.T) {
	unit := func(name string, k ledger.UnitKind) view.Load {
		return view.Load{Unit: &ledger.Unit{ID: ledger.ID(name), Name: name, Kind: k}}
	}
	var u unitList
	u.fill([]view.Load{unit("区教育局", ""), unit("源西街道", ledger.Town), unit("区住建局", "")}, "")
	var got []string
	for i := range u.Rows() {
		if band, ok := u.Band(i); ok {
			got = append(got, band)
		} else {
			got = append(got, u.Cell(i, 0).Text)
		}
	}
	if want := []string{"镇街道  1", "源西街道", "区直和市直、驻区单位  2", "区教育局", "区住建局"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
