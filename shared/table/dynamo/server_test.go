package dynamo_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/google/go-cmp/cmp"

	"kehu/shared/clock"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

var nobody = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "id", SecretAccessKey: "secret"}, nil
})

// answer is one answer of a scripted server.
type answer struct {
	status int // 0: no answer at all, the connection is dropped
	body   string
	length int // if not 0, what Content-Length says
}

func ok(body string) answer { return answer{status: http.StatusOK, body: body} }

// refuse is DynamoDB's form of an error.
func refuse(code string) answer {
	return answer{status: http.StatusBadRequest, body: `{"__type":"com.amazonaws.dynamodb.v20120810#` + code + `","Message":"secret"}`}
}

// cancel is the answer to a transaction that was canceled for these reasons, in JSON.
func cancel(reasons string) answer {
	return answer{status: http.StatusBadRequest, body: `{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",` +
		`"Message":"secret","CancellationReasons":[` + reasons + `]}`}
}

// conditionFailed is the answer to a single write, with the item on which its condition failed.
func conditionFailed(item string) answer {
	return answer{status: http.StatusBadRequest, body: `{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",` +
		`"message":"The conditional request failed"` + item + `}`}
}

var (
	dropped  = answer{}
	internal = answer{status: http.StatusInternalServerError, body: `{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError"}`}
)

// server answers requests from a script, and keeps what it was asked and how long the table waited.
type server struct {
	t       *testing.T
	table   *dynamo.Table
	mu      sync.Mutex
	script  []answer
	targets []string
	bodies  []string
	delays  []time.Duration
}

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// serve starts a server with a script; the table that asks it waits without waiting, at random by a half.
func serve(t *testing.T, script ...answer) *server {
	t.Helper()
	return serveVia(t, nil, script...)
}

// serveVia is serve with another HTTP client.
func serveVia(t *testing.T, client aws.HTTPClient, script ...answer) *server {
	t.Helper()
	s := &server{t: t, script: script}
	listener := httptest.NewServer(s)
	t.Cleanup(listener.Close)
	tokens := 0
	s.table = dynamo.New(dynamo.NewClient("eu-central-1", nobody, client, listener.URL), dynamo.Options{
		TableName: "main", Schema: table.Main,
		Clock:  clock.Func(func() time.Time { return now }),
		Random: func() float64 { return 0.5 },
		Token:  func() string { tokens++; return "token-" + strings.Repeat("i", tokens) },
		Sleep: func(ctx context.Context, length time.Duration) error {
			s.delays = append(s.delays, length)
			return ctx.Err()
		},
	})
	return s
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Error(err)
	}
	s.targets = append(s.targets, strings.TrimPrefix(r.Header.Get("X-Amz-Target"), "DynamoDB_20120810."))
	s.bodies = append(s.bodies, string(body))
	if len(s.script) == 0 {
		s.t.Errorf("request %d was not expected: %s", len(s.bodies), body)
		return
	}
	next := s.script[0]
	s.script = s.script[1:]
	if next.status == 0 {
		panic(http.ErrAbortHandler)
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.0")
	w.Header().Set("X-Amzn-Requestid", "REQUEST")
	if next.length > 0 {
		w.Header().Set("Content-Length", "1000")
	}
	w.WriteHeader(next.status)
	_, _ = io.WriteString(w, next.body)
}

// asked returns the operations that were asked for so far.
func (s *server) asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.targets)
}

// wantRequests checks the operations that were asked for, and that the script was played to its end.
func (s *server) wantRequests(targets ...string) {
	s.t.Helper()
	if diff := cmp.Diff(targets, s.asked()); diff != "" {
		s.t.Errorf("requests (-want +got):\n%s", diff)
	}
	if len(s.script) > 0 {
		s.t.Errorf("%d answers were not asked for", len(s.script))
	}
}

// wantBody checks the body of request i.
func (s *server) wantBody(i int, want string) {
	s.t.Helper()
	if i >= len(s.bodies) {
		s.t.Fatalf("no request %d", i)
	}
	if diff := cmp.Diff(parsed(s.t, want), parsed(s.t, s.bodies[i])); diff != "" {
		s.t.Errorf("request %d (-want +got):\n%s", i, diff)
	}
}

func parsed(t *testing.T, text string) (value any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return value
}

// times repeats an answer, and then adds more.
func times(n int, repeated answer, more ...answer) []answer {
	script := make([]answer, 0, n+len(more))
	for range n {
		script = append(script, repeated)
	}
	return append(script, more...)
}

var (
	key   = table.StoredKey("T#t#CUS#1", "CUS")
	other = table.StoredKey("T#t#CUS#2", "CUS")
)

// partitionOf returns the partition of a stored key's text.
func partitionOf(text string) table.Partition { return table.StoredKey(text, "-").Partition() }

func single(w table.Write) table.Tx { return table.Tx{Writes: []table.Write{w}} }
