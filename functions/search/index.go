package search

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/event"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/product"
	"kehu/shared/search"
)

// Index writes what a record is found by, after each change. An event that comes twice, or late, does no harm: what counts is
// the record as it is when the event arrives.
var Index = operation.Event(operation.Spec{
	Name:    "search.index",
	Summary: "Write what each record is found by",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout: time.Minute,
}, types(), index)

// kinds are the kinds of record that can be found, by the types of the events that tell of their changes.
var kinds = map[event.Type]search.Kind{
	event.CustomerCreated:  customer.Findable,
	event.CustomerUpdated:  customer.Findable,
	event.CustomerDeleted:  customer.Findable,
	event.CustomerRestored: customer.Findable,
	event.CustomerPurged:   customer.Findable,
	event.CustomerErased:   customer.Findable,
	event.ContactCreated:   contact.Findable,
	event.ContactUpdated:   contact.Findable,
	event.ContactDeleted:   contact.Findable,
	event.ContactRestored:  contact.Findable,
	event.ContactErased:    contact.Findable,
	event.ContactGone:      contact.Findable,
	event.ProductCreated:   product.Findable,
	event.ProductUpdated:   product.Findable,
	event.ProductDeleted:   product.Findable,
	event.ProductRestored:  product.Findable,
	event.ProductPurged:    product.Findable,
	event.OrderCreated:     order.Findable,
	event.OrderDeleted:     order.Findable,
	event.OrderRestored:    order.Findable,
}

func index(ctx context.Context, d *app.Deps, e event.Event) error {
	kind, known := kinds[e.Type]
	if !known {
		return nil
	}
	tenant, err := access.ParseTenant(e.Tenant)
	if err != nil {
		return fmt.Errorf("index: %w", err)
	}
	identifier := e.Entity
	if owner := e.Attributes["customer"]; kind.Name == contact.Kind.Name {
		identifier = search.Beneath(owner, identifier)
	}
	return kind.Index(ctx, d.Table, tenant, identifier)
}

// types are the events that tell of a record that can be found, in order.
func types() []event.Type { return slices.Sorted(maps.Keys(kinds)) }
