package segment

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"kehu/shared/access"
	"kehu/shared/category"
	"kehu/shared/id"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/total"
	"kehu/shared/work"
)

// run is how far a job is, as it is kept between steps.
type run struct {
	Day        string             `json:"day"`
	Generation int64              `json:"generation"` // of the totals that are read
	Profile    profile            `json:"profile"`    // of customers so far
	Bounds     quintiles          `json:"bounds"`
	Counts     map[string]members `json:"counts"` // by segment
}

// members counts who is in a segment, and who came and went.
type members struct {
	Members int64 `json:"m"`
	Added   int64 `json:"a"`
	Removed int64 `json:"r"`
}

func runKey(t access.Tenant, job string) table.Key {
	return table.In(t, Kind.Key, "RUN", id.Bare(job)).Key("RUN")
}

// put is the write that keeps it, in the transaction of a step.
func (r *run) put(t work.Task) (table.Write, error) {
	encoded, err := json.Marshal(r)
	if err != nil {
		return table.Write{}, fmt.Errorf("segment: %w", err)
	}
	return table.Put(runKey(t.Tenant, t.Job.ID), table.Item{"in": string(encoded)}).Expiring(t.Job.CreatedAt.Add(marked)), nil
}

// readRun reads how far the job is, and against what rules are read; at the start that is the present.
func readRun(ctx context.Context, t work.Task) (r *run, s setting, err error) {
	items, err := t.Deps.Table.BatchGet(ctx, []table.Key{runKey(t.Tenant, t.Job.ID), tenant.Key(t.Tenant), category.OrderKey(t.Tenant)})
	if err != nil {
		return nil, s, fmt.Errorf("segment: %w", err)
	}
	company, err := tenant.Decode(items[1])
	if err != nil {
		return nil, s, err
	}
	s = settingOf(company.Company(), category.DecodeOrder(items[2]), t.Deps.Clock.Now())
	r = &run{Day: s.day.Format(time.DateOnly), Profile: newProfile(), Counts: make(map[string]members)}
	if items[0] == nil {
		r.Generation, err = total.Generation(ctx, t.Deps.Table, t.Tenant)
		return r, s, err
	}
	if err := json.Unmarshal([]byte(items[0].Text("in")), r); err != nil {
		return nil, s, fmt.Errorf("segment: %w", err)
	}
	return r, s.on(r.Day), nil
}

// being is a segment that is being computed.
type being struct {
	Segment
	rule rule
}

// mine returns the segments that this job is still to compute: those that are there, and for which no other job was started later.
func mine(ctx context.Context, t work.Task, identifiers []string, s *setting) ([]being, error) {
	var keys []table.Key
	for _, identifier := range identifiers {
		keys = append(keys, Kind.ItemKey(t.Tenant, identifier), standingKey(t.Tenant, identifier))
	}
	if len(keys) == 0 {
		return nil, nil
	}
	items, err := t.Deps.Table.BatchGet(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("segment: %w", err)
	}
	var all []being
	for i := 0; i < len(items); i += 2 {
		one, err := decode(items[i])
		if err != nil {
			return nil, err
		}
		if items[i] != nil && !one.Deleted() && items[i+1].Text("jo") == t.Job.ID {
			all = append(all, being{one, s.read(&one.Fields)})
		}
	}
	return all, nil
}
