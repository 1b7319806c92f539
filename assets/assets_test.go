package assets

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

func TestFontsAreTrueTypeFiles(t *testing.T) {
	fonts := map[string][]byte{
		"sans regular": FontSansRegular, "sans bold": FontSansBold,
		"serif regular": FontSerifRegular, "serif bold": FontSerifBold,
	}
	for name, data := range fonts {
		if !bytes.HasPrefix(data, []byte{0, 1, 0, 0}) {
			t.Errorf("%s: not a TrueType file", name)
		}
	}
}

func TestAppIconIs512PixelsSquare(t *testing.T) {
	picture, err := png.DecodeConfig(bytes.NewReader(Icon))
	if err != nil {
		t.Fatal(err)
	}
	if picture.Width != 512 || picture.Height != 512 {
		t.Errorf("icon is %d×%d", picture.Width, picture.Height)
	}
	if err := wellFormed(IconSVG); err != nil {
		t.Errorf("icon.svg: %v", err)
	}
	if bytes.Contains(IconSVG, []byte("<text")) {
		t.Error("icon.svg needs a font")
	}
}

func TestEveryInterfaceIconIsThereAndWellFormed(t *testing.T) {
	want := []string{
		"alert", "back", "book", "check", "cols", "doubt", "down", "file", "filter", "folder", "hist", "imp",
		"leader", "left", "link", "lock", "out", "overview",
		"pin", "plus", "print", "quarter", "redo", "right", "rows", "search", "sr", "table", "ten", "undo",
		"unit", "up", "x",
	}
	files, err := Icons.ReadDir("icons")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(f.Name(), ".svg"))
	}
	if !slices.Equal(names, want) {
		t.Errorf("icons:\n got %v\nwant %v", names, want)
	}
	for _, name := range names {
		source, err := IconSource(name)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := wellFormed(source); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestUnknownIconIsAnError(t *testing.T) {
	if _, err := IconSource("nowhere"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("err = %v", err)
	}
}

func wellFormed(source []byte) error {
	decoder := xml.NewDecoder(bytes.NewReader(source))
	for {
		if _, err := decoder.Token(); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}
