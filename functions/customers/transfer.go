package customers

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/customer"
	"kehu/shared/handover"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// Transfer starts a job that gives some or all customers of one user to another. What hangs on a customer goes
// with it: what is seen by whoever sees the customer by itself, and its open orders, if they are that user's, as rows of the job.
var Transfer = operation.Write(operation.Spec{
	Name:     "customers.transfer",
	Route:    "POST /v1/customers/transfer",
	Need:     access.Needs(access.Customer, access.Transfer),
	Summary:  "Give customers of one user to another",
	Problems: []problem.Code{"auth.outOfReach"},
	Status:   http.StatusAccepted,
	Weight:   operation.Heavy,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, transfer)

type transferInput struct {
	operation.Creating
	Body struct {
		From      string   `json:"from" minLength:"1" maxLength:"64" doc:"The user whose customers they are."`
		To        string   `json:"to" minLength:"1" maxLength:"64" doc:"The active user who gets them."`
		Customers []string `json:"customers,omitempty" maxItems:"1000" nullable:"false" doc:"Which customers; in place of all."`
		All       bool     `json:"all,omitempty" doc:"All customers of that user; in place of naming them."`
		Reason    string   `json:"reason,omitempty" maxLength:"500" doc:"Why; kept in the history of each customer."`
	}
}

type transferOutput struct {
	job.Job
	Preview *preview `json:"preview,omitempty" doc:"Only with validateOnly: what the job would do."`
}

func transfer(ctx context.Context, d *app.Deps, call operation.Call, in *transferInput) (*transferOutput, table.Tx, error) {
	order, err := orderOf(ctx, d, call, in)
	if err != nil {
		return nil, table.Tx{}, err
	}
	out := &transferOutput{Job: job.New(handover.Transfer, d.IDs, call.Stamp())}
	if call.DryRun {
		out.Preview, err = previewOf(ctx, d, call, order)
		return out, table.Tx{}, err
	}
	writes, err := out.Queue(call.Caller.Tenant, order)
	return out, table.Tx{Writes: writes}, err
}

// orderOf checks what is asked for.
func orderOf(ctx context.Context, d *app.Deps, call operation.Call, in *transferInput) (handover.Order, error) {
	order := handover.Order{From: in.Body.From, To: in.Body.To, Customers: in.Body.Customers}
	var check text.Checker
	order.Reason = check.OptionalLine("/reason", in.Body.Reason)
	if in.Body.All == (len(in.Body.Customers) > 0) {
		check.Add("/customers", "transfer.which")
	}
	if order.From == order.To {
		check.Add("/to", "transfer.sameOwner")
	}
	for i, identifier := range order.Customers {
		if slices.Contains(order.Customers[:i], identifier) {
			check.Add(fmt.Sprintf("/customers/%d", i), "field.duplicate")
		}
	}
	if err := check.Problem(); err != nil {
		return order, err
	}
	if err := withinReach(call, "/from", order.From); err != nil {
		return order, err
	}
	if err := withinReach(call, "/to", order.To); err != nil {
		return order, err
	}
	if _, found, err := user.Get(ctx, d.Table, call.Caller.Tenant, order.From); err != nil || !found {
		return order, orField(err, "/from", "customer.ownerUnknown")
	}
	successor, found, err := user.Get(ctx, d.Table, call.Caller.Tenant, order.To)
	if err != nil || !found || successor.Status != user.Active {
		return order, orField(err, "/to", "customer.ownerInactive")
	}
	return order, nil
}

// orField returns err, or the problem of a field if there is none.
func orField(err error, pointer string, code problem.Code) error {
	if err != nil {
		return fmt.Errorf("transfer: %w", err)
	}
	return problem.Invalid(problem.At(pointer, code))
}

// withinReach checks that the caller may give customers of the user, or to the user.
func withinReach(call operation.Call, pointer, owner string) error {
	if !call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Transfer}).Includes(owner) {
		return problem.New("auth.outOfReach", problem.At(pointer, "field.invalid"))
	}
	return nil
}

// preview is what a transfer would do.
type preview struct {
	Count   int       `json:"count" doc:"How many customers would be given."`
	More    bool      `json:"more" doc:"There are more than were counted."`
	Orders  int       `json:"orderCount" doc:"How many open orders of that user at these customers would go along, up to 10000."`
	First   []string  `json:"first" nullable:"false" doc:"The first of them by number and name."`
	Refused []job.Row `json:"refused" nullable:"false" doc:"Those that would not be given, and why."`
}

// Limits of a preview.
const (
	maxPreviewed = 10_000
	maxShown     = 10
)

func previewOf(ctx context.Context, d *app.Deps, call operation.Call, order handover.Order) (*preview, error) {
	p := &preview{First: []string{}, Refused: []job.Row{}}
	var err error
	along := handover.Along{Customers: order.Customers, With: order.From}
	if p.Orders, err = handover.CountOrders(ctx, d.Table, call.Caller.Tenant, order.From, along, maxPreviewed); err != nil {
		return nil, err
	}
	if len(order.Customers) > 0 {
		return p, p.examine(ctx, d, call, order)
	}
	count, err := handover.Count(ctx, d.Table, call.Caller.Tenant, order.From, maxPreviewed+1)
	if err != nil {
		return nil, err
	}
	p.Count, p.More = min(count, maxPreviewed), count > maxPreviewed
	first, err := handover.Owned(ctx, d.Table, call.Caller.Tenant, order.From, "", maxShown)
	for _, s := range first {
		p.First = append(p.First, handover.Label(s))
	}
	return p, err
}

// examine looks at each customer that was named.
func (p *preview) examine(ctx context.Context, d *app.Deps, call operation.Call, order handover.Order) error {
	for first := 0; first < len(order.Customers); first += table.MaxBatchGet {
		named := order.Customers[first:min(first+table.MaxBatchGet, len(order.Customers))]
		found, err := customer.GetAll(ctx, d.Table, call.Caller.Tenant, named)
		if err != nil {
			return err
		}
		for i, c := range found {
			if refusal := handover.Refusal(c, order.From); refusal != nil {
				row := job.Row{Number: int64(first + i + 1), Record: named[i]}.Failure(refusal)
				row.Describe(call.Language)
				p.Refused = append(p.Refused, row)
				continue
			}
			if p.Count++; len(p.First) < maxShown {
				p.First = append(p.First, handover.Label(customer.Summary{Number: c.Number, Name: c.Name}))
			}
		}
	}
	return nil
}
