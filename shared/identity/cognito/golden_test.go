package cognito_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/identity"
	"kehu/shared/identity/cognito"
)

var update = flag.Bool("update", false, "write the golden files")

// secrets are replaced by their names in golden files.
var secrets = map[string]string{
	"correct7-horse": "<password>", "battery8-staple": "<new password>", "123456": "<code>",
	"session-of-twenty-characters": "<session>", "next-session-of-characters": "<next session>",
	"access.token.x": "<access token>", "refresh.token.x": "<refresh token>", "client-secret": "<client secret>",
}

const session, nextSession = "session-of-twenty-characters", "next-session-of-characters"

// script answers each call with the next of some answers, and keeps what was asked.
type script struct {
	t       *testing.T
	answers []string // JSON; one that begins with an exception's name and a colon is that
	asked   bytes.Buffer
}

func (s *script) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Error(err)
	}
	_, call, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	text := sorted(s.t, body)
	for secret, name := range secrets {
		text = strings.ReplaceAll(text, `"`+secret+`"`, `"`+name+`"`)
	}
	s.asked.WriteString(call + " " + text)
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	w.Header().Set("X-Amzn-Requestid", "request-1")
	answer := "{}"
	if len(s.answers) > 0 {
		answer, s.answers = s.answers[0], s.answers[1:]
	}
	if exception, message, found := strings.Cut(answer, ":"); found && !strings.HasPrefix(answer, "{") {
		w.WriteHeader(http.StatusBadRequest)
		answer = `{"__type":"` + exception + `","message":"` + message + `"}`
	}
	_, _ = io.WriteString(w, answer)
}

// sorted writes JSON with its names in order: the SDK writes maps in any order.
func sorted(t *testing.T, body []byte) string {
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		t.Error(err)
	}
	var pretty bytes.Buffer
	encoder := json.NewEncoder(&pretty)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		t.Error(err)
	}
	return pretty.String()
}

// scripted returns a provider whose calls are answered by the script.
func scripted(t *testing.T, o cognito.Options, answers ...string) (*cognito.Provider, *script) {
	t.Helper()
	s := &script{t: t, answers: answers}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return cognito.New(cognito.NewClient("eu-central-1", keys, server.Client(), server.URL), o), s
}

const (
	anna   = "Anna@Example.com"
	tokens = `{"AuthenticationResult":{"AccessToken":"a","IdToken":"i","RefreshToken":"r","ExpiresIn":900}}`
	user   = `{"Username":"0b9d","Enabled":true,"UserStatus":"CONFIRMED","UserAttributes":[{"Name":"name","Value":"Anna Berg"},{"Name":"email","Value":"anna@example.com"}]}`
	setup  = `{"ChallengeName":"MFA_SETUP","Session":"` + session + `","ChallengeParameters":{"USER_ID_FOR_SRP":"0b9d","MFAS_CAN_SETUP":"[\"SOFTWARE_TOKEN_MFA\"]"}}`
)

