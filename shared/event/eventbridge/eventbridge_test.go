package eventbridge_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/google/go-cmp/cmp"

	"kehu/shared/event"
	"kehu/shared/event/eventbridge"
)

var keys = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "a", SecretAccessKey: "b"}, nil
})

type entry struct{ EventBusName, Source, DetailType, Detail string }

// server answers PutEvents and refuses the events whose detail contains "bad".
func server(t *testing.T, calls *[][]entry) *eventbridge.Bus {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		var in struct{ Entries []entry }
		if err != nil || json.Unmarshal(body, &in) != nil || r.Header.Get("X-Amz-Target") != "AWSEvents.PutEvents" {
			http.Error(w, "no", http.StatusBadRequest)
			return
		}
		*calls = append(*calls, in.Entries)
		var out struct {
			FailedEntryCount int
			Entries          []map[string]string
		}
		for _, e := range in.Entries {
			result := map[string]string{"EventId": "1"}
			if strings.Contains(e.Detail, "bad") {
				result = map[string]string{"ErrorCode": "ThrottlingException"}
				out.FailedEntryCount++
			}
			out.Entries = append(out.Entries, result)
		}
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		_ = json.NewEncoder(w).Encode(out)
	}))
	t.Cleanup(s.Close)
	return eventbridge.New(eventbridge.NewClient("eu-west-1", keys, s.Client(), s.URL), "kehu-bus")
}

func TestPublishSplitsAndTellsWhatWasRefused(t *testing.T) {
	var calls [][]entry
	bus := server(t, &calls)
	events := make([]event.Event, 23)
	for i := range events {
		events[i] = event.Event{ID: "good", Type: event.CustomerCreated, Tenant: "t", At: time.Unix(0, 0).UTC()}
	}
	events[3].ID, events[12].ID, events[22].ID = "bad", "bad", "bad"
	refused, err := bus.Publish(t.Context(), events)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{3, 12, 22}, refused); diff != "" {
		t.Error(diff)
	}
	if got := []int{len(calls[0]), len(calls[1]), len(calls[2])}; !cmp.Equal(got, []int{10, 10, 3}) {
		t.Errorf("calls of %v events", got)
	}
	first := calls[0][0]
	if first.EventBusName != "kehu-bus" || first.Source != "kehu" || first.DetailType != "customer.created" {
		t.Errorf("got %+v", first)
	}
	parsed, err := event.Parse([]byte(first.Detail))
	if err != nil || parsed.ID != "good" {
		t.Errorf("got %+v, %v", parsed, err)
	}
}

func TestPublishTellsWhenTheCallFails(t *testing.T) {
	bus := eventbridge.New(eventbridge.NewClient("eu-west-1", keys, http.DefaultClient, "http://127.0.0.1:1"), "b")
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := bus.Publish(ctx, []event.Event{{ID: "1"}}); err == nil || errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
}
