package permissions

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/entitlement"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
)

// List answers what a user, or a role, may do: each permission with its scope and all that it comes from.
var List = operation.Read(operation.Spec{
	Name:     "permissions.list",
	Route:    "GET /v1/permissions",
	Need:     access.Needs(access.Permit, access.Read),
	Summary:  "What a user or a role may do, and where that comes from",
	Problems: []problem.Code{"user.notFound", "role.notFound"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Tabling
	User string      `json:"-" query:"user" maxLength:"64" doc:"The user; either this or role."`
	Role access.Role `json:"-" query:"role" maxLength:"64" doc:"The role: rol_..., or the name of a built-in one."`
}

type listOutput struct {
	Items  []entitlement.Entry  `json:"items" nullable:"false" doc:"Every permission, by object, then the fields that are shown."`
	Roles  []entitlement.Origin `json:"roles" nullable:"false" doc:"Every role that the user has, also by a grant that has expired."`
	name   string
	header []string
}

// Sheet is the overview as a table: a row for each origin of each permission.
func (o *listOutput) Sheet() [][]string {
	rows := [][]string{o.header}
	for _, e := range o.Items {
		for _, from := range e.Origins {
			rows = append(rows, []string{
				o.name, e.Permission, string(e.Field), string(e.Scope), string(from.Role), from.RoleName, string(from.Scope), from.Position,
				written(from.ExpiresAt), written(from.GrantedAt), from.GrantedBy,
			})
		}
	}
	return rows
}

// written is a time as tables have it; none is empty.
func written(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*listOutput, error) {
	if (in.User == "") == (in.Role == "") {
		return nil, problem.Invalid(problem.At("query:user", "permission.userOrRole"))
	}
	out := listOutput{header: call.Language.Columns(
		"subject", "permission", "field", "scope", "role", "roleName", "roleScope", "position", "expiresAt", "grantedAt", "grantedBy")}
	if in.Role != "" {
		registry, err := role.LoadRegistry(ctx, d.Table, call.Caller.Tenant)
		if err != nil {
			return nil, err
		}
		if !registry.Knows(in.Role) {
			return nil, problem.New("role.notFound")
		}
		out.name = registry.Name(in.Role, call.Language)
		out.Roles = []entitlement.Origin{{Role: in.Role, RoleName: out.name}}
		out.Items = entitlement.Entries(out.Roles, registry)
		return &out, nil
	}
	u, firm, err := subject(ctx, d, call.Caller.Tenant, in.User)
	if err != nil {
		return nil, err
	}
	out.name = u.Name
	out.Roles = entitlement.OfUser(u, firm.registry, call.At, namer(firm.registry, call))
	out.Items = entitlement.Entries(out.Roles, firm.registry)
	return &out, nil
}
