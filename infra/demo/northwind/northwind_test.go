package northwind_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kehu/infra/demo/northwind"
	"kehu/shared/phone"
)

func readFile(t *testing.T) []northwind.Customer {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "data", "customers.csv"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	customers, err := northwind.Customers(file)
	if err != nil {
		t.Fatal(err)
	}
	return customers
}

func TestTheFileHas91CustomersWithNames(t *testing.T) {
	customers := readFile(t)
	if got, want := len(customers), 91; got != want {
		t.Fatalf("%d customers, want %d", got, want)
	}
	for _, c := range customers {
		for field, value := range map[string]string{
			"Name": c.Name, "ContactName": c.ContactName, "ContactTitle": c.ContactTitle,
			"Street": c.Street, "City": c.City, "Country": c.Country, "Phone": c.Phone.Written,
		} {
			if value == "" || value == "NULL" || strings.TrimSpace(value) != value || strings.Contains(value, "  ") {
				t.Errorf("%s: %s is %q", c.ID, field, value)
			}
		}
	}
}

func TestEveryNumberIsE164OrExplained(t *testing.T) {
	var got struct{ Phones, Faxes counts }
	for _, c := range readFile(t) {
		check(t, c.ID, c.Phone, &got.Phones)
		check(t, c.ID, c.Fax, &got.Faxes)
	}
	if want := (counts{Unchanged: 59, Renumbered: 28, Refused: 4}); got.Phones != want {
		t.Errorf("phones %+v, want %+v", got.Phones, want)
	}
	if want := (counts{Unchanged: 41, Renumbered: 24, Refused: 4}); got.Faxes != want {
		t.Errorf("faxes %+v, want %+v", got.Faxes, want)
	}
}

type counts struct{ Unchanged, Renumbered, Refused int }

func check(t *testing.T, id string, p northwind.Phone, sum *counts) {
	t.Helper()
	switch {
	case p == northwind.Phone{}:
	case p.E164 == "" && p.Explanation != "":
		sum.Refused++
	case p.E164 == "":
		t.Errorf("%s: %+v has neither E.164 form nor explanation", id, p)
	default:
		number, err := phone.Normalize(p.E164, "")
		if err != nil || number.E164 != p.E164 {
			t.Errorf("%s: %+v is read again as %v, %v", id, p, number, err)
		}
		if p.Explanation == "" {
			sum.Unchanged++
			return
		}
		sum.Renumbered++
		// What a real change of the plan made must lie in a range that is in use.
		if !number.Valid() {
			t.Errorf("%s: %+v is renumbered into a range that is not in use", id, p)
		}
	}
}

func TestRowsBecomeCustomers(t *testing.T) {
	byID := map[string]northwind.Customer{}
	for _, c := range readFile(t) {
		byID[c.ID] = c
	}
	for _, want := range []northwind.Customer{
		{
			ID: "ALFKI", Name: "Alfreds Futterkiste", ContactName: "Maria Anders", ContactTitle: "Sales Representative",
			Street: "Obere Str. 57", City: "Berlin", PostalCode: "12209", Country: "DE",
			Phone: northwind.Phone{Written: "030-0074321", E164: "+49300074321"},
			Fax:   northwind.Phone{Written: "030-0076545", E164: "+49300076545"},
		},
		{ // an address with a comma, a number that was renumbered
			ID: "BLONP", Name: "Blondesddsl père et fils", ContactName: "Frédérique Citeaux", ContactTitle: "Marketing Manager",
			Street: "24, place Kléber", City: "Strasbourg", PostalCode: "67000", Country: "FR",
			Phone: northwind.Phone{Written: "88.60.15.31", E164: "+33388601531", Explanation: "France went from 8 digits to 10 on 18 October 1996, here with zone 3"},
			Fax:   northwind.Phone{Written: "88.60.15.32", E164: "+33388601532", Explanation: "France went from 8 digits to 10 on 18 October 1996, here with zone 3"},
		},
		{ // two spaces in the address, no fax
			ID: "ANTON", Name: "Antonio Moreno Taquería", ContactName: "Antonio Moreno", ContactTitle: "Owner",
			Street: "Mataderos 2312", City: "México D.F.", PostalCode: "05023", Country: "MX",
			Phone: northwind.Phone{Written: "(5) 555-3932", E164: "+525555553932", Explanation: "Mexico City: 5 became 55 5 between 1999 and 2001"},
		},
		{ // no postal code
			ID: "HUNGO", Name: "Hungry Owl All-Night Grocers", ContactName: "Patricia McKenna", ContactTitle: "Sales Associate",
			Street: "8 Johnstown Road", City: "Cork", Region: "Co. Cork", Country: "IE",
			Phone: northwind.Phone{Written: "2967 542", E164: "+3532967542"},
			Fax:   northwind.Phone{Written: "2967 3333", E164: "+35329673333"},
		},
		{ // numbers that never fitted
			ID: "LILAS", Name: "LILA-Supermercado", ContactName: "Carlos González", ContactTitle: "Accounting Manager",
			Street: "Carrera 52 con Ave. Bolívar #65-98 Llano Largo", City: "Barquisimeto", Region: "Lara", PostalCode: "3508", Country: "VE",
			Phone: northwind.Phone{Written: "(9) 331-6954", Explanation: "fits no numbering plan of the country, then or now (phone: too-short)"},
			Fax:   northwind.Phone{Written: "(9) 331-7256", Explanation: "fits no numbering plan of the country, then or now (phone: too-short)"},
		},
	} {
		if diff := cmp.Diff(want, byID[want.ID]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want.ID, diff)
		}
	}
}

