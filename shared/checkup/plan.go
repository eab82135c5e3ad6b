package checkup

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/category"
	"kehu/shared/dictionary"
	"kehu/shared/id"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/text"
)

// defaultGrace is for how many days a checkup is open before it is overdue, where the plan says nothing.
const defaultGrace = 14

// Rule says how often some customers are looked through.
type Rule struct {
	Level    string `json:"level,omitempty" table:"l" maxLength:"40" doc:"Only customers of this level, a code of the dictionary level; of any if absent." example:"A"`
	Category string `json:"categoryId,omitempty" table:"c" maxLength:"40" doc:"Only customers of this category and of all below it; of any if absent."`
	Days     int    `json:"days" table:"d" minimum:"1" maximum:"3650" doc:"So many days after the customer was added, or after the last answer, it is due." example:"180"`
}

// PlanFields are what people enter.
type PlanFields struct {
	Rules     []Rule `json:"rules" table:"ru" maxItems:"50" nullable:"false" doc:"The first that fits a customer counts. A customer that none fits is not looked through."`
	GraceDays int    `json:"graceDays,omitempty" table:"gd" minimum:"1" maximum:"365" doc:"For so many days a checkup is open before it is overdue; 14 if absent." example:"14"`
}

// Plan is how often a company looks through its customers. One that nobody set has version 0 and no rules.
type Plan struct {
	record.Meta
	PlanFields
}

// PlanKind is the kind of record that a plan is. A company has one.
var PlanKind = record.Kind{Name: "checkupPlan", Prefix: "ckp", Key: "CKP", Type: reflect.TypeFor[Plan]()}

// PlanView is a plan as it is answered.
type PlanView struct {
	Version   int64      `json:"version" doc:"Grows by one with each change; 0 until somebody sets it. The ETag is made of it."`
	UpdatedAt *time.Time `json:"updatedAt,omitempty" doc:"When it was last changed (UTC)."`
	UpdatedBy string     `json:"updatedBy,omitempty" doc:"Who changed it last."`
	PlanFields
}

// ETag returns the strong entity tag of this version.
func (v *PlanView) ETag() string { return record.Meta{Version: v.Version}.ETag() }

// View returns the plan as it is answered.
func (p Plan) View() PlanView {
	v := PlanView{Version: p.Version, UpdatedBy: p.UpdatedBy, PlanFields: p.PlanFields}
	if v.Rules == nil {
		v.Rules = []Rule{}
	}
	if p.Version > 0 {
		v.UpdatedAt = &p.UpdatedAt
	}
	return v
}

func planKey(t access.Tenant) table.Key { return Plans(t).Key(PlanKind.Key) }

// Plans is the partition in which a company's plan stands, beside the marks of the days on which it was followed.
func Plans(t access.Tenant) table.Partition { return table.In(t, PlanKind.Key) }

// plans is the partition that lists the plans of all companies that look through any customers.
func plans() table.Partition { return table.In(access.Platform, PlanKind.Key) }

func decodePlan(item table.Item) (Plan, error) {
	var p Plan
	if err := table.Decode(item, &p); err != nil {
		return Plan{}, fmt.Errorf("checkup plan: %w", err)
	}
	return p, nil
}

// GetPlan returns the plan of the company, and what stands below what in its categories, in one read.
func GetPlan(ctx context.Context, t table.Table, tenant access.Tenant) (Plan, category.Order, error) {
	items, err := t.BatchGet(ctx, []table.Key{planKey(tenant), category.OrderKey(tenant)})
	if err != nil {
		return Plan{}, nil, fmt.Errorf("read checkup plan: %w", err)
	}
	p, err := decodePlan(items[0])
	return p, category.DecodeOrder(items[1]), err
}

// Normalize returns the fields as they are stored. The error is the problem request.invalid with a pointer to each field that is not
// acceptable: two rules for the same customers, or a category that is not there.
func (f PlanFields) Normalize(order category.Order) (PlanFields, error) {
	var c text.Checker
	seen := make(map[Rule]bool)
	for i, r := range f.Rules {
		r.Level = c.OptionalLine(fmt.Sprintf("/rules/%d/level", i), r.Level)
		f.Rules[i] = r
		if _, known := order[r.Category]; r.Category != "" && !known {
			c.Add(fmt.Sprintf("/rules/%d/categoryId", i), "category.unknown")
		}
		r.Days = 0
		if seen[r] {
			c.Add(fmt.Sprintf("/rules/%d", i), "field.duplicate")
		}
		seen[r] = true
	}
	return f, c.Problem()
}

// Words returns what the fields hold of dictionaries.
func (f PlanFields) Words() (values []dictionary.Value) {
	for i, r := range f.Rules {
		if r.Level != "" {
			values = append(values, dictionary.Value{Pointer: fmt.Sprintf("/rules/%d/level", i), Dictionary: dictionary.Level, Code: r.Level})
		}
	}
	return values
}

// With returns the next version of the plan, with other fields.
func (p Plan) With(tenant access.Tenant, s record.Stamp, f PlanFields) Plan {
	if p.Version == 0 {
		p.Meta = record.Created(PlanKind, PlanKind.Prefix+"_"+id.Bare(tenant.String()), s)
	} else {
		p.Meta = p.Changed(s)
	}
	p.PlanFields = f
	return p
}

// errStale is the error when someone changed the record since it was read.
var errStale = problem.New("request.versionStale", problem.At("header:If-Match", "field.invalid"))

// Replace returns the transaction that stores the plan in place of before.
func (p Plan) Replace(tenant access.Tenant, before Plan) table.Tx {
	var index []table.IndexKey
	if len(p.Rules) > 0 {
		index = []table.IndexKey{{Index: table.ByTenant, Partition: plans(), Sort: tenant.String()}}
	}
	as := before.Unchanged()
	if before.Version == 0 {
		as = table.Absent()
	}
	return table.Tx{Writes: []table.Write{table.Put(planKey(tenant), table.Encode(p), index...).When(as, errStale)}}
}

// days returns after how many days a customer of the level and category is due; 0 is never.
func (f PlanFields) days(order category.Order, level, in string) int {
	for _, r := range f.Rules {
		if (r.Level == "" || r.Level == level) && (r.Category == "" || order.Within(in, r.Category)) {
			return r.Days
		}
	}
	return 0
}

// grace is for how many days a checkup is open before it is overdue.
func (f PlanFields) grace() int {
	if f.GraceDays == 0 {
		return defaultGrace
	}
	return f.GraceDays
}

// errKey is a fault of ours: the index of plans names what is no plan.
var errKey = errors.New("checkup: the plan of no company")
