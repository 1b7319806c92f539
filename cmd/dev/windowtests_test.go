package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWindowTestsAreFoundByTagAndName(t *testing.T) {
	const two = "package x\nfunc TestWindowA(t *T) {}\nfunc TestWindowB(t *T) {}\nfunc TestOther(t *T) {}\n"
	root := t.TempDir()
	files := map[string]string{
		"a/a_test.go":           "//go:build window\n\n" + two,
		"a/more_test.go":        "//go:build window && linux && cgo\n\n" + two,
		"a/windows_test.go":     "//go:build window && windows\n\n" + two,
		"a/plain_test.go":       two,
		"a/not_test.go":         "//go:build !window\n\n" + two,
		"b/b.go":                "//go:build window\n\npackage b\nfunc TestWindowC() {}\n",
		"c/c_test.go":           "//go:build window\n\npackage c\nfunc TestPlain(t *T) {}\n",
		"d/e/d_test.go":         "//go:build window\n\npackage d\nfunc TestWindowD(t *T) {}\n",
		".dev/hidden_test.go":   "//go:build window\n\n" + two,
		"a/testdata/as_test.go": "//go:build window\n\n" + two,
	}
	for name, content := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found, err := findWindowTests(root, "linux")
	if err != nil {
		t.Fatal(err)
	}
	if found.count != 5 {
		t.Errorf("counted %d, want 5", found.count)
	}
	if len(found.packages) != 2 || found.packages[0] != "./a" || found.packages[1] != "./d/e" {
		t.Errorf("packages %v, want ./a and ./d/e", found.packages)
	}
}
