// Package tenant is the noun "tenant": one company, its name, language, currency, and what else it sets; its plan, and how it
// stands with whoever runs the platform.
//
// Promise: a setting that was never made answers with what holds; the password policy is never loosened; every tenant
// stands in the register, which belongs to the platform and holds nothing of the tenant's data.
//
// Errors are problems: settings.notFound, tenant.alreadyClosed, tenant.endless and request.invalid with the fields.
package tenant

import (
	"context"
	"fmt"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Tenant is a company that signed up.
type Tenant struct {
	record.Meta
	Name     string `json:"name" table:"nm" doc:"The company's name."`
	Locale   string `json:"locale" table:"lc" enum:"en,zh-CN" doc:"The company's language."`
	Currency string `json:"currency" table:"cu" doc:"The currency of amounts that name none (ISO 4217)." example:"CNY"`
	Country  string `json:"country,omitempty" table:"co" doc:"The country of phone and tax numbers that name none (ISO 3166-1)." example:"CN"`
	Subscription
	Rules
}

// Kind is the kind of record that a tenant is.
var Kind = record.Kind{Name: "tenant", Prefix: "tnt", Key: "TENANT", Type: reflect.TypeFor[Tenant]()}

// Key returns the key of the tenant's item.
func Key(t access.Tenant) table.Key { return Kind.ItemKey(t, t.String()) }

// Get returns the tenant; found is false when there is none.
func Get(ctx context.Context, t table.Table, identifier access.Tenant) (company Tenant, found bool, err error) {
	item, err := t.Get(ctx, Key(identifier))
	if err != nil || item == nil {
		return Tenant{}, false, err
	}
	company, err = Decode(item)
	return company, err == nil, err
}

// Decode reads a tenant's item.
func Decode(item table.Item) (Tenant, error) {
	var company Tenant
	if err := table.Decode(item, &company); err != nil {
		return Tenant{}, fmt.Errorf("tenant: %w", err)
	}
	return company, nil
}

// Put is the write that stores the tenant, and its place in the platform's register: newest last, and by the code of the
// salesperson who brought it.
func (c Tenant) Put(identifier access.Tenant) table.Write {
	index := []table.IndexKey{{Index: table.ByTenant, Partition: register(), Sort: c.ID}}
	if c.ReferralCode != "" {
		index = append(index, table.IndexKey{Index: table.ByOwner, Partition: referred(), Sort: table.Join(c.ReferralCode, c.ID)})
	}
	return table.Put(Key(identifier), table.Encode(c), index...)
}

func register() table.Partition { return table.In(access.Platform, Kind.Key) }

func referred() table.Partition { return table.In(access.Platform, Kind.Key, "REFERRED") }
