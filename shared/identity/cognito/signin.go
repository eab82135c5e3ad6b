package cognito

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"kehu/shared/identity"
)

// step is what a call of a sign-in leads to: tokens, or the next challenge.
type step struct {
	challenge  types.ChallengeNameType
	parameters map[string]string
	session    *string
	result     *types.AuthenticationResultType
}

// SignIn is identity.Provider's.
//
// A user who signs in for the first time may get tokens from Cognito although the pool has MFA ON (Developer
// Guide, "Adding MFA to a user pool"). Those are revoked and the sign-in is done again, which then asks to set the
// second factor up.
func (p *Provider) SignIn(ctx context.Context, email, password string) (identity.Outcome, error) {
	email, ok := username(email)
	if !ok || !possiblePassword(password) {
		return identity.Outcome{}, identity.ErrNotAuthorized
	}
	return p.signIn(ctx, email, password, identity.Profile{Email: email})
}

// signIn is SignIn for a user name of any kind; known is what is known of the user.
func (p *Provider) signIn(ctx context.Context, username, password string, known identity.Profile) (identity.Outcome, error) {
	for range 2 {
		s, err := p.initiate(ctx, username, password)
		if err != nil {
			return identity.Outcome{}, err
		}
		if s.result == nil {
			return s.outcome(username, known)
		}
		if err := p.revoke(ctx, s.result.RefreshToken); err != nil {
			return identity.Outcome{}, err
		}
	}
	return identity.Outcome{}, errOneFactor
}

// errOneFactor says that the pool is not as it must be.
var errOneFactor = errors.New("identity/cognito: the user pool gives tokens without a second factor")

// initiate checks the password.
func (p *Provider) initiate(ctx context.Context, username, password string) (step, error) {
	out, err := p.client.InitiateAuth(ctx, &idp.InitiateAuthInput{
		ClientId: &p.options.ClientID, AuthFlow: types.AuthFlowTypeUserPasswordAuth,
		AuthParameters: p.withSecretHash(username, map[string]string{"USERNAME": username, "PASSWORD": password}),
	})
	if err != nil {
		return step{}, explain("InitiateAuth", err, authentication)
	}
	return step{out.ChallengeName, out.ChallengeParameters, out.Session, out.AuthenticationResult}, nil
}

// Answer is identity.Provider's.
func (p *Provider) Answer(ctx context.Context, in identity.Answer) (identity.Outcome, error) {
	if !possibleSession(in.Session) || !possibleUsername(in.Username) {
		return identity.Outcome{}, identity.ErrNotAuthorized
	}
	switch in.Challenge {
	case identity.SoftwareTokenMFA:
		return p.answerTOTP(ctx, in)
	case identity.MFASetup:
		return p.answerSetup(ctx, in)
	case identity.NewPasswordRequired:
		return p.answerPassword(ctx, in)
	}
	return identity.Outcome{}, identity.ErrNotAuthorized
}

func (p *Provider) answerTOTP(ctx context.Context, in identity.Answer) (identity.Outcome, error) {
	if !possibleCode(in.Code) {
		return identity.Outcome{}, identity.ErrCodeMismatch
	}
	s, err := p.respond(ctx, in, in.Session, map[string]string{"SOFTWARE_TOKEN_MFA_CODE": in.Code})
	if err != nil {
		return identity.Outcome{}, err
	}
	return s.admit(in.Username)
}

// answerSetup verifies the first code of the new secret, and goes on with the session of that.
func (p *Provider) answerSetup(ctx context.Context, in identity.Answer) (identity.Outcome, error) {
	if !possibleCode(in.Code) {
		return identity.Outcome{}, identity.ErrCodeMismatch
	}
	out, err := p.client.VerifySoftwareToken(ctx, &idp.VerifySoftwareTokenInput{Session: &in.Session, UserCode: &in.Code})
	if err != nil {
		return identity.Outcome{}, explain("VerifySoftwareToken", err, authentication)
	}
	if out.Status != types.VerifySoftwareTokenResponseTypeSuccess || out.Session == nil {
		return identity.Outcome{}, identity.ErrCodeMismatch
	}
	s, err := p.respond(ctx, in, *out.Session, map[string]string{})
	if err != nil {
		return identity.Outcome{}, err
	}
	return s.admit(in.Username)
}

