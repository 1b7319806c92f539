// Package grid is the spreadsheet widget: a virtualised table with wrapped text, merged cells, frozen header and columns,
// a selection of several ranges, keys, in-cell editing, clipboard and columns that can be arranged, as in Excel and WPS. It
// knows no word of the domain: a Model tells it what stands where, columns may bring their own Editor, and callbacks carry
// away what the person does. Everything here runs on Fyne's goroutine.
//
// Pure parts (heights, lanes, view, layout, field, selection, walk, motion, keys, headplan) stand apart from the parts that
// touch Fyne (grid, mouse, gesture, keyboard, editor, paint).
package grid
