package customers

import (
	"context"
	"crypto/subtle"
	"errors"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/seal"
	"kehu/shared/table"
)

// Confirm verifies an address of a customer by the code that was mailed there. A wrong code is an answer, not a problem, as it is
// counted: with the fifth the verification has failed.
var Confirm = operation.Write(operation.Spec{
	Name:     "customers.confirm",
	Route:    "POST /v1/customers/{id}/verifications/confirm",
	Need:     access.Needs(access.Customer, access.Verify),
	Summary:  "Verify an address of a customer by the code that was mailed there",
	Problems: []problem.Code{"customer.notFound", "verification.notPending"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, confirm)

type confirmInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Body struct {
		Email string `json:"email,omitempty" maxLength:"254" doc:"One of the customer's addresses; the first if absent."`
		Code  string `json:"code" minLength:"6" maxLength:"6" pattern:"^[0-9]*$" doc:"The six digits." example:"482913"`
	}
}

func confirm(ctx context.Context, d *app.Deps, call operation.Call, in *confirmInput) (*verification, table.Tx, error) {
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Verify, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	address, err := addressOf(&before, in.Body.Email)
	if err != nil {
		return nil, table.Tx{}, err
	}
	known := before.PendingCode(address)
	if known == nil {
		return nil, table.Tx{}, problem.New("verification.notPending")
	}
	code, err := d.Sealer.Open(ctx, codePurpose, codeBinding(call.Caller.Tenant, before.ID, known.Email), known.Sealed)
	if errors.Is(err, seal.ErrInvalid) { // its time is over
		return nil, table.Tx{}, problem.New("verification.notPending")
	}
	if err != nil {
		return nil, table.Tx{}, err
	}
	v := *known
	switch right := subtle.ConstantTimeCompare(code, []byte(in.Body.Code)) == 1; {
	case right:
		v = customer.Verification{Channel: v.Channel, Email: v.Email, State: customer.Verified, By: call.Caller.User, At: call.At}
	case v.Attempts+1 >= customer.MaxAttempts:
		v = customer.Verification{
			Channel: v.Channel, Email: v.Email, State: customer.VerificationFailed, By: call.Caller.User, At: call.At, Attempts: v.Attempts + 1,
		}
	default:
		v.Attempts++
	}
	after := before.Verify(call.Stamp(), v)
	return &verification{Customer: before.ID, Verification: v}, after.Replace(call.Caller.Tenant, before), nil
}
