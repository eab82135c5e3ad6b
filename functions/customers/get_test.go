package customers_test

import (
	"testing"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/customer"
)

func TestGet(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	company := k.Company(t)
	c := add(t, k, company.Admin, `{"name":"Li Wei","emails":["li@x.example"]}`)
	get := func(as *scenario.Caller, id string, header ...string) scenario.Request {
		r := at(customers.Get, as, id)
		if len(header) > 0 {
			r.Header = map[string]string{header[0]: header[1]}
		}
		return r
	}
	viewer := company.User(t, access.Viewer)
	k.Run(t, []scenario.Scenario{
		{Name: "answers the customer", Request: get(viewer, c.ID), Status: 200, Golden: "get.json", After: func(t *testing.T, r scenario.Response) {
			if r.Header["etag"] != `"1"` || r.Header["location"] != "" {
				t.Errorf("headers: %v", r.Header)
			}
		}},
		{Name: "answers 304 while it is unchanged", Request: get(viewer, c.ID, "If-None-Match", `"0", W/"1"`), Status: 304, After: func(t *testing.T, r scenario.Response) {
			if r.Body != "" || r.Header["etag"] != `"1"` {
				t.Errorf("answer: %v %q", r.Header, r.Body)
			}
		}},
		{Name: "answers it when it has changed", Request: get(viewer, c.ID, "If-None-Match", `"2"`), Status: 200, Has: []string{"Li Wei"}},
		{Name: "knows no other identifier", Request: get(viewer, scenario.Unknown(customer.Kind)), Status: 404, Code: "customer.notFound"},
		{Name: "knows no garbage", Request: get(viewer, "%2e%2e"), Status: 404, Code: "customer.notFound"},
		{Name: "knows no identifier of another kind", Request: get(viewer, viewer.User), Status: 404, Code: "customer.notFound"},
		{Name: "knows no customer of another company", Request: get(k.Company(t).Admin, c.ID), Status: 404, Code: "customer.notFound"},
		{Name: "asks for a token", Request: get(nil, c.ID), Status: 401, Code: "auth.unauthenticated"},
		{Name: "asks for the permission", Request: get(company.User(t), c.ID), Status: 403, Code: "auth.forbidden"},
		{
			Name: "tells in Chinese", Request: get(viewer, scenario.Unknown(customer.Kind), "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"),
			Status: 404, Code: "customer.notFound", Has: []string{"客户"},
		},
	})
}
