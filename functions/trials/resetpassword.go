package trials

import (
	"context"
	"errors"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/identity"
	"kehu/shared/invitation"
	"kehu/shared/mail"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/trial"
	"kehu/shared/user"
)

// ResetPassword ends the password and all sessions of the first administrator of a company on trial, whose second factor stays. A
// temporary password goes out by mail to the address with which that one signs in, to nobody else: platform administrators see neither.
// Once a company is more than on trial it is on its own: its other administrators reset passwords, and everybody by a mailed code.
var ResetPassword = operation.WriteThen(operation.Spec{
	Name:     "trials.resetPassword",
	Route:    "POST /v1/trial-requests/{id}/reset-password",
	Need:     access.Needs(access.Tenants, access.Update),
	Summary:  "Mail the administrator of a company on trial a temporary password",
	Problems: []problem.Code{"trial.notFound", "trial.notRunning", "user.notActive"},
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable, operation.AdminIdentity, operation.SendMail},
	Timeout:  20 * time.Second,
}, resetPassword, mailPassword)

type resetInput struct {
	operation.Acting
	ID string `json:"-" path:"id" maxLength:"64" doc:"The request's identifier."`
}

// reset is what is answered: nothing of whose password it is.
type reset struct {
	ID string    `json:"id" doc:"The request's identifier."`
	At time.Time `json:"passwordResetAt" doc:"When the password was reset."`
}

func resetPassword(ctx context.Context, d *app.Deps, call operation.Call, in *resetInput) (*reset, table.Tx, error) {
	request, err := trial.Find(ctx, d.Table, call.Caller.Tenant, in.ID)
	if err != nil {
		return nil, table.Tx{}, err
	}
	notRunning := problem.New("trial.notRunning")
	if request.State != trial.Approved {
		return nil, table.Tx{}, notRunning
	}
	named, err := access.ParseTenant(request.Tenant)
	if err != nil {
		return nil, table.Tx{}, err
	}
	company, found, err := tenant.Get(ctx, d.Table, named)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if !found || company.Status != tenant.Trial { // the time may be over: that is when somebody asks for more
		return nil, table.Tx{}, notRunning
	}
	before, err := user.Find(ctx, d.Table, named, request.Administrator)
	if err != nil {
		return nil, table.Tx{}, err
	}
	if before.Status != user.Active || !before.Administers() {
		return nil, table.Tx{}, problem.New("user.notActive")
	}
	if before.PasswordResetAt != nil {
		if wait := before.PasswordResetAt.Add(pause).Sub(call.At); wait > 0 {
			return nil, table.Tx{}, problem.New("request.tooMany").After(wait)
		}
	}
	after := before
	after.Meta = before.Changed(call.Stamp())
	after.PasswordResetAt, after.SignedOutAt = &after.UpdatedAt, call.At
	return &reset{ID: request.ID, At: after.UpdatedAt}, after.Replace(named, before), nil
}

// mailPassword mails the temporary password; see invitation.MailPassword.
func mailPassword(ctx context.Context, d *app.Deps, call operation.Call, r *reset) error {
	request, err := trial.Find(ctx, d.Table, call.Caller.Tenant, r.ID)
	if err != nil {
		return err
	}
	company, err := access.ParseTenant(request.Tenant)
	if err != nil {
		return err
	}
	d.Sessions.Forget(access.Caller{Tenant: company, User: request.Administrator})
	by := invitation.Inviter{Tenant: call.Caller.Tenant, User: call.Caller.User}
	err = invitation.MailPassword(ctx, d, by, company, request.Administrator, &r.At)
	if errors.Is(err, identity.ErrTooManyRequests) || errors.Is(err, mail.ErrThrottled) {
		return problem.New("request.tooMany").After(pause).Because(err)
	}
	return err
}
