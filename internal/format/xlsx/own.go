package xlsx

import (
	"context"
	"errors"

	"dubanben/internal/table"
)

// own tells whether the file has the property that Write leaves in it. The cells are read by then: a list of properties
// that is damaged says nothing and costs nothing.
func (a *archive) own() (bool, error) {
	top, err := a.links("")
	if err != nil {
		return false, err
	}
	found := false
	for _, l := range top {
		if l.kind != "custom-properties" && l.kind != "customProperties" || !a.has(l.target) {
			continue
		}
		err := a.walk(l.target, func(s *scanner) error {
			if err := s.root("Properties"); err != nil {
				return err
			}
			return eachChild(s, func() { found = found || s.attr("name") == table.OwnProperty })
		})
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return false, err
		}
	}
	return found, nil
}
