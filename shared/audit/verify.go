package audit

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Fault is a row that does not prove what it should.
type Fault struct {
	Entity  string `json:"entity" doc:"The record."`
	Version int64  `json:"version" doc:"The version whose row is at fault."`
	Reason  string `json:"reason" enum:"altered,missing,broken" doc:"altered: the row is not as it was written. missing: the row before it is not there. broken: it does not continue the row before it."`
}

// Verify checks rows against themselves and against the rows before them. It costs one batch read for
// every hundred rows.
func Verify(ctx context.Context, t table.Table, tenant access.Tenant, kinds []record.Kind, rows []Row) ([]Fault, error) {
	faults := []Fault{}
	for len(rows) > 0 {
		n := min(len(rows), table.MaxBatchGet)
		found, err := verify(ctx, t, tenant, kinds, rows[:n])
		if err != nil {
			return nil, err
		}
		faults, rows = append(faults, found...), rows[n:]
	}
	return faults, nil
}

func verify(ctx context.Context, t table.Table, tenant access.Tenant, kinds []record.Kind, rows []Row) ([]Fault, error) {
	var keys []table.Key
	for _, r := range rows {
		if before := r.follows(); before > 0 {
			keys = append(keys, Key(tenant, kindOf(kinds, r.Kind), r.Entity, before))
		}
	}
	var items []table.Item
	if len(keys) > 0 {
		var err error
		if items, err = t.BatchGet(ctx, keys); err != nil {
			return nil, fmt.Errorf("verify audit rows: %w", err)
		}
	}
	var faults []Fault
	for i := range rows {
		r := &rows[i]
		fault := Fault{Entity: r.Entity, Version: r.Version}
		var before table.Item
		if r.follows() > 0 {
			before, items = items[0], items[1:]
		}
		switch {
		case !r.sound():
			fault.Reason = "altered"
		case r.follows() > 0 && before == nil:
			fault.Reason = "missing"
		case r.follows() > 0 && before.Text("h") != r.Previous, r.follows() <= 0 && r.Previous != "":
			fault.Reason = "broken"
		default:
			continue
		}
		faults = append(faults, fault)
	}
	return faults, nil
}

func kindOf(kinds []record.Kind, name string) record.Kind {
	for _, k := range kinds {
		if k.Name == name {
			return k
		}
	}
	return record.Kind{Name: name, Key: name}
}

// Grace is how long a change may take to reach the trail before it counts as missing.
const Grace = 10 * time.Minute

// VerifyHeads checks that the trail goes up to the version that each of the rows' records has now, so that a
// row cut off the end of a chain shows too. It costs two batch reads for every hundred records.
func VerifyHeads(ctx context.Context, main, trail table.Table, tenant access.Tenant, kinds []record.Kind, rows []Row, now time.Time) ([]Fault, error) {
	known := make(map[string]Row)
	for _, r := range rows {
		if r.Version > known[r.Entity].Version {
			known[r.Entity] = r
		}
	}
	faults := []Fault{}
	entities := slices.Sorted(maps.Keys(known))
	for chunk := range slices.Chunk(entities, table.MaxBatchGet) {
		found, err := verifyHeads(ctx, main, trail, tenant, kinds, chunk, known, now)
		if err != nil {
			return nil, err
		}
		faults = append(faults, found...)
	}
	return faults, nil
}

func verifyHeads(ctx context.Context, main, trail table.Table, tenant access.Tenant, kinds []record.Kind, entities []string, known map[string]Row, now time.Time) ([]Fault, error) {
	keys := make([]table.Key, len(entities))
	for i, entity := range entities {
		keys[i] = kindOf(kinds, known[entity].Kind).ItemKey(tenant, entity)
	}
	items, err := main.BatchGet(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("verify heads: %w", err)
	}
	var ahead []Fault // records that are further than the rows at hand
	var heads []table.Key
	for i, entity := range entities {
		var meta record.Meta
		if items[i] == nil {
			continue // purged: its last row is the proof
		}
		if err := table.Decode(items[i], &meta); err != nil {
			return nil, fmt.Errorf("verify heads: %w", err)
		}
		if meta.Version > known[entity].Version && now.Sub(meta.UpdatedAt) > Grace {
			ahead = append(ahead, Fault{Entity: entity, Version: meta.Version, Reason: "missing"})
			heads = append(heads, Key(tenant, kindOf(kinds, known[entity].Kind), entity, meta.Version))
		}
	}
	if len(heads) == 0 {
		return nil, nil
	}
	rows, err := trail.BatchGet(ctx, heads)
	if err != nil {
		return nil, fmt.Errorf("verify heads: %w", err)
	}
	var faults []Fault
	for i, fault := range ahead {
		if rows[i] == nil {
			faults = append(faults, fault)
		}
	}
	return faults, nil
}
