// Package docx reads the paragraphs and tables of Word files (.docx, as Word, WPS and LibreOffice write them) and writes
// documents as such files in the form in which an office sends them.
//
// What is read is what a person sees on the printed page: tracked changes as accepted, results of fields, automatic
// numbers, text boxes; no comments, headers and footers. What is left out and may matter stands in the source's notes.
// Before and while it is read a file is held against bounds; one that is cut off is refused, never read in part.
package docx
