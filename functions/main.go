// Command functions is the one binary of all Lambda functions. It starts the operation that the
// function's Handler names, and registers no other.
package main

import (
	"log/slog"
	"os"
	"sync"

	"github.com/aws/aws-lambda-go/lambda"

	"kehu/functions/operations"
	"kehu/shared/app"
	"kehu/shared/gateway"
)

// version is set by the linker: -X main.version=...
var version = "dev"

func main() {
	if err := run(); err != nil {
		slog.New(slog.NewJSONHandler(os.Stdout, nil)).Error("cannot start", "cause", err)
		os.Exit(1)
	}
}

func run() error {
	o, err := operations.Find(os.Getenv("_HANDLER"))
	if err != nil {
		return err
	}
	deps, ready := app.AWS(os.Getenv, version)
	deps.Document = sync.OnceValues(operations.Document)
	handler, err := gateway.Handler(deps, o)
	if err != nil {
		return err
	}
	if err := ready(); err != nil {
		return err
	}
	lambda.Start(handler)
	return nil
}
