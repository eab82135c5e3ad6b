package review

import (
	"context"
	"fmt"

	"kehu/shared/department"
	"kehu/shared/job"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/role"
	"kehu/shared/table"
	"kehu/shared/user"
	"kehu/shared/work"
)

// Job is the type of job that gathers the items of a review.
const Job job.Type = "review"

// Order is what such a job is asked for.
type Order struct {
	Review string `json:"review"`
}

// OpenGathering prepares the work: a row for each user, then one that opens the review.
func OpenGathering(ctx context.Context, t work.Task) (work.Worker, error) {
	g := gathering{task: t}
	var o Order
	if err := t.Input(ctx, &o); err != nil {
		return nil, err
	}
	items, err := t.Deps.Table.BatchGet(ctx, []table.Key{
		Kind.ItemKey(t.Tenant, o.Review), role.RegistryKey(t.Tenant), department.OrderKey(t.Tenant),
	})
	if err != nil {
		return nil, fmt.Errorf("gather review: %w", err)
	}
	g.registry, g.order = role.DecodeRegistry(items[1]), department.DecodeOrder(items[2])
	g.review, err = Decode(items[0])
	return &g, err
}

type gathering struct {
	task     work.Task
	review   Review
	registry role.Registry
	order    department.Order
}

// over is the cursor behind the last row; all others are identifiers of users.
const over = "over"

// Count is work.Worker's: nobody knows how many users there are.
func (g *gathering) Count(context.Context) (int64, error) { return -1, nil }

// Next is work.Worker's.
func (g *gathering) Next(ctx context.Context, cursor string, limit int) ([]work.Step, error) {
	if cursor == over {
		return nil, nil
	}
	users, err := user.After(ctx, g.task.Deps.Table, g.task.Tenant, cursor, limit)
	if err != nil || len(users) == 0 {
		return []work.Step{{Cursor: over, Record: g.review.ID, Label: g.review.Name}}, err
	}
	steps := make([]work.Step, len(users))
	for i, identifier := range users {
		steps[i] = work.Step{Cursor: identifier, Record: identifier}
	}
	return steps, nil
}

// Do is work.Worker's.
func (g *gathering) Do(ctx context.Context, s work.Step) (work.Effect, error) {
	if s.Cursor == over {
		return g.open(ctx)
	}
	u, err := user.FindSeen(ctx, g.task.Deps.Table, g.task.Tenant, s.Record)
	if problem.Is(err, "user.notFound") {
		return work.Effect{Skipped: true}, nil
	}
	if err != nil {
		return work.Effect{}, err
	}
	effect := work.Effect{Label: u.Name}
	if g.concerns(u) {
		for _, i := range itemsOf(u, g.registry, g.review.Role) {
			i.Meta = record.Created(ItemKind, ItemKind.NewID(g.task.Deps.IDs), g.task.Stamp())
			i.Review = g.review.ID
			effect.Writes = append(effect.Writes, i.put(g.task.Tenant).When(table.Absent(), fmt.Errorf("review: identifier made twice")))
		}
	}
	effect.Skipped = len(effect.Writes) == 0
	return effect, nil
}

// concerns reports whether the review is about the user: somebody who can, or may again, sign in.
func (g *gathering) concerns(u user.User) bool {
	switch u.Status {
	case user.Invited, user.Active, user.Suspended:
		return g.review.Department == "" || g.order.Within(u.ID, g.review.Department)
	case user.Pending, user.Left:
	}
	return false
}

// open returns what opens the review, unless it was closed meanwhile.
func (g *gathering) open(ctx context.Context) (work.Effect, error) {
	count := 0
	for after := (table.Position{}); ; {
		found, next, err := Items(ctx, g.task.Deps.Table, g.task.Tenant, g.review.ID, ItemFilter{}, after, maxExamined)
		if err != nil {
			return work.Effect{}, err
		}
		if count += len(found); next.IsZero() {
			break
		}
		after = next
	}
	now, err := Find(ctx, g.task.Deps.Table, g.task.Tenant, g.review.ID)
	if err != nil || now.State != Gathering {
		return work.Effect{Skipped: true}, err
	}
	open := now.next(g.task.Tenant, g.task.Stamp(), map[string]any{"st": string(Open), "n": table.NumberOf(count)}, nil)
	return work.Effect{Writes: []table.Write{open}}, nil
}
