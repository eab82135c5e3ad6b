package trials

import (
	"context"
	"net/http"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/emailaddress"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/ratelimit"
	"kehu/shared/ration"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/trial"
	"kehu/shared/user"
)

// Request asks for a company of one's own. The answer is the same whether the address has an account or a request already.
var Request = operation.Write(operation.Spec{
	Name:     "trials.request",
	Route:    "POST /v1/trial-requests",
	Need:     access.Public,
	Summary:  "Ask for a trial",
	Problems: []problem.Code{"trial.unavailable"},
	Status:   http.StatusAccepted,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, request)

// Within an hour one address can ask so often, and so often one caller.
const (
	perAddress = 3
	perCaller  = 20
)

type requestInput struct {
	Body trial.Fields
}

type requestOutput struct {
	State trial.State `json:"state" enum:"pending" doc:"Somebody will decide, and a mail will tell."`
}

func request(ctx context.Context, d *app.Deps, call operation.Call, in *requestInput) (*requestOutput, table.Tx, error) {
	if d.Operator.IsZero() {
		return nil, table.Tx{}, problem.New("trial.unavailable")
	}
	if in.Body.Locale == "" {
		in.Body.Locale = string(call.Language)
	}
	fields, err := in.Body.Normalize()
	if err != nil {
		return nil, table.Tx{}, err
	}
	if fields.ReferralCode != "" {
		known, err := user.SalesCodeTaken(ctx, d.Table, d.Operator, fields.ReferralCode)
		if err != nil {
			return nil, table.Tx{}, err
		}
		if !known {
			return nil, table.Tx{}, problem.Invalid(problem.At("/referralCode", "trial.referralUnknown"))
		}
	}
	asked := trial.New(record.Created(trial.Kind, trial.Kind.NewID(d.IDs), call.Stamp()), fields)
	return &requestOutput{State: asked.State}, table.Tx{Writes: []table.Write{
		asked.Put(d.Operator),
		ration.Hourly("trial", emailaddress.Fold(fields.Email), perAddress, call.At),
		ration.Hourly("trialFrom", ratelimit.NetworkOf(call.Address), perCaller, call.At),
	}}, nil
}
