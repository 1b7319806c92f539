package xlsx

import (
	"fmt"
	"slices"
	"strconv"

	"dubanben/internal/table"
)

// workbook is a workbook being read.
type workbook struct {
	a        *archive
	sheets   []sheetPart // the hidden ones last
	strings  []string
	styles   []int           // the number of each style's format
	codes    map[int]string  // the formats that the file has of its own
	formats  map[int]*format // those in use, as they are met; nil is General
	date1904 bool
	texts    int64 // bytes of text in all cells so far
	cells    int   // of all tables so far
	notes    []table.Note
}

// sheetPart is a worksheet and the part that it lies in.
type sheetPart struct {
	name, part string
	hidden     bool
}

// openWorkbook reads all that the sheets refer to.
func openWorkbook(a *archive) (*workbook, error) {
	top, err := a.links("")
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(top, func(l link) bool { return l.kind == "officeDocument" })
	switch has := a.has("xl/workbook.xml"); {
	case i < 0 && has:
		return nil, &Unreadable{Reason: Damaged, Part: "_rels/.rels"}
	case i < 0, a.kind() != ZipFile && !has:
		return nil, &Unreadable{Reason: NoWorkbook, FileKind: a.kind()}
	}
	part := top[i].target
	links, err := a.links(part)
	if err != nil {
		return nil, err
	}
	w := &workbook{a: a, formats: map[int]*format{}}
	if err := a.walk(part, func(s *scanner) error { return w.readBook(s, links) }); err != nil {
		return nil, err
	}
	for _, l := range links {
		switch {
		case l.kind == "sharedStrings" && w.strings == nil:
			err = a.walk(l.target, w.readStrings)
		case l.kind == "styles" && w.styles == nil:
			err = a.walk(l.target, w.readStyles)
		case l.kind == "externalLink":
			err = w.readExternal(l.target)
		}
		if err != nil {
			return nil, err
		}
	}
	return w, nil
}

// readBook reads the list of sheets.
func (w *workbook) readBook(s *scanner, links []link) error {
	if err := s.root("workbook"); err != nil {
		return err
	}
	found := false
	err := s.children(func() error {
		switch string(s.name) {
		case "workbookPr":
			w.date1904 = isTrue(s.attr("date1904"))
		case "sheets":
			found = true
			return w.readSheets(s, links)
		}
		return s.skip()
	})
	if err != nil {
		return err
	}
	if !found {
		return fmt.Errorf("%w: no sheets", errMalformed)
	}
	slices.SortStableFunc(w.sheets, func(a, b sheetPart) int { return order(a.hidden) - order(b.hidden) })
	return nil
}

func order(hidden bool) int {
	if hidden {
		return 1
	}
	return 0
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

func (w *workbook) readSheets(s *scanner, links []link) error {
	for {
		more, err := s.child()
		if err != nil || !more {
			return err
		}
		id, named := s.linkID()
		if named && id == "" && string(s.name) == "sheet" { // a module of Excel 95's macros, which has no part
			if err := s.skip(); err != nil {
				return err
			}
			continue
		}
		i := slices.IndexFunc(links, func(l link) bool { return l.id == id })
		if string(s.name) != "sheet" || i < 0 {
			return fmt.Errorf("%w: sheet without part", errMalformed)
		}
		sheet := sheetPart{name: clean(s.attr("name")), part: links[i].target}
		state := s.attr("state")
		sheet.hidden = state == "hidden" || state == "veryHidden"
		if links[i].kind == "worksheet" { // the others are charts and dialogs
			w.sheets = append(w.sheets, sheet)
		}
		if len(w.sheets) > maxEntries {
			return &Unreadable{Reason: TooLarge, Limit: maxEntries}
		}
		if err := s.skip(); err != nil {
			return err
		}
	}
}

// readStrings reads the shared strings. They are kept once, however many cells show them.
func (w *workbook) readStrings(s *scanner) error {
	if err := s.root("sst"); err != nil {
		return err
	}
	w.strings = []string{}
	total := 0
	var buf []byte
	for {
		more, err := s.child()
		if err != nil || !more {
			return err
		}
		switch {
		case string(s.name) == "si":
			if buf, err = s.richText(buf[:0]); err != nil {
				return err
			}
			text := unescape(string(buf))
			if tooLong(text) {
				return &Unreadable{Reason: CellTooLong, Limit: MaxText}
			}
			w.strings = append(w.strings, text)
			total += len(text)
			if len(w.strings) > maxStrings || total > maxTexts {
				return &Unreadable{Reason: TooLarge, Limit: maxStrings}
			}
		case string(s.name) == "extLst" || s.foreign:
			if err := s.skip(); err != nil {
				return err
			}
		default:
			return errMalformed
		}
	}
}

// readStyles reads the number format of each style.
func (w *workbook) readStyles(s *scanner) error {
	if err := s.root("styleSheet"); err != nil {
		return err
	}
	w.styles, w.codes = []int{}, map[int]string{}
	for {
		more, err := s.child()
		if err != nil || !more {
			return err
		}
		switch string(s.name) {
		case "numFmts":
			err = eachChild(s, func() {
				code := s.attr("formatCode")
				if id, err := strconv.Atoi(s.attr("numFmtId")); err == nil && len(code) < maxCode {
					w.codes[id] = code
				}
			})
		case "cellXfs":
			err = eachChild(s, func() {
				id, _ := strconv.Atoi(s.attr("numFmtId")) // none is General, 0
				w.styles = append(w.styles, id)
			})
		default:
			err = s.skip()
		}
		if err == nil && (len(w.styles) > maxStyles || len(w.codes) > maxFormats) {
			err = &Unreadable{Reason: TooLarge, Limit: maxFormats}
		}
		if err != nil {
			return err
		}
	}
}

// format is the number format of a style; a style that the file does not have is General.
func (w *workbook) format(style int) *format {
	if style < 0 || style >= len(w.styles) {
		return nil
	}
	id := w.styles[style]
	f, known := w.formats[id]
	if !known {
		code, own := w.codes[id]
		if !own {
			code = builtIn(id)
		}
		f = newFormat(code)
		w.formats[id] = f
	}
	return f
}

// eachChild calls see at every child of the open element and passes over what is in it.
func eachChild(s *scanner, see func()) error {
	for n := 0; ; n++ {
		more, err := s.child()
		if err != nil || !more {
			return err
		}
		if n >= maxStyles {
			return &Unreadable{Reason: TooLarge, Limit: maxStyles}
		}
		see()
		if err := s.skip(); err != nil {
			return err
		}
	}
}

// readExternal notes the file that formulas take values from.
func (w *workbook) readExternal(part string) error {
	links, err := w.a.links(part)
	if err != nil {
		return err
	}
	target := part
	for _, l := range links {
		if l.external {
			target = l.target
		}
	}
	w.note(table.Note{Kind: table.ExternalLink, Text: target})
	return nil
}

// note keeps what was noticed; a file that is full of it needs no list.
func (w *workbook) note(n table.Note) {
	if len(w.notes) < maxNotes {
		w.notes = append(w.notes, n)
	}
}
