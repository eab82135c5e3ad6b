package lambda_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	awslambda "github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
	"github.com/google/go-cmp/cmp"

	"kehu/functions/operations"
	"kehu/infra/lambda"
	"kehu/shared/app"
	"kehu/shared/clock"
	"kehu/shared/gateway"
	"kehu/shared/id"
	"kehu/shared/table"
)

// behave makes the test binary a function: this process is started again with BEHAVIOUR in its environment.
func behave(behaviour string) {
	switch behaviour {
	case "tell":
		awslambda.Start(func(ctx context.Context, event json.RawMessage) (map[string]any, error) {
			call, _ := lambdacontext.FromContext(ctx)
			deadline, _ := ctx.Deadline()
			fmt.Println("told")
			return map[string]any{
				"event": event, "handler": os.Getenv("_HANDLER"), "id": call.AwsRequestID, "function": call.InvokedFunctionArn,
				"left": time.Until(deadline).Round(time.Minute).String(), "path": os.Getenv("HOME"), "own": os.Getenv("OWN"),
				"memory": lambdacontext.MemoryLimitInMB,
			}, nil
		})
	case "fail":
		awslambda.Start(func() error { return errors.New("no luck") })
	case "exit":
		awslambda.Start(func() { fmt.Println("bye"); os.Exit(3) })
	case "hang":
		awslambda.Start(func() { select {} })
	case "large":
		awslambda.Start(func() (string, error) { return strings.Repeat("a", 6<<20), nil })
	case "init error":
		post("/2018-06-01/runtime/init/error", `{"errorType":"Some.Error","errorMessage":"not today"}`)
		os.Exit(1)
	case "init exit":
		os.Exit(0)
	case "impostor":
		if next, err := http.Get("http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/next"); err == nil {
			_ = next.Body.Close()
		}
		fmt.Println("status", post("/2018-06-01/runtime/invocation/other/response", `{}`))
		os.Exit(4)
	case "panic":
		o, err := operations.Find("health.get")
		if err != nil {
			panic(err)
		}
		c := clock.System{}
		handler, err := gateway.Handler(&app.Deps{
			Clock: c, IDs: id.NewSource(c, nil), Table: broken{}, Log: slog.New(slog.NewJSONHandler(os.Stdout, nil)),
		}, o)
		if err != nil {
			panic(err)
		}
		awslambda.Start(handler)
	}
}

// broken is a table that panics.
type broken struct{ table.Table }

