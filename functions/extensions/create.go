package extensions

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/extension"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/text"
)

// Create asks for more time for the caller's company, also when its time is over.
var Create = operation.Write(operation.Spec{
	Name:     "extensions.create",
	Route:    "POST /v1/extension-requests",
	Need:     access.Needs(access.Settings, access.Update),
	Summary:  "Ask for more time for your company",
	Problems: []problem.Code{"extension.unavailable", "extension.pending", "tenant.alreadyClosed", "tenant.endless", "settings.notFound"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},

	WhileHeld: true,
	Beyond:    extension.Partitions,
}, create)

// defaultDays is what a request asks for that does not say.
const defaultDays = 30

type createInput struct {
	operation.Creating
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why."`
		Days   int    `json:"days,omitempty" minimum:"1" maximum:"365" doc:"How many; 30 if absent."`
	}
}

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*extension.Request, table.Tx, error) {
	if d.Operator.IsZero() {
		return nil, table.Tx{}, problem.New("extension.unavailable")
	}
	var c text.Checker
	reason := c.Line("/reason", in.Body.Reason)
	if err := c.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	company, found, err := tenant.Get(ctx, d.Table, call.Caller.Tenant)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !found {
		return nil, table.Tx{}, problem.New("settings.notFound")
	}
	days := in.Body.Days
	if days == 0 {
		days = defaultDays
	}
	if _, err := company.Extend(call.Stamp(), days); err != nil { // so that nobody asks for what cannot be given
		return nil, table.Tx{}, err
	}
	request := extension.Request{
		Meta:   record.Created(extension.Kind, extension.Kind.NewID(d.IDs), call.Stamp()),
		Tenant: company.ID, Company: company.Name, Reason: reason, Days: days, State: extension.Pending,
	}
	return &request, request.Created(d.Operator), nil
}
