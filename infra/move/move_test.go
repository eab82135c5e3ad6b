//go:build aws

package main

import (
	"bytes"
	"context"
	"encoding/base64"
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

	"kehu/functions/audit"
	"kehu/functions/customers"
	"kehu/functions/events"
	"kehu/infra/client"
	"kehu/infra/emulator"
	"kehu/infra/local/machine"
	"kehu/infra/scenario"
	"kehu/shared/access"
	"kehu/shared/clock"
	"kehu/shared/dictionary"
	"kehu/shared/file"
	filelocal "kehu/shared/file/local"
	"kehu/shared/gateway"
	"kehu/shared/id"
	"kehu/shared/operation"
	"kehu/shared/seal"
	"kehu/shared/session"
	"kehu/shared/table"
	"kehu/shared/table/dynamo"
)

// company is one that was moved, and what is known of it.
type company struct {
	tenant                access.Tenant
	user, email, customer string
	customers, lastNumber int
}

// source is a data folder with two companies, whose system is stopped.
func source(t *testing.T) (data string, companies []company) {
	t.Helper()
	data = t.TempDir()
	m, err := machine.Open(t.Context(), machine.Options{Data: data, Clock: clock.System{}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(m.Handler())
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
	call("POST", "/v1/customers", map[string]any{"name": "Alfreds", "emails": []string{"a" + email}, "sendWelcomeEmail": true}, &customer)
	made.customer = customer.ID
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
	call("POST", "/v1/customers", map[string]any{"name": "the last one"}, &last)
	if _, err := fmt.Sscanf(last.Number, "C%06d", &made.lastNumber); err != nil {
		t.Fatal(err)
	}
	return made
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

// on returns a Kehu that works on the tables of a stack.
func on(t *testing.T, to destination) *scenario.Kehu {
	k := scenario.NewWithIdentity(t)
	k.Clock.Advance(time.Since(k.Clock.Now())) // the data are of today
	d := k.Deps
	d.Table, d.Audit = to.tables[main_], to.tables[trail]
	d.Sealer, d.Sessions, d.Dictionaries = seal.New(d.Table, d.Clock), session.NewGuard(d.Table, d.Clock), dictionary.NewCache(d.Table, d.Clock)
	return k
}

// wantWorking lets a company work where it was moved to: its trail proves itself, and numbers go on.
func wantWorking(t *testing.T, k *scenario.Kehu, c company) {
	t.Helper()
	as := k.Session(c.tenant, c.user) // which it keeps in a table of its own
	begun, err := k.Main.Scan(t.Context(), table.TenantPrefix(c.tenant), table.Key{}, 100)
	if err := errors.Join(err, k.Deps.Table.BatchWrite(t.Context(), begun)); err != nil {
		t.Fatal(err)
	}
	var proof struct {
		Valid   bool
		Checked int
	}
	k.Do(t, scenario.Request{Op: audit.Verify, As: as, Query: "limit=10000"}).Want(t, 200).Into(t, &proof)
	if !proof.Valid || proof.Checked < c.customers {
		t.Errorf("the trail: %+v", proof)
	}
	var one struct {
		Notes   string
		Version int
	}
	k.Do(t, scenario.Request{Op: customers.Get, As: as, Path: map[string]string{"id": c.customer}}).Want(t, 200).Into(t, &one)
	if one.Notes != "changed" || one.Version != 2 {
		t.Errorf("customer: %+v", one)
	}
	var made struct{ Number string }
	k.Do(t, scenario.Request{Op: customers.Create, As: as, Body: `{"name": "after the move"}`}).Want(t, 201).Into(t, &made)
	if want := fmt.Sprintf("C%06d", c.lastNumber+1); made.Number != want {
		t.Errorf("the next number is %s, want %s", made.Number, want)
	}
}

// wantSilence gives all that was moved to the readers of the stream, as what arrives: nothing follows.
func wantSilence(t *testing.T, k *scenario.Kehu, to destination) {
	t.Helper()
	count := func(of which) (all []table.Write) {
		for from := (table.Key{}); ; {
			puts, next, err := dynamo.Scan(t.Context(), to.client, to.names[of], nil, from)
			if err != nil {
				t.Fatal(err)
			}
			if all, from = append(all, puts...), next; next.IsZero() {
				return all
			}
		}
	}
	rows := len(count(trail))
	var arrived []table.Change
	for i, put := range count(main_) {
		if put.Item.Text("et") != "" { // the filter of the event sources
			arrived = append(arrived, table.Change{Sequence: fmt.Sprint(i + 1), Key: put.Key, New: put.Item, At: time.Now()})
		}
	}
	for _, o := range []operation.Operation{audit.Record, events.Dispatch} {
		answer, err := gateway.Stream(k.Deps, o)(t.Context(), scenario.StreamEvent(t, arrived...))
		if err != nil || len(answer.BatchItemFailures) > 0 {
			t.Errorf("%s: %+v, %v\n%s", o.Name, answer, err, k.Log)
		}
	}
	if after := len(count(trail)); after != rows {
		t.Errorf("%d audit rows were written of what arrived", after-rows)
	}
	if told := k.Bus.Events(); len(told) > 0 {
		t.Errorf("%d events were told of what arrived, the first: %+v", len(told), told[0])
	}
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
	m := newMove(t, stack{client: first.client, names: first.names}, second)
	m.tenant = companies[1].tenant
	if err := m.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	k := on(t, second)
	wantSilence(t, k, second)
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
