package trials

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/trial"
)

// Reject turns a request down, and tells who asked by mail. Rejecting again mails again what a failure kept back.
var Reject = operation.WriteThen(operation.Spec{
	Name:     "trials.reject",
	Route:    "POST /v1/trial-requests/{id}/reject",
	Need:     access.Needs(access.Tenants, access.Create),
	Summary:  "Turn a request for a trial down, by mail",
	Problems: []problem.Code{"trial.notFound", "trial.decided"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.SendMail},
	Timeout:  20 * time.Second,
}, reject, tell)

type rejectInput struct {
	operation.Acting
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The request's identifier."`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why; the mail says so."`
	}
}

func reject(ctx context.Context, d *app.Deps, call operation.Call, in *rejectInput) (*trial.Request, table.Tx, error) {
	var c text.Checker
	reason := c.Line("/reason", in.Body.Reason)
	if err := c.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	before, err := trial.Find(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	switch before.State {
	case trial.Rejected:
		return &before, table.Tx{}, nil
	case trial.Approved:
		return nil, table.Tx{}, problem.New("trial.decided")
	default:
	}
	request := before.Reject(call.Stamp(), reason)
	return &request, table.Tx{Writes: []table.Write{request.Replace(call.Caller.Tenant, before)}}, nil
}

// tell mails what was decided, under a name that is the same each time.
func tell(ctx context.Context, d *app.Deps, call operation.Call, request *trial.Request) error {
	data := mail.TrialRejectedData{Name: request.Name, Company: request.Company, Reason: request.Reason}
	subject, plain, html, err := mail.Render(mail.TrialRejected, request.Locale, data)
	if err != nil {
		return fmt.Errorf("tell of a rejection: %w", err)
	}
	_, err = d.Mail.Send(ctx, mail.Message{
		ID: "rejected-" + request.ID, To: request.Email, ToName: request.Name, Locale: request.Locale,
		Subject: subject, Text: plain, HTML: html,
		Tags: map[string]string{"kind": string(mail.TrialRejected), "tenant": call.Caller.Tenant.String()},
	})
	switch {
	case errors.Is(err, mail.ErrRejected):
		return nil // sending again would be refused again
	case errors.Is(err, mail.ErrThrottled):
		return problem.New("request.tooMany").After(time.Minute).Because(err)
	case err != nil:
		return fmt.Errorf("tell of a rejection: %w", err)
	}
	return nil
}
