package customers

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// AsOf answers a customer as it was at a moment, made of the rows of its audit trail, with the proof that these are as they were
// written. Who may see it, and what is masked, is as of today. Two round trips: whose customer it is, and the rows.
var AsOf = operation.Read(operation.Spec{
	Name:     "customers.asOf",
	Route:    "GET /v1/customers/{id}/as-of",
	Need:     access.Needs(access.Customer, access.Read),
	Summary:  "Get a customer as it was",
	Problems: []problem.Code{"customer.notFound", "customer.notYet", "customer.erased"},
	Uses:     []operation.Grant{operation.ReadTable, operation.ReadAudit},
}, asOf)

type asOfInput struct {
	ID string    `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	At time.Time `json:"-" query:"at" required:"true" doc:"The moment (RFC 3339)." example:"2026-03-31T16:00:00Z"`
}

type asOfOutput struct {
	Customer customer.Customer `json:"customer" doc:"As it was. What is masked for everybody is not kept in the trail, so it is masked here, whoever asks."`
	Unknown  []string          `json:"unknown" nullable:"false" doc:"Fields whose values are not kept any more."`
	Proof    proof             `json:"proof" doc:"What the answer was made of."`
}

type proof struct {
	Valid  bool          `json:"valid" doc:"Whether every row is as it was written and continues the one before, from the first on."`
	Rows   int           `json:"rows" doc:"How many rows there are up to then."`
	Hash   string        `json:"hash" doc:"The hash of the last of them."`
	Faults []audit.Fault `json:"faults" nullable:"false" doc:"What is wrong with them."`
}

func asOf(ctx context.Context, d *app.Deps, call operation.Call, in *asOfInput) (*asOfOutput, error) {
	now, err := customer.Reachable(ctx, d.Table, call.Caller, access.Read, in.ID)
	if err != nil {
		return nil, err
	}
	if now.ErasedAt != nil {
		return nil, problem.New("customer.erased")
	}
	past, err := audit.AsOf(ctx, d.Audit, call.Caller.Tenant, customer.Kind, in.ID, in.At)
	if err != nil {
		return nil, err
	}
	switch {
	case past.Version < now.Version && !now.UpdatedAt.After(in.At):
		if call.At.Sub(now.UpdatedAt) < audit.Grace {
			return nil, problem.New("request.busy").After(time.Second) // the trail is behind: it will tell in a moment
		}
		past.Faults = append(past.Faults, audit.Fault{Entity: in.ID, Version: now.Version, Reason: "missing"})
	case past.Version == 0:
		return nil, problem.New("customer.notYet")
	}
	out := asOfOutput{Unknown: append([]string{}, past.Unknown...)}
	out.Proof = proof{Valid: len(past.Faults) == 0, Rows: past.Rows, Hash: past.Hash, Faults: past.Faults}
	if err := past.Decode(&out.Customer); err != nil {
		return nil, err
	}
	out.Customer = out.Customer.With(out.Customer.Meta, out.Customer.Fields)
	return &out, nil
}
