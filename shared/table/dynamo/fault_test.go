//go:build aws

package dynamo_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
	"github.com/google/go-cmp/cmp"

	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// fault is a step of the SDK, next to the wire, that spoils the first attempts of a call.
type fault struct {
	times atomic.Int32 // attempts left to spoil
	spoil func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
		middleware.DeserializeOutput, middleware.Metadata, error)
}

func (*fault) ID() string { return "Fault" }

func (f *fault) HandleDeserialize(
	ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler,
) (middleware.DeserializeOutput, middleware.Metadata, error) {
	if f.times.Add(-1) < 0 {
		return next.HandleDeserialize(ctx, in)
	}
	return f.spoil(ctx, in, next)
}

// answers gives this answer and does nothing.
func answers(a answer) *fault {
	return &fault{spoil: func(_ context.Context, _ middleware.DeserializeInput, _ middleware.DeserializeHandler) (
		out middleware.DeserializeOutput, metadata middleware.Metadata, err error,
	) {
		out.RawResponse = &smithyhttp.Response{Response: &http.Response{
			StatusCode: a.status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(a.body)),
		}}
		return out, metadata, nil
	}}
}

// afterwards lets the request happen and then spoils its answer.
func afterwards(spoil func(*smithyhttp.Response) error) *fault {
	return &fault{spoil: func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
		middleware.DeserializeOutput, middleware.Metadata, error,
	) {
		out, metadata, err := next.HandleDeserialize(ctx, in)
		if err != nil {
			return out, metadata, fmt.Errorf("the request to be spoilt failed by itself: %w", err)
		}
		response := out.RawResponse.(*smithyhttp.Response)
		if _, err := io.Copy(io.Discard, response.Body); err != nil {
			return out, metadata, err
		}
		return out, metadata, errors.Join(response.Body.Close(), spoil(response))
	}}
}

// The faults that may come, and how many in a row a call survives.
var faults = map[string]struct {
	make  func() *fault
	times int32
	only  string // "": every call
}{
	"throttled": {func() *fault { return answers(refuse("ThrottlingException")) }, 2, ""},
	"unavailable": {func() *fault {
		return answers(answer{status: http.StatusServiceUnavailable, body: "busy"})
	}, 2, ""},
	"conflict with a transaction": {func() *fault { return answers(refuse("TransactionConflictException")) }, 5, "single"},
	"conflict of the transaction": {func() *fault { return answers(cancel(`{"Code":"TransactionConflict"},{"Code":"None"}`)) }, 5, "transaction"},
	"transaction in progress":     {func() *fault { return answers(refuse("TransactionInProgressException")) }, 5, "transaction"},
	"time-out before it happened": {func() *fault {
		return &fault{spoil: func(context.Context, middleware.DeserializeInput, middleware.DeserializeHandler) (
			out middleware.DeserializeOutput, metadata middleware.Metadata, err error,
		) {
			return out, metadata, &smithyhttp.RequestSendError{Err: context.DeadlineExceeded}
		}}
	}, 2, ""},
	"connection lost after it happened": {func() *fault {
		return afterwards(func(*smithyhttp.Response) error {
			return &smithyhttp.RequestSendError{Err: &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}}
		})
	}, 2, ""},
	"time-out after it happened": {func() *fault {
		return afterwards(func(*smithyhttp.Response) error {
			return &smithyhttp.RequestSendError{Err: context.DeadlineExceeded}
		})
	}, 2, ""},
	"internal error after it happened": {func() *fault {
		return afterwards(func(response *smithyhttp.Response) error {
			response.StatusCode, response.Body = http.StatusInternalServerError, io.NopCloser(strings.NewReader("{}"))
			return nil
		})
	}, 2, ""},
	"answer cut off after it happened": {func() *fault {
		return afterwards(func(response *smithyhttp.Response) error {
			response.Body = io.NopCloser(strings.NewReader(`{"Attributes":{"n`))
			return nil
		})
	}, 2, ""},
}

// number returns an item with a number, and the request's id that makes it the caller's own.
func number(n int) table.Item { return table.Item{"n": table.NumberOf(n), "rq": "this request"} }

// writes are ways to write, what they are sent as, and what they leave of an item whose number is 1.
var writes = map[string]struct {
	kind string
	do   func(context.Context, table.Table) error
	want table.Item
}{
	"put": {"single", func(ctx context.Context, d table.Table) error {
		return d.Transact(ctx, single(table.Put(key, number(2))))
	}, number(2)},
	"conditional put": {"single", func(ctx context.Context, d table.Table) error {
		return d.Transact(ctx, single(table.Put(key, number(2)).When(table.Equal("n", table.Number("1")), nil)))
	}, number(2)},
	"update": {"single", func(ctx context.Context, d table.Table) error {
		return d.Transact(ctx, single(table.Update(key, map[string]any{"n": table.Number("2")}, nil)))
	}, number(2)},
	"conditional update": {"transaction", func(ctx context.Context, d table.Table) error {
		update := table.Update(key, map[string]any{"n": table.Number("2")}, nil)
		return d.Transact(ctx, single(update.When(table.Equal("n", table.Number("1")), nil)))
	}, number(2)},
	"addition": {"transaction", func(ctx context.Context, d table.Table) error {
		return d.Transact(ctx, single(table.Update(key, nil, map[string]int64{"n": 1})))
	}, number(2)},
	"delete": {"single", func(ctx context.Context, d table.Table) error {
		return d.Transact(ctx, single(table.Delete(key)))
	}, nil},
	"conditional delete": {"transaction", func(ctx context.Context, d table.Table) error {
		return d.Transact(ctx, single(table.Delete(key).When(table.Present(), nil)))
	}, nil},
	"transaction": {"transaction", func(ctx context.Context, d table.Table) error {
		return d.Transact(ctx, table.Tx{Writes: []table.Write{
			table.Update(key, nil, map[string]int64{"n": 1}), table.Put(other, number(1)).When(table.Absent(), nil),
		}})
	}, number(2)},
}

