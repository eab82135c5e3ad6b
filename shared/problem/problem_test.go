package problem_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"kehu/shared/problem"
)

func TestDescribe(t *testing.T) {
	err := fmt.Errorf("while adding: %w", problem.New("auth.forbidden", problem.At("/name", "field.blank")).
		With("permission", "customer.create").Because(errors.New("inner secret")))
	got := problem.Describe(err, problem.English, "req-1", "/v1/customers")
	if got.Code != http.StatusForbidden || got.Name != "auth.forbidden" || got.Type != "urn:kehu:problem:auth.forbidden" ||
		got.RequestID != "req-1" || got.Instance != "/v1/customers" || !strings.Contains(got.Detail, "customer.create") || got.Title == "" {
		t.Errorf("document: %+v", got)
	}
	if len(got.Errors) != 1 || got.Errors[0].Pointer != "/name" || got.Errors[0].Detail != "must not be blank" {
		t.Errorf("fields: %+v", got.Errors)
	}
	if strings.Contains(fmt.Sprintf("%+v", got), "secret") {
		t.Error("the cause goes out")
	}
}

func TestDescribe_shows_nothing_of_a_fault(t *testing.T) {
	for name, err := range map[string]error{
		"any other error":       errors.New("arn:aws:dynamodb:secret"),
		"a code without status": problem.New("customer.emailTaken"),
		"an unknown code":       problem.New("no.such"),
	} {
		t.Run(name, func(t *testing.T) {
			got := problem.Describe(err, problem.Chinese, "r", "/")
			if got.Code != http.StatusInternalServerError || got.Name != "internal" || strings.Contains(got.Detail, "arn") {
				t.Errorf("document: %+v", got)
			}
		})
	}
}

func TestError_is_found_by_its_code(t *testing.T) {
	cause := errors.New("cause")
	err := fmt.Errorf("more: %w", problem.New("customer.notFound").Because(cause))
	if !problem.Is(err, "customer.notFound") || problem.Is(err, "user.notFound") || problem.Is(cause, "customer.notFound") || problem.Is(nil, "internal") {
		t.Error("Is")
	}
	if !errors.Is(err, cause) {
		t.Error("the cause is lost")
	}
}

func TestWith_and_After_leave_the_first_as_it_was(t *testing.T) {
	first := problem.New("auth.locked")
	second := first.With("seconds", "3").After(3 * time.Second)
	third := second.With("seconds", "4")
	if first.Params != nil || first.RetryAfter != 0 || second.Params["seconds"] != "3" || third.Params["seconds"] != "4" {
		t.Errorf("%+v %+v %+v", first, second, third)
	}
}

func TestRetryAfter_is_rounded_up_to_seconds(t *testing.T) {
	for after, want := range map[time.Duration]string{
		0: "", -time.Second: "", time.Nanosecond: "1", time.Second: "1", time.Second + 1: "2", time.Minute: "60",
	} {
		got := problem.Describe(problem.New("request.busy").After(after), problem.English, "", "").RetryAfter()
		if got != want {
			t.Errorf("%v: got %q, want %q", after, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		language problem.Language
		key      string
		params   map[string]string
		want     string
	}{
		{problem.English, "field.tooLong", map[string]string{"limit": "7"}, "may have 7 characters at most"},
		{problem.English, "field.type", map[string]string{"type": "type.integer"}, "must be a whole number"},
		{problem.Language("fr"), "field.blank", nil, "must not be blank"},
		{problem.English, "no.such.key", nil, "no.such.key"},
	} {
		if got := c.language.Text(c.key, c.params); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.language, c.key, got, c.want)
		}
	}
}

func TestNegotiate(t *testing.T) {
	for header, want := range map[string]problem.Language{
		"": problem.English, "en": problem.English, "en-GB": problem.English, "en-US,en;q=0.9": problem.English,
		"zh-CN": problem.Chinese, "zh": problem.Chinese, "zh-Hans-CN": problem.Chinese, "zh-SG": problem.Chinese,
		"zh-CN,zh;q=0.9,en;q=0.8": problem.Chinese, "en;q=0.2, zh-CN;q=0.9": problem.Chinese, "en;q=0.9,zh;q=0.2": problem.English,
		"fr-FR": problem.English, "fr-FR, zh-CN;q=0.5": problem.Chinese, "*": problem.English, ";;;": problem.English,
		"de-DE,de;q=0.9,en;q=0.8": problem.English, "x": problem.English, strings.Repeat("zh,", 2000): problem.Chinese,
	} {
		if got := problem.Negotiate(header); got != want {
			t.Errorf("%.40q: got %s, want %s", header, got, want)
		}
	}
}

func FuzzNegotiate(f *testing.F) {
	f.Add("zh-CN,zh;q=0.9")
	f.Fuzz(func(t *testing.T, header string) {
		if got := problem.Negotiate(header); got != problem.English && got != problem.Chinese {
			t.Errorf("%q: %q", header, got)
		}
	})
}
