// Package font gives faces by their role on paper: for now those that the program carries itself.
package font

import (
	"bytes"
	"fmt"

	"github.com/go-text/typesetting/font"
)

// Face is one TrueType face. It never changes once loaded, so many goroutines may measure with it.
type Face struct {
	name            string
	data            []byte
	pages           [256]*[256]float32 // advances of the basic plane by high and low byte; below 0 = no glyph
	rest            map[rune]float32   // advances above U+FFFF
	ascent, descent float64
}

// Load parses a single TrueType face (no collection). The data is kept, not copied.
func Load(name string, data []byte) (*Face, error) {
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	upem := float64(parsed.Upem())
	f := &Face{name: name, data: data, rest: map[rune]float32{}, ascent: 0.88, descent: 0.12}
	if ext, ok := parsed.FontHExtents(); ok {
		f.ascent, f.descent = float64(ext.Ascender)/upem, -float64(ext.Descender)/upem
	}
	for it := parsed.Cmap.Iter(); it.Next(); {
		r, glyph := it.Char()
		if glyph != 0 {
			f.set(r, float32(float64(parsed.HorizontalAdvance(glyph))/upem))
		}
	}
	return f, nil
}

func (f *Face) set(r rune, advance float32) {
	if r < 0 || r > 0xFFFF {
		f.rest[r] = advance
		return
	}
	p := f.pages[r>>8]
	if p == nil {
		p = new([256]float32)
		for i := range p {
			p[i] = -1
		}
		f.pages[r>>8] = p
	}
	p[r&0xFF] = advance
}

// lookup gives the advance of r in ems, below 0 where the face has no glyph for it.
func (f *Face) lookup(r rune) float32 {
	if r >= 0 && r <= 0xFFFF {
		if p := f.pages[r>>8]; p != nil {
			return p[r&0xFF]
		}
		return -1
	}
	if a, ok := f.rest[r]; ok {
		return a
	}
	return -1
}

// Name is the face's name, unique in its Set.
func (f *Face) Name() string { return f.name }

// Data is the font file. It must not be changed.
func (f *Face) Data() []byte { return f.data }

// Has reports whether the face has a glyph for r.
func (f *Face) Has(r rune) bool { return f.lookup(r) >= 0 }

// Advance is the width of r in ems; 1 where the face has no glyph.
func (f *Face) Advance(r rune) float64 {
	if a := f.lookup(r); a >= 0 {
		return float64(a)
	}
	return 1
}

// Ascent is the height above the baseline in ems.
func (f *Face) Ascent() float64 { return f.ascent }

// Descent is the depth below the baseline in ems, as a positive number.
func (f *Face) Descent() float64 { return f.descent }
