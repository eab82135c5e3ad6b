package paper_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"kehu/shared/customer"
	"kehu/shared/dictionary"
	"kehu/shared/document"
	"kehu/shared/ledger"
	"kehu/shared/money"
	"kehu/shared/order"
	"kehu/shared/paper"
	"kehu/shared/problem"
	"kehu/shared/record"
	"kehu/shared/tenant"
)

var update = flag.Bool("update", false, "write the golden files anew")

// letter is one of a company that writes numbers and dates as Germans do.
func letter(l problem.Language) paper.Letter {
	company := tenant.Tenant{Name: "北风贸易", Country: "DE", Rules: tenant.Rules{
		Formats: &tenant.Formats{Decimal: "comma", Group: "point", Date: "DD.MM.YYYY"},
		Letterhead: &tenant.Letterhead{
			Name: "北风贸易有限公司", Address: "上海市浦东新区世纪大道 1 号", Phone: "+86 21 1234", Email: "a@north.example", TaxNumber: "DE123", Bank: "ICBC", Account: "6222",
			Foot: "HRB 1",
		},
	}}
	return paper.Letter{Company: company, Language: l, At: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)}
}

func sample() (*order.Order, *customer.Customer) {
	o := &order.Order{
		Meta: record.Meta{ID: "ord_1"}, Number: "SO000001", CustomerName: "Alfreds then", Status: order.Approved, Charged: "21464.13",
		Head: order.Head{
			Currency: "EUR", OrderDate: "2026-03-02", DeliveryDate: "2026-03-31", Reference: "PO 7", Discount: "2.5", Notes: "our own remark",
			Address: &customer.Address{Street: "Obere Str. 57", City: "Berlin", PostalCode: "12209", Country: "DE", Receiver: "Maria", Phone: "+49 1"},
			Terms:   &customer.Terms{Days: 30, Note: "2 % within 10"},
		},
		Lines: []order.Line{
			{Line: 1, LineFields: order.LineFields{Quantity: "1000", UnitPrice: "18.5", TaxRate: "19", Note: "blue"}, Code: "CHAI", Name: "Chai", Unit: "box", Net: "18037.50"},
			{Line: 2, LineFields: order.LineFields{Quantity: "1.25", UnitPrice: "1234.123456", Discount: "10", TaxRate: "0"}, Code: "WORK", Name: "安装", Net: "-0.50"},
		},
		Net: money.Wire{Amount: "18037.00", Currency: "EUR"}, Tax: money.Wire{Amount: "3427.13", Currency: "EUR"}, Total: money.Wire{Amount: "21464.13", Currency: "EUR"},
	}
	c := &customer.Customer{Number: "C000001", Fields: customer.Fields{
		Name: "Alfreds", Notes: "our own remark", Addresses: []customer.Address{{Type: customer.Billing, City: "Hamburg", Province: "HH", Country: "DE"}},
	}}
	return o, c
}

// written is what a paper says, as text.
func written(p document.Paper) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n%s\n= %s [%s]\n", p.Head.Company, strings.Join(p.Head.Lines, "\n"), p.Title, p.Watermark)
	for _, block := range p.Blocks {
		switch block := block.(type) {
		case document.Heading:
			fmt.Fprintf(&b, "== %s\n", block.Text)
		case document.Paragraph:
			fmt.Fprintln(&b, block.Text)
		case document.Fields:
			for _, f := range block {
				fmt.Fprintf(&b, "%s: %s\n", f.Name, f.Value)
			}
		case document.Grid:
			var titles []string
			for _, c := range block.Columns {
				titles = append(titles, c.Title)
			}
			fmt.Fprintln(&b, "|", strings.Join(titles, " | "))
			for _, row := range block.Rows {
				if len(row) != len(titles) {
					fmt.Fprintf(&b, "%d CELLS IN %d COLUMNS: ", len(row), len(titles))
				}
				fmt.Fprintln(&b, "|", strings.ReplaceAll(strings.Join(row, " | "), "\n", " / "))
			}
			for _, f := range block.Totals {
				fmt.Fprintf(&b, "%s: %s\n", f.Name, f.Value)
			}
		}
	}
	return b.String() + "-- " + p.Foot + "\n"
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestPapers(t *testing.T) {
	for _, l := range problem.Languages() {
		o, c := sample()
		confirmation := written(letter(l).Confirmation(o, c, "Nancy"))
		golden(t, "confirmation-"+string(l)+".txt", confirmation)
		if strings.Contains(confirmation, "remark") {
			t.Errorf("%s: a note of the company's own goes out", l)
		}
		account := paper.Account{
			From: "2026-02-01", To: "2026-03-02", Today: "2026-03-02",
			Accounts: []ledger.Account{{Currency: "EUR", Opening: "-12.00", Closing: "21452.13", Movements: []ledger.Movement{
				{Date: "2026-03-02", Kind: ledger.Ordered, Number: "SO000001", Amount: "21464.13", Balance: "21452.13"},
			}}},
			Ages: []order.Ages{{Currency: "EUR", Open: "21464.13", NotDue: "21464.13", Days30: "0.00", Days60: "0.00", Days90: "0.00", Older: "0.00"}},
		}
		golden(t, "statement-"+string(l)+".txt", written(letter(l).Statement(c, account)))
		names := paper.Names{Users: map[string]string{"usr_1": "王芳"}, Words: map[dictionary.Name]map[string]string{dictionary.Level: {"A": "Key"}}}
		told := paper.List{
			Title: "list.customers", Mark: "Ada", Limit: 5000, Columns: letter(l).CustomerColumns(),
			Filters: []document.Field{letter(l).Field("filter.created", letter(l).Days("2026-03-01", "")), letter(l).Field("filter.text", "")},
		}
		for _, one := range []customer.Fields{{Name: "A", Owner: "usr_1", Level: "A", Status: customer.Lost, Phones: []string{"1", "2"}}, {Name: "B", Owner: "usr_2", Level: "X", Status: "odd"}} {
			told.Rows = append(told.Rows, letter(l).CustomerRow(&customer.Customer{Meta: record.Meta{CreatedAt: letter(l).At}, Fields: one}, names))
		}
		golden(t, "list-"+string(l)+".txt", written(letter(l).List(told)))
	}
}

