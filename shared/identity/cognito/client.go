package cognito

import (
	"context"
	"errors"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// NewClient returns a Cognito client made without the SDK's loading of configuration, which costs
// a cold start more than everything else. endpoint is "" but in tests.
func NewClient(region string, credentials aws.CredentialsProvider, client *http.Client, endpoint string) *idp.Client {
	options := idp.Options{
		Region: region, Credentials: credentials,
		Retryer: retry.NewStandard(func(o *retry.StandardOptions) {
			o.MaxAttempts = 2 // a person waits
			o.Retryables = append([]retry.IsErrorRetryable{retry.IsErrorRetryableFunc(final)}, o.Retryables...)
		}),
	}
	if client != nil {
		options.HTTPClient = client
	}
	if endpoint != "" {
		options.BaseEndpoint = aws.String(endpoint)
	}
	return idp.New(options)
}

// final knows an exception that the SDK takes for throttling: it is the limit of one user, and
// trying again only counts against it.
func final(err error) aws.Ternary {
	if _, ok := errors.AsType[*types.LimitExceededException](err); ok {
		return aws.FalseTernary
	}
	return aws.UnknownTernary
}

// Client is what the adapter uses of *cognitoidentityprovider.Client.
type Client interface {
	SignUp(context.Context, *idp.SignUpInput, ...func(*idp.Options)) (*idp.SignUpOutput, error)
	ConfirmSignUp(context.Context, *idp.ConfirmSignUpInput, ...func(*idp.Options)) (*idp.ConfirmSignUpOutput, error)
	ResendConfirmationCode(context.Context, *idp.ResendConfirmationCodeInput, ...func(*idp.Options)) (*idp.ResendConfirmationCodeOutput, error)
	InitiateAuth(context.Context, *idp.InitiateAuthInput, ...func(*idp.Options)) (*idp.InitiateAuthOutput, error)
	RespondToAuthChallenge(context.Context, *idp.RespondToAuthChallengeInput, ...func(*idp.Options)) (*idp.RespondToAuthChallengeOutput, error)
	AssociateSoftwareToken(context.Context, *idp.AssociateSoftwareTokenInput, ...func(*idp.Options)) (*idp.AssociateSoftwareTokenOutput, error)
	VerifySoftwareToken(context.Context, *idp.VerifySoftwareTokenInput, ...func(*idp.Options)) (*idp.VerifySoftwareTokenOutput, error)
	SetUserMFAPreference(context.Context, *idp.SetUserMFAPreferenceInput, ...func(*idp.Options)) (*idp.SetUserMFAPreferenceOutput, error)
	GetTokensFromRefreshToken(context.Context, *idp.GetTokensFromRefreshTokenInput, ...func(*idp.Options)) (*idp.GetTokensFromRefreshTokenOutput, error)
	RevokeToken(context.Context, *idp.RevokeTokenInput, ...func(*idp.Options)) (*idp.RevokeTokenOutput, error)
	ForgotPassword(context.Context, *idp.ForgotPasswordInput, ...func(*idp.Options)) (*idp.ForgotPasswordOutput, error)
	ConfirmForgotPassword(context.Context, *idp.ConfirmForgotPasswordInput, ...func(*idp.Options)) (*idp.ConfirmForgotPasswordOutput, error)
	ChangePassword(context.Context, *idp.ChangePasswordInput, ...func(*idp.Options)) (*idp.ChangePasswordOutput, error)
	GetUser(context.Context, *idp.GetUserInput, ...func(*idp.Options)) (*idp.GetUserOutput, error)
	AdminCreateUser(context.Context, *idp.AdminCreateUserInput, ...func(*idp.Options)) (*idp.AdminCreateUserOutput, error)
	AdminGetUser(context.Context, *idp.AdminGetUserInput, ...func(*idp.Options)) (*idp.AdminGetUserOutput, error)
	AdminDeleteUser(context.Context, *idp.AdminDeleteUserInput, ...func(*idp.Options)) (*idp.AdminDeleteUserOutput, error)
	AdminUserGlobalSignOut(context.Context, *idp.AdminUserGlobalSignOutInput, ...func(*idp.Options)) (*idp.AdminUserGlobalSignOutOutput, error)
	AdminSetUserMFAPreference(context.Context, *idp.AdminSetUserMFAPreferenceInput, ...func(*idp.Options)) (*idp.AdminSetUserMFAPreferenceOutput, error)
	AdminSetUserPassword(context.Context, *idp.AdminSetUserPasswordInput, ...func(*idp.Options)) (*idp.AdminSetUserPasswordOutput, error)
	AdminDisableUser(context.Context, *idp.AdminDisableUserInput, ...func(*idp.Options)) (*idp.AdminDisableUserOutput, error)
	AdminEnableUser(context.Context, *idp.AdminEnableUserInput, ...func(*idp.Options)) (*idp.AdminEnableUserOutput, error)
}

var _ Client = (*idp.Client)(nil)
