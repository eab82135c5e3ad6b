package typography_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/infra/typography"
)

func TestFaults(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"已过期，请重新获取。":                                             nil,
		"已过期,请重新获取。":                                             {"期,"},
		"编号: {number}":                                           {"号:"},
		"{{.Name}},您好：":                                          {",您"},
		"<p>您好:</p>":                                             {"好:"},
		"详见公司设置(orderApproval)。":                                 {"置(", ")。"},
		"仅检查了最新的 5,000 位客户，9:30 至 18:00。":                        nil,
		"格式如 name@example.com，例如 +86 512。":                       nil,
		"调用 `make demo; make run` 即可。":                           nil,
		"见[指南](guide/zh/README.md)，或 https://kehu.example/a,b 。": nil,
		"只能是: {a}, {b}":                                          {"是:"},
		"已保存.":                                                   {"存."},
	} {
		if got := typography.Faults(text); !cmp.Equal(got, want) {
			t.Errorf("%s: %s", text, cmp.Diff(want, got))
		}
	}
}

// quoted are the texts of a source.
var quoted = regexp.MustCompile(`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`)

func TestChinese_has_its_own_marks(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	seen := 0
	look := func(file string, texts ...string) {
		for _, text := range texts {
			seen++
			for _, found := range typography.Faults(text) {
				t.Errorf("%s: %q in %q", file, found, text)
			}
		}
	}
	for _, pattern := range []string{
		"shared/problem/catalogue/zh-CN.json", "shared/mail/templates/zh-CN/*", "shared/dictionary/defaults.go",
		"functions/console/web/src/messages/zh*.ts", "infra/docs/*.zh-CN.md", "infra/docs/guide/zh/*.md",
	} {
		files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files: %v", pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			switch filepath.Ext(file) {
			case ".json":
				texts := make(map[string]string)
				if err := json.Unmarshal(data, &texts); err != nil {
					t.Fatal(err)
				}
				for _, text := range texts {
					look(file, text)
				}
			case ".go", ".ts":
				for line := range strings.Lines(string(data)) {
					for _, text := range quoted.FindAllString(line, -1) {
						look(file, text[1:len(text)-1])
					}
				}
			default:
				look(file, string(data))
			}
		}
	}
	if seen < 2000 {
		t.Errorf("only %d texts were looked at", seen)
	}
}
