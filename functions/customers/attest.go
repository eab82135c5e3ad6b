package customers

import (
	"context"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/mask"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Attest records what somebody found who called a number of a customer, or looked at its licence.
var Attest = operation.Write(operation.Spec{
	Name:     "customers.attest",
	Route:    "POST /v1/customers/{id}/verifications/attest",
	Need:     access.Needs(access.Customer, access.Verify),
	Summary:  "Record what a call or a licence showed of a customer",
	Problems: []problem.Code{"customer.notFound"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, attest)

type attestInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Body struct {
		Channel customer.Channel  `json:"channel" enum:"phone,licence" doc:"A call, or the document that shows the tax number."`
		Phone   string            `json:"phone,omitempty" maxLength:"120" doc:"Of phone: one of the customer's numbers as it is answered, also masked; the first if absent."`
		State   customer.Standing `json:"state" enum:"verified,failed" doc:"What came of it."`
		Note    string            `json:"note" minLength:"1" maxLength:"200" doc:"Who was spoken to, or which document it was." example:"business licence, copy of 2026-03-01"`
	}
}

func attest(ctx context.Context, d *app.Deps, call operation.Call, in *attestInput) (*verification, table.Tx, error) {
	var check text.Checker
	note := check.Line("/note", in.Body.Note)
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Verify, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	v := customer.Verification{Channel: in.Body.Channel, State: in.Body.State, By: call.Caller.User, At: call.At, Note: note}
	if v.Channel == customer.ThroughPhone {
		i := slices.IndexFunc(before.Phones, func(phone string) bool {
			return in.Body.Phone == "" || phone == in.Body.Phone || mask.Text(phone) == in.Body.Phone
		})
		if i < 0 {
			return nil, table.Tx{}, problem.Invalid(problem.At("/phone", "verification.notOfCustomer"))
		}
		v.Phone = before.Phones[i]
	} else if v.TaxNumber = before.TaxNumber; v.TaxNumber == "" {
		return nil, table.Tx{}, problem.Invalid(problem.At("/channel", "verification.notOfCustomer"))
	}
	after := before.Verify(call.Stamp(), v)
	return &verification{Customer: before.ID, Verification: v}, after.Replace(call.Caller.Tenant, before), nil
}
