package audit

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/id"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Record writes the row for a change of the main table. Changes of items that are no records (markers, counters) and
// of kinds that are not listed have none. The same change again does nothing. It must be given
// the changes of one record in order, as the stream does.
func Record(ctx context.Context, t table.Table, ids *id.Source, kinds []record.Kind, change table.Change) error {
	build := rowOf
	if isDisclosure(change) {
		build = rowOfDisclosure
	}
	row, tenant, kind, err := build(kinds, change)
	if err != nil || row == nil {
		return err
	}
	previous := ""
	if before := row.follows(); before > 0 {
		item, err := t.Get(ctx, Key(tenant, kind, row.Entity, before))
		if err != nil {
			return fmt.Errorf("audit: row before: %w", err)
		}
		if item == nil {
			return fmt.Errorf("audit: %s has no row of version %d", row.Entity, before)
		}
		previous = item.Text("h")
	}
	if row.ID == "" {
		row.ID = ids.New("aud")
	}
	if err := row.seal(rand.Text(), previous); err != nil {
		return err
	}
	err = t.Transact(ctx, table.Tx{Writes: []table.Write{row.put(tenant, kind)}})
	var canceled *table.Canceled
	if errors.As(err, &canceled) && canceled.Failed() >= 0 {
		return nil // recorded before
	}
	if err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	return nil
}

// rowOf makes the row of a change; nil when the change is not audited.
func rowOf(kinds []record.Kind, change table.Change) (*Row, access.Tenant, record.Kind, error) {
	image := change.New
	if image == nil {
		image = change.Old
	}
	i := slices.IndexFunc(kinds, func(k record.Kind) bool { return k.Name == image.Text(table.AttrKind) })
	if i < 0 {
		return nil, access.Tenant{}, record.Kind{}, nil
	}
	kind := kinds[i]
	change = arrived(change)
	tenant, err := table.TenantOf(change.Key)
	if err != nil {
		return nil, tenant, kind, fmt.Errorf("audit: %w", err)
	}
	var meta record.Meta
	if err := table.Decode(image, &meta); err != nil {
		return nil, tenant, kind, fmt.Errorf("audit: %w", err)
	}
	row := &Row{
		Entity: meta.ID, Kind: kind.Name, Version: meta.Version, Action: action(change),
		At: meta.UpdatedAt, By: meta.UpdatedBy, RequestID: meta.RequestID,
	}
	if row.Action == Purged { // nobody did it: its time was over
		row.Version, row.At, row.By, row.RequestID = meta.Version+1, change.At, "", ""
	}
	row.At = row.At.UTC().Truncate(time.Millisecond) // as it is stored: the hash must hold of what is read
	row.Changes, err = differences(kind, change)
	return row, tenant, kind, err
}

// arrived returns the change of a record that comes from another partition as one of the record that it was there.
func arrived(change table.Change) table.Change {
	from := change.New.Text(record.AttrFrom)
	if change.Old.Text(table.AttrKind) != "" || from == "" { // an item of no kind is what was left when it moved away
		return change
	}
	change.Old = maps.Clone(change.New)
	change.Old[record.AttrParent] = from
	return change
}

func action(change table.Change) Action {
	switch was, is := change.Old["da"] != nil, change.New["da"] != nil; {
	case change.New == nil:
		return Purged
	case change.Old == nil:
		return Created
	case is && !was:
		return Deleted
	case was && !is:
		return Restored
	default:
		return Updated
	}
}

// bookkeeping are attributes that every change touches; the row tells them by itself.
var bookkeeping = []string{table.AttrKind, "id", "v", "ca", "cb", "ua", "ub", "da", "db", "rq", table.AttrExpires}

// differences lists the fields whose stored values differ, with the values as people may see them.
func differences(kind record.Kind, change table.Change) ([]Change, error) {
	found := changed(kind, change)
	erased := change.New[record.AttrErased] != nil && change.Old[record.AttrErased] == nil
	changes := make([]Change, 0, len(found))
	var before, after reflect.Value
	if !erased {
		var err error
		if before, err = view(kind, change.Old, found); err != nil {
			return nil, err
		}
		if after, err = view(kind, change.New, found); err != nil {
			return nil, err
		}
	}
	for _, field := range found {
		c := Change{Field: field.Name, Omitted: erased}
		if !erased {
			var err error
			if c.Old, err = valueOf(before, field); err != nil {
				return nil, err
			}
			if c.New, err = valueOf(after, field); err != nil {
				return nil, err
			}
		}
		changes = append(changes, c)
	}
	slices.SortFunc(changes, func(a, b Change) int { return strings.Compare(a.Field, b.Field) })
	return changes, nil
}

// changed returns the fields whose stored values differ and that people are told of, by attribute.
func changed(kind record.Kind, change table.Change) map[string]table.Field {
	fields, found := table.Fields(kind.Type), make(map[string]table.Field)
	for _, image := range []table.Item{change.Old, change.New} {
		for attribute := range image {
			field := fields[attribute] // its name is "" of one that is no field, "-" of one that is not for people
			if field.Name == "" || field.Name == "-" || slices.Contains(bookkeeping, attribute) || reflect.DeepEqual(change.Old[attribute], change.New[attribute]) {
				continue
			}
			found[attribute] = field
		}
	}
	return found
}

// view returns a record of the kind with those fields alone that an image has of the given ones; none if it has none.
func view(kind record.Kind, image table.Item, fields map[string]table.Field) (reflect.Value, error) {
	part := make(table.Item, len(fields))
	for attribute := range fields {
		if value, has := image[attribute]; has {
			part[attribute] = value
		}
	}
	if len(part) == 0 {
		return reflect.Value{}, nil
	}
	value := reflect.New(kind.Type)
	if err := table.Decode(part, value.Interface()); err != nil {
		return reflect.Value{}, fmt.Errorf("audit: %w", err)
	}
	return value.Elem(), nil
}

// valueOf returns the JSON of a field of what view made, in which secrets are masked; nil where there is none.
func valueOf(view reflect.Value, field table.Field) (any, error) {
	if !view.IsValid() {
		return nil, nil
	}
	value := view.FieldByIndex(field.Index)
	if value.IsZero() {
		return nil, nil
	}
	text, err := json.Marshal(value.Interface())
	if err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return json.RawMessage(text), nil
}
