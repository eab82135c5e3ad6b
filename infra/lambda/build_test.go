package lambda_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"kehu/infra/lambda"
)

func TestReleaseHasTheFlagsOfMakeBuild(t *testing.T) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	flags := strings.Join(lambda.Flags[:4], " ") + ` "` + lambda.Flags[4]
	if want := "GOARCH=arm64 go build " + flags; !strings.Contains(string(makefile), want) {
		t.Errorf("the Makefile does not say %s", want)
	}
}

func TestABuildThatFailsSaysWhy(t *testing.T) {
	_, err := lambda.Build(t.Context(), "kehu/no/such/package", folder)
	if err == nil || !strings.Contains(err.Error(), "kehu/no/such/package") {
		t.Errorf("got %v", err)
	}
}

// TestHeavyLibrariesAreInTheirBinaryAlone: what makes documents, the embedded store and the emulators are not in the binary of most
// functions, and only what makes documents is in the other one.
func TestHeavyLibrariesAreInTheirBinaryAlone(t *testing.T) {
	documents := []string{"github.com/xuri/excelize/v2", "codeberg.org/go-pdf/fpdf", "golang.org/x/image/font/sfnt", "kehu/shared/document/press"}
	never := []string{"github.com/cockroachdb/pebble/v2", "kehu/shared/table/local", "kehu/functions/console", "kehu/infra/emulator"}
	for pkg, forbidden := range map[string][]string{lambda.Functions: slices.Concat(documents, never), lambda.Documents: never} {
		output, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-tags", "lambda.norpc", pkg).Output()
		if err != nil {
			t.Fatal(err)
		}
		linked := strings.Fields(string(output))
		for _, name := range forbidden {
			if slices.Contains(linked, name) {
				t.Errorf("%s links %s", pkg, name)
			}
		}
		if pkg == lambda.Documents {
			for _, name := range documents {
				if !slices.Contains(linked, name) {
					t.Errorf("%s does not link %s", pkg, name)
				}
			}
		}
	}
}
