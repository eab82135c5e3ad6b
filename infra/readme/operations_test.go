package readme

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"kehu/functions/operations"
	"kehu/shared/operation"
)

var update = flag.Bool("update", false, "write the table of operations anew")

// table is the list of operations as Markdown.
func table() string {
	var b strings.Builder
	b.WriteString("| operation | call | needs | does |\n|---|---|---|---|\n")
	for _, o := range operations.All() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", o.Name, call(o), need(o), o.Summary)
	}
	return b.String()
}

func call(o operation.Operation) string {
	switch o.Source {
	case operation.HTTP:
		return "`" + o.Route + "`"
	case operation.TableStream:
		return "changes of the table"
	case operation.EventBus:
		return "events of the bus"
	case operation.Timetable:
		if hours := int(o.Every.Hours()); hours > 1 {
			return fmt.Sprintf("every %d hours", hours)
		}
		return "every hour"
	case operation.TokenTrigger, operation.MailTrigger:
		return "Cognito"
	}
	return ""
}

func need(o operation.Operation) string {
	permission, needed := o.Need.Permission()
	switch {
	case o.Source != operation.HTTP:
		return ""
	case needed:
		return "`" + permission.String() + "`"
	case o.Need.IsPublic():
		return "nothing"
	default:
		return "signed in"
	}
}

func TestTableOfOperations(t *testing.T) {
	for _, name := range []string{"README.md", "infra/docs/README.zh-CN.md"} {
		text := readme(t, name)
		got := between(t, text, "<!-- operations", "<!-- end of the operations")
		want := table()
		if got == want {
			continue
		}
		if !*update {
			t.Errorf("the table of operations in %s is not the list of operations: run `make openapi`", name)
			continue
		}
		head, rest, _ := strings.Cut(text, "<!-- operations")
		line, _, _ := strings.Cut(rest, "\n")
		_, tail, _ := strings.Cut(rest, "<!-- end of the operations")
		text = head + "<!-- operations" + line + "\n" + want + "<!-- end of the operations" + tail
		if err := os.WriteFile(root+"/"+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
