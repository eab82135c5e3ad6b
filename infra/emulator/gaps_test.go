//go:build aws

package emulator_test

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/pquerna/otp/totp"

	"kehu/infra/emulator"
)

// These tests pin where ministack is laxer than Cognito, as infra/docs/emulators.md tells. One that fails after an
// update is good news: delete it, mend the table, and let the adapter's tests rely on what is there now.

const password = "Passw0rd!x"

// pool is a user pool with one confirmed user and one app client.
type pool struct {
	*testing.T
	client  *cognitoidentityprovider.Client
	id, app *string
	email   string
}

// newPool makes a pool of which every user needs a second factor, if mfa says so, and whose client rotates its tokens.
func newPool(t *testing.T, mfa cognito.UserPoolMfaType) pool {
	t.Helper()
	p := pool{T: t, email: strings.ToLower(rand.Text()) + "@example.com"}
	p.client = cognitoidentityprovider.New(cognitoidentityprovider.Options{
		BaseEndpoint: aws.String(emulator.Cognito(t)), Region: region, Credentials: credentials,
	})
	made := must(p.client.CreateUserPool(t.Context(), &cognitoidentityprovider.CreateUserPoolInput{
		PoolName:           aws.String(t.Name()),
		UsernameAttributes: []cognito.UsernameAttributeType{cognito.UsernameAttributeTypeEmail},
		Schema: []cognito.SchemaAttributeType{{
			Name: aws.String("tenant"), AttributeDataType: cognito.AttributeDataTypeString, Mutable: aws.Bool(false),
		}},
	}))(t)
	p.id = made.UserPool.Id
	must(p.client.SetUserPoolMfaConfig(t.Context(), &cognitoidentityprovider.SetUserPoolMfaConfigInput{
		UserPoolId: p.id, MfaConfiguration: mfa,
		SoftwareTokenMfaConfiguration: &cognito.SoftwareTokenMfaConfigType{Enabled: true},
	}))(t)
	p.app = must(p.client.CreateUserPoolClient(t.Context(), &cognitoidentityprovider.CreateUserPoolClientInput{
		UserPoolId: p.id, ClientName: aws.String("app"),
		ExplicitAuthFlows:    []cognito.ExplicitAuthFlowsType{cognito.ExplicitAuthFlowsTypeAllowUserPasswordAuth},
		RefreshTokenRotation: &cognito.RefreshTokenRotationType{Feature: cognito.FeatureTypeEnabled},
	}))(t).UserPoolClient.ClientId
	must(p.client.SignUp(t.Context(), &cognitoidentityprovider.SignUpInput{
		ClientId: p.app, Username: &p.email, Password: aws.String(password),
		UserAttributes: []cognito.AttributeType{{Name: aws.String("custom:tenant"), Value: aws.String("one")}},
	}))(t)
	must(p.client.AdminConfirmSignUp(t.Context(), &cognitoidentityprovider.AdminConfirmSignUpInput{
		UserPoolId: p.id, Username: &p.email,
	}))(t)
	return p
}

// must ends the test at an error: must(call())(t).
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func (p pool) signIn(password string) (*cognitoidentityprovider.InitiateAuthOutput, error) {
	return p.client.InitiateAuth(p.Context(), &cognitoidentityprovider.InitiateAuthInput{
		ClientId: p.app, AuthFlow: cognito.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": p.email, "PASSWORD": password},
	})
}

func TestGapAPoolThatNeedsMFAIssuesTokensToAUserWithoutAFactor(t *testing.T) {
	p := newPool(t, cognito.UserPoolMfaTypeOn)
	answer := must(p.signIn(password))(t)
	if answer.AuthenticationResult == nil {
		t.Errorf("closed: got the challenge %s, as Cognito asks", answer.ChallengeName)
	}
}

func TestGapARefreshTokenIsNotRotated(t *testing.T) {
	p := newPool(t, cognito.UserPoolMfaTypeOff)
	token := must(p.signIn(password))(t).AuthenticationResult.RefreshToken
	for range 2 {
		answer := must(p.client.GetTokensFromRefreshToken(t.Context(),
			&cognitoidentityprovider.GetTokensFromRefreshTokenInput{ClientId: p.app, RefreshToken: token}))(t)
		if answer.AuthenticationResult.RefreshToken != nil {
			t.Error("closed: got a new refresh token, as Cognito gives")
		}
	}
}

func TestGapASessionAndACodeServeTwice(t *testing.T) {
	p := newPool(t, cognito.UserPoolMfaTypeOn)
	token := must(p.signIn(password))(t).AuthenticationResult.AccessToken
	secret := must(p.client.AssociateSoftwareToken(t.Context(), &cognitoidentityprovider.AssociateSoftwareTokenInput{
		AccessToken: token,
	}))(t).SecretCode
	code := must(totp.GenerateCode(*secret, time.Now()))(t)
	must(p.client.VerifySoftwareToken(t.Context(), &cognitoidentityprovider.VerifySoftwareTokenInput{
		AccessToken: token, UserCode: &code,
	}))(t)

	challenge := must(p.signIn(password))(t)
	for range 2 {
		if _, err := p.client.RespondToAuthChallenge(t.Context(), &cognitoidentityprovider.RespondToAuthChallengeInput{
			ClientId: p.app, ChallengeName: challenge.ChallengeName, Session: challenge.Session,
			ChallengeResponses: map[string]string{"USERNAME": p.email, "SOFTWARE_TOKEN_MFA_CODE": code},
		}); err != nil {
			t.Errorf("closed, or the code ran out in between: got %v", err)
		}
	}
}

func TestGapAnImmutableAttributeCanBeChanged(t *testing.T) {
	p := newPool(t, cognito.UserPoolMfaTypeOff)
	if _, err := p.client.AdminUpdateUserAttributes(t.Context(), &cognitoidentityprovider.AdminUpdateUserAttributesInput{
		UserPoolId: p.id, Username: &p.email,
		UserAttributes: []cognito.AttributeType{{Name: aws.String("custom:tenant"), Value: aws.String("two")}},
	}); err != nil {
		t.Errorf("closed: got %v, as Cognito answers", err)
	}
}

func TestGapWrongPasswordsLockNobodyOut(t *testing.T) {
	p := newPool(t, cognito.UserPoolMfaTypeOff)
	for range 10 {
		if _, err := p.signIn("Wrong1!xx"); err == nil {
			t.Fatal("a wrong password was accepted")
		}
	}
	if _, err := p.signIn(password); err != nil {
		t.Errorf("closed: got %v, as Cognito answers after five", err)
	}
}
