package dynamo_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/smithy-go"
	"github.com/google/go-cmp/cmp"

	"kehu/shared/table"
)

// calls are all calls of the port; transact is one that is sent as a transaction.
var calls = map[string]func(context.Context, table.Table) error{
	"get": func(ctx context.Context, d table.Table) error { _, err := d.Get(ctx, key); return err },
	"batch": func(ctx context.Context, d table.Table) error {
		_, err := d.BatchGet(ctx, []table.Key{key})
		return err
	},
	"query": func(ctx context.Context, d table.Table) error {
		_, err := d.Query(ctx, table.Query{Partition: key.Partition(), Limit: 1})
		return err
	},
	"put": func(ctx context.Context, d table.Table) error {
		return d.Transact(ctx, single(table.Put(key, table.Item{"nm": "content"})))
	},
	"update": func(ctx context.Context, d table.Table) error {
		return d.Transact(ctx, single(table.Update(key, map[string]any{"nm": "content"}, nil)))
	},
	"delete": func(ctx context.Context, d table.Table) error { return d.Transact(ctx, single(table.Delete(key))) },
	"transact": func(ctx context.Context, d table.Table) error {
		return d.Transact(ctx, table.Tx{Writes: []table.Write{table.Put(key, table.Item{"nm": "content"}), table.Delete(other)}})
	},
	"reserve": func(ctx context.Context, d table.Table) error { _, err := d.Reserve(ctx, key, 1); return err },
}

func TestRefusalsAreErrorsOfTheTable(t *testing.T) {
	for code, test := range map[string]struct {
		want     error
		requests int
	}{
		"ValidationException":                      {table.ErrInvalid, 1},
		"SerializationException":                   {table.ErrInvalid, 1},
		"IdempotentParameterMismatchException":     {table.ErrInvalid, 1},
		"ItemCollectionSizeLimitExceededException": {table.ErrInvalid, 1},
		"ThrottlingException":                      {table.ErrThrottled, 3}, // by the SDK
		"ProvisionedThroughputExceededException":   {table.ErrThrottled, 3},
		"RequestLimitExceeded":                     {table.ErrThrottled, 3},
		"ResourceNotFoundException":                {nil, 1},
		"AccessDeniedException":                    {nil, 1},
	} {
		for name, call := range calls {
			t.Run(code+" "+name, func(t *testing.T) {
				t.Parallel()
				s := serve(t, times(test.requests, refuse(code))...)
				err := call(t.Context(), s.table)
				s.wantRequests(s.asked()...)
				for _, kind := range []error{table.ErrInvalid, table.ErrThrottled, table.ErrConflict} {
					if got, want := errors.Is(err, kind), errors.Is(test.want, kind); got != want {
						t.Errorf("%v is %v: got %v, want %v", err, kind, got, want)
					}
				}
				var api smithy.APIError
				if !errors.As(err, &api) || api.ErrorCode() != code || api.ErrorMessage() != "secret" {
					t.Errorf("got %v, want the answer inside", err)
				}
				if text := err.Error(); !strings.Contains(text, code) || !strings.Contains(text, "REQUEST") ||
					test.want != nil && strings.Contains(text, "secret") || strings.Contains(text, "content") {
					t.Errorf("text of the error: %s", text)
				}
			})
		}
	}
}

func TestCanceledTransactionTellsItsReasons(t *testing.T) {
	item := `{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"},"g1p":{"S":"a"},"g1s":{"S":"b"},"v":{"N":"7"}}`
	s := serve(t, cancel(`{"Code":"None"},{"Code":"ConditionalCheckFailed","Message":"x","Item":`+item+`},
		{"Code":"ConditionalCheckFailed"},{"Code":"TransactionConflict"},{"Code":"ThrottlingError"},
		{"Code":"ProvisionedThroughputExceeded"},{"Code":"ValidationError"}`))
	err := calls["transact"](t.Context(), s.table)
	var canceled *table.Canceled
	if !errors.As(err, &canceled) {
		t.Fatalf("got %v, want it canceled", err)
	}
	want := []table.Reason{
		{},
		{Code: table.ConditionFailed, Item: table.Item{"v": table.Number("7")}},
		{Code: table.ConditionFailed},
		{Code: table.Conflict},
		{Code: table.Throttled},
		{Code: table.Throttled},
		{},
	}
	if diff := cmp.Diff(want, canceled.Reasons); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
	s.wantRequests("TransactWriteItems") // a failed condition is final
}

