// Package sessions is what the operations on one's own sessions and on those of others have in common.
package sessions

import (
	"context"

	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/user"
)

// Listed are the sessions of a user.
type Listed struct {
	Items []View `json:"items" nullable:"false" doc:"All sessions that are not over, the last used first."`
}

// View is a session as it is answered.
type View struct {
	session.Session
	Current bool `json:"current" doc:"Whether it is the one of this call."`
}

// List answers the sessions of the user. It takes a read beside the user's, who knows since when all sessions are ended.
func List(ctx context.Context, d *app.Deps, call operation.Call, u user.User) (*Listed, error) {
	found, err := session.List(ctx, d.Table, call.Caller.Tenant, u, call.At)
	if err != nil {
		return nil, err
	}
	out := Listed{Items: make([]View, len(found))}
	for i, s := range found {
		out.Items[i] = View{s, s.ID == call.Caller.Session}
	}
	return &out, nil
}

// End plans the end of a session; that of one that has ended before is no change. Refresh tokens of it are refused from then on
// by auth.refresh: a provider knows only whoever holds one.
func End(ctx context.Context, d *app.Deps, call operation.Call, userID, identifier string) (*operation.Nothing, table.Tx, error) {
	found, err := session.Find(ctx, d.Table, call.Caller.Tenant, userID, identifier)
	if err != nil || found.EndedAt != nil {
		return &operation.Nothing{}, table.Tx{}, err
	}
	end := session.End(call.Caller.Tenant, userID, identifier, call.Stamp())
	return &operation.Nothing{}, table.Tx{Writes: []table.Write{end}}, nil
}