func post(path, body string) (status int) {
	response, err := http.Post("http://"+os.Getenv("AWS_LAMBDA_RUNTIME_API")+path, "application/json", strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	return response.StatusCode
}

// behaving are the options of a function that behaves so.
func behaving(t *testing.T, behaviour string) lambda.Options {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return lambda.Options{Binary: binary, Handler: "some.thing", Environment: []string{"BEHAVIOUR=" + behaviour, "OWN=value"}}
}

func TestAFunctionIsToldWhatLambdaTells(t *testing.T) {
	o := behaving(t, "tell")
	o.Timeout, o.Memory = 5*time.Minute, 256
	f := run(t, o)
	seen := make(map[string]bool)
	for i := range 3 {
		got := invoke[map[string]any](t, f, []byte(`{"n":`+strconv.Itoa(i)+`}`))
		seen[fmt.Sprint(got["id"])] = true
		delete(got, "id")
		want := map[string]any{
			"event": map[string]any{"n": float64(i)}, "handler": "some.thing", "left": "5m0s", "path": "", "own": "value",
			"function": "arn:aws:lambda:eu-central-1:000000000000:function:some.thing", "memory": 256.0,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
	if len(seen) != 3 || seen[""] {
		t.Errorf("got the request ids %v", seen)
	}
	if log := f.Log(); strings.Count(log, "told\n") != 3 {
		t.Errorf("got the log %q", log)
	}
	if f.Init() <= 0 {
		t.Errorf("got an init of %s", f.Init())
	}
	if busy, err := f.Processor(); busy <= 0 && !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("got a processor time of %s, %v", busy, err)
	}
}

func TestAnErrorComesBackAndTheFunctionLivesOn(t *testing.T) {
	f := run(t, behaving(t, "fail"))
	for range 2 {
		_, err := f.Invoke(t.Context(), []byte(`{}`))
		var got *lambda.FunctionError
		if !errors.As(err, &got) || *got != (lambda.FunctionError{Message: "no luck", Type: "errorString"}) {
			t.Errorf("got %v", err)
		}
	}
}

func TestAProcessThatExitsIsTold(t *testing.T) {
	f := run(t, behaving(t, "exit"))
	for range 2 { // the second finds it gone
		_, err := f.Invoke(t.Context(), []byte(`{}`))
		var got *lambda.ExitError
		if !errors.As(err, &got) || got.Cause.Error() != "exit status 3" || !strings.Contains(got.Log, "bye") {
			t.Errorf("got %v", err)
		}
	}
}

func TestAnInvocationThatTakesTooLongEndsTheFunction(t *testing.T) {
	o := behaving(t, "hang")
	o.Timeout = 50 * time.Millisecond
	f := run(t, o)
	if _, err := f.Invoke(t.Context(), []byte(`{}`)); !errors.Is(err, lambda.ErrTimedOut) {
		t.Errorf("got %v", err)
	}
	var gone *lambda.ExitError
	if _, err := f.Invoke(t.Context(), []byte(`{}`)); !errors.As(err, &gone) {
		t.Errorf("got %v, want that the function is gone", err)
	}
}

func TestACallerThatGoesEndsTheFunction(t *testing.T) {
	f := run(t, behaving(t, "hang"))
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := f.Invoke(ctx, []byte(`{}`)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestAnAnswerIsAtMostSixMegabytes(t *testing.T) {
	f := run(t, behaving(t, "large"))
	_, err := f.Invoke(t.Context(), []byte(`{}`))
	var gone *lambda.ExitError // the client takes any refusal for the end
	if !errors.As(err, &gone) || !strings.Contains(gone.Log, "413") {
		t.Errorf("got %v", err)
	}
}

func TestAStartThatFailsIsTold(t *testing.T) {
	for behaviour, want := range map[string]string{
		"init error": "Some.Error: not today", "init exit": "exit status 0",
	} {
		t.Run(behaviour, func(t *testing.T) {
			_, err := lambda.Start(t.Context(), behaving(t, behaviour))
			var got *lambda.InitError
			if !errors.As(err, &got) || got.Handler != "some.thing" || !strings.Contains(got.Cause.Error(), want) {
				t.Errorf("got %v, want %s", err, want)
			}
		})
	}
	t.Run("no binary", func(t *testing.T) {
		if _, err := lambda.Start(t.Context(), lambda.Options{Binary: folder + "/none"}); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("got %v", err)
		}
	})
}

func TestAnAnswerToNoInvocationIsRefused(t *testing.T) {
	f := run(t, behaving(t, "impostor"))
	_, err := f.Invoke(t.Context(), []byte(`{}`))
	var gone *lambda.ExitError
	if !errors.As(err, &gone) || !strings.Contains(gone.Log, "status 400") {
		t.Errorf("got %v", err)
	}
}

// The real binary has no operation that panics; so this is its gateway around an operation whose table does.
func TestAPanicIsAProblemAndTheFunctionLivesOn(t *testing.T) {
	f := run(t, behaving(t, "panic"))
	for range 2 {
		var body struct{ Code, Detail string }
		request(t, f, fixture(t, "health.get", nil), http.StatusInternalServerError, &body)
		if body.Code != "internal" || strings.Contains(body.Detail, "nil pointer") {
			t.Errorf("got %+v", body)
		}
	}
	if log := f.Log(); strings.Count(log, "panic: ") != 2 || !strings.Contains(log, "goroutine") {
		t.Errorf("the log does not tell the panic: %s", log)
	}
}
