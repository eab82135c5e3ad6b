//go:build aws

package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kehu/functions/segments"
	"kehu/infra/client"
	"kehu/infra/emulator"
	"kehu/infra/local/machine"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/file"
	filelocal "kehu/shared/file/local"
	"kehu/shared/id"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// company is one that was moved, and what is known of it.
type company struct {
	tenant                access.Tenant
	user, email, customer string
	customers, lastNumber int
	segment               string
	members               int
}

// remembered is a call whose answer is remembered under keyOfIt.
const remembered, keyOfIt = `{"name":"the last one"}`, "asked-before-the-move"

// running is the system on one machine with its data in the folder; both must be closed.
func running(t *testing.T, data string) (*machine.Machine, *httptest.Server) {
	t.Helper()
	m, err := machine.Open(t.Context(), machine.Options{Data: data, Clock: clock.System{}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return m, httptest.NewServer(m.Handler())
}

// source is a data folder with two companies, whose system is stopped.
func source(t *testing.T) (data string, companies []company) {
	t.Helper()
	data = t.TempDir()
	m, server := running(t, data)
	for i := range 2 {
		companies = append(companies, found(t, client.New(server.URL), fmt.Sprintf("boss%d@move.example", i)))
	}
	server.Close()
	if err := errors.Join(m.Drain(t.Context()), m.Close()); err != nil {
		t.Fatal(err)
	}
	return data, companies
}

// found signs a company up that has customers, one of them welcomed, changed and sold to, and an import with a file.
func found(t *testing.T, c *client.Client, email string) company {
	t.Helper()
	call := func(method, path string, body, out any, headers ...string) {
		t.Helper()
		if _, err := c.Do(t.Context(), method, path, body, out, headers...); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	if _, err := c.SignUp(t.Context(), map[string]string{
		"company": "Move " + email, "name": "Dummy Boss", "email": email, "password": "brick & wall 1", "currency": "USD", "country": "US",
	}); err != nil {
		t.Fatal(err)
	}
	var me struct{ User, Tenant struct{ ID string } }
	call("GET", "/v1/me", nil, &me)
	made := company{user: me.User.ID, email: email, customers: 31} // but for the last one
	var err error
	if made.tenant, err = access.ParseTenant(me.Tenant.ID); err != nil {
		t.Fatal(err)
	}
	var customer, product, order struct{ ID string }
	call("POST", "/v1/customers", map[string]any{"name": "Alfreds", "emails": []string{"a" + email}, "phones": []string{"+1 425 555 0101"}, "sendWelcomeEmail": true}, &customer)
	made.customer = customer.ID
	call("POST", "/v1/customers/"+customer.ID+"/unmask", map[string]any{"fields": []string{"phone"}, "reason": "a call back"}, nil)
	call("PATCH", "/v1/customers/"+customer.ID, map[string]any{"notes": "changed"}, nil, "If-Match", "*")
	call("POST", "/v1/products", map[string]any{"code": "CHAI", "name": "Chai", "prices": []any{map[string]any{"amount": "18", "currency": "USD"}}}, &product)
	call("POST", "/v1/orders", map[string]any{"customerId": customer.ID, "lines": []any{map[string]any{"productId": product.ID, "quantity": "2"}}}, &order)
	call("POST", "/v1/orders/"+order.ID+"/submit", nil, nil)
	var csv strings.Builder
	csv.WriteString("Name,Reference\n")
	for i := range made.customers - 1 {
		fmt.Fprintf(&csv, "customer %d,ref-%d\n", i, i)
	}
	var i struct {
		ID      string
		Mapping []any
	}
	var job struct{ ID, State string }
	call("POST", "/v1/imports", map[string]any{"kind": "customers", "fileName": "c.csv", "content": base64.StdEncoding.EncodeToString([]byte(csv.String()))}, &i)
	call("POST", "/v1/imports/"+i.ID+"/preview", map[string]any{}, &i)
	call("POST", "/v1/imports/"+i.ID+"/start", map[string]any{"mapping": i.Mapping}, &job)
	for deadline := time.Now().Add(time.Minute); job.State != "succeeded"; time.Sleep(20 * time.Millisecond) {
		if call("GET", "/v1/jobs/"+job.ID, nil, &job); time.Now().After(deadline) {
			t.Fatalf("the import: %+v", job)
		}
	}
	var last struct{ Number string }
	call("POST", "/v1/customers", json.RawMessage(remembered), &last, "Idempotency-Key", keyOfIt)
	if _, err := fmt.Sscanf(last.Number, "C%06d", &made.lastNumber); err != nil {
		t.Fatal(err)
	}
	made.segment, made.members = segmentOf(t, call)
	return made
}

// segmentOf computes a segment of all customers, and returns how many are in it.
func segmentOf(t *testing.T, call func(method, path string, body, out any, headers ...string)) (identifier string, count int) {
	t.Helper()
	var segment struct{ ID string }
	call("POST", "/v1/segments", json.RawMessage(`{"name":"All","conditions":[{"field":"frequency","from":"0"}]}`), &segment)
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		var now struct {
			Members struct {
				Computing bool
				Count     *int
			}
		}
		if call("GET", "/v1/segments/"+segment.ID, nil, &now); now.Members.Count != nil && !now.Members.Computing {
			return segment.ID, *now.Members.Count
		}
		if time.Now().After(deadline) {
			t.Fatalf("the segment is not computed: %+v", now)
		}
	}
}

var ids = id.NewSource(clock.System{}, nil)

// newStack makes two tables in DynamoDB Local, and a store for files.
func newStack(t *testing.T) destination {
	t.Helper()
	keys := aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: emulator.AccessKeyID, SecretAccessKey: emulator.SecretAccessKey}, nil
	})
	c := dynamo.NewClient("us-east-1", keys, nil, emulator.DynamoDB(t))
	prefix := "move-" + strings.ToLower(access.NewTenant(ids).Bare())
	for _, schema := range []table.Schema{table.Main, table.Audit} {
		name := prefix + schema.Name
		if err := dynamo.CreateTable(t.Context(), c, name, schema); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _, _ = c.DeleteTable(context.Background(), &dynamodb.DeleteTableInput{TableName: &name}) })
	}
	to := newDestination(c, prefix+"main", prefix+"audit")
	store, err := filelocal.Open(t.TempDir(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	to.store = store
	return to
}

func newMove(t *testing.T, from origin, to destination) *move {
	return &move{from: from, to: to, state: filepath.Join(t.TempDir(), "move.json"), now: time.Now, print: t.Logf}
}

// open returns the folder of a system, in small pages.
func open(t *testing.T, data string) *folder {
	t.Helper()
	f, err := settled(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.close() })
	f.page = 40
	return f
}

