package me

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/preference"
)

// Preferences answers how the caller has the console look.
var Preferences = operation.Read(operation.Spec{
	Name:    "me.preferences",
	Route:   "GET /v1/me/preferences",
	Need:    access.SignedIn,
	Summary: "Get how you have the console look",
	Uses:    []operation.Grant{operation.ReadTable},
}, preferences)

type preferencesInput struct {
	operation.Reading
}

func preferences(ctx context.Context, d *app.Deps, call operation.Call, _ *preferencesInput) (*preference.Preferences, error) {
	p, err := preference.Get(ctx, d.Table, call.Caller.Tenant, call.Caller.User)
	p.ID = call.Caller.User
	return &p, err
}
