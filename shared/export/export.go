// Package export writes everything that a company keeps, for the company to take along: as JSON Lines (jsonlines.org), one record
// a line, with its kind and its fields as the interface answers them. What the interface masks or never shows, such as bank
// numbers and recovery codes, is masked or missing here too.
//
// Promise: no kind of record has to be told how it is exported, so none is forgotten: a record is found in the lists of its kind
// (table.ByTenant), in use and in the recycle bin, and brings along what stands in its own partition, as contacts do in their
// customer's. Each record comes once, as it was at some time of the export; one that is deleted or restored meanwhile may come twice.
package export

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"kehu/shared/access"
	"kehu/shared/checkup"
	"kehu/shared/dictionary"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/tenant"
)

// Exporter exports one company.
type Exporter struct {
	table    table.Table
	tenant   access.Tenant
	kinds    []record.Kind
	sections []table.Query
}

// New returns an Exporter of the records of all these kinds.
func New(t table.Table, of access.Tenant, kinds []record.Kind) *Exporter {
	e := &Exporter{table: t, tenant: of, kinds: kinds}
	// The company's own record, dictionaries and plan of checkups stand in no list of the company.
	e.sections = append(e.sections, table.Query{Partition: tenant.Key(of).Partition(), Consistent: true})
	for _, name := range dictionary.Names() {
		e.sections = append(e.sections, table.Query{Partition: dictionary.Partition(of, name), Consistent: true})
	}
	e.sections = append(e.sections, table.Query{Partition: checkup.Plans(of), Consistent: true})
	for _, kind := range kinds {
		for _, list := range []table.Partition{table.In(of, kind.Key), table.In(of, kind.Key, "BIN")} {
			e.sections = append(e.sections, table.Query{Index: table.ByTenant, Partition: list})
		}
	}
	return e
}

// Place is where an export goes on. The zero value is its start.
type Place struct {
	Section   int    `json:"s"`
	Partition string `json:"p,omitempty"`
	Sort      string `json:"k,omitempty"`
	IndexPart string `json:"i,omitempty"`
	IndexSort string `json:"j,omitempty"`
}

// Part is some records of an export.
type Part struct {
	Label string // what lists of them are called
	found []table.Record
	whole bool // found are the records themselves, not entries of an index
}

// Next returns the next part of up to limit records, with what stands in their partitions, and the place behind it; nil when there
// are no more.
func (e *Exporter) Next(ctx context.Context, from Place, limit int) (*Part, Place, error) {
	for from.Section < len(e.sections) {
		query := e.sections[from.Section]
		query.Limit = limit
		if from.Partition != "" {
			query.After = table.Position{Key: table.StoredKey(from.Partition, from.Sort), IndexPart: from.IndexPart, IndexSort: from.IndexSort}
		}
		page, err := e.table.Query(ctx, query)
		if err != nil {
			return nil, from, fmt.Errorf("export: %w", err)
		}
		next := Place{Section: from.Section + 1}
		if !page.Next.IsZero() {
			next = Place{
				Section: from.Section, Partition: page.Next.Key.Partition().String(), Sort: page.Next.Key.Sort(),
				IndexPart: page.Next.IndexPart, IndexSort: page.Next.IndexSort,
			}
		}
		if len(page.Records) > 0 {
			return &Part{Label: query.Partition.String(), found: page.Records, whole: query.Index == table.Primary}, next, nil
		}
		from = next
	}
	return nil, from, nil
}

// Write writes the part's records, a line each, and returns how many there are.
func (e *Exporter) Write(ctx context.Context, p *Part, to *bytes.Buffer) (count int, err error) {
	for _, found := range p.found {
		if p.whole {
			written, err := e.line(found.Item, to)
			if err != nil {
				return count, err
			}
			count += written
			continue
		}
		written, err := e.partition(ctx, found, to)
		if err != nil {
			return count, err
		}
		count += written
	}
	return count, nil
}

// partition writes the record that an index lists, and what stands in its partition. A record that stands in the partition of another
// comes with that one.
func (e *Exporter) partition(ctx context.Context, listed table.Record, to *bytes.Buffer) (count int, err error) {
	query := table.Query{Partition: listed.Key.Partition(), Limit: maxPage, Consistent: true}
	if !e.owns(query.Partition, listed.Item.Text("id")) {
		return 0, nil
	}
	for {
		page, err := e.table.Query(ctx, query)
		if err != nil {
			return count, fmt.Errorf("export: %w", err)
		}
		for _, r := range page.Records {
			written, err := e.line(r.Item, to)
			if err != nil {
				return count, err
			}
			count += written
		}
		if query.After = page.Next; page.Next.IsZero() {
			return count, nil
		}
	}
}

// maxPage is how many items of a partition are read at once.
const maxPage = 200

// owns reports whether the partition is that of the record itself.
func (e *Exporter) owns(partition table.Partition, identifier string) bool {
	return slices.ContainsFunc(e.kinds, func(k record.Kind) bool {
		return k.Valid(identifier) && table.Entity(e.tenant, k.Key, identifier) == partition
	})
}

// line writes the record of an item; an item that is none, such as a mark or a count, has no line.
func (e *Exporter) line(item table.Item, to *bytes.Buffer) (count int, err error) {
	i := slices.IndexFunc(e.kinds, func(k record.Kind) bool { return k.Name == item.Text(table.AttrKind) })
	if i < 0 {
		return 0, nil
	}
	value := reflect.New(e.kinds[i].Type)
	if err := table.Decode(item, value.Interface()); err != nil {
		return 0, fmt.Errorf("export: %w", err)
	}
	// Encode ends each value with a new line, and writes none inside.
	err = json.NewEncoder(to).Encode(struct {
		Kind   string `json:"kind"`
		Record any    `json:"record"`
	}{e.kinds[i].Name, value.Interface()})
	if err != nil {
		return 0, fmt.Errorf("export: %w", err)
	}
	return 1, nil
}
