package customers_test

import (
	"flag"
	"fmt"
	"testing"

	"kehu/functions/customers"
	"kehu/infra/scenario"
	"kehu/shared/operation"
	"kehu/shared/problem"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// record is what the tests read of an answered customer.
type record struct {
	ID, Number, Name, Owner, Status, TaxNumber, TaxCountry, Fax, Website, Notes string
	Version, Completeness                                                       int
	Phones, Emails, Tags                                                        []string
	CreatedAt, CreatedBy, UpdatedAt, UpdatedBy, DeletedAt, DeletedBy, PurgeAt   string
	Bank                                                                        *struct{ Name, Account, Holder string }
	PaymentTerms                                                                *struct {
		Days int
		Note string
	}
	CreditLimit *struct{ Amount, Currency string }
	Addresses   []struct{ Type, Country, City, Street string }
	Warnings    []struct{ Pointer, Code, Detail string }
	Duplicates  []struct{ Pointer, Code, Record string }
}

// add makes a customer.
func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, body string) record {
	t.Helper()
	var c record
	k.Do(t, scenario.Request{Op: customers.Create, As: as, Body: body}).Want(t, 201).Into(t, &c)
	return c
}

// read gets a customer.
func read(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) record {
	t.Helper()
	var c record
	k.Do(t, at(customers.Get, as, id)).Want(t, 200).Into(t, &c)
	return c
}

// at is a call of an operation on one customer.
func at(o operation.Operation, as *scenario.Caller, id string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}}
}

// matching is a call of an operation on one version of a customer.
func matching(o operation.Operation, as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := at(o, as, id)
	r.Header, r.Body = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}, body
	return r
}

func problemCode(code string) problem.Code { return problem.Code(code) }