func (p *Provider) answerPassword(ctx context.Context, in identity.Answer) (identity.Outcome, error) {
	if len(identity.CheckPassword(in.NewPassword, "", "")) > 0 {
		return identity.Outcome{}, identity.ErrPasswordPolicy
	}
	owner, err := p.user(ctx, in.Username)
	if errors.Is(err, identity.ErrNotFound) {
		return identity.Outcome{}, identity.ErrNotAuthorized
	}
	if err != nil {
		return identity.Outcome{}, err
	}
	if len(identity.CheckPassword(in.NewPassword, owner.Name, owner.Email)) > 0 {
		return identity.Outcome{}, identity.ErrPasswordPolicy
	}
	s, err := p.respond(ctx, in, in.Session, map[string]string{"NEW_PASSWORD": in.NewPassword})
	if err != nil {
		return identity.Outcome{}, err
	}
	if s.result == nil {
		return s.outcome(in.Username, owner)
	}
	if err := p.revoke(ctx, s.result.RefreshToken); err != nil {
		return identity.Outcome{}, err
	}
	return p.signIn(ctx, in.Username, in.NewPassword, owner) // the second sign-in asks for the second factor
}

// respond answers a challenge.
func (p *Provider) respond(ctx context.Context, in identity.Answer, session string, responses map[string]string) (step, error) {
	responses["USERNAME"] = in.Username
	out, err := p.client.RespondToAuthChallenge(ctx, &idp.RespondToAuthChallengeInput{
		ClientId: &p.options.ClientID, ChallengeName: types.ChallengeNameType(in.Challenge), Session: &session,
		ChallengeResponses: p.withSecretHash(in.Username, responses),
	})
	if err != nil {
		return step{}, explain("RespondToAuthChallenge", err, authentication)
	}
	return step{out.ChallengeName, out.ChallengeParameters, out.Session, out.AuthenticationResult}, nil
}

// admit is the end of a sign-in, after the second factor was right.
func (s step) admit(username string) (identity.Outcome, error) {
	if s.result == nil {
		return s.outcome(username, identity.Profile{})
	}
	t := tokens(s.result)
	return identity.Outcome{Tokens: &t, Username: username, Profile: identity.Profile{Username: username}}, nil
}

// outcome is the next challenge. Username is the one asked with, unless Cognito tells another to
// answer with.
func (s step) outcome(username string, p identity.Profile) (identity.Outcome, error) {
	challenge := identity.Challenge(s.challenge)
	switch challenge {
	case identity.SoftwareTokenMFA, identity.NewPasswordRequired:
	case identity.MFASetup:
		if can, told := s.parameters["MFAS_CAN_SETUP"]; told && !strings.Contains(can, `"SOFTWARE_TOKEN_MFA"`) {
			return identity.Outcome{}, errors.New("identity/cognito: the user pool has no TOTP to set up")
		}
	default:
		return identity.Outcome{}, fmt.Errorf("identity/cognito: the user pool asks for %q, which Kehu does not know", s.challenge)
	}
	if s.session == nil {
		return identity.Outcome{}, fmt.Errorf("identity/cognito: %s came without a session", s.challenge)
	}
	if known := s.parameters["USER_ID_FOR_SRP"]; known != "" {
		username = known
	}
	p.Username = username
	var attributes map[string]string
	if text := s.parameters["userAttributes"]; text != "" && json.Unmarshal([]byte(text), &attributes) == nil {
		p.Name, p.Locale = attributes["name"], attributes["locale"]
	}
	return identity.Outcome{Challenge: challenge, Session: *s.session, Username: username, Profile: p}, nil
}
