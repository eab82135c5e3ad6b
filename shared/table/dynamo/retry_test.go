package dynamo_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/table"
)

const ms = time.Millisecond

// halves are the pauses of a table whose chance is always a half.
var halves = []time.Duration{12500 * time.Microsecond, 25 * ms, 50 * ms, 100 * ms, 200 * ms, 250 * ms, 250 * ms}

func TestConflictsAreRepeatedWithTheSameToken(t *testing.T) {
	conflict := cancel(`{"Code":"None"},{"Code":"TransactionConflict"}`)
	throttled := cancel(`{"Code":"ThrottlingError"},{"Code":"TransactionConflict"}`)
	s := serve(t, conflict, throttled, conflict, ok(`{}`))
	if err := calls["transact"](t.Context(), s.table); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(halves[:3], s.delays); diff != "" {
		t.Errorf("pauses (-want +got):\n%s", diff)
	}
	for _, body := range s.bodies {
		if diff := cmp.Diff(parsed(t, s.bodies[0]), parsed(t, body)); diff != "" || !strings.Contains(body, `"token-i"`) {
			t.Errorf("the attempts differ (-first +this):\n%s", diff)
		}
	}
	s.wantRequests(slices.Repeat([]string{"TransactWriteItems"}, 4)...)
}

func TestSingleWritesRepeatConflicts(t *testing.T) {
	for _, name := range []string{"put", "update", "delete", "reserve"} {
		s := serve(t, times(2, refuse("TransactionConflictException"), ok(`{"Attributes":{"n":{"N":"1"}}}`))...)
		if err := calls[name](t.Context(), s.table); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(halves[:2], s.delays); diff != "" {
			t.Errorf("%s: pauses (-want +got):\n%s", name, diff)
		}
		s.wantRequests(s.asked()...)
	}
}

func TestConflictsEndInAnError(t *testing.T) {
	for name, want := range map[string]error{"TransactionConflict": table.ErrConflict, "ThrottlingError": table.ErrThrottled} {
		s := serve(t, times(8, cancel(`{"Code":"None"},{"Code":"`+name+`"}`))...)
		if err := calls["transact"](t.Context(), s.table); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
		if diff := cmp.Diff(halves, s.delays); diff != "" {
			t.Errorf("pauses (-want +got):\n%s", diff)
		}
		s.wantRequests(s.asked()...)
	}
}

func TestNothingIsRepeatedAfterTheDeadline(t *testing.T) {
	conflict := cancel(`{"Code":"TransactionConflict"}`)
	s := serve(t, conflict, conflict)
	// By the table's clock the second pause (25 ms) would end too late; by the machine's there is time enough.
	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(time.Hour))
	defer cancel()
	err := calls["transact"](deadlined{ctx, now.Add(20 * ms)}, s.table)
	if !errors.Is(err, table.ErrConflict) {
		t.Errorf("got %v, want ErrConflict", err)
	}
	if diff := cmp.Diff(halves[:1], s.delays); diff != "" {
		t.Errorf("pauses (-want +got):\n%s", diff)
	}
	s.wantRequests("TransactWriteItems", "TransactWriteItems")
}

// deadlined tells another deadline than its context obeys.
type deadlined struct {
	context.Context
	at time.Time
}

func (d deadlined) Deadline() (time.Time, bool) { return d.at, true }

func TestTransactionInProgressIsRepeated(t *testing.T) {
	s := serve(t, times(4, refuse("TransactionInProgressException"), ok(`{}`))...) // 3 by the SDK, then by the table
	if err := calls["transact"](t.Context(), s.table); err != nil {
		t.Fatal(err)
	}
	s.wantRequests(s.asked()...)
}

func TestFaultsAreRepeated(t *testing.T) {
	for name, fault := range map[string]answer{
		"throttled":   refuse("ThrottlingException"),
		"failed":      internal,
		"unavailable": {status: http.StatusServiceUnavailable, body: `<html>busy</html>`},
		"forbidden":   {status: http.StatusForbidden, body: `<html>no</html>`}, // by something between
		"dropped":     dropped,
		"cut off":     {status: http.StatusOK, body: `{"Item`, length: 1000},
		"not JSON":    {status: http.StatusOK, body: `<html>hello</html>`},
	} {
		for call, do := range calls {
			t.Run(name+" "+call, func(t *testing.T) {
				t.Parallel()
				s := serve(t, fault, fault, ok(`{"Attributes":{"n":{"N":"1"}}}`))
				if err := do(t.Context(), s.table); err != nil {
					t.Error(err)
				}
				s.wantRequests(s.asked()...)
			})
		}
	}
}

const (
	annJSON = `{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"},"g1p":{"S":"T#t#CUS"},"g1s":{"S":"9"},"nm":{"S":"Ann"},"v":{"N":"2"},"l":{"L":[]}}`
	bobJSON = `{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"},"g1p":{"S":"T#t#CUS"},"g1s":{"S":"8"},"nm":{"S":"Ann"},"v":{"N":"2"},"l":{"L":[]}}`
)

