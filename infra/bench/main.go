// Command bench measures Kehu, beside programs that do less: `make bench`. It asserts nothing; what counts is how
// figures of one run compare with each other.
//
//	go run ./infra/bench                        all parts but the next two, in some minutes; written into infra/docs/bench, too
//	go run ./infra/bench growth                 orders and customers: companies with a million of each, in an hour or less; written there, too
//	go run ./infra/bench starts throughput      only those
//	go run ./infra/bench short                  all of it in a minute or two, to see that it works
//	go run ./infra/bench capacity URL           what calls consume of the DynamoDB at URL, an emulator or AWS's
//
// The parts are sizes, starts, firstcalls, work, reach, throughput, search, consumption, and for growth
// orders and customers; throughput needs the Go module of
// PocketBase, which it is held against. With BENCH_LOAD only the load of that name is sent,
// such as create; into the folder BENCH_PROFILE the servers write what keeps their processors busy, for go tool pprof.
// capacity makes two tables there, and deletes them. It takes AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
// AWS_SESSION_TOKEN from the environment; for an emulator they may be absent.
package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/shared/table"
)

// consumption is what `capacity` printed last; `make test-aws` checks it.
//
//go:embed testdata/capacity.golden
var consumption string

// published is the folder of what a whole run found.
const published = "infra/docs/bench"

// section is one part of what is measured.
type section struct {
	name  string
	print func() error
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer, arguments []string) (err error) {
	if len(arguments) == 2 && arguments[0] == "capacity" {
		return printCapacity(ctx, out, arguments[1])
	}
	if len(arguments) == 2 && arguments[0] == "serve" { // this program again, as one of the servers
		return serve(ctx, out, arguments[1])
	}
	folder, err := os.MkdirTemp("", "kehu-bench")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	var text bytes.Buffer
	all := &report{out: io.MultiWriter(out, &text), effort: wholeEffort}
	publish := ""
	switch {
	case len(arguments) == 0:
		publish, arguments = "report", []string{"sizes", "starts", "firstcalls", "work", "reach", "throughput", "search", "consumption"}
	case slices.Equal(arguments, []string{"growth"}):
		publish, arguments = "growth", []string{"orders", "customers"}
	case slices.Equal(arguments, []string{"short"}):
		all.effort, arguments = shortEffort, nil
	}
	sections := []section{
		{"sizes", func() error { return sizes(ctx, all, folder) }},
		{"starts", func() error { return starts(ctx, all, folder) }},
		{"firstcalls", func() error { return firstCalls(ctx, all, folder) }},
		{"work", func() error { return work(ctx, all) }},
		{"reach", func() error { return reach(ctx, all, folder) }},
		{"throughput", func() error { return throughput(ctx, all, folder) }},
		{"search", func() error { return finding(ctx, all, folder) }},
		{"consumption", func() error { _, err := io.WriteString(all, consumption); return err }},
		{"orders", func() error { return growth(ctx, all, folder) }},
		{"customers", func() error { return crowdGrowth(ctx, all, folder) }},
	}
	for _, name := range arguments {
		if !slices.ContainsFunc(sections, func(s section) bool { return s.name == name }) {
			return fmt.Errorf("there is no %q", name)
		}
	}
	for _, s := range sections {
		if len(arguments) > 0 && !slices.Contains(arguments, s.name) {
			continue
		}
		began := time.Now()
		if err := s.print(); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		fmt.Fprintf(all, "(%s took %.0f s)\n\n", s.name, time.Since(began).Seconds())
	}
	if err := all.verdicts(); err != nil || publish == "" {
		return err
	}
	return all.publish(published, publish, text.Bytes())
}

func printCapacity(ctx context.Context, out io.Writer, endpoint string) error {
	keys := aws.Credentials{
		AccessKeyID:     cmp.Or(os.Getenv("AWS_ACCESS_KEY_ID"), "test"),
		SecretAccessKey: cmp.Or(os.Getenv("AWS_SECRET_ACCESS_KEY"), "test"),
		SessionToken:    os.Getenv("AWS_SESSION_TOKEN"),
	}
	return withTables(ctx, endpoint, cmp.Or(os.Getenv("AWS_REGION"), "eu-central-1"), keys, func(main, trail table.Table) error {
		l, err := measureCapacity(ctx, main, trail)
		if err != nil {
			return err
		}
		return l.print(out)
	})
}
