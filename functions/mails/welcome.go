package mails

import (
	"context"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/delivery"
	"kehu/shared/event"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// Welcome greets a new customer by mail, when that was asked for.
var Welcome = operation.Event(operation.Spec{
	Name:    "mails.welcome",
	Summary: "Greet a new customer by mail",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable, operation.SendMail},
	Timeout: 30 * time.Second,
}, []event.Type{event.CustomerCreated}, welcome)

func welcome(ctx context.Context, d *app.Deps, e event.Event) error {
	if e.Attributes["welcome"] != "true" {
		return nil
	}
	tenantID, err := access.ParseTenant(e.Tenant)
	if err != nil {
		return fmt.Errorf("welcome mail: %w", err)
	}
	message, err := compose(ctx, d, tenantID, e)
	if err != nil || message == nil {
		return err
	}
	return delivery.Send(ctx, d, tenantID, e.Entity, mail.Welcome, *message)
}

// compose returns the mail, or nil when there is nobody to send it to any more.
func compose(ctx context.Context, d *app.Deps, tenantID access.Tenant, e event.Event) (*mail.Message, error) {
	c, err := customer.Get(ctx, d.Table, tenantID, e.Entity)
	if problem.Is(err, "customer.notFound") || err == nil && (c.Deleted() || len(c.Emails) == 0) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	company, found, err := tenant.Get(ctx, d.Table, tenantID)
	if err != nil || !found {
		return nil, fmt.Errorf("welcome mail: company (found %t): %w", found, err)
	}
	data := mail.WelcomeData{Company: company.Name, Customer: c.Name, Number: c.Number, Contact: c.ContactName}
	if owner, found, err := user.Get(ctx, d.Table, tenantID, c.Owner); err != nil {
		return nil, err
	} else if found {
		data.Salesperson, data.SalespersonEmail = owner.Name, owner.Email
	}
	subject, plain, html, err := mail.Render(mail.Welcome, company.Locale, data)
	if err != nil {
		return nil, fmt.Errorf("welcome mail: %w", err)
	}
	return &mail.Message{
		ID: "welcome-" + e.ID, To: c.Emails[0], ToName: c.Name, FromName: company.Name,
		ReplyTo: data.SalespersonEmail, Locale: company.Locale, Subject: subject, Text: plain, HTML: html,
	}, nil
}
