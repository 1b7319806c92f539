package xlsx

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"dubanben/internal/table"
)

// found is a cell with text, at its 0-based place.
type found struct {
	row, col int32
	text     string
}

// worksheet is a sheet being read.
type worksheet struct {
	w      *workbook
	s      *scanner
	name   string
	cells  []found
	merged []span

	rows     int // elements so far
	row, col int // of the last element, 1-based
	value    []byte
	formula  []byte
}

// sheet reads one sheet; the block has no table where the sheet is blank.
func (w *workbook) sheet(part sheetPart) (table.Block, error) {
	ws := &worksheet{w: w, name: part.name}
	if err := w.a.walk(part.part, ws.read); err != nil {
		return table.Block{}, err
	}
	block, err := ws.block()
	if err != nil {
		return table.Block{}, partError(part.part, err)
	}
	if block.Table != nil && part.hidden {
		w.note(table.Note{Ref: table.Ref{Sheet: part.name}, Kind: table.HiddenSheet})
	}
	return block, nil
}

// read takes the elements of a sheet. One that the format does not know would be a damaged one, and rows with it.
func (ws *worksheet) read(s *scanner) error {
	ws.s = s
	if err := s.root("worksheet"); err != nil {
		return err
	}
	data := false
	err := s.children(func() error {
		switch name := string(s.name); {
		case s.foreign:
			return s.skip()
		case name == "sheetData" && !data:
			data = true
			return ws.readRows()
		case name == "mergeCells":
			return ws.readMerges()
		case strings.Contains(otherElements, " "+name+" "):
			return s.skip()
		default:
			return fmt.Errorf("%w: element %s", errMalformed, name)
		}
	})
	if err != nil {
		return err
	}
	if !data {
		return fmt.Errorf("%w: no rows", errMalformed)
	}
	return nil
}

// otherElements are what else a sheet may have.
const otherElements = " sheetPr dimension sheetViews sheetFormatPr cols sheetCalcPr sheetProtection protectedRanges scenarios autoFilter " +
	"sortState dataConsolidate customSheetViews phoneticPr conditionalFormatting dataValidations hyperlinks printOptions " +
	"pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing drawingHF " +
	"legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst "

func (ws *worksheet) readRows() error {
	for {
		more, err := ws.s.child()
		if err != nil || !more {
			return err
		}
		if string(ws.s.name) != "row" || ws.s.foreign {
			return fmt.Errorf("%w: %s among the rows", errMalformed, ws.s.name)
		}
		if err := ws.beginRow(); err != nil {
			return err
		}
		for {
			more, err := ws.s.child()
			if err != nil {
				return err
			}
			if !more {
				break
			}
			switch string(ws.s.name) {
			case "c":
				err = ws.readCell()
			case "extLst":
				err = ws.s.skip()
			default:
				err = fmt.Errorf("%w: %s among the cells", errMalformed, ws.s.name)
			}
			if err != nil {
				return err
			}
		}
	}
}

// beginRow finds the place of a row: what it says, else after the one before.
func (ws *worksheet) beginRow() error {
	ws.rows++
	ws.row, ws.col = ws.row+1, 0
	for _, a := range ws.s.attrs {
		switch string(a.name) {
		case "r":
			n, err := strconv.ParseUint(string(bytes.TrimSpace(a.value)), 10, 63)
			if err != nil || n == 0 {
				return fmt.Errorf("%w: row %q", errMalformed, a.value)
			}
			ws.row = int(min(n, MaxRows+1))
		case "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed", "thickTop", "thickBot", "ph":
		default:
			if !a.foreign {
				return fmt.Errorf("%w: attribute %s of a row", errMalformed, a.name)
			}
		}
	}
	if ws.row > MaxRows || ws.rows > MaxRows {
		return &Unreadable{Reason: TooManyRows, Ref: table.Ref{Sheet: ws.name}, Limit: MaxReadRows}
	}
	return nil
}

// holds says how a cell holds its value.
type holds int

const (
	holdsNumber holds = iota
	holdsShared
	holdsText
	holdsBool
	holdsError
	holdsDate
)

