package customers

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Bulk starts a job that changes many customers alike. Each is changed as customers.update would do it, by the rights that
// whoever asked has when its turn comes, and its row tells what became of it.
var Bulk = operation.Write(operation.Spec{
	Name:     "customers.bulk",
	Route:    "POST /v1/customers/bulk",
	Need:     access.Needs(access.Customer, access.Update),
	Summary:  "Change many customers alike",
	Problems: []problem.Code{"customer.tooMany"},
	Status:   http.StatusAccepted,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout:  bulkTimeout,
}, bulk)

// bulkTimeout leaves time to look for customers by a filter.
const bulkTimeout = 29 * time.Second

type bulkInput struct {
	operation.Creating
	Body struct {
		Selection
		Set        operation.Patch[customer.Fields] `json:"set,omitzero" doc:"Fields to set, or to clear by null, as in PATCH; not those that tell customers apart."`
		AddTags    []string                         `json:"addTags,omitempty" maxItems:"20" nullable:"false" doc:"Tags to add to those that each has."`
		RemoveTags []string                         `json:"removeTags,omitempty" maxItems:"20" nullable:"false" doc:"Tags to take away from those that each has."`
		Reason     string                           `json:"reason,omitempty" maxLength:"200" doc:"Why; with another owner it is kept in the history of each."`
	}
}

// bulkOutput is the job of a change of many customers.
type bulkOutput struct {
	job.Job
	Preview *preview `json:"preview,omitempty" doc:"Only with validateOnly: what the job would do."`
}

// single are the fields by which customers are told apart, or reached: none is set alike for many.
var single = []string{
	"name", "shortName", "reference", "contactName", "contactTitle", "phones", "fax", "emails", "website", "addresses", "taxNumber", "bank",
}

func bulk(ctx context.Context, d *app.Deps, call operation.Call, in *bulkInput) (*bulkOutput, table.Tx, error) {
	var check text.Checker
	order := bulkOrder{Action: bulkUpdate, Set: in.Body.Set}
	order.Reason = check.OptionalLine("/reason", in.Body.Reason)
	order.AddTags = tagsOf(&check, "/addTags", in.Body.AddTags)
	order.RemoveTags = tagsOf(&check, "/removeTags", in.Body.RemoveTags)
	names := in.Body.Set.Names()
	for _, name := range names {
		if slices.Contains(single, name) {
			check.Add("/set/"+name, "bulk.fieldSingle")
		}
	}
	if len(names)+len(order.AddTags)+len(order.RemoveTags) == 0 && len(check.Fields()) == 0 {
		check.Add("/set", "bulk.nothing")
	}
	if slices.Contains(names, "tags") && len(order.AddTags)+len(order.RemoveTags) > 0 {
		check.Add("/set/tags", "bulk.tagsTwice")
	}
	in.Body.check(&check, "/")
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	if _, err := in.Body.Set.Apply(customer.Fields{Name: "x"}); err != nil { // what is wrong for every customer is told at once
		return nil, table.Tx{}, within(err, "/set")
	}
	return queueBulk(ctx, d, call, order, in.Body.Selection)
}

// tagsOf returns the tags as they are stored.
func tagsOf(check *text.Checker, pointer string, tags []string) (normal []string) {
	for i, tag := range tags {
		at := pointer + "/" + strconv.Itoa(i)
		if utf8.RuneCountInString(tag) > customer.MaxTag {
			check.TooLong(at, customer.MaxTag)
		}
		if tag = check.Line(at, tag); tag != "" && !slices.Contains(normal, tag) {
			normal = append(normal, tag)
		}
	}
	return normal
}

// within returns the problem with its pointers below the field.
func within(err error, field string) error {
	known, ok := asProblem(err)
	if !ok {
		return err
	}
	moved := *known
	moved.Fields = slices.Clone(known.Fields)
	for i, f := range moved.Fields {
		if f.Pointer == "" || strings.HasPrefix(f.Pointer, "/") {
			moved.Fields[i].Pointer = field + f.Pointer
		}
	}
	return &moved
}

// queueBulk answers the job that does what is ordered with the selected customers or, in a dry run, what it would do.
func queueBulk(ctx context.Context, d *app.Deps, call operation.Call, order bulkOrder, s Selection) (*bulkOutput, table.Tx, error) {
	var err error
	if order.Action == bulkUpdate && s.walks() {
		order.Walk = s.Filter
		_, err = s.filter(ctx, d, call, false)
	} else {
		order.Customers, err = s.resolve(ctx, d, call, order.Action != bulkUpdate)
	}
	if err != nil {
		return nil, table.Tx{}, err
	}
	out := &bulkOutput{Job: job.New(BulkJob, d.IDs, call.Stamp())}
	if call.DryRun {
		out.Preview, err = order.preview(ctx, d, call)
		return out, table.Tx{}, err
	}
	writes, err := out.Queue(call.Caller.Tenant, order)
	return out, table.Tx{Writes: writes}, err
}
