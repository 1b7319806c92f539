package people

import (
	"slices"

	"dubanben/internal/ledger"
)

// kindName is what a person calls a kind of unit.
func kindName(k ledger.UnitKind) string {
	switch k {
	case ledger.Department:
		return "区直部门"
	case ledger.Town:
		return "镇街道"
	case ledger.Vertical:
		return "市直、驻区单位"
	case ledger.Group:
		return "组"
	}
	return "其他"
}

// kindNames are those of all kinds, in their order.
func kindNames() []string {
	var out []string
	for _, k := range ledger.UnitKinds() {
		out = append(out, kindName(k))
	}
	return out
}

// kindNamed is the kind of a name; the name itself where there is none such, which the ledger refuses with the reason.
func kindNamed(name string) ledger.UnitKind {
	switch name {
	case "市直驻区", "驻区单位", "市直单位":
		return ledger.Vertical
	case "集体":
		return ledger.Group
	}
	if i := slices.Index(kindNames(), name); i >= 0 {
		return ledger.UnitKinds()[i]
	}
	return ledger.UnitKind(name)
}
