package gateway

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/app"
	"kehu/shared/operation"
)

// Handler returns what aws-lambda-go starts for the operation.
func Handler(d *app.Deps, o operation.Operation) (any, error) {
	switch o.Source {
	case operation.HTTP:
		return NewHTTP(d, o).Serve, nil
	case operation.TableStream:
		return Stream(d, o), nil
	case operation.EventBus:
		return Queue(d, o), nil
	case operation.Timetable:
		return Schedule(d, o), nil
	case operation.TokenTrigger:
		return Token(d, o), nil
	case operation.MailTrigger:
		return Message(d, o), nil
	default:
		return nil, fmt.Errorf("gateway: operation %q has no source", o.Name)
	}
}

// reserve is kept back of a function's time: at its deadline Lambda ends the process, and an answer or a log line that
// is not out by then is lost.
const reserve = 250 * time.Millisecond

// inTime returns the context in which an operation works. It ends early enough to tell that the time was too short.
func inTime(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline, limited := ctx.Deadline()
	if !limited {
		return context.WithCancel(ctx)
	}
	return context.WithDeadline(ctx, deadline.Add(-reserve))
}
