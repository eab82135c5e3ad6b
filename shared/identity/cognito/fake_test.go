package cognito_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"kehu/shared/identity"
	"kehu/shared/identity/local"
)

// fake speaks Cognito's JSON protocol on top of identity/local, with the exceptions and the chains of calls
// that the API Reference tells. It lets the whole contract run through the adapter and the SDK.
type fake struct {
	*local.Provider
	mu       sync.Mutex
	users    map[string]string            // who answers the session
	verified map[string]*identity.Outcome // what a verified setup leads to, by its session
	profiles map[string]identity.Profile  // by username
	verifier *local.Verifier
}

// request holds every field that a call may have.
type request struct {
	Username, Password, ConfirmationCode, Session, UserCode string
	AccessToken, RefreshToken, Token                        string
	PreviousPassword, ProposedPassword                      string
	ChallengeName, MessageAction, AuthFlow                  string
	AuthParameters, ChallengeResponses                      map[string]string
	UserAttributes                                          []struct{ Name, Value string }
	SoftwareTokenMfaSettings                                *struct{ Enabled, PreferredMfa bool }
	Permanent                                               bool
}

func (r *request) attribute(name string) string {
	for _, a := range r.UserAttributes {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

type answer map[string]any

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var in request
	body, err := io.ReadAll(r.Body)
	if err == nil {
		err = json.Unmarshal(body, &in)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	_, call, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	out, err := f.call(r.Context(), call, &in)
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		out = answer{"__type": exception(call, err), "message": "in plain words"}
		if locked := (*identity.LockedError)(nil); errors.As(err, &locked) {
			out["message"] = "Password attempts exceeded"
		}
	}
	if err := json.NewEncoder(w).Encode(out); err != nil {
		panic(err)
	}
}

// exception is Cognito's name for an error of a call.
func exception(call string, err error) string {
	setup := call == "VerifySoftwareToken"
	for _, e := range []struct {
		err  error
		name string
	}{
		{identity.ErrUserExists, "UsernameExistsException"},
		{identity.ErrNotFound, "UserNotFoundException"},
		{identity.ErrNotAuthorized, "NotAuthorizedException"},
		{identity.ErrNotConfirmed, "UserNotConfirmedException"},
		{identity.ErrCodeExpired, "ExpiredCodeException"},
		{identity.ErrPasswordReused, "PasswordHistoryPolicyViolationException"},
		{identity.ErrPasswordPolicy, "InvalidPasswordException"},
		{identity.ErrTokenReused, "RefreshTokenReuseException"},
		{identity.ErrTooManyRequests, "LimitExceededException"},
	} {
		if errors.Is(err, e.err) {
			return e.name
		}
	}
	locked := (*identity.LockedError)(nil)
	switch {
	case errors.As(err, &locked):
		return "NotAuthorizedException"
	case errors.Is(err, identity.ErrCodeMismatch) && setup:
		return "EnableSoftwareTokenMFAException"
	case errors.Is(err, identity.ErrCodeMismatch):
		return "CodeMismatchException"
	}
	return "InternalErrorException"
}

func (f *fake) call(ctx context.Context, name string, in *request) (answer, error) {
	switch name {
	case "SignUp":
		return answer{"UserConfirmed": false, "UserSub": "x"}, f.SignUp(ctx, identity.SignUp{
			Email: in.attribute("email"), Password: in.Password, Name: in.attribute("name"), Locale: in.attribute("locale"),
			Tenant: in.attribute("custom:tenant"), User: in.attribute("custom:user"),
		})
	case "ConfirmSignUp":
		return answer{}, f.ConfirmSignUp(ctx, in.Username, in.ConfirmationCode)
	case "ResendConfirmationCode":
		return answer{}, f.ResendCode(ctx, in.Username)
	case "AdminCreateUser":
		return answer{}, f.invite(ctx, in)
	case "InitiateAuth":
		return f.initiate(ctx, in)
	case "RespondToAuthChallenge":
		return f.respond(ctx, in)
	case "AssociateSoftwareToken":
		return f.associate(ctx, in)
	case "VerifySoftwareToken":
		return f.verify(ctx, in)
	case "SetUserMFAPreference":
		return answer{}, nil
	case "GetTokensFromRefreshToken":
		t, err := f.Refresh(ctx, in.RefreshToken)
		return result(&t), err
	case "RevokeToken":
		return answer{}, f.SignOut(ctx, in.Token)
	case "ForgotPassword":
		return answer{}, f.ForgotPassword(ctx, in.Username)
	case "ConfirmForgotPassword":
		return answer{}, f.ResetPassword(ctx, in.Username, in.ConfirmationCode, in.Password)
	case "ChangePassword":
		return answer{}, f.ChangePassword(ctx, in.AccessToken, in.PreviousPassword, in.ProposedPassword)
	case "GetUser":
		return f.getUser(ctx, in)
	}
	return f.administer(ctx, name, in)
}

// administer answers the calls about a user who is named by user name or by address.
func (f *fake) administer(ctx context.Context, name string, in *request) (answer, error) {
	profile, err := f.named(ctx, in.Username)
	if err != nil {
		return nil, err
	}
	switch name {
	case "AdminGetUser":
		return described(profile), nil
	case "AdminUserGlobalSignOut":
		return answer{}, f.SignOutEverywhere(ctx, profile.Username)
	case "AdminDeleteUser":
		return answer{}, f.Remove(ctx, profile.Username)
	case "AdminDisableUser":
		return answer{}, f.Disable(ctx, profile.Username)
	case "AdminEnableUser":
		return answer{}, f.Enable(ctx, profile.Username)
	case "AdminSetUserPassword":
		if in.Permanent {
			return answer{}, f.SetPassword(ctx, profile.Username, in.Password)
		}
		return answer{}, f.SetTemporaryPassword(ctx, profile.Username, in.Password)
	case "AdminSetUserMFAPreference":
		if in.SoftwareTokenMfaSettings.Enabled {
			return nil, errors.New("the adapter only takes factors away")
		}
		return answer{}, f.ResetMFA(ctx, profile.Username)
	}
	return nil, errors.New("unknown call " + name)
}

func (f *fake) named(ctx context.Context, name string) (identity.Profile, error) {
	f.mu.Lock()
	known, found := f.profiles[name]
	f.mu.Unlock()
	if !found {
		known.Email = name
	}
	p, err := f.Find(ctx, known.Email)
	if err == nil {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.profiles[p.Username] = p
	}
	return p, err
}

func described(p identity.Profile) answer {
	status, factors := "CONFIRMED", []string{}
	if !p.Confirmed {
		status = "UNCONFIRMED"
	}
	if p.MFA {
		factors = append(factors, "SOFTWARE_TOKEN_MFA")
	}
	return answer{
		"Username": p.Username, "Enabled": p.Enabled, "UserStatus": status, "UserMFASettingList": factors,
		"UserAttributes": attributes(p),
	}
}

func attributes(p identity.Profile) []answer {
	pair := func(name, value string) answer { return answer{"Name": name, "Value": value} }
	return []answer{
		pair("sub", p.Username), pair("email", p.Email), pair("name", p.Name), pair("locale", p.Locale),
		pair("custom:tenant", p.Tenant), pair("custom:user", p.User),
	}
}

func (f *fake) invite(ctx context.Context, in *request) error {
	return f.Invite(ctx, identity.Invitation{
		Email: in.Username, Name: in.attribute("name"), Locale: in.attribute("locale"),
		Tenant: in.attribute("custom:tenant"), User: in.attribute("custom:user"), Resend: in.MessageAction == "RESEND",
	})
}

func (f *fake) initiate(ctx context.Context, in *request) (answer, error) {
	if in.AuthFlow != "USER_PASSWORD_AUTH" {
		return nil, errors.New("the client has this flow only")
	}
	outcome, err := f.SignIn(ctx, in.AuthParameters["USERNAME"], in.AuthParameters["PASSWORD"])
	return f.challenge(outcome), err
}

// challenge writes an outcome, and remembers who must answer.
func (f *fake) challenge(o identity.Outcome) answer {
	if o.Tokens != nil {
		return result(o.Tokens)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.users[o.Session] = o.Username
	f.profiles[o.Username] = o.Profile
	return answer{
		"ChallengeName": o.Challenge, "Session": o.Session,
		"ChallengeParameters": map[string]string{"USER_ID_FOR_SRP": o.Username, "MFAS_CAN_SETUP": `["SOFTWARE_TOKEN_MFA"]`},
	}
}

func result(t *identity.Tokens) answer {
	return answer{"AuthenticationResult": answer{
		"AccessToken": t.Access, "IdToken": t.ID, "RefreshToken": t.Refresh,
		"ExpiresIn": int(t.ExpiresIn / time.Second), "TokenType": "Bearer",
	}}
}

func (f *fake) respond(ctx context.Context, in *request) (answer, error) {
	username := in.ChallengeResponses["USERNAME"]
	if in.ChallengeName == string(identity.MFASetup) {
		f.mu.Lock()
		defer f.mu.Unlock()
		outcome := f.verified[in.Session]
		delete(f.verified, in.Session)
		if outcome == nil || outcome.Username != username {
			return nil, identity.ErrNotAuthorized
		}
		return result(outcome.Tokens), nil
	}
	outcome, err := f.Answer(ctx, identity.Answer{
		Challenge: identity.Challenge(in.ChallengeName), Session: in.Session, Username: username,
		Code: in.ChallengeResponses["SOFTWARE_TOKEN_MFA_CODE"], NewPassword: in.ChallengeResponses["NEW_PASSWORD"],
	})
	return f.challenge(outcome), err
}

func (f *fake) associate(ctx context.Context, in *request) (answer, error) {
	if in.AccessToken != "" {
		secret, err := f.ReplaceTOTP(ctx, in.AccessToken)
		return answer{"SecretCode": secret}, err
	}
	secret, session, err := f.StartTOTP(ctx, in.Session)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.users[session] = f.users[in.Session]
	return answer{"SecretCode": secret, "Session": session}, err
}

// verify does in one step what Cognito does in two, and keeps the tokens for the second.
func (f *fake) verify(ctx context.Context, in *request) (answer, error) {
	if in.AccessToken != "" {
		return answer{"Status": "SUCCESS"}, f.ConfirmTOTP(ctx, in.AccessToken, in.UserCode)
	}
	f.mu.Lock()
	username := f.users[in.Session]
	f.mu.Unlock()
	outcome, err := f.Answer(ctx, identity.Answer{
		Challenge: identity.MFASetup, Session: in.Session, Username: username, Code: in.UserCode,
	})
	if err != nil {
		return nil, err
	}
	next := rand.Text()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.verified[next] = &outcome
	return answer{"Status": "SUCCESS", "Session": next}, nil
}

func (f *fake) getUser(ctx context.Context, in *request) (answer, error) {
	claims, err := f.verifier.Verify(in.AccessToken)
	if err != nil || claims["token_use"] != "access" {
		return nil, identity.ErrNotAuthorized
	}
	p, err := f.named(ctx, claims["username"])
	return answer{"Username": p.Username, "UserAttributes": attributes(p)}, err
}
