package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"kehu/shared/access"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Past is a record as it was, made of its rows.
type Past struct {
	// Version is that of the record then; 0 when it was not there yet. Gone is that it was not there any more.
	Version int64
	Gone    bool
	Fields  map[string]any // as the API shows them, of what the rows tell
	Unknown []string       // the fields whose values are not kept any more; sorted

	Rows   int     // from the first up to that version: all of them were checked
	Hash   string  // of the last of them
	Faults []Fault // what is wrong with them; none proves that they are as they were written, and complete
}

// pastPage is how many rows one query of AsOf reads.
const pastPage = 200

// AsOf rebuilds the record as it was at the moment from its rows, the first up to the last of then, and checks each of them and
// that it continues the one before. One query for every 200 rows.
func AsOf(ctx context.Context, trail table.Table, tenant access.Tenant, kind record.Kind, entity string, at time.Time) (Past, error) {
	p := Past{Fields: make(map[string]any), Faults: []Fault{}}
	query := table.Query{Partition: Key(tenant, kind, entity, 1).Partition(), Consistent: true, Limit: pastPage}
	for {
		page, err := trail.Query(ctx, query)
		if err != nil {
			return p, fmt.Errorf("audit as of: %w", err)
		}
		for _, r := range page.Records {
			row, err := decode(r.Item)
			if err != nil {
				return p, err
			}
			if row.Action.aside() {
				continue
			}
			if row.At.After(at) {
				return p, nil
			}
			p.take(&row)
		}
		if query.After = page.Next; page.Next.IsZero() {
			return p, nil
		}
	}
}

// take goes on from the version before to that of the row.
func (p *Past) take(row *Row) {
	fault := Fault{Entity: row.Entity, Version: row.Version}
	switch {
	case !row.sound():
		fault.Reason = "altered"
	case row.Version != p.Version+1:
		fault.Reason = "missing"
	case row.Previous != p.Hash:
		fault.Reason = "broken"
	}
	if fault.Reason != "" {
		p.Faults = append(p.Faults, fault)
	}
	p.Rows, p.Version, p.Hash = p.Rows+1, row.Version, row.Hash
	for _, c := range row.Changes {
		p.Unknown = slices.DeleteFunc(p.Unknown, func(name string) bool { return name == c.Field })
		switch {
		case c.Omitted:
			delete(p.Fields, c.Field)
			p.Unknown = append(p.Unknown, c.Field)
		case c.New == nil:
			delete(p.Fields, c.Field)
		default:
			p.Fields[c.Field] = c.New
		}
	}
	slices.SortFunc(p.Unknown, strings.Compare)
	p.mark(row)
}

// mark fills in what every record has, which the rows tell by themselves.
func (p *Past) mark(row *Row) {
	when := row.At.Format(time.RFC3339Nano)
	switch row.Action {
	case Created:
		p.Fields["createdAt"], p.Fields["createdBy"] = when, row.By
	case Deleted:
		p.Fields["deletedAt"], p.Fields["deletedBy"] = when, row.By
	case Restored:
		delete(p.Fields, "deletedAt")
		delete(p.Fields, "deletedBy")
	case Purged:
		p.Gone = true
	case Updated, Unmasked, Discarded, Erased, Merged, Unmerged, Rejected:
	}
	p.Fields["id"], p.Fields["version"] = row.Entity, row.Version
	p.Fields["updatedAt"], p.Fields["updatedBy"] = when, row.By
}

// Decode writes the record as it was into what the kind's items decode to.
func (p *Past) Decode(into any) error {
	text, err := json.Marshal(p.Fields)
	if err != nil {
		return fmt.Errorf("audit as of: %w", err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("audit as of: %w", err)
	}
	return nil
}
