package review

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"time"

	"kehu/shared/access"
	"kehu/shared/listing"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// State is where a review stands.
type State string

// The states of a review.
const (
	Gathering State = "gathering" // its items are being gathered
	Open      State = "open"
	Closed    State = "closed"
)

// MaxReviewers is how many reviewers a review may have.
const MaxReviewers = 20

// Fields are what people enter.
type Fields struct {
	Name       string      `json:"name" table:"nm" minLength:"1" maxLength:"100" doc:"What it is called." example:"Second half of 2026"`
	DueAt      time.Time   `json:"dueAt" table:"du" doc:"Until when every item shall be decided; at most a year from now."`
	Reviewers  []string    `json:"reviewers" table:"rv" minItems:"1" maxItems:"20" nullable:"false" doc:"The active users who decide, each of whom may read and update reviews."`
	Department string      `json:"departmentId,omitempty" table:"dt" maxLength:"64" doc:"Only the grants of who is in this department, or in one below it."`
	Role       access.Role `json:"role,omitempty" table:"ro" maxLength:"40" doc:"Only grants of this role, and positions that bring it."`
}

// Review is a review as it is stored.
type Review struct {
	record.Meta
	Fields
	State    State      `json:"state" table:"st" enum:"gathering,open,closed" doc:"gathering: its items are being gathered; see the job."`
	Job      string     `json:"jobId" table:"jb" doc:"The job that gathers its items."`
	Items    int        `json:"itemCount" table:"n" doc:"How many grants there are to decide; 0 while they are gathered."`
	Kept     int        `json:"keptCount" table:"kp" doc:"How many were kept."`
	Revoked  int        `json:"revokedCount" table:"rk" doc:"How many were revoked."`
	ClosedAt *time.Time `json:"closedAt,omitempty" table:"cl" doc:"When it was closed."`
	// Overdue is not part of the record; see At.
	Overdue bool `json:"overdue" doc:"The deadline has passed, or had passed when it was closed, with items that nobody had decided."`
}

// Kind is the kind of record that a review is.
var Kind = record.Kind{Name: "review", Prefix: "rvw", Key: "RVW", Type: reflect.TypeFor[Review]()}

// Location returns the path of the review.
func (r *Review) Location() string { return "/v1/reviews/" + r.ID }

// Undecided returns how many items nobody has decided.
func (r *Review) Undecided() int { return r.Items - r.Kept - r.Revoked }

// At returns the review with what follows from the time.
func (r Review) At(now time.Time) Review {
	if r.ClosedAt != nil {
		now = *r.ClosedAt
	}
	r.Overdue = r.State != Gathering && r.Undecided() > 0 && !now.Before(r.DueAt)
	return r
}

func list(t access.Tenant) table.Partition { return table.In(t, Kind.Key) }

// Created is the write that stores a new review.
func (r Review) Created(t access.Tenant) table.Write {
	return table.Put(Kind.ItemKey(t, r.ID), table.Encode(r), table.IndexKey{Index: table.ByTenant, Partition: list(t), Sort: r.ID}).
		When(table.Absent(), fmt.Errorf("review: identifier made twice"))
}

// next is the write of the review's next version, with other attributes, whoever changed it since; it stays in the state it is in.
func (r Review) next(t access.Tenant, s record.Stamp, set map[string]any, add map[string]int64) table.Write {
	meta := table.Encode(r.Changed(s))
	all := map[string]any{"ua": meta["ua"], "ub": meta["ub"], "rq": meta["rq"]}
	maps.Copy(all, set)
	more := map[string]int64{"v": 1}
	maps.Copy(more, add)
	inState := problem.New("review.closed")
	if r.State == Gathering {
		inState = problem.New("review.notOpen")
	}
	return table.Update(Kind.ItemKey(t, r.ID), all, more).When(table.Equal("st", string(r.State)), inState)
}

// Close returns the review as it is closed, and the write. One with items that nobody has decided is closed after its deadline alone: the
// problem review.undecided. One that is closed comes back without a write.
func (r Review) Close(t access.Tenant, s record.Stamp) (Review, []table.Write, error) {
	if r.State == Closed {
		return r, nil, nil
	}
	if r.State == Open && r.Undecided() > 0 && s.At.Before(r.DueAt) {
		return r, nil, problem.New("review.undecided")
	}
	closed := r
	closed.Meta = r.Changed(s)
	closed.State, closed.ClosedAt = Closed, &closed.UpdatedAt
	write := r.next(t, s, map[string]any{"st": string(Closed), "cl": table.Encode(closed)["cl"]}, nil)
	return closed, []table.Write{write.When(r.Unchanged(), problem.New("request.conflict"))}, nil
}

// Decides checks that the user may decide items of the review now.
func (r Review) Decides(user string) error {
	switch {
	case !slices.Contains(r.Reviewers, user):
		return problem.New("review.notReviewer")
	case r.State == Gathering:
		return problem.New("review.notOpen")
	case r.State == Closed:
		return problem.New("review.closed")
	}
	return nil
}

// Find returns the review. The problem is review.notFound when the tenant has none with this identifier.
func Find(ctx context.Context, t table.Table, tenant access.Tenant, identifier string) (Review, error) {
	if !Kind.Valid(identifier) {
		return Review{}, problem.New("review.notFound")
	}
	item, err := t.Get(ctx, Kind.ItemKey(tenant, identifier))
	if err != nil {
		return Review{}, fmt.Errorf("read review: %w", err)
	}
	return Decode(item)
}

// Decode reads a review's item; none, nil, is the problem review.notFound.
func Decode(item table.Item) (Review, error) {
	if item == nil {
		return Review{}, problem.New("review.notFound")
	}
	var r Review
	if err := table.Decode(item, &r); err != nil {
		return Review{}, fmt.Errorf("review: %w", err)
	}
	return r, nil
}

// Filter says which reviews a list shall show.
type Filter struct {
	State    State
	Reviewer string
	Overdue  bool
}

// List returns up to limit reviews, newest first, as they are at the time, and the position of the next page.
func List(ctx context.Context, t table.Table, tenant access.Tenant, f Filter, now time.Time, after table.Position, limit int) ([]Review, table.Position, error) {
	query := table.Query{Index: table.ByTenant, Partition: list(tenant), Descending: true, After: after}
	decode := func(item table.Item) (Review, error) {
		r, err := Decode(item)
		return r.At(now), err
	}
	return listing.Find(ctx, t, query, limit, decode, func(r Review) bool {
		return (f.State == "" || r.State == f.State) && (f.Reviewer == "" || slices.Contains(r.Reviewers, f.Reviewer)) && (!f.Overdue || r.Overdue)
	})
}
