// Package tenant is the noun "tenant": one company, its name, language, currency, and what else it sets.
//
// Promise: a setting that was never made answers with what holds; the password policy is never loosened.
package tenant

import (
	"context"
	"fmt"
	"reflect"

	"kehu/shared/access"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Status is where a company stands.
type Status string

// The states of a tenant: pending until its first user has signed in.
const (
	Pending Status = "pending"
	Active  Status = "active"
)

// Tenant is a company that signed up.
type Tenant struct {
	record.Meta
	Name     string `json:"name" table:"nm" doc:"The company's name."`
	Locale   string `json:"locale" table:"lc" enum:"en,zh-CN" doc:"The company's language."`
	Currency string `json:"currency" table:"cu" doc:"The currency of amounts that name none (ISO 4217)." example:"CNY"`
	Country  string `json:"country,omitempty" table:"co" doc:"The country of phone and tax numbers that name none (ISO 3166-1)." example:"CN"`
	Status   Status `json:"status" table:"st" enum:"pending,active"`
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

// Put is the write that stores the tenant.
func (c Tenant) Put(identifier access.Tenant) table.Write {
	return table.Put(Key(identifier), table.Encode(c))
}
