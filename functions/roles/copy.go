package roles

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
)

// Copy makes a role that allows what another one does today. A copy of the administrator is a role like any other: it does not
// come to allow what later versions bring.
var Copy = operation.Write(operation.Spec{
	Name:     "roles.copy",
	Route:    "POST /v1/roles/{id}/copy",
	Need:     access.Needs(access.RoleObject, access.Create),
	Summary:  "Make a copy of a role",
	Problems: []problem.Code{"role.notFound", "role.duplicate", "role.exceeds", "role.tooMany"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, duplicate)

type copyInput struct {
	operation.Creating
	ID   access.Role `json:"-" path:"id" maxLength:"64" doc:"The role to copy."`
	Body struct {
		Name string `json:"name" minLength:"1" maxLength:"100" doc:"What the copy is called; unique." example:"Key account manager"`
	}
}

func duplicate(ctx context.Context, d *app.Deps, call operation.Call, in *copyInput) (*role.View, table.Tx, error) {
	from, registry, err := role.Get(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	fields := from.FieldsIn(call.Language)
	fields.Name = in.Body.Name
	if fields, err = fields.Normalize(); err != nil {
		return nil, table.Tx{}, err
	}
	if err := role.MayChange(call.Caller, "", access.Rights{}, from.Rights(), "/rules"); err != nil {
		return nil, table.Tx{}, err
	}
	meta := record.Created(role.Kind, role.Kind.NewID(d.IDs), call.Stamp())
	return made(call, registry, role.Role{Meta: meta, Fields: fields, BasedOn: from.Ref()})
}
