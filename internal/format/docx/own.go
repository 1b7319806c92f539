package docx

import (
	"cmp"
	"context"
	"encoding/xml"

	"dubanben/internal/table"
)

// own tells whether the file has the property that Write leaves in a circulated paper. A list of properties that is damaged
// says nothing: the text is whole without it.
func (a *archive) own(ctx context.Context, top relations) (bool, error) {
	s, err := a.open(ctx, cmp.Or(top.byType["custom-properties"], top.byType["customProperties"]))
	if s == nil || err != nil {
		return false, ctx.Err()
	}
	defer s.close()
	found := false
	_ = s.each(func(e xml.StartElement) error {
		found = found || e.Name.Local == "property" && attr(e, "name") == table.OwnProperty
		return nil
	})
	return found, ctx.Err()
}