func TestImpossibleWriteIsInvalidUnlessAConditionFailed(t *testing.T) {
	for reasons, want := range map[string]error{
		`{"Code":"None"},{"Code":"ValidationError","Message":"secret"}`:                table.ErrInvalid,
		`{"Code":"TransactionConflict"},{"Code":"ItemCollectionSizeLimitExceeded"}`:    table.ErrInvalid,
		`{"Code":"None"},{"Code":"AccessDenied"}`:                                      nil,
		`{"Code":"ConditionalCheckFailed","Item":{"a":{"NULL":true}}},{"Code":"None"}`: nil,
	} {
		s := serve(t, cancel(reasons))
		err := calls["transact"](t.Context(), s.table)
		var canceled *table.Canceled
		if err == nil || errors.As(err, &canceled) || want != nil && !errors.Is(err, want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: got %v, want %v", reasons, err, want)
		}
	}
}

func TestSingleConditionTellsItsReason(t *testing.T) {
	for _, test := range []struct {
		item string
		want table.Reason
	}{
		{`,"Item":{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"},"v":{"N":"7"}}`, table.Reason{Code: table.ConditionFailed, Item: table.Item{"v": table.Number("7")}}},
		{``, table.Reason{Code: table.ConditionFailed}},
	} {
		s := serve(t, conditionFailed(test.item))
		err := s.table.Transact(t.Context(), single(table.Put(key, nil).When(table.Present(), nil)))
		var canceled *table.Canceled
		if !errors.As(err, &canceled) {
			t.Fatalf("got %v, want it canceled", err)
		}
		if diff := cmp.Diff([]table.Reason{test.want}, canceled.Reasons); diff != "" {
			t.Errorf("reasons (-want +got):\n%s", diff)
		}
	}
}

func TestGarbageIsAnError(t *testing.T) {
	null := `{"pk":{"S":"T#t#CUS#1"},"sk":{"S":"CUS"},"a":{"L":[{"M":{"b":{"NULL":true}}}]}}`
	for name, test := range map[string]struct {
		call   string
		answer answer
	}{
		"an item with a null":             {"get", ok(`{"Item":` + null + `}`)},
		"an item with a set":              {"get", ok(`{"Item":{"a":{"SS":["b"]}}}`)},
		"a batch with a null":             {"batch", ok(`{"Responses":{"main":[` + null + `]}}`)},
		"a batch without keys":            {"batch", ok(`{"Responses":{"main":[{"a":{"S":"b"}}]}}`)},
		"a batch of others":               {"batch", ok(`{"Responses":{"main":[{"pk":{"S":"x"},"sk":{"S":"y"}}]}}`)},
		"a page with a null":              {"query", ok(`{"Items":[` + null + `]}`)},
		"a page without keys":             {"query", ok(`{"Items":[{"pk":{"S":"x"}}]}`)},
		"a page with a number for a key":  {"query", ok(`{"Items":[{"pk":{"S":"x"},"sk":{"N":"1"}}]}`)},
		"a position without keys":         {"query", ok(`{"Items":[],"LastEvaluatedKey":{"pk":{"S":"x"}}}`)},
		"a sequence without a number":     {"reserve", ok(`{}`)},
		"a sequence of text":              {"reserve", ok(`{"Attributes":{"n":{"S":"1"}}}`)},
		"a sequence with a fraction":      {"reserve", ok(`{"Attributes":{"n":{"N":"1.5"}}}`)},
		"a sequence below what was added": {"reserve", ok(`{"Attributes":{"n":{"N":"0"}}}`)},
		"a canceled one without reasons":  {"transact", cancel(``)},
		"an error without a code":         {"put", answer{status: http.StatusBadRequest, body: `{}`}},
		"a redirection":                   {"put", answer{status: http.StatusFound, body: `{}`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, test.answer)
			if err := calls[test.call](t.Context(), s.table); err == nil {
				t.Error("no error")
			}
			s.wantRequests(s.asked()...)
		})
	}
}

func TestWrongRequestsAreNotSent(t *testing.T) {
	s := serve(t)
	ctx := t.Context()
	for name, call := range map[string]func() error{
		"get":      func() error { _, err := s.table.Get(ctx, table.Key{}); return err },
		"batch":    func() error { _, err := s.table.BatchGet(ctx, []table.Key{key, {}}); return err },
		"query":    func() error { _, err := s.table.Query(ctx, table.Query{}); return err },
		"transact": func() error { return s.table.Transact(ctx, table.Tx{}) },
		"reserve":  func() error { _, err := s.table.Reserve(ctx, key, 0); return err },
		"query of no index": func() error {
			_, err := s.table.Query(ctx, table.Query{Index: "byNobody", Partition: key.Partition(), Limit: 1})
			return err
		},
		"put into no index": func() error {
			return s.table.Transact(ctx, single(table.Put(key, nil, table.IndexKey{Index: "byNobody", Partition: key.Partition(), Sort: "1"})))
		},
	} {
		if err := call(); !errors.Is(err, table.ErrInvalid) {
			t.Errorf("%s: got %v, want ErrInvalid", name, err)
		}
	}
	if items, err := s.table.BatchGet(ctx, nil); err != nil || len(items) != 0 {
		t.Errorf("batch of nothing: got %v, %v", items, err)
	}
	s.wantRequests()
}
