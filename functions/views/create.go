package views

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/view"
)

// Create keeps a view for the caller, or for everybody.
var Create = operation.Write(operation.Spec{
	Name:     "views.create",
	Route:    "POST /v1/views",
	Need:     access.SignedIn,
	Summary:  "Save a view of a list",
	Problems: []problem.Code{"auth.forbidden", "view.tooMany"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body view.Fields
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*view.View, table.Tx, error) {
	fields, err := in.Body.Normalize()
	if err != nil {
		return nil, table.Tx{}, err
	}
	if fields.Shared {
		if err := mayShare(call); err != nil {
			return nil, table.Tx{}, err
		}
	}
	v := view.View{
		Meta: record.Created(view.Kind, view.Kind.NewID(d.IDs), call.Stamp()), Owner: call.Caller.User, Fields: fields,
	}
	tx, err := v.Created(ctx, d.Table, call.Caller.Tenant)
	return &v, tx, err
}

// mayShare returns the problem auth.forbidden unless the caller may decide what everybody sees.
func mayShare(call operation.Call) error {
	share := access.Permission{Object: access.View, Action: access.Share}
	if !call.Caller.Allowed(share) {
		return problem.New("auth.forbidden").With("permission", share.String())
	}
	return nil
}

// mayChange returns the problem with which the caller may not change the view, or nil: one's own is everybody's to change while
// nobody else sees it, a shared one takes the permission, whoever made it.
func mayChange(call operation.Call, v view.View) error {
	if !v.Shared {
		return nil
	}
	return mayShare(call)
}
