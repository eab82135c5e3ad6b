// Package extension is the noun "extension request": a company asks whoever runs the platform for more time. Requests are
// records of the operator's company.
//
// Promise: a company has one undecided request at most, however often it asks at once; a request is decided once.
//
// Errors are problems: extension.notFound, extension.pending, extension.decided.
package extension

import (
	"context"
	"fmt"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/listing"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// State is what became of a request.
type State string

// The states.
const (
	Pending  State = "pending"
	Approved State = "approved"
	Rejected State = "rejected"
)

// Request is one request.
type Request struct {
	record.Meta
	Tenant    string     `json:"tenantId" table:"tn" doc:"The company that asks."`
	Company   string     `json:"company" table:"nm" doc:"Its name."`
	Reason    string     `json:"reason" table:"re" doc:"Why it needs more time."`
	Days      int        `json:"days" table:"dy" doc:"How many days it asks for."`
	State     State      `json:"state" table:"st" enum:"pending,approved,rejected"`
	DecidedAt *time.Time `json:"decidedAt,omitempty" table:"dt" doc:"When it was approved or rejected."`
	Granted   int        `json:"grantedDays,omitempty" table:"gd" doc:"How many days were given."`
	Answer    string     `json:"answer,omitempty" table:"an" doc:"Why it was rejected."`
}

// Kind is the kind of record that a request is.
var Kind = record.Kind{Name: "extensionRequest", Prefix: "ext", Key: "EXTENSION", Type: reflect.TypeFor[Request]()}

// Location returns the path of the list that the request stands in.
func (r *Request) Location() string { return "/v1/extension-requests" }

// put is the write that stores the request, for the list of all and for that of the company that asks.
func (r Request) put(operator access.Tenant) table.Write {
	return table.Put(
		Kind.ItemKey(operator, r.ID), table.Encode(r),
		table.IndexKey{Index: table.ByTenant, Partition: everyones(operator), Sort: r.ID},
		table.IndexKey{Index: table.ByOwner, Partition: table.In(operator, Kind.Key, r.Tenant), Sort: r.ID},
	)
}

// Partitions are those of requests, and of the marks that companies have one undecided.
func Partitions(operator access.Tenant) []table.Partition {
	return []table.Partition{everyones(operator), table.In(operator, "UNIQ", Kind.Key)}
}

func everyones(operator access.Tenant) table.Partition { return table.In(operator, Kind.Key) }

// pendingKey is the mark that a company has an undecided request.
func (r Request) pendingKey(operator access.Tenant) table.Key {
	return table.In(operator, "UNIQ", Kind.Key, r.Tenant).Key("UNIQ")
}

// Created returns the transaction that stores a new request.
func (r Request) Created(operator access.Tenant) table.Tx {
	mark := table.Put(r.pendingKey(operator), table.Item{"rec": r.ID}).When(table.Absent(), problem.New("extension.pending"))
	return table.Tx{Writes: []table.Write{r.put(operator), mark}}
}

// Decided returns the transaction that stores the request in place of before, undecided.
func (r Request) Decided(operator access.Tenant, before Request) table.Tx {
	return table.Tx{Writes: []table.Write{
		r.put(operator).When(before.Unchanged(), problem.New("request.conflict")), table.Delete(r.pendingKey(operator)),
	}}
}

// Approve returns the next version of the request, approved with so many days.
func (r Request) Approve(stamp record.Stamp, days int) Request {
	r = r.decide(stamp, Approved)
	r.Granted = days
	return r
}

// Reject returns the next version of the request, rejected.
func (r Request) Reject(stamp record.Stamp, answer string) Request {
	r = r.decide(stamp, Rejected)
	r.Answer = answer
	return r
}

func (r Request) decide(stamp record.Stamp, state State) Request {
	r.Meta, r.State = r.Changed(stamp), state
	r.DecidedAt = &r.UpdatedAt
	return r
}

// Find reads a request.
func Find(ctx context.Context, t table.Table, operator access.Tenant, identifier string) (Request, error) {
	absent := problem.New("extension.notFound")
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
		return Request{}, fmt.Errorf("extension request: %w", err)
	}
	return r, nil
}

// List returns up to limit requests, newest first, of one state or of all, and the position of the next page: those of the company, or
// of every company if it is zero.
func List(ctx context.Context, t table.Table, operator, company access.Tenant, state State, after table.Position, limit int) ([]Request, table.Position, error) {
	query := table.Query{Index: table.ByTenant, Partition: everyones(operator), Descending: true, After: after}
	if !company.IsZero() {
		query.Index, query.Partition = table.ByOwner, table.In(operator, Kind.Key, company.String())
	}
	return listing.Find(ctx, t, query, limit, decode, func(r Request) bool { return state == "" || r.State == state })
}
