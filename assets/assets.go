// Package assets holds what the program carries inside itself: the fonts it
// draws and prints with, the application's icon and the small interface icons.
// It imports nothing of ours, so every layer may use it.
package assets

import (
	"embed"
	"fmt"
)

// The four embedded faces are the last resort of screen and paper, so that
// Chinese shows and prints the same on a machine without Chinese fonts.
var (
	// FontSansRegular is Noto Sans SC, regular: the interface's text.
	//go:embed fonts/NotoSansSC-Regular.ttf
	FontSansRegular []byte

	// FontSansBold is Noto Sans SC, bold: headers and selection, 黑体 on paper.
	//go:embed fonts/NotoSansSC-Bold.ttf
	FontSansBold []byte

	// FontSerifRegular is Noto Serif SC, regular: table cells on paper.
	//go:embed fonts/NotoSerifSC-Regular.ttf
	FontSerifRegular []byte

	// FontSerifBold is Noto Serif SC, bold: titles on paper.
	//go:embed fonts/NotoSerifSC-Bold.ttf
	FontSerifBold []byte
)

var (
	// Icon is the application's icon, 512×512 PNG, drawn from IconSVG.
	//go:embed icon.png
	Icon []byte

	// IconSVG is the application's icon as outlines; it needs no font.
	//go:embed icon.svg
	IconSVG []byte

	// Icons holds icons/NAME.svg: 16×16 with black strokes. A theme recolours one
	// by replacing #000000 in its bytes.
	//go:embed icons/*.svg
	Icons embed.FS
)

// IconSource returns the SVG source of the interface icon called name.
func IconSource(name string) ([]byte, error) {
	source, err := Icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return nil, fmt.Errorf("assets: no icon %q: %w", name, err)
	}
	return source, nil
}