// newFaulty returns a table in DynamoDB Local whose calls meet faults, and one whose calls do not.
func newFaulty(t *testing.T) (withFault func(*fault) *dynamo.Table, whole *dynamo.Table) {
	t.Helper()
	client, name := newTable(t, table.Main)
	options := dynamo.Options{
		TableName: name, Schema: table.Main,
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
	return func(f *fault) *dynamo.Table {
		spoilt := dynamodb.New(client.Options(), func(o *dynamodb.Options) {
			o.APIOptions = append(o.APIOptions, func(stack *middleware.Stack) error {
				return stack.Deserialize.Add(f, middleware.After)
			})
		})
		return dynamo.New(spoilt, options)
	}, dynamo.New(client, options)
}

func TestWritesHappenOnceWhateverTheFault(t *testing.T) {
	withFault, whole := newFaulty(t)
	for name, fault := range faults {
		for kind, write := range writes {
			if fault.only != "" && fault.only != write.kind {
				continue
			}
			t.Run(name+" "+kind, func(t *testing.T) {
				before := table.Tx{Writes: []table.Write{table.Put(key, number(1)), table.Delete(other)}}
				if err := whole.Transact(t.Context(), before); err != nil {
					t.Fatal(err)
				}
				f := fault.make()
				f.times.Store(fault.times)
				if err := write.do(t.Context(), withFault(f)); err != nil {
					t.Fatal(err)
				}
				if left := f.times.Load(); left >= 0 {
					t.Errorf("%d faults were not met", left)
				}
				got, err := whole.Get(t.Context(), key)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(write.want, got); diff != "" {
					t.Errorf("item (-want +got):\n%s", diff)
				}
			})
		}
	}
}

func TestNumbersAreGivenOnceWhateverTheFault(t *testing.T) {
	withFault, whole := newFaulty(t)
	last := int64(0)
	for name, fault := range faults {
		if fault.only == "transaction" {
			continue
		}
		f := fault.make()
		f.times.Store(fault.times)
		for _, d := range []*dynamo.Table{withFault(f), whole} {
			first, err := d.Reserve(t.Context(), key, 3)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if first <= last {
				t.Errorf("%s: number %d was given before", name, first)
			}
			last = first + 2
		}
	}
}

func TestReadsSurviveFaults(t *testing.T) {
	withFault, whole := newFaulty(t)
	if err := whole.Transact(t.Context(), single(table.Put(key, number(1)))); err != nil {
		t.Fatal(err)
	}
	for name, fault := range faults {
		if fault.only != "" {
			continue
		}
		for kind, read := range map[string]func(table.Table) (table.Item, error){
			"get": func(d table.Table) (table.Item, error) { return d.Get(t.Context(), key) },
			"batch": func(d table.Table) (table.Item, error) {
				items, err := d.BatchGet(t.Context(), []table.Key{key})
				return append(items, nil)[0], err
			},
			"query": func(d table.Table) (table.Item, error) {
				page, err := d.Query(t.Context(), table.Query{Partition: key.Partition(), Limit: 1, Consistent: true})
				return append(page.Records, table.Record{})[0].Item, err
			},
		} {
			f := fault.make()
			f.times.Store(fault.times)
			got, err := read(withFault(f))
			if err != nil {
				t.Errorf("%s %s: %v", name, kind, err)
			}
			if diff := cmp.Diff(number(1), got); diff != "" {
				t.Errorf("%s %s (-want +got):\n%s", name, kind, diff)
			}
		}
	}
}

func TestLostPutIsNotTakenForAnothers(t *testing.T) {
	withFault, whole := newFaulty(t)
	lost := func() *fault {
		f := faults["connection lost after it happened"].make()
		f.times.Store(1)
		return f
	}
	put := func(d table.Table, item table.Item) error {
		return d.Transact(t.Context(), single(table.Put(key, item).When(table.Absent(), nil)))
	}
	if err := put(withFault(lost()), number(1)); err != nil {
		t.Fatalf("the first put: %v", err)
	}
	var canceled *table.Canceled
	if err := put(whole, number(1)); !errors.As(err, &canceled) {
		t.Errorf("an equal put: got %v, want it canceled", err)
	}
	// Its first attempt is refused by the condition, but the answer is lost: whose item that is, nobody knows.
	unknown := lost()
	err := put(withFault(unknown), number(2))
	if err == nil || errors.As(err, &canceled) {
		t.Errorf("another put whose answer was lost: got %v, want an error that promises nothing", err)
	}
}
