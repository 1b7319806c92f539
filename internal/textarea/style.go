package textarea

import "image/color"

// Style is how an Area looks. Sizes are in pixels of the window, already zoomed.
type Style struct {
	Size                     float32 // of the font
	Pitch                    float32 // from one line to the next
	Bold                     bool
	Left, Right, Top, Bottom float32 // left free around the text

	Text      color.Color
	Faint     color.Color // placeholder, text while disabled, scroll mark
	Caret     color.Color
	Selection color.Color // behind selected text

	Single      bool   // one line that is not wrapped; Enter is left to the owner, line breaks become spaces
	Placeholder string // shown while there is no text
}

// caretWidth is the width of the caret in pixels.
func (s *Style) caretWidth() float32 { return max(1, float32(int(s.Size/8+0.5))) }
