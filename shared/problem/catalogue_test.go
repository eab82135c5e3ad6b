package problem_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/identity"
	"kehu/shared/order"
	"kehu/shared/problem"
)

// catalogue reads the texts of a language as translators see them.
func catalogue(t *testing.T, l problem.Language) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("catalogue", string(l)+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

var parameter = regexp.MustCompile(`\{[a-zA-Z]+\}`)

func TestCatalogues_say_the_same(t *testing.T) {
	english := catalogue(t, problem.English)
	for _, l := range problem.Languages()[1:] {
		other := catalogue(t, l)
		if diff := cmp.Diff(slices.Sorted(maps.Keys(english)), slices.Sorted(maps.Keys(other))); diff != "" {
			t.Errorf("keys of en and %s (-en +%s):\n%s", l, l, diff)
		}
		for key, text := range english {
			want, got := parameter.FindAllString(text, -1), parameter.FindAllString(other[key], -1)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Errorf("%s has the parameters %v in en, %v in %s", key, want, got, l)
			}
		}
	}
}

func TestCatalogues_are_sorted_and_whole(t *testing.T) {
	for _, l := range problem.Languages() {
		data, err := os.ReadFile(filepath.Join("catalogue", string(l)+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for line := range strings.Lines(string(data)) {
			if key, _, found := strings.Cut(strings.TrimSpace(line), `": "`); found {
				keys = append(keys, strings.TrimPrefix(key, `"`))
			}
		}
		if !slices.IsSorted(keys) {
			t.Errorf("%s: the keys are not sorted", l)
		}
		if unique := slices.Compact(slices.Clone(keys)); len(unique) != len(keys) {
			t.Errorf("%s: a key comes twice", l)
		}
		for key, text := range catalogue(t, l) {
			if strings.TrimSpace(text) != text || text == "" {
				t.Errorf("%s: the text of %s is blank or has outer spaces", l, key)
			}
			if han := strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }); han != (l == problem.Chinese) {
				t.Errorf("%s: the text of %s is in another language: %s", l, key, text)
			}
		}
	}
}

func TestEvery_problem_has_a_text_and_a_title(t *testing.T) {
	for _, l := range problem.Languages() {
		texts := catalogue(t, l)
		for _, code := range problem.Codes() {
			title := "title." + strconv.Itoa(problem.New(code).Status())
			for _, key := range []string{string(code), title} {
				if texts[key] == "" {
					t.Errorf("%s: no text for %s", l, key)
				}
			}
		}
	}
}

// codes finds the codes in the source of all that runs: texts that begin like a key of the catalogue.
func codes(t *testing.T) map[string][]string {
	t.Helper()
	prefixes := make(map[string]bool)
	for key := range catalogue(t, problem.English) {
		prefix, _, _ := strings.Cut(key, ".")
		prefixes[prefix] = true
	}
	found := make(map[string][]string)
	root := filepath.Join("..", "..")
	for _, folder := range []string{"shared", "functions"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			for _, code := range codesOf(t, path) {
				if prefix, _, _ := strings.Cut(code, "."); prefixes[prefix] {
					found[code] = append(found[code], path)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

var codeForm = regexp.MustCompile(`^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)?$`)

// codesOf returns the texts of a file that have the form of a code and are not something else: the name of an
// operation, or of a type of event.
func codesOf(t *testing.T, path string) (found []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.GenDecl:
			return n.Tok != token.CONST && n.Tok != token.IMPORT
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && (key.Name == "Name" || key.Name == "Entity") {
				return false
			}
		case *ast.BasicLit:
			if n.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(n.Value)
			if err == nil && codeForm.MatchString(text) && (strings.Contains(text, ".") || text == "internal") {
				found = append(found, text)
			}
		}
		return true
	})
	return found
}

func TestEvery_code_in_the_source_has_a_text(t *testing.T) {
	texts := catalogue(t, problem.English)
	for code, paths := range codes(t) {
		if texts[code] == "" {
			t.Errorf("%s has no text; it stands in %v", code, paths)
		}
	}
}

func TestEvery_text_is_used(t *testing.T) {
	used := codes(t)
	for key := range catalogue(t, problem.English) {
		prefix, rest, _ := strings.Cut(key, ".")
		switch prefix {
		case "title", "type", "roleName", "roleAbout", "column":
			continue // made of a status, of a type's name, of a built-in role, of a column
		case "password":
			if slices.Contains(weaknesses, identity.Weakness(rest)) {
				continue
			}
		case "action":
			if rest == "plan" || slices.ContainsFunc(order.Transitions(), func(t order.Transition) bool { return string(t.Action) == rest }) {
				continue
			}
		}
		if used[key] == nil {
			t.Errorf("%s stands in no source", key)
		}
	}
}

// TestRefusals_of_orders_name_state_and_action: both stand in the text in its language.
func TestRefusals_of_orders_name_state_and_action(t *testing.T) {
	texts := catalogue(t, problem.English)
	for _, transition := range order.Transitions() {
		for _, key := range []string{"state." + string(transition.From), "state." + string(transition.To), "action." + string(transition.Action)} {
			if texts[key] == "" && key != "state." { // what comes from nothing is new
				t.Errorf("%s has no text", key)
			}
		}
	}
	o := order.Order{Status: order.InDelivery}
	_, err := o.After(order.Approve)
	for language, want := range map[problem.Language]string{
		problem.English: "The state of this order, “In delivery”, does not allow: Approve.",
		problem.Chinese: "状态为“交货中”的订单不允许此操作：批准。",
	} {
		if got := problem.Describe(err, language, "", "").Detail; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// weaknesses are the rules of the password policy; the code of each is "password." and its name.
var weaknesses = []identity.Weakness{
	identity.TooShort, identity.TooLong, identity.NoLetter, identity.NoDigit, identity.NoSymbol, identity.OuterSpace,
	identity.InvalidCharacter, identity.ContainsName, identity.ContainsEmail,
}

func TestEvery_weakness_of_a_password_has_a_text(t *testing.T) {
	texts := catalogue(t, problem.English)
	for _, w := range weaknesses {
		if texts["password."+string(w)] == "" {
			t.Errorf("no text for %s", w)
		}
	}
}
