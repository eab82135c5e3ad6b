package reviews

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/department"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/record"
	"kehu/shared/review"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Create starts a review of who has which grants. A job gathers them; then the review is open.
var Create = operation.Write(operation.Spec{
	Name:    "reviews.create",
	Route:   "POST /v1/reviews",
	Need:    access.Needs(access.Review, access.Create),
	Summary: "Start a review of who has which grants",
	Status:  http.StatusCreated,
	Weight:  operation.Heavy,
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Body review.Fields
}

// longest is how far away a deadline may be.
const longest = 366 * 24 * time.Hour

func create(ctx context.Context, d *app.Deps, call operation.Call, in *createInput) (*review.Review, table.Tx, error) {
	fields := in.Body
	var check text.Checker
	fields.Name = check.Line("/name", fields.Name)
	fields.DueAt = fields.DueAt.UTC().Truncate(time.Millisecond)
	if !fields.DueAt.After(call.At) || fields.DueAt.After(call.At.Add(longest)) {
		check.Add("/dueAt", "review.dueInvalid")
	}
	if fields.Department != "" && !department.Kind.Valid(fields.Department) {
		check.Add("/departmentId", "department.unknown")
	}
	for i, identifier := range fields.Reviewers {
		switch {
		case !user.Kind.Valid(identifier):
			check.Add(fmt.Sprintf("/reviewers/%d", i), "review.reviewerUnfit")
		case slices.Contains(fields.Reviewers[:i], identifier):
			check.Add(fmt.Sprintf("/reviewers/%d", i), "field.duplicate")
		}
	}
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	if err := known(ctx, d, call, fields); err != nil {
		return nil, table.Tx{}, err
	}
	j := job.New(review.Job, d.IDs, call.Stamp())
	created := review.Review{
		Meta:   record.Created(review.Kind, review.Kind.NewID(d.IDs), call.Stamp()),
		Fields: fields, State: review.Gathering, Job: j.ID,
	}
	writes, err := j.Queue(call.Caller.Tenant, review.Order{Review: created.ID})
	return &created, table.Tx{Writes: append(writes, created.Created(call.Caller.Tenant))}, err
}

// known checks, in one read, that role and department are there, and that each reviewer can sign in and may read and update reviews.
func known(ctx context.Context, d *app.Deps, call operation.Call, fields review.Fields) error {
	keys := []table.Key{role.RegistryKey(call.Caller.Tenant)}
	for _, identifier := range fields.Reviewers {
		keys = append(keys, user.Key(call.Caller.Tenant, identifier))
	}
	if fields.Department != "" {
		keys = append(keys, department.Key(call.Caller.Tenant, fields.Department))
	}
	items, err := d.Table.BatchGet(ctx, keys)
	if err != nil {
		return fmt.Errorf("read reviewers: %w", err)
	}
	var check text.Checker
	registry := role.DecodeRegistry(items[0])
	for i := range fields.Reviewers {
		fit, err := fits(items[i+1], registry, call.At)
		if err != nil {
			return err
		}
		if !fit {
			check.Add(fmt.Sprintf("/reviewers/%d", i), "review.reviewerUnfit")
		}
	}
	if last := items[len(items)-1]; fields.Department != "" && (last == nil || last["da"] != nil) {
		check.Add("/departmentId", "department.unknown")
	}
	if fields.Role != "" && !registry.Knows(fields.Role) {
		check.Add("/role", "user.roleUnknown")
	}
	return check.Problem()
}

// fits reports whether the user can sign in, and may see and decide what stands in reviews.
func fits(item table.Item, registry role.Registry, at time.Time) (bool, error) {
	if item == nil {
		return false, nil
	}
	u, err := user.Decode(item)
	if err != nil {
		return false, err
	}
	rights := u.RightsAt(at, registry)
	return u.Status == user.Active && rights.Scope(access.Permission{Object: access.Review, Action: access.Read}) != "" &&
		rights.Scope(access.Permission{Object: access.Review, Action: access.Update}) != "", nil
}
