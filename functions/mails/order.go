package mails

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/delivery"
	"kehu/shared/document"
	"kehu/shared/event"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/paper"
	"kehu/shared/problem"
)

// Order makes and sends the mail with the confirmation of an order, which orders.mail queued. It shows the order as it is when it is
// sent; one that can no longer be confirmed is not sent.
var Order = operation.Event(operation.Spec{
	Name:    "mails.order",
	Summary: "Mail the confirmation of an order",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable, operation.SendMail, operation.Documents},
	Timeout: 30 * time.Second,
}, []event.Type{event.MailQueued}, sendOrder)

func sendOrder(ctx context.Context, d *app.Deps, e event.Event) error {
	company, err := access.ParseTenant(e.Tenant)
	if err != nil {
		return fmt.Errorf("mail of an order: %w", err)
	}
	queued, found, err := delivery.Get(ctx, d.Table, company, e.Entity)
	if err != nil || !found || queued.State != delivery.Queued || queued.Kind != string(mail.OrderConfirmation) {
		return err
	}
	message, refused, err := confirmation(ctx, d, company, &queued)
	if err != nil {
		return fmt.Errorf("mail of an order: %w", err)
	}
	if refused != "" {
		return delivery.Refuse(ctx, d, company, queued.ID, string(refused))
	}
	return delivery.Send(ctx, d, company, queued.About, mail.OrderConfirmation, *message)
}

// confirmation returns the mail, or why there is none.
func confirmation(ctx context.Context, d *app.Deps, company access.Tenant, queued *delivery.Delivery) (*mail.Message, problem.Code, error) {
	o, err := order.Get(ctx, d.Table, company, queued.Order)
	if problem.Is(err, "order.notFound") || err == nil && !paper.Confirmable(&o) {
		return nil, "order.notConfirmed", nil
	}
	if err != nil {
		return nil, "", err
	}
	beside, err := paper.Load(ctx, d.Table, company, &o)
	if err != nil {
		return nil, "", err
	}
	if c := beside.Customer; c == nil || c.Deleted() || c.ErasedAt != nil {
		return nil, "order.customerGone", nil
	}
	letter := paper.Letter{Company: beside.Company, Language: problem.Language(queued.Language), At: d.Clock.Now()}
	var content bytes.Buffer
	err = d.Documents.Print(ctx, &content, letter.Confirmation(&o, beside.Customer, beside.Salesperson.Name))
	if errors.Is(err, document.ErrTooManyCharacters) || err == nil && content.Len() > operation.MaxPDF {
		return nil, "document.tooLarge", nil
	}
	if err != nil {
		return nil, "", err
	}
	subject, plain, html, err := mail.Render(mail.OrderConfirmation, queued.Language, mail.OrderConfirmationData{
		Company: beside.Company.Name, Number: o.Number, Contact: queued.Name, Customer: beside.Customer.Name, Reference: o.Reference,
		Total: letter.Total(&o), Salesperson: beside.Salesperson.Name, SalespersonEmail: beside.Salesperson.Email,
	})
	if err != nil {
		return nil, "", err
	}
	return &mail.Message{
		ID: queued.ID, To: queued.To, ToName: queued.Name, FromName: beside.Company.Name, ReplyTo: beside.Salesperson.Email,
		Locale: queued.Language, Subject: subject, Text: plain, HTML: html,
		Attachments: []mail.Attachment{{Name: mail.FileName(o.Number, ".pdf"), MediaType: operation.PDFType, Content: content.Bytes()}},
	}, "", nil
}
