package internal_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "dubanben/"

// rooms is the matrix: each package of ours and what of ours it may import.
// A package that is not listed fails; a listed one need not exist yet.
func rooms() map[string][]string {
	screens := strings.Fields("internal/app internal/ledger internal/view internal/grid internal/ui/desk internal/ui/look")
	sheets := append(slices.Clone(screens), "internal/judge", "internal/textarea", "internal/ui/celledit", "internal/ui/lamps", "internal/ui/sheet")
	return map[string][]string{
		"assets":                nil,
		"seeds":                 nil,
		"cmd/dev":               nil,
		"cmd/dubanben":          {"internal/batch", "internal/ui", "internal/host", "internal/locale"},
		"internal":              nil,
		"internal/ledger":       nil,
		"internal/locale":       nil,
		"internal/table":        nil,
		"internal/typeset":      nil,
		"internal/doc":          {"internal/table"},
		"internal/judge":        {"internal/ledger"},
		"internal/view":         {"internal/ledger", "internal/judge"},
		"internal/annex":        {"internal/ledger", "internal/table"},
		"internal/paper":        {"internal/ledger", "internal/judge", "internal/view", "internal/doc", "internal/table"},
		"internal/format/paged": {"internal/table"},
		"internal/format/xlsx":  {"internal/table", "internal/typeset", "internal/format/paged"},
		"internal/format/text":  {"internal/table"},
		"internal/format/json":  {"internal/table"},
		"internal/format/docx":  {"internal/table", "internal/doc", "internal/typeset", "internal/format/paged"},
		"internal/page":         {"internal/doc", "internal/table", "internal/typeset", "internal/page/font"},
		"internal/page/font":    {"assets"},
		"internal/page/pdf":     {"internal/page", "internal/page/font"},
		"internal/store":        {"internal/ledger"},
		"internal/app":          belowApp(),
		"internal/batch":        {"internal/app", "internal/ledger", "internal/judge", "internal/view"},
		"internal/textarea":     {"internal/typeset"},
		"internal/grid":         {"internal/table", "internal/typeset", "internal/textarea"},
		"internal/ime":          nil,
		"internal/ime/imetest":  {"internal/ime"},
		"internal/host":         nil,
		"internal/ui/lamps":     {"internal/judge", "internal/ledger", "internal/grid", "internal/ui/look"},
		"internal/ui/look":      {"internal/typeset", "internal/grid", "internal/textarea", "assets"},
		"internal/ui/desk":      {"internal/app", "internal/ledger", "internal/grid", "internal/ui/look"},
		"internal/ui/celledit":  {"internal/ui/look", "internal/grid", "internal/textarea"},
		"internal/ui/sheet":     sheets,
		"internal/ui/annexform": screens,
		"internal/ui/history":   screens,
		"internal/ui/overview":  sheets,
		"internal/ui/people":    sheets,
		"internal/ui/quarter":   sheets,
		"internal/ui/rowlist":   sheets,
		"internal/ui/taskform":  sheets,
		"internal/ui/uitest":    strings.Fields("internal/app internal/ledger internal/grid internal/ui/desk internal/ui/look"),
		"internal/ui/units":     sheets,
		"internal/ui/importer":  {"internal/app", "internal/annex", "internal/ledger", "internal/table", "internal/grid", "internal/ui/look"},
		"internal/ui": append(slices.Clone(sheets), "internal/ime", "internal/host", "internal/ui/annexform", "internal/ui/history",
			"internal/ui/importer", "internal/ui/overview", "internal/ui/people", "internal/ui/quarter", "internal/ui/rowlist", "internal/ui/taskform", "internal/ui/units", "assets"),
	}
}

// belowApp is what app may import: everything under it.
func belowApp() []string {
	return strings.Fields(`internal/ledger internal/table internal/typeset internal/doc internal/judge internal/view internal/annex
		internal/paper internal/format/xlsx internal/format/docx internal/format/json internal/format/text internal/page internal/page/font internal/page/pdf
		internal/store seeds`)
}

