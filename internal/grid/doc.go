// Package grid is the spreadsheet widget: a virtualised table with wrapped text, merged cells, frozen header and columns,
// range selection, keys and in-cell editing as in Excel and WPS. It knows no word of the domain: a Model tells it what
// stands where, and callbacks carry away what the person does. Everything here runs on Fyne's goroutine.
//
// Pure parts (heights, lanes, view, field, selection, keys, clipboard) stand apart from the parts that touch Fyne
// (grid, mouse, keyboard, editor, paint).
package grid
