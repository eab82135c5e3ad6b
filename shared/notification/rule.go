package notification

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/counter"
	"kehu/shared/department"
	"kehu/shared/event"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// MaxRules is how many rules a tenant may have: so many are read for each event.
const MaxRules = 100

// CustomerHanded is the event that a customer has another owner; it is no event.Type of its own, but a customer.updated that says so.
const CustomerHanded event.Type = "customer.handed"

// RuleFields are what people enter of a rule.
type RuleFields struct {
	Name     string     `json:"name" table:"nm" minLength:"1" maxLength:"100" doc:"What it is called." example:"New customers"`
	Event    event.Type `json:"event" table:"kd" enum:"customer.created,customer.handed,customer.deleted,customer.restored,order.submitted,order.approved,order.rejected,order.completed,order.cancelled,job.finished" doc:"What is told of; customer.handed is another owner."`
	To       To         `json:"to" table:"rf" doc:"Who is told, each once."`
	Channels []Channel  `json:"channels,omitempty" table:"tg" maxItems:"2" nullable:"false" enum:"inApp,mail" doc:"How; inApp if absent."`
	Disabled bool       `json:"disabled,omitempty" table:"st" doc:"Whether it rests."`
}

// Channel is how somebody is told.
type Channel string

// The channels.
const (
	InApp Channel = "inApp"
	Mail  Channel = "mail"
)

// To says who is told.
type To struct {
	Users       []string      `json:"users,omitempty" table:"u" maxItems:"100" nullable:"false" doc:"These users."`
	Departments []string      `json:"departments,omitempty" table:"d" maxItems:"50" nullable:"false" doc:"Everybody of these departments and of those below."`
	Roles       []access.Role `json:"roles,omitempty" table:"r" maxItems:"20" nullable:"false" doc:"Who has one of these roles, by grant or by position."`
	Owner       bool          `json:"owner,omitempty" table:"o" doc:"The owner of the record; of a job, who asked for it."`
	Approvers   bool          `json:"approvers,omitempty" table:"a" doc:"Of orders: who may approve this one."`
}

// Rule is a rule as it is stored and answered.
type Rule struct {
	record.Meta
	RuleFields
}

// RuleKind is the kind of record that a rule is.
var RuleKind = record.Kind{Name: "notificationRule", Prefix: "nru", Key: "NRU", Type: reflect.TypeFor[Rule]()}

// Location returns the path of the rule.
func (r *Rule) Location() string { return "/v1/notification-rules/" + r.ID }

// RuleSummary is what the list shows of a rule: all of it but who changed it.
type RuleSummary struct {
	ID        string    `json:"id" table:"id"`
	Version   int64     `json:"version" table:"v" doc:"The ETag is made of it."`
	CreatedAt time.Time `json:"createdAt" table:"ca"`
	UpdatedAt time.Time `json:"updatedAt" table:"ua"`
	RuleFields
}

// Normalize returns the fields as they are stored. The error is the problem request.invalid with a pointer to each
// field that is not acceptable. Whether users, departments and roles are there is not asked: one that is gone is told nothing.
func (f RuleFields) Normalize() (RuleFields, error) {
	var c text.Checker
	f.Name = c.Line("/name", f.Name)
	f.To.Users, f.To.Departments = unique(f.To.Users), unique(f.To.Departments)
	f.To.Roles = role.Tidy(f.To.Roles)
	for i, u := range f.To.Users {
		if !user.Kind.Valid(u) {
			c.Add(fmt.Sprintf("/to/users/%d", i), "notificationRule.userUnknown")
		}
	}
	for i, d := range f.To.Departments {
		if !department.Kind.Valid(d) {
			c.Add(fmt.Sprintf("/to/departments/%d", i), "department.unknown")
		}
	}
	for i, r := range f.To.Roles {
		if !slices.Contains(access.Roles(), r) && !role.Kind.Valid(string(r)) {
			c.Add(fmt.Sprintf("/to/roles/%d", i), "user.roleUnknown")
		}
	}
	if len(f.To.Users)+len(f.To.Departments)+len(f.To.Roles) == 0 && !f.To.Owner && !f.To.Approvers {
		c.Add("/to", "notificationRule.nobody")
	}
	if f.Channels = unique(f.Channels); len(f.Channels) == 0 {
		f.Channels = []Channel{InApp}
	}
	return f, c.Problem()
}

// unique returns the values, each once, in the order in which they came.
func unique[T comparable](values []T) (once []T) {
	for _, v := range values {
		if !slices.Contains(once, v) {
			once = append(once, v)
		}
	}
	return once
}

// GetRule returns the rule. The problem is notificationRule.notFound.
func GetRule(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Rule, error) {
	missing := problem.New("notificationRule.notFound")
	if !RuleKind.Valid(identifier) {
		return Rule{}, missing
	}
	item, err := t.Get(ctx, RuleKind.ItemKey(tenant, identifier))
	if err != nil {
		return Rule{}, fmt.Errorf("read rule: %w", err)
	}
	var r Rule
	if err := table.Decode(item, &r); err != nil {
		return Rule{}, fmt.Errorf("notification rule: %w", err)
	}
	if item == nil || r.Deleted() {
		return Rule{}, missing
	}
	return r, nil
}

// Rules returns all rules of the tenant, oldest first. They are read from an index, so a change of the last moments may not show yet.
func Rules(ctx context.Context, t table.Table, tenant access.Tenant) ([]RuleSummary, error) {
	query := table.Query{Index: table.ByTenant, Partition: table.In(tenant, RuleKind.Key), Limit: MaxRules}
	found := []RuleSummary{}
	for {
		page, err := t.Query(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("list rules: %w", err)
		}
		for _, entry := range page.Records {
			var r RuleSummary
			if err := table.Decode(entry.Item, &r); err != nil {
				return nil, fmt.Errorf("list rules: %w", err)
			}
			found = append(found, r)
		}
		if query.After = page.Next; page.Next.IsZero() {
			return found, nil
		}
	}
}

func (r Rule) put(tenant access.Tenant) table.Write {
	return table.Put(RuleKind.ItemKey(tenant, r.ID), table.Encode(r), table.IndexKey{
		Index: table.ByTenant, Partition: table.In(tenant, RuleKind.Key), Sort: r.ID,
	})
}

// stale is the error when someone changed the record since it was read.
var stale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// Created returns the transaction that stores a new rule.
func (r Rule) Created(tenant access.Tenant) table.Tx {
	return table.Tx{Writes: []table.Write{
		r.put(tenant).When(table.Absent(), errors.New("notification rule: identifier made twice")),
		counter.Of(tenant, RuleKind.Key).UpTo(MaxRules, problem.New("notificationRule.tooMany")),
	}}
}

// Replace returns the transaction that stores the rule in place of before.
func (r Rule) Replace(tenant access.Tenant, before Rule) table.Tx {
	return table.Tx{Writes: []table.Write{r.put(tenant).When(before.Unchanged(), stale)}}
}

// Remove returns the transaction that deletes the rule. What stays, for as long as keep, is who deleted it.
func (r Rule) Remove(tenant access.Tenant, s record.Stamp, keep time.Duration) table.Tx {
	gone := r
	gone.Meta = r.IntoBin(s)
	return table.Tx{Writes: []table.Write{
		table.Put(RuleKind.ItemKey(tenant, r.ID), table.Encode(gone)).Expiring(gone.UpdatedAt.Add(keep)).When(r.Unchanged(), stale),
		counter.Of(tenant, RuleKind.Key).Down(),
	}}
}
