package users

import (
	"context"
	"slices"

	"kehu/shared/app"
	"kehu/shared/department"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/user"
)

// checkPlace refuses what would let callers rise by where people stand, as some rights are on the records of those below: nobody moves to another
// department, takes somebody from elsewhere below themselves, or puts somebody with such rights where more is below than they reach themselves.
// It concerns callers with such rights alone; an administrator reaches everything. Before is the zero user for one who is new. It costs a read
// when the department changes.
func checkPlace(ctx context.Context, d *app.Deps, call operation.Call, registry role.Registry, before user.User, after user.Fields) error {
	caller := call.Caller
	if !caller.Rights.ByPlace(caller.Rights) {
		return nil
	}
	exceeds := func(pointer string) error {
		return problem.New("user.roleExceeds", problem.At(pointer, "field.invalid"))
	}
	elsewhere := before.ID != "" && !slices.Contains(caller.Below, before.ID)
	if elsewhere && after.Manager != before.Manager && slices.Contains(caller.Below, after.Manager) {
		return exceeds("/managerId")
	}
	if after.Department == before.Department || after.Department == "" {
		return nil
	}
	if before.ID == caller.User {
		return problem.New("user.selfChange", problem.At("/departmentId", "field.invalid"))
	}
	order, err := department.ReadOrder(ctx, d.Table, caller.Tenant)
	if err != nil {
		return err
	}
	below := order.Holds(caller.User, after.Department)
	rights := registry.Rights(slices.Concat(after.Roles, registry.Position(after.Position))...)
	if below && elsewhere || !below && rights.ByPlace(caller.Rights) {
		return exceeds("/departmentId")
	}
	return nil
}
