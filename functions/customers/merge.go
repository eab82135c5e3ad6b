package customers

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/contact"
	"kehu/shared/credit"
	"kehu/shared/customer"
	"kehu/shared/job"
	"kehu/shared/mask"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
)

// Merge makes another customer part of this one. Both change in one transaction; what hangs on the other, contacts and orders, is
// moved by the job that is answered. The other keeps its identifier and number, and tells where it went. For 30 days the merge can be
// taken back.
var Merge = operation.Write(operation.Spec{
	Name:     "customers.merge",
	Route:    "POST /v1/customers/{id}/merge",
	Need:     access.Needs(access.Customer, access.Merge),
	Summary:  "Merge another customer into this one",
	Problems: []problem.Code{"customer.notFound", "customer.duplicate", "customer.mergeBusy", "customer.changePending", "contact.tooMany", "order.creditCurrency"},
	Status:   http.StatusAccepted,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, merge)

type mergeInput struct {
	operation.Creating
	ID   string `json:"-" path:"id" maxLength:"64" doc:"The customer that stays."`
	Body struct {
		With   string   `json:"with" minLength:"1" maxLength:"64" doc:"The customer that becomes part of it."`
		Take   []string `json:"take,omitempty" maxItems:"40" uniqueItems:"true" nullable:"false" doc:"Fields to take from that one alone. Of the others, what is filled in here stays, what is not comes from there, and lists have what both have." example:"[\"name\"]"`
		Reason string   `json:"reason,omitempty" maxLength:"200" doc:"Why; kept in the audit trail of both."`
	}
}

type mergeOutput struct {
	job.Job
	Preview *mergePreview `json:"preview,omitempty" doc:"Only with validateOnly: what would become of the fields."`
}

// mergePreview is what a merge would do.
type mergePreview struct {
	Fields   []fieldChoice `json:"fields" nullable:"false" doc:"The fields in which the two differ."`
	Contacts int64         `json:"contacts" doc:"How many contacts would come."`
	Orders   int64         `json:"openOrders" doc:"How many open orders would come; those that are done come, too."`
}

// fieldChoice is one field of both customers.
type fieldChoice struct {
	Field  string `json:"field" doc:"The field's name."`
	Here   any    `json:"here,omitempty" doc:"What stands there now; absent if nothing."`
	There  any    `json:"there,omitempty" doc:"What the other customer has; absent if nothing."`
	Result any    `json:"result,omitempty" doc:"What would stand there."`
}

func merge(ctx context.Context, d *app.Deps, call operation.Call, in *mergeInput) (*mergeOutput, table.Tx, error) {
	p, err := pairOf(ctx, d, call, in.ID, in.Body.With, "/with")
	if err != nil {
		return nil, table.Tx{}, err
	}
	var check text.Checker
	reason := check.OptionalLine("/reason", in.Body.Reason)
	for i, name := range in.Body.Take {
		if !slices.Contains(customer.FieldNames(), name) {
			check.Add(fmt.Sprintf("/take/%d", i), "merge.fieldUnknown")
		}
	}
	if err := check.Problem(); err != nil {
		return nil, table.Tx{}, err
	}
	fields, err := p.combine(call, in.Body.Take)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tenant, out := call.Caller.Tenant, &mergeOutput{Job: job.New(MergeJob, d.IDs, call.Stamp())}
	contacts, open, err := p.fits(ctx, d, call)
	if err != nil {
		return nil, table.Tx{}, err
	}
	into, gone, tx := p.stays.Merged(tenant, p.goes, fields, out.ID, reason, call.Stamp())
	if call.DryRun {
		out.Preview = &mergePreview{Contacts: contacts, Orders: open}
		out.Preview.Fields, err = p.choices(call, into.Fields)
		return out, table.Tx{}, err
	}
	writes, err := out.Queue(tenant, mergeOrder{From: gone.ID, To: into.ID})
	tx.Add(writes...)
	tx.Add(
		credit.Hold(tenant, gone.ID),
		audit.Note(tenant, d.IDs, customer.Kind, p.stays.Meta, audit.Merged, reason, call.Stamp()),
		audit.Note(tenant, d.IDs, customer.Kind, p.goes.Meta, audit.Merged, reason, call.Stamp()),
	)
	if into.Owner != p.stays.Owner {
		more, err := handOver(call, p.stays.Owner, into.Owner)
		if err != nil {
			return nil, table.Tx{}, err
		}
		tx.Add(more...)
	}
	return out, tx, err
}

// pair is two customers, of which one becomes part of the other.
type pair struct{ stays, goes customer.Customer }

// pairOf reads both, for a caller who may merge either. What is wrong with the one that goes is told at the pointer.
func pairOf(ctx context.Context, d *app.Deps, call operation.Call, stays, goes, pointer string) (p pair, err error) {
	if p.stays, err = customer.Reachable(ctx, d.Table, call.Caller, access.Merge, stays); err != nil {
		return p, err
	}
	if stays == goes {
		return p, problem.Invalid(problem.At(pointer, "merge.itself"))
	}
	p.goes, err = customer.Reachable(ctx, d.Table, call.Caller, access.Merge, goes)
	if problem.Is(err, "customer.notFound") {
		return p, problem.Invalid(problem.At(pointer, "merge.withUnknown"))
	}
	if err != nil {
		return p, err
	}
	if p.stays.Pending != nil || p.goes.Pending != nil {
		return p, problem.New("customer.changePending") // who looks at it shall know of which customer it is
	}
	return p, idle(ctx, d, call, stays, goes)
}

// idle returns the problem customer.mergeBusy while something still moves from or to one of the customers.
func idle(ctx context.Context, d *app.Deps, call operation.Call, identifiers ...string) error {
	for _, identifier := range identifiers {
		merges, err := customer.Merges(ctx, d.Table, call.Caller.Tenant, identifier)
		if err != nil {
			return err
		}
		for _, m := range merges {
			j, err := job.Get(ctx, d.Table, call.Caller.Tenant, m.Job)
			if err != nil && !problem.Is(err, "job.notFound") {
				return err
			}
			if err == nil && !j.Finished() {
				return problem.New("customer.mergeBusy")
			}
		}
	}
	return nil
}

// combine returns the fields of both, as they are stored.
func (p pair) combine(call operation.Call, take []string) (customer.Fields, error) {
	fields := p.stays.Combine(p.goes.Fields, take)
	fields, err := operation.Patch[customer.Fields]{}.Apply(fields) // more than a list may have
	if err != nil {
		return fields, err
	}
	fields, _, err = fields.Normalize(&p.stays.Fields, call.Caller.Company)
	return fields, err
}

// fits counts what would move, or returns the problem of what would not go together.
func (p pair) fits(ctx context.Context, d *app.Deps, call operation.Call) (contacts, open int64, err error) {
	tenant := call.Caller.Tenant
	here, err := contact.Read(ctx, d.Table, tenant, p.stays.ID)
	if err != nil {
		return 0, 0, err
	}
	there, err := contact.Read(ctx, d.Table, tenant, p.goes.ID)
	if err != nil {
		return 0, 0, err
	}
	if contacts = there.InUseCount(); here.InUseCount()+contacts > contact.Max {
		return 0, 0, problem.New("contact.tooMany")
	}
	items, err := d.Table.BatchGet(ctx, []table.Key{credit.Key(tenant, p.stays.ID), credit.Key(tenant, p.goes.ID)})
	if err != nil {
		return 0, 0, err
	}
	a, err := credit.Decode(items[0])
	if err != nil {
		return 0, 0, err
	}
	b, err := credit.Decode(items[1])
	if err != nil {
		return 0, 0, err
	}
	return contacts, b.Open, a.Joined(b)
}

// choices lists the fields in which the two differ, masked as far as the caller does not see them.
func (p pair) choices(call operation.Call, result customer.Fields) ([]fieldChoice, error) {
	var sides [3]map[string]any
	for i, fields := range []customer.Fields{p.stays.Fields, p.goes.Fields, result} {
		text, err := json.Marshal(fields)
		if err != nil {
			return nil, fmt.Errorf("merge: %w", err)
		}
		if err := json.Unmarshal(text, &sides[i]); err != nil {
			return nil, fmt.Errorf("merge: %w", err)
		}
	}
	all := []fieldChoice{}
	for field := range reflect.TypeFor[customer.Fields]().Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if reflect.DeepEqual(sides[0][name], sides[1][name]) {
			continue
		}
		shown := func(side int) any {
			return mask.JSON(call.Caller.Rights, customer.Kind.Type, name, sides[side][name])
		}
		all = append(all, fieldChoice{Field: name, Here: shown(0), There: shown(1), Result: shown(2)})
	}
	return all, nil
}
