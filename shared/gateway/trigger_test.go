package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/mail"
	"kehu/shared/operation"
)

// members decodes JSON.
func members(t *testing.T, value any) (all map[string]any) {
	t.Helper()
	text, ok := value.([]byte)
	if !ok {
		var err error
		if text, err = json.Marshal(value); err != nil {
			t.Fatal(err)
		}
	}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// sameEvent compares an answer with the event's fixture, but for the response: Cognito wants the event back.
func sameEvent(t *testing.T, fixture string, answer any) (response map[string]any) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + fixture)
	if err != nil {
		t.Fatal(err)
	}
	want, got := members(t, text), members(t, answer)
	response, _ = got["response"].(map[string]any)
	delete(want, "response")
	delete(got, "response")
	if request, ok := want["request"].(map[string]any); ok {
		delete(request, "linkParameter") // which the Go type does not know, and nobody needs back
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the event is not given back (-want +got):\n%s", diff)
	}
	return response
}

func TestToken_puts_claims_into_the_access_token(t *testing.T) {
	var asked identity.Profile
	o := operation.Token(operation.Spec{Name: "auth.token"}, func(_ context.Context, _ *app.Deps, p identity.Profile) (identity.Claims, error) {
		asked = p
		return identity.Claims{Tenant: p.Tenant, User: p.User, Scopes: []string{"kehu/api"}}, nil
	})
	answer, err := Token(deps(io.Discard), o)(t.Context(), fixture[events.CognitoEventUserPoolsPreTokenGenV2_0](t, "pre-token-generation.json"))
	if err != nil {
		t.Fatal(err)
	}
	want := identity.Profile{
		Username: "6f1b2c3d-0000-4000-8000-000000000001", Email: "nancy@northwind.example", Name: "Nancy Davolio", Locale: "zh-CN",
		Tenant: "tnt_01kjpy44e0ejks52gqtvk01m00", User: "usr_01kjpy44e0ejks52gqtvk01m01",
	}
	if asked != want {
		t.Errorf("profile: got %+v, want %+v", asked, want)
	}
	response := sameEvent(t, "pre-token-generation.json", answer)
	details, _ := response["claimsAndScopeOverrideDetails"].(map[string]any)
	wantDetails := map[string]any{
		"claimsToAddOrOverride": map[string]any{"tenant": want.Tenant, "user": want.User},
		"scopesToAdd":           []any{"kehu/api"}, "claimsToSuppress": nil, "scopesToSuppress": nil,
	}
	if diff := cmp.Diff(wantDetails, details["accessTokenGeneration"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestToken_is_refused_without_telling_why(t *testing.T) {
	for name, c := range map[string]struct {
		err           error
		logged, level string
	}{
		"an account that is no user's": {fmt.Errorf("table arn: %w", identity.ErrNotAuthorized), "token refused", "INFO"},
		"a fault":                      {errors.New("table arn"), `"done":0,"cause":"table arn"`, "ERROR"},
	} {
		t.Run(name, func(t *testing.T) {
			o := operation.Token(operation.Spec{Name: "auth.token"}, func(context.Context, *app.Deps, identity.Profile) (identity.Claims, error) {
				return identity.Claims{}, c.err
			})
			var log strings.Builder
			answer, err := Token(deps(&log), o)(t.Context(), events.CognitoEventUserPoolsPreTokenGenV2_0{})
			if !errors.Is(err, errRefused) || strings.Contains(err.Error(), "arn") {
				t.Errorf("got %v", err)
			}
			if answer.Response.ClaimsAndScopeOverrideDetails.AccessTokenGeneration.ScopesToAdd != nil {
				t.Errorf("response: %+v", answer.Response)
			}
			if !strings.Contains(log.String(), c.logged) || !strings.Contains(log.String(), `"level":"`+c.level+`"`) {
				t.Errorf("log: %s", log.String())
			}
		})
	}
}

func TestMessage_writes_the_mail(t *testing.T) {
	var asked operation.Notice
	o := operation.Message(operation.Spec{Name: "auth.message"}, func(_ context.Context, _ *app.Deps, n operation.Notice) (string, string, error) {
		asked = n
		return "subject", "<p>" + n.Code + n.Login + "</p>", nil
	})
	for source, kind := range map[string]mail.Kind{
		"CustomMessage_AdminCreateUser": mail.Invitation, "CustomMessage_SignUp": mail.Confirmation,
		"CustomMessage_ResendCode": mail.Confirmation, "CustomMessage_ForgotPassword": mail.PasswordReset,
	} {
		t.Run(source, func(t *testing.T) {
			e := fixture[events.CognitoEventUserPoolsCustomMessage](t, "custom-message.json")
			e.TriggerSource = source
			answer, err := Message(deps(io.Discard), o)(t.Context(), e)
			if err != nil {
				t.Fatal(err)
			}
			want := operation.Notice{Kind: kind, Locale: "zh-CN", Code: "{####}", Login: "{username}", Inviter: "Nancy Davolio", Company: "Northwind"}
			if asked != want {
				t.Errorf("notice: got %+v, want %+v", asked, want)
			}
			answer.TriggerSource = "CustomMessage_AdminCreateUser"
			response := sameEvent(t, "custom-message.json", answer)
			if response["emailSubject"] != "subject" || response["emailMessage"] != "<p>{####}{username}</p>" {
				t.Errorf("response: %v", response)
			}
		})
	}
	t.Run("for another reason Cognito's own text stays", func(t *testing.T) {
		e := fixture[events.CognitoEventUserPoolsCustomMessage](t, "custom-message.json")
		e.TriggerSource, asked = "CustomMessage_Authentication", operation.Notice{}
		answer, err := Message(deps(io.Discard), o)(t.Context(), e)
		if err != nil || answer.Response.EmailMessage != "" || asked.Kind != "" {
			t.Errorf("response: %+v, %v", answer.Response, err)
		}
	})
	t.Run("a mail that cannot be written is an error", func(t *testing.T) {
		broken := operation.Message(operation.Spec{Name: "auth.message"}, func(context.Context, *app.Deps, operation.Notice) (string, string, error) {
			return "", "", errors.New("no template")
		})
		if _, err := Message(deps(io.Discard), broken)(t.Context(), fixture[events.CognitoEventUserPoolsCustomMessage](t, "custom-message.json")); err == nil {
			t.Error("no error")
		}
	})
}

func TestHandler_knows_every_source(t *testing.T) {
	spec := operation.Spec{Name: "things.do", Route: "GET /v1/things"}
	for _, source := range []operation.Source{operation.TableStream, operation.EventBus, operation.Timetable, operation.TokenTrigger, operation.MailTrigger} {
		if handler, err := Handler(deps(io.Discard), operation.Operation{Spec: spec, Source: source}); err != nil || handler == nil {
			t.Errorf("%s: %v", source, err)
		}
	}
	if handler, err := Handler(deps(io.Discard), echo(spec.Need)); err != nil || handler == nil {
		t.Errorf("http: %v", err)
	}
	if _, err := Handler(deps(io.Discard), operation.Operation{Spec: spec}); err == nil {
		t.Error("an operation without a source gets a handler")
	}
}
