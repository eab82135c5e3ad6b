package history

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"

	"github.com/anishathalye/porcupine"

	"kehu/shared/clock"
	"kehu/shared/id"
	"kehu/shared/table"
)

// Options of a history.
type Options struct {
	Seed    uint64
	Worlds  int // sets of four items each that calls do not leave
	Clients int // that call at once
	Calls   int // of each client
	// WholeQueries says that a page of a query shows one moment, and not each item its own. The port does not promise it;
	// package local does so.
	WholeQueries bool
	// Repeats says that attempts are repeated whose answers were lost. A write alone that has no token may then happen again before its
	// call ends, if its condition still, or again, holds (package dynamo says why). Such writes are given a condition that can hold
	// only once, and batches are left out.
	Repeats bool
}

// History is what clients saw of a table.
type History struct {
	operations []porcupine.Operation
	tally      tally
}

// tally counts what a history has of each fate; one without cancellations or successes shows nothing.
type tally struct{ read, happened, canceled, unknown, refused int }

// recorder writes operations down as they end.
type recorder struct {
	table   table.Table
	options Options
	worlds  []*world

	clock  atomic.Int64 // grows with each beginning and end
	values atomic.Int64 // the last value that was written

	mu     sync.Mutex // guards what follows
	all    []porcupine.Operation
	tally  tally
	tokens []int // used per world
	broken error
}

// Record has the clients call the table, and returns what they saw. The error is one that a table never answers to such calls.
func Record(ctx context.Context, t table.Table, o Options) (History, error) {
	r := &recorder{table: t, options: o, tokens: make([]int, o.Worlds)}
	ids := id.NewSource(clock.System{}, nil)
	for range o.Worlds {
		r.worlds = append(r.worlds, newWorld(ids))
	}
	var clients sync.WaitGroup
	for number := range o.Clients {
		c := &client{recorder: r, number: number, random: rand.New(rand.NewPCG(o.Seed, uint64(number))), seen: make([][worldKeys]value, o.Worlds)}
		clients.Go(func() {
			for range o.Calls {
				c.call(ctx)
			}
		})
	}
	clients.Wait()
	never := r.clock.Add(1)
	for i := range r.all {
		if r.all[i].Return == 0 {
			r.all[i].Return = never
		}
	}
	return History{operations: r.all, tally: r.tally}, r.broken
}

// begin returns the moment before a call.
func (r *recorder) begin() int64 { return r.clock.Add(1) }

// end writes a call down that began at a moment.
func (r *recorder) end(client int, began int64, c call, o outcome) {
	operation := porcupine.Operation{ClientId: client, Input: c, Call: began, Output: o, Return: r.clock.Add(1)}
	if o.fate == unknown {
		operation.Return = 0 // Record lets it end with the history
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, operation)
	switch {
	case c.reads != nil:
		r.tally.read++
	case o.fate == happened:
		r.tally.happened++
	case o.fate == canceled:
		r.tally.canceled++
	case o.fate == unknown:
		r.tally.unknown++
	}
}

// fail writes down an answer that no table may give.
func (r *recorder) fail(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.broken = errors.Join(r.broken, err)
}

// token returns an unused token of the world; 0 when there is none left.
func (r *recorder) token(world int) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tokens[world] == maxTokens {
		return 0
	}
	r.tokens[world]++
	return r.tokens[world]
}

// judge writes down what became of a transaction. What the table says did not happen is no part of the history.
func (r *recorder) judge(client int, began int64, c call, err error) {
	var cancellation *table.Canceled
	switch {
	case err == nil:
		r.end(client, began, c, outcome{fate: happened})
	case errors.As(err, &cancellation) && cancellation.Failed() >= 0:
		reasons, whole := reasonsOf(cancellation)
		if len(reasons) != len(c.writes) {
			r.fail(fmt.Errorf("%d reasons for %d writes", len(reasons), len(c.writes)))
			return
		}
		if whole {
			r.end(client, began, c, outcome{fate: canceled, failed: reasons})
		}
	case errors.Is(err, table.ErrConflict), errors.Is(err, table.ErrThrottled):
		r.mu.Lock()
		r.tally.refused++
		r.mu.Unlock()
	case errors.Is(err, table.ErrInvalid):
		r.fail(fmt.Errorf("a valid transaction was refused: %w", err))
	default:
		r.end(client, began, c, outcome{fate: unknown})
	}
}

// reasonsOf returns the failed conditions; whole is false when others were in the way too, so that not all conditions were looked at.
func reasonsOf(canceled *table.Canceled) (reasons []reason, whole bool) {
	for _, why := range canceled.Reasons {
		if why.Code != table.Fine && why.Code != table.ConditionFailed {
			return make([]reason, len(canceled.Reasons)), false
		}
		reasons = append(reasons, reason{failed: why.Code == table.ConditionFailed, shown: why.Item != nil, value: valueOf(why.Item)})
	}
	return reasons, true
}
