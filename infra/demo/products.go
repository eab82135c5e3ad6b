package main

import (
	"context"
	"errors"
	"fmt"

	"kehu/infra/client"
	"kehu/infra/demo/northwind"
)

// loadProducts creates the products; one whose code is taken was loaded before.
func loadProducts(ctx context.Context, c *client.Client, products []northwind.Product) (loaded, found int, err error) {
	for _, row := range products {
		_, err := c.Do(ctx, "POST", "/v1/products", productBody(row), nil)
		var problem *client.Problem
		switch {
		case err == nil:
			loaded++
		case errors.As(err, &problem) && problem.Code == "product.duplicate":
			found++
		default:
			return loaded, found, fmt.Errorf("product %s: %w", row.ID, err)
		}
	}
	return loaded, found, nil
}

// productBody is a row as POST /v1/products takes it. What Kehu has no field for goes into the notes, so that nothing is lost.
func productBody(row northwind.Product) map[string]any {
	product := map[string]any{
		"code": row.ID, "name": row.Name, "category": row.Category, "specification": row.Specification,
		"prices": []any{map[string]any{"amount": row.Price, "currency": "USD"}},
		"notes":  fmt.Sprintf("Supplier: %s\nIn stock: %s, on order: %s, ordered again at: %s", row.Supplier, row.Stock, row.Ordered, row.ReorderAt),
	}
	if row.Discontinued {
		product["status"] = "disabled"
	}
	return product
}
