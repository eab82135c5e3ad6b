package search

import (
	"context"
	"errors"
	"sync"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/contact"
	"kehu/shared/customer"
	"kehu/shared/operation"
	"kehu/shared/order"
	"kehu/shared/product"
	"kehu/shared/table"
)

// Query answers a few records of each kind that what somebody types finds: of those only that the caller may get, showing what get shows.
// The kinds are looked up side by side.
var Query = operation.Read(operation.Spec{
	Name:    "search.query",
	Route:   "GET /v1/search",
	Need:    access.SignedIn,
	Summary: "Find customers, contacts, products and orders",
	Uses:    []operation.Grant{operation.ReadTable},
}, query)

type queryInput struct {
	operation.Reading
	Query string `query:"q" required:"true" minLength:"1" maxLength:"100" doc:"What people type, as in the lists; of an order the beginning of its number."`
	Limit int    `query:"limit" minimum:"1" maximum:"20" default:"5" doc:"How many of each kind at most."`
}

// Found is what was found of each kind; of a kind that the caller may not read there is nothing.
type Found struct {
	Customers []customer.Summary `json:"customers" nullable:"false" doc:"Customers, also by their contacts, and those that are shared with you."`
	Contacts  []contact.Hit      `json:"contacts" nullable:"false" doc:"Contacts of customers that you may see."`
	Products  []product.Summary  `json:"products" nullable:"false"`
	Orders    []order.Summary    `json:"orders" nullable:"false" doc:"Orders whose number begins so."`
}

func query(ctx context.Context, d *app.Deps, call operation.Call, in *queryInput) (*Found, error) {
	may := func(object string) (access.Reach, bool) {
		p := access.Permission{Object: object, Action: access.Read}
		return call.Caller.Reach(p), call.Caller.Allowed(p)
	}
	found := &Found{Customers: []customer.Summary{}, Contacts: []contact.Hit{}, Products: []product.Summary{}, Orders: []order.Summary{}}
	var looking sync.WaitGroup
	var errs [4]error
	if reach, allowed := may(access.Customer); allowed {
		f := customer.Filter{Text: in.Query, User: call.Caller.User, Reach: reach, Rights: call.Caller.Rights}
		looking.Go(func() {
			found.Customers, _, errs[0] = contact.Search(ctx, d.Table, call.Caller.Tenant, f, table.Position{}, in.Limit)
		})
		looking.Go(func() { found.Contacts, errs[1] = contact.Find(ctx, d.Table, call.Caller.Tenant, f, in.Limit) })
	}
	if _, allowed := may(access.Product); allowed {
		looking.Go(func() {
			found.Products, _, errs[2] = product.Search(ctx, d.Table, call.Caller.Tenant, product.Filter{Text: in.Query}, table.Position{}, in.Limit)
		})
	}
	if reach, allowed := may(access.Order); allowed {
		looking.Go(func() {
			found.Orders, errs[3] = order.ByNumber(ctx, d.Table, call.Caller.Tenant, in.Query, reach, in.Limit)
		})
	}
	looking.Wait()
	return found, errors.Join(errs[:]...)
}
