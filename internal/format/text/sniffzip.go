package text

import (
	"archive/zip"
	"bytes"
	"strings"
)

// maxParts is how many parts an archive may have to be looked through; the readers take no more.
const maxParts = 20_000

// sniffZip tells what an archive is by the names of its parts. A part can be an archive itself, as the workbook behind a
// chart is, so the directory counts and not what stands between; one that was cut off has no directory, but its first parts
// are its own.
func sniffZip(data []byte) Kind {
	first, kind := len(data), Zip
	names := partNames(data)
	for _, k := range []struct {
		mark string
		kind Kind
	}{{"xl/", Xlsx}, {"word/", Docx}, {"ppt/", Pptx}, {"ofd.xml", Ofd}, {"content.xml", Ods}} {
		for _, name := range names {
			if strings.HasPrefix(name, k.mark) {
				return k.kind
			}
		}
		if at := bytes.Index(data, []byte(k.mark)); len(names) == 0 && at >= 0 && at < first {
			first, kind = at, k.kind
		}
	}
	return kind
}

// partNames are the names in the archive's directory as they are compared; none where it has no directory that can be read.
func partNames(data []byte) []string {
	if bytes.Count(data, []byte("PK\x01\x02")) > maxParts { // the library would list them all
		return nil
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	var names []string
	for _, f := range z.File {
		names = append(names, strings.ToLower(strings.TrimLeft(strings.ReplaceAll(f.Name, `\`, "/"), "/")))
	}
	return names
}
