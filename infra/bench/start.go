package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http/httptest"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"

	"kehu/infra/lambda"
)

// The packages whose starts are compared with each other.
const (
	barePackage     = "kehu/infra/bench/lambdabase/bare"
	dynamodbPackage = "kehu/infra/bench/lambdabase/dynamodb"
)

// start is one kind of function whose start is measured.
type start struct {
	name, pkg, handler string
	took               []time.Duration
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
	kinds := []*start{
		{name: "aws-lambda-go alone", pkg: barePackage},
		{name: "+ DynamoDB and one read", pkg: dynamodbPackage},
		{name: "Kehu, reads over HTTP", pkg: lambda.Functions, handler: "customers.get"},
		{name: "Kehu, writes over HTTP", pkg: lambda.Functions, handler: "customers.create"},
		{name: "Kehu, stream", pkg: lambda.Functions, handler: "audit.record"},
		{name: "Kehu, event bus", pkg: lambda.Functions, handler: "mails.welcome"},
		{name: "Kehu, Cognito trigger", pkg: lambda.Functions, handler: "auth.token"},
	}
	binaries := make(map[string]string)
	for _, k := range kinds {
		if binaries[k.pkg] != "" {
			continue
		}
		var err error
		if binaries[k.pkg], err = lambda.Release(ctx, k.pkg, runtime.GOARCH, folder); err != nil {
			return err
		}
	}
	for range rounds + 1 { // the first fills the file cache
		for _, k := range kinds {
			f, err := lambda.Start(ctx, lambda.Options{Binary: binaries[k.pkg], Handler: k.handler, Environment: environment})
			if err != nil {
				return err
			}
			k.took = append(k.took, f.Init())
			if err := f.Close(); err != nil {
				return err
			}
		}
	}
	fmt.Fprintf(out, "Start to first poll, %d rounds in turns, ms\n", rounds)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "function\tfastest\tmedian\tp90\tmedian beside DynamoDB alone\t")
	base := float64(quantile(kinds[1].took[1:], 0.5))
	for _, k := range kinds {
		took := k.took[1:]
		fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%.2f\t%.2f\t\n", k.name, milliseconds(quantile(took, 0)),
			milliseconds(quantile(took, 0.5)), milliseconds(quantile(took, 0.9)), float64(quantile(took, 0.5))/base)
	}
	return w.Flush()
}

// quantile returns the value below which the share of all values lies.
func quantile[T cmp.Ordered](values []T, share float64) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
