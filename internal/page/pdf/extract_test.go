package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"testing"
)

var (
	object   = regexp.MustCompile(`(?s)(\d+) 0 obj\s(.*?)endobj`)
	stream   = regexp.MustCompile(`(?s)/Length (\d+).*?stream\n`)
	toText   = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	fontRef  = regexp.MustCompile(`/(F\d+) (\d+) 0 R`)
	contents = regexp.MustCompile(`/Contents\s+(\d+) 0 R`)
	mapping  = regexp.MustCompile(`<([0-9A-F]{4})><[0-9A-F]{4}><([0-9A-F]+)>`)
	shown    = regexp.MustCompile(`/(F\d+) [\d.]+ Tf|\[<([0-9A-F]*)>\] TJ`)
)

// texts reads what a PDF of gopdf's shows, as copying would: the codes through the fonts' ToUnicode tables, one string for
// each operation.
func texts(t *testing.T, file []byte) []string {
	t.Helper()
	objects := map[string][]byte{}
	for _, m := range object.FindAllSubmatch(file, -1) {
		objects[string(m[1])] = m[2]
	}
	maps := map[string]map[string]string{}
	for _, o := range objects {
		for _, f := range fontRef.FindAllSubmatch(o, -1) {
			if u := toText.FindSubmatch(objects[string(f[2])]); u != nil {
				maps[string(f[1])] = table1(t, objects[string(u[1])])
			}
		}
	}
	var out []string
	for _, m := range object.FindAllSubmatch(file, -1) { // in the file's order
		c := contents.FindSubmatch(m[2])
		if c == nil {
			continue
		}
		name := ""
		for _, s := range shown.FindAllSubmatch(data(t, objects[string(c[1])]), -1) {
			if len(s[1]) > 0 {
				name = string(s[1])
				continue
			}
			out = append(out, decode(t, maps[name], s[2]))
		}
	}
	return out
}

// table1 reads a ToUnicode table: code in hexadecimal → character.
func table1(t *testing.T, o []byte) map[string]string {
	m := map[string]string{}
	for _, e := range mapping.FindAllSubmatch(data(t, o), -1) {
		r, err := strconv.ParseUint(string(e[2]), 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		m[string(e[1])] = string(rune(r))
	}
	return m
}

func decode(t *testing.T, m map[string]string, codes []byte) (s string) {
	t.Helper()
	if _, err := hex.DecodeString(string(codes)); err != nil {
		t.Fatal(err)
	}
	for i := 0; i+4 <= len(codes); i += 4 {
		r, ok := m[string(codes[i:i+4])]
		if !ok {
			t.Fatalf("code %s has no character", codes[i:i+4])
		}
		s += r
	}
	return s
}

// data is an object's stream, inflated where it is compressed.
func data(t *testing.T, o []byte) []byte {
	t.Helper()
	at := stream.FindSubmatchIndex(o)
	if at == nil {
		return nil
	}
	n, err := strconv.Atoi(string(o[at[2]:at[3]]))
	if err != nil || at[1]+n > len(o) {
		t.Fatalf("stream of %d bytes in %d: %v", n, len(o), err)
	}
	body := o[at[1] : at[1]+n]
	if !bytes.Contains(o[:at[1]], []byte("FlateDecode")) {
		return body
	}
	z, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
