// Package sheet is the table on a screen: rows filtered, sorted and searched, columns as the person arranged them, edits
// that become verbs, verbs on rows. A screen makes one with New and fills it again whenever the snapshot has changed:
//
//	s := sheet.New(d, sheet.Options{Key: "progress"})
//	s.Fill(groups, columns, false)
//	s.Arrange(2) // once, after the first Fill
//	page := container.New(look.Dock(look.AtTop), heading, s.Content())
//
// What the screen gives:
//
//   - Groups of rows, each with a band over it or none. A Row is a task, or a task once more under a Key of its own (one line
//     for each unit that reports on it), or no task at all; About is the screen's own, handed back to its functions.
//   - Columns. FieldColumn and AnnexColumns make those that stand for fields of a task, with the editors and merges they have
//     everywhere. Of others the screen says what a cell shows (Cell) and what it is to the filter, the sorting and the
//     search: Shows, where view knows the column (view.In(view.FieldLamp, q)), or Value, a text of the row, where it does
//     not; numbers among them are sorted as numbers. A column with neither is only seen.
//   - Edits. A column with Field is kept by the sheet itself, by app.SetCells and app.Paste. The edits of columns without
//     one are given to Options.Keep, which writes them as one verb. It runs off Fyne's goroutine and must touch nothing but
//     the ledger. What it refuses goes back into its cell with the reason, as what the sheet's own rules refuse. A paste
//     over both kinds of columns is two steps back.
//   - Rows that come and go. Options.Annexed is for the rows of one annex in its own order: sorting mixes the groups, rows
//     can be moved. Options.Fixed is for rows that are not tasks to insert, delete and join; Options.Menu is what the screen
//     offers in their place.
//
// Rows that a filter gave stay until it is asked anew, so that no edit takes a row from under the cursor; the sheet does that
// by the rows' keys. A row that would leave its group stays only if the screen gives it again.
//
// The grid is open to the screen, to select and to connect what only it knows (OnPress for a lamp that can be clicked). The
// sheet has OnEdit, OnRefuse, OnMenu, OnHeader, OnMove, OnCommand and OnLayout.
package sheet
