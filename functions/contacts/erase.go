package contacts

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/contact"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Erase takes a person's data out of a contact, because the person asks for it, also from the recycle bin: at once from the record,
// and, by the event that comes of it, from search, jobs and the values of the audit trail; then the contact is gone. Nobody
// can take that back.
var Erase = operation.Write(operation.Spec{
	Name:     "contacts.erase",
	Route:    "POST /v1/customers/{id}/contacts/{contactId}/erase",
	Need:     access.Needs(access.Customer, access.Erase),
	Summary:  "Erase a contact's data on request",
	Problems: []problem.Code{"customer.notFound", "contact.notFound", "contact.primaryInUse"},
	Status:   http.StatusNoContent,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, erase)

type eraseInput struct {
	operation.Acting
	Path
	Successor string `json:"-" query:"successor" maxLength:"64" doc:"The contact that becomes primary, when the primary contact goes."`
	Body      struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why, without any of the data: it stays in the audit trail."`
	}
}

func erase(ctx context.Context, d *app.Deps, call operation.Call, in *eraseInput) (*operation.Nothing, table.Tx, error) {
	var check text.Checker
	reason := check.Line("/reason", in.Body.Reason)
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	book, err := contact.Open(ctx, d.Table, call.Caller, access.Erase, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	before, err := book.Find(in.ContactID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.Erased != nil {
		return nil, table.Tx{}, problem.New("contact.notFound")
	}
	tx, err := book.Erase(before, call.Stamp(), in.Successor)
	tx.Add(audit.Note(call.Caller.Tenant, d.IDs, contact.Kind, before.Meta, audit.Erased, reason, call.Stamp()))
	return &operation.Nothing{}, tx, err
}
