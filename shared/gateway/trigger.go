package gateway

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-lambda-go/events"

	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/mail"
	"kehu/shared/operation"
)

// Token answers Cognito's pre-token-generation trigger, version 2: tenant, user and scope go into the
// access token. An error refuses the token.
func Token(d *app.Deps, o operation.Operation) func(context.Context, events.CognitoEventUserPoolsPreTokenGenV2_0) (events.CognitoEventUserPoolsPreTokenGenV2_0, error) {
	return func(ctx context.Context, e events.CognitoEventUserPoolsPreTokenGenV2_0) (events.CognitoEventUserPoolsPreTokenGenV2_0, error) {
		attributes := e.Request.UserAttributes
		claims, err := o.Claims(ctx, d, identity.Profile{
			Username: e.UserName,
			Email:    attributes["email"],
			Name:     attributes["name"],
			Locale:   attributes["locale"],
			Tenant:   attributes["custom:tenant"],
			User:     attributes["custom:user"],
		})
		refused := errors.Is(err, identity.ErrNotAuthorized)
		if refused { // what it is for: no fault, and no alarm
			d.Log.InfoContext(ctx, "token refused", "op", o.Name, "tenant", attributes["custom:tenant"], "user", attributes["custom:user"])
		} else {
			report(ctx, d, o, 1, done(err), err)
		}
		if err != nil {
			return e, fmt.Errorf("no token: %w", errRefused) // Cognito shows the text to the user
		}
		e.Response.ClaimsAndScopeOverrideDetails.AccessTokenGeneration = events.AccessTokenGenerationV2_0{
			ClaimsToAddOrOverride: map[string]any{"tenant": claims.Tenant, "user": claims.User},
			ScopesToAdd:           claims.Scopes,
		}
		return e, nil
	}
}

// done is how many of one went well.
func done(err error) int {
	if err != nil {
		return 0
	}
	return 1
}

// errRefused is all that a user is told.
var errRefused = errors.New("this account cannot sign in")

// messageKinds maps Cognito's trigger sources to the mails that they ask for.
var messageKinds = map[string]mail.Kind{
	"CustomMessage_SignUp":          mail.Confirmation,
	"CustomMessage_ResendCode":      mail.Confirmation,
	"CustomMessage_ForgotPassword":  mail.PasswordReset,
	"CustomMessage_AdminCreateUser": mail.Invitation,
}

// Message answers Cognito's custom-message trigger with the mail in the user's language. For other
// sources Cognito's own text stays.
func Message(d *app.Deps, o operation.Operation) func(context.Context, events.CognitoEventUserPoolsCustomMessage) (events.CognitoEventUserPoolsCustomMessage, error) {
	return func(ctx context.Context, e events.CognitoEventUserPoolsCustomMessage) (events.CognitoEventUserPoolsCustomMessage, error) {
		kind, known := messageKinds[e.TriggerSource]
		if !known {
			return e, nil
		}
		text := func(name string) string { value, _ := e.Request.UserAttributes[name].(string); return value }
		subject, html, err := o.Compose(ctx, d, operation.Notice{
			Kind:    kind,
			Locale:  text("locale"),
			Code:    e.Request.CodeParameter,
			Login:   e.Request.UsernameParameter,
			Inviter: e.Request.ClientMetadata["inviter"],
			Company: e.Request.ClientMetadata["company"],
		})
		report(ctx, d, o, 1, done(err), err)
		if err != nil {
			return e, err
		}
		e.Response.EmailSubject, e.Response.EmailMessage = subject, html
		return e, nil
	}
}
