package customers

import (
	"context"
	"slices"

	"kehu/shared/access"
	"kehu/shared/advice"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/user"
)

// twins looks for other customers with the name or a number that the customer has and before has not: a dry run tells them.
// A company that refuses them has them looked for at each call, which costs a query for each value and 2 write units; then
// they are the problem customer.duplicate, also of many calls at once. Who is shown no phone numbers is not told by trying whose they are, unless the
// company refuses two of one number whoever asks.
func twins(ctx context.Context, d *app.Deps, call operation.Call, c, before *customer.Customer, tx *table.Tx) error {
	company := call.Caller.Company
	if !call.DryRun && !company.RefuseTwins && !company.RefuseSeen {
		return nil
	}
	found, guards, err := c.Twins(ctx, d.Table, call.Caller.Tenant, before)
	if err != nil {
		return err
	}
	if !company.RefuseTwins && !call.Caller.Rights.Shows(access.Phone) {
		found = slices.DeleteFunc(found, func(twin customer.Twin) bool { return twin.Code == "customer.phoneTaken" })
	}
	if len(found) == 0 {
		if !call.DryRun {
			tx.Add(guards...)
		}
		return nil
	}
	told := make([]advice.Duplicate, len(found))
	for i, twin := range found {
		told[i] = advice.Duplicate{Pointer: twin.Pointer, Code: twin.Code, Record: twin.ID}
	}
	if call.DryRun {
		told, err = veil(ctx, d, call, told)
		c.Repeat(told...)
		return err
	}
	owners, err := ownersOf(ctx, d, call, told)
	if err != nil {
		return err
	}
	fields := make([]problem.Field, len(told))
	for i, twin := range told {
		fields[i] = problem.At(twin.Pointer, twin.Code)
		fields[i].Params = map[string]string{"owner": owners[i].name}
	}
	return problem.New("customer.duplicate", fields...)
}

// veil takes from duplicates which customers they are, where the caller may not see them: what is left is whom to ask.
func veil(ctx context.Context, d *app.Deps, call operation.Call, found []advice.Duplicate) ([]advice.Duplicate, error) {
	owners, err := ownersOf(ctx, d, call, found)
	if err != nil {
		return nil, err
	}
	for i, owner := range owners {
		if !owner.seen {
			found[i].Record, found[i].Owner = "", owner.name
		}
	}
	return found, nil
}

// ownership is whose a customer is, and whether the caller may see it.
type ownership struct {
	name string
	seen bool
}

// nobody stands for the owner of a customer that has none.
const nobody = "-"

// ownersOf reads whose the customers of the duplicates are. Two round trips: owners stand in the customers.
func ownersOf(ctx context.Context, d *app.Deps, call operation.Call, found []advice.Duplicate) ([]ownership, error) {
	keys := make([]table.Key, len(found))
	for i, f := range found {
		keys[i] = customer.Key(call.Caller.Tenant, f.Record)
	}
	items, err := d.Table.BatchGet(ctx, keys)
	if err != nil {
		return nil, err
	}
	all := make([]ownership, len(found))
	var owners []table.Key
	var places []int
	for i, item := range items {
		c, err := customer.Decode(item)
		if err != nil {
			return nil, err
		}
		all[i] = ownership{name: nobody, seen: c.Permit(call.Caller, access.Read) == nil}
		if c.Owner != "" {
			owners, places = append(owners, user.Key(call.Caller.Tenant, c.Owner)), append(places, i)
		}
	}
	if len(owners) == 0 {
		return all, nil
	}
	users, err := d.Table.BatchGet(ctx, owners)
	if err != nil {
		return nil, err
	}
	for i, item := range users {
		if u, err := user.Decode(item); err == nil && u.Name != "" {
			all[places[i]].name = u.Name
		}
	}
	return all, nil
}