func TestPutWhoseAnswerWasLost(t *testing.T) {
	ann, bob, none := conditionFailed(`,"Item":`+annJSON), conditionFailed(`,"Item":`+bobJSON), conditionFailed(``)
	conflict := refuse("TransactionConflictException")
	const (
		success = iota
		canceled
		unknown
	)
	for name, test := range map[string]struct {
		script []answer
		want   int
	}{
		"it had happened":                          {[]answer{dropped, ann}, success},
		"it had happened, said an internal error":  {[]answer{internal, ann}, success},
		"it had happened before others came":       {[]answer{dropped, conflict, ann}, success},
		"it had not happened":                      {[]answer{dropped, ok(`{}`)}, success},
		"another item is there":                    {[]answer{dropped, bob}, unknown},
		"another item is there, after a conflict":  {[]answer{internal, conflict, bob}, unknown},
		"no item is there":                         {[]answer{dropped, none}, unknown},
		"nothing was lost, and an equal one there": {[]answer{ann}, canceled},
		"only throttled, and an equal one there":   {[]answer{refuse("ThrottlingException"), ann}, canceled},
		"only in conflict, and an equal one there": {[]answer{conflict, ann}, canceled},
		"nothing was lost, and another one there":  {[]answer{bob}, canceled},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, test.script...)
			put := table.Put(key, table.Item{"nm": "Ann", "v": table.Number("2"), "l": []any{}},
				table.IndexKey{Index: table.ByTenant, Partition: partitionOf("T#t#CUS"), Sort: "9"})
			err := s.table.Transact(t.Context(), single(put.When(table.Absent(), nil)))
			got := success
			if failed := (*table.Canceled)(nil); errors.As(err, &failed) {
				got = canceled
			} else if err != nil {
				got = unknown
			}
			if got != test.want {
				t.Errorf("got %v, want outcome %d", err, test.want)
			}
			s.wantRequests(s.asked()...)
		})
	}
}

// After a lost answer no write claims a conflict or throttling: its caller would do it anew, and it would happen twice.
func TestNothingIsClaimedAfterALostAnswer(t *testing.T) {
	for name, script := range map[string][]answer{
		"conflicts":  append([]answer{dropped}, times(8, refuse("TransactionConflictException"))...),
		"throttling": {dropped, refuse("ThrottlingException"), refuse("ThrottlingException")},
		"silence":    times(3, dropped),
	} {
		for _, call := range []string{"put", "update", "delete", "transact"} {
			t.Run(name+" "+call, func(t *testing.T) {
				s := serve(t, script...)
				err := calls[call](t.Context(), s.table)
				if !errors.Is(err, table.ErrUncertain) || errors.Is(err, table.ErrConflict) || errors.Is(err, table.ErrThrottled) {
					t.Errorf("got %v, want it uncertain", err)
				}
				s.wantRequests(s.asked()...)
			})
		}
	}
}

// By the token of a transaction DynamoDB knows that the attempt before did not happen either.
func TestCanceledTransactionIsCertainAfterALostAnswer(t *testing.T) {
	s := serve(t, dropped, cancel(`{"Code":"ConditionalCheckFailed"},{"Code":"None"}`))
	err := calls["transact"](t.Context(), s.table)
	if canceled := (*table.Canceled)(nil); !errors.As(err, &canceled) || canceled.Failed() != 0 {
		t.Errorf("got %v, want it canceled", err)
	}
	s.wantRequests("TransactWriteItems", "TransactWriteItems")
}

func TestRefusedConnectionIsNoLostAnswer(t *testing.T) {
	refused := &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
	lost := &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
	for _, test := range []struct {
		fault    error
		happened bool
	}{{refused, false}, {lost, true}} {
		s := serveVia(t, &faulty{fault: test.fault}, conditionFailed(`,"Item":`+annJSON))
		put := table.Put(key, table.Item{"nm": "Ann", "v": table.Number("2"), "l": []any{}},
			table.IndexKey{Index: table.ByTenant, Partition: partitionOf("T#t#CUS"), Sort: "9"})
		err := s.table.Transact(t.Context(), single(put.When(table.Absent(), nil)))
		var canceled *table.Canceled
		if errors.As(err, &canceled) == test.happened || test.happened && err != nil {
			t.Errorf("after %v: got %v", test.fault, err)
		}
		s.wantRequests("PutItem")
	}
}

// faulty is an HTTP client whose first request meets a fault.
type faulty struct{ fault error }

func (f *faulty) Do(request *http.Request) (*http.Response, error) {
	if fault := f.fault; fault != nil {
		f.fault = nil
		return nil, &url.Error{Op: "Post", URL: request.URL.String(), Err: fault}
	}
	return http.DefaultClient.Do(request)
}

