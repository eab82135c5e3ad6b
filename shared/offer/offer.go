package offer

import (
	"errors"

	"kehu/shared/problem"
)

// Offer is an action that the record's state lets happen, and the caller's permissions.
type Offer struct {
	Action  string       `json:"action" doc:"What can be done."`
	To      string       `json:"to,omitempty" doc:"The state that it leads to, for records that have states."`
	Refusal problem.Code `json:"refusal,omitempty" doc:"Why you may not do it now all the same: the stable code. Absent: you may."`
	Detail  string       `json:"detail,omitempty" doc:"The refusal in the caller's language."`
}

// New returns the offer of the action, which the rule refuses with the error, a problem; nil is no refusal.
func New(action, to string, refused error, language problem.Language) Offer {
	o := Offer{Action: action, To: to}
	if known, ok := errors.AsType[*problem.Error](refused); ok {
		o.Refusal, o.Detail = known.Code, language.Text(string(known.Code), known.Params)
	}
	return o
}
