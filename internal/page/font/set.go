package font

import "dubanben/assets"

// Role is what a face is for on paper.
type Role int

// The roles: 仿宋/宋体 for text, 黑体 for headings, 楷体 for second headings, 小标宋 for titles, 宋体 for page numbers.
const (
	Text Role = iota
	Heading
	Second
	Display
	Digits
	roles int = iota
)

// Missing is what is drawn for a character that no face has: the geta mark that printers use.
const Missing = '〓'

// Set holds one face for each role and where to look when a face lacks a glyph. It never changes.
type Set struct {
	byRole [roles]*Face
	spare  []*Face
}

// Embedded loads the faces that the program carries: Noto Serif for text, its bold for titles and second headings, Noto
// Sans for headings.
func Embedded() (*Set, error) {
	serif, err := Load("NotoSerifSC-Regular", assets.FontSerifRegular)
	if err != nil {
		return nil, err
	}
	bold, err := Load("NotoSerifSC-Bold", assets.FontSerifBold)
	if err != nil {
		return nil, err
	}
	sans, err := Load("NotoSansSC-Bold", assets.FontSansBold)
	if err != nil {
		return nil, err
	}
	s := &Set{spare: []*Face{serif, sans}}
	s.byRole = [roles]*Face{Text: serif, Heading: sans, Second: bold, Display: bold, Digits: serif}
	return s, nil
}

// Face is the face of a role; an unknown role gets the text's.
func (s *Set) Face(r Role) *Face {
	if r < 0 || int(r) >= roles {
		return s.byRole[Text]
	}
	return s.byRole[r]
}

// For is the face that draws r where f is wanted: f itself, or a spare one that has the glyph. ok is false where none has.
func (s *Set) For(f *Face, r rune) (face *Face, ok bool) {
	if f.Has(r) {
		return f, true
	}
	for _, spare := range s.spare {
		if spare.Has(r) {
			return spare, true
		}
	}
	return f, false
}