func TestRequests(t *testing.T) {
	answer := func(c identity.Challenge) identity.Answer {
		return identity.Answer{Challenge: c, Session: session, Username: "0b9d", Code: "123456", NewPassword: "battery8-staple"}
	}
	tests := []struct {
		file    string
		answers []string
		call    func(context.Context, *cognito.Provider) error
	}{
		{"sign-up", nil, func(ctx context.Context, p *cognito.Provider) error {
			return p.SignUp(ctx, identity.SignUp{
				Email: anna, Password: "correct7-horse", Name: "Anna Berg", Locale: "zh-CN", Tenant: "tnt_1", User: "usr_1",
			})
		}},
		{"confirm", nil, func(ctx context.Context, p *cognito.Provider) error { return p.ConfirmSignUp(ctx, anna, "123456") }},
		{"resend", nil, func(ctx context.Context, p *cognito.Provider) error { return p.ResendCode(ctx, anna) }},
		{"invite", nil, func(ctx context.Context, p *cognito.Provider) error {
			return p.Invite(ctx, identity.Invitation{Email: anna, Name: "Anna Berg", Locale: "en", Tenant: "tnt_1", User: "usr_1", Inviter: "Nancy Davolio", Company: "Northwind"})
		}},
		{"invite-again", nil, func(ctx context.Context, p *cognito.Provider) error {
			return p.Invite(ctx, identity.Invitation{Email: anna, Inviter: "Nancy Davolio", Company: "Northwind", Resend: true})
		}},
		{"sign-in", []string{setup}, func(ctx context.Context, p *cognito.Provider) error {
			_, err := p.SignIn(ctx, anna, "correct7-horse")
			return err
		}},
		{"sign-in-without-second-factor", []string{tokens, `{}`, setup}, func(ctx context.Context, p *cognito.Provider) error {
			_, err := p.SignIn(ctx, anna, "correct7-horse")
			return err
		}},
		{"answer-totp", []string{tokens}, func(ctx context.Context, p *cognito.Provider) error {
			_, err := p.Answer(ctx, answer(identity.SoftwareTokenMFA))
			return err
		}},
		{"answer-setup", []string{`{"Status":"SUCCESS","Session":"` + nextSession + `"}`, tokens}, func(ctx context.Context, p *cognito.Provider) error {
			_, err := p.Answer(ctx, answer(identity.MFASetup))
			return err
		}},
		{"answer-password", []string{user, setup}, func(ctx context.Context, p *cognito.Provider) error {
			_, err := p.Answer(ctx, answer(identity.NewPasswordRequired))
			return err
		}},
		{"answer-password-without-second-factor", []string{user, tokens, `{}`, setup}, func(ctx context.Context, p *cognito.Provider) error {
			_, err := p.Answer(ctx, answer(identity.NewPasswordRequired))
			return err
		}},
		{"start-totp", []string{`{"SecretCode":"ABC","Session":"` + nextSession + `"}`}, func(ctx context.Context, p *cognito.Provider) error {
			_, _, err := p.StartTOTP(ctx, session)
			return err
		}},
		{"replace-totp", []string{`{"SecretCode":"ABC"}`}, func(ctx context.Context, p *cognito.Provider) error {
			_, err := p.ReplaceTOTP(ctx, "access.token.x")
			return err
		}},
		{"confirm-totp", []string{`{"Status":"SUCCESS"}`}, func(ctx context.Context, p *cognito.Provider) error {
			return p.ConfirmTOTP(ctx, "access.token.x", "123456")
		}},
		{"refresh", []string{tokens}, func(ctx context.Context, p *cognito.Provider) error {
			_, err := p.Refresh(ctx, "refresh.token.x")
			return err
		}},
		{"refresh-reused", []string{"RefreshTokenReuseException:used"}, func(ctx context.Context, p *cognito.Provider) error {
			_, err := p.Refresh(ctx, "refresh.token.x")
			return expect(err, identity.ErrTokenReused)
		}},
		{"sign-out", nil, func(ctx context.Context, p *cognito.Provider) error { return p.SignOut(ctx, "refresh.token.x") }},
		{"sign-out-everywhere", nil, func(ctx context.Context, p *cognito.Provider) error { return p.SignOutEverywhere(ctx, "0b9d") }},
		{"forgot", nil, func(ctx context.Context, p *cognito.Provider) error { return p.ForgotPassword(ctx, anna) }},
		{"reset", nil, func(ctx context.Context, p *cognito.Provider) error {
			return p.ResetPassword(ctx, anna, "123456", "battery8-staple")
		}},
		{"change", []string{user}, func(ctx context.Context, p *cognito.Provider) error {
			return p.ChangePassword(ctx, "access.token.x", "correct7-horse", "battery8-staple")
		}},
		{"set-temporary-password", nil, func(ctx context.Context, p *cognito.Provider) error {
			return p.SetTemporaryPassword(ctx, "0b9d", "battery8-staple")
		}},
		{"set-password", []string{user}, func(ctx context.Context, p *cognito.Provider) error {
			return p.SetPassword(ctx, "0b9d", "battery8-staple")
		}},
		{"find", []string{user}, func(ctx context.Context, p *cognito.Provider) error {
			_, err := p.Find(ctx, anna)
			return err
		}},
		{"reset-mfa", nil, func(ctx context.Context, p *cognito.Provider) error { return p.ResetMFA(ctx, "0b9d") }},
		{"disable", nil, func(ctx context.Context, p *cognito.Provider) error { return p.Disable(ctx, "0b9d") }},
		{"enable", nil, func(ctx context.Context, p *cognito.Provider) error { return p.Enable(ctx, "0b9d") }},
	}
	for _, variant := range []struct {
		folder string
		secret string
	}{{"public", ""}, {"secret", "client-secret"}} {
		for _, test := range tests {
			t.Run(variant.folder+"/"+test.file, func(t *testing.T) {
				o := options
				o.ClientSecret = variant.secret
				p, s := scripted(t, o, test.answers...)
				if err := test.call(t.Context(), p); err != nil {
					t.Fatal(err)
				}
				golden(t, filepath.Join("testdata", variant.folder, test.file+".golden"), s.asked.String())
			})
		}
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}
