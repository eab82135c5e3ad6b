package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/google/go-cmp/cmp"

	"kehu/functions/audit"
	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/clock"
	"kehu/shared/gateway"
	"kehu/shared/table"
)

const (
	bucketName = "kehu-failed"
	recorder   = "arn:aws:lambda:eu-central-1:123456789012:function:kehu-AuditRecord-AB12"
)

// fake is SQS, S3 and Lambda, as far as replay needs them.
type fake struct {
	t *testing.T
	k *scenario.Kehu

	mu      sync.Mutex
	objects map[string]string
	queue   []held
	calls   []string // batches that Lambda was called with, by their first record
	broken  bool     // Lambda does not answer
}

type held struct {
	body, receipt string
	hidden        bool
}

// keep stores a batch as Lambda does when it gives up, and tells the queue.
func (f *fake) keep(at, function string, event any) (key string) {
	f.t.Helper()
	payload, ok := event.(string)
	if !ok {
		encoded, err := json.Marshal(event)
		if err != nil {
			f.t.Fatal(err)
		}
		payload = string(encoded)
	}
	content, err := json.Marshal(map[string]any{
		"version": "1.0", "requestContext": map[string]any{"functionArn": function, "condition": "RetryAttemptsExhausted"}, "payload": payload,
	})
	if err != nil {
		f.t.Fatal(err)
	}
	key = "aws/lambda/mapping/shardId-1/2026/11/28/" + at + "-a+b" // what S3 encodes in messages
	f.objects[key] = string(content)
	f.tell(fmt.Sprintf(`{"Records":[{"s3":{"bucket":{"name":%q},"object":{"key":%q}}}]}`, bucketName, url.QueryEscape(key)))
	return key
}

func (f *fake) tell(body string) {
	f.queue = append(f.queue, held{body: body, receipt: fmt.Sprint("receipt ", len(f.queue))})
}

// waiting returns how many messages the alarm sees.
func (f *fake) waiting() (visible int) {
	for _, m := range f.queue {
		if !m.hidden {
			visible++
		}
	}
	return visible
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	body, err := io.ReadAll(r.Body)
	if err != nil || !strings.Contains(r.Header.Get("Authorization"), "AWS4-HMAC-SHA256 Credential=id/") {
		f.t.Errorf("%s %s is not signed: %v", r.Method, r.URL, err)
	}
	switch {
	case r.URL.Path == "/sqs/":
		f.serveQueue(w, r, body)
	case strings.HasPrefix(r.URL.Path, "/s3/"):
		content, found := f.objects[strings.TrimPrefix(r.URL.Path, "/s3/")]
		if !found {
			w.WriteHeader(http.StatusNotFound)
		}
		_, _ = io.WriteString(w, content)
	case r.URL.EscapedPath() == "/lambda/2015-03-31/functions/"+url.PathEscape(recorder)+"/invocations":
		f.serveFunction(w, r, body)
	default:
		f.t.Errorf("%s %s was not expected", r.Method, r.URL)
	}
}

func (f *fake) serveQueue(w http.ResponseWriter, r *http.Request, body []byte) {
	var in struct {
		ReceiptHandle       string
		MaxNumberOfMessages int
	}
	if err := json.Unmarshal(body, &in); err != nil {
		f.t.Error(err)
	}
	var out struct{ Messages []message }
	for i := range f.queue {
		m := &f.queue[i]
		switch strings.TrimPrefix(r.Header.Get("X-Amz-Target"), "AmazonSQS.") {
		case "ReceiveMessage":
			if !m.hidden && len(out.Messages) < min(in.MaxNumberOfMessages, 2) {
				m.hidden = true
				out.Messages = append(out.Messages, message{Body: m.body, ReceiptHandle: m.receipt})
			}
			continue
		case "ChangeMessageVisibility":
			if m.receipt == in.ReceiptHandle {
				m.hidden = false
			}
		case "DeleteMessage":
			if m.receipt == in.ReceiptHandle {
				f.queue = append(f.queue[:i], f.queue[i+1:]...)
				return
			}
		}
	}
	_ = json.NewEncoder(w).Encode(out)
}

// serveFunction runs the real function.
func (f *fake) serveFunction(w http.ResponseWriter, r *http.Request, body []byte) {
	var batch events.DynamoDBEvent
	if err := json.Unmarshal(body, &batch); err != nil {
		w.Header().Set("X-Amz-Function-Error", "Unhandled")
		_, _ = io.WriteString(w, `{"errorMessage":"no batch"}`)
		return
	}
	if f.broken {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	f.calls = append(f.calls, batch.Records[0].Change.SequenceNumber)
	answer, err := gateway.Stream(f.k.Deps, audit.Record)(r.Context(), batch)
	if err != nil {
		f.t.Error(err)
	}
	_ = json.NewEncoder(w).Encode(answer)
}

func newFake(t *testing.T) (*fake, func() (int, error)) {
	t.Helper()
	f := &fake{t: t, k: scenario.New(t), objects: make(map[string]string)}
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	c := &cloud{
		region: "eu-central-1", queue: "https://sqs/queue", sqs: server.URL + "/sqs/", s3: server.URL + "/s3", lambda: server.URL + "/lambda",
		keys: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "id", SecretAccessKey: "secret"}, nil
		}),
		http: server.Client(), clock: clock.System{},
	}
	return f, func() (int, error) { return replay(t.Context(), c, bucketName, "kehu", t.Logf) }
}

