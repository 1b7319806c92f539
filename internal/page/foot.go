package page

import "dubanben/internal/doc"

// foot lays blocks at the foot of the page, or of the next one where they have no room here. What is higher than a page begins on
// one of its own.
func (f *flow) foot(b doc.Foot) error {
	trial := &flow{setup: f.setup, fonts: f.fonts}
	trial.newPage()
	for i, x := range b.Blocks {
		if err := trial.block(x, b.Blocks[i+1:]); err != nil {
			return err
		}
	}
	high := trial.y - f.setup.Top
	whole := len(trial.pages) == 1
	if !f.fresh() && (!whole || high > f.bottom()-f.y+1e-6) {
		f.newPage()
	}
	if whole {
		f.y = max(f.y, f.bottom()-high)
	}
	for i, x := range b.Blocks {
		rest := b.Blocks[i+1:]
		if whole {
			rest = nil // there is room for it
		}
		if err := f.block(x, rest); err != nil {
			return err
		}
	}
	return nil
}
