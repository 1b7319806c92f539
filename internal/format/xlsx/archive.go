package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// archive is the zip file that a workbook is, and the guard on what is unpacked from it.
type archive struct {
	ctx   context.Context
	files map[string]*zip.File // by lower-case name, as parts are told apart
	left  int64                // bytes that may still be unpacked
}

// openArchive reads the directory. A name that leads out of the archive or stands twice is a trick: programs differ in
// what they make of it.
func openArchive(ctx context.Context, data []byte) (*archive, error) {
	if len(data) > MaxBytes {
		return nil, &Unreadable{Reason: TooLarge, Limit: MaxBytes}
	}
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) && !bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		return nil, notZip(data)
	}
	if bytes.Count(data, []byte("PK\x01\x02")) > maxEntries { // the library reads them all before it says how many
		return nil, &Unreadable{Reason: TooLarge, Limit: maxEntries}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Unreadable{Reason: Damaged, cause: err}
	}
	a := &archive{ctx: ctx, files: map[string]*zip.File{}, left: maxUnpacked}
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if strings.HasSuffix(name, "/") {
			continue
		}
		if a.files[name] != nil || strings.HasPrefix(name, "/") || slices.Contains(strings.Split(name, "/"), "..") {
			return nil, &Unreadable{Reason: Damaged, Part: f.Name, cause: errors.New("name stands twice or leads out of the archive")}
		}
		a.files[name] = f
	}
	return a, nil
}

func (a *archive) has(part string) bool { return a.files[strings.ToLower(part)] != nil }

// walk opens a part and hands its scanner to read, which takes the root and all in it. Errors name the part.
func (a *archive) walk(part string, read func(*scanner) error) error {
	f := a.files[strings.ToLower(part)]
	switch {
	case f == nil:
		return &Unreadable{Reason: Damaged, Part: part, cause: errors.New("part is missing")}
	case f.Flags&1 != 0:
		return &Unreadable{Reason: Encrypted, Part: part}
	case f.UncompressedSize64 > uint64(a.left):
		return &Unreadable{Reason: TooLarge, Part: part, Limit: maxUnpacked}
	}
	r, err := f.Open()
	if err != nil {
		return &Unreadable{Reason: Damaged, Part: part, cause: err}
	}
	defer func() { _ = r.Close() }() // it was only read
	s := newScanner(utf8Reader(&guardedReader{r: r, a: a}))
	err = read(s)
	if err == nil {
		err = s.finish()
	}
	return partError(part, err)
}

// guardedReader stops when the person has cancelled, and when too much comes out of the archive.
type guardedReader struct {
	r io.Reader
	a *archive
}

// Read implements io.Reader.
func (g *guardedReader) Read(p []byte) (int, error) {
	if err := g.a.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := g.r.Read(p)
	if g.a.left -= int64(n); g.a.left < 0 {
		return 0, &Unreadable{Reason: TooLarge, Limit: maxUnpacked}
	}
	return n, err
}

// partError says in which part an error arose, and why it is none to be read past.
func partError(part string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var u *Unreadable
	if errors.As(err, &u) {
		if u.Part == "" {
			u.Part = part
		}
		return u
	}
	u = &Unreadable{Reason: Damaged, Part: part, cause: err}
	switch {
	case errors.Is(err, errDoctype):
		u.Reason = Doctype
	case errors.Is(err, errEncoding):
		u.Reason = BadEncoding
	case errors.Is(err, errDeep):
		u.Reason, u.Limit = TooDeep, maxDepth
	case errors.Is(err, errToken):
		u.Reason, u.Limit = CellTooLong, MaxText
	}
	return u
}

// link is one relationship of a part to another.
type link struct {
	id, kind, target string
	external         bool
}

// links reads the relationships of a part, none where it has none. The empty part is the archive itself.
func (a *archive) links(part string) ([]link, error) {
	dir, base := path.Split(part)
	rels := dir + "_rels/" + base + ".rels"
	if !a.has(rels) {
		return nil, nil
	}
	var out []link
	err := a.walk(rels, func(s *scanner) error {
		if err := s.root("Relationships"); err != nil {
			return err
		}
		return s.children(func() error {
			if string(s.name) != "Relationship" {
				return fmt.Errorf("%w: %s", errMalformed, s.name)
			}
			kind := s.attr("Type")
			l := link{id: s.attr("Id"), kind: kind[strings.LastIndexByte(kind, '/')+1:], target: s.attr("Target")}
			if l.external = s.attr("TargetMode") == "External"; !l.external {
				l.target = resolve(dir, l.target)
			}
			if out = append(out, l); len(out) > maxEntries {
				return &Unreadable{Reason: TooLarge, Limit: maxEntries}
			}
			return s.skip()
		})
	})
	return out, err
}

// resolve makes a target the name of a part: targets count from the directory of their part, or from the archive's top.
func resolve(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = "/" + dir + target
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}
