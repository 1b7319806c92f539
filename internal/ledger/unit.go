package ledger

import "slices"

// UnitKind sorts the units.
type UnitKind string

// The kinds of unit. A group stands for its members.
const (
	Department UnitKind = "department" // 区直部门
	Town       UnitKind = "town"       // 镇、街道
	Vertical   UnitKind = "vertical"   // 市直、驻区单位
	Group      UnitKind = "group"      // 各镇街道, 相关镇街道
	Other      UnitKind = "other"
)

// Unit is a body that leads or helps with tasks, or a group of such bodies.
type Unit struct {
	ID      ID       `json:"id"`
	Name    string   `json:"name"`
	Others  []string `json:"others,omitempty"` // other spellings of the same unit
	Kind    UnitKind `json:"kind"`
	Members []ID     `json:"members,omitempty"` // of a group; none where they are chosen for each task
	Rank    int64    `json:"rank"`

	Former  []FormerName `json:"former,omitempty"` // oldest first
	Parted  *Parting     `json:"parted,omitempty"` // nil where it was not split off another unit
	Contact string       `json:"contact,omitempty"`
	Phone   string       `json:"phone,omitempty"`
}

// FormerName is what a unit was called until a day, that day not included; papers of the time keep it.
type FormerName struct {
	Name  string `json:"name"`
	Until string `json:"until"` // 2020-07-01
}

// Parting is when a unit was split off another one.
type Parting struct {
	From ID     `json:"from"` // the other one, which need not exist any more
	Day  string `json:"day"`  // its own from this day on, 2020-07-01
}

// Leader is a 责任领导.
type Leader struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Post string `json:"post,omitempty"`
	Rank int64  `json:"rank"`
	From string `json:"from,omitempty"` // the first day in office, where it is known: 2020-07-01
	To   string `json:"to,omitempty"`   // the first day out of it
}

// Names are all spellings of the unit, its own first, those of former days last.
func (u *Unit) Names() []string {
	out := append([]string{u.Name}, u.Others...)
	for _, f := range u.Former {
		if !slices.Contains(out, f.Name) {
			out = append(out, f.Name)
		}
	}
	return out
}

// Clone returns a copy whose lists may be changed.
func (u *Unit) Clone() *Unit {
	c := *u
	c.Others = append([]string(nil), u.Others...)
	c.Members = append([]ID(nil), u.Members...)
	c.Former = append([]FormerName(nil), u.Former...)
	if u.Parted != nil {
		p := *u.Parted
		c.Parted = &p
	}
	return &c
}
