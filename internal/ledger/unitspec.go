package ledger

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// UnitSpec is what a person says of a unit beside its name.
type UnitSpec struct {
	Kind           UnitKind
	Others         []string // other spellings
	Contact, Phone string
	Members        []ID // of a group
}

// UnitKinds lists the kinds of unit.
func UnitKinds() []UnitKind { return []UnitKind{Department, Town, Vertical, Group, Other} }

// Spec is what is said of the unit beside its name.
func (u *Unit) Spec() UnitSpec {
	c := u.Clone()
	return UnitSpec{c.Kind, c.Others, c.Contact, c.Phone, c.Members}
}

// AddUnit makes a unit behind all others; a kind that is not said is guessed from the name.
func (d *Draft) AddUnit(name string, s UnitSpec) (ID, error) {
	name, err := d.freeName(name, "")
	if err != nil {
		return "", err
	}
	if s.Kind == "" {
		s.Kind = GuessKind(name)
	}
	u := &Unit{ID: d.newID(), Name: name, Rank: d.names.nextRank(KindUnit)}
	return u.ID, d.putUnit(u, s)
}

// SetUnit changes what is said of a unit beside its name.
func (d *Draft) SetUnit(unit ID, s UnitSpec) error {
	u := d.Unit(unit)
	if u == nil {
		return &Problem{Kind: NoSuchUnit}
	}
	return d.putUnit(u.Clone(), s)
}

// RenameUnit gives a unit a new name from a day on. What it was called stays a name that it is found by, and rows keep what
// they print.
func (d *Draft) RenameUnit(unit ID, name, day string) error {
	u := d.Unit(unit)
	if u == nil {
		return &Problem{Kind: NoSuchUnit}
	}
	name, err := d.freeName(name, unit)
	if err != nil {
		return err
	}
	if err := d.day(nil, fieldName, day); err != nil {
		return err
	}
	if name == u.Name {
		return nil
	}
	if n := len(u.Former); n > 0 && day <= u.Former[n-1].Until {
		return &Problem{Kind: BadTerm, Field: fieldName, Value: day, Why: "上一次改名是" + DayText(u.Former[n-1].Until)}
	}
	c := u.Clone()
	c.Former = append(c.Former, FormerName{u.Name, day})
	c.Name, c.Others = name, without(c.Others, name)
	d.Put(c)
	return nil
}

// freeName is a name as it is kept; one that another unit has, or had, is refused.
func (d *Draft) freeName(name string, unit ID) (string, error) {
	if err := checkText(fieldName, name); err != nil {
		return "", err
	}
	if name = Squeeze(Clean(name)); name == "" {
		return "", &Problem{Kind: NoName, Field: fieldName}
	}
	if len(SplitList(name)) > 1 { // no cell could name it
		return "", &Problem{Kind: NotOneName, Field: fieldName, Value: name}
	}
	for _, e := range d.all(KindUnit) {
		if u := e.(*Unit); u.ID != unit && slices.Contains(u.Names(), name) {
			return "", &Problem{Kind: DuplicateUnit, Value: name, Why: u.Name}
		}
	}
	return name, nil
}

// checkText refuses a text that no cell could hold.
func checkText(f Field, text string) error {
	if !utf8.ValidString(text) {
		return &Problem{Kind: BadText, Field: f}
	}
	if n := utf8.RuneCountInString(text); n > MaxText {
		return &Problem{Kind: TooLong, Field: f, Count: n, Limit: MaxText}
	}
	return nil
}

func (d *Draft) putUnit(u *Unit, s UnitSpec) error {
	if !slices.Contains(UnitKinds(), s.Kind) {
		return &Problem{Kind: UnknownUnitKind, Value: string(s.Kind)}
	}
	for f, text := range map[Field]string{fieldContact: s.Contact, fieldPhone: s.Phone} {
		if err := checkText(f, text); err != nil {
			return err
		}
	}
	u.Kind, u.Contact, u.Phone, u.Others = s.Kind, Clean(s.Contact), Clean(s.Phone), nil
	for _, other := range s.Others {
		if Squeeze(Clean(other)) == "" {
			continue
		}
		name, err := d.freeName(other, u.ID)
		if err != nil {
			return err
		}
		if name != u.Name && !slices.Contains(u.Others, name) {
			u.Others = append(u.Others, name)
		}
	}
	if err := d.setMembers(u, s.Members); err != nil {
		return err
	}
	d.Put(u)
	return nil
}

func (d *Draft) setMembers(u *Unit, members []ID) error {
	u.Members = nil
	if len(members) > 0 && u.Kind != Group {
		return &Problem{Kind: NotAGroup, Value: u.Name, Count: len(members)}
	}
	for _, id := range members {
		if d.Unit(id) == nil {
			return &Problem{Kind: NoSuchUnit}
		}
		if !slices.Contains(u.Members, id) {
			u.Members = append(u.Members, id)
		}
	}
	return d.circular(u)
}

// circular refuses a group that would contain itself, and says along which chain.
func (d *Draft) circular(u *Unit) error {
	seen := map[ID]bool{}
	var chain func(ID) []string
	chain = func(id ID) []string {
		if id == u.ID {
			return []string{u.Name}
		}
		g := d.Unit(id)
		if g == nil || seen[id] {
			return nil
		}
		seen[id] = true
		for _, m := range g.Members {
			if rest := chain(m); rest != nil {
				return append([]string{g.Name}, rest...)
			}
		}
		return nil
	}
	for _, m := range u.Members {
		if rest := chain(m); rest != nil {
			return &Problem{Kind: CircularGroup, Value: u.Name, Why: strings.Join(append([]string{u.Name}, rest...), "→"), Count: len(rest)}
		}
	}
	return nil
}

func without[T comparable](list []T, x T) []T {
	list = slices.DeleteFunc(list, func(y T) bool { return y == x })
	if len(list) == 0 {
		return nil
	}
	return list
}
