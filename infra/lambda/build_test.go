package lambda_test

import (
	"os"
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
