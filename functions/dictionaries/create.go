package dictionaries

import (
	"context"
	"net/http"
	"slices"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/dictionary"
	"kehu/shared/operation"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/table"
)

// Create adds an entry to a dictionary.
var Create = operation.Write(operation.Spec{
	Name:     "dictionaries.create",
	Route:    "POST /v1/dictionaries/{kind}",
	Need:     access.Needs(access.Dictionary, access.Create),
	Summary:  "Add an entry to a dictionary",
	Problems: []problem.Code{"dictionary.duplicate", "dictionary.notFound", "dictionary.tooMany"},
	Status:   http.StatusCreated,
	Uses:     []operation.Grant{operation.ReadTable, operation.WriteTable},
}, create)

type createInput struct {
	operation.Creating
	Kind dictionary.Name `json:"-" path:"kind" maxLength:"20" doc:"The dictionary."`
	Body struct {
		Code string `json:"code" minLength:"1" maxLength:"40" doc:"What records will hold; it never changes. Letters, digits, - and _; of a currency, that of ISO 4217." example:"biotech"`
		dictionary.Fields
	}
}

func create(_ context.Context, d *app.Deps, call operation.Call, in *createInput) (*dictionary.View, table.Tx, error) {
	if !slices.Contains(dictionary.Names(), in.Kind) {
		return nil, table.Tx{}, problem.New("dictionary.notFound")
	}
	meta := record.Created(dictionary.Kind, dictionary.Kind.NewID(d.IDs), call.Stamp())
	entry, err := dictionary.New(meta, in.Kind, in.Body.Code, in.Body.Fields)
	if err != nil {
		return nil, table.Tx{}, err
	}
	tx, err := entry.Created(call.Caller.Tenant)
	view := entry.View()
	return &view, tx, err
}
