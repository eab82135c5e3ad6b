package northwind

import (
	"fmt"
	"io/fs"
	"math/big"
	"strings"
)

// Order is one row of orders.csv, with its lines and what it refers to. Dates are YYYY-MM-DD.
type Order struct {
	ID           string // "10248" to "11077"
	Customer     string // Customer.ID
	Employee     string // who took the order, by name
	OrderDate    string
	RequiredDate string
	ShippedDate  string // empty: it never was
	Carrier      string
	Freight      string // in US dollars, beside the lines
	ShipName     string
	Street, City string
	Region       string // often empty
	PostalCode   string // may be empty
	Country      string // ISO 3166-1 alpha-2
	Lines        []Line
}

// Line is one row of order-details.csv.
type Line struct {
	Product  string // Product.ID
	Price    string // of a unit, in US dollars
	Quantity string
	Discount string // in percent
}

var (
	orderFile = file{"orders.csv", []string{
		"orderID", "customerID", "employeeID", "orderDate", "requiredDate", "shippedDate", "shipVia", "freight",
		"shipName", "shipAddress", "shipCity", "shipRegion", "shipPostalCode", "shipCountry",
	}, 9}
	lineFile     = file{"order-details.csv", []string{"orderID", "productID", "unitPrice", "quantity", "discount"}, -1}
	employeeFile = file{"employees.csv", []string{
		"employeeID", "lastName", "firstName", "title", "titleOfCourtesy", "birthDate", "hireDate", "address", "city", "region", "postalCode", "country",
		"homePhone", "extension", "photo", "notes", "reportsTo", "photoPath",
	}, -1}
	shipperFile = file{"shippers.csv", []string{"shipperID", "companyName", "phone"}, -1}
)

// Orders reads orders.csv and order-details.csv, with employees.csv and shippers.csv, in the order of the first.
func Orders(files fs.FS) ([]Order, error) {
	employees, err := employeeFile.names(files, func(field map[string]string) string { return field["firstName"] + " " + field["lastName"] })
	if err != nil {
		return nil, err
	}
	shippers, err := shipperFile.names(files, func(field map[string]string) string { return field["companyName"] })
	if err != nil {
		return nil, err
	}
	var all []Order
	places := make(map[string]int)
	err = orderFile.rows(files, func(field map[string]string) error {
		country, found := countries[field["shipCountry"]]
		if !found {
			return fmt.Errorf("unknown country %q", field["shipCountry"])
		}
		if _, twice := places[field["orderID"]]; twice {
			return fmt.Errorf("the order %s is there twice", field["orderID"])
		}
		places[field["orderID"]] = len(all)
		all = append(all, Order{
			ID: field["orderID"], Customer: field["customerID"], Employee: employees[field["employeeID"]],
			OrderDate: day(field["orderDate"]), RequiredDate: day(field["requiredDate"]), ShippedDate: day(field["shippedDate"]),
			Carrier: shippers[field["shipVia"]], Freight: field["freight"], ShipName: field["shipName"], Street: field["shipAddress"],
			City: field["shipCity"], Region: field["shipRegion"], PostalCode: field["shipPostalCode"], Country: country,
		})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = lineFile.rows(files, func(field map[string]string) error {
		place, found := places[field["orderID"]]
		if !found {
			return fmt.Errorf("a line of the unknown order %s", field["orderID"])
		}
		discount, err := percent(field["discount"])
		o := &all[place]
		o.Lines = append(o.Lines, Line{Product: field["productID"], Price: field["unitPrice"], Quantity: field["quantity"], Discount: discount})
		return err
	})
	return all, err
}

// day is the day of a time such as "1996-07-04 00:00:00.000".
func day(text string) string {
	date, _, _ := strings.Cut(text, " ")
	return date
}

// percent writes a share such as "0.05" in percent.
func percent(share string) (string, error) {
	r, ok := new(big.Rat).SetString(share)
	if !ok {
		return "", fmt.Errorf("the discount %q is no number", share)
	}
	r.Mul(r, big.NewRat(100, 1))
	if !r.IsInt() {
		return "", fmt.Errorf("the discount %q is no whole percentage", share)
	}
	return r.Num().String(), nil
}