// failing is a table whose batches fail after some.
type failing struct {
	table.Table
	left *int
}

var errStopped = errors.New("stopped")

func (f failing) BatchWrite(ctx context.Context, writes []table.Write) error {
	if *f.left--; *f.left < 0 {
		return errStopped
	}
	return f.Table.BatchWrite(ctx, writes)
}

func TestSystemMovesToAWS(t *testing.T) {
	data, companies := source(t)
	to := newStack(t)
	m := newMove(t, open(t, data), to)
	whole := to.tables[main_]
	left := 9
	m.to.tables = map[which]table.Table{trail: to.tables[trail], main_: failing{whole, &left}}
	if err := m.run(t.Context()); !errors.Is(err, errStopped) {
		t.Fatalf("it was to be stopped: %v", err)
	}
	m.to.tables[main_] = whole
	if err := m.run(t.Context()); err != nil { // goes on
		t.Fatal(err)
	}
	if err := m.run(t.Context()); err != nil { // compares once more
		t.Fatal(err)
	}
	if err := newMove(t, m.from, to).run(t.Context()); !errors.Is(err, errTaken) {
		t.Errorf("a second move: %v", err)
	}
	other := newMove(t, m.from, newStack(t))
	other.state = m.state
	if err := other.run(t.Context()); err == nil || !strings.Contains(err.Error(), "another move") {
		t.Errorf("the state of another move: %v", err)
	}
	k := on(t, to)
	wantSilence(t, k, to)
	for range 2 { // the second time nobody is invited
		if err := m.invite(t.Context(), k.Provider); err != nil {
			t.Error(err)
		}
	}
	for _, c := range companies {
		out, err := k.Provider.SignIn(t.Context(), c.email, k.Mailed(c.email))
		if err != nil || out.Challenge != "NEW_PASSWORD_REQUIRED" {
			t.Errorf("sign-in of %s: %+v, %v", c.email, out, err)
		}
		wantWorking(t, k, c)
	}
}

