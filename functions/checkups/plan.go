package checkups

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/checkup"
	"kehu/shared/operation"
)

// Plan answers how often the company looks through which customers.
var Plan = operation.Read(operation.Spec{
	Name:    "checkups.plan",
	Route:   "GET /v1/checkups/plan",
	Need:    access.Needs(access.Settings, access.Read),
	Summary: "Get how often customers are looked through",
	Uses:    []operation.Grant{operation.ReadTable},
}, plan)

type planInput struct {
	operation.Reading
}

func plan(ctx context.Context, d *app.Deps, call operation.Call, _ *planInput) (*checkup.PlanView, error) {
	p, _, err := checkup.GetPlan(ctx, d.Table, call.Caller.Tenant)
	if err != nil {
		return nil, err
	}
	view := p.View()
	return &view, nil
}