const (
	head = "customerID,companyName,contactName,contactTitle,address,city,region,postalCode,country,phone,fax\n"
	row  = "ALFKI,Alfreds Futterkiste,Maria Anders,Owner,Obere Str. 57,Berlin,NULL,12209,Germany,030-0074321,NULL\n"
)

func TestByteOrderMarkAndWindowsLineEndsAreRead(t *testing.T) {
	text := "\ufeff" + strings.ReplaceAll(head+row, "\n", "\r\n")
	got, err := northwind.Customers(strings.NewReader(text))
	if err != nil || len(got) != 1 || got[0].Name != "Alfreds Futterkiste" || got[0].Fax != (northwind.Phone{}) {
		t.Errorf("got %+v, %v, want one customer without fax", got, err)
	}
}

func TestBrokenFilesAreRefusedWithTheLine(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "", "head"},
		{"another head", "id,name\n", "head"},
		{"too few fields", head + row + "BERGS,Berglunds snabbköp\n", "line 3"},
		{"unknown country", head + strings.Replace(row, "Germany", "Atlantis", 1), `line 2: unknown country "Atlantis"`},
		{"not UTF-8", head + strings.Replace(row, "Obere", "Ob\xe9re", 1), "line 2: field 5 is not UTF-8"},
		{"no name", head + strings.Replace(row, "Alfreds Futterkiste", "NULL", 1), "line 2"},
		{"twice the same id", head + row + row, "line 3: the id ALFKI is there twice"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := northwind.Customers(strings.NewReader(test.text))
			if err == nil || !strings.Contains(err.Error(), test.want) || got != nil {
				t.Errorf("got %v, %v, want an error with %q", got, err, test.want)
			}
		})
	}
}

func TestTheFilesHave77ProductsAnd830OrdersWith2155Lines(t *testing.T) {
	files := os.DirFS(filepath.Join("..", "data"))
	products, err := northwind.Products(files)
	if err != nil {
		t.Fatal(err)
	}
	orders, err := northwind.Orders(files)
	if err != nil {
		t.Fatal(err)
	}
	lines, discontinued := 0, 0
	for _, o := range orders {
		lines += len(o.Lines)
	}
	for _, p := range products {
		if p.Discontinued {
			discontinued++
		}
	}
	if got, want := []int{len(products), discontinued, len(orders), lines}, []int{77, 8, 830, 2155}; !cmp.Equal(got, want) {
		t.Errorf("products, discontinued, orders and lines: %v, want %v", got, want)
	}
	want := northwind.Order{
		ID: "10250", Customer: "HANAR", Employee: "Margaret Peacock", OrderDate: "1996-07-08", RequiredDate: "1996-08-05", ShippedDate: "1996-07-12",
		Carrier: "United Package", Freight: "65.83", ShipName: "Hanari Carnes", Street: "Rua do Paço, 67", City: "Rio de Janeiro", Region: "RJ",
		PostalCode: "05454-876", Country: "BR", Lines: []northwind.Line{
			{Product: "41", Price: "7.70", Quantity: "10", Discount: "0"},
			{Product: "51", Price: "42.40", Quantity: "35", Discount: "15"},
			{Product: "65", Price: "16.80", Quantity: "15", Discount: "15"},
		},
	}
	if diff := cmp.Diff(want, orders[2]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