// library is an import path, or its beginning, and the packages it belongs to; a name that ends with /... is all below it.
type library struct {
	path   string
	owners string
}

// libraries are searched from the top, so the narrower path stands first.
// A library from outside that is not listed fails.
func libraries() []library {
	return []library{
		{"C", "internal/ime"},
		{"database/sql", "internal/store"},
		{"fyne.io/fyne/v2/app", "cmd/dubanben"},
		{"fyne.io/", "internal/grid internal/textarea internal/ime internal/ui internal/ui/... cmd/dubanben"},
		{"github.com/alecthomas/kong", "internal/batch"},
		{"github.com/go-text/typesetting", "internal/page/font"},
		{"github.com/gofrs/flock", "internal/store"},
		{"github.com/mozillazg/go-pinyin", "internal/view"},
		{"github.com/pressly/goose/v3", "internal/store"},
		{"github.com/signintech/gopdf", "internal/page/pdf"},
		{"github.com/xuri/excelize/v2", "internal/format/xlsx"},
		{"golang.org/x/text", "internal/format/text"},
		{"modernc.org/", "internal/store"},
	}
}

// source is one parsed Go file; path and room are relative to the checkout.
type source struct {
	path  string
	room  string
	lines int
	file  *ast.File
	files *token.FileSet
}

func (s source) test() bool { return strings.HasSuffix(s.path, "_test.go") }

func (s source) at(node ast.Node, format string, args ...any) string {
	return fmt.Sprintf("%s:%d: %s", s.path, s.files.Position(node.Pos()).Line, fmt.Sprintf(format, args...))
}

func TestArchitectureIsKept(t *testing.T) {
	sources, err := readAll("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range inspect(sources) {
		t.Error(broken)
	}
}

func TestEachRuleFindsItsBreach(t *testing.T) {
	const room = "internal/view"
	cases := []struct{ place, code, want string }{
		{room + "/a.go", "import _ \"dubanben/internal/store\"", ":3: package internal/view may not import internal/store"},
		{room + "/a.go", "import _ \"database/sql/driver\"", ":3: library database/sql/driver does not belong"},
		{room + "/a.go", "import _ \"example.org/new\"", ":3: library example.org/new does not belong"},
		{room + "/a.go", "import _ \"dubanben/internal/ime/imetest\"", "may not import internal/ime/imetest"},
		{"internal/other/a.go", "", ":1: package internal/other is not in the matrix"},
		{"internal/util/a.go", "", "a package is not called util"},
		{room + "/a.go", strings.Repeat("\n", maxFileLines), "the file has 502 lines"},
		{room + "/a.go", "func f() {" + strings.Repeat("\n", maxFuncLines) + "}", "function f has 61 lines"},
		{room + "/a.go", "func f(a bool) bool { return a" + strings.Repeat("&& a", 15) + "}", "complexity 16"},
		{room + "/a.go", "func init() {}", "func init() is not allowed"},
		{room + "/a.go", "func (t *T[K]) F() {}", "exported F has no doc comment"},
		{room + "/a.go", "var x int", "package variable x is made to change"},
		{room + "/a.go", "var x sync.Mutex\nvar y = sync.Map{}", "package variable y is made to change"},
		{room + "/a.go", "var x = []int{1}\nfunc f() { x[0]++ }", ":4: package variable x is changed"},
		{room + "/a.go", "var x = T{}\nfunc f() { g(&x.y) }", ":4: package variable x is changed"},
		{room + "/a.go", "var x = T{}\nfunc f() { x := 1; x = 2 }", ""},
		{room + "/a.go", "func f() { fyne.CurrentApp() }", "fyne.CurrentApp() is not allowed"},
		{room + "/a_test.go", "func f(t *T) { t.Skip() }", "a test does not skip itself"},
		{room + "/a.go", "// TO" + "DO later", "do it now"},
	}
	for _, c := range cases {
		one, err := read(c.place, c.place, "// Package x is x.\npackage x\n"+c.code)
		found := strings.Join(inspect([]source{one}), "\n")
		if err != nil || !strings.Contains(found, c.want) || c.want == "" && found != "" {
			t.Errorf("%s: %v, found %q, want %q", c.code, err, found, c.want)
		}
	}
}

