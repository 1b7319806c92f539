package text

import (
	"bytes"
	endian "encoding/binary" // binary is our own word for what is no text
	"unicode/utf16"
)

// sniffOle tells what an old Office file is: by the program that its root names, since a workbook may hold a whole document,
// else by the names of its streams.
func sniffOle(data []byte) Kind {
	if holds(data, "EncryptedPackage") {
		return Locked
	}
	switch rootClass(data) {
	case "\x06\x09\x02\x00", "\x00\x09\x02\x00":
		return Doc
	case "\x20\x08\x02\x00", "\x10\x08\x02\x00":
		return Xls
	case "\x10\x8d\x81\x64":
		return Ppt
	}
	switch {
	case holds(data, "WordDocument"):
		return Doc
	case holds(data, "PowerPoint Document"):
		return Ppt
	case holds(data, "Workbook"), holds(data, "Book"):
		return Xls
	}
	return Ole
}

// holds tells whether a stream of the name lies in the file; names are in UTF-16.
func holds(data []byte, name string) bool {
	var b []byte
	for _, u := range utf16.Encode([]rune(name)) {
		b = endian.LittleEndian.AppendUint16(b, u)
	}
	return bytes.Contains(data, b)
}

// rootClass is the beginning of the class that the root storage has, "" where the file ends before.
func rootClass(data []byte) string {
	const sizeAt, directoryAt, header, classAt, length = 30, 48, 76, 80, 4
	if len(data) < header {
		return ""
	}
	shift := endian.LittleEndian.Uint16(data[sizeAt:])
	if shift != 9 && shift != 12 {
		return ""
	}
	at := (int64(endian.LittleEndian.Uint32(data[directoryAt:]))+1)<<shift + classAt
	if at+length > int64(len(data)) {
		return ""
	}
	return string(data[at : at+length])
}
