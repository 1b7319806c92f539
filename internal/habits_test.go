package internal_test

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// The sizes that nothing goes beyond.
const (
	maxFileLines  = 500
	maxFuncLines  = 60
	maxComplexity = 15
)

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
