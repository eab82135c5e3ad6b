package readme_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// TestSecurity_names_tests_that_exist: each risk has tests, and each test that the page names is there.
func TestSecurity_names_tests_that_exist(t *testing.T) {
	page, err := os.ReadFile(root + "/infra/docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`([a-z/]+) ((?:Test|Fuzz)[A-Za-z0-9_]+)`")
	for risk := 1; risk <= 10; risk++ {
		row := regexp.MustCompile(fmt.Sprintf(`(?m)^\| API%d .*$`, risk)).FindString(string(page))
		if len(named.FindAllString(row, -1)) == 0 {
			t.Errorf("API%d has no test", risk)
		}
	}
	for _, test := range named.FindAllStringSubmatch(string(page), -1) {
		if !slices.Contains(testsOf(t, test[1]), test[2]) {
			t.Errorf("%s has no %s", test[1], test[2])
		}
	}
}

func testsOf(t *testing.T, folder string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range parsed.Decls {
			if function, ok := declaration.(*ast.FuncDecl); ok && function.Recv == nil {
				names = append(names, function.Name.Name)
			}
		}
	}
	return names
}

// callers are the packages that call others over the network: the adapters of AWS, and what they send signed requests with.
var callers = []string{"shared/app", "shared/event/eventbridge", "shared/file/filetest", "shared/file/s3", "shared/identity/cognito", "shared/mail/ses", "shared/signed", "shared/table/dynamo", "shared/table/dynamo/sts"}

// TestNothing_is_called_but_AWS: no other package of the product makes requests or connections, so no address that a user names is called.
func TestNothing_is_called_but_AWS(t *testing.T) {
	used := make(map[string]bool)
	for _, top := range []string{"functions", "shared"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() && entry.Name() == "node_modules" {
				return filepath.SkipDir
			}
			if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			folder, err := filepath.Rel(root, filepath.Dir(path))
			for _, call := range callsOut(t, path) {
				used[folder] = true
				if !slices.Contains(callers, folder) {
					t.Errorf("%s uses %s", path, call)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, folder := range callers {
		if !used[folder] {
			t.Errorf("%s calls nobody: it need not be listed", folder)
		}
	}
}

// out are the names of net and net/http by which something is called.
var out = map[string][]string{
	"net/http": {"Client", "DefaultClient", "Get", "Head", "NewRequest", "NewRequestWithContext", "Post", "PostForm", "Transport"},
	"net":      {"Dial", "DialTimeout", "Dialer"},
	"net/smtp": {"Dial", "SendMail"},
}

func callsOut(t *testing.T, path string) (found []string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	names := make(map[string][]string)
	for _, imported := range parsed.Imports {
		if from, err := strconv.Unquote(imported.Path.Value); err == nil && out[from] != nil {
			names[filepath.Base(from)] = out[from]
		}
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			if of, ok := selector.X.(*ast.Ident); ok && slices.Contains(names[of.Name], selector.Sel.Name) {
				found = append(found, of.Name+"."+selector.Sel.Name)
			}
		}
		return true
	})
	return found
}
