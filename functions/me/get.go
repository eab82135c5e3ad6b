// Package me tells callers who they are.
package me

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// Get answers the caller: user, company, roles and permissions.
var Get = operation.Read(operation.Spec{
	Name:     "me.get",
	Route:    "GET /v1/me",
	Need:     access.SignedIn,
	Summary:  "Who am I, and what may I do",
	Problems: []problem.Code{"user.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, get)

type output struct {
	User        user.User               `json:"user"`
	Tenant      tenant.Tenant           `json:"tenant"`
	Roles       []access.Role           `json:"roles" nullable:"false" doc:"The roles that count now, by grant or by position."`
	Scopes      map[string]access.Scope `json:"scopes" nullable:"false" doc:"On whose records each permission holds." example:"{\"customer.read\":\"own\"}"`
	Shown       []access.Field          `json:"shown" nullable:"false" doc:"The fields that are not masked."`
	Permissions []string                `json:"permissions" nullable:"false" doc:"All permissions that the roles have together." example:"[\"customer.read\"]"`
}

func get(ctx context.Context, d *app.Deps, call operation.Call, _ *struct{}) (*output, error) {
	items, err := d.Table.BatchGet(ctx, []table.Key{user.Key(call.Caller.Tenant, call.Caller.User), tenant.Key(call.Caller.Tenant)})
	if err != nil {
		return nil, err
	}
	if items[0] == nil || items[1] == nil {
		return nil, problem.New("user.notFound")
	}
	u, err := user.Decode(items[0])
	if err != nil {
		return nil, err
	}
	company, err := tenant.Decode(items[1])
	if err != nil {
		return nil, err
	}
	out := output{
		User: u, Tenant: company.At(call.At), Roles: call.Caller.Roles, Permissions: call.Caller.Permissions(),
		Scopes: make(map[string]access.Scope), Shown: []access.Field{},
	}
	for _, p := range call.Caller.Rights.Permissions() {
		out.Scopes[p.String()] = call.Caller.Rights.Scope(p)
	}
	for _, f := range access.Fields() {
		if call.Caller.Rights.Shows(f) {
			out.Shown = append(out.Shown, f)
		}
	}
	return &out, nil
}
