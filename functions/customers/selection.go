package customers

import (
	"context"
	"errors"
	"strconv"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/table"
	"kehu/shared/text"
	"kehu/shared/user"
)

// MaxSelected is how many customers one job takes that looks for them before it starts.
const MaxSelected = 5000

// Selection says which customers are meant: those that are named, or those that a list with the filter would show.
type Selection struct {
	Customers []string         `json:"customers,omitempty" maxItems:"5000" uniqueItems:"true" nullable:"false" doc:"Which customers; in place of a filter."`
	Filter    *SelectionFilter `json:"filter,omitempty" doc:"All that a list with this filter would show, 5000 at most; in place of naming them. {} is all within reach. To change those of a tag or a segment, without q, there is no limit: the job looks for them itself."`
}

// SelectionFilter is the filter of a list.
type SelectionFilter struct {
	Query string `json:"q,omitempty" maxLength:"100" doc:"As q of the list."`
	Owner string `json:"owner,omitempty" maxLength:"40" doc:"Only those of this user; \"me\" for yours, \"team\" for yours and those of who reports to you."`
	Narrowing
}

// check notes what is wrong with the selection; pointer is where it stands.
func (s Selection) check(check *text.Checker, pointer string) {
	if (s.Filter == nil) == (len(s.Customers) == 0) {
		check.Add(pointer+"customers", "bulk.which")
	}
	if s.Filter != nil && s.Filter.Owner != "" && s.Filter.Owner != "me" && s.Filter.Owner != "team" && !user.Kind.Valid(s.Filter.Owner) {
		check.Add(pointer+"filter/owner", "customer.ownerUnknown")
	}
}

// maxSearches bounds the time of resolve: each search looks at customer.MaxExamined entries at most.
const maxSearches = 100

// resolve lists the customers, of the recycle bin if deleted. By a filter those within the caller's reach to read; the problem
// is customer.tooMany when these are too many, or too many must be looked at to know.
func (s Selection) resolve(ctx context.Context, d *app.Deps, call operation.Call, deleted bool) ([]string, error) {
	if s.Filter == nil {
		return s.Customers, nil
	}
	f, err := s.filter(ctx, d, call, deleted)
	if err != nil {
		return nil, err
	}
	all := []string{}
	var after table.Position
	for range maxSearches {
		found, next, err := contact.Search(ctx, d.Table, call.Caller.Tenant, f, after, 200)
		if err != nil {
			return nil, err
		}
		for _, c := range found {
			all = append(all, c.ID)
		}
		switch {
		case len(all) > MaxSelected:
			return nil, problem.New("customer.tooMany").With("max", strconv.Itoa(MaxSelected))
		case next.IsZero():
			return all, nil
		}
		after = next
	}
	return nil, problem.New("customer.tooMany").With("max", strconv.Itoa(MaxSelected))
}

// filter returns the filter as a search takes it.
func (s Selection) filter(ctx context.Context, d *app.Deps, call operation.Call, deleted bool) (customer.Filter, error) {
	f := customer.Filter{
		Text: s.Filter.Query, Deleted: deleted, Rights: call.Caller.Rights,
		Reach: call.Caller.Reach(access.Permission{Object: access.Customer, Action: access.Read}),
	}
	if err := s.Filter.Narrow(ctx, d, call.Caller, &f, "/filter/"); err != nil {
		return f, err
	}
	switch s.Filter.Owner {
	case "":
	case "me":
		f.Reach = f.Reach.Among(call.Caller.User)
	case "team":
		f.Reach = f.Reach.Among(call.Caller.Team...)
	default:
		f.Reach = f.Reach.Among(s.Filter.Owner)
	}
	return f, nil
}

func asProblem(err error) (*problem.Error, bool) { return errors.AsType[*problem.Error](err) }
