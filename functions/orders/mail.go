package orders

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/delivery"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/paper"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// Mail queues the mail with the confirmation of an order; mails.order makes and sends it. Three reads: the order says whose addresses
// to read, and those say for which to look whether it gets mail.
var Mail = operation.Write(operation.Spec{
	Name:    "orders.mail",
	Route:   "POST /v1/orders/{id}/mail",
	Need:    access.Needs(access.Order, access.Update),
	Summary: "Mail the confirmation of an order to its customer",
	Problems: []problem.Code{
		"auth.outOfReach", "order.notFound", "order.notConfirmed", "order.customerGone", "order.noAddress", "mail.suppressed",
	},
	Status: http.StatusAccepted,
	Uses:   []operation.Grant{operation.ReadTable, operation.WriteTable},
}, queueMail)

type mailInput struct {
	operation.Creating
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The order's identifier."`
	Body mailBody
}

type mailBody struct {
	Contact  string           `json:"contactId,omitempty" maxLength:"64" doc:"A contact of the customer, who gets it; the customer itself if absent."`
	Email    string           `json:"email,omitempty" maxLength:"254" doc:"One of the addresses of the contact, or of the customer; the first if absent."`
	Language problem.Language `json:"language,omitempty" enum:"en,zh-CN" doc:"Of mail and paper; that of your company if absent."`
}

// queuedMail is a mail as it is answered when it is queued.
type queuedMail struct {
	delivery.Delivery
}

func queueMail(ctx context.Context, d *app.Deps, call operation.Call, in *mailInput) (*queuedMail, table.Tx, error) {
	o, err := order.Reachable(ctx, d.Table, call.Caller, access.Update, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !paper.Confirmable(&o) {
		return nil, table.Tx{}, problem.New("order.notConfirmed")
	}
	to, err := recipientOf(ctx, d.Table, call.Caller, o.Customer, &in.Body)
	if err != nil {
		return nil, table.Tx{}, err
	}
	suppressed, err := delivery.IsSuppressed(ctx, d.Table, call.Caller.Tenant, to.address)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if suppressed {
		return nil, table.Tx{}, problem.New("mail.suppressed")
	}
	queued := delivery.Delivery{
		ID: d.IDs.New("mail"), Kind: string(mail.OrderConfirmation), To: to.address, Name: to.name, Subject: o.Number,
		State: delivery.Queued, CreatedAt: call.At, UpdatedAt: call.At, About: o.Customer, Order: o.ID, By: call.Caller.User,
		Language: cmp.Or(string(in.Body.Language), to.language), Request: call.Stamp().RequestID,
	}
	return &queuedMail{queued}, table.Tx{Writes: []table.Write{delivery.Queue(call.Caller.Tenant, queued)}}, nil
}

// recipient is who gets a mail, and the language of the company.
type recipient struct{ address, name, language string }

// recipientOf returns to whom of a customer the confirmation goes: one round trip.
func recipientOf(ctx context.Context, t table.Table, caller access.Caller, identifier string, to *mailBody) (recipient, error) {
	keys := []table.Key{tenant.Key(caller.Tenant), customer.Key(caller.Tenant, identifier)}
	if contact.Kind.Valid(to.Contact) {
		keys = append(keys, contact.Key(caller.Tenant, identifier, to.Contact))
	}
	items, err := t.BatchGet(ctx, keys)
	if err != nil {
		return recipient{}, fmt.Errorf("read to whom it goes: %w", err)
	}
	company, err := tenant.Decode(items[0])
	if err != nil {
		return recipient{}, err
	}
	if items[1] == nil {
		return recipient{}, problem.New("order.customerGone")
	}
	c, err := customer.Decode(items[1])
	if err != nil {
		return recipient{}, err
	}
	if c.Permit(caller, access.Read) != nil { // whose addresses are not for the caller
		return recipient{}, problem.New("auth.outOfReach").Because(errors.New("the customer is out of the caller's reach"))
	}
	if c.Deleted() || c.ErasedAt != nil {
		return recipient{}, problem.New("order.customerGone")
	}
	emails, name := c.Emails, cmp.Or(c.ContactName, c.Name)
	if to.Contact != "" {
		if emails, name, err = personOf(items[2:]); err != nil {
			return recipient{}, err
		}
	}
	address, err := chosen(emails, to.Email)
	return recipient{address, name, company.Locale}, err
}

// personOf returns addresses and name of a contact that was read.
func personOf(items []table.Item) (emails []string, name string, err error) {
	if len(items) == 0 {
		return nil, "", problem.Invalid(problem.At("/contactId", "contact.unknown"))
	}
	person, err := contact.Decode(items[0])
	if problem.Is(err, "contact.notFound") || err == nil && (person.Deleted() || person.Erased != nil) {
		return nil, "", problem.Invalid(problem.At("/contactId", "contact.unknown"))
	}
	return person.Emails, person.Name, err
}

// chosen returns which of the addresses is meant: the first, if none is named.
func chosen(emails []string, named string) (string, error) {
	if len(emails) == 0 && named == "" {
		return "", problem.New("order.noAddress")
	}
	if named == "" {
		return emails[0], nil
	}
	of := customer.Fields{Emails: emails}
	if address := of.HasEmail(named); address != "" {
		return address, nil
	}
	return "", problem.Invalid(problem.At("/email", "order.addressUnknown"))
}
