package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"

	"kehu/infra/lambda"
	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// What of one processor a function has by its memory: one at 1,769 MB (Lambda Developer Guide, "Configure Lambda function memory").
// During its init it has a whole one, whatever its memory.
const megabytesPerProcessor = 1769

// slowestFirst is what the middle first call at 128 MB may take, in milliseconds.
const slowestFirst = 10

// firstCalls prints what the first calls of a function take from event to answer, with as much of a processor as Lambda gives it
// for its memory.
func firstCalls(ctx context.Context, out *report, folder string) error {
	stub := httptest.NewServer(newKeepingTable())
	defer stub.Close()
	event, err := firstEvent(ctx, stub.URL)
	if err != nil {
		return err
	}
	binary, err := lambda.Release(ctx, lambda.Functions, runtime.GOARCH, folder)
	if err != nil {
		return err
	}
	options := lambda.Options{Binary: binary, Handler: "customers.get", Environment: environment(stub.URL)}
	s := newSheet(fmt.Sprintf("customers.get, %d rounds", out.effort.rounds), "first call, fastest ms", "median ms", "p90 ms", "second call, median ms")
	for _, memory := range []int{128, 512, megabytesPerProcessor} {
		var first, second []time.Duration
		for range out.effort.rounds {
			one, two, err := callsOf(ctx, options, memory, event)
			if errors.Is(err, errNoLimits) {
				fmt.Fprintf(out, "first calls are not measured: %v\n", err)
				return nil
			}
			if err != nil {
				return err
			}
			first, second = append(first, one), append(second, two)
		}
		s.row(fmt.Sprintf("%d MB", memory), quantile(first, 0), quantile(first, 0.5), quantile(first, 0.9), quantile(second, 0.5))
		if memory == 128 {
			out.most("first call at 128 MB, median ms", milliseconds(quantile(first, 0.5)), slowestFirst)
		}
	}
	return out.show(s)
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// callsOf starts a function, and returns how long its first two calls took.
func callsOf(ctx context.Context, o lambda.Options, memory int, event []byte) (first, second time.Duration, err error) {
	o.Memory = memory
	f, err := lambda.Start(ctx, o)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	release, err := limitProcessor(f.PID(), float64(memory)/megabytesPerProcessor)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, release()) }()
	for _, took := range []*time.Duration{&first, &second} {
		began := time.Now()
		text, err := f.Invoke(ctx, event)
		*took = time.Since(began)
		if err != nil {
			return 0, 0, err
		}
		var answer events.APIGatewayV2HTTPResponse
		if err := json.Unmarshal(text, &answer); err != nil || answer.StatusCode != http.StatusOK {
			return 0, 0, fmt.Errorf("customers.get answers %s: %w", text, err)
		}
		time.Sleep(50 * time.Millisecond) // a new period of the limit
	}
	return first, second, nil
}

// firstEvent makes a company with a customer in the table, and returns the event that reads it.
func firstEvent(ctx context.Context, endpoint string) ([]byte, error) {
	credentials := aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "test", SecretAccessKey: "test"}, nil
	})
	client := dynamo.NewClient(lambda.Region, credentials, http.DefaultClient, endpoint)
	main := dynamo.New(client, dynamo.Options{TableName: "main", Schema: table.Main})
	h, err := newHouse(ctx, newDeps(main, newMemory(), clock.System{}))
	if err != nil {
		return nil, err
	}
	create, err := h.endpoint("customers.create")
	if err != nil {
		return nil, err
	}
	var made customer.Customer
	if err := create.call(ctx, create.event("", "", fmt.Sprintf(typicalCustomer, 1)), &made); err != nil {
		return nil, err
	}
	get, err := h.endpoint("customers.get")
	if err != nil {
		return nil, err
	}
	return json.Marshal(get.event(made.ID, "", ""))
}
