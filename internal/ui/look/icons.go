package look

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"dubanben/assets"
)

// icons colours the small line icons; Fyne's own themed resources recolour fills only, ours are strokes.
type icons struct{ made map[string]fyne.Resource }

// get returns the icon in a colour; an unknown name gives an empty picture, which a test catches.
func (i *icons) get(name string, c color.Color) fyne.Resource {
	r, g, b, _ := c.RGBA()
	hex := fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
	key := name + hex + ".svg"
	if made, ok := i.made[key]; ok {
		return made
	}
	svg, err := assets.IconSource(name)
	if err != nil {
		svg = []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"></svg>`)
	}
	made := fyne.NewStaticResource(key, bytes.ReplaceAll(svg, []byte("#000000"), []byte(hex)))
	i.made[key] = made
	return made
}
