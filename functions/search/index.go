package search

import (
	"context"
	"errors"
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
	"kehu/shared/segment"
	"kehu/shared/tag"
)

// Index writes what a record is found by, after each change, counts its tags, and takes a customer that is not in use any more out of its segments. An event that comes twice, or late, does no harm: what counts is
// the record as it is when the event arrives.
var Index = operation.Event(operation.Spec{
	Name:    "search.index",
	Summary: "Write what each record is found by",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable},
	Timeout: time.Minute,
}, types(), index).Unless(event.FoundAsBefore)

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

// ends are the types of the events that tell of a customer that is not in use any more: also one that was merged with another.
var ends = []event.Type{event.CustomerDeleted, event.CustomerPurged, event.CustomerErased}

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
	err = kind.Index(ctx, d.Table, tenant, identifier)
	if kind.Name == customer.Kind.Name && (e.Attributes["tagged"] == "true" || slices.Contains(ends, e.Type)) {
		err = errors.Join(err, tag.Apply(ctx, d.Table, tenant, identifier))
	}
	if slices.Contains(ends, e.Type) {
		err = errors.Join(err, segment.Leave(ctx, d.Table, tenant, identifier))
	}
	return err
}

// types are the events that tell of a record that can be found, in order.
func types() []event.Type { return slices.Sorted(maps.Keys(kinds)) }
