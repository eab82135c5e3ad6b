package northwind

import (
	"fmt"
	"io/fs"
)

// Product is one row of products.csv, with what it refers to.
type Product struct {
	ID            string // "1" to "77"
	Name          string
	Category      string // its name
	Supplier      string // name, town and country
	Specification string // what is in a unit, for example "10 boxes x 20 bags"
	Price         string // of a unit, in US dollars
	Stock         string // units in stock
	Ordered       string // units on order
	ReorderAt     string // the stock at which more are ordered
	Discontinued  bool
}

var (
	productFile = file{"products.csv", []string{
		"productID", "productName", "supplierID", "categoryID", "quantityPerUnit", "unitPrice", "unitsInStock", "unitsOnOrder", "reorderLevel", "discontinued",
	}, -1}
	categoryFile = file{"categories.csv", []string{"categoryID", "categoryName", "description", "picture"}, -1}
	supplierFile = file{"suppliers.csv", []string{
		"supplierID", "companyName", "contactName", "contactTitle", "address", "city", "region", "postalCode", "country", "phone", "fax", "homePage",
	}, 4}
)

// Products reads products.csv, with categories.csv and suppliers.csv.
func Products(files fs.FS) ([]Product, error) {
	categories, err := categoryFile.names(files, func(field map[string]string) string { return field["categoryName"] })
	if err != nil {
		return nil, err
	}
	suppliers, err := supplierFile.names(files, func(field map[string]string) string {
		return field["companyName"] + ", " + field["city"] + ", " + field["country"]
	})
	if err != nil {
		return nil, err
	}
	var all []Product
	err = productFile.rows(files, func(field map[string]string) error {
		p := Product{
			ID: field["productID"], Name: field["productName"], Category: categories[field["categoryID"]], Supplier: suppliers[field["supplierID"]],
			Specification: field["quantityPerUnit"], Price: field["unitPrice"], Stock: field["unitsInStock"], Ordered: field["unitsOnOrder"],
			ReorderAt: field["reorderLevel"], Discontinued: field["discontinued"] == "1",
		}
		if p.Name == "" || p.Category == "" || p.Supplier == "" {
			return fmt.Errorf("the product %s lacks its name, category or supplier", p.ID)
		}
		all = append(all, p)
		return nil
	})
	return all, err
}
