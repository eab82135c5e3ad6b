package lambda

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Functions is the package of the Lambda binary.
const Functions = "kehu/functions"

// Flags are those that the Lambda binary is built with; the Makefile has the same.
var Flags = []string{"-tags", "lambda.norpc", "-trimpath", "-ldflags", "-s -w"}

// Build builds a Lambda binary from a package of this module, for Linux on the given architecture, into the folder,
// and returns its path. The working folder must lie in the module.
func Build(ctx context.Context, pkg, architecture, folder string) (binary string, err error) {
	binary = filepath.Join(folder, filepath.Base(pkg)+"-"+architecture)
	command := exec.CommandContext(ctx, "go", append(append([]string{"build"}, Flags...), "-o", binary, pkg)...)
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+architecture)
	if output, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", pkg, err, output)
	}
	return binary, nil
}
