package text

import "context"

// pace is how much of a file is read between two looks at the context: whoever counts them knows how far the reading is.
const pace = 32 << 10

// meter looks at the context as the reading goes on.
type meter struct {
	ctx        context.Context
	step, next int // in the text, which may be longer or shorter than the file it was decoded from
}

func newMeter(ctx context.Context, file, text int) *meter {
	step := max(text*pace/max(file, 1), 1)
	return &meter{ctx, step, 0}
}

// at is told how much of the text was read; it returns why to stop.
func (m *meter) at(n int) error {
	for ; n >= m.next; m.next += m.step {
		if err := m.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}
