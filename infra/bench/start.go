package main

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"runtime"
	"time"

	"kehu/infra/lambda"
)

// start is one kind of function whose start is measured.
type start struct {
	name, pkg, handler string
	took, worked       []time.Duration // by the clock; of processors
}

// base is the one that the others are held against, and how many times its start another's may take.
const (
	base         = 1
	slowestStart = 1.5
)

// environment is what functions are told where they are deployed, but for the table's endpoint.
func environment(table string) []string {
	return []string{
		"TABLE=main", "AUDIT_TABLE=audit", "USER_POOL_ID=pool", "USER_POOL_CLIENT_ID=client", "EVENT_BUS=bus",
		"MAIL_SENDER=a@b.example", "DYNAMODB_ENDPOINT=" + table,
	}
}

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
func sizes(ctx context.Context, out *report, folder string) error {
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
	return out.show(s)
}

// starts prints how long functions take from the start of the process to their first poll, with a table beside them
// that answers at once. They take turns, so that what else the machine does meets all alike.
func starts(ctx context.Context, out *report, folder string) error {
	table := httptest.NewServer(lambda.EmptyTable())
	defer table.Close()
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
	for round := range out.effort.rounds + 1 { // the first fills the file cache
		for _, k := range kinds {
			f, err := lambda.Start(ctx, lambda.Options{Binary: binaries[k.pkg], Handler: k.handler, Environment: environment(table.URL)})
			if err != nil {
				return err
			}
			worked, err := f.Processor()
			if err != nil {
				return errors.Join(err, f.Close())
			}
			if round > 0 {
				k.took, k.worked = append(k.took, f.Init()), append(k.worked, worked)
			}
			if err := f.Close(); err != nil {
				return err
			}
		}
	}
	s := newSheet(fmt.Sprintf("start to first poll, %d rounds", out.effort.rounds), "fastest ms", "median ms", "p90 ms", "median : DynamoDB",
		"processor ms", "processor : DynamoDB")
	beside := func(all, base []time.Duration) float64 {
		return float64(quantile(all, 0.5)) / float64(quantile(base, 0.5))
	}
	for i, k := range kinds {
		if i > base {
			out.most(k.name+": median start : DynamoDB's", beside(k.took, kinds[base].took), slowestStart)
		}
		s.row(k.name, quantile(k.took, 0), quantile(k.took, 0.5), quantile(k.took, 0.9), beside(k.took, kinds[base].took),
			quantile(k.worked, 0.5), beside(k.worked, kinds[base].worked))
	}
	return out.show(s)
}
