package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"path"
	"strings"
)

const (
	maxEntries = 20_000    // files in the zip file
	maxPart    = 100 << 20 // bytes of all parts that are read, unpacked
	maxRatio   = 500       // bytes out of one, where a part is large; packed tables of equal rows reach some hundred
	largePart  = 16 << 20
)

// archive is the zip file as far as it is needed: its parts by their lower-case names.
type archive struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

// openArchive looks a zip file over before anything in it is unpacked.
func openArchive(data []byte) (*archive, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		if bytes.Contains(data, wide("EncryptedPackage")) {
			return nil, &Unreadable{Reason: Encrypted}
		}
		return nil, &Unreadable{Reason: NotZip}
	case !bytes.HasPrefix(data, []byte("PK")):
		return nil, &Unreadable{Reason: NotZip}
	case bytes.Count(data, []byte("PK\x01\x02")) > maxEntries: // the library would read them all, whatever the directory says
		return nil, &Unreadable{Reason: TooLarge}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Unreadable{Reason: Damaged, Err: err}
	}
	a := &archive{parts: make(map[string]*zip.File, len(z.File)), left: maxPart}
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")) // some programs of Windows write their own separators
		switch {
		case f.Flags&1 != 0:
			return nil, &Unreadable{Reason: Encrypted, Part: f.Name}
		case strings.HasSuffix(name, "/"):
			continue
		case strings.HasPrefix(name, "/"), name != path.Clean(name), strings.HasPrefix(name, "../"):
			return nil, &Unreadable{Reason: Damaged, Part: f.Name}
		case a.parts[name] != nil: // of two parts of one name, programs read different ones
			return nil, &Unreadable{Reason: Damaged, Part: f.Name}
		}
		a.parts[name] = f
	}
	return a, nil
}

// wide is a name as old Office files write it, in UTF-16.
func wide(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// open gives the marks of a part; nil where there is no such part.
func (a *archive) open(ctx context.Context, name string) (*scanner, error) {
	f := a.parts[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	size := f.UncompressedSize64
	if size > uint64(a.left) || size > largePart && size > maxRatio*f.CompressedSize64 {
		return nil, &Unreadable{Reason: TooLarge, Part: f.Name}
	}
	a.left -= int64(size)
	r, err := f.Open()
	if err != nil {
		return nil, &Unreadable{Reason: Damaged, Part: f.Name, Err: err}
	}
	text, err := utf8Reader(&exact{r: r, left: int64(size)})
	if err != nil {
		r.Close()
		return nil, &Unreadable{Reason: Damaged, Part: f.Name, Err: err}
	}
	return newScanner(ctx, f.Name, text, r), nil
}

// exact reads no more bytes than the directory of the zip file has promised.
type exact struct {
	r    io.Reader
	left int64
}

// Read implements io.Reader.
func (e *exact) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	if e.left -= int64(n); e.left < 0 {
		return 0, zip.ErrFormat
	}
	return n, err
}

// relations are the links of a part, whose target is another part.
type relations struct {
	byID   map[string]string // target by id
	byType map[string]string // first target by the last word of its type
}

// relationsOf reads the links of a part; none where the file has no list of them.
func (a *archive) relationsOf(ctx context.Context, part string) (relations, error) {
	rels := relations{map[string]string{}, map[string]string{}}
	dir, base := path.Split(part)
	s, err := a.open(ctx, dir+"_rels/"+base+".rels")
	if s == nil || err != nil {
		return rels, err
	}
	defer s.close()
	return rels, s.each(func(start xml.StartElement) error {
		if start.Name.Local != "Relationship" || attr(start, "TargetMode") == "External" {
			return nil
		}
		target := strings.ReplaceAll(attr(start, "Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		target = strings.TrimPrefix(path.Clean("/"+target), "/")
		kind := path.Base(attr(start, "Type"))
		rels.byID[attr(start, "Id")] = target
		if rels.byType[kind] == "" {
			rels.byType[kind] = target
		}
		return nil
	})
}
