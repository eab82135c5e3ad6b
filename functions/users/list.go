package users

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/user"
)

// List answers the company's users, newest first. One read more where it asks for a role: which positions bundle it.
var List = operation.Read(operation.Spec{
	Name:     "users.list",
	Route:    "GET /v1/users",
	Need:     access.Needs(access.User, access.Read),
	Summary:  "List users",
	Problems: []problem.Code{"request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, list)

type listInput struct {
	operation.Listing
	Query      string      `json:"q,omitempty" query:"q" maxLength:"100" doc:"Only users whose name, address or employee number contains this."`
	Status     user.Status `json:"status,omitempty" query:"status" enum:"pending,invited,active,suspended,left" doc:"Only those in this state."`
	Department string      `json:"departmentId,omitempty" query:"departmentId" maxLength:"64" doc:"Only those of this department."`
	Position   string      `json:"positionId,omitempty" query:"positionId" maxLength:"64" doc:"Only those who hold this position."`
	Manager    string      `json:"managerId,omitempty" query:"managerId" maxLength:"64" doc:"Only those who report to this user."`
	Role       access.Role `json:"role,omitempty" query:"role" maxLength:"40" doc:"Only those who have this role, by a grant (also one that has expired) or by position."`
	Online     bool        `json:"online,omitempty" query:"online" doc:"Only those whose session was in use in the last five minutes. A page of them may hold less than limit."`
}

func list(ctx context.Context, d *app.Deps, call operation.Call, in *listInput) (*operation.List[user.User], error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "users.list", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	filter := user.Filter{
		Text: in.Query, Status: in.Status, Department: in.Department, Position: in.Position, Manager: in.Manager, Role: in.Role,
	}
	if in.Role != "" {
		registry, err := role.LoadRegistry(ctx, d.Table, call.Caller.Tenant)
		if err != nil {
			return nil, err
		}
		if !registry.Knows(in.Role) {
			return nil, problem.Invalid(problem.At("query:role", "user.roleUnknown"))
		}
		filter.Bundles = registry.Bundling(in.Role)
	}
	if in.Online {
		filter.SeenSince = call.At.Add(-user.OnlineFor)
	}
	found, next, err := user.Search(ctx, d.Table, call.Caller.Tenant, filter, after, in.Limit)
	if err != nil {
		return nil, err
	}
	cursor, err := page.Cursor(ctx, d.Sealer, query, next)
	if err != nil {
		return nil, err
	}
	return &operation.List[user.User]{Items: found, NextCursor: cursor}, nil
}
