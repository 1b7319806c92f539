package text

import (
	"bytes"
	"regexp"
)

// ownYear is the line of the year as WriteCSV leaves it.
var ownYear = regexp.MustCompile(`^(?:\x{feff}|(?s:.*?)\r\n)` + yearName + `：\d{4}年\r\n`)

// ownWithin is within how many bytes the line of the year is looked for.
const ownWithin = 16 << 10

// ownCSV tells whether WriteCSV wrote a file and nobody has saved it since: with its byte order mark and line ends the line
// of the year stands alone. A spreadsheet that saves the file fills the line up with blank cells; what is blank then counts
// as in any other file.
func ownCSV(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\ufeff")) && ownYear.Match(data[:min(len(data), ownWithin)])
}
