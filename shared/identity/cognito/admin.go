package cognito

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	idp "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"kehu/shared/identity"
)

// Find is identity.Provider's.
func (p *Provider) Find(ctx context.Context, email string) (identity.Profile, error) {
	email, ok := username(email)
	if !ok {
		return identity.Profile{}, identity.ErrNotFound
	}
	return p.user(ctx, email)
}

// user returns the profile of a user name or address; identity.ErrNotFound when there is none.
func (p *Provider) user(ctx context.Context, username string) (identity.Profile, error) {
	out, err := p.client.AdminGetUser(ctx, &idp.AdminGetUserInput{UserPoolId: &p.options.UserPoolID, Username: &username})
	if err != nil {
		return identity.Profile{}, explain("AdminGetUser", err, administration)
	}
	found := profile(aws.ToString(out.Username), out.UserAttributes)
	found.Enabled = out.Enabled
	found.Confirmed = out.UserStatus != types.UserStatusTypeUnconfirmed
	found.MFA = slices.Contains(out.UserMFASettingList, "SOFTWARE_TOKEN_MFA")
	return found, nil
}

// Discard is identity.Provider's. Cognito cannot delete on condition: an account that is confirmed between the two
// calls is gone, with nothing in it yet, and its owner signs up again.
func (p *Provider) Discard(ctx context.Context, email string) error {
	found, err := p.Find(ctx, email)
	if errors.Is(err, identity.ErrNotFound) || err == nil && found.Confirmed {
		return nil
	}
	if err != nil {
		return err
	}
	return p.Remove(ctx, found.Username)
}

// Remove is identity.Provider's.
func (p *Provider) Remove(ctx context.Context, username string) error {
	_, err := p.client.AdminDeleteUser(ctx, &idp.AdminDeleteUserInput{UserPoolId: &p.options.UserPoolID, Username: &username})
	if err = explain("AdminDeleteUser", err, administration); errors.Is(err, identity.ErrNotFound) {
		return nil
	}
	return err
}

// Unlock is identity.Provider's. Cognito has no call that lifts its lock or tells how long it lasts; it ends after a right
// sign-in or a quarter of an hour without a try (Developer Guide, "Lockout behavior for failed sign-in attempts"). So it
// is told that it may last, without a call.
func (p *Provider) Unlock(context.Context, string) (time.Duration, error) {
	return identity.MaxLock, nil
}

// Disable is identity.Provider's.
func (p *Provider) Disable(ctx context.Context, username string) error {
	_, err := p.client.AdminDisableUser(ctx, &idp.AdminDisableUserInput{UserPoolId: &p.options.UserPoolID, Username: &username})
	if err != nil {
		return explain("AdminDisableUser", err, administration)
	}
	return p.SignOutEverywhere(ctx, username)
}

// Enable is identity.Provider's.
func (p *Provider) Enable(ctx context.Context, username string) error {
	_, err := p.client.AdminEnableUser(ctx, &idp.AdminEnableUserInput{UserPoolId: &p.options.UserPoolID, Username: &username})
	return explain("AdminEnableUser", err, administration)
}
