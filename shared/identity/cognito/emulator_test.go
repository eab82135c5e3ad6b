//go:build aws

package cognito_test

import (
	"context"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/pquerna/otp/totp"

	"kehu/infra/emulator"
	"kehu/shared/identity/cognito"
	"kehu/shared/identity/identitytest"
)

// gaps are what the emulator cannot do, as infra/docs/emulators.md tells; the contract on the fake has no such gaps.
var gaps = []identitytest.Capability{
	identitytest.Clock, identitytest.Setup, identitytest.Rotation, identitytest.Trigger, identitytest.Verification,
	identitytest.CodeLimit, identitytest.LockOut, identitytest.LockTime, identitytest.Unlocking, identitytest.TOTPOnce, identitytest.Sessions,
	identitytest.History, identitytest.Setting, identitytest.Unconfirmed, identitytest.Eligibility, identitytest.Reinvitation, identitytest.NameRule,
}

// TestContractOnEmulator runs as much of the suite as the emulator can, each case in a pool of its own.
func TestContractOnEmulator(t *testing.T) {
	identitytest.Run(t, func(t *testing.T) identitytest.Harness {
		e := newEmulated(t)
		return identitytest.Harness{
			Provider: cognito.New(e.client, e.options), LastMail: e.lastMail, Now: time.Now, Enrol: e.enrol, Lacks: gaps,
		}
	})
}

// emulated is a user pool of the emulator, made as template.yaml makes ours.
type emulated struct {
	t       *testing.T
	base    string
	client  *idp.Client
	options cognito.Options
}

var emulatorKeys = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: emulator.AccessKeyID, SecretAccessKey: emulator.SecretAccessKey}, nil
})

func newEmulated(t *testing.T) emulated {
	t.Helper()
	base := emulator.Cognito(t)
	client := cognito.NewClient("eu-central-1", emulatorKeys, nil, base)
	immutable := func(name string) types.SchemaAttributeType {
		return types.SchemaAttributeType{Name: &name, AttributeDataType: types.AttributeDataTypeString, Mutable: aws.Bool(false)}
	}
	pool, err := client.CreateUserPool(t.Context(), &idp.CreateUserPoolInput{
		PoolName:               aws.String("contract"),
		UsernameAttributes:     []types.UsernameAttributeType{types.UsernameAttributeTypeEmail},
		AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
		Schema:                 []types.SchemaAttributeType{immutable("tenant"), immutable("user")},
		Policies: &types.UserPoolPolicyType{PasswordPolicy: &types.PasswordPolicyType{
			MinimumLength: aws.Int32(8), RequireNumbers: true, RequireSymbols: true, TemporaryPasswordValidityDays: 7,
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	id := pool.UserPool.Id
	_, err = client.SetUserPoolMfaConfig(t.Context(), &idp.SetUserPoolMfaConfigInput{
		UserPoolId: id, MfaConfiguration: types.UserPoolMfaTypeOn,
		SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	app, err := client.CreateUserPoolClient(t.Context(), &idp.CreateUserPoolClientInput{
		UserPoolId: id, ClientName: aws.String("contract"),
		ExplicitAuthFlows:          []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth},
		PreventUserExistenceErrors: types.PreventUserExistenceErrorTypesEnabled,
		RefreshTokenRotation:       &types.RefreshTokenRotationType{Feature: types.FeatureTypeEnabled, RetryGracePeriodSeconds: aws.Int32(10)},
		AccessTokenValidity:        aws.Int32(15), IdTokenValidity: aws.Int32(15),
		TokenValidityUnits: &types.TokenValidityUnitsType{
			AccessToken: types.TimeUnitsTypeMinutes, IdToken: types.TimeUnitsTypeMinutes,
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return emulated{t, base, client, cognito.Options{UserPoolID: *id, ClientID: *app.UserPoolClient.ClientId}}
}

// enrol gives a user a second factor with the tokens that the emulator gives without one.
func (e emulated) enrol(t *testing.T, email, password string) (secret string) {
	t.Helper()
	signedIn, err := e.client.InitiateAuth(t.Context(), &idp.InitiateAuthInput{
		ClientId: &e.options.ClientID, AuthFlow: types.AuthFlowTypeUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": email, "PASSWORD": password},
	})
	if err != nil {
		t.Fatal(err)
	}
	token := signedIn.AuthenticationResult.AccessToken
	provider := cognito.New(e.client, e.options)
	if secret, err = provider.ReplaceTOTP(t.Context(), *token); err != nil {
		t.Fatal(err)
	}
	code, err := totp.GenerateCode(secret, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if err := provider.ConfirmTOTP(t.Context(), *token, code); err != nil {
		t.Fatal(err)
	}
	return secret
}

// forms are how the emulator's mails carry their secrets; its codes are always the same.
var forms = []struct {
	kind   string
	secret *regexp.Regexp
}{
	{identitytest.Confirmation, regexp.MustCompile(`code is (123456)`)},
	{identitytest.PasswordReset, regexp.MustCompile(`code is (654321)`)},
	{identitytest.Invitation, regexp.MustCompile(`temporary password is (\S+)\.$`)},
}

// lastMail reads the emulator's outbox.
func (e emulated) lastMail(email string) (kind, secret string) {
	answer, err := http.Get(e.base + emulator.CognitoMails)
	if err != nil {
		e.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	var outbox struct {
		Messages map[string][]struct {
			To       []string
			BodyText string
		}
	}
	if err := json.NewDecoder(answer.Body).Decode(&outbox); err != nil {
		e.t.Fatal(err)
	}
	for _, messages := range outbox.Messages {
		for _, m := range messages {
			for _, form := range forms {
				if found := form.secret.FindStringSubmatch(m.BodyText); found != nil && slices.Contains(m.To, email) {
					kind, secret = form.kind, found[1]
				}
			}
		}
	}
	return kind, secret
}
