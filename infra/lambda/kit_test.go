package lambda_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"kehu/functions/operations"
	"kehu/infra/lambda"
	"kehu/shared/operation"
)

// folder is where binaries are built; it goes with the test process.
var folder string

func TestMain(m *testing.M) {
	if behaviour := os.Getenv("BEHAVIOUR"); behaviour != "" {
		behave(behaviour)
	}
	var err error
	if folder, err = os.MkdirTemp("", "kehu-lambda"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// build and buildDocuments build the two binaries.
var (
	build          = sync.OnceValues(func() (string, error) { return lambda.Build(context.Background(), lambda.Functions, folder) })
	buildDocuments = sync.OnceValues(func() (string, error) { return lambda.Build(context.Background(), lambda.Documents, folder) })
)

// binaryOf builds the binary that the template gives to an operation's function.
func binaryOf(handler string) (string, error) {
	if o, err := operations.Find(handler); err == nil && slices.Contains(o.Uses, operation.Documents) {
		return buildDocuments()
	}
	return build()
}

// start starts an operation of the real binary; it ends with the test.
func start(t *testing.T, operation string, environment ...string) *lambda.Function {
	t.Helper()
	return run(t, lambda.Options{Handler: operation, Environment: environment})
}

// run is start with other options.
func run(t *testing.T, o lambda.Options) *lambda.Function {
	t.Helper()
	if o.Binary == "" {
		var err error
		if o.Binary, err = binaryOf(o.Handler); err != nil {
			t.Fatal(err)
		}
	}
	f, err := lambda.Start(context.WithoutCancel(t.Context()), o) // closed below, before the context would end it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("log of %s:\n%s", o.Handler, f.Log())
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// environment is that of a function, with the table at the given address.
func environment(table string, more ...string) []string {
	return append([]string{
		"TABLE=main", "AUDIT_TABLE=audit", "USER_POOL_ID=eu-central-1_pool", "USER_POOL_CLIENT_ID=client", "EVENT_BUS=kehu",
		"MAIL_SENDER=kehu@kehu.example", "MAIL_CONFIGURATION_SET=kehu",
		"DYNAMODB_ENDPOINT=" + table,
	}, more...)
}

// values stand for the placeholders of fixtures.
type values map[string]string

var defaults = values{
	"now": "1772443800", "tenant": "tnt_01kjpy44e0ex8tphs8e0000001", "bareTenant": "01kjpy44e0ex8tphs8e0000001",
	"user": "usr_01kjpy44e0ex8tphs8e0000002", "customer": "cus_01kjpy44e0ex8tphs8e0000003",
	"bareCustomer": "01kjpy44e0ex8tphs8e0000003", "email": "nancy@northwind.example",
	"customerEmail": "maria@alfreds.example", "etag": `\"1\"`, "key": "9f1c", "session": "none", "token": "aa.bb.cc",
	"code": "123456",
}

// fixture returns the event of an operation, with values in place of the placeholders. An HTTP operation without a
// fixture of its own gets a call of its route with an empty object for a body.
func fixture(t *testing.T, operation string, with values) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", operation+".json"))
	if errors.Is(err, fs.ErrNotExist) {
		text, err = anyCall(operation)
	}
	if err != nil {
		t.Fatal(err)
	}
	var pairs []string
	for name, otherwise := range defaults {
		value, given := with[name]
		if !given {
			value = otherwise
		}
		pairs = append(pairs, "{{"+name+"}}", value)
	}
	event := strings.NewReplacer(pairs...).Replace(string(text))
	if _, rest, found := strings.Cut(event, "{{"); found {
		t.Fatalf("%s: a placeholder without a value: {{%.20s", operation, rest)
	}
	return []byte(event)
}

// frame is the name of the fixture that HTTP operations share.
const frame = "http"

func anyCall(name string) ([]byte, error) {
	o, err := operations.Find(name)
	if err != nil || o.Source != operation.HTTP {
		return nil, fmt.Errorf("%s needs a fixture (%w)", name, err)
	}
	text, err := os.ReadFile(filepath.Join("testdata", frame+".json"))
	if err != nil {
		return nil, err
	}
	const unknown = "unknown"
	path := regexp.MustCompile(`\{[a-zA-Z]+\}`).ReplaceAllString(o.Path(), unknown)
	filled := strings.NewReplacer("{{route}}", o.Route, "{{method}}", o.Method(), "{{path}}", path).Replace(string(text))
	var event events.APIGatewayV2HTTPRequest
	if err := json.Unmarshal([]byte(filled), &event); err != nil {
		return nil, err
	}
	for part := range strings.SplitSeq(o.Path(), "/") {
		if name, found := strings.CutPrefix(part, "{"); found {
			event.PathParameters[strings.TrimSuffix(name, "}")] = unknown
		}
	}
	return json.Marshal(event)
}

// invoke hands the event over and decodes the answer.
func invoke[T any](t *testing.T, f *lambda.Function, event []byte) (answer T) {
	t.Helper()
	text, err := f.Invoke(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		t.Fatalf("the answer is no %T: %v\n%s", answer, err, text)
	}
	return answer
}

// request hands an HTTP event over and checks the status. The body goes into out, unless that is nil.
func request(t *testing.T, f *lambda.Function, event []byte, status int, out any) events.APIGatewayV2HTTPResponse {
	t.Helper()
	answer := invoke[events.APIGatewayV2HTTPResponse](t, f, event)
	if answer.StatusCode != status {
		t.Fatalf("got status %d, want %d\n%s", answer.StatusCode, status, answer.Body)
	}
	if out != nil {
		if err := json.Unmarshal([]byte(answer.Body), out); err != nil {
			t.Fatalf("body: %v\n%s", err, answer.Body)
		}
	}
	return answer
}

// standIn is a server that ends with the test.
func standIn(t *testing.T, handler http.Handler) (endpoint string) {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// cognito stands in for a user pool that knows nobody, takes whoever signs up, and refuses everything else.
func cognito() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		_, call, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
		if call == "SignUp" {
			_, _ = io.WriteString(w, `{"UserConfirmed":false,"UserSub":"f0a1b2c3-0000-4000-8000-000000000001"}`)
			return
		}
		answer := `{"__type":"NotAuthorizedException","message":"Incorrect username or password."}`
		if call == "AdminGetUser" {
			answer = `{"__type":"UserNotFoundException","message":"User does not exist."}`
		}
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, answer)
	})
}

// bus stands in for EventBridge: it takes every event and keeps its detail.
type bus struct {
	mu      sync.Mutex
	details []string
}

// ServeHTTP answers PutEvents.
func (b *bus) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var in struct{ Entries []struct{ Detail string } }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil || r.Header.Get("X-Amz-Target") != "AWSEvents.PutEvents" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	results := make([]string, len(in.Entries))
	for i, e := range in.Entries {
		b.details = append(b.details, e.Detail)
		results[i] = fmt.Sprintf(`{"EventId":"%d"}`, len(b.details))
	}
	_, _ = fmt.Fprintf(w, `{"FailedEntryCount":0,"Entries":[%s]}`, strings.Join(results, ","))
}

// take returns the details that came since the last call.
func (b *bus) take() (details []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	details, b.details = b.details, nil
	return details
}