func holdsOf(t []byte) (holds, error) {
	switch string(t) {
	case "n":
		return holdsNumber, nil
	case "s":
		return holdsShared, nil
	case "str", "inlineStr":
		return holdsText, nil
	case "b":
		return holdsBool, nil
	case "e":
		return holdsError, nil
	case "d":
		return holdsDate, nil
	}
	return 0, fmt.Errorf("%w: cell type %q", errMalformed, t)
}

// readCell takes a cell and keeps its text, if it has one.
func (ws *worksheet) readCell() error {
	style, kind, err := ws.beginCell()
	if err != nil {
		return ws.at(err)
	}
	has, err := ws.readValue()
	if err != nil {
		return ws.at(err)
	}
	text, err := ws.shown(kind, style, has)
	if err != nil {
		return ws.at(err)
	}
	if has.formula && text == "" && (!has.value || len(ws.value) == 0 && kind != holdsText) {
		ws.w.note(table.Note{Ref: ws.ref(), Kind: table.FormulaWithoutValue, Text: excerpt(ws.formula)})
	}
	return ws.at(ws.keep(text))
}

// beginCell finds the place of a cell, what it says or after the one before, and how it holds its value.
func (ws *worksheet) beginCell() (style int, kind holds, err error) {
	ws.col++
	for _, a := range ws.s.attrs {
		switch string(a.name) {
		case "r":
			row := 0
			if row, ws.col = place(a.value); row != ws.row || ws.col == 0 {
				err = fmt.Errorf("%w: cell %q in row %d", errMalformed, a.value, ws.row)
			}
		case "s":
			style, err = strconv.Atoi(string(a.value))
		case "t":
			kind, err = holdsOf(a.value)
		case "cm", "vm", "ph":
		default:
			if !a.foreign {
				err = fmt.Errorf("%w: attribute %s of a cell", errMalformed, a.name)
			}
		}
		if err != nil {
			return 0, 0, err
		}
	}
	if ws.col > MaxCols {
		return 0, 0, &Unreadable{Reason: TooManyColumns, Limit: MaxReadCols}
	}
	return style, kind, nil
}

// parts says which parts a cell had.
type parts struct{ value, inline, formula bool }

// readValue takes what is in a cell.
func (ws *worksheet) readValue() (parts, error) {
	var has parts
	ws.value, ws.formula = ws.value[:0], ws.formula[:0]
	for {
		more, err := ws.s.child()
		if err != nil || !more {
			return has, err
		}
		switch name := string(ws.s.name); {
		case name == "v" && !has.value && !has.inline:
			has.value = true
			ws.value, err = ws.s.content(ws.value)
		case name == "is" && !has.value && !has.inline:
			has.inline = true
			ws.value, err = ws.s.richText(ws.value)
		case name == "f" && !has.formula:
			has.formula = true
			ws.formula, err = ws.s.content(ws.formula)
		case name == "extLst":
			err = ws.s.skip()
		default:
			err = fmt.Errorf("%w: %s in a cell", errMalformed, name)
		}
		if err != nil {
			return has, err
		}
	}
}

// shown is the text of the cell's value as a person sees it.
func (ws *worksheet) shown(kind holds, style int, has parts) (string, error) {
	if len(ws.value) == 0 && (kind != holdsShared || !has.value) {
		return "", nil
	}
	f := ws.w.format(style)
	if has.inline {
		kind = holdsText
	}
	switch kind {
	case holdsText:
		return f.text(unescape(string(ws.value))), nil
	case holdsShared:
		i, err := strconv.ParseUint(string(bytes.TrimSpace(ws.value)), 10, 31)
		if err != nil || int(i) >= len(ws.w.strings) {
			return "", &Unreadable{Reason: BadIndex}
		}
		return f.text(ws.w.strings[i]), nil
	case holdsBool:
		if isTrue(string(bytes.TrimSpace(ws.value))) {
			return "TRUE", nil
		}
		return "FALSE", nil
	case holdsDate:
		return ws.shownDate(f), nil
	case holdsNumber:
		return ws.shownNumber(f), nil
	}
	return clean(string(ws.value)), nil
}

