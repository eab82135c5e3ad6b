package customers

import (
	"context"
	"time"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/category"
	"kehu/shared/customer"
	"kehu/shared/problem"
	"kehu/shared/segment"
	"kehu/shared/text"
)

// Narrowing are the filters of lists of customers beside what people type and whose they are.
type Narrowing struct {
	Tag         string          `json:"tag,omitempty" query:"tag" maxLength:"50" doc:"Only those with this tag."`
	Category    string          `json:"category,omitempty" query:"category" maxLength:"40" doc:"Only those of this category and of all below it."`
	Segment     string          `json:"segment,omitempty" query:"segment" maxLength:"40" doc:"Only those in this segment, as of its last run; takes the permission segment.read."`
	Level       string          `json:"level,omitempty" query:"level" maxLength:"40" doc:"Only those of this level: a code of the dictionary level."`
	Source      customer.Source `json:"source,omitempty" query:"source" maxLength:"40" doc:"Only those of this source: a code of the dictionary source."`
	Status      customer.Status `json:"status,omitempty" query:"status" enum:"potential,active,lost,blocked" doc:"Only those in this state."`
	CreatedFrom string          `json:"createdFrom,omitempty" query:"createdFrom" maxLength:"10" doc:"Only those that were added on this day or later, where your company is." example:"2026-03-01"`
	CreatedTo   string          `json:"createdTo,omitempty" query:"createdTo" maxLength:"10" doc:"Only those that were added on this day or before."`
	UpdatedFrom string          `json:"updatedFrom,omitempty" query:"updatedFrom" maxLength:"10" doc:"Only those that were last changed on this day or later, where your company is."`
	UpdatedTo   string          `json:"updatedTo,omitempty" query:"updatedTo" maxLength:"10" doc:"Only those that were last changed on this day or before."`
}

// Narrow puts the filters into one of a search; at is what pointers to them begin with. A category costs one read, a segment another. The
// problem is request.invalid, or auth.forbidden for a segment.
func (n *Narrowing) Narrow(ctx context.Context, d *app.Deps, c access.Caller, f *customer.Filter, at string) (err error) {
	var check text.Checker
	zone, err := time.LoadLocation(c.Company.TimeZone)
	if err != nil {
		zone = time.UTC // settings accept known zones alone; a machine may know fewer
	}
	span := func(from, to, fromName, toName string) (s customer.Span) {
		if from = check.Date(at+fromName, from); from != "" {
			s.From, _ = time.ParseInLocation(time.DateOnly, from, zone) // Date has read it
		}
		if to = check.Date(at+toName, to); to != "" {
			day, _ := time.ParseInLocation(time.DateOnly, to, zone)
			s.To = day.AddDate(0, 0, 1)
		}
		return s
	}
	f.Created = span(n.CreatedFrom, n.CreatedTo, "createdFrom", "createdTo")
	f.Updated = span(n.UpdatedFrom, n.UpdatedTo, "updatedFrom", "updatedTo")
	if err := check.Problem(); err != nil {
		return err
	}
	f.Tag, f.Level, f.Source, f.Status = n.Tag, n.Level, n.Source, n.Status
	if n.Category != "" {
		if f.Categories, err = category.Below(ctx, d.Table, c.Tenant, n.Category, at+"category"); err != nil {
			return err
		}
	}
	if n.Segment == "" {
		return nil
	}
	if may := (access.Permission{Object: access.Segment, Action: access.Read}); !c.Allowed(may) {
		return problem.New("auth.forbidden").With("permission", may.String())
	}
	s, err := segment.Get(ctx, d.Table, c, n.Segment)
	if problem.Is(err, "segment.notFound") {
		return problem.Invalid(problem.At(at+"segment", "segment.unknown"))
	}
	f.Segment = s.ID
	return err
}
