package permissions

import (
	"context"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/entitlement"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/role"
	"kehu/shared/user"
)

// Explain answers why a user may, or may not, do something with a record.
var Explain = operation.Read(operation.Spec{
	Name:     "permissions.explain",
	Route:    "GET /v1/permissions/explain",
	Need:     access.Needs(access.Permit, access.Read),
	Summary:  "Why a user may, or may not, do something",
	Problems: []problem.Code{"user.notFound", "customer.notFound", "order.notFound", "auth.outOfReach"},
	Uses:     []operation.Grant{operation.ReadTable},
}, explain)

type explainInput struct {
	User       string `json:"-" query:"user" required:"true" maxLength:"64" doc:"The user."`
	Permission string `json:"-" query:"permission" required:"true" maxLength:"80" doc:"What the user would do." example:"customer.update"`
	Record     string `json:"-" query:"record" maxLength:"64" doc:"The customer or order that the user would do it with; absent for any."`
}

// reason is what one role has to do with the answer.
type reason struct {
	entitlement.Origin
	Holds   bool   `json:"holds" doc:"Whether this role allows it."`
	Because string `json:"because" doc:"Why, in words."`
}

type explainOutput struct {
	Allowed bool     `json:"allowed" doc:"Whether the user may do it."`
	Reasons []reason `json:"reasons" nullable:"false" doc:"Every role of the user that speaks of the permission, and whether it holds."`
	Missing string   `json:"missing,omitempty" doc:"What the user lacks, in words; absent when it is allowed."`
}

func explain(ctx context.Context, d *app.Deps, call operation.Call, in *explainInput) (*explainOutput, error) {
	p, err := permission(in.Permission, "query:permission")
	if err != nil {
		return nil, err
	}
	u, firm, err := subject(ctx, d, call.Caller.Tenant, in.User)
	if err != nil {
		return nil, err
	}
	registry, whose := firm.registry, ""
	if in.Record != "" {
		if whose, err = owner(ctx, d, call, p, in.Record); err != nil {
			return nil, err
		}
	}
	out := explainOutput{Reasons: []reason{}}
	for _, from := range entitlement.OfUser(u, registry, call.At, namer(registry, call)) {
		rights := registry.Rights(from.Role)
		if from.Scope = rights.Scope(p); from.Scope == "" {
			continue
		}
		reach := firm.caller(u, rights).Reach(p)
		r := reason{Origin: from, Holds: !from.Expired && (in.Record == "" || reach.Includes(whose))}
		r.Because = because(call.Language, r, in.Record != "")
		out.Reasons = append(out.Reasons, r)
		out.Allowed = out.Allowed || r.Holds
	}
	if out.Allowed = out.Allowed && u.Status == user.Active; !out.Allowed {
		out.Missing = missing(call.Language, u, p, registry, out.Reasons)
	}
	return &out, nil
}

// because says in words why a role allows it, or does not.
func because(l problem.Language, r reason, oneRecord bool) string {
	code := map[access.Scope][3]string{ // with any record, with this one, not with this one
		access.Own:     {"explain.own", "explain.ownHolds", "explain.ownFails"},
		access.Team:    {"explain.team", "explain.teamHolds", "explain.teamFails"},
		access.Subtree: {"explain.subtree", "explain.subtreeHolds", "explain.subtreeFails"},
		access.All:     {"explain.all", "explain.all", "explain.all"},
	}[r.Scope]
	params := map[string]string{"role": r.RoleName}
	switch {
	case r.Expired:
		params["at"] = r.ExpiresAt.UTC().Format(time.RFC3339)
		return l.Text("explain.expired", params)
	case !oneRecord:
		return l.Text(code[0], params)
	case r.Holds:
		return l.Text(code[1], params)
	default:
		return l.Text(code[2], params)
	}
}

// missing says in words what the user would need.
func missing(l problem.Language, u user.User, p access.Permission, registry role.Registry, reasons []reason) string {
	if u.Status != user.Active {
		return l.Text("explain.notActive", nil)
	}
	for _, r := range reasons {
		if !r.Expired {
			return l.Text("explain.reachMissing", map[string]string{"permission": p.String()})
		}
	}
	var names []string
	for _, r := range entitlement.Allowing(registry, p) {
		names = append(names, registry.Name(r, l))
	}
	return l.Text("explain.roleMissing", map[string]string{"permission": p.String(), "roles": strings.Join(names, ", ")})
}
