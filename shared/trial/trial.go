// Package trial is the noun "trial request": somebody who is no user yet asks whoever runs the platform for a company of
// their own. Requests are records of the operator's company, so that its audit trail tells what became of each.
//
// Promise: a request is decided once; one that nobody decides, and one that was rejected, goes by itself after 90 days, as it holds
// what a stranger typed.
//
// Errors are problems: trial.notFound, trial.decided and request.invalid with the fields.
package trial

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/country"
	"kehu/shared/listing"
	"kehu/shared/phone"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// State is what became of a request.
type State string

// The states.
const (
	Pending  State = "pending"
	Approved State = "approved"
	Rejected State = "rejected"
)

// life is how long a request is kept of which no company came.
const life = 90 * 24 * time.Hour

// Fields are what is asked for.
type Fields struct {
	Company      string `json:"company" table:"nm" minLength:"1" maxLength:"200" doc:"The company's name." example:"Northwind Traders"`
	Name         string `json:"name" table:"na" minLength:"1" maxLength:"100" doc:"Your full name." example:"Nancy Davolio"`
	Email        string `json:"email" table:"em" maxLength:"128" doc:"The address to answer to, and to sign in with later." example:"nancy@example.com"`
	Phone        string `json:"phone,omitempty" table:"tl" maxLength:"120" doc:"Stored as E.164; a number without country code belongs to the country."`
	Country      string `json:"country,omitempty" table:"co" minLength:"2" maxLength:"2" doc:"ISO 3166-1; CN if absent." example:"CN"`
	Locale       string `json:"locale,omitempty" table:"lc" enum:"en,zh-CN" doc:"The language of mails; that of Accept-Language if absent."`
	ReferralCode string `json:"referralCode,omitempty" table:"rf" maxLength:"10" doc:"The code of the salesperson who recommends Kehu." example:"SH0101"`
	Message      string `json:"message,omitempty" table:"me" maxLength:"2000" doc:"Anything else."`
}

// Request is one request.
type Request struct {
	record.Meta
	Fields
	State     State      `json:"state" table:"st" enum:"pending,approved,rejected"`
	DecidedAt *time.Time `json:"decidedAt,omitempty" table:"dt" doc:"When it was approved or rejected."`
	Reason    string     `json:"reason,omitempty" table:"re" doc:"Why it was rejected."`
	Tenant    string     `json:"tenantId,omitempty" table:"tn" doc:"The company that came of it."`
	// Administrator is the first user of the company that came of it.
	Administrator string `json:"-" table:"us"`
}

// Kind is the kind of record that a request is.
var Kind = record.Kind{Name: "trialRequest", Prefix: "trq", Key: "TRIAL", Type: reflect.TypeFor[Request]()}

// Normalize returns the fields as they are stored.
func (f Fields) Normalize() (Fields, error) {
	var c text.Checker
	f.Company, f.Name, f.Email = c.Line("/company", f.Company), c.Line("/name", f.Name), c.Email("/email", f.Email)
	if f.Message != "" {
		f.Message = c.Paragraph("/message", f.Message)
	}
	if f.Country = strings.ToUpper(f.Country); f.Country == "" {
		f.Country = "CN"
	}
	if !country.Valid(f.Country) {
		c.Add("/country", "country.invalid")
	} else if f.Phone != "" {
		number, err := phone.Normalize(strings.TrimSpace(f.Phone), f.Country)
		if err != nil {
			c.Add("/phone", "phone.invalid")
		}
		f.Phone = number.String()
	}
	if f.ReferralCode != "" && !user.ValidSalesCode(f.ReferralCode) {
		c.Add("/referralCode", "user.salesCodeInvalid")
	}
	return f, c.Problem()
}

// New returns a new request.
func New(meta record.Meta, f Fields) Request { return Request{Meta: meta, Fields: f, State: Pending} }

// Put is the write that stores the request among those of the operator's company.
func (r Request) Put(operator access.Tenant) table.Write {
	write := table.Put(Kind.ItemKey(operator, r.ID), table.Encode(r), table.IndexKey{
		Index: table.ByTenant, Partition: table.In(operator, Kind.Key), Sort: r.ID,
	})
	if r.State == Approved {
		return write
	}
	return write.Expiring(r.UpdatedAt.Add(life))
}

// Find reads a request.
func Find(ctx context.Context, t table.Table, operator access.Tenant, identifier string) (Request, error) {
	absent := problem.New("trial.notFound")
	if !Kind.Valid(identifier) {
		return Request{}, absent
	}
	item, err := t.Get(ctx, Kind.ItemKey(operator, identifier))
	if err != nil {
		return Request{}, err
	}
	if item == nil {
		return Request{}, absent
	}
	return decode(item)
}

func decode(item table.Item) (Request, error) {
	var r Request
	if err := table.Decode(item, &r); err != nil {
		return Request{}, fmt.Errorf("trial request: %w", err)
	}
	return r, nil
}

// List returns up to limit requests, newest first, of one state or of all, and the position of the next page.
func List(ctx context.Context, t table.Table, operator access.Tenant, state State, after table.Position, limit int) ([]Request, table.Position, error) {
	query := table.Query{Index: table.ByTenant, Partition: table.In(operator, Kind.Key), Descending: true, After: after}
	return listing.Find(ctx, t, query, limit, decode, func(r Request) bool { return state == "" || r.State == state })
}

// Approve returns the next version of the request, of which the company came with its first administrator.
func (r Request) Approve(stamp record.Stamp, company access.Tenant, administrator string) Request {
	r = r.decide(stamp, Approved)
	r.Tenant, r.Administrator = company.String(), administrator
	return r
}

// Reject returns the next version of the request, rejected.
func (r Request) Reject(stamp record.Stamp, reason string) Request {
	r = r.decide(stamp, Rejected)
	r.Reason = reason
	return r
}

func (r Request) decide(stamp record.Stamp, state State) Request {
	r.Meta, r.State = r.Changed(stamp), state
	r.DecidedAt = &r.UpdatedAt
	return r
}

// Replace is the write that stores the request in place of before, which nobody decided meanwhile.
func (r Request) Replace(operator access.Tenant, before Request) table.Write {
	return r.Put(operator).When(before.Unchanged(), problem.New("request.conflict"))
}
