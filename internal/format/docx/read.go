package docx

import (
	"context"
	"encoding/xml"
	"strings"

	"dubanben/internal/table"
)

const (
	maxNotes  = 2000     // nobody reads more
	maxOutput = 64 << 20 // bytes of all texts that are read; automatic numbers can make more of them than the file has
	mainPart  = "word/document.xml"
)

// Read reads a Word file: its paragraphs, but for blank ones, and its tables in reading order. Errors are *Unreadable
// and the context's.
func Read(ctx context.Context, name string, data []byte) (table.Source, error) {
	w, err := openWalker(ctx, data)
	if err != nil {
		return table.Source{}, err
	}
	defer w.s.close()
	if err := w.document(); err != nil {
		return table.Source{}, err
	}
	return table.Source{Name: name, Blocks: w.blocks, Notes: w.notes, Own: w.own}, nil
}

// walker goes through the main part of a file.
type walker struct {
	s         *scanner
	numbers   *numbering
	footnotes map[string]string // by kind and id
	fields    []field
	blocks    []table.Block
	notes     []table.Note
	rows      int // of all tables
	cells     int
	output    int // bytes
	own       bool
}

func openWalker(ctx context.Context, data []byte) (*walker, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	top, err := a.relationsOf(ctx, "")
	if err != nil {
		return nil, err
	}
	part := top.byType["officeDocument"]
	if a.parts[strings.ToLower(part)] == nil {
		part = mainPart
	}
	rels, err := a.relationsOf(ctx, part)
	if err != nil {
		return nil, err
	}
	w := &walker{footnotes: map[string]string{}}
	if w.own, err = a.own(ctx, top); err != nil {
		return nil, err
	}
	if w.numbers, err = readNumbering(ctx, a, rels); err != nil {
		return nil, err
	}
	for _, kind := range []string{"footnote", "endnote"} {
		if err := w.readFootnotes(ctx, a, rels.byType[kind+"s"], kind); err != nil {
			return nil, err
		}
	}
	if w.s, err = a.open(ctx, part); err == nil && w.s == nil {
		err = &Unreadable{Reason: NoDocument}
	}
	return w, err
}

// readFootnotes reads the texts that stand at the foot of pages.
func (w *walker) readFootnotes(ctx context.Context, a *archive, part, kind string) error {
	s, err := a.open(ctx, part)
	if s == nil || err != nil {
		return err
	}
	defer s.close()
	total := 0
	return s.each(func(e xml.StartElement) error {
		if nameOf(e) != kind || attr(e, "type") != "" && attr(e, "type") != "normal" { // the line above them is a footnote, too
			return nil
		}
		text, err := s.visible()
		if total += len(text); total > maxText || len(w.footnotes) > maxDefined {
			return s.refuse(TooLarge)
		}
		w.footnotes[kind+attr(e, "id")] = text
		return err
	})
}

// document reads the main part up to its end, so that one that is cut off is found out.
func (w *walker) document() error {
	t, err := w.s.next()
	for ; err == nil; t, err = w.s.next() {
		if _, blank := t.(xml.CharData); !blank {
			break
		}
	}
	if err != nil {
		return err
	}
	if root, ok := t.(xml.StartElement); !ok || nameOf(root) != "document" {
		return w.s.refuse(NoDocument)
	}
	err = w.s.children(func(e xml.StartElement) error {
		if nameOf(e) != "body" {
			return w.s.skip()
		}
		at := &place{}
		if err := w.s.children(func(e xml.StartElement) error { return w.block(e, at) }); err != nil {
			return err
		}
		return w.leave(at)
	})
	if err != nil {
		return err
	}
	return w.s.each(func(xml.StartElement) error { return nil })
}

// place is where paragraphs go: the document itself, or a cell.
type place struct {
	cell     bool
	ref      table.Ref
	text     strings.Builder // of a cell
	begun    bool            // a cell has a paragraph
	carry    string          // text of a paragraph whose end was deleted: it is one with the next
	inserted bool
	removed  []string
	hidden   []string
	nested   []string
	foot     []string
}

// leave ends a place: what was carried over has no next paragraph, and what was seen on the way is noted.
func (w *walker) leave(at *place) error {
	if at.carry != "" {
		text := at.carry
		at.carry = ""
		if err := w.add(text, at); err != nil {
			return err
		}
	}
	if at.inserted || len(at.removed) > 0 {
		w.note(at.ref, table.TrackedChange, strings.Join(at.removed, ""))
	}
	for _, text := range at.nested {
		w.note(at.ref, table.NestedTable, text)
	}
	for _, text := range at.foot {
		w.note(at.ref, table.Footnote, text)
	}
	if text := strings.Join(at.hidden, ""); strings.TrimSpace(text) != "" {
		w.note(at.ref, table.HiddenText, text)
	}
	at.inserted, at.removed, at.nested, at.foot, at.hidden = false, nil, nil, nil, nil
	return nil
}

func (w *walker) note(ref table.Ref, kind table.NoteKind, text string) {
	if len(w.notes) < maxNotes {
		w.notes = append(w.notes, table.Note{Ref: ref, Kind: kind, Text: text})
	}
}

// add puts a paragraph where it belongs. Blank ones outside of tables only make room.
func (w *walker) add(text string, at *place) error {
	if w.output += len(text); w.output > maxOutput {
		return w.s.refuse(TooLarge)
	}
	if at.cell {
		if at.begun {
			at.text.WriteByte('\n')
		}
		at.begun = true
		at.text.WriteString(text)
		if at.text.Len() > maxText {
			return w.s.refuse(TooLarge)
		}
		return nil
	}
	if strings.TrimSpace(text) == "" {
		return nil
	}
	if len(w.blocks) == MaxRows {
		return w.s.refuse(TooLarge)
	}
	w.blocks = append(w.blocks, table.Block{Text: text})
	return nil
}

// block reads one child of the document or of a cell.
func (w *walker) block(e xml.StartElement, at *place) error {
	inside := func(e xml.StartElement) error { return w.block(e, at) }
	switch nameOf(e) {
	case "p":
		return w.paragraph(at)
	case "tbl":
		if !at.cell {
			if err := w.leave(at); err != nil {
				return err
			}
			return w.table()
		}
		text, err := w.s.visible()
		at.nested = append(at.nested, text)
		return err
	case "ins", "moveTo":
		at.inserted = true
		return w.s.children(inside)
	case "sdt", "sdtContent", "customXml", "smartTag":
		return w.s.children(inside)
	case "mc:AlternateContent":
		return w.s.choose(inside)
	case "del", "moveFrom":
		return w.removed(at)
	case "altChunk", "subDoc":
		w.note(at.ref, table.EmbeddedFile, "")
	}
	return w.s.skip()
}

// removed reads what a tracked change has taken out.
func (w *walker) removed(at *place) error {
	text, err := w.s.visible()
	if text != "" {
		at.removed = append(at.removed, text)
	}
	return err
}

// visible is the text of the element that has just begun, up to its end, paragraphs parted by line ends. It is for
// notes: numbers and fields are left out.
func (s *scanner) visible() (string, error) {
	var b strings.Builder
	for outside := s.depth - 1; s.depth > outside; {
		t, err := s.next()
		if err != nil {
			return "", err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch nameOf(start) {
		case "t", "delText":
			text, err := s.text()
			if err != nil {
				return "", err
			}
			b.WriteString(text)
		case "p":
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
		case "tab", "br":
			b.WriteByte(' ')
		}
		if b.Len() > maxText {
			return "", s.refuse(TooLarge)
		}
	}
	return strings.TrimSpace(b.String()), nil
}