// down is an audit table that takes nothing.
type down struct{ table.Table }

func (down) Transact(context.Context, table.Tx) error { return errors.New("the audit table is down") }

// TestPoisonedBatchesAreReplayed lets the recorder fail for as long as it takes, and replays what it gave up: out of order, one batch told
// twice, one of another function, and one that nobody can read.
func TestPoisonedBatchesAreReplayed(t *testing.T) {
	f, run := newFake(t)
	admin := f.k.Company(t).Admin
	var c struct{ ID string }
	f.k.Do(t, scenario.Request{Op: customers.Create, As: admin, Body: `{"name": "Alfreds"}`}).Want(t, 201).Into(t, &c)
	update := scenario.Request{Op: customers.Update, As: admin, Path: map[string]string{"id": c.ID}, Header: map[string]string{"if-match": "*"}, Body: `{"notes": "poison"}`}
	f.k.Do(t, update).Want(t, 200)
	var changes []table.Change
	all, err := f.k.Main.Changes("", 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range all {
		if one.New.Text("et") != "" || one.Old.Text("et") != "" { // the filter of the event source
			changes = append(changes, one)
		}
	}
	whole := f.k.Deps.Audit
	f.k.Deps.Audit = down{whole}
	answer, err := gateway.Stream(f.k.Deps, audit.Record)(t.Context(), scenario.StreamEvent(t, changes...))
	if err != nil || len(answer.BatchItemFailures) == 0 {
		t.Fatalf("the recorder did not fail: %+v, %v", answer, err)
	}
	last := len(changes) - 1
	f.keep("2026-11-28T19.20.22", recorder, scenario.StreamEvent(t, changes[last]))
	first := f.keep("2026-11-28T19.20.21", recorder, scenario.StreamEvent(t, changes[:last]...))
	f.tell(f.queue[0].body)
	f.tell(`{"Service":"Amazon S3","Event":"s3:TestEvent"}`)

	f.broken = true
	if left, err := run(); left != 2 || err != nil || f.waiting() != 3 {
		t.Fatalf("while Lambda is down: %d left, %d messages, %v", left, f.waiting(), err)
	}
	f.broken = false
	if left, err := run(); left != 2 || err != nil || f.waiting() != 3 {
		t.Fatalf("before it is mended: %d left, %d messages, %v", left, f.waiting(), err)
	}
	f.k.Deps.Audit, f.calls = whole, nil
	if left, err := run(); left != 0 || err != nil || len(f.queue) != 0 {
		t.Fatalf("when it is mended: %d left, %d messages, %v", left, len(f.queue), err)
	}
	if diff := cmp.Diff([]string{changes[0].Sequence, changes[last].Sequence}, f.calls); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	if rows := f.k.Rows(t, admin.Tenant, c.ID); len(rows) != 2 {
		t.Errorf("%d audit rows of 2", len(rows))
	}
	f.tell(fmt.Sprintf(`{"Records":[{"s3":{"bucket":{"name":%q},"object":{"key":%q}}}]}`, bucketName, url.QueryEscape(first)))
	if left, err := run(); left != 0 || err != nil {
		t.Fatalf("again: %d left, %v", left, err)
	}
	if rows := f.k.Rows(t, admin.Tenant, c.ID); len(rows) != 2 {
		t.Errorf("%d audit rows of 2 after a second replay", len(rows))
	}
	var proof struct{ Valid bool }
	f.k.Do(t, scenario.Request{Op: audit.Verify, As: admin}).Want(t, 200).Into(t, &proof)
	if !proof.Valid {
		t.Error("the trail is broken")
	}
}

func TestWhatIsNoBatchStays(t *testing.T) {
	for name, put := range map[string]func(*fake){
		"of another stack":    func(f *fake) { f.keep("1", strings.Replace(recorder, ":kehu-", ":other-", 1), `{"Records":[]}`) },
		"of no function":      func(f *fake) { f.keep("1", "arn:aws:s3:::x", `{"Records":[]}`) },
		"without an event":    func(f *fake) { f.keep("1", recorder, "") },
		"no event":            func(f *fake) { f.keep("1", recorder, `{"Records":7}`) },
		"an object that went": func(f *fake) { delete(f.objects, f.keep("1", recorder, `{"Records":[]}`)) },
		"no JSON":             func(f *fake) { f.objects[f.keep("1", recorder, `{"Records":[]}`)] = "<xml>" },
	} {
		t.Run(name, func(t *testing.T) {
			f, run := newFake(t)
			put(f)
			if left, err := run(); left != 1 || err != nil || f.waiting() != 1 {
				t.Errorf("%d left, %d messages, %v", left, f.waiting(), err)
			}
		})
	}
	t.Run("a message of something else", func(t *testing.T) {
		f, run := newFake(t)
		f.tell(`{"Records":[{"s3":{"bucket":{"name":"another"},"object":{"key":"k"}}}]}`)
		if left, err := run(); left != 0 || err != nil || len(f.queue) != 1 {
			t.Errorf("%d left, %d messages, %v", left, len(f.queue), err)
		}
	})
}
