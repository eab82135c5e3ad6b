package cognito_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kehu/shared/identity"
)

func TestOutcomesOfASignIn(t *testing.T) {
	long := func(parameters, challenge string) string {
		return `{"ChallengeName":"` + challenge + `","Session":"` + session + `","ChallengeParameters":` + parameters + `}`
	}
	tests := []struct {
		outcome string
		answer  string
		want    identity.Outcome
	}{
		{"a code is asked for", long(`{"USER_ID_FOR_SRP":"0b9d"}`, "SOFTWARE_TOKEN_MFA"), identity.Outcome{
			Challenge: identity.SoftwareTokenMFA, Session: session, Username: "0b9d",
			Profile: identity.Profile{Username: "0b9d", Email: "anna@example.com"},
		}},
		{"without another user name, the address answers", long(`{}`, "SOFTWARE_TOKEN_MFA"), identity.Outcome{
			Challenge: identity.SoftwareTokenMFA, Session: session, Username: "anna@example.com",
			Profile: identity.Profile{Username: "anna@example.com", Email: "anna@example.com"},
		}},
		{"a second factor must be set up", setup, identity.Outcome{
			Challenge: identity.MFASetup, Session: session, Username: "0b9d",
			Profile: identity.Profile{Username: "0b9d", Email: "anna@example.com"},
		}},
		{"a password must be chosen", long(`{"USER_ID_FOR_SRP":"0b9d","requiredAttributes":"[]","userAttributes":"{\"name\":\"Anna Berg\",\"locale\":\"en\"}"}`, "NEW_PASSWORD_REQUIRED"), identity.Outcome{
			Challenge: identity.NewPasswordRequired, Session: session, Username: "0b9d",
			Profile: identity.Profile{Username: "0b9d", Email: "anna@example.com", Name: "Anna Berg", Locale: "en"},
		}},
	}
	for _, test := range tests {
		t.Run(test.outcome, func(t *testing.T) {
			p, _ := scripted(t, options, test.answer)
			got, err := p.SignIn(t.Context(), anna, "correct7-horse")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("outcome (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatThePoolShouldNotAskIsAClearFault(t *testing.T) {
	for _, test := range []struct{ outcome, answer, want string }{
		{"an unknown challenge", `{"ChallengeName":"SMS_MFA","Session":"` + session + `"}`, `"SMS_MFA"`},
		{"a choice of factors", `{"ChallengeName":"SELECT_MFA_TYPE","Session":"` + session + `"}`, `"SELECT_MFA_TYPE"`},
		{"no TOTP in the pool", `{"ChallengeName":"MFA_SETUP","Session":"` + session + `","ChallengeParameters":{"MFAS_CAN_SETUP":"[\"SMS_MFA\"]"}}`, "no TOTP"},
		{"no session", `{"ChallengeName":"SOFTWARE_TOKEN_MFA"}`, "without a session"},
	} {
		t.Run(test.outcome, func(t *testing.T) {
			p, _ := scripted(t, options, test.answer)
			_, err := p.SignIn(t.Context(), anna, "correct7-horse")
			if err == nil || !strings.Contains(err.Error(), test.want) || errors.Is(err, identity.ErrNotAuthorized) {
				t.Errorf("got %v, want a fault that tells of %s", err, test.want)
			}
		})
	}
}

func TestTokensWithoutASecondFactorNeverLeave(t *testing.T) {
	p, s := scripted(t, options, tokens, `{}`, tokens, `{}`)
	outcome, err := p.SignIn(t.Context(), anna, "correct7-horse")
	if err == nil || outcome.Tokens != nil || !strings.Contains(err.Error(), "second factor") {
		t.Errorf("got %v (tokens: %t), want a fault", err, outcome.Tokens != nil)
	}
	if got := strings.Count(s.asked.String(), "RevokeToken"); got != 2 {
		t.Errorf("%d sign-ins were revoked, want 2", got)
	}
}

func TestTokensAreNotGivenWhenTheFirstOnesCannotBeRevoked(t *testing.T) {
	p, _ := scripted(t, options, tokens, "ForbiddenException:no")
	if outcome, err := p.SignIn(t.Context(), anna, "correct7-horse"); err == nil || outcome.Tokens != nil {
		t.Errorf("got %v (tokens: %t), want the fault", err, outcome.Tokens != nil)
	}
}

func TestTokensOfAnAnswer(t *testing.T) {
	p, _ := scripted(t, options, tokens)
	got, err := p.Answer(t.Context(), identity.Answer{
		Challenge: identity.SoftwareTokenMFA, Session: session, Username: "0b9d", Code: "123456",
	})
	if err != nil {
		t.Fatal(err)
	}
	want := identity.Outcome{
		Tokens:   &identity.Tokens{Access: "a", ID: "i", Refresh: "r", ExpiresIn: 15 * time.Minute},
		Username: "0b9d", Profile: identity.Profile{Username: "0b9d"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("outcome (-want +got):\n%s", diff)
	}
}

func TestASetupThatVerifiesNothingIsAWrongCode(t *testing.T) {
	for _, answer := range []string{`{"Status":"ERROR","Session":"` + nextSession + `"}`, `{"Status":"SUCCESS"}`, `{}`} {
		p, _ := scripted(t, options, answer)
		_, err := p.Answer(t.Context(), identity.Answer{
			Challenge: identity.MFASetup, Session: session, Username: "0b9d", Code: "123456",
		})
		if !errors.Is(err, identity.ErrCodeMismatch) {
			t.Errorf("%s: got %v, want %v", answer, err, identity.ErrCodeMismatch)
		}
	}
	p, _ := scripted(t, options, `{"Status":"ERROR"}`)
	if err := p.ConfirmTOTP(t.Context(), "access.token.x", "123456"); !errors.Is(err, identity.ErrCodeMismatch) {
		t.Errorf("got %v, want %v", err, identity.ErrCodeMismatch)
	}
}

func TestARefreshThatDoesNotRotateIsAFault(t *testing.T) {
	for _, answer := range []string{`{}`, `{"AuthenticationResult":{"AccessToken":"a","IdToken":"i","ExpiresIn":900}}`} {
		p, _ := scripted(t, options, answer)
		if _, err := p.Refresh(t.Context(), "refresh.token.x"); err == nil || !strings.Contains(err.Error(), "rotate") {
			t.Errorf("got %v, want a fault that tells of rotation", err)
		}
	}
}

func TestFindTellsTheStateOfTheUser(t *testing.T) {
	p, _ := scripted(t, options, `{"Username":"0b9d","Enabled":false,"UserStatus":"UNCONFIRMED","UserMFASettingList":["SOFTWARE_TOKEN_MFA"],
		"UserAttributes":[{"Name":"email","Value":"anna@example.com"},{"Name":"name","Value":"Anna Berg"},{"Name":"locale","Value":"zh-CN"},
		{"Name":"custom:tenant","Value":"tnt_1"},{"Name":"custom:user","Value":"usr_1"}]}`)
	got, err := p.Find(t.Context(), anna)
	if err != nil {
		t.Fatal(err)
	}
	want := identity.Profile{
		Username: "0b9d", Email: "anna@example.com", Name: "Anna Berg", Locale: "zh-CN",
		Tenant: "tnt_1", User: "usr_1", Confirmed: false, Enabled: false, MFA: true,
	}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
