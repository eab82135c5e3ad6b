package audit

import (
	"context"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

// Verify proves that the trail is as it was written, page by page.
var Verify = operation.Read(operation.Spec{
	Name:     "audit.verify",
	Route:    "GET /v1/audit/verify",
	Need:     access.Needs(access.Audit, access.Read),
	Summary:  "Prove that the audit trail is unbroken",
	Problems: []problem.Code{"request.cursorInvalid", "customer.notFound", "auth.outOfReach"},
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.ReadAudit},
}, verify)

type verifyInput struct {
	Limit  int    `json:"-" query:"limit" minimum:"1" maximum:"10000" default:"2000" doc:"How many rows to check in one call, about."`
	Cursor string `json:"-" query:"cursor" maxLength:"4096" doc:"Where to go on: nextCursor of the answer before."`
	FilterInput
}

type verifyOutput struct {
	Valid      bool          `json:"valid" doc:"Whether no fault was found in the rows that were checked."`
	Checked    int           `json:"checked" doc:"How many rows were checked."`
	Faults     []audit.Fault `json:"faults" nullable:"false" doc:"What was found."`
	NextCursor string        `json:"nextCursor,omitempty" doc:"Where to go on; absent when all rows were checked."`
}

func verify(ctx context.Context, d *app.Deps, call operation.Call, in *verifyInput) (*verifyOutput, error) {
	out := &verifyOutput{Faults: []audit.Fault{}}
	page := listInput{FilterInput: in.FilterInput}
	page.Cursor = in.Cursor
	for {
		page.Limit = min(in.Limit-out.Checked, 200)
		rows, next, err := rowsOf(ctx, d, call, "audit.verify", &page)
		if err != nil {
			return nil, err
		}
		faults, err := audit.Verify(ctx, d.Audit, call.Caller.Tenant, kinds(), rows)
		if err != nil {
			return nil, err
		}
		heads, err := audit.VerifyHeads(ctx, d.Table, d.Audit, call.Caller.Tenant, kinds(), rows, call.At)
		if err != nil {
			return nil, err
		}
		out.Faults = append(append(out.Faults, faults...), heads...)
		out.Checked += len(rows)
		if page.Cursor, out.NextCursor = next, next; next == "" || out.Checked >= in.Limit {
			break
		}
	}
	out.Valid = len(out.Faults) == 0
	return out, nil
}
