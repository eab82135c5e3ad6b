package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/event"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/table"
)

// TestBatches_tell_what_each_company_costed: also what a record that failed has costed.
func TestBatches_tell_what_each_company_costed(t *testing.T) {
	o := operation.Event(operation.Spec{Name: "things.greet"}, nil, func(ctx context.Context, _ *app.Deps, e event.Event) error {
		table.Report(ctx, table.Usage{Trips: 2, Read: 1, Written: 3})
		if e.ID == "c" {
			return errors.New("cause")
		}
		mail.Sent(ctx)
		return nil
	})
	var batch events.SQSEvent
	for id, tenant := range map[string]string{"a": "tnt_1", "b": "tnt_2", "c": "tnt_1"} {
		batch.Records = append(batch.Records, events.SQSMessage{Body: `{"detail":{"id":"` + id + `","type":"thing.made","tenant":"` + tenant + `"}}`})
	}
	var log strings.Builder
	if _, err := Queue(deps(&log), o)(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	for line := range strings.Lines(log.String()) {
		var fields map[string]any
		if err := json.Unmarshal([]byte(line), &fields); err != nil {
			t.Fatal(err)
		}
		if fields["msg"] != "usage" {
			continue
		}
		for _, name := range []string{"time", "level", "msg", "ms"} {
			if fields[name] == nil {
				t.Errorf("%s is missing: %s", name, line)
			}
			delete(fields, name)
		}
		got = append(got, fields)
	}
	want := []map[string]any{
		{"op": "things.greet", "tenant": "tnt_1", "records": 2., "trips": 4., "readUnits": 2., "writeUnits": 6., "mails": 1.},
		{"op": "things.greet", "tenant": "tnt_2", "records": 1., "trips": 2., "readUnits": 1., "writeUnits": 3., "mails": 1.},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCalls_tell_what_they_costed(t *testing.T) {
	spec := operation.Spec{Name: "things.get", Route: "GET /v1/things", Need: access.Public}
	o := operation.Act(spec, func(ctx context.Context, _ *app.Deps, _ operation.Call, _ *struct{}) (*operation.Nothing, error) {
		table.Report(ctx, table.Usage{Trips: 1, Read: 0.5, Written: 2})
		mail.Sent(ctx)
		return &operation.Nothing{}, nil
	})
	var log strings.Builder
	answer, err := NewHTTP(deps(&log), o).Serve(t.Context(), events.APIGatewayV2HTTPRequest{RouteKey: spec.Route, RawPath: "/v1/things"})
	if err != nil || answer.StatusCode != 204 {
		t.Fatalf("%+v, %v", answer, err)
	}
	if want := `"trips":1,"readUnits":0.5,"writeUnits":2,"mails":1`; !strings.Contains(log.String(), want) {
		t.Errorf("log: %s, want %s", log.String(), want)
	}
}
