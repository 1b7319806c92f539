package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// windowTests are the tests that need a real window: their files carry the
// build tag window and their names begin with TestWindow.
type windowTests struct {
	packages []string
	count    int
}

// findWindowTests walks the checkout for the window tests of one system.
func findWindowTests(root, system string) (windowTests, error) {
	var found windowTests
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if path != root && ignoredByGo(entry.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		return found.look(root, path, system)
	})
	return found, err
}

// ignoredByGo tells whether ./... passes over a folder of this name.
func ignoredByGo(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || name == "vendor"
}

// look adds the window tests of one file.
func (w *windowTests) look(root, path, system string) error {
	tagged, err := onlyInWindow(path, system)
	if err != nil || !tagged {
		return err
	}
	n, err := countFunctions(path, "TestWindow")
	if err != nil || n == 0 {
		return err
	}
	folder, err := filepath.Rel(root, filepath.Dir(path))
	if err != nil {
		return err
	}
	name := "./" + filepath.ToSlash(folder)
	if !slices.Contains(w.packages, name) {
		w.packages = append(w.packages, name)
	}
	w.count += n
	return nil
}

// onlyInWindow tells whether the file is compiled with the tag window and not
// without it.
func onlyInWindow(path, system string) (bool, error) {
	context := build.Default
	context.GOOS = system
	context.CgoEnabled = true
	context.BuildTags = []string{programTags}
	folder, name := filepath.Split(path)
	without, err := context.MatchFile(folder, name)
	if err != nil {
		return false, fmt.Errorf("%s: %w", path, err)
	}
	context.BuildTags = []string{programTags, "window"}
	with, err := context.MatchFile(folder, name)
	if err != nil {
		return false, fmt.Errorf("%s: %w", path, err)
	}
	return with && !without, nil
}

// countFunctions counts the top-level functions in one file whose names begin
// with prefix.
func countFunctions(path, prefix string) (int, error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, declared := range file.Decls {
		function, ok := declared.(*ast.FuncDecl)
		if ok && function.Recv == nil && strings.HasPrefix(function.Name.Name, prefix) {
			n++
		}
	}
	return n, nil
}
