package permissions

import (
	"context"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/entitlement"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/user"
)

// Holders answers who may do something, with one record or with any. Users are gone through page by page, so that a page may be short or
// empty and still have a next one.
var Holders = operation.Read(operation.Spec{
	Name:     "permissions.holders",
	Route:    "GET /v1/permissions/holders",
	Need:     access.Needs(access.Permit, access.Read),
	Summary:  "Who may do something, with one record or with any",
	Problems: []problem.Code{"request.cursorInvalid", "customer.notFound", "order.notFound", "auth.outOfReach"},
	Uses:     []operation.Grant{operation.ReadTable},
}, holders)

type holdersInput struct {
	operation.Listing
	operation.Tabling
	Object string        `json:"object" query:"object" required:"true" maxLength:"40" doc:"What the permission is about." example:"customer"`
	Action access.Action `json:"action" query:"action" required:"true" maxLength:"40" doc:"What may be done." example:"update"`
	Record string        `json:"record,omitempty" query:"record" maxLength:"64" doc:"Only who may do it with this customer or order."`
}

// holder is somebody who has the permission.
type holder struct {
	ID      string               `json:"id" doc:"The user."`
	Name    string               `json:"name" doc:"What the user is called."`
	Scope   access.Scope         `json:"scope" doc:"On whose records the permission holds."`
	Origins []entitlement.Origin `json:"origins" nullable:"false" doc:"Every role that allows it."`
}

type holdersOutput struct {
	Items      []holder `json:"items" nullable:"false" doc:"Who can sign in and has the permission, newest first."`
	NextCursor string   `json:"nextCursor,omitempty" doc:"The cursor of the next page; absent on the last."`
	header     []string
}

// Sheet is the page as a table: a row for each role by which somebody has the permission.
func (o *holdersOutput) Sheet() [][]string {
	rows := [][]string{o.header}
	for _, h := range o.Items {
		for _, from := range h.Origins {
			rows = append(rows, []string{
				h.ID, h.Name, string(h.Scope), string(from.Role), from.RoleName, string(from.Scope), from.Position,
				written(from.ExpiresAt), written(from.GrantedAt), from.GrantedBy,
			})
		}
	}
	return rows
}

func holders(ctx context.Context, d *app.Deps, call operation.Call, in *holdersInput) (*holdersOutput, error) {
	p, err := permission(in.Object+"."+string(in.Action), "query:action")
	if err != nil {
		return nil, err
	}
	whose := ""
	if in.Record != "" {
		if whose, err = owner(ctx, d, call, p, in.Record); err != nil {
			return nil, err
		}
	}
	query := page.Query{Tenant: call.Caller.Tenant, Name: "permissions.holders", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	items, err := d.Table.BatchGet(ctx, keys(call.Caller.Tenant))
	if err != nil {
		return nil, fmt.Errorf("read roles: %w", err)
	}
	firm := decode(items)
	registry := firm.registry
	found, next, err := user.Search(ctx, d.Table, call.Caller.Tenant, user.Filter{Status: user.Active}, after, in.Limit)
	if err != nil {
		return nil, err
	}
	out := holdersOutput{Items: []holder{}, header: call.Language.Columns(
		"user", "name", "scope", "role", "roleName", "roleScope", "position", "expiresAt", "grantedAt", "grantedBy")}
	for _, u := range found {
		rights := u.RightsAt(call.At, registry)
		if rights.Scope(p) == "" || in.Record != "" && !firm.caller(u, rights).Reach(p).Includes(whose) {
			continue
		}
		h := holder{ID: u.ID, Name: u.Name, Scope: rights.Scope(p), Origins: []entitlement.Origin{}}
		for _, from := range entitlement.OfUser(u, registry, call.At, namer(registry, call)) {
			if from.Scope = registry.Rights(from.Role).Scope(p); from.Scope != "" && !from.Expired {
				h.Origins = append(h.Origins, from)
			}
		}
		out.Items = append(out.Items, h)
	}
	out.NextCursor, err = page.Cursor(ctx, d.Sealer, query, next)
	return &out, err
}
