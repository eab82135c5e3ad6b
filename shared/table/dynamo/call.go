package dynamo

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"

	"kehu/shared/table"
)

// call is one call of the port. It watches the HTTP attempts that are made for it.
type call struct {
	ctx      context.Context
	capacity types.ReturnConsumedCapacity // asked for only when the context has a meter
	lost     error                        // of the last attempt that may have happened although it gave no answer
}

func (t *Table) call(ctx context.Context) *call {
	c := &call{ctx: ctx}
	if table.Metered(ctx) {
		// TOTAL, not INDEXES: it includes what the indexes consumed.
		c.capacity = types.ReturnConsumedCapacityTotal
	}
	return c
}

// watched is the option of every request of the call. It stands last of the steps that the SDK repeats, so
// that it sees each attempt just before it is sent and just after it was answered.
func (c *call) watched(o *dynamodb.Options) {
	o.APIOptions = append(o.APIOptions, func(stack *middleware.Stack) error {
		return stack.Finalize.Add(c, middleware.After)
	})
}

// ID names the step in the SDK's stack.
func (c *call) ID() string { return "KehuCall" }

// HandleFinalize does one attempt.
func (c *call) HandleFinalize(
	ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler,
) (middleware.FinalizeOutput, middleware.Metadata, error) {
	table.Report(c.ctx, table.Usage{Trips: 1})
	out, metadata, err := next.HandleFinalize(ctx, in)
	if err != nil && !refused(err) {
		c.lost = err
	}
	return out, metadata, err
}

// refused reports whether a failed attempt certainly changed nothing: DynamoDB said so (a status of 400 to 499), or
// there was no connection to send it on. After a status of 500 or more "the operation may have succeeded" (Developer
// Guide, "Error handling with DynamoDB"), and so after no answer.
func refused(err error) bool {
	var response interface{ HTTPStatusCode() int }
	var api smithy.APIError
	if errors.As(err, &response) && errors.As(err, &api) {
		status := response.HTTPStatusCode()
		return status >= http.StatusBadRequest && status < http.StatusInternalServerError
	}
	var dial *net.OpError
	return errors.As(err, &dial) && dial.Op == "dial"
}

// certain returns the error of a write. It may claim a conflict or throttling, after which nothing has happened, only when every attempt was
// answered: when one was lost, that one may have happened. A canceled transaction is certain, as DynamoDB knows by the token whether an
// attempt before it happened.
func (c *call) certain(err error) error {
	var canceled *table.Canceled
	switch {
	case err == nil || c.lost == nil || errors.As(err, &canceled) || errors.Is(err, table.ErrInvalid):
		return err
	case passing(err), errors.Is(err, table.ErrThrottled):
		return fmt.Errorf("%w: %v: %w", table.ErrUncertain, err, c.lost) //nolint:errorlint // it must not be found as what it claims
	}
	return fmt.Errorf("%w: %w", table.ErrUncertain, err)
}

func (c *call) read(capacities ...*types.ConsumedCapacity) {
	for _, capacity := range capacities {
		if capacity != nil && capacity.CapacityUnits != nil {
			table.Report(c.ctx, table.Usage{Read: *capacity.CapacityUnits})
		}
	}
}

// wrote reports the capacity of a write. The answer to a transaction that had happened already, and to a condition
// check, has read units too.
func (c *call) wrote(capacities ...*types.ConsumedCapacity) {
	for _, capacity := range capacities {
		switch {
		case capacity == nil:
		case capacity.ReadCapacityUnits != nil || capacity.WriteCapacityUnits != nil:
			table.Report(c.ctx, table.Usage{
				Read: units(capacity.ReadCapacityUnits), Written: units(capacity.WriteCapacityUnits),
			})
		default:
			table.Report(c.ctx, table.Usage{Written: units(capacity.CapacityUnits)})
		}
	}
}

func units(figure *float64) float64 {
	if figure == nil {
		return 0
	}
	return *figure
}

// Back-off between attempts that others were in the way of. A transaction is in the way for some ten
// milliseconds; all attempts together wait a second on average.
const (
	maxAttempts = 8
	firstDelay  = 25 * time.Millisecond
	maxDelay    = 500 * time.Millisecond
)

// persist repeats an attempt that met a conflict, or a transaction that was throttled, which the SDK does not
// repeat. It never repeats one of which a condition failed, and gives up when the next attempt would come after the
// context's deadline.
func (t *Table) persist(ctx context.Context, attempt func() error) error {
	for i := 1; ; i++ {
		err := attempt()
		if err == nil || i == maxAttempts || !passing(err) || !t.pause(ctx, i) {
			return err
		}
	}
}

func passing(err error) bool {
	var canceled *table.Canceled
	return errors.Is(err, table.ErrConflict) || errors.As(err, &canceled) && errors.Is(err, table.ErrThrottled)
}

// pause waits before the next attempt, and reports whether it is worth while. The wait is random between nothing
// and a bound that doubles ("full jitter": AWS Architecture Blog, "Exponential Backoff And Jitter").
func (t *Table) pause(ctx context.Context, attempt int) bool {
	bound := min(maxDelay, firstDelay<<(attempt-1))
	length := time.Duration(t.options.Random() * float64(bound))
	if deadline, ok := ctx.Deadline(); ok && !t.options.Clock.Now().Add(length).Before(deadline) {
		return false
	}
	return t.options.Sleep(ctx, length) == nil
}

func sleep(ctx context.Context, length time.Duration) error {
	timer := time.NewTimer(length)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