func TestBatchAsksForWhatIsLeft(t *testing.T) {
	one := `{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"},"nm":{"S":"1"}}`
	two := `{"pk":{"S":"T#t#CUS#2"},"sk":{"S":"CUS"},"nm":{"S":"2"}}`
	left := func(keys string) string {
		return `"UnprocessedKeys":{"main":{"ConsistentRead":true,"Keys":[` + keys + `]}}`
	}
	keyTwo := `{"pk":{"S":"T#t#CUS#2"},"sk":{"S":"CUS"}}`
	s := serve(t,
		ok(`{`+left(keyJSON+`,`+keyTwo)+`}`),
		ok(`{"Responses":{"main":[`+two+`]},`+left(keyJSON)+`}`),
		ok(`{"Responses":{"main":[]},`+left(keyJSON)+`}`),
		ok(`{"Responses":{"main":[`+one+`]},"UnprocessedKeys":{}}`),
	)
	got, err := s.table.BatchGet(t.Context(), []table.Key{key, other})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]table.Item{{"nm": "1"}, {"nm": "2"}}, got); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]time.Duration{halves[0], halves[0]}, s.delays); diff != "" {
		t.Errorf("pauses (-want +got):\n%s", diff)
	}
	s.wantRequests(slices.Repeat([]string{"BatchGetItem"}, 4)...)
	s.wantBody(2, `{"RequestItems":{"main":{"ConsistentRead":true,"Keys":[`+keyJSON+`]}}}`)
}

func TestBatchThatStaysEmptyIsThrottled(t *testing.T) {
	s := serve(t, times(8, ok(`{"UnprocessedKeys":{"main":{"Keys":[`+keyJSON+`]}}}`))...)
	if _, err := s.table.BatchGet(t.Context(), []table.Key{key}); !errors.Is(err, table.ErrThrottled) {
		t.Errorf("got %v, want ErrThrottled", err)
	}
	s.wantRequests(s.asked()...)
}

func TestBatchWritesWhatIsLeft(t *testing.T) {
	put := `{"PutRequest":{"Item":{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"},"nm":{"S":"1"}}}}`
	remove := `{"DeleteRequest":{"Key":{"pk":{"S":"T#t#CUS#2"},"sk":{"S":"CUS"}}}}`
	left := func(requests string) answer { return ok(`{"UnprocessedItems":{"main":[` + requests + `]}}`) }
	s := serve(t, left(put+`,`+remove), left(remove), left(remove), ok(`{"UnprocessedItems":{}}`))
	if err := s.table.BatchWrite(t.Context(), []table.Write{table.Put(key, table.Item{"nm": "1"}), table.Delete(other)}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]time.Duration{halves[0], halves[0]}, s.delays); diff != "" {
		t.Errorf("pauses (-want +got):\n%s", diff)
	}
	s.wantRequests(slices.Repeat([]string{"BatchWriteItem"}, 4)...)
	s.wantBody(2, `{"RequestItems":{"main":[`+remove+`]}}`)
}

func TestBatchWriteThatIsLeftWholeIsThrottled(t *testing.T) {
	s := serve(t, times(8, ok(`{"UnprocessedItems":{"main":[{"DeleteRequest":{"Key":`+keyJSON+`}}]}}`))...)
	if err := s.table.BatchWrite(t.Context(), []table.Write{table.Delete(key)}); !errors.Is(err, table.ErrThrottled) {
		t.Errorf("got %v, want ErrThrottled", err)
	}
	s.wantRequests(s.asked()...)
}

func TestMeterCountsAttemptsAndUnits(t *testing.T) {
	capacity := `{"TableName":"main","CapacityUnits":3.5}`
	for name, test := range map[string]struct {
		answer string
		want   table.Usage
	}{
		"get":      {`{"ConsumedCapacity":` + capacity + `}`, table.Usage{Trips: 2, Read: 3.5}},
		"batch":    {`{"ConsumedCapacity":[` + capacity + `]}`, table.Usage{Trips: 2, Read: 3.5}},
		"query":    {`{"Items":[],"ConsumedCapacity":` + capacity + `}`, table.Usage{Trips: 2, Read: 3.5}},
		"put":      {`{"ConsumedCapacity":` + capacity + `}`, table.Usage{Trips: 2, Written: 3.5}},
		"update":   {`{"ConsumedCapacity":` + capacity + `}`, table.Usage{Trips: 2, Written: 3.5}},
		"delete":   {`{"ConsumedCapacity":` + capacity + `}`, table.Usage{Trips: 2, Written: 3.5}},
		"reserve":  {`{"Attributes":{"n":{"N":"1"}},"ConsumedCapacity":` + capacity + `}`, table.Usage{Trips: 2, Written: 3.5}},
		"transact": {`{"ConsumedCapacity":[{"CapacityUnits":6,"WriteCapacityUnits":4,"ReadCapacityUnits":2},{"CapacityUnits":1}]}`, table.Usage{Trips: 2, Read: 2, Written: 5}},
	} {
		s := serve(t, refuse("ThrottlingException"), ok(test.answer))
		var meter table.Meter
		if err := calls[name](table.WithMeter(t.Context(), &meter), s.table); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, meter.Usage()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if !strings.Contains(s.bodies[0], `"ReturnConsumedCapacity":"TOTAL"`) {
			t.Errorf("%s asks for no capacity: %s", name, s.bodies[0])
		}
		without := serve(t, ok(test.answer))
		if err := calls[name](t.Context(), without.table); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(without.bodies[0], "ReturnConsumedCapacity") {
			t.Errorf("%s asks for the capacity that nobody wants: %s", name, without.bodies[0])
		}
	}
}
