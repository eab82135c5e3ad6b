//go:build aws

package lambda_test

import (
	"crypto/rand"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"kehu/infra/emulator"
	"kehu/infra/lambda"
	"kehu/shared/access"
)

// TestACompanySignsUp goes from the form to the first call, as far as the emulator of Cognito does: it asks for no
// second factor (infra/docs/emulators.md), and calls no trigger, so the test does.
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
	var tokens struct{ AccessToken string }
	if call("auth.signIn", http.StatusOK, &tokens); tokens.AccessToken == "" {
		t.Error("sign-in: no token")
	}

	account, err := users.AdminGetUser(t.Context(), &idp.AdminGetUserInput{UserPoolId: &pool, Username: aws.String(who["email"])})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range account.UserAttributes {
		who[strings.TrimPrefix(*a.Name, "custom:")] = *a.Value
	}
	call("me.get", http.StatusUnauthorized, nil) // no token was made yet, so the user is pending
	trigger := invoke[events.CognitoEventUserPoolsPreTokenGenV2_0](t, c.start(t, "auth.token"), fixture(t, "auth.token", who))
	token := trigger.Response.ClaimsAndScopeOverrideDetails.AccessTokenGeneration
	if !slices.Equal(token.ScopesToAdd, []string{access.Scope}) || token.ClaimsToAddOrOverride["tenant"] != who["tenant"] ||
		token.ClaimsToAddOrOverride["user"] != who["user"] {
		t.Errorf("token: got %+v", token)
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
	made, err := users.CreateUserPool(t.Context(), &idp.CreateUserPoolInput{
		PoolName:               aws.String(t.Name()),
		UsernameAttributes:     []types.UsernameAttributeType{types.UsernameAttributeTypeEmail},
		AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
		Schema:                 []types.SchemaAttributeType{immutable("tenant"), immutable("user")},
		Policies: &types.UserPoolPolicyType{PasswordPolicy: &types.PasswordPolicyType{
			MinimumLength: aws.Int32(8), RequireNumbers: true, RequireSymbols: true,
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	app, err := users.CreateUserPoolClient(t.Context(), &idp.CreateUserPoolClientInput{
		UserPoolId: made.UserPool.Id, ClientName: aws.String("lambda"),
		ExplicitAuthFlows:          []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth},
		PreventUserExistenceErrors: types.PreventUserExistenceErrorTypesEnabled,
	})
	if err != nil {
		t.Fatal(err)
	}
	return users, *made.UserPool.Id, *app.UserPoolClient.ClientId
}
