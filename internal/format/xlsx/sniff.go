package xlsx

import (
	"bytes"
	"unicode/utf8"
)

// notZip says what a file is that is no archive. A workbook under a password is an old Office container around the new one.
func notZip(data []byte) *Unreadable {
	wide := func(s string) bool { // the names in such a container are UTF-16
		var b []byte
		for i := range len(s) {
			b = append(b, s[i], 0)
		}
		return bytes.Contains(data, b)
	}
	if !bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return &Unreadable{Reason: NotZip, FileKind: sniff(data)}
	}
	switch {
	case wide("EncryptedPackage"):
		return &Unreadable{Reason: Encrypted}
	case wide("WordDocument"):
		return &Unreadable{Reason: NotZip, FileKind: DocFile}
	case wide("Workbook"), wide("Book"):
		return &Unreadable{Reason: NotZip, FileKind: XlsFile}
	}
	return &Unreadable{Reason: NotZip, FileKind: OleFile}
}

// sniff tells the kind of a file by its first bytes.
func sniff(data []byte) FileKind {
	if len(data) == 0 {
		return EmptyFile
	}
	head := data[:min(len(data), 1024)]
	lower := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return PDFFile
	case bytes.HasPrefix(lower, []byte("<?xml")) && !bytes.Contains(lower, []byte("<html")):
		return XMLFile
	case bytes.HasPrefix(lower, []byte("<")), bytes.HasPrefix(lower, []byte("mime-version:")):
		return HTMLFile // a web page, which some programs save under the name .xls
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return TextFile
	}
	for len(head) > 0 && len(data) > len(head) && !utf8.Valid(head) && len(head) > 1021 {
		head = head[:len(head)-1] // a character may be cut
	}
	if bytes.IndexByte(head, 0) < 0 && (utf8.Valid(head) || looksGB(head)) {
		return TextFile
	}
	return UnknownFile
}

// looksGB reports whether the bytes outside ASCII come in pairs, as in Chinese text of old programs.
func looksGB(b []byte) bool {
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] < 0x20 && !space(b[i]), b[i] == 0x80, b[i] == 0xFF:
			return false
		case b[i] > 0x80:
			if i++; i < len(b) && (b[i] < 0x30 || b[i] == 0xFF) {
				return false
			}
		}
	}
	return true
}

// kind tells what an archive is that holds no workbook.
func (a *archive) kind() FileKind {
	for _, k := range []struct {
		part string
		kind FileKind
	}{
		{"word/document.xml", DocxFile}, {"ppt/presentation.xml", PptxFile}, {"xl/workbook.bin", XlsbFile},
		{"OFD.xml", OfdFile}, {"META-INF/MANIFEST.MF", JarFile}, {"content.xml", OdsFile},
	} {
		if a.has(k.part) {
			return k.kind
		}
	}
	return ZipFile
}