func TestConfirmation_of_an_order_that_is_less(t *testing.T) {
	o, _ := sample()
	*o = order.Order{Number: "SO1", Status: order.Approved, CustomerName: "Alfreds", Head: order.Head{Currency: "CNY"}}
	o.Net.Currency, o.Tax.Currency, o.Total.Currency = "CNY", "CNY", "CNY"
	text := written(paper.Letter{Company: tenant.Tenant{Name: "Northwind"}, Language: problem.English}.Confirmation(o, nil, ""))
	if !strings.HasPrefix(text, "Northwind\n") || !strings.Contains(text, "Customer: Alfreds\n") || strings.Contains(text, "| Discount") {
		t.Error(text)
	}
}

func TestConfirmation_has_the_agreed_plan(t *testing.T) {
	o, _ := sample()
	o.Instalments = []order.Instalment{{Due: "2026-04-01", Amount: "10000"}, {Due: "2026-05-01", Amount: "11464.13"}}
	text := written(letter(problem.English).Confirmation(o, nil, ""))
	if !strings.Contains(text, "== Payment plan\n| Due | Amount\n| 01.04.2026 | EUR 10.000,00\n| 01.05.2026 | EUR 11.464,13\n") || strings.Contains(text, "30 days") {
		t.Error(text)
	}
}

// TestWhat_is_not_confirmed_says_so on each page; only what is confirmed is called a confirmation.
func TestWhat_is_not_confirmed_says_so(t *testing.T) {
	for _, status := range order.Statuses() {
		o, _ := sample()
		o.Status = status
		p := letter(problem.English).Confirmation(o, nil, "")
		confirmed := slices.Contains([]order.Status{order.Approved, order.ChangePending, order.InDelivery, order.Completed, order.Closed}, status)
		if confirmed != paper.Confirmable(o) || confirmed != (p.Watermark == "") || confirmed != (p.Title == "Order confirmation") {
			t.Errorf("%s: %q, %q, confirmable %t", status, p.Title, p.Watermark, paper.Confirmable(o))
		}
	}
}

// TestEvery_cause_has_a_name holds the names of what happens to an account against those that the interface documents.
func TestEvery_cause_has_a_name(t *testing.T) {
	kind, _ := reflect.TypeFor[ledger.Movement]().FieldByName("Kind")
	known := strings.Split(kind.Tag.Get("enum"), ",")
	if len(known) < 7 {
		t.Fatal(known)
	}
	names := make(map[string]bool)
	for _, k := range known {
		in := ledger.Account{Currency: "EUR", Opening: "0.00", Closing: "0.00", Movements: []ledger.Movement{{Kind: ledger.Kind(k)}}}
		p := letter(problem.English).Statement(&customer.Customer{}, paper.Account{Accounts: []ledger.Account{in}})
		name := p.Blocks[2].(document.Grid).Rows[1][1]
		if name == "" || strings.Contains(name, ".") || names[name] {
			t.Errorf("%s is called %q", k, name)
		}
		names[name] = true
	}
}

// TestWords_can_be_printed: all characters of the texts are in GBK, which is what the font has.
func TestWords_can_be_printed(t *testing.T) {
	for _, l := range problem.Languages() {
		data, err := os.ReadFile(filepath.Join("..", "problem", "catalogue", string(l)+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]string
		if err := json.Unmarshal(data, &texts); err != nil {
			t.Fatal(err)
		}
		found := 0
		for key, text := range texts {
			if !strings.HasPrefix(key, "paper.") {
				continue
			}
			found++
			if _, err := simplifiedchinese.GBK.NewEncoder().String(text); err != nil {
				t.Errorf("%s: %s %q: %v", l, key, text, err)
			}
		}
		if found < 40 {
			t.Errorf("%s: %d texts", l, found)
		}
	}
}
