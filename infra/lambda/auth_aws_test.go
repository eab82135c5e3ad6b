//go:build aws

package lambda_test

import (
	"crypto/rand"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/pquerna/otp/totp"

	"kehu/infra/emulator"
	"kehu/infra/lambda"
	"kehu/shared/access"
	"kehu/shared/session"
	"kehu/shared/table"
)

// TestACompanySignsUp goes from the form to the first call. Where the emulator of Cognito does less (it lets nobody set
// up a second factor while signing in, and calls no trigger: infra/docs/emulators.md) the test steps in.
func TestACompanySignsUp(t *testing.T) {
	endpoint := emulator.Cognito(t)
	users, pool, client := newPool(t, endpoint)
	c := newCloud(t, "COGNITO_ENDPOINT="+endpoint, "USER_POOL_ID="+pool, "USER_POOL_CLIENT_ID="+client)
	who := values{"email": strings.ToLower(rand.Text()) + "@northwind.example"}
	call := func(operation string, status int, out any) {
		t.Helper()
		request(t, c.start(t, operation), fixture(t, operation, who), status, out)
	}
	call("auth.signUp", http.StatusAccepted, nil)
	call("auth.signIn", http.StatusConflict, nil) // not confirmed
	call("auth.confirm", http.StatusNoContent, nil)
	secret := enrol(t, users, client, who["email"])
	var step struct{ Challenge, Session, AccessToken string }
	if call("auth.signIn", http.StatusOK, &step); step.Challenge != "SOFTWARE_TOKEN_MFA" || step.AccessToken != "" {
		t.Errorf("sign-in: got %+v", step)
	}
	who["session"] = step.Session
	call("auth.challenge", http.StatusBadRequest, nil) // a wrong code
	who["code"] = must(totp.GenerateCode(secret, time.Now()))(t)
	// The emulator asks no trigger, so that its token names no company: what follows the tokens must be done by hand.
	call("auth.challenge", http.StatusInternalServerError, nil)

	account := must(users.AdminGetUser(t.Context(), &idp.AdminGetUserInput{UserPoolId: &pool, Username: aws.String(who["email"])}))(t)
	for _, a := range account.UserAttributes {
		who[strings.TrimPrefix(*a.Name, "custom:")] = *a.Value
	}
	call("me.get", http.StatusUnauthorized, nil) // no token was made yet, so the user is pending
	trigger := invoke[events.CognitoEventUserPoolsPreTokenGenV2_0](t, c.start(t, "auth.token"), fixture(t, "auth.token", who))
	token := trigger.Response.ClaimsAndScopeOverrideDetails.AccessTokenGeneration
	if !slices.Equal(token.ScopesToAdd, []string{access.TokenScope}) || token.ClaimsToAddOrOverride["tenant"] != who["tenant"] ||
		token.ClaimsToAddOrOverride["user"] != who["user"] {
		t.Errorf("token: got %+v", token)
	}
	company := must(access.ParseTenant(who["tenant"]))(t)
	now := time.Now()
	begun := session.Session{ID: fixtureSession, User: who["user"], CreatedAt: now, LastSeenAt: now}
	if err := c.main.Transact(t.Context(), table.Tx{Writes: begun.Begin(company)}); err != nil {
		t.Fatal(err)
	}
	var me struct {
		User struct{ Email string }
	}
	if call("me.get", http.StatusOK, &me); me.User.Email != who["email"] {
		t.Errorf("me: got %+v", me)
	}
}

// newPool makes a user pool with a client, much as template.yaml does.
func newPool(t *testing.T, endpoint string) (users *idp.Client, pool, client string) {
	t.Helper()
	users = idp.New(idp.Options{Region: lambda.Region, BaseEndpoint: &endpoint, Credentials: keys})
	immutable := func(name string) types.SchemaAttributeType {
		return types.SchemaAttributeType{Name: &name, AttributeDataType: types.AttributeDataTypeString, Mutable: aws.Bool(false)}
	}
	made := must(users.CreateUserPool(t.Context(), &idp.CreateUserPoolInput{
		PoolName:               aws.String(t.Name()),
		UsernameAttributes:     []types.UsernameAttributeType{types.UsernameAttributeTypeEmail},
		AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
		Schema:                 []types.SchemaAttributeType{immutable("tenant"), immutable("user")},
	}))(t)
	must(users.SetUserPoolMfaConfig(t.Context(), &idp.SetUserPoolMfaConfigInput{
		UserPoolId: made.UserPool.Id, MfaConfiguration: types.UserPoolMfaTypeOn,
		SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
	}))(t)
	app := must(users.CreateUserPoolClient(t.Context(), &idp.CreateUserPoolClientInput{
		UserPoolId: made.UserPool.Id, ClientName: aws.String("lambda"),
		ExplicitAuthFlows:          []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth},
		PreventUserExistenceErrors: types.PreventUserExistenceErrorTypesEnabled,
	}))(t)
	return users, *made.UserPool.Id, *app.UserPoolClient.ClientId
}

// enrol sets a second factor up, with the tokens that the emulator gives without one.
func enrol(t *testing.T, users *idp.Client, client, email string) (secret string) {
	t.Helper()
	signedIn := must(users.InitiateAuth(t.Context(), &idp.InitiateAuthInput{
		ClientId: &client, AuthFlow: types.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": email, "PASSWORD": "Tea & biscuits 4"},
	}))(t)
	token := signedIn.AuthenticationResult.AccessToken
	secret = *must(users.AssociateSoftwareToken(t.Context(), &idp.AssociateSoftwareTokenInput{AccessToken: token}))(t).SecretCode
	code := must(totp.GenerateCode(secret, time.Now()))(t)
	must(users.VerifySoftwareToken(t.Context(), &idp.VerifySoftwareTokenInput{AccessToken: token, UserCode: &code}))(t)
	return secret
}

// must ends the test at an error: must(call())(t).
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}
