package products_test

import (
	"fmt"
	"sync"
	"testing"

	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/access"
)

const full = `{
	"code": " CHAI-10 ", "name": " Chai ", "category": "Beverages", "specification": "10 boxes x 20 bags", "unit": "box",
	"prices": [
		{"amount": 18.50, "currency": "CNY", "to": "2026-06-30"},
		{"amount": "17.990000", "currency": "CNY", "from": "2026-07-01"},
		{"amount": "16", "currency": "CNY", "level": "A", "minQuantity": 10}
	],
	"cost": {"amount": "47319.25", "currency": "CNY"}, "taxRate": "13", "barcode": "4006381333931", "isSparePart": true, "notes": "a\r\nb"
}`

func TestCreate(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	admin := company.Admin
	add(t, k, admin, `{"name":"First","code":"A-1","barcode":"036000291452"}`)
	k.Run(t, []scenario.Scenario{{
		Name: "stores the normal form of every field", Request: create(admin, full), Status: 201, Golden: "create.json", Writes: 3,
		After: func(t *testing.T, r scenario.Response) {
			var p record
			r.Into(t, &p)
			if r.Header["location"] != "/v1/products/"+p.ID || r.Header["etag"] != `"1"` {
				t.Errorf("headers: %v", r.Header)
			}
			if stored := k.Do(t, at(products.Get, admin, p.ID)).Want(t, 200); stored.Body != r.Body {
				t.Errorf("what is read is not what was answered:\n%s\n%s", stored.Body, r.Body)
			}
		},
	}, {
		Name: "needs no more than a name", Request: create(admin, `{"name":"Chang"}`), Status: 201, Writes: 2, Has: []string{`"code":"P000001"`, `"status":"active"`},
	}, {
		Name: "the code that the system gives passes over one that was typed", Request: create(admin, `{"name":"Chang"}`), Status: 201, Writes: 2,
		Has: []string{`"code":"P000003"`}, Before: func(t *testing.T) { add(t, k, admin, `{"name":"Typed","code":"p000002"}`) },
	}, {
		Name: "a code is taken whatever its case", Request: create(admin, `{"name":"x","code":"a-1"}`),
		Status: 409, Code: "product.duplicate", Fields: []string{"/code product.codeTaken"},
	}, {
		Name: "a bar code is taken in its longer form, too", Request: create(admin, `{"name":"x","barcode":"0036000 291452"}`),
		Status: 409, Code: "product.duplicate", Fields: []string{"/barcode product.barcodeTaken"},
	}, {
		Name: "a dry run tells of duplicates and writes nothing", Request: scenario.Request{Op: products.Create, As: admin, Query: "validateOnly=true", Body: `{"name":"x","code":"A-1"}`},
		Status: 200, Has: []string{"product.codeTaken"},
	}, {
		Name: "another company may have the same", Request: create(k.Company(t).Admin, `{"name":"x","code":"A-1","barcode":"036000291452"}`), Status: 201, Writes: 3,
	}, {
		Name: "who may not see costs may not set one", Request: create(k.Session(company.Tenant, buyer(t, k, company).User), `{"name":"x","cost":{"amount":"1","currency":"CNY"}}`),
		Status: 403, Code: "auth.forbidden",
	}})
}

// buyer is somebody without any permission on products beyond reading.
func buyer(t testing.TB, _ *scenario.Kehu, c *scenario.Company) *scenario.Caller {
	return c.User(t, access.Salesperson)
}

func TestCreate_refuses_bad_input(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	var scenarios []scenario.Scenario
	for _, c := range []struct{ name, value, field string }{
		{"a negative price", `"prices":[{"amount":-1,"currency":"CNY"}]`, "/prices/0/amount amount.negative"},
		{"a price finer than six decimals", `"prices":[{"amount":0.0000001,"currency":"CNY"}]`, "/prices/0/amount number.invalid"},
		{"a price with an exponent", `"prices":[{"amount":1e30,"currency":"CNY"}]`, "/prices/0/amount number.invalid"},
		{"a price of words", `"prices":[{"amount":"cheap","currency":"CNY"}]`, "/prices/0/amount number.invalid"},
		{"a price of nothing", `"prices":[{"amount":null,"currency":"CNY"}]`, "/prices/0/amount field.invalid"},
		{"a price without a number", `"prices":[{"currency":"CNY"}]`, "/prices/0/amount field.required"},
		{"a currency of the past", `"prices":[{"amount":1,"currency":"DEM"}]`, "/prices/0/currency currency.invalid"},
		{"a price from no quantity on", `"prices":[{"amount":1,"currency":"CNY","minQuantity":0}]`, "/prices/0/minQuantity number.notPositive"},
		{"a price that ends before it begins", `"prices":[{"amount":1,"currency":"CNY","from":"2026-02-02","to":"2026-02-01"}]`, "/prices/0/to date.beforeStart"},
		{"a day that is none", `"prices":[{"amount":1,"currency":"CNY","from":"2026-02-30"}]`, "/prices/0/from field.format"},
		{"two prices on one day", `"prices":[{"amount":1,"currency":"CNY","to":"2026-02-02"},{"amount":2,"currency":"CNY","from":"2026-02-02"}]`, "/prices/1 product.pricesOverlap"},
		{"a tax of more than all", `"taxRate":101`, "/taxRate number.noPercentage"},
		{"a negative tax", `"taxRate":"-1"`, "/taxRate number.noPercentage"},
		{"a GTIN with a wrong digit", `"barcode":"4006381333932"`, "/barcode product.barcodeInvalid"},
		{"a negative cost", `"cost":{"amount":"-1","currency":"CNY"}`, "/cost/amount amount.negative"},
		{"a cost of no currency", `"cost":{"amount":"1","currency":"XXX"}`, "/cost/currency currency.invalid"},
		{"a state that there is not", `"status":"deleted"`, "/status field.enum"},
		{"an identifier", `"id":"prd_1"`, "/id field.unknown"},
	} {
		scenarios = append(scenarios, scenario.Scenario{
			Name: c.name, Request: create(admin, `{"name":"x",`+c.value+`}`), Status: 422, Code: "request.invalid", Fields: []string{c.field},
		})
	}
	k.Run(t, append(scenarios, scenario.Scenario{
		Name: "no name", Request: create(admin, `{"code":"x"}`), Status: 422, Code: "request.invalid", Fields: []string{"/name field.required"},
	}))
}

func TestCreate_side_by_side_takes_a_code_once(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	admin := k.Company(t).Admin
	var all sync.WaitGroup
	statuses := make([]int, 16)
	for i := range statuses {
		all.Go(func() {
			statuses[i] = k.Do(t, create(admin, fmt.Sprintf(`{"name":"%d","code":"one","barcode":"4006381333931"}`, i))).Status
		})
	}
	all.Wait()
	count := make(map[int]int)
	for _, status := range statuses {
		count[status]++
	}
	if count[201] != 1 || count[409] != len(statuses)-1 {
		t.Errorf("statuses: %v", count)
	}
}
