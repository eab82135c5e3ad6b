package customers

import (
	"context"
	"net/http"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/credit"
	"kehu/shared/customer"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Unmerge takes a merge back: the other customer is in use again, with its number and what it had, and a job moves back what had
// come from it. What was changed or added since stays with this customer, and the answer tells which fields these are.
var Unmerge = operation.Write(operation.Spec{
	Name:     "customers.unmerge",
	Route:    "POST /v1/customers/{id}/unmerge",
	Need:     access.Needs(access.Customer, access.Merge),
	Summary:  "Take a merge of customers back",
	Problems: []problem.Code{"customer.notFound", "customer.notMerged", "customer.duplicate", "customer.mergeBusy"},
	Status:   http.StatusAccepted,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, unmerge)

type unmergeInput struct {
	operation.Creating
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer that stayed."`
	Body struct {
		With   string `json:"with" minLength:"1" maxLength:"64" doc:"The customer that became part of it."`
		Reason string `json:"reason,omitempty" maxLength:"200" doc:"Why; kept in the audit trail of both."`
	}
}

type unmergeOutput struct {
	job.Job
	Kept []string `json:"kept" nullable:"false" doc:"Fields that somebody changed since the merge: they stay as they are, but for what lists got by it."`
}

func unmerge(ctx context.Context, d *app.Deps, call operation.Call, in *unmergeInput) (*unmergeOutput, table.Tx, error) {
	var check text.Checker
	reason := check.OptionalLine("/reason", in.Body.Reason)
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	tenant := call.Caller.Tenant
	stays, err := customer.Reachable(ctx, d.Table, call.Caller, access.Merge, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	merges, err := customer.Merges(ctx, d.Table, tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	i := slices.IndexFunc(merges, func(m customer.Merge) bool { return m.Other == in.Body.With && call.At.Before(m.Until) })
	if i < 0 {
		return nil, table.Tx{}, problem.New("customer.notMerged")
	}
	if err := idle(ctx, d, call, in.ID); err != nil {
		return nil, table.Tx{}, err
	}
	other, err := customer.Get(ctx, d.Table, tenant, in.Body.With)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if other.MergedInto != stays.ID {
		return nil, table.Tx{}, problem.New("customer.notMerged")
	}
	out := &unmergeOutput{Job: job.New(MergeJob, d.IDs, call.Stamp()), Kept: []string{}}
	_, _, kept, tx := stays.Unmerged(tenant, other, merges[i], call.Stamp())
	out.Kept = append(out.Kept, kept...)
	writes, err := out.Queue(tenant, mergeOrder{From: stays.ID, To: other.ID, Back: true, Primary: other.PrimaryContact})
	tx.Add(writes...)
	tx.Add(
		credit.Reopen(tenant, other.ID),
		audit.Note(tenant, d.IDs, customer.Kind, stays.Meta, audit.Unmerged, reason, call.Stamp()),
		audit.Note(tenant, d.IDs, customer.Kind, other.Meta, audit.Unmerged, reason, call.Stamp()),
	)
	return out, tx, err
}