// inspect applies every rule and returns each breach as "file:line: rule".
func inspect(sources []source) []string {
	rules := []func(source) []string{
		checkImports, checkLength, checkNames, checkFunctions, checkDocs, checkCalls, checkComments,
	}
	var found []string
	byRoom := map[string][]source{}
	for _, s := range sources {
		for _, rule := range rules {
			found = append(found, rule(s)...)
		}
		if !s.test() {
			byRoom[s.room] = append(byRoom[s.room], s)
		}
	}
	for room, members := range byRoom {
		if !slices.ContainsFunc(members, func(s source) bool { return s.file.Doc != nil }) {
			found = append(found, room+": the package has no package comment")
		}
		found = append(found, checkVariables(members)...)
	}
	slices.Sort(found)
	return found
}

// readAll parses every Go file beneath root, whatever its build tags.
func readAll(root string) ([]source, error) {
	var sources []source
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		name := entry.Name()
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != root && (strings.ContainsAny(name[:1], "._") || name == "testdata"):
			return filepath.SkipDir
		case entry.IsDir() || filepath.Ext(name) != ".go":
			return nil
		}
		place, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		one, err := read(filepath.ToSlash(place), path, nil)
		sources = append(sources, one)
		return err
	})
	return sources, err
}

func read(place, path string, content any) (source, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, content, parser.ParseComments)
	if err != nil {
		return source{}, err
	}
	room := place[:max(0, strings.LastIndexByte(place, '/'))]
	return source{place, room, files.File(file.Pos()).LineCount(), file, files}, nil
}

func checkImports(s source) []string {
	allowed, known := rooms()[s.room]
	if !known {
		return []string{s.path + ":1: package " + s.room + " is not in the matrix of internal/arch_test.go"}
	}
	var found []string
	for _, spec := range s.file.Imports {
		path := strings.Trim(spec.Path.Value, "`\"")
		ours, isOurs := strings.CutPrefix(path, module)
		switch {
		case isOurs && (slices.Contains(allowed, ours) || s.test() && testMayImport(s.room, ours)):
		case isOurs:
			found = append(found, s.at(spec, "package %s may not import %s", s.room, ours))
		case !libraryAllowed(path, s):
			found = append(found, s.at(spec, "library %s does not belong into %s", path, s.room))
		}
	}
	return found
}

// testMayImport tells what a package's tests import beyond the package's own
// row: itself, the embedded samples, the test support of windows and of the
// input method; and at the top of the house everything below.
func testMayImport(room, ours string) bool {
	top := []string{"cmd/dubanben", "internal/ui", "internal/batch"}
	return ours == room || slices.Contains([]string{"seeds", "assets", "internal/ime/imetest", "internal/ui/uitest"}, ours) ||
		slices.Contains(top, room) && !strings.HasPrefix(ours, "cmd/") ||
		room == "internal/page/pdf" && (ours == "internal/doc" || ours == "internal/table") // pages come from documents
}

func libraryAllowed(path string, s source) bool {
	for _, l := range libraries() {
		if path == l.path || strings.HasPrefix(path, strings.TrimSuffix(l.path, "/")+"/") {
			return slices.ContainsFunc(strings.Fields(l.owners), func(owner string) bool {
				below, all := strings.CutSuffix(owner, "...")
				return owner == s.room || all && strings.HasPrefix(s.room, below)
			})
		}
	}
	if path == "pgregory.net/rapid" {
		return s.test()
	}
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}
