package customers

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/delivery"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/seal"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// Verify mails a code to an address of a customer: who reads it there tells it to whoever looks after the customer. The code is kept
// sealed. It is mailed after the transaction, by three more reads, and once, however often the call is repeated.
var Verify = operation.WriteThen(operation.Spec{
	Name:     "customers.verify",
	Route:    "POST /v1/customers/{id}/verifications",
	Need:     access.Needs(access.Customer, access.Verify),
	Summary:  "Mail a code to verify an address of a customer",
	Problems: []problem.Code{"customer.notFound", "verification.tooSoon"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.SendMail},
}, verify, mailCode)

type verifyInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer's identifier."`
	Body struct {
		Email string `json:"email,omitempty" maxLength:"254" doc:"One of the customer's addresses; the first if absent."`
	}
}

// verification is what is known of one address, number or licence of a customer.
type verification struct {
	Customer string `json:"customerId" doc:"The customer."`
	customer.Verification
}

const codePurpose = "verification"

func codeBinding(t access.Tenant, identifier, address string) string {
	return t.String() + " " + identifier + " " + address
}

func verify(ctx context.Context, d *app.Deps, call operation.Call, in *verifyInput) (*verification, table.Tx, error) {
	before, err := customer.Reachable(ctx, d.Table, call.Caller, access.Verify, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	address, err := addressOf(&before, in.Body.Email)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if known := before.PendingCode(address); known != nil && call.At.Before(known.At.Add(customer.CodeWait)) {
		return nil, table.Tx{}, problem.New("verification.tooSoon")
	}
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return nil, table.Tx{}, fmt.Errorf("make code: %w", err)
	}
	code := fmt.Appendf(nil, "%06d", n.Int64())
	sealed, err := d.Sealer.Seal(ctx, codePurpose, codeBinding(call.Caller.Tenant, before.ID, address), code, customer.CodeLife)
	if err != nil {
		return nil, table.Tx{}, err
	}
	until := call.At.Add(customer.CodeLife)
	v := customer.Verification{
		Channel: customer.ThroughEmail, Email: address, State: customer.VerificationPending, By: call.Caller.User, At: call.At, ExpiresAt: &until,
		Mail: d.IDs.New("mail"), Sealed: sealed,
	}
	after := before.Verify(call.Stamp(), v)
	return &verification{Customer: before.ID, Verification: v}, after.Replace(call.Caller.Tenant, before), nil
}

// addressOf returns the customer's address that is meant: the first, if none is named.
func addressOf(c *customer.Customer, named string) (string, error) {
	if named == "" && len(c.Emails) > 0 {
		return c.Emails[0], nil
	}
	if address := c.HasEmail(named); named != "" && address != "" {
		return address, nil
	}
	return "", problem.Invalid(problem.At("/email", "verification.notOfCustomer"))
}

// mailCode sends the code that waits for the address, unless it is void.
func mailCode(ctx context.Context, d *app.Deps, call operation.Call, out *verification) error {
	id := call.Caller.Tenant
	c, err := customer.Reachable(ctx, d.Table, call.Caller, access.Verify, out.Customer)
	if err != nil {
		return err
	}
	v := c.PendingCode(out.Email)
	if v == nil {
		return nil
	}
	code, err := d.Sealer.Open(ctx, codePurpose, codeBinding(id, c.ID, v.Email), v.Sealed)
	if errors.Is(err, seal.ErrInvalid) {
		return nil
	}
	if err != nil {
		return err
	}
	company, found, err := tenant.Get(ctx, d.Table, id)
	if err != nil || !found {
		return fmt.Errorf("mail code: company (found %t): %w", found, err)
	}
	subject, plain, html, err := mail.Render(mail.Verification, company.Locale, mail.VerificationData{
		Company: company.Name, Code: string(code), ValidFor: customer.CodeLife,
	})
	if err != nil {
		return fmt.Errorf("mail code: %w", err)
	}
	return delivery.Send(ctx, d, id, c.ID, mail.Verification, mail.Message{
		ID: v.Mail, To: v.Email, ToName: c.Name, FromName: company.Name,
		Locale: company.Locale, Subject: subject, Text: plain, HTML: html,
	})
}
