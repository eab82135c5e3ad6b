package roles

import (
	"context"

	"kehu/shared/advice"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/table"
)

// made returns the answer to a new role, and the transaction that stores it. A dry run tells of a name that is taken as of any other
// duplicate.
func made(call operation.Call, registry role.Registry, created role.Role) (*role.View, table.Tx, error) {
	view := created.View(call.Language)
	tx, err := created.Created(call.Caller.Tenant, registry)
	return answer(call, &view, tx, err)
}

// changed is made for a role that takes the place of before.
func changed(call operation.Call, registry role.Registry, before, after role.Role) (*role.View, table.Tx, error) {
	view := after.View(call.Language)
	tx, err := after.Replace(call.Caller.Tenant, registry, before)
	return answer(call, &view, tx, err)
}

func answer(call operation.Call, view *role.View, tx table.Tx, err error) (*role.View, table.Tx, error) {
	if call.DryRun && problem.Is(err, role.Taken.Code) {
		view.Repeat(advice.Duplicate{Pointer: "/name", Code: "role.nameTaken"})
		return view, table.Tx{}, nil
	}
	if err != nil {
		return nil, table.Tx{}, err
	}
	return view, tx, nil
}

// forget makes this process look anew at what everybody in the company may do.
func forget(_ context.Context, d *app.Deps, call operation.Call, _ *role.View) error {
	d.Sessions.ForgetCompany(call.Caller.Tenant)
	return nil
}
