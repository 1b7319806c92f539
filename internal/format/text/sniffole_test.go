package text

import (
	endian "encoding/binary"
	"strings"
	"testing"
)

func TestAnOldOfficeFileIsWhatItsRootSaysNotWhatLiesInIt(t *testing.T) {
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	file := func(class string, directory uint32, streams ...string) []byte {
		b := make([]byte, 1536)
		copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
		b[30] = 9
		endian.LittleEndian.PutUint32(b[48:], directory)
		copy(b[1024+80:], class)
		for _, s := range streams {
			b = append(b, wide(s)...)
		}
		return b
	}
	for name, c := range map[string]struct {
		data []byte
		want Kind
	}{
		"a workbook with a document":    {file("\x20\x08\x02\x00", 1, "Workbook", "WordDocument"), Xls},
		"a document with a workbook":    {file("\x06\x09\x02\x00", 1, "Workbook", "WordDocument"), Doc},
		"slides with a workbook":        {file("\x10\x8d\x81\x64", 1, "Workbook"), Ppt},
		"slides without a class":        {file("", 1, "PowerPoint Document", "Workbook"), Ppt},
		"a workbook without a class":    {file("", 1, "Workbook"), Xls},
		"a workbook of 1995":            {file("", 1, "Book"), Xls},
		"a directory behind the end":    {file("\x20\x08\x02\x00", 1<<31, "WordDocument"), Doc},
		"a mail":                        {file("", 1, "__properties_version1.0"), Ole},
		"a password":                    {file("", 1, "EncryptedPackage"), Locked},
		"the first bytes of a workbook": {file("\x20\x08\x02\x00", 1)[:60], Ole},
	} {
		if got := Sniff(c.data); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
