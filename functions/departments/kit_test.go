package departments_test

import (
	"flag"
	"fmt"
	"testing"

	"kehu/functions/departments"
	"kehu/infra/scenario"
	"kehu/shared/operation"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// record is what the tests read of an answered department.
type record struct {
	ID, Number, ShortName, ParentID, Kind string
	Version                               int
	Path                                  []string
}

// add makes a department below the parent, or at the top.
func add(t testing.TB, k *scenario.Kehu, as *scenario.Caller, number, parent string) record {
	t.Helper()
	var d record
	body := fmt.Sprintf(`{"number":%q,"shortName":%q,"fullName":"Department %s"}`, number, number, number)
	if parent != "" {
		body = fmt.Sprintf(`{"number":%q,"shortName":%q,"fullName":"Department %s","parentId":%q}`, number, number, number, parent)
	}
	k.Do(t, create(as, body)).Want(t, 201).Into(t, &d)
	return d
}

// read gets a department.
func read(t testing.TB, k *scenario.Kehu, as *scenario.Caller, id string) record {
	t.Helper()
	var d record
	k.Do(t, at(departments.Get, as, id)).Want(t, 200).Into(t, &d)
	return d
}

// tree lists the numbers of all departments, each after the number of dots that it has above it.
func tree(t testing.TB, k *scenario.Kehu, as *scenario.Caller) []string {
	t.Helper()
	var list struct{ Items []record }
	k.Do(t, scenario.Request{Op: departments.List, As: as}).Want(t, 200).Into(t, &list)
	lines := []string{}
	for _, d := range list.Items {
		line := d.Number
		for range d.Path {
			line = "." + line
		}
		lines = append(lines, line)
	}
	return lines
}

func create(as *scenario.Caller, body string) scenario.Request {
	return scenario.Request{Op: departments.Create, As: as, Body: body}
}

// at is a call of an operation on one department.
func at(o operation.Operation, as *scenario.Caller, id string) scenario.Request {
	return scenario.Request{Op: o, As: as, Path: map[string]string{"id": id}}
}

// matching is a call of an operation on one version of a department.
func matching(o operation.Operation, as *scenario.Caller, id string, version int, body string) scenario.Request {
	r := at(o, as, id)
	r.Header, r.Body = map[string]string{"If-Match": fmt.Sprintf(`"%d"`, version)}, body
	return r
}

// move is a change of the parent; "" is the top.
func move(as *scenario.Caller, d record, parent string) scenario.Request {
	if parent == "" {
		return matching(departments.Update, as, d.ID, d.Version, `{"parentId":null}`)
	}
	return matching(departments.Update, as, d.ID, d.Version, fmt.Sprintf(`{"parentId":%q}`, parent))
}
