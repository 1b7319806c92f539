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

const (
	module        = "dubanben/"
	maxFileLines  = 500
	maxFuncLines  = 60
	maxComplexity = 15
)

// rooms is the matrix: each package of ours and what of ours it may import.
// A package that is not listed fails; a listed one need not exist yet.
func rooms() map[string][]string {
	app := strings.Fields(`internal/ledger internal/table internal/typeset internal/doc internal/view internal/annex
		internal/paper internal/format/xlsx internal/format/docx internal/format/json internal/format/text internal/page internal/page/font internal/page/pdf
		internal/store seeds`)
	return map[string][]string{
		"assets":               nil,
		"seeds":                nil,
		"cmd/dev":              nil,
		"cmd/dubanben":         {"internal/batch", "internal/ui", "internal/host", "internal/locale"},
		"internal":             nil,
		"internal/ledger":      nil,
		"internal/locale":      nil,
		"internal/table":       nil,
		"internal/typeset":     nil,
		"internal/doc":         {"internal/table"},
		"internal/view":        {"internal/ledger"},
		"internal/annex":       {"internal/ledger", "internal/table"},
		"internal/paper":       {"internal/ledger", "internal/view", "internal/doc", "internal/table"},
		"internal/format/xlsx": {"internal/table", "internal/typeset"},
		"internal/format/text": {"internal/table"},
		"internal/format/json": {"internal/table"},
		"internal/format/docx": {"internal/table", "internal/doc", "internal/typeset"},
		"internal/page":        {"internal/doc", "internal/table", "internal/typeset", "internal/page/font"},
		"internal/page/font":   {"assets"},
		"internal/page/pdf":    {"internal/page", "internal/page/font"},
		"internal/store":       {"internal/ledger"},
		"internal/app":         app,
		"internal/batch":       {"internal/app", "internal/ledger", "internal/view"},
		"internal/textarea":    {"internal/typeset"},
		"internal/grid":        {"internal/table", "internal/typeset", "internal/textarea"},
		"internal/ime":         nil,
		"internal/ime/imetest": {"internal/ime"},
		"internal/host":        nil,
		"internal/ui/look":     {"internal/typeset", "internal/grid", "internal/textarea", "assets"},
		"internal/ui/celledit": {"internal/ui/look", "internal/grid", "internal/textarea"},
		"internal/ui/importer": {"internal/app", "internal/annex", "internal/ledger", "internal/table", "internal/grid", "internal/ui/look"},
		"internal/ui": {"internal/app", "internal/ledger", "internal/view", "internal/grid", "internal/textarea", "internal/ime",
			"internal/host", "internal/ui/look", "internal/ui/celledit", "internal/ui/importer", "assets"},
	}
}

// library is an import path, or its beginning, and the packages it belongs to.
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
		{"fyne.io/", "internal/grid internal/textarea internal/ime internal/ui internal/ui/look internal/ui/celledit internal/ui/importer cmd/dubanben"},
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
// row: itself, the embedded samples, the input method's test support; and at
// the top of the house everything below.
func testMayImport(room, ours string) bool {
	top := []string{"cmd/dubanben", "internal/ui", "internal/batch"}
	return ours == room || slices.Contains([]string{"seeds", "assets", "internal/ime/imetest"}, ours) ||
		slices.Contains(top, room) && !strings.HasPrefix(ours, "cmd/") ||
		room == "internal/page/pdf" && (ours == "internal/doc" || ours == "internal/table") // pages come from documents
}

