package customers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/audit"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/event"
	"kehu/shared/job"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Forget takes a person's data out of everything that holds some, after the record itself was emptied: contacts, merges, the labels
// of jobs, and the values of the audit trail. It fails, and so comes again, until the trail has told all that happened before. It may
// come twice.
var Forget = operation.Event(operation.Spec{
	Name:    "customers.forget",
	Summary: "Take an erased person's data out of what else holds it",
	Uses:    []operation.Grant{operation.ReadTable, operation.WriteTable, operation.ReadAudit, operation.EmptyAudit},
	Timeout: 15 * time.Minute,
}, []event.Type{event.ContactErased, event.CustomerErased}, forget)

func forget(ctx context.Context, d *app.Deps, e event.Event) error {
	tenant, err := access.ParseTenant(e.Tenant)
	if err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	f := forgetting{deps: d, tenant: tenant, stamp: record.Stamp{At: e.At, By: e.By, RequestID: e.RequestID}}
	for wait := firstWait; ; wait *= 2 {
		if e.Type == event.ContactErased {
			err = f.contact(ctx, e.Attributes["customer"], e.Entity, e.Version)
		} else {
			err = f.customer(ctx, e.Entity, e.Version)
		}
		if !errors.Is(err, audit.ErrBehind) || wait > lastWait {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(wait):
		}
	}
}

// The trail is mostly a moment behind, no more: to wait for it is quicker than to come again.
const (
	firstWait = 100 * time.Millisecond
	lastWait  = 2 * time.Second
)

// forgetting is the work on one event.
type forgetting struct {
	deps   *app.Deps
	tenant access.Tenant
	stamp  record.Stamp
	names  []any // that the trail tells of a contact
	titles []any
}

func (f *forgetting) customer(ctx context.Context, identifier string, version int64) error {
	records := []string{identifier}
	err := customer.Strip(ctx, f.deps.Table, f.tenant, identifier, func(r table.Record) error {
		if contact.Kind.Valid(r.Item.Text("id")) {
			records = append(records, r.Item.Text("id"))
		}
		return f.strip(ctx, r)
	})
	if err != nil {
		return err
	}
	var guards []table.Key
	err = f.look(ctx, customer.Kind, identifier, version, func(c audit.Change) {
		guards = append(guards, customer.Guards(f.tenant, c.Field, c.Old, c.New)...)
	})
	if err != nil {
		return err
	}
	if err := f.remove(ctx, guards); err != nil {
		return err
	}
	if err := audit.Empty(ctx, f.deps.Audit, f.tenant, customer.Kind, identifier, version, nil); err != nil {
		return err
	}
	return job.Forget(ctx, f.deps.Table, f.tenant, records...)
}

// look calls f with every change that the record's trail still tells, up to the version: before the values are erased, as
// whoever comes again after a fault finds none.
func (f *forgetting) look(ctx context.Context, kind record.Kind, identifier string, version int64, each func(audit.Change)) error {
	return audit.Empty(ctx, f.deps.Audit, f.tenant, kind, identifier, version, func(row audit.Row) bool {
		for _, c := range row.Changes {
			each(c)
		}
		return false // which erases nothing
	})
}

// remove removes items.
func (f *forgetting) remove(ctx context.Context, keys []table.Key) error {
	var writes []table.Write
	for _, key := range keys {
		if !slices.ContainsFunc(writes, func(w table.Write) bool { return w.Key == key }) {
			writes = append(writes, table.Delete(key))
		}
	}
	if len(writes) == 0 {
		return nil
	}
	return f.deps.Table.BatchWrite(ctx, writes)
}

// strip is what is done with an item before it goes with the customer.
func (f *forgetting) strip(ctx context.Context, r table.Record) error {
	if other := customer.MergeOf(r); other != "" {
		return f.also(ctx, other)
	}
	c, blank, some, err := contact.BlankOut(r, f.stamp)
	if err != nil {
		return err
	}
	if some {
		if err := f.deps.Table.BatchWrite(ctx, []table.Write{blank}); err != nil {
			return err
		}
	}
	if c.ID == "" {
		return nil
	}
	before := c.Version
	if some {
		before-- // the trail will have no values of the version that was just made
	}
	return audit.Empty(ctx, f.deps.Audit, f.tenant, contact.Kind, c.ID, before, nil)
}

// also erases a customer that became part of the erased one: it is the same person.
func (f *forgetting) also(ctx context.Context, identifier string) error {
	other, err := customer.Get(ctx, f.deps.Table, f.tenant, identifier)
	if err != nil || other.ErasedAt != nil || other.MergedInto == "" {
		return err
	}
	tx := other.Erased(f.stamp).Replace(f.tenant, other)
	return tx.Explain(f.deps.Table.Transact(ctx, tx))
}

// contact lets go of a contact that was emptied, and of its name where the trail of its customer tells it.
func (f *forgetting) contact(ctx context.Context, of, identifier string, version int64) error {
	err := f.look(ctx, contact.Kind, identifier, version, func(c audit.Change) {
		switch c.Field {
		case "name":
			f.names = append(f.names, c.Old, c.New)
		case "title":
			f.titles = append(f.titles, c.Old, c.New)
		}
	})
	if err != nil {
		return err
	}
	whose, err := customer.Get(ctx, f.deps.Table, f.tenant, of)
	switch {
	case problem.Is(err, "customer.notFound"): // it is gone for good
	case err != nil:
		return err
	default:
		if err := audit.Empty(ctx, f.deps.Audit, f.tenant, customer.Kind, of, whose.Version, f.tells); err != nil {
			return err
		}
	}
	if err := audit.Empty(ctx, f.deps.Audit, f.tenant, contact.Kind, identifier, version, nil); err != nil {
		return err
	}
	if err := job.Forget(ctx, f.deps.Table, f.tenant, identifier); err != nil {
		return err
	}
	return f.remove(ctx, []table.Key{contact.Key(f.tenant, of, identifier)})
}

// tells reports whether a row of a customer tells the name or the title of the contact.
func (f *forgetting) tells(row audit.Row) bool {
	return slices.ContainsFunc(row.Changes, func(c audit.Change) bool {
		known := map[string][]any{"contactName": f.names, "contactTitle": f.titles}[c.Field]
		return c.Old != nil && slices.Contains(known, c.Old) || c.New != nil && slices.Contains(known, c.New)
	})
}
