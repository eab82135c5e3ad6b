package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"

	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/customer"
	"kehu/shared/id"
	"kehu/shared/order"
	"kehu/shared/record"
	"kehu/shared/table"
	"kehu/shared/table/local"
)

// ceilingServer is the smallest honest service that does what is measured: it checks a token, decodes and encodes
// JSON, and stores a customer with its index entries and uniqueness marker, synced to the disk before it answers. No
// validation, no roles, no trail, no mails: what Kehu reaches is held against it.
type ceilingServer struct {
	table   *local.Table
	ids     *id.Source
	tenant  access.Tenant
	numbers atomic.Int64
}

// ceilingKey signs the tokens of the ceiling.
var ceilingKey = []byte("bench")

// ceilingToken is a token that the ceiling takes: a payload and its HMAC.
func ceilingToken() string {
	payload := base64.RawURLEncoding.EncodeToString([]byte(`{"tenant":"bench"}`))
	return payload + "." + base64.RawURLEncoding.EncodeToString(ceilingSum(payload))
}

func ceilingSum(payload string) []byte {
	mac := hmac.New(sha256.New, ceilingKey)
	mac.Write([]byte(payload))
	return mac.Sum(nil)
}

func ceiling(data string) (http.Handler, func() error, error) {
	database, err := local.Open(data, local.Options{Clock: clock.System{}})
	if err != nil {
		return nil, nil, err
	}
	ids := id.NewSource(clock.System{}, nil)
	c := &ceilingServer{table: database.Table(table.Main), ids: ids, tenant: access.NewTenant(ids)}
	routes := http.NewServeMux()
	routes.HandleFunc("GET "+fixedPath, fixed)
	routes.HandleFunc("POST "+drainPath, func(http.ResponseWriter, *http.Request) {})
	for pattern, serve := range map[string]func(*http.Request) (any, error){
		"POST /v1/customers": c.create, "GET /v1/customers/{id}": c.get, "GET /v1/customers": c.list, "PATCH /v1/customers/{id}": c.update,
		"POST /v1/orders": c.order,
	} {
		routes.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { c.answer(w, r, serve) })
	}
	return routes, database.Close, nil
}

func (c *ceilingServer) answer(w http.ResponseWriter, r *http.Request, serve func(*http.Request) (any, error)) {
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	payload, signature, _ := strings.Cut(token, ".")
	if sum, err := base64.RawURLEncoding.DecodeString(signature); err != nil || !hmac.Equal(sum, ceilingSum(payload)) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	answer, err := serve(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(answer) // the client is gone
}

func (c *ceilingServer) create(r *http.Request) (any, error) {
	var fields customer.Fields
	if err := json.NewDecoder(r.Body).Decode(&fields); err != nil {
		return nil, err
	}
	stamp := record.Stamp{At: clock.System{}.Now(), By: "usr", RequestID: "req"}
	made := customer.New(record.Created(customer.Kind, customer.Kind.NewID(c.ids), stamp), fmt.Sprintf("C%06d", c.numbers.Add(1)), fields)
	return made, c.table.Transact(r.Context(), made.Created(c.tenant))
}

func (c *ceilingServer) get(r *http.Request) (any, error) {
	return customer.Get(r.Context(), c.table, c.tenant, r.PathValue("id"))
}

// everything is the reach of an administrator.
var everything = access.Caller{Rights: access.Everything()}.Reach(access.Permission{Object: access.Customer, Action: access.Read})

func (c *ceilingServer) list(r *http.Request) (any, error) {
	items, _, err := customer.Search(r.Context(), c.table, c.tenant, customer.Filter{Reach: everything}, table.Position{}, listed)
	return map[string]any{"items": items}, err
}

func (c *ceilingServer) update(r *http.Request) (any, error) {
	before, err := customer.Get(r.Context(), c.table, c.tenant, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	fields := before.Fields
	if err := json.NewDecoder(r.Body).Decode(&fields); err != nil {
		return nil, err
	}
	after := before.With(before.Changed(record.Stamp{At: clock.System{}.Now(), By: "usr", RequestID: "req"}), fields)
	return after, c.table.Transact(r.Context(), after.Replace(c.tenant, before))
}

// order stores an order as it came, at a price that is always the same.
func (c *ceilingServer) order(r *http.Request) (any, error) {
	var fields order.Fields
	if err := json.NewDecoder(r.Body).Decode(&fields); err != nil {
		return nil, err
	}
	stamp := record.Stamp{At: clock.System{}.Now(), By: "usr", RequestID: "req"}
	made := order.Order{
		Meta: record.Created(order.Kind, order.Kind.NewID(c.ids), stamp), Number: fmt.Sprintf("SO%06d", c.numbers.Add(1)),
		Head: fields.Head, CustomerName: "Alfreds Futterkiste", Status: order.Draft, NextLine: len(fields.Lines) + 1,
	}
	for i, l := range fields.Lines {
		made.Products = append(made.Products, l.Product)
		made.Lines = append(made.Lines, order.Line{
			Line: i + 1, LineFields: l, Code: "CHAI", Name: "Chai", Unit: "box", Net: "34.20", Tax: "2.39", Total: "36.59",
		})
	}
	return made, c.table.Transact(r.Context(), made.Created(c.tenant))
}
