package mails

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/event"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
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

// lease is how long a claimed mail is left to whoever claimed it. After that its sender is taken to have died,
// and it is sent again under the same Message-ID: a mail twice is better than none.
const lease = 2 * time.Minute

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
	claim := table.In(tenantID, "MAIL", message.ID).Key("MAIL")
	mine, err := take(ctx, d, claim)
	if err != nil || !mine {
		return err
	}
	receipt, err := d.Mail.Send(ctx, *message)
	switch {
	case errors.Is(err, mail.ErrRejected): // sending again would be refused again
		return settle(ctx, d, claim, "rejected", "")
	case err != nil:
		return errors.Join(fmt.Errorf("send welcome mail: %w", err), release(ctx, d, claim))
	}
	return settle(ctx, d, claim, "sent", receipt.ProviderID)
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
		Tags: map[string]string{"kind": string(mail.Welcome), "tenant": tenantID.String()},
	}, nil
}

// take claims the mail; it reports false when it was sent, or is just being sent by another.
func take(ctx context.Context, d *app.Deps, claim table.Key) (bool, error) {
	now := d.Clock.Now()
	stale := table.And(table.Equal("st", "sending"), table.Less("un", table.NumberOf(now.Unix())))
	if _, once := d.Mail.(mail.Once); once {
		stale = table.Equal("st", "sending")
	}
	free := table.Or(table.Absent(), stale)
	item := table.Item{"st": "sending", "un": table.NumberOf(now.Add(lease).Unix())}
	err := d.Table.Transact(ctx, table.Tx{Writes: []table.Write{table.Put(claim, item).When(free, nil)}})
	var canceled *table.Canceled
	if !errors.As(err, &canceled) || canceled.Failed() < 0 {
		return err == nil, err
	}
	known, err := d.Table.Get(ctx, claim)
	if err != nil || known.Text("st") != "sending" {
		return false, err
	}
	return false, errBusy // come again when the lease is over
}

var errBusy = errors.New("the mail is being sent by another")

// settle remembers how it ended.
func settle(ctx context.Context, d *app.Deps, claim table.Key, state, provider string) error {
	item := table.Item{"st": state, "at": d.Clock.Now().Format(time.RFC3339), "pr": provider}
	return d.Table.Transact(ctx, table.Tx{Writes: []table.Write{table.Put(claim, item)}})
}

// release lets the next attempt begin at once.
func release(ctx context.Context, d *app.Deps, claim table.Key) error {
	return d.Table.Transact(ctx, table.Tx{Writes: []table.Write{table.Delete(claim)}})
}
