package system

import (
	"context"
	"encoding/json"
	"fmt"

	"kehu/shared/access"
	"kehu/shared/app"
	"kehu/shared/operation"
)

// OpenAPI answers the OpenAPI 3.1 document of all operations.
var OpenAPI = operation.Read(operation.Spec{
	Name:    "openapi.get",
	Route:   "GET /v1/openapi.json",
	Need:    access.Public,
	Summary: "The OpenAPI document of this interface",
}, openAPI)

func openAPI(_ context.Context, d *app.Deps, _ operation.Call, _ *struct{}) (*map[string]any, error) {
	text, err := d.Document()
	if err != nil {
		return nil, fmt.Errorf("openapi document: %w", err)
	}
	var document map[string]any
	if err := json.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("openapi document: %w", err)
	}
	return &document, nil
}
