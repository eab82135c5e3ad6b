package mask

import (
	"kehu/shared/access"
	"kehu/shared/text"
)

// Request is the body of a call that asks for what is masked.
type Request struct {
	Fields []access.Field `json:"fields" minItems:"1" maxItems:"3" uniqueItems:"true" nullable:"false" enum:"phone,bank,taxNumber" doc:"What to show."`
	Reason string         `json:"reason" minLength:"1" maxLength:"500" doc:"Why; it stands in the audit trail." example:"Check the account on the invoice."`
}

// Normalize returns the request with the reason as it is kept, or the problem request.invalid.
func (r Request) Normalize() (Request, error) {
	var check text.Checker
	r.Reason = check.Line("/reason", r.Reason)
	return r, check.Problem()
}

// Answer is what such a call answers. Values are filled in after the answer was remembered.
type Answer struct {
	ID     string         `json:"id" doc:"The record."`
	Fields []access.Field `json:"fields" nullable:"false" doc:"What was asked for."`
	Values []Value        `json:"values" nullable:"false" doc:"What is masked otherwise; only what is filled in."`
}