func TestCompanyMovesFromStackToStack(t *testing.T) {
	data, companies := source(t)
	first, second := newStack(t), newStack(t)
	if err := newMove(t, open(t, data), first).run(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := on(t, first)
	begin := scenario.Request{Op: segments.Compute, As: signedIn(t, before, companies[1]), Path: map[string]string{"id": companies[1].segment}}
	before.Do(t, begin).Want(t, 202)
	m := newMove(t, stack{client: first.client, names: first.names}, second)
	m.tenant = companies[1].tenant
	if err := m.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	k := on(t, second)
	if wantSilence(t, k, second) == 0 {
		t.Error("the job that waited is not told of")
	}
	wantWorking(t, k, companies[1])
	for of, name := range second.names {
		puts, _, err := dynamo.Scan(t.Context(), second.client, name, []string{table.TenantPrefix(companies[0].tenant)}, table.Key{})
		if err != nil || len(puts) > 0 {
			t.Errorf("%s: %d items of the other company, %v", of, len(puts), err)
		}
	}
	none := newMove(t, m.from, second)
	none.tenant = access.NewTenant(ids)
	if err := none.run(t.Context()); err == nil {
		t.Error("a company that does not exist was moved")
	}
}

func TestCopyThatDiffersIsFound(t *testing.T) {
	data, companies := source(t)
	to := newStack(t)
	m := newMove(t, open(t, data), to)
	if err := m.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	var put table.Write
	if err := m.each(t.Context(), main_, func(puts []table.Write) error {
		for _, one := range puts {
			if one.Item.Text("id") == companies[0].customer {
				put = one
			}
		}
		return nil
	}); err != nil || put.Item == nil {
		t.Fatalf("%+v, %v", put, err)
	}
	changed := table.Item{"et": "customer", "id": companies[0].customer}
	extra := table.Put(table.In(companies[0].tenant, "EXTRA").Key("EXTRA"), changed)
	for name, damage := range map[string]table.Write{
		"an item that is missing": table.Delete(put.Key), "an item that differs": table.Put(put.Key, changed, put.Index...),
		"a place in an index that differs": table.Put(put.Key, put.Item), "an item too many": extra,
	} {
		if err := to.tables[main_].BatchWrite(t.Context(), []table.Write{damage}); err != nil {
			t.Fatal(err)
		}
		if err := m.run(t.Context()); !errors.Is(err, errDiffers) {
			t.Errorf("%s: %v", name, err)
		}
		mended := []table.Write{table.Put(put.Key, put.Item, put.Index...), table.Delete(extra.Key)}
		if err := to.tables[main_].BatchWrite(t.Context(), mended); err != nil {
			t.Fatal(err)
		}
	}
	m.to.store = spoilt{to.store}
	if err := m.run(t.Context()); !errors.Is(err, errDiffers) {
		t.Errorf("a file that differs: %v", err)
	}
}

// spoilt is a store that keeps something else.
type spoilt struct{ file.Store }

func (s spoilt) Put(ctx context.Context, key file.Key, _ io.ReadSeeker) error {
	return s.Store.Put(ctx, key, bytes.NewReader([]byte("something else")))
}
