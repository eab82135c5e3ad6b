package reviews

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/offer"
	"kehu/shared/operation"
	"kehu/shared/page"
	"kehu/shared/problem"
	"kehu/shared/review"
	"kehu/shared/role"
	"kehu/shared/table"
)

// Items answers the grants of a review and what became of each, by user; as a table, it is the review's report. Two reads: that the review
// is there and what roles are called, then the items.
var Items = operation.Read(operation.Spec{
	Name:     "reviews.items",
	Route:    "GET /v1/reviews/{id}/items",
	Need:     access.Needs(access.Review, access.Read),
	Summary:  "List the grants of an access review, and what became of each",
	Problems: []problem.Code{"review.notFound", "request.cursorInvalid"},
	Uses:     []operation.Grant{operation.ReadTable},
}, items)

type itemsInput struct {
	operation.Listing
	operation.Tabling
	ID       string          `json:"id" path:"id" maxLength:"64" doc:"The review's identifier."`
	Decision review.Decision `json:"decision,omitempty" query:"decision" enum:"undecided,kept,revoked" doc:"Only those of which this became."`
	User     string          `json:"user,omitempty" query:"user" maxLength:"64" doc:"Only those of this user."`
	Unused   bool            `json:"unused,omitempty" query:"unused" doc:"Only those that nobody can have used."`
}

// itemView is an item as it is answered.
type itemView struct {
	review.Item
	Names []string `json:"brought" nullable:"false" doc:"What the roles are called that go with it when it is revoked."`
	// Actions are keep and revoke, for reviewers, while it is undecided.
	Actions []offer.Offer `json:"actions,omitempty" nullable:"false" doc:"What you may do with it; absent: nothing."`
}

type itemsOutput struct {
	Items      []itemView `json:"items" nullable:"false" doc:"The items of this page; it may be empty although a next page follows."`
	NextCursor string     `json:"nextCursor,omitempty" doc:"The cursor of the next page; absent on the last."`
	header     []string
}

// Sheet is the page as a table.
func (o *itemsOutput) Sheet() [][]string {
	rows := [][]string{o.header}
	for _, i := range o.Items {
		rows = append(rows, []string{
			i.User, i.UserName, i.Status, strings.Join(i.Names, ", "), i.Position, i.GrantedBy, written(i.GrantedAt), written(i.ExpiresAt), i.Reason,
			written(i.SeenAt), strconv.FormatBool(i.Unused), string(i.Decision), i.DecidedBy, written(i.DecidedAt), i.Note,
		})
	}
	return rows
}

// written is a time as tables have it; none is empty.
func written(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func items(ctx context.Context, d *app.Deps, call operation.Call, in *itemsInput) (*itemsOutput, error) {
	query := page.Query{Tenant: call.Caller.Tenant, Name: "reviews.items", Params: in}
	after, err := page.Position(ctx, d.Sealer, query, in.Cursor)
	if err != nil {
		return nil, err
	}
	if !review.Kind.Valid(in.ID) {
		return nil, problem.New("review.notFound")
	}
	read, err := d.Table.BatchGet(ctx, []table.Key{review.Kind.ItemKey(call.Caller.Tenant, in.ID), role.RegistryKey(call.Caller.Tenant)})
	if err != nil {
		return nil, fmt.Errorf("read review: %w", err)
	}
	r, err := review.Decode(read[0])
	if err != nil {
		return nil, err
	}
	registry := role.DecodeRegistry(read[1])
	filter := review.ItemFilter{Decision: in.Decision, User: in.User, Unused: in.Unused}
	found, next, err := review.Items(ctx, d.Table, call.Caller.Tenant, in.ID, filter, after, in.Limit)
	if err != nil {
		return nil, err
	}
	out := itemsOutput{Items: make([]itemView, len(found)), header: call.Language.Columns(
		"user", "name", "status", "roleName", "position", "grantedBy", "grantedAt", "expiresAt", "reason",
		"lastSeenAt", "unused", "decision", "decidedBy", "decidedAt", "note")}
	for n, i := range found {
		out.Items[n] = view(i, r, registry, call)
	}
	out.NextCursor, err = page.Cursor(ctx, d.Sealer, query, next)
	return &out, err
}

// view returns the item as it is answered.
func view(i review.Item, r review.Review, registry role.Registry, call operation.Call) itemView {
	v := itemView{Item: i, Names: make([]string, len(i.Brings))}
	for n, brought := range i.Brings {
		v.Names[n] = registry.Name(brought, call.Language)
	}
	may := call.Caller.Allowed(access.Permission{Object: access.Review, Action: access.Update}) && r.Decides(call.Caller.User) == nil
	if may && i.Decision == review.Undecided {
		refused := i.Decidable(r, call.Caller.User)
		v.Actions = []offer.Offer{offer.New("keep", "", refused, call.Language), offer.New("revoke", "", refused, call.Language)}
	}
	return v
}
