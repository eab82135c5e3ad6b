package reviews

import (
	"context"
	"fmt"

	"kehu/shared/app"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/review"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/text"
)

// decideInput is the input of what is decided of one item.
type decideInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The review's identifier."`
	Item string `json:"-" path:"itemId" maxLength:"64" doc:"The item's identifier."`
	Body *struct {
		Note string `json:"note,omitempty" maxLength:"500" doc:"Why."`
	}
}

// matter is what a decision is about.
type matter struct {
	review   review.Review
	item     review.Item
	registry role.Registry
	note     string
}

// decidable reads, at once, an item that the caller may decide now. Nobody decides of what they have themselves: user.selfChange.
func decidable(ctx context.Context, d *app.Deps, call operation.Call, in *decideInput) (m matter, err error) {
	var check text.Checker
	if in.Body != nil {
		m.note = check.OptionalLine("/note", in.Body.Note)
	}
	if err := check.Problem(); err != nil {
		return m, err
	}
	if !review.Kind.Valid(in.ID) {
		return m, problem.New("review.notFound")
	}
	if !review.ItemKind.Valid(in.Item) {
		in.Item = "" // under which there is none
	}
	tenant := call.Caller.Tenant
	items, err := d.Table.BatchGet(ctx, []table.Key{
		review.Kind.ItemKey(tenant, in.ID), review.ItemKey(tenant, in.ID, in.Item), role.RegistryKey(tenant),
	})
	if err != nil {
		return m, fmt.Errorf("read review: %w", err)
	}
	m.registry = role.DecodeRegistry(items[2])
	if m.review, err = review.Decode(items[0]); err != nil {
		return m, err
	}
	if m.item, err = review.DecodeItem(items[1]); err != nil {
		return m, err
	}
	return m, m.item.Decidable(m.review, call.Caller.User)
}
