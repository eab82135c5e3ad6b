package main

import (
	"context"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"runtime"
	"time"

	"kehu/infra/lambda"
)

// start is one kind of function whose start is measured.
type start struct {
	name, pkg, handler string
	took               []time.Duration
}

// base is the one that the others are held against.
const base = 1

func kindsOfStart() []*start {
	return []*start{
		{name: "aws-lambda-go alone", pkg: "kehu/infra/bench/lambdabase/bare"},
		{name: "+ DynamoDB, one read", pkg: "kehu/infra/bench/lambdabase/dynamodb"},
		{name: "Kehu, HTTP read", pkg: lambda.Functions, handler: "customers.get"},
		{name: "Kehu, HTTP write", pkg: lambda.Functions, handler: "customers.create"},
		{name: "Kehu, stream", pkg: lambda.Functions, handler: "audit.record"},
		{name: "Kehu, event bus", pkg: lambda.Functions, handler: "mails.welcome"},
		{name: "Kehu, Cognito trigger", pkg: lambda.Functions, handler: "auth.token"},
	}
}

// sizes prints how large the binaries are, as they are deployed.
func sizes(ctx context.Context, out io.Writer, folder string) error {
	s := newSheet("binary, arm64", "MB")
	seen := make(map[string]bool)
	for _, k := range kindsOfStart() {
		if seen[k.pkg] {
			continue
		}
		seen[k.pkg] = true
		binary, err := lambda.Release(ctx, k.pkg, "arm64", folder)
		if err != nil {
			return err
		}
		file, err := os.Stat(binary)
		if err != nil {
			return err
		}
		name := k.name
		if k.pkg == lambda.Functions {
			name = "Kehu, all operations"
		}
		s.row(name, float64(file.Size())/1e6)
	}
	return s.print(out)
}

// starts prints how long functions take from the start of the process to their first poll, with a table beside them
// that answers at once. They take turns, so that what else the machine does meets all alike.
func starts(ctx context.Context, out io.Writer, folder string, rounds int) error {
	table := httptest.NewServer(lambda.EmptyTable())
	defer table.Close()
	environment := []string{
		"TABLE=main", "AUDIT_TABLE=audit", "USER_POOL_ID=pool", "USER_POOL_CLIENT_ID=client", "EVENT_BUS=bus",
		"MAIL_SENDER=a@b.example", "DYNAMODB_ENDPOINT=" + table.URL,
	}
	kinds, binaries := kindsOfStart(), make(map[string]string)
	for _, k := range kinds {
		if binaries[k.pkg] != "" {
			continue
		}
		var err error
		if binaries[k.pkg], err = lambda.Release(ctx, k.pkg, runtime.GOARCH, folder); err != nil {
			return err
		}
	}
	for round := range rounds + 1 { // the first fills the file cache
		for _, k := range kinds {
			f, err := lambda.Start(ctx, lambda.Options{Binary: binaries[k.pkg], Handler: k.handler, Environment: environment})
			if err != nil {
				return err
			}
			if round > 0 {
				k.took = append(k.took, f.Init())
			}
			if err := f.Close(); err != nil {
				return err
			}
		}
	}
	s := newSheet(fmt.Sprintf("start to first poll, %d rounds", rounds), "fastest ms", "median ms", "p90 ms", "median : DynamoDB", "fastest : DynamoDB")
	for _, k := range kinds {
		share := func(of float64) float64 { return float64(quantile(k.took, of)) / float64(quantile(kinds[base].took, of)) }
		s.row(k.name, quantile(k.took, 0), quantile(k.took, 0.5), quantile(k.took, 0.9), share(0.5), share(0))
	}
	return s.print(out)
}
