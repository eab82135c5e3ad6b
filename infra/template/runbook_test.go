package template_test

import (
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

	"kehu/functions/operations"
	"kehu/infra/template"
	"kehu/shared/operation"
	"kehu/shared/usage"
)

// TestRunbooks_ask_for_what_there_is: each output and each resource that a command takes is in the template, those with a part of a name for every
// subscriber.
func TestRunbooks_ask_for_what_there_is(t *testing.T) {
	stack, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, outputs, _ := strings.Cut(string(stack), "\nOutputs:\n")
	parsed := read(t)
	subscribers := []string{}
	for _, o := range operations.All() {
		if o.Source == operation.EventBus {
			subscribers = append(subscribers, template.LogicalID(o.Name))
		}
	}
	found := 0
	for _, page := range []string{"runbooks.md", "operator.md", "first-deploy.md"} {
		text, err := os.ReadFile("../docs/" + page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\$\(out\s+(\w+)\)|\b(?:logs|out) ([A-Z]\w+)`).FindAllStringSubmatch(string(text), -1) {
			found++
			if name := m[1] + m[2]; !strings.Contains(outputs, "\n  "+name+":\n") && !strings.HasPrefix(outputs, "  "+name+":\n") {
				t.Errorf("%s: the stack has no output %s", page, name)
			}
		}
		for _, m := range regexp.MustCompile(`\$\((?:physical|arn) (\$\{OF\})?(\w+)\)`).FindAllStringSubmatch(string(text), -1) {
			names := []string{m[2]}
			if m[1] != "" {
				names = nil
				for _, s := range subscribers {
					names = append(names, s+m[2])
				}
			}
			for _, name := range names {
				found++
				if parsed.Resources[name].Type == "" {
					t.Errorf("%s: the stack has no %s", page, name)
				}
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d names were found in the pages: they are looked for in vain", found)
	}
}

// lambdas are the fields of lines that Lambda and CloudWatch Logs write.
var lambdas = []string{
	"@timestamp", "@logStream", "type", "level", "msg", "record.status", "record.metrics.durationMs", "record.metrics.initDurationMs", "record.metrics.maxMemoryUsedMB",
}

// words are those of the query language itself.
var words = strings.Fields("filter stats fields sort limit by as and or in like desc asc count sum pct max")

// TestQueries_ask_for_fields_that_are_logged: a query for a field that no line has finds nothing, which looks as if all were well.
func TestQueries_ask_for_fields_that_are_logged(t *testing.T) {
	logged := append(slices.Clone(lambdas), attributes(t)...)
	for _, a := range (usage.Total{}).Attributes() {
		logged = append(logged, a.Key)
	}
	queries := []string{}
	for file, patterns := range map[string][]string{
		"../docs/runbooks.md": {`(?s)logs \w+ '([^']*)'`, "(?s)`(filter [^`]*)`"},
		"../docs/operator.md": {"(?s)```text\n(filter .*?)```"},
		path:                  {`"query": "SOURCE[^|]*\|([^"]*)"`},
	} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before := len(queries)
		for _, p := range patterns {
			for _, m := range regexp.MustCompile(p).FindAllStringSubmatch(string(text), -1) {
				queries = append(queries, m[1])
			}
		}
		if len(queries) == before {
			t.Errorf("%s: no query was found", file)
		}
	}
	for _, q := range queries {
		bare := regexp.MustCompile(`"[^"]*"|'[^']*'|/[^/]*/|\bas \w+|SOURCE|\$\{\w+\}`).ReplaceAllString(q, " ")
		named := []string{} // by `as`
		for _, m := range regexp.MustCompile(`\bas (\w+)`).FindAllStringSubmatch(q, -1) {
			named = append(named, m[1])
		}
		for _, name := range regexp.MustCompile(`@?[A-Za-z][A-Za-z.]*`).FindAllString(bare, -1) {
			if name != "e" && !slices.Contains(words, name) && !slices.Contains(named, name) && !slices.Contains(logged, name) {
				t.Errorf("no line has %q, which is asked for by: %s", name, q)
			}
		}
	}
}

// attributes are the names that the code gives to what it logs: slog.String("name", ...), and the arguments of loggers.
func attributes(t *testing.T) (names []string) {
	t.Helper()
	for _, top := range []string{"../../functions", "../../shared"} {
		err := filepath.WalkDir(top, func(file string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && entry.Name() == "node_modules":
				return filepath.SkipDir
			case !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
				return nil
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				if call, is := n.(*ast.CallExpr); is {
					names = append(names, logs(call)...)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return names
}

// logs returns the names in one call of slog, or of a logger.
func logs(call *ast.CallExpr) (names []string) {
	selector, is := call.Fun.(*ast.SelectorExpr)
	if !is {
		return nil
	}
	of, _ := selector.X.(*ast.Ident)
	constructor := of != nil && of.Name == "slog" && slices.Contains([]string{"String", "Int", "Int64", "Float64", "Bool", "Any", "Time", "Duration"}, selector.Sel.Name)
	logger := strings.HasSuffix(selector.Sel.Name, "Context") || slices.Contains([]string{"Error", "Info", "Warn"}, selector.Sel.Name)
	for i, argument := range call.Args {
		literal, is := argument.(*ast.BasicLit)
		if !is || literal.Kind != token.STRING || !(constructor && i == 0 || logger && i > 0) {
			continue
		}
		if name, err := strconv.Unquote(literal.Value); err == nil {
			names = append(names, name)
		}
	}
	return names
}
