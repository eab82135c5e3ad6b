package system_test

import (
	"encoding/json"
	"errors"
	"testing"

	"kehu/functions/operations"
	"kehu/functions/system"
	"kehu/infra/scenario"
)

func TestHealth(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	k.Run(t, []scenario.Scenario{
		{Name: "well", Request: scenario.Request{Op: system.Health}, Status: 200, Has: []string{`{"status":"ok","version":"test"}`}},
		{
			Name: "not well", Request: scenario.Request{Op: system.Health}, Status: 503, Code: "request.busy", Lacks: []string{"arn:aws"},
			Before: func(*testing.T) {
				k.Table.Fail(func(string) error { return errors.New("arn:aws:dynamodb: no route to host") })
			},
		},
	})
}

func TestOpenAPI_is_the_document(t *testing.T) {
	t.Parallel()
	k := scenario.New(t)
	r := k.Do(t, scenario.Request{Op: system.OpenAPI}).Want(t, 200)
	document, err := operations.Document()
	if err != nil {
		t.Fatal(err)
	}
	var got, want any
	r.Into(t, &got)
	if err := json.Unmarshal(document, &want); err != nil {
		t.Fatal(err)
	}
	gotText, _ := json.Marshal(got)
	wantText, _ := json.Marshal(want)
	if string(gotText) != string(wantText) {
		t.Error("another document than operations.Document")
	}
}