func (ws *worksheet) shownDate(f *format) string {
	v, ok := parseISO(string(bytes.TrimSpace(ws.value)), ws.w.date1904)
	if !ok {
		return clean(string(ws.value))
	}
	if !f.isDate() {
		f = newFormat(builtIn(dateFormat))
	}
	return f.number(v, ws.w.date1904)
}

func (ws *worksheet) shownNumber(f *format) string {
	digits := bytes.TrimSpace(ws.value)
	if f == nil && plainNumber(digits) {
		return string(digits)
	}
	v, ok := parseNumber(string(digits))
	if !ok {
		return clean(string(ws.value))
	}
	return f.number(v, ws.w.date1904)
}

// keep keeps the text of the current cell.
func (ws *worksheet) keep(text string) error {
	if text == "" {
		return nil
	}
	if tooLong(text) {
		return &Unreadable{Reason: CellTooLong, Limit: MaxText}
	}
	if ws.w.texts += int64(len(text)); ws.w.texts > maxTexts {
		return &Unreadable{Reason: TooLarge, Limit: maxTexts}
	}
	if len(ws.cells) >= MaxReadCells {
		return &Unreadable{Reason: TooManyCells, Limit: MaxReadCells}
	}
	ws.cells = append(ws.cells, found{int32(ws.row - 1), int32(ws.col - 1), text})
	return nil
}

func (ws *worksheet) readMerges() error {
	for {
		more, err := ws.s.child()
		if err != nil || !more {
			return err
		}
		if string(ws.s.name) != "mergeCell" {
			return fmt.Errorf("%w: %s among the merged cells", errMalformed, ws.s.name)
		}
		ref := ws.s.attr("ref")
		from, to, ok := strings.Cut(ref, ":")
		if !ok {
			to = from
		}
		r0, c0 := place([]byte(from))
		r1, c1 := place([]byte(to))
		if min(r0, c0, r1, c1) < 1 || max(r0, r1) > MaxRows || max(c0, c1) > MaxCols {
			return fmt.Errorf("%w: merged cells %q", errMalformed, ref)
		}
		r0, r1, c0, c1 = min(r0, r1), max(r0, r1), min(c0, c1), max(c0, c1)
		if len(ws.merged) >= MaxReadMerges {
			return &Unreadable{Reason: TooManyMerges, Ref: table.Ref{Sheet: ws.name}, Limit: MaxReadMerges}
		}
		if r1 > r0 || c1 > c0 {
			ws.merged = append(ws.merged, span{row: r0 - 1, col: c0 - 1, rows: r1 - r0 + 1, cols: c1 - c0 + 1})
		}
		if err := ws.s.skip(); err != nil {
			return err
		}
	}
}

// place reads a reference like AB12; zeros where it is none, and numbers beyond the bounds of a worksheet where it lies there.
func place(ref []byte) (row, col int) {
	i := 0
	for ; i < len(ref) && ref[i]|0x20 >= 'a' && ref[i]|0x20 <= 'z'; i++ {
		col = min(col*26+int(ref[i]|0x20-'a')+1, MaxCols+1)
	}
	if i == 0 || i == len(ref) || ref[i] == '0' {
		return 0, 0
	}
	for ; i < len(ref); i++ {
		if ref[i] < '0' || ref[i] > '9' {
			return 0, 0
		}
		row = min(row*10+int(ref[i]-'0'), MaxRows+1)
	}
	return row, col
}

func (ws *worksheet) ref() table.Ref { return table.Ref{Sheet: ws.name, Row: ws.row, Col: ws.col} }

// at gives an error the place of the current cell. What the reader of the archive found is about no cell.
func (ws *worksheet) at(err error) error {
	if err == nil {
		return nil
	}
	u, ok := err.(*Unreadable)
	if !ok {
		if u, ok = partError("", err).(*Unreadable); !ok {
			return err
		}
	}
	u.Ref = ws.ref()
	return u
}

// excerpt is the beginning of a formula.
func excerpt(b []byte) string {
	const most = 200
	rs := []rune(clean(string(b[:min(len(b), 4*most)])))
	return string(rs[:min(len(rs), most)])
}
