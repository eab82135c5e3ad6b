package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/aws/aws-lambda-go/events"

	"kehu/functions/operations"
	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/clock"
	"kehu/shared/departed"
	"kehu/shared/dictionary"
	"kehu/shared/gateway"
	"kehu/shared/id"
	"kehu/shared/login"
	"kehu/shared/operation"
	"kehu/shared/record"
	"kehu/shared/seal"
	"kehu/shared/seat"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/tenant"
	"kehu/shared/user"
)

// house is a company with one administrator, and the operations behind the gateway, in this process.
type house struct {
	deps   *app.Deps
	tenant access.Tenant
	user   string
	claims map[string]string
}

// newDeps returns what operations need to work on the tables; no mails, no bus, no identity provider, no log.
func newDeps(main, audit table.Table, c clock.Clock) *app.Deps {
	return &app.Deps{
		Clock: c, IDs: id.NewSource(c, nil), Table: main, Audit: audit, Sealer: seal.New(main, c),
		Sessions: session.NewGuard(main, c), Dictionaries: dictionary.NewCache(main, c), Departed: departed.NewRegister(main, c), Log: slog.New(slog.DiscardHandler), Version: "bench",
	}
}

// newHouse writes the company and its administrator into the table.
func newHouse(ctx context.Context, d *app.Deps) (*house, error) {
	h := &house{deps: d, tenant: access.NewTenant(d.IDs), user: user.Kind.NewID(d.IDs)}
	now := d.Clock.Now()
	stamp := record.Stamp{At: now, By: h.user, RequestID: d.IDs.New("req")}
	company := tenant.Tenant{
		Meta: record.Created(tenant.Kind, h.tenant.String(), stamp), Name: "Northwind Traders", Locale: "en",
		Currency: "EUR", Country: "DE",
		Subscription: tenant.Subscription{Plan: tenant.PlanUnlimited, Seats: tenant.MaxSeats, Status: tenant.Active},
	}
	nancy := user.User{
		Meta: record.Created(user.Kind, h.user, stamp), Name: "Nancy Davolio", Email: "nancy@northwind.example",
		Locale: "en", Roles: []access.Role{access.Administrator}, Status: user.Active,
	}
	h.claims = map[string]string{
		"token_use": "access", "scope": access.TokenScope, "tenant": h.tenant.String(), "user": h.user, "sub": "sub-" + h.user,
		"origin_jti": "8b1d7d9e-3f6e-4f52-9f0b-2b0d3a3f0c11", "auth_time": strconv.FormatInt(now.Unix(), 10),
	}
	signedIn := session.Session{ID: h.claims["origin_jti"], User: h.user, Method: login.Factor, CreatedAt: now, LastSeenAt: now}
	writes := append(signedIn.Begin(h.tenant), company.Put(h.tenant), nancy.Put(h.tenant), seat.Open(h.tenant, company.Seats-1))
	if err := d.Table.Transact(ctx, table.Tx{Writes: writes}); err != nil {
		return nil, fmt.Errorf("write the company: %w", err)
	}
	return h, nil
}

// endpoint is one operation behind the gateway.
type endpoint struct {
	house *house
	spec  operation.Spec
	http  *gateway.HTTP
}

func (h *house) endpoint(name string) (*endpoint, error) {
	o, err := operations.Find(name)
	if err != nil {
		return nil, err
	}
	return &endpoint{h, o.Spec, gateway.NewHTTP(h.deps, o)}, nil
}

// event is the event of a call; identifier stands for {id} in the route, headers come in pairs.
func (e *endpoint) event(identifier, query, body string, headers ...string) events.APIGatewayV2HTTPRequest {
	path := strings.ReplaceAll(e.spec.Path(), "{id}", identifier)
	event := events.APIGatewayV2HTTPRequest{
		Version: "2.0", RouteKey: e.spec.Route, RawPath: path, RawQueryString: query, Body: body,
		PathParameters: map[string]string{"id": identifier},
		Headers:        map[string]string{"accept": "application/json", "content-type": "application/json", "user-agent": "curl/8.5.0"},
		RequestContext: events.APIGatewayV2HTTPRequestContext{
			RouteKey: e.spec.Route, Stage: "$default", RequestID: "JKJaXmPLvHcESHA=", DomainName: "api.kehu.example",
			HTTP: events.APIGatewayV2HTTPRequestContextHTTPDescription{
				Method: e.spec.Method(), Path: path, Protocol: "HTTP/1.1", SourceIP: "203.0.113.7", UserAgent: "curl/8.5.0",
			},
			Authorizer: &events.APIGatewayV2HTTPRequestContextAuthorizerDescription{
				JWT: &events.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{Claims: e.house.claims},
			},
		},
	}
	if event.RequestContext.HTTP.Method == http.MethodPatch {
		event.Headers["content-type"] = "application/merge-patch+json"
	}
	for i := 0; i+1 < len(headers); i += 2 {
		event.Headers[headers[i]] = headers[i+1]
	}
	return event
}

// call serves an event and decodes the answer into out, unless that is nil. An answer that is no success is an error.
func (e *endpoint) call(ctx context.Context, event events.APIGatewayV2HTTPRequest, out any) error {
	answer, err := e.http.Serve(ctx, event)
	if err != nil {
		return err
	}
	if answer.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("%s: %d %s", e.spec.Name, answer.StatusCode, answer.Body)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal([]byte(answer.Body), out)
}

// typicalCustomer is the body that creates a customer such as small companies keep; %d makes its address unique.
const typicalCustomer = `{
	"name": "Alfreds Futterkiste", "contactName": "Maria Anders", "contactTitle": "Sales Representative",
	"phones": ["030-0074321"], "fax": "030-0076545", "emails": ["maria.anders.%d@alfreds.example"],
	"website": "https://alfreds.example",
	"addresses": [{"type": "billing", "country": "DE", "city": "Berlin", "street": "Obere Str. 57", "postalCode": "12209"}],
	"paymentTerms": {"days": 30}, "creditLimit": {"amount": "5000.00", "currency": "EUR"}, "tags": ["food", "export"],
	"industry": "retail", "source": "referral", "status": "active", "notes": "Met at the fair in Leipzig. Calls on Mondays."
}`
