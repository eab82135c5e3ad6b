// Package start is what the programs of the Lambda functions have in common: it finds the operation that the function's Handler
// names, wires it to AWS and polls for its calls.
//
// Promise: one operation is registered, and no other. It does not start without what it says that it uses.
package start

import (
	"fmt"
	"os"
	"slices"
	"sync"

	"github.com/aws/aws-lambda-go/lambda"

	"kehu/functions/operations"
	"kehu/shared/app"
	"kehu/shared/document"
	"kehu/shared/gateway"
	"kehu/shared/operation"
)

// Function runs the operation until Lambda ends the process. documents is nil in a program that makes none.
func Function(version string, documents document.Maker) {
	if err := run(version, documents); err != nil {
		app.NewLog(os.Stdout, os.Getenv(app.EnvHandler)).Error("cannot start", "cause", err)
		os.Exit(1)
	}
}

func run(version string, documents document.Maker) error {
	o, err := operations.Find(os.Getenv(app.EnvHandler))
	if err != nil {
		return err
	}
	if documents == nil && slices.Contains(o.Uses, operation.Documents) {
		return fmt.Errorf("%s makes documents: its function needs the program that does", o.Name)
	}
	deps, ready := app.AWS(os.Getenv, version)
	deps.Document = sync.OnceValues(operations.Document)
	deps.Documents = documents
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
