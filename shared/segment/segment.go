package segment

import (
	"fmt"
	"reflect"
	"time"

	"kehu/shared/access"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Fields are what people enter.
type Fields struct {
	Name       string      `json:"name" table:"nm" minLength:"1" maxLength:"100" doc:"What it is called; unique." example:"Gold"`
	Notes      string      `json:"notes,omitempty" table:"no" maxLength:"1000" doc:"What it is for."`
	Match      Match       `json:"match,omitempty" table:"mt" enum:"all,any" doc:"Whether all conditions must hold or any; all if absent."`
	Conditions []Condition `json:"conditions" table:"cs" minItems:"1" maxItems:"20" nullable:"false" doc:"The rule."`
}

// Match says how conditions go together.
type Match string

// How conditions go together.
const (
	All Match = "all"
	Any Match = "any"
)

// Segment is a segment as it is stored and answered.
type Segment struct {
	record.Meta
	Fields
	Standing *Standing `json:"members,omitempty" doc:"Who is in it, as of the last run."`
	Preview  *Preview  `json:"preview,omitempty" doc:"Only with validateOnly: how many would be in it."`
}

// Kind is the kind of record that a segment is.
var Kind = record.Kind{Name: "segment", Prefix: "seg", Key: "SEG", Type: reflect.TypeFor[Segment]()}

// Location returns the path of the segment.
func (s *Segment) Location() string { return "/v1/segments/" + s.ID }

// Standing is what the last run came to. It is an item of its own, so that a run makes no new version of the segment.
type Standing struct {
	Job        string     `json:"jobId,omitempty" table:"jo" doc:"The job that computes the members, or did last."`
	Finished   string     `json:"-" table:"dj"` // the last job that came to its end
	Computing  bool       `json:"computing,omitempty" doc:"Whether that job has not come to its end; the numbers are of the one before."`
	Count      *int64     `json:"count,omitempty" table:"n" doc:"How many customers are in it; shown to who may see all customers."`
	Added      *int64     `json:"added,omitempty" table:"ad" doc:"How many came in with the last run."`
	Removed    *int64     `json:"removed,omitempty" table:"rm" doc:"How many went out with the last run."`
	ComputedAt *time.Time `json:"computedAt,omitempty" table:"ca" doc:"When the last run came to its end (UTC)."`
	Day        string     `json:"day,omitempty" table:"dy" doc:"The day, where the company is, for which it counted." example:"2026-03-02"`
	Version    int64      `json:"ofVersion,omitempty" table:"rv" doc:"The version of the segment whose rule it followed."`
}

func standingKey(t access.Tenant, identifier string) table.Key {
	return table.Entity(t, Kind.Key, identifier).Key("STANDING")
}

// with returns the segment with its standing, as the caller may see it.
func (s Segment) with(item table.Item, caller access.Caller) (Segment, error) {
	if item == nil {
		return s, nil
	}
	var st Standing
	if err := table.Decode(item, &st); err != nil {
		return s, fmt.Errorf("segment: %w", err)
	}
	st.Computing = st.Job != st.Finished
	// Nobody learns how many customers there are that they may not see.
	if !caller.Reach(readCustomers).Everyone() {
		st.Count, st.Added, st.Removed = nil, nil, nil
	}
	s.Standing = &st
	return s, nil
}

var readCustomers = access.Permission{Object: access.Customer, Action: access.Read}

// decode reads a segment's item.
func decode(item table.Item) (Segment, error) {
	var s Segment
	if err := table.Decode(item, &s); err != nil {
		return Segment{}, fmt.Errorf("segment: %w", err)
	}
	return s, nil
}

// SameRule reports whether both pick the same customers.
func (f Fields) SameRule(other Fields) bool {
	return f.Match == other.Match && reflect.DeepEqual(f.Conditions, other.Conditions)
}

// ComputedBy returns the segment as the job is to compute it.
func (s Segment) ComputedBy(job string) *Segment {
	st := Standing{}
	if s.Standing != nil {
		st = *s.Standing
	}
	st.Job, st.Computing = job, true
	s.Standing = &st
	return &s
}

// There is the check that the segment was not deleted.
func (s *Segment) There(t access.Tenant) table.Write {
	check := table.Check(Kind.ItemKey(t, s.ID), table.And(table.Present(), table.Unset("da")))
	check.Else = problem.New("segment.notFound")
	return check
}
