package northwind

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Customer is one row of the file.
type Customer struct {
	ID           string // five capitals, unique, for example "ALFKI"
	Name         string // of the company
	ContactName  string
	ContactTitle string
	Street       string // with the house number
	City         string
	Region       string // often empty
	PostalCode   string // may be empty
	Country      string // ISO 3166-1 alpha-2
	Phone, Fax   Phone  // the fax may be empty
}

// columns is the head of the file.
var columns = []string{
	"customerID", "companyName", "contactName", "contactTitle",
	"address", "city", "region", "postalCode", "country", "phone", "fax",
}

const (
	addressColumn      = 4
	columnsPastAddress = 6
)

// Customers reads the whole file. Its addresses hold commas without being quoted; the surplus fields of such
// rows are joined to the address again.
func Customers(r io.Reader) ([]Customer, error) {
	reader := csv.NewReader(withoutByteOrderMark(r))
	reader.FieldsPerRecord = -1
	head, err := reader.Read()
	if err != nil {
		return nil, fmt.Errorf("northwind: read the head: %w", err)
	}
	if !slices.Equal(head, columns) {
		return nil, fmt.Errorf("northwind: the head is %q, want %q", head, columns)
	}
	var customers []Customer
	seen := map[string]bool{}
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return customers, nil
		}
		line, _ := reader.FieldPos(0)
		if err != nil {
			return nil, fmt.Errorf("northwind: %w", err)
		}
		customer, err := parseRow(row)
		if err != nil {
			return nil, fmt.Errorf("northwind: line %d: %w", line, err)
		}
		if seen[customer.ID] {
			return nil, fmt.Errorf("northwind: line %d: the id %s is there twice", line, customer.ID)
		}
		seen[customer.ID] = true
		customers = append(customers, customer)
	}
}

func withoutByteOrderMark(r io.Reader) io.Reader {
	buffered := bufio.NewReader(r)
	if start, err := buffered.Peek(3); err == nil && string(start) == "\ufeff" {
		_, _ = buffered.Discard(len(start)) // cannot fail, it is in the buffer
	}
	return buffered
}

func parseRow(row []string) (Customer, error) {
	if len(row) < len(columns) {
		return Customer{}, fmt.Errorf("%d fields, want %d", len(row), len(columns))
	}
	for i, field := range row {
		if !utf8.ValidString(field) {
			return Customer{}, fmt.Errorf("field %d is not UTF-8", i+1)
		}
	}
	rest := row[len(row)-columnsPastAddress:]
	customer := Customer{
		ID:           clean(row[0]),
		Name:         clean(row[1]),
		ContactName:  clean(row[2]),
		ContactTitle: clean(row[3]),
		Street:       clean(strings.Join(row[addressColumn:len(row)-columnsPastAddress], ",")),
		City:         clean(rest[0]),
		Region:       clean(rest[1]),
		PostalCode:   clean(rest[2]),
	}
	if customer.ID == "" || customer.Name == "" {
		return Customer{}, errors.New("the id or the name is empty")
	}
	country, found := countries[clean(rest[3])]
	if !found {
		return Customer{}, fmt.Errorf("unknown country %q", rest[3])
	}
	customer.Country = country
	customer.Phone = parsePhone(clean(rest[4]), country)
	customer.Fax = parsePhone(clean(rest[5]), country)
	return customer, nil
}

// clean turns NULL into nothing and runs of spaces into one.
func clean(field string) string {
	if field = strings.Join(strings.Fields(field), " "); field != "NULL" {
		return field
	}
	return ""
}

// countries maps the names that occur in the file to ISO 3166-1 alpha-2.
var countries = map[string]string{
	"Argentina":   "AR",
	"Austria":     "AT",
	"Belgium":     "BE",
	"Brazil":      "BR",
	"Canada":      "CA",
	"Denmark":     "DK",
	"Finland":     "FI",
	"France":      "FR",
	"Germany":     "DE",
	"Ireland":     "IE",
	"Italy":       "IT",
	"Mexico":      "MX",
	"Norway":      "NO",
	"Poland":      "PL",
	"Portugal":    "PT",
	"Spain":       "ES",
	"Sweden":      "SE",
	"Switzerland": "CH",
	"UK":          "GB",
	"USA":         "US",
	"Venezuela":   "VE",
}
