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

	"kehu/shared/clock"
	"kehu/shared/event"
	"kehu/shared/event/eventbridge"
)

var keys = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "a", SecretAccessKey: "b", SessionToken: "c"}, nil
})

var now = clock.Func(func() time.Time { return time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC) })

func options(s *httptest.Server) eventbridge.Options {
	return eventbridge.Options{
		Bus: "kehu-bus", Region: "eu-west-1", Credentials: keys, HTTP: s.Client(), Clock: now, Endpoint: s.URL,
	}
}

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
	return eventbridge.New(options(s))
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
	answers := map[string]http.HandlerFunc{
		`status 400 "AccessDeniedException"`: func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"__type":"com.amazonaws.events#AccessDeniedException","message":"secret"}`)
		},
		`status 503 ""`: func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = io.WriteString(w, "<html>busy</html>")
		},
		"0 results for 1 events": func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, `{}`) },
		"EOF":                    func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	}
	for want, answer := range answers {
		t.Run(want, func(t *testing.T) {
			s := httptest.NewServer(answer)
			t.Cleanup(s.Close)
			_, err := eventbridge.New(options(s)).Publish(t.Context(), []event.Event{{ID: "1"}})
			if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
				t.Errorf("got %v, want %s", err, want)
			}
		})
	}
}

// The signature is that of the SDK's own signer; that its parts are the right ones is what can go wrong.
func TestPublishSignsForTheServiceAndTheRegion(t *testing.T) {
	var got http.Header
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		_, _ = io.WriteString(w, `{"Entries":[{"EventId":"1"}]}`)
	}))
	t.Cleanup(s.Close)
	if _, err := eventbridge.New(options(s)).Publish(t.Context(), []event.Event{{ID: "1"}}); err != nil {
		t.Fatal(err)
	}
	const want = "AWS4-HMAC-SHA256 Credential=a/20260302/eu-west-1/events/aws4_request, " +
		"SignedHeaders=content-length;content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature="
	if !strings.HasPrefix(got.Get("Authorization"), want) {
		t.Errorf("got %s", got.Get("Authorization"))
	}
	if date, token := got.Get("X-Amz-Date"), got.Get("X-Amz-Security-Token"); date != "20260302T093000Z" || token != "c" {
		t.Errorf("got date %q and token %q", date, token)
	}
}

func TestTheEndpointIsThatOfTheRegion(t *testing.T) {
	var got string
	client := &http.Client{Transport: transport(func(r *http.Request) (*http.Response, error) {
		got = r.URL.String()
		return nil, errors.New("stop")
	})}
	_, err := eventbridge.New(eventbridge.Options{Region: "eu-west-1", Credentials: keys, HTTP: client, Clock: now}).
		Publish(t.Context(), []event.Event{{ID: "1"}})
	if want := "https://events.eu-west-1.amazonaws.com/"; got != want || err == nil {
		t.Errorf("got %s and %v, want %s", got, err, want)
	}
}

type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
