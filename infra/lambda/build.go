package lambda

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// The packages of the Lambda binaries: that of most functions, and that of those which make documents.
const (
	Functions = "kehu/functions"
	Documents = "kehu/functions/documents"
)

// Flags are those of `go build` in `make build`; a test compares them. lambda.norpc leaves out the interface of the
// retired go1.x runtime, whose net/rpc makes the linker keep 9 MB of methods that nobody calls; nethttpomithttp2 a
// protocol of 0.4 MB that neither the Runtime API nor any endpoint of AWS that Kehu calls needs.
var Flags = []string{"-tags", "lambda.norpc,nethttpomithttp2", "-trimpath", "-ldflags", "-s -w"}

// Release builds a Lambda binary from a package of this module as `make build` does, but for the given architecture,
// into the folder, and returns its path. The working folder must lie in the module.
func Release(ctx context.Context, pkg, architecture, folder string) (binary string, err error) {
	return build(ctx, pkg, folder, []string{"CGO_ENABLED=0", "GOOS=linux", "GOARCH=" + architecture}, Flags)
}

// Build is Release for a test on this machine: it compiles nearly nothing that was not compiled for other tests.
func Build(ctx context.Context, pkg, folder string) (binary string, err error) {
	return build(ctx, pkg, folder, nil, []string{"-tags", "lambda.norpc"})
}

func build(ctx context.Context, pkg, folder string, environment, flags []string) (binary string, err error) {
	binary = filepath.Join(folder, filepath.Base(pkg))
	command := exec.CommandContext(ctx, "go", slices.Concat([]string{"build"}, flags, []string{"-o", binary, pkg})...)
	command.Env = append(os.Environ(), environment...)
	if output, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", pkg, err, output)
	}
	return binary, nil
}
