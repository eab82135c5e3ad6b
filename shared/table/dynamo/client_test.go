package dynamo_test

import (
	"crypto/x509"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

func TestClientTrustsTheGivenRootsAlone(t *testing.T) {
	listener := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{}`))
	}))
	listener.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	listener.StartTLS()
	t.Cleanup(listener.Close)
	known := x509.NewCertPool()
	known.AddCert(listener.Certificate())
	for name, test := range map[string]struct {
		roots   *x509.CertPool
		trusted bool
	}{"known": {known, true}, "others": {x509.NewCertPool(), false}, "the machine's": {nil, false}} {
		client := dynamo.NewClient("eu-central-1", nobody, dynamo.NewHTTPClient(test.roots), listener.URL)
		_, err := dynamo.New(client, dynamo.Options{TableName: "main", Schema: table.Main}).Get(t.Context(), key)
		var unknown x509.UnknownAuthorityError
		if errors.As(err, &unknown) == test.trusted || test.trusted && err != nil {
			t.Errorf("%s: got %v, want it trusted: %v", name, err, test.trusted)
		}
	}
}

func TestClientLeavesAFunctionTimeToAnswer(t *testing.T) {
	client := dynamo.NewClient("eu-central-1", nobody, nil, "")
	options := client.Options()
	wait := options.HTTPClient.(*http.Client).Transport.(*http.Transport).ResponseHeaderTimeout
	if wait == 0 {
		t.Fatal("it waits for an answer without end")
	}
	total := time.Duration(0)
	for attempt := 1; attempt <= options.Retryer.MaxAttempts(); attempt++ {
		total += wait
		longest := time.Duration(0)
		for range 1000 {
			delay, err := options.Retryer.RetryDelay(attempt, nil)
			if err != nil || delay < 0 {
				t.Fatalf("delay %v, %v", delay, err)
			}
			longest = max(longest, delay)
		}
		if bound := 50 * time.Millisecond << (attempt - 1); longest > bound || longest < bound/2 {
			t.Errorf("before attempt %d: at most %v, want %v", attempt+1, longest, bound)
		}
		total += longest
	}
	if total > 7*time.Second {
		t.Errorf("all attempts may take %v", total)
	}
}

func TestClientAsksDynamoDBOfTheRegion(t *testing.T) {
	asked := ""
	http := clientFunc(func(request *http.Request) (*http.Response, error) {
		asked = request.URL.String()
		return nil, errors.New("no network here")
	})
	client := dynamo.NewClient("eu-central-1", nobody, http, "")
	if _, err := dynamo.New(client, dynamo.Options{TableName: "main", Schema: table.Main}).Get(t.Context(), key); err == nil {
		t.Error("no error")
	}
	if want := "https://dynamodb.eu-central-1.amazonaws.com/"; asked != want {
		t.Errorf("asked %s, want %s", asked, want)
	}
}

type clientFunc func(*http.Request) (*http.Response, error)

func (f clientFunc) Do(request *http.Request) (*http.Response, error) { return f(request) }