func libraryAllowed(path string, s source) bool {
	for _, l := range libraries() {
		if path == l.path || strings.HasPrefix(path, strings.TrimSuffix(l.path, "/")+"/") {
			return slices.Contains(strings.Fields(l.owners), s.room)
		}
	}
	if path == "pgregory.net/rapid" {
		return s.test()
	}
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

func checkLength(s source) []string {
	if s.lines <= maxFileLines {
		return nil
	}
	return []string{s.at(s.file, "the file has %d lines, more than %d", s.lines, maxFileLines)}
}

func checkNames(s source) []string {
	var found []string
	for _, part := range append(strings.Split(s.room, "/"), s.file.Name.Name) {
		if slices.Contains([]string{"util", "utils", "models", "services", "helpers", "common"}, part) {
			found = append(found, s.at(s.file.Name, "a package is not called %s", part))
		}
	}
	return found
}

func checkFunctions(s source) []string {
	var found []string
	for _, declared := range s.file.Decls {
		function, ok := declared.(*ast.FuncDecl)
		if !ok {
			continue
		}
		name := function.Name.Name
		if name == "init" && function.Recv == nil {
			found = append(found, s.at(function, "func init() is not allowed"))
		}
		if s.test() {
			continue
		}
		lines := s.files.Position(function.End()).Line - s.files.Position(function.Pos()).Line + 1
		if lines > maxFuncLines {
			found = append(found, s.at(function, "function %s has %d lines, more than %d", name, lines, maxFuncLines))
		}
		if n := complexity(function); n > maxComplexity {
			found = append(found, s.at(function, "function %s has complexity %d, more than %d", name, n, maxComplexity))
		}
	}
	return found
}

// complexity is McCabe's: one, and one more for each way the flow may branch.
func complexity(function *ast.FuncDecl) int {
	n := 1
	ast.Inspect(function, func(node ast.Node) bool {
		switch branch := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			n += min(1, len(branch.List))
		case *ast.CommClause:
			if branch.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if branch.Op == token.LAND || branch.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}

// checkDocs wants a doc comment on every exported top-level name.
func checkDocs(s source) []string {
	if s.test() || s.file.Name.Name == "main" {
		return nil
	}
	var found []string
	want := func(name *ast.Ident, exported bool, docs ...*ast.CommentGroup) {
		documented := slices.ContainsFunc(docs, func(doc *ast.CommentGroup) bool { return doc.Text() != "" })
		if exported && name.IsExported() && !documented {
			found = append(found, s.at(name, "exported %s has no doc comment", name.Name))
		}
	}
	for _, declared := range s.file.Decls {
		switch d := declared.(type) {
		case *ast.FuncDecl:
			want(d.Name, d.Recv == nil || receiverExported(d.Recv), d.Doc)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch one := spec.(type) {
				case *ast.TypeSpec:
					want(one.Name, true, one.Doc, one.Comment, d.Doc)
				case *ast.ValueSpec:
					for _, name := range one.Names {
						want(name, true, one.Doc, one.Comment, d.Doc)
					}
				}
			}
		}
	}
	return found
}

func receiverExported(receiver *ast.FieldList) bool {
	name := base(receiver.List[0].Type)
	return name != nil && name.IsExported()
}

// base is the name at the root of an expression: x of x.f[i], T of *T[K].
func base(expression ast.Expr) *ast.Ident {
	var first *ast.Ident
	if expression == nil {
		return nil
	}
	ast.Inspect(expression, func(node ast.Node) bool {
		if name, ok := node.(*ast.Ident); ok && first == nil {
			first = name
		}
		return first == nil
	})
	return first
}

// checkCalls finds fyne.CurrentApp() and tests that skip themselves.
func checkCalls(s source) []string {
	var found []string
	ast.Inspect(s.file, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		owner, ok := selector.X.(*ast.Ident)
		switch name := selector.Sel.Name; {
		case !ok:
		case owner.Name == "fyne" && name == "CurrentApp":
			found = append(found, s.at(node, "fyne.CurrentApp() is not allowed"))
		case s.test() && slices.Contains([]string{"t", "b", "tb", "f"}, owner.Name) &&
			slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, name):
			found = append(found, s.at(node, "a test does not skip itself"))
		}
		return true
	})
	return found
}

func checkComments(s source) []string {
	var found []string
	for _, group := range s.file.Comments {
		for _, comment := range group.List {
			for _, word := range []string{"TO" + "DO", "FIX" + "ME"} {
				if strings.Contains(comment.Text, word) {
					found = append(found, s.at(comment, "%s: do it now", word))
				}
			}
		}
	}
	return found
}

// checkVariables finds package-level variables that can change: those without
// a value of their own (but for embeds), those of package sync, and those that
// the package assigns to, counts up or takes the address of.
func checkVariables(members []source) []string {
	var found []string
	declared := map[string]*ast.ValueSpec{}
	for _, s := range members {
		for _, d := range s.file.Decls {
			group, ok := d.(*ast.GenDecl)
			if !ok || group.Tok != token.VAR {
				continue
			}
			for _, spec := range group.Specs {
				value := spec.(*ast.ValueSpec)
				for _, name := range value.Names {
					declared[name.Name] = value
				}
				if changeable(value) && !embedded(group, value) {
					found = append(found, s.at(value, "package variable %s is made to change", value.Names[0].Name))
				}
			}
		}
	}
	for _, s := range members {
		ast.Inspect(s.file, func(node ast.Node) bool {
			for _, target := range changed(node) {
				name := base(target)
				if name == nil || name.Name == "_" || declared[name.Name] == nil {
					continue
				}
				// A name resolved to another declaration is a local one.
				if name.Obj == nil || name.Obj.Decl == declared[name.Name] {
					found = append(found, s.at(node, "package variable %s is changed", name.Name))
				}
			}
			return true
		})
	}
	return found
}

// changeable tells whether a variable starts empty or guards other state.
func changeable(value *ast.ValueSpec) bool {
	if len(value.Values) == 0 {
		return value.Names[0].Name != "_"
	}
	literal, ok := value.Values[0].(*ast.CompositeLit)
	if !ok {
		return false
	}
	owner := base(literal.Type)
	return owner != nil && (owner.Name == "sync" || owner.Name == "atomic")
}

func embedded(group *ast.GenDecl, value *ast.ValueSpec) bool {
	for _, doc := range []*ast.CommentGroup{group.Doc, value.Doc} {
		if doc != nil && slices.ContainsFunc(doc.List, func(c *ast.Comment) bool {
			return strings.HasPrefix(c.Text, "//go:embed ")
		}) {
			return true
		}
	}
	return false
}

// changed lists the expressions that a node writes to or lets others write to.
func changed(node ast.Node) []ast.Expr {
	switch n := node.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			return []ast.Expr{n.Key, n.Value}
		}
	case *ast.CallExpr:
		if name, ok := n.Fun.(*ast.Ident); ok && (name.Name == "delete" || name.Name == "clear") && len(n.Args) > 0 {
			return n.Args[:1]
		}
	}
	return nil
}
