//go:build windows || (linux && cgo && !ci && !wayland)

package ime

// pixels is the caret in the window's pixels: its left edge, top and bottom.
func (c Caret) pixels(scale float32) (x, top, bottom int) {
	return int(c.Pos.X * scale), int(c.Pos.Y * scale), int((c.Pos.Y + c.Height) * scale)
}
