package main

import (
	"context"
	"fmt"
	"net/url"

	"kehu/infra/client"
	"kehu/infra/demo/northwind"
)

// atOnce is how many orders one call records.
const atOnce = 25

// identifiers lists the identifiers of what a collection holds, by the field that the files name it by.
func identifiers(ctx context.Context, c *client.Client, collection, field string) (map[string]string, error) {
	all := make(map[string]string)
	for cursor := ""; ; {
		var page struct {
			Items      []map[string]any
			NextCursor string
		}
		if _, err := c.Do(ctx, "GET", collection+"?limit=200&cursor="+url.QueryEscape(cursor), nil, &page); err != nil {
			return nil, err
		}
		for _, item := range page.Items {
			name, _ := item[field].(string)
			all[name], _ = item["id"].(string)
		}
		if cursor = page.NextCursor; cursor == "" {
			return all, nil
		}
	}
}

// loadOrders records the orders as those of an earlier system; one whose number is taken was recorded before.
func loadOrders(ctx context.Context, c *client.Client, orders []northwind.Order) (loaded, found int, err error) {
	customers, err := identifiers(ctx, c, "/v1/customers", "reference")
	if err != nil {
		return 0, 0, err
	}
	products, err := identifiers(ctx, c, "/v1/products", "code")
	if err != nil {
		return 0, 0, err
	}
	for first := 0; first < len(orders); first += atOnce {
		var batch []any
		for _, o := range orders[first:min(first+atOnce, len(orders))] {
			batch = append(batch, orderBody(o, customers, products))
		}
		var out struct {
			Items []struct {
				Label, Outcome, Code, Detail string
				Errors                       []struct{ Pointer, Detail string }
			}
		}
		if _, err := c.Do(ctx, "POST", "/v1/orders/history", map[string]any{"orders": batch}, &out); err != nil {
			return loaded, found, err
		}
		for _, row := range out.Items {
			switch {
			case row.Outcome == "done":
				loaded++
			case row.Code == "order.numberTaken":
				found++
			default:
				return loaded, found, fmt.Errorf("order %s: %s %v", row.Label, row.Detail, row.Errors)
			}
		}
	}
	return loaded, found, nil
}

// orderBody is a row with its lines as POST /v1/orders/history takes it.
func orderBody(row northwind.Order, customers, products map[string]string) map[string]any {
	lines := make([]any, len(row.Lines))
	for i, l := range row.Lines {
		lines[i] = map[string]any{"productId": products[l.Product], "quantity": l.Quantity, "unitPrice": l.Price, "discount": l.Discount}
	}
	order := map[string]any{
		"number": row.ID, "customerId": customers[row.Customer], "currency": "USD", "lines": lines,
		"orderDate": row.OrderDate, "deliveryDate": row.RequiredDate, "carrier": row.Carrier, "freight": row.Freight,
		"shippingAddress": map[string]any{
			"receiver": row.ShipName, "street": row.Street, "city": row.City, "province": row.Region, "postalCode": row.PostalCode, "country": row.Country,
		},
		"notes": "Taken by " + row.Employee + ".",
	}
	if row.ShippedDate != "" {
		order["shippedDate"] = row.ShippedDate
	}
	return order
}
