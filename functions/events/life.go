package events

import (
	"fmt"
	"reflect"
	"slices"

	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/event"
	"kehu/shared/product"
	"kehu/shared/record"
	"kehu/shared/table"
)

// life are the events of a record's life.
type life struct{ created, updated, deleted, restored event.Type }

var (
	ofCustomers = life{event.CustomerCreated, event.CustomerUpdated, event.CustomerDeleted, event.CustomerRestored}
	ofContacts  = life{event.ContactCreated, event.ContactUpdated, event.ContactDeleted, event.ContactRestored}
	ofProducts  = life{event.ProductCreated, event.ProductUpdated, event.ProductDeleted, event.ProductRestored}
	ofOrders    = life{event.OrderCreated, event.OrderUpdated, event.OrderDeleted, event.OrderRestored}
)

// after returns what a change of a record tells.
func (l life) after(change table.Change) event.Type {
	was, is := change.Old["da"] != nil, change.New["da"] != nil
	switch {
	case change.Old == nil:
		return l.created
	case is && !was:
		return l.deleted
	case was && !is:
		return l.restored
	default:
		return l.updated
	}
}

// erased reports whether the change erased a person's data.
func erased(change table.Change) bool {
	return change.New[record.AttrErased] != nil && change.Old[record.AttrErased] == nil
}

func contactEvent(change table.Change) (event.Event, bool, error) {
	var c contact.Contact
	if err := table.Decode(change.New, &c); err != nil {
		return event.Event{}, false, err
	}
	kind := ofContacts.after(change)
	if erased(change) {
		kind = event.ContactErased
	}
	e := eventOf(c.Meta, kind)
	e.Attributes = map[string]string{"customer": c.Customer}
	if kind == event.ContactUpdated && !changes(change, contact.Findable.Reads) {
		e.Attributes[event.FoundAsBefore] = "true"
	}
	return e, true, nil
}

func productEvent(change table.Change) (event.Event, bool, error) {
	p, err := product.Decode(change.New)
	e := eventOf(p.Meta, ofProducts.after(change))
	if e.Type == event.ProductUpdated && !changes(change, product.Findable.Reads) {
		e.Attributes = map[string]string{event.FoundAsBefore: "true"}
	}
	return e, true, err
}

// changes reports whether the change changes one of the attributes.
func changes(change table.Change, attributes []string) bool {
	return slices.ContainsFunc(attributes, func(name string) bool { return !reflect.DeepEqual(change.Old[name], change.New[name]) })
}

// leaves tell of records that are not in their place any more, by kind: as a version after the last. Who did it is not known here.
var leaves = map[string]func(table.Change) (event.Event, bool, error){
	customer.Kind.Name: func(change table.Change) (event.Event, bool, error) {
		c, err := customer.Decode(change.Old)
		return left(change, c.Meta, event.CustomerPurged, ""), true, err
	},
	contact.Kind.Name: func(change table.Change) (event.Event, bool, error) {
		var c contact.Contact
		err := table.Decode(change.Old, &c)
		e := left(change, c.Meta, event.ContactGone, c.Customer) // where it went to tells another event of the same version
		e.Attributes = map[string]string{"customer": c.Customer}
		return e, true, err
	},
	product.Kind.Name: func(change table.Change) (event.Event, bool, error) {
		p, err := product.Decode(change.Old)
		return left(change, p.Meta, event.ProductPurged, ""), true, err
	},
}

func left(change table.Change, m record.Meta, kind event.Type, from string) event.Event {
	e := event.Event{ID: fmt.Sprintf("%s-%d", m.ID, m.Version+1), Type: kind, Entity: m.ID, Version: m.Version + 1, At: change.At.UTC()}
	if from != "" {
		e.ID += "-" + from
	}
	return e
}
