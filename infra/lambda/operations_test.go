package lambda_test

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"kehu/functions/operations"
	"kehu/infra/lambda"
	"kehu/shared/operation"
)

func TestEveryFixtureIsThatOfAnOperation(t *testing.T) {
	files, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".json")
		if _, err := operations.Find(name); err != nil && name != frame {
			t.Errorf("fixture %s: %v", f.Name(), err)
		}
	}
}

// answersToStrangers is what operations answer where the table is empty and Cognito knows nobody: a status, and the
// problem's code.
var answersToStrangers = map[string]struct {
	status int
	code   string
}{
	"auth.signUp":         {http.StatusAccepted, ""},
	"auth.confirm":        {http.StatusBadRequest, "auth.codeInvalid"},
	"auth.resendCode":     {http.StatusAccepted, ""},
	"auth.signIn":         {http.StatusUnauthorized, "auth.credentialsInvalid"},
	"auth.totp":           {http.StatusUnauthorized, "auth.sessionInvalid"},
	"auth.challenge":      {http.StatusUnauthorized, "auth.sessionInvalid"},
	"auth.refresh":        {http.StatusUnauthorized, "auth.tokenInvalid"},
	"auth.forgotPassword": {http.StatusAccepted, ""},
	"auth.resetPassword":  {http.StatusBadRequest, "auth.codeInvalid"},
	"trials.request":      {http.StatusUnprocessableEntity, "request.invalid"}, // its fixture has no body
	"health.get":          {http.StatusOK, ""},
	"openapi.get":         {http.StatusOK, ""},
}

func TestEveryOperationStartsAndAnswersItsFixture(t *testing.T) {
	published := new(bus)
	table, pool, eventBridge := standIn(t, lambda.EmptyTable()), standIn(t, cognito()), standIn(t, published)
	for _, o := range operations.All() {
		t.Run(o.Name, func(t *testing.T) {
			f := start(t, o.Name, environment(table, "COGNITO_ENDPOINT="+pool, "EVENTBRIDGE_ENDPOINT="+eventBridge)...)
			event := fixture(t, o.Name, nil)
			switch o.Source {
			case operation.HTTP:
				want, public := answersToStrangers[o.Name]
				if !public { // the table knows no such user
					want.status, want.code = http.StatusUnauthorized, "auth.sessionEnded"
				}
				var body struct{ Code string }
				answer := request(t, f, event, want.status, nil)
				if err := json.Unmarshal([]byte(answer.Body), &body); err != nil || body.Code != want.code {
					t.Errorf("got code %q (%v), want %q", body.Code, err, want.code)
				}
				if kind := answer.Headers["content-type"]; want.code != "" && kind != "application/problem+json" {
					t.Errorf("got a problem of type %q", kind)
				}
			case operation.TableStream:
				if answer := invoke[events.DynamoDBEventResponse](t, f, event); len(answer.BatchItemFailures) > 0 {
					t.Errorf("got %v", answer)
				}
			case operation.EventBus:
				// What erases comes again until the audit trail has told what there is to erase, and here it never does.
				again := o.Name == "customers.forget"
				if answer := invoke[events.SQSEventResponse](t, f, event); (len(answer.BatchItemFailures) > 0) != again {
					t.Errorf("got %v", answer)
				}
			case operation.Timetable:
				if answer, err := f.Invoke(t.Context(), event); err != nil || string(answer) != "null" {
					t.Errorf("got %s, %v", answer, err)
				}
			case operation.TokenTrigger:
				var refused *lambda.FunctionError
				if _, err := f.Invoke(t.Context(), event); !errors.As(err, &refused) || !strings.Contains(refused.Message, "cannot sign in") {
					t.Errorf("got %v", err)
				}
			case operation.MailTrigger:
				answer := invoke[events.CognitoEventUserPoolsCustomMessage](t, f, event)
				if r := answer.Response; r.EmailSubject == "" || !strings.Contains(r.EmailMessage, "{####}") {
					t.Errorf("got subject %q and mail %q", r.EmailSubject, r.EmailMessage)
				}
			}
		})
	}
	if details := published.take(); len(details) != 1 || !strings.Contains(details[0], `"customer.created"`) {
		t.Errorf("on the bus: got %q, want one customer.created", details)
	}
}

func TestAnUnknownHandlerDoesNotStart(t *testing.T) {
	failsToStart(t, "customers.destroy", environment(standIn(t, lambda.EmptyTable())), `there is no \"customers.destroy\"`)
}

func TestATableThatCannotBeReachedEndsTheStart(t *testing.T) {
	t.Parallel()
	t.Run("refused", func(t *testing.T) {
		server, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		address := server.Addr().String()
		if err := server.Close(); err != nil {
			t.Fatal(err)
		}
		failsToStart(t, "customers.get", environment("http://"+address), "open the table")
	})
	t.Run("silent", func(t *testing.T) {
		t.Parallel() // waits for its limit of time, which is less than Lambda's
		failsToStart(t, "customers.get", environment(standIn(t, silent{})), "open the table")
	})
	t.Run("without rights", func(t *testing.T) {
		denied := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = w.Write([]byte(`{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"no"}`))
		})
		failsToStart(t, "customers.get", environment(standIn(t, denied)), "AccessDeniedException")
	})
}

// failsToStart checks that the function gives up by itself and says why.
func failsToStart(t *testing.T, operation string, environment []string, cause string) {
	t.Helper()
	binary, err := build()
	if err != nil {
		t.Fatal(err)
	}
	f, err := lambda.Start(t.Context(), lambda.Options{Binary: binary, Handler: operation, Environment: environment})
	if err == nil {
		t.Fatal(errors.Join(errors.New("the function started"), f.Close()))
	}
	var failed *lambda.InitError
	if !errors.As(err, &failed) || failed.Cause.Error() != "exit status 1" {
		t.Fatalf("got %v", err)
	}
	var line struct{ Level, Msg, Cause string }
	if err := json.Unmarshal([]byte(failed.Log), &line); err != nil || line.Level != "ERROR" || line.Msg != "cannot start" {
		t.Errorf("got %v and the log %s, want one line", err, failed.Log)
	}
	if !strings.Contains(failed.Log, cause) {
		t.Errorf("got the log %s, want %s", failed.Log, cause)
	}
}

// silent stands in for a table that listens and never answers.
type silent struct{}

// ServeHTTP waits until the caller gives up.
func (silent) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body) // else the end of the connection is not seen
	<-r.Context().Done()
}

func TestAnOperationAnswersBeforeItsTimeIsOver(t *testing.T) {
	t.Parallel()
	answers := make(chan struct{}, 1)
	answers <- struct{}{} // init's
	table := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-answers:
			lambda.EmptyTable().ServeHTTP(w, r)
		default:
			silent{}.ServeHTTP(w, r)
		}
	})
	f := run(t, lambda.Options{Handler: "customers.get", Environment: environment(standIn(t, table)), Timeout: time.Second})
	var body struct{ Code string }
	answer := request(t, f, fixture(t, "customers.get", nil), http.StatusServiceUnavailable, &body)
	if body.Code != "request.busy" || answer.Headers["retry-after"] == "" {
		t.Errorf("got %q with Retry-After %q", body.Code, answer.Headers["retry-after"])
	}
	answers <- struct{}{} // and the function lives on
	request(t, f, fixture(t, "customers.get", nil), http.StatusUnauthorized, nil)
}
