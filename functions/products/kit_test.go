package products_test

import (
	"flag"
	"fmt"
	"testing"

	"kehu/functions/products"
	"kehu/infra/scenario"
	"kehu/shared/operation"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// record is what the tests read of an answered product.
type record struct {
	ID, Code, Name, Barcode, Status, TaxRate, DeletedAt, PurgeAt string
	Version                                                      int
	Cost                                                         *struct{ Amount, Currency string }
	Duplicates                                                   []struct{ Pointer, Code, Record string }
}

// create is a call that makes a product.
func create(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: products.Create, As: as, Body: body}
}

// add makes a product.
func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, body string) (p record) {
	t.Helper()
	k.Do(t, create(as, body)).Want(t, 201).Into(t, &p)
	return p
}

// read gets a product.
func read(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) (p record) {
	t.Helper()
	k.Do(t, at(products.Get, as, id)).Want(t, 200).Into(t, &p)
	return p
}

// at is a call of an operation on one product.
func at(o operation.Operation, as *scenario.Caller, id string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}}
}

// matching is a call of an operation on one version of a product.
func matching(o operation.Operation, as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := at(o, as, id)
	r.Header, r.Body = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}, body
	return r
}
